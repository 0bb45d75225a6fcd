using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Contracts;

namespace Hagukumi.MaternalHealth.Records;

/// <summary>One record as a page lists it, a withdrawn one with its reason.</summary>
public sealed record EntryLine(DateOnly On, string Kind, string Text, string RecordedBy, string? Withdrawn, string? WithdrawHref)
{
    internal static EntryLine Of(Entry entry, string kind, string text, IReadOnlyDictionary<StaffId, string> staff, string? withdrawHref) => new(
        entry.On, kind, text, staff.GetValueOrDefault(entry.RecordedBy, "（システム）"),
        entry.Stands ? null : $"{JapaneseDate.Format(entry.WithdrawnOn!.Value)}に取消し（{(entry.WithdrawnBy is { } by ? staff.GetValueOrDefault(by, "不明") : "不明")}）：{entry.WithdrawalReason}",
        entry.Stands ? withdrawHref : null);
}
