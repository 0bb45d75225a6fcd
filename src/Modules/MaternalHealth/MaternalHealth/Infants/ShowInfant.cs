using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.HealthSystem;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.MaternalHealth.Infants;

/// <summary>乳児の記録: the birth, the hospital, the visits.</summary>
static class ShowInfant
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/infants/{id:guid}", Show).RequirePermission(MaternalHealthPermissions.See);

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindInfant(id) is not { } infant) return Results.NotFound();
        var who = await request.View(infant.Id);
        var pregnancy = await request.FindPregnancy(infant.Pregnancy.Value);
        return Screen.Of<ShowInfantScreen>(new
        {
            Who = who,
            Mother = (await request.View(infant.Mother)).Name,
            MotherHref = $"/maternal-health/pregnancies/{infant.Pregnancy}",
            Path = $"/maternal-health/infants/{id}",
            ChildHref = $"/maternal-health/children/{id}",
            Facts = FactsOf(infant, request.Today),
            Assessments = pregnancy is null ? [] : PregnancyWords.Assessed(pregnancy).ToList(),
            Entries = EntriesOf(infant, await request.WorkersOf(who), $"/maternal-health/infants/{id}"),
            infant.InHospital,
            NewbornVisitOwed = infant.NewbornVisit is null && !request.HealthSystem.KeptElsewhere(HealthKind.Visit),
            InfantVisitOwed = infant.VisitThatSawTheChild is null && !request.HealthSystem.KeptElsewhere(HealthKind.Visit),
            MayRecord = request.Staff.Has(MaternalHealthPermissions.Record),
        });
    }

    static List<(string Label, string Text)> FactsOf(Infant infant, DateOnly today)
    {
        List<(string, string)> facts =
        [
            ("生まれた日", $"{JapaneseDate.FormatLong(infant.BornOn)}（{Gestation.At(infant.ExpectedDeliveryOn, infant.BornOn)}）"),
            ("性別", InfantWords.Sexes.NameOf($"{infant.Sex}")),
            ("出生体重", infant.BirthWeight is { } weight ? $"{weight}g" : ""),
            ("入院", infant.InHospital ? "入院中" : infant.DischargedOn is { } home ? $"{JapaneseDate.FormatLong(home)}に退院" : "なし"),
        ];
        if (Age.CorrectedAgeInMonths(infant.BornOn, infant.ExpectedDeliveryOn, today) is { } corrected) facts.Add(("修正月齢", $"{corrected}か月"));
        return facts;
    }

    static List<EntryLine> EntriesOf(Infant infant, WorkerNames workers, string path) =>
    [
        .. infant.NewbornVisits.Select(v => EntryLine.Of(v, "新生児訪問", $"{InfantWords.NewbornVisits.NameOf($"{v.Kind}")}。{v.Note}", workers, $"{path}/records/{v.EventId}/withdraw"))
            .Concat(infant.InfantVisits.Select(v => EntryLine.Of(v, "全戸訪問", $"{(v.ChildSeen ? "お子さんに会えた" : $"お子さんに会えなかった（{InfantWords.ReasonsNotSeen.NameOf(v.Reason)}）")}。{v.Note}", workers, $"{path}/records/{v.EventId}/withdraw")))
            .OrderByDescending(line => line.On),
    ];
}
