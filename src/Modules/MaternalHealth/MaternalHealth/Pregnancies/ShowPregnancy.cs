using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.HealthSystem;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Pregnancies;

/// <summary>妊婦の記録: the three interviews of 伴走型相談支援 on one page (AY-23), what is done and what comes next.</summary>
public static class ShowPregnancy
{
    const int NewbornLastDay = 27;
    const int InfantVisitMonths = 4;

    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/pregnancies/{id:guid}", Show).RequirePermission(MaternalHealthPermissions.See);

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        var infants = await request.Db.Infants.AsNoTracking().AsSingleQuery().Where(i => i.Pregnancy == pregnancy.Id).OrderBy(i => i.Fetus).ToListAsync(request.Stop);
        var people = await request.Db.InView([.. infants.Select(i => i.Id)], request.Today, request.Stop);
        request.Reading.Shows(people.Keys);
        var who = await request.View(pregnancy.PersonId);
        var workers = await request.WorkersOf(who);
        return Screen.Of<ShowPregnancyScreen>(new
        {
            Who = who,
            Path = $"/maternal-health/pregnancies/{id}",
            Facts = FactsOf(pregnancy, request.Today),
            Steps = StepsOf(pregnancy, infants, people, $"/maternal-health/pregnancies/{id}", !request.HealthSystem.KeptElsewhere(HealthKind.Visit)),
            Entries = EntriesOf(pregnancy, workers, $"/maternal-health/pregnancies/{id}"),
            MayCorrect = workers.MayChange(id),
            Children = infants.Select(i => ($"/maternal-health/infants/{i.Id}", people[i.Id].Name)).ToList(),
            IsOpen = pregnancy.IsOpen,
            MayRecord = request.Staff.Has(MaternalHealthPermissions.Record),
        });
    }

    static List<(string Label, string Text)> FactsOf(Pregnancy pregnancy, DateOnly today) =>
    [
        ("状態", pregnancy.EndedOn is { } end ? $"{PregnancyWords.Outcomes.NameOf($"{pregnancy.Outcome}")}（{JapaneseDate.FormatLong(end)}、{pregnancy.GestationAt(end)}）" : pregnancy.Stage(today)),
        ("分娩予定日", JapaneseDate.FormatLong(pregnancy.ExpectedDeliveryOn)),
        ("届出日", $"{JapaneseDate.FormatLong(pregnancy.NotifiedOn)}（{(pregnancy.AfterDelivery ? "分娩後" : pregnancy.GestationAt(pregnancy.NotifiedOn)?.ToString() ?? "週数不詳")}）"),
        ("胎児数", $"{pregnancy.FetusCount}人"),
        ("手帳番号", string.Join("、", pregnancy.Handbooks.OrderBy(h => h.Fetus).Select(h => h.Number))),
        ("胎児心拍", pregnancy.HeartbeatConfirmed ? "確認されている" : "まだ確認されていない"),
        ("はじめの妊婦健診", pregnancy.FirstCheckupDone ? "受けている" : "まだ受けていない"),
        ("医療機関", pregnancy.Institution),
    ];

    static List<Step> StepsOf(Pregnancy pregnancy, IReadOnlyList<Infant> infants, IReadOnlyDictionary<PersonId, PersonInView> people, string path, bool mayVisit)
    {
        var (from, by) = (Gestation.DayOf(pregnancy.ExpectedDeliveryOn, 28, 0), Gestation.DayOf(pregnancy.ExpectedDeliveryOn, 34, 6));
        List<Step> steps =
        [
            new("届出時", "面談", $"届出当日から（{JapaneseDate.FormatShort(pregnancy.NotifiedOn)}）", pregnancy.Interview?.On, pregnancy.Interview is { Declined: true } ? "断られた" : "済み", $"{path}/interview", pregnancy.IsOpen),
            new("届出時", "気がかりの判定", "面談のあと", pregnancy.LastTriage?.On, PregnancyWords.Directions.NameOf($"{pregnancy.LastTriage?.Direction}"), $"{path}/triage", pregnancy.IsOpen),
            new("8か月", "面談", $"目安 {JapaneseDate.FormatShort(from)}〜{JapaneseDate.FormatShort(by)}（28週0日〜34週6日）", pregnancy.EightMonthInterview?.On, pregnancy.EightMonthInterview is { Declined: true } ? "断られた" : "済み", $"{path}/eight-month", pregnancy.IsOpen),
        ];
        if (pregnancy.IsOpen) steps.Add(new("産後", "訪問", "出産を記録すると、お子さんごとに並びます", null, "", $"{path}/end", MayOpen: true));
        foreach (var infant in infants)
        {
            var (name, own) = (people[infant.Id].Name, $"/maternal-health/infants/{infant.Id}");
            var waits = infant.InHospital ? "（入院中：退院を待つ）" : "";
            steps.Add(new("産後", $"新生児訪問 {name}", $"{JapaneseDate.FormatShort(infant.BornOn.AddDays(NewbornLastDay))}まで{waits}", infant.NewbornVisit?.On, InfantWords.NewbornVisits.NameOf($"{infant.NewbornVisit?.Kind}"), $"{own}/newborn-visit", mayVisit));
            steps.Add(new("産後", $"全戸訪問 {name}", $"{JapaneseDate.FormatShort(Age.MonthReachedAtEndOf(infant.BornOn, InfantVisitMonths))}まで{waits}", infant.VisitThatSawTheChild?.On, "お子さんに会えた", $"{own}/infant-visit", mayVisit));
        }
        return steps;
    }

    static List<EntryLine> EntriesOf(Pregnancy pregnancy, WorkerNames workers, string path)
    {
        List<EntryLine> lines = [];
        void Add(Entry entry, string text) => lines.Add(EntryLine.Of(entry, PregnancyWords.KindOf(entry), text, workers, $"{path}/records/{entry.EventId}/withdraw"));
        foreach (var i in pregnancy.Interviews)
            Add(i, i.Declined ? $"断られた。{i.Note}" : string.Join('\n', new[]
            {
                $"{i.Minutes}分、面談者 {(i.Interviewer is { } interviewer ? workers.Of(interviewer) : "不明")}、セルフケアプラン{(i.SelfCarePlanGiven ? "を手渡した" : "は未作成")}",
                i.Feelings.Length > 0 ? $"妊娠の受け止め：{PregnancyWords.Feelings.NameOf(i.Feelings)}" : "", i.Partner.Length > 0 ? $"パートナー：{i.Partner}" : "", i.Support.Length > 0 ? $"産後の手助け：{i.Support}" : "",
                i.Items.Count > 0 ? $"把握した項目：{string.Join("、", i.Items.OrderBy(x => x.Code, StringComparer.Ordinal).Select(x => PregnancyWords.RiskItems.NameOf(x.Code)))}" : "", i.Note,
            }.Where(line => line.Length > 0)));
        foreach (var t in pregnancy.Triages) Add(t, $"{PregnancyWords.Directions.NameOf($"{t.Direction}")}：{t.Reason}");
        foreach (var e in pregnancy.EightMonthInterviews) Add(e, e.Declined ? $"断られた。{e.Note}" : $"{PregnancyWords.Methods.NameOf(e.Method)}。{e.Note}");
        foreach (var c in pregnancy.Corrections) Add(c, $"{JapaneseDate.Format(c.Before)} → {JapaneseDate.Format(c.After)}（{c.Reason}）");
        lines.Add(new EntryLine(pregnancy.NotifiedOn, "妊娠届", $"母子健康手帳 {pregnancy.FetusCount}冊", workers.Of(pregnancy.Id.Value, pregnancy.RecordedBy),
            pregnancy.Stands ? null : pregnancy.Stage(pregnancy.NotifiedOn), pregnancy.IsOpen && workers.MayChange(pregnancy.Id.Value) ? $"{path}/records/{pregnancy.NotifiedEventId}/withdraw" : null));
        return [.. lines.OrderByDescending(l => l.On)];
    }

    /// <summary>One thing the three points ask for.</summary>
    /// <param name="Point">届出時, 8か月 or 産後.</param>
    /// <param name="What">What is to be done.</param>
    /// <param name="When">By when, as a guide; what is owed and when is told by the worklist.</param>
    /// <param name="Done">The day it was done or declined; null while it is not.</param>
    /// <param name="Result">What came of it.</param>
    /// <param name="Href">Its form.</param>
    /// <param name="MayOpen">Whether the form can still be used.</param>
    public sealed record Step(string Point, string What, string When, DateOnly? Done, string Result, string Href, bool MayOpen);
}
