using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Moves;
using Hagukumi.MaternalHealth.RearingSupports;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.MaternalHealth.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth;

/// <summary>Families of 若葉市 that move, that nurses visit, that were asked in the eighth month: a few of each.</summary>
sealed class SupportDemo(MaternalHealthDb db, TimeProvider clock) : IDemo
{
    const int DaysBefore = 84;

    public int Order => 13;

    public async Task Fill(DemoWorld world, CancellationToken stop)
    {
        var today = world.Today;
        var nurse = await db.StaffDirectory.Where(s => s.Profession == "phn").OrderBy(s => s.Name).Select(s => s.Id).FirstOrDefaultAsync(stop);
        Recorded On(DateOnly day) => new(nurse, clock.MomentOf(day, new TimeOnly(13, 0)).ToUniversalTime());

        var latest = today.AddDays(DaysBefore);
        var open = await db.Pregnancies.AsNoTracking().Where(p => p.EndedOn == null && p.WithdrawnOn == null && p.ExpectedDeliveryOn <= latest).OrderBy(p => p.ExpectedDeliveryOn).ThenBy(p => p.NotifiedOn).Take(8).ToListAsync(stop);
        for (var i = 0; i < open.Count; i++)
        {
            if (i % 2 == 1) continue;
            var (survey, sent) = (EightMonthSurvey.Of(open[i]), today.AddDays(-10));
            survey.Send(sent, On(sent));
            if (i % 4 == 0) survey.TakeAnswer(Ids.New(), today.AddDays(-3), concern: i == 0, i == 0 ? "夜に眠れないと書かれている。" : "", On(today.AddDays(-3)));
            db.Add(survey);
        }

        var infants = await db.Infants.AsNoTracking().Where(i => i.BornOn <= today.AddDays(-60)).OrderByDescending(i => i.BornOn).ThenBy(i => i.Pregnancy).ThenBy(i => i.Fetus).Take(6).ToListAsync(stop);
        if (infants.Count < 6) return;
        foreach (var infant in infants.Take(2))
        {
            var support = RearingSupport.Decide(Ids.New(), infant.Id, new(today.AddDays(-30), "counsel", 6, "頼れる人が近くにおらず、母の疲れが続いている。", "月に2回の訪問。授乳と睡眠の相談。", today.AddDays(60)), On(today.AddDays(-30)));
            support.Record(Ids.New(), SupportStepKind.Visit, today.AddDays(-16), null, "母子ともに変わりない。沐浴を一緒にした。", On(today.AddDays(-16)));
            db.Add(support);
        }
        var leaving = Move.Notice(Ids.New(), infants[2].Id, MoveDirection.Out, today.AddDays(-4), today.AddDays(6), "青空町", On(today.AddDays(-4)));
        leaving.Record(Ids.New(), MoveStepKind.Sent, today.AddDays(-2), "青空町健康課", "", On(today.AddDays(-2)));
        db.AddRange(
            leaving, Move.Notice(Ids.New(), infants[3].Id, MoveDirection.Out, today.AddDays(-1), null, "", On(today.AddDays(-1))),
            Move.Notice(Ids.New(), infants[4].Id, MoveDirection.In, today.AddDays(-6), today.AddDays(-9), "夕凪市", On(today.AddDays(-6))));
        await db.SaveChangesAsync(stop);
    }
}
