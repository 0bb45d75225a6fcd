using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Epds;

/// <summary>質問票の記録: its scores, what the municipality has set, what was done. Facts side by side; what they mean is said by nobody but people.</summary>
static class ShowEpds
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/epds/{id:guid}", Show).RequirePermission(MaternalHealthPermissions.See);

    internal static Task<EpdsAssessment?> FindEpds(this DeskRequest request, Guid id) => request.Db.EpdsAssessments.AsSingleQuery().FirstOrDefaultAsync(e => e.Id == id, request.Stop);

    internal static async Task<FormPage> Page(this DeskRequest request, EpdsAssessment epds, IReadOnlyList<FluentValidation.Results.ValidationFailure> errors) =>
        new(await request.View(epds.Mother), $"/maternal-health/epds/{epds.Id}", "質問票の記録へ戻る", errors, []);

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindEpds(id) is not { } epds) return Results.NotFound();
        var who = await request.View(epds.Mother);
        var workers = await request.WorkersOf(who);
        return Screen.Of<ShowEpdsScreen>(new
        {
            Who = who,
            Path = $"/maternal-health/epds/{id}",
            Back = $"/maternal-health/pregnancies/{epds.Pregnancy}/epds",
            Facts = FactsOf(epds, workers),
            epds.OwesSafetyPlan,
            Item10Positive = epds.Stands && epds.Scores.Item10Positive,
            Incomplete = epds.Stands && epds.Scores.Incomplete,
            epds.Stands,
            Entries = EntriesOf(epds, workers),
            MayRecord = request.Staff.Has(MaternalHealthPermissions.Record),
        });
    }

    static List<(string Label, string Text)> FactsOf(EpdsAssessment epds, WorkerNames workers)
    {
        List<(string, string)> facts =
        [
            ("回答日", JapaneseDate.FormatLong(epds.On)),
            ("どこで答えたか", EpdsWords.Occasions.NameOf($"{epds.Occasion}")),
            ("質問票の版", epds.Edition),
            ("EPDS", EpdsWords.Of(epds.Scores)),
            ("組で使う質問票", EpdsWords.Of(epds.Companions)),
            ("市の目安（記録したとき）", EpdsWords.Thresholds(epds.Threshold, epds.BondingThreshold)),
            ("聴き取ったこと", epds.Note),
            ("記録した職員", workers.Of(epds.RecordedBy)),
        ];
        if (epds.WithdrawnOn is { } withdrawn) facts.Insert(0, ("状態", $"取消し（{JapaneseDate.Format(withdrawn)}、{epds.WithdrawalReason}）"));
        return facts;
    }

    static List<EntryLine> EntriesOf(EpdsAssessment epds, WorkerNames workers) =>
    [
        .. epds.SafetyPlans.Select(p => EntryLine.Of(p, "安全の段取り", $"担当：{workers.Of(p.Responsible)}\n一緒にいる人：{p.StaysWith}\n連絡先：{p.Calls}\n{p.Decided}", workers, Href(epds, p)))
            .Concat(epds.Interventions.Select(i => EntryLine.Of(i, "支援", string.Join("\n", new[] { EpdsWords.Interventions.NameOf(i.Kind), i.Note }.Where(t => t.Length > 0)), workers, Href(epds, i))))
            .OrderByDescending(line => line.On),
    ];

    static string Href(EpdsAssessment epds, Entry entry) => $"/maternal-health/epds/{epds.Id}/records/{entry.EventId}/withdraw";
}
