using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Checkups;
using Hagukumi.MaternalHealth.HealthSystem;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Children;

/// <summary>お子さんの記録: every check-up with its time, its result and what is next; what was measured.</summary>
public static class ShowChild
{
    const decimal GramsInKilogram = 1000;
    const decimal MillimetresInCentimetre = 10;

    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/children/{id:guid}", Show).RequirePermission(MaternalHealthPermissions.See);

    static async Task<IResult> Show(Guid id, MaternalHealthSettings settings, [AsParameters] DeskRequest request)
    {
        var child = new PersonId(id);
        if (!await request.Db.Directory.AnyAsync(p => p.Id == child, request.Stop)) return Results.NotFound();
        var who = await request.View(child);
        var same = (await request.Db.SamePersons([child], request.Stop)).SelectMany(s => s).Distinct().ToList();
        var checkups = await request.Db.CheckupsOf(child, request.Stop);
        var measurements = await request.Db.Measurements.AsNoTracking().Where(m => same.Contains(m.Child) && m.WithdrawnOn == null).OrderByDescending(m => m.On).ThenBy(m => m.Id).ToListAsync(request.Stop);
        var infant = await request.Db.Infants.Where(i => same.Contains(i.Id)).Select(i => new { i.Id }).FirstOrDefaultAsync(request.Stop);
        var workers = await request.WorkersOf(who);
        return Screen.Of<ShowChildScreen>(new
        {
            Who = who,
            Rows = CheckupPlan.All(settings).Select(plan => RowOf(plan, checkups.Where(c => c.Kind == plan.Kind).OrderByDescending(c => c.Result is not null).FirstOrDefault(), who, request.Today)).ToList(),
            Entries = checkups.SelectMany(c => c.Results.Select(r => EntryLine.Of(r, CheckupWords.Of(c.Kind), TextOf(r), workers, ShowMissed.Withdraw(c, r)))).OrderByDescending(l => l.On).ToList(),
            Measurements = measurements.ConvertAll(m => new Measured(m.On, CheckupWords.Places.NameOf($"{m.Place}"), m.Weight / GramsInKilogram, m.Height / MillimetresInCentimetre, m.Head / MillimetresInCentimetre, m.Lying)),
            InfantHref = infant is { Id: var known } ? $"/maternal-health/infants/{known}" : null,
            Path = $"/maternal-health/children/{id}",
            MayRecord = request.Staff.Has(MaternalHealthPermissions.Record),
            MayRecordResults = !request.HealthSystem.KeptElsewhere(HealthKind.Checkup),
        });
    }

    static Row RowOf(CheckupPlan plan, ChildCheckup? checkup, PersonInView who, DateOnly today)
    {
        var window = who.BirthDate is { } born ? plan.WindowOf(born) : null;
        var state = checkup?.Result is { } result ? $"{JapaneseDate.Format(result.On)} {CheckupWords.Results.NameOf($"{result.Result}")}"
            : checkup?.OpenMiss is not null ? "未受診（確認中）"
            : checkup is { SessionOn: { } on, Seat: Seat.Given or Seat.Waiting or Seat.Left } ? $"{JapaneseDate.Format(on)} {ShowSession.StateOf(checkup)}"
            : checkup?.Seat is Seat.Missed ? "受けていない（確認済み）"
            : window is null ? "生年月日が分かりません"
            : today < window.First ? "まだ時期ではありません"
            : today <= window.Last ? "受けられる時期です" : "時期を過ぎています";
        return new(
            $"{plan.Kind}", plan.Name, window?.First, window?.Last, state, checkup?.Result is null,
            checkup?.OpenMiss is { } miss ? $"/maternal-health/missed-checkups/{miss}" : null,
            checkup?.Result is { Referral: { } referral, ExamOn: null } ? $"/maternal-health/detailed-exams/{referral}" : null);
    }

    static string TextOf(ResultEntry r) => string.Join('。', new[]
    {
        $"{CheckupWords.Results.NameOf($"{r.Result}")}（{CheckupWords.Sources.NameOf($"{r.Source}")}{(r.Institution.Length > 0 ? $"：{r.Institution}" : "")}）",
        r.FollowUps.Length > 0 ? $"事後：{CheckupWords.FollowUpsOf(r.FollowUps)}" : "", r.Note,
        r.ExamOn is { } on ? $"精密健診 {JapaneseDate.Format(on)} {CheckupWords.Exams.NameOf($"{r.ExamOutcome}")}{(r.ExamInstitution.Length > 0 ? $"（{r.ExamInstitution}）" : "")} {r.ExamNote}" : "",
    }.Where(part => part.Length > 0));

    public sealed record Row(string Kind, string Name, DateOnly? First, DateOnly? Last, string State, bool Owed, string? MissHref, string? ExamHref);

    public sealed record Measured(DateOnly On, string Place, decimal? Kilograms, decimal? Height, decimal? Head, bool? Lying);
}
