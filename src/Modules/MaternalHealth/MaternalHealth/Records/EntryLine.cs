using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Contracts;

namespace Hagukumi.MaternalHealth.Records;

/// <summary>One record as a page lists it, a withdrawn one with its reason.</summary>
public sealed record EntryLine(DateOnly On, string Kind, string Text, string RecordedBy, string? Withdrawn, string? WithdrawHref)
{
    internal static EntryLine Of(Entry entry, string kind, string text, WorkerNames workers, string? withdrawHref) => new(
        entry.On, kind, text, workers.Of(entry.EventId, entry.RecordedBy),
        entry.Stands ? null : $"{JapaneseDate.Format(entry.WithdrawnOn!.Value)}に取消し（{(entry.WithdrawnBy is { } by ? workers.Of(by) : "不明")}）：{entry.WithdrawalReason}",
        entry.Stands && workers.MayChange(entry.EventId) ? withdrawHref : null);
}
