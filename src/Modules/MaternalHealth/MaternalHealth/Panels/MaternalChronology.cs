using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Pregnancies;

namespace Hagukumi.MaternalHealth.Panels;

/// <summary>This desk's dated entries for a person's one chronology. What was withdrawn never happened and is left out.</summary>
sealed class MaternalChronology(MaternalHealthDb db) : IPanel
{
    public string Title => "母子保健";

    public string Module => "maternal-health";

    public PanelPlace Place => PanelPlace.Chronology;

    public Task<IReadOnlyDictionary<PersonId, Panel>> For(IReadOnlyCollection<PersonId> people, CurrentStaff reader, CancellationToken stop) =>
        db.PanelsOf(people, reader, (pregnancies, infants) => [.. pregnancies.SelectMany(Of).Concat(infants.SelectMany(Of)).OrderByDescending(line => line.On)], stop);

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
