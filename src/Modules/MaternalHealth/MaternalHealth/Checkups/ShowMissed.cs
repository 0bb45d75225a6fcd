using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>健診未受診の記録: what was tried, who saw the child.</summary>
static class ShowMissed
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/missed-checkups/{id:guid}", Show).RequirePermission(MaternalHealthPermissions.See);

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await CheckupCase.OfMiss(id, request) is not { } checkup) return Results.NotFound();
        var who = await request.View(checkup.Child);
        return Screen.Of<ShowMissedScreen>(new
        {
            Who = who,
            Kind = CheckupWords.Of(checkup.Kind),
            checkup.MissedOn,
            FoundOn = checkup.MissFoundOn,
            State = StateOf(checkup),
            Open = checkup.OpenMiss is not null,
            Path = $"/maternal-health/missed-checkups/{id}",
            CheckupPath = $"/maternal-health/children/{checkup.Child}/checkups/{checkup.Kind}",
            ChildHref = $"/maternal-health/children/{checkup.Child}",
            Entries = EntriesOf(checkup, id, await request.WorkersOf(who)),
            MayRecord = request.Staff.Has(MaternalHealthPermissions.Record),
        });
    }

    static string StateOf(ChildCheckup checkup) =>
        checkup.Result is { } result ? $"{JapaneseDate.Format(result.On)}に受診"
        : checkup.OpenMiss is null ? "確認済み"
        : checkup.Endings.Exists(e => e.Stands && e.Miss == checkup.Miss) ? "居所が分からない（確認を続けています）"
        : "まだだれも会えていません";

    static List<EntryLine> EntriesOf(ChildCheckup checkup, Guid miss, WorkerNames workers) =>
    [
        .. checkup.Tries.Where(t => t.Miss == miss).Select(t => EntryLine.Of(t, $"連絡（{CheckupWords.Ways.NameOf($"{t.Way}")}）", t.Note, workers, Withdraw(checkup, t)))
            .Concat(checkup.Endings.Where(e => e.Miss == miss).Select(e => EntryLine.Of(e, CheckupWords.Endings.NameOf($"{e.Kind}"), Text(e), workers, Withdraw(checkup, e))))
            .OrderByDescending(line => line.On),
    ];

    internal static string Withdraw(ChildCheckup checkup, Entry entry) => $"/maternal-health/checkups/{checkup.Id}/records/{entry.EventId}/withdraw";

    static string Text(MissEnding e) => string.Join('。', new[]
    {
        e.SeenBy.Length > 0 ? $"会った人：{e.SeenBy}" : "", e.Where.Length > 0 ? $"場所：{e.Where}" : "", e.Reason is { } reason ? $"理由：{CheckupWords.Of(reason)}" : "", e.Note,
    }.Where(part => part.Length > 0));
}
