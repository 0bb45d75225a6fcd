using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.PostpartumCare;

/// <summary>産後の健診とケア: check-ups of the mother, days of care used and left.</summary>
public static class ShowPostpartum
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/postpartum", Show).RequirePermission(MaternalHealthPermissions.See);
        WithdrawRecord.Map(desk, "/pregnancies/{id:guid}/postpartum/records/{record:guid}/withdraw", async (id, record, request) =>
            await request.FindPostpartum(id) is var (pregnancy, postpartum) && postpartum.Withdrawable(record) is { } entry
                ? new(KindOf(entry), entry.On, entry.Stands, entry.WithdrawalReason, postpartum.Version, (e, _) => request.PostpartumPage(pregnancy, e), reason => postpartum.Withdraw(record, request.Today, reason, request.Recorded))
                : null);
    }

    /// <summary>The pregnancy with what came after it; the latter is begun here where nothing has been recorded.</summary>
    internal static async Task<(Pregnancy Pregnancy, Postpartum Postpartum)?> FindPostpartum(this DeskRequest request, Guid id)
    {
        if (await request.FindPregnancy(id) is not { } pregnancy) return null;
        if (await request.Db.Postpartums.AsSingleQuery().FirstOrDefaultAsync(p => p.Id == pregnancy.Id, request.Stop) is { } known) return (pregnancy, known);
        var begun = Postpartum.Of(pregnancy);
        request.Db.Add(begun);
        return (pregnancy, begun);
    }

    internal static async Task<FormPage> PostpartumPage(this DeskRequest request, Pregnancy pregnancy, IReadOnlyList<ValidationFailure> errors) =>
        new(await request.View(pregnancy.PersonId), $"/maternal-health/pregnancies/{pregnancy.Id}/postpartum", "産後の健診とケアへ戻る", errors, []);

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request, MaternalHealthSettings settings)
    {
        if (await request.FindPostpartum(id) is not var (pregnancy, postpartum)) return Results.NotFound();
        var who = await request.View(pregnancy.PersonId);
        var workers = await request.WorkersOf(who);
        var path = $"/maternal-health/pregnancies/{id}/postpartum";
        var epds = await request.Db.EpdsAssessments.AsNoTracking().Where(e => e.Pregnancy == pregnancy.Id && e.WithdrawnOn == null).Select(e => new { e.On, e.Id }).ToListAsync(request.Stop);
        return Screen.Of<ShowPostpartumScreen>(new
        {
            Who = who,
            Path = path,
            Back = $"/maternal-health/pregnancies/{id}",
            LastDay = pregnancy.EndedOn is { } ended ? Postpartum.LastDay(ended) : (DateOnly?)null,
            Loss = pregnancy.Outcome is not (null or PregnancyOutcome.LiveBirth),
            postpartum.Granted,
            Kinds = Enum.GetValues<CareKind>().Select(k => new KindRow(PostpartumWords.Kinds.NameOf($"{k}"), Postpartum.Limit(k, settings), postpartum.Used(k), postpartum.Left(k, settings))).ToList(),
            Undecided = postpartum.Applications.Where(a => a is { Stands: true, Decision: null }).Select(a => (a.On, $"{path}/applications/{a.EventId}/decision")).ToList(),
            Unreported = postpartum.Days.Where(d => d is { Stands: true, Report: null } && d.On <= request.Today).OrderBy(d => d.On).Select(d => (d.On, PostpartumWords.Kinds.NameOf($"{d.Kind}"), $"{path}/days/{d.EventId}/report")).ToList(),
            Questionnaires = epds.Where(e => postpartum.Checkups.Exists(c => c.Stands && c.On == e.On)).Select(e => (e.On, $"/maternal-health/epds/{e.Id}")).ToList(),
            Entries = EntriesOf(postpartum, workers, path),
            MayRecord = request.Staff.Has(MaternalHealthPermissions.Record),
        });
    }

    static List<EntryLine> EntriesOf(Postpartum postpartum, WorkerNames workers, string path) =>
    [
        .. postpartum.Checkups.Cast<Entry>().Concat(postpartum.Applications).Concat(postpartum.Days).OrderByDescending(e => e.On)
            .Select(e => EntryLine.Of(e, KindOf(e), TextOf(e), workers, $"{path}/records/{e.EventId}/withdraw")),
    ];

    static string KindOf(Entry entry) => entry switch
    {
        PostpartumCheckup checkup => PostpartumWords.Checkups.NameOf(checkup.Kind),
        CareApplication => "産後ケアの申請",
        CareDay day => $"産後ケア：{PostpartumWords.Kinds.NameOf($"{day.Kind}")}",
        _ => "",
    };

    static string TextOf(Entry entry) => string.Join("\n", (entry switch
    {
        PostpartumCheckup c => new[] { c.Place, PostpartumWords.Results.NameOf(c.Result), c.Note },
        CareApplication a => [a.Reason, a.Decision is { } decision ? $"{JapaneseDate.Format(a.DecidedOn!.Value)} {PostpartumWords.Decisions.NameOf($"{decision}")}" : "決定はまだ", a.DecisionNote],
        CareDay d => [d.Provider, d.Report is null ? "" : $"報告（{JapaneseDate.Format(d.ReportedOn!.Value)}）：{d.Report}"],
        _ => [],
    }).Where(line => line.Length > 0));

    /// <summary>How many days of a kind there are.</summary>
    public sealed record KindRow(string Kind, int Limit, int Used, int Left);
}
