using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Epds;
using Hagukumi.MaternalHealth.Growth;
using Hagukumi.MaternalHealth.Immunisation;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.MotherCare;
using Hagukumi.MaternalHealth.PostpartumCare;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth;

/// <summary>After the births of 若葉市: questionnaires, postpartum care, measurings, a few doses. Small: every room has somebody in it.</summary>
sealed class CareDemo(MaternalHealthDb db, TimeProvider clock) : IDemo
{
    const int Mothers = 60;
    const int Children = 80;

    static readonly int[] Weighed = [14, 35, 60, 100, 160, 230, 300];

    public int Order => 12;

    public async Task Fill(DemoWorld world, CancellationToken stop)
    {
        var (random, today, settings) = (world.Random, world.Today, new MaternalHealthSettings());
        var nurse = await db.StaffDirectory.Where(s => s.Profession == "phn").OrderBy(s => s.Name).Select(s => s.Id).FirstOrDefaultAsync(stop);
        var pregnancies = await db.Pregnancies.AsNoTracking().AsSplitQuery().Where(p => p.EndedOn != null).OrderByDescending(p => p.EndedOn).ThenBy(p => p.NotifiedOn).ThenBy(p => p.ExpectedDeliveryOn).Take(Mothers).ToListAsync(stop);
        Recorded On(DateOnly day) => new(nurse, clock.MomentOf(day, new TimeOnly(11, 0)).ToUniversalTime());
        for (var i = 0; i < pregnancies.Count; i++)
        {
            var (pregnancy, ended) = (pregnancies[i], pregnancies[i].EndedOn!.Value);
            var answered = ended.AddDays(30);
            if (answered <= today && i % 5 != 4)
            {
                var item10 = i % 19 == 7 ? 1 : 0;
                EpdsScores scores = i % 23 == 11 ? EpdsScores.OfItems([1, 1, 0, null, 1, 0, 0, 1, 0, 0]) : EpdsScores.OfTotal(i % 9 == 4 ? random.Next(9, 15) : random.Next(1, 8), item10);
                var epds = EpdsAssessment.Take(Ids.New(), pregnancy, new(answered, EpdsOccasion.OneMonthCheckup, "日本語版", scores, new(SupportAsked: true), ""), settings, [], On(answered));
                if (item10 > 0 && i % 38 != 7) epds.MakeSafetyPlan(new(answered, nurse, "実母が泊まる", "昼は保健師、夜は救急相談", "明日の受診に付き添う。"), On(answered));
                if (epds.AtOrAboveThreshold && i % 2 == 0 && answered.AddDays(4) <= today) epds.StartIntervention(new(answered.AddDays(4), "visit", "家庭訪問で話を聴いた。"), On(answered.AddDays(4)));
                db.Add(epds);
            }
            if (i % 6 == 0 && ended.AddDays(40) <= today) db.Add(Cared(pregnancy, ended, decided: i % 12 == 0, settings, On));
            if (i == 3)
            {
                var illness = IllnessRecord.Of(pregnancy);
                illness.Keep(new("若葉こころの医院", "夜に服薬あり", ""), [nurse], On(today));
                db.Add(illness);
            }
        }
        await SaveBatch(stop);
        var infants = await db.Infants.AsNoTracking().AsSplitQuery().OrderByDescending(i => i.BornOn).ThenBy(i => i.Pregnancy).ThenBy(i => i.Fetus).Take(Children).ToListAsync(stop);
        if (infants.Count > 0) db.Add(RemeasureMark.Set(Ids.New(), infants[0].Id, today.AddDays(-1), today.AddDays(13), "体重の増えが小さい。", On(today.AddDays(-1))));
        foreach (var infant in infants)
        {
            Measure(infant, random, today, On);
            if (infant.BornOn.AddDays(65) <= today)
                foreach (var vaccine in new[] { "rota1", "five", "pcv" }) db.Add(Dose.Given(Ids.New(), infant.Id, vaccine, 1, infant.BornOn.AddDays(65), DoseSource.Slip, On(infant.BornOn.AddDays(65))));
        }
        await SaveBatch(stop);
    }

    static Postpartum Cared(Pregnancies.Pregnancy pregnancy, DateOnly ended, bool decided, MaternalHealthSettings settings, Func<DateOnly, Recorded> on)
    {
        var care = Postpartum.Of(pregnancy);
        care.RecordCheckup(new(ended.AddDays(14), "two-week", "若葉市立病院", "none", ""), pregnancy, on(ended.AddDays(14)));
        care.Apply(Ids.New(), ended.AddDays(16), "夜に眠れず、休みたい。", on(ended.AddDays(16)));
        if (!decided) return care;
        care.Decide(care.Applications[0].EventId, CareDecision.Granted, ended.AddDays(18), "", on(ended.AddDays(18)));
        for (var day = 0; day < 3; day++) care.Book(new(ended.AddDays(22 + day), CareKind.ShortStay, "緑が丘助産院"), pregnancy, settings, on(ended.AddDays(19)));
        care.Report(care.Days[0].EventId, "よく休めた。授乳の相談をした。", ended.AddDays(26), on(ended.AddDays(26)));
        return care;
    }

    void Measure(Infant infant, Random random, DateOnly today, Func<DateOnly, Recorded> on)
    {
        // A child keeps about its place; one in nine falls behind.
        var (place, slows) = (0.9m + random.Next(0, 20) / 100m, random.Next(9) == 0);
        foreach (var days in Weighed)
        {
            var day = infant.BornOn.AddDays(days);
            if (day > today) return;
            if (Percentiles.At(Growth.Measure.Weight, infant.Sex, GrowthMath.Months(infant.BornOn, day)) is not { } weight
                || Percentiles.At(Growth.Measure.Height, infant.Sex, GrowthMath.Months(infant.BornOn, day)) is not { } height) return;
            if (slows) place -= 0.03m;
            db.Add(Measurement.Take(Ids.New(), infant.Id, new(day, days < 60 ? MeasurePlace.Home : MeasurePlace.Checkup, (int)(weight.Values[3] * place * 1000), (int)(height.Values[3] * 10), null, Lying: true), on(day)));
        }
    }

    async Task SaveBatch(CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }
}
