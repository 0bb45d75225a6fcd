using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Checkups;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Moves;
using Hagukumi.MaternalHealth.PostpartumCare;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.RearingSupports;

namespace Hagukumi.MaternalHealth.Panels;

/// <summary>This desk's dated entries for a person's one chronology. What was withdrawn never happened and is left out.</summary>
sealed class MaternalChronology(MaternalHealthDb db) : IPanel
{
    public string Title => "母子保健";

    public string Module => "maternal-health";

    public PanelPlace Place => PanelPlace.Chronology;

    public Task<IReadOnlyDictionary<PersonId, Panel>> For(IReadOnlyCollection<PersonId> people, CurrentStaff reader, CancellationToken stop) =>
        db.PanelsOf(people, reader, rooms => [.. rooms.Pregnancies.SelectMany(Of).Concat(rooms.Infants.SelectMany(Of)).Concat(Of(rooms)).OrderByDescending(line => line.On)], stop, withRooms: true);

    static IEnumerable<PanelLine> Of(RecordsOfOne rooms)
    {
        foreach (var c in rooms.Checkups)
        {
            var path = $"/maternal-health/children/{c.Child}";
            foreach (var r in c.Results.Where(r => r.Stands)) yield return new(CheckupWords.Of(c.Kind), CheckupWords.Results.NameOf($"{r.Result}"), r.On, path);
            foreach (var e in c.Endings.Where(e => e.Stands)) yield return new("健診未受診の確認", CheckupWords.Endings.NameOf($"{e.Kind}"), e.On, $"/maternal-health/missed-checkups/{e.Miss}");
        }
        foreach (var q in rooms.Questionnaires) yield return new("EPDS・質問票", "実施した", q.On, $"/maternal-health/epds/{q.Id}");
        foreach (var p in rooms.Postpartums)
        {
            var path = $"/maternal-health/pregnancies/{p.Id}/postpartum";
            foreach (var c in p.Checkups.Where(c => c.Stands)) yield return new("産婦健診", "受けた", c.On, path);
            foreach (var d in p.Days.Where(d => d.Stands)) yield return new("産後ケア", PostpartumWords.Kinds.NameOf($"{d.Kind}"), d.On, path);
        }
        foreach (var s in rooms.Supports)
        {
            var path = $"/maternal-health/rearing-supports/{s.Id}";
            yield return new("養育支援訪問の決定", RearingSupport.Contents.NameOf(s.Content), s.DecidedOn, path);
            foreach (var step in s.Steps.Where(step => step.Stands)) yield return new("養育支援訪問", RearingSupport.Of(step.Kind), step.On, path);
        }
        foreach (var m in rooms.Moves)
            foreach (var step in m.Steps.Where(step => step.Stands)) yield return new(MoveWords.Of(m.Direction), MoveWords.Of(step.Kind), step.On, $"/maternal-health/moves/{m.Id}");
        foreach (var s in rooms.Surveys)
            foreach (var a in s.Answers.Where(a => a.Stands)) yield return new("8か月アンケート", a.Concern ? "気がかりあり" : "気がかりなし", a.On, $"/maternal-health/pregnancies/{s.Id}/survey");
    }

    static IEnumerable<PanelLine> Of(Pregnancy pregnancy)
    {
        var path = $"/maternal-health/pregnancies/{pregnancy.Id}";
        yield return new("妊娠届", $"分娩予定日 {JapaneseDate.Format(pregnancy.ExpectedDeliveryOn)}、胎児{pregnancy.FetusCount}人", pregnancy.NotifiedOn, path);
        foreach (var i in pregnancy.Interviews.Where(i => i.Stands)) yield return new("届出時面談", i.Declined ? "断られた" : "面談した", i.On, path);
        foreach (var t in pregnancy.Triages.Where(t => t.Stands)) yield return new("気がかりの判定", PregnancyWords.Directions.NameOf($"{t.Direction}"), t.On, path);
        foreach (var c in pregnancy.Corrections.Where(c => c.Stands)) yield return new("分娩予定日の訂正", JapaneseDate.Format(c.After), c.On, path);
        foreach (var e in pregnancy.EightMonthInterviews.Where(e => e.Stands)) yield return new("8か月面談", e.Declined ? "断られた" : "面談した", e.On, path);
        if (pregnancy.EndedOn is { } end) yield return new("妊娠の終了", PregnancyWords.Outcomes.NameOf($"{pregnancy.Outcome}"), end, path);
    }

    static IEnumerable<PanelLine> Of(Infant infant)
    {
        var path = $"/maternal-health/infants/{infant.Id}";
        yield return new("出生", infant.KeptInHospital ? "生まれたあと入院" : "", infant.BornOn, path);
        if (infant.DischargedOn is { } home) yield return new("退院", "", home, path);
        foreach (var v in infant.NewbornVisits.Where(v => v.Stands)) yield return new("新生児訪問", InfantWords.NewbornVisits.NameOf($"{v.Kind}"), v.On, path);
        foreach (var v in infant.InfantVisits.Where(v => v.Stands)) yield return new("全戸訪問", v.ChildSeen ? "お子さんに会えた" : $"お子さんに会えなかった（{InfantWords.ReasonsNotSeen.NameOf(v.Reason)}）", v.On, path);
    }
}
