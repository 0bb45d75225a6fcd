using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Growth;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>Sessions of the fictional 若葉市: some that were held, with the children who did not come, and some to come.</summary>
sealed class CheckupsDemo(MaternalHealthDb db, MaternalHealthSettings settings, TimeProvider clock) : IDemo
{
    const int Seats = 24;
    const int DaysUntilLetter = 3;

    static readonly (CheckupKind Kind, int DaysFromToday)[] Sessions =
    [
        (CheckupKind.EighteenMonths, -63), (CheckupKind.ThreeYears, -42), (CheckupKind.EighteenMonths, -28), (CheckupKind.ThreeToFourMonths, -14), (CheckupKind.ThreeYears, -7), (CheckupKind.EighteenMonths, 7), (CheckupKind.ThreeYears, 14),
    ];

    public int Order => 4;

    public async Task Fill(DemoWorld world, CancellationToken stop)
    {
        var (random, today) = (world.Random, world.Today);
        var nurses = await db.StaffDirectory.Where(s => s.Profession == "phn").OrderBy(s => s.Name).Select(s => s.Id).ToListAsync(stop);
        if (nurses.Count == 0) nurses.Add(BuildingBlocks.Security.CurrentStaff.System);
        foreach (var (kind, days) in Sessions)
        {
            var on = today.AddDays(days);
            Recorded At(DateOnly day) => new(nurses[random.Next(nurses.Count)], clock.MomentOf(day, new TimeOnly(14, 0)).ToUniversalTime());
            var session = Session.Plan(Ids.New(), new(kind, on, "若葉市保健センター", Seats, new(13, 0), new(15, 30)), At(today.AddDays(Math.Min(days, 0) - 30)));
            db.Add(session);
            var targets = await db.Targets(CheckupPlan.Of(kind, settings), on, on, w => w.Contains(on), today, stop);
            var invited = targets.Where(t => t.Checkup is null).Take(days > 0 ? Seats + 2 : Seats).Select(t => (t.Born, Checkup: ChildCheckup.Of(t.Id, kind))).ToList();
            foreach (var (born, checkup) in invited)
            {
                db.Add(checkup);
                session.Book(checkup, At(on.AddDays(-30)));
                if (days < 0) Come(checkup, born, on, random, today, At);
            }
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
    }

    void Come(ChildCheckup checkup, DateOnly born, DateOnly on, Random random, DateOnly today, Func<DateOnly, Recorded> at)
    {
        var foundOn = on.AddDays(settings.CheckupMissedAfterDays);
        if (random.Next(8) == 0)
        {
            if (foundOn > today) return;
            checkup.Missing(foundOn, at(foundOn));
            if (foundOn.AddDays(DaysUntilLetter) is var wroteOn && wroteOn <= today) checkup.Try(new(wroteOn, ContactWay.Letter, "次の会場日を知らせた。"), at(wroteOn));
            return;
        }
        var months = Age.AgeInMonths(born, on);
        var measurement = Ids.New();
        db.Add(Measurement.Take(measurement, checkup.Child, new(on, MeasurePlace.Checkup, 6000 + months * 190 + random.Next(-600, 900), 600 + months * 10 + random.Next(-25, 40), 410 + months * 2 + random.Next(-10, 15), months < 24), at(on)));
        var result = random.Next(10) switch { 0 => CheckupResult.Observe, 1 when random.Next(2) == 0 => CheckupResult.Referral, 2 when random.Next(3) == 0 => CheckupResult.Treated, _ => CheckupResult.Normal };
        checkup.Record(new(on, CheckupSource.Session, result, result is CheckupResult.Observe ? "recheck phone" : result is CheckupResult.Referral ? "referral" : ""), measurement, at(on));
    }
}
