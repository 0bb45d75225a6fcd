using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Pregnancies;

namespace Hagukumi.MaternalHealth.Panels;

/// <summary>What this desk knows: where the pregnancy stands, what was held, who was visited.</summary>
sealed class MaternalDeskPanel(MaternalHealthDb db, TimeProvider clock) : IPanel
{
    public string Title => "母子保健";

    public string Module => "maternal-health";

    public PanelPlace Place => PanelPlace.Desk;

    public Task<IReadOnlyDictionary<PersonId, Panel>> For(IReadOnlyCollection<PersonId> people, CurrentStaff reader, CancellationToken stop) =>
        db.PanelsOf(people, reader, rooms => [.. rooms.Pregnancies.Take(1).SelectMany(Of), .. rooms.Infants.SelectMany(Of)], stop);

    IEnumerable<PanelLine> Of(Pregnancy pregnancy)
    {
        var path = $"/maternal-health/pregnancies/{pregnancy.Id}";
        yield return pregnancy.EndedOn is { } end
            ? new("妊娠", $"{JapaneseDate.Format(end)}に終了（{PregnancyWords.Outcomes.NameOf($"{pregnancy.Outcome}")}）", end, path)
            : new("妊娠", $"妊娠中、分娩予定日 {JapaneseDate.Format(pregnancy.ExpectedDeliveryOn)}（今日は{pregnancy.WeekOrDelay(clock.Today())}）", pregnancy.NotifiedOn, path);
        if (pregnancy.Interview is { } interview) yield return new("届出時面談", interview.Declined ? "断られた" : "済み", interview.On, path);
        if (pregnancy.LastTriage is { } triage) yield return new("支援の方向", PregnancyWords.Directions.NameOf($"{triage.Direction}"), triage.On, path);
        if (pregnancy.EightMonthInterview is { } eight) yield return new("8か月面談", eight.Declined ? "断られた" : "済み", eight.On, path);
    }

    static IEnumerable<PanelLine> Of(Infant infant)
    {
        var path = $"/maternal-health/infants/{infant.Id}";
        yield return new("出生", infant.BirthWeight is { } weight ? $"出生体重 {weight}g" : "出生体重は未登録", infant.BornOn, path);
        if (infant.InHospital) yield return new("入院", "生まれたときから入院中", infant.BornOn, path);
        if (infant.NewbornVisit is { } newborn) yield return new("新生児訪問", InfantWords.NewbornVisits.NameOf($"{newborn.Kind}"), newborn.On, path);
        if (infant.InfantVisits.Where(v => v.Stands).MaxBy(v => (v.On, v.RecordedAt)) is { } visit)
            yield return new("全戸訪問", visit.ChildSeen ? "お子さんに会えた" : $"お子さんに会えなかった（{InfantWords.ReasonsNotSeen.NameOf(visit.Reason)}）", visit.On, path);
    }
}
