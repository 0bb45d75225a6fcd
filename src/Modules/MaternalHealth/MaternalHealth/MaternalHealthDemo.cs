using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth;

/// <summary>A year of pregnancies in the fictional 若葉市: most in time, some missed, and the ones that no list may lose.</summary>
sealed class MaternalHealthDemo(MaternalHealthDb db, TimeProvider clock) : IDemo
{
    const int Pregnancies = 260;
    const int Batch = 40;
    const int DaysOfPregnancy = 280;

    static readonly string[] Institutions = ["若葉市立病院", "かわばた産婦人科", "春日台レディースクリニック", "緑が丘助産院"];
    static readonly string[] Supports = ["実母が近くに住む", "夫が育児休業を取る予定", "里帰りの予定", "上の子の園の送迎が心配", "相談できる相手が少ない"];

    public int Order => 3;

    public async Task Fill(DemoWorld world, CancellationToken stop)
    {
        var (random, today) = (world.Random, world.Today);
        var nurses = await db.StaffDirectory.Where(s => s.Profession == "phn" || s.Profession == "midwife").OrderBy(s => s.Name).Select(s => s.Id).ToListAsync(stop);
        if (nurses.Count == 0) nurses.Add(BuildingBlocks.Security.CurrentStaff.System);
        var (from, to) = (today.AddYears(-43), today.AddYears(-18));
        var women = await db.Directory.Where(p => p.Sex == Sex.Female && p.Id == p.CanonicalId && p.BirthDate > from && p.BirthDate <= to)
            .OrderBy(p => p.Kana).ThenBy(p => p.BirthDate).ThenBy(p => p.Name).ThenBy(p => p.Id).Select(p => p.Id).ToListAsync(stop);
        var chosen = women.ToArray();
        random.Shuffle(chosen);
        for (var i = 0; i < Math.Min(Pregnancies, chosen.Length); i++)
        {
            // The oldest first, evenly over the year, so that every stage has somebody in it.
            var notifiedOn = today.AddDays(-364 + i * 364 / Pregnancies);
            Live(chosen[i], i, notifiedOn, nurses[random.Next(nurses.Count)], random, today);
            if (i % Batch == Batch - 1) await SaveBatch(stop);
        }
        await SaveBatch(stop);
    }

    async Task SaveBatch(CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    void Live(PersonId woman, int number, DateOnly notifiedOn, StaffId nurse, Random random, DateOnly today)
    {
        Recorded On(DateOnly day) => new(nurse, clock.MomentOf(day, new TimeOnly(10, 0)).ToUniversalTime());
        var late = number % 23 == 11;
        var expected = notifiedOn.AddDays(DaysOfPregnancy - (late ? random.Next(150, 210) : random.Next(49, 84)));
        var twins = number % 65 == 7;
        List<string> handbooks = [.. Enumerable.Range(1, twins ? 2 : 1).Select(fetus => $"{notifiedOn.Year}-{number + 1:0000}{(fetus > 1 ? "-2" : "")}")];
        var pregnancy = Pregnancy.Notify(woman, new(notifiedOn, expected, handbooks.Count, handbooks, HeartbeatConfirmed: true, FirstCheckupDone: !late, Institutions[random.Next(Institutions.Length)]), On(notifiedOn));
        db.Add(pregnancy);

        var lossOn = number % 40 == 19 ? notifiedOn.AddDays(random.Next(10, 40)) : (DateOnly?)null;
        var bornOn = expected.AddDays(number % 31 == 5 ? -random.Next(30, 60) : random.Next(-16, 6));
        if (bornOn <= notifiedOn) bornOn = notifiedOn.AddDays(1);
        var endsOn = lossOn ?? bornOn;

        var interviewOn = notifiedOn.AddDays(random.Next(100) < 78 ? 0 : random.Next(1, 14));
        var interviewMissed = number % 17 == 3;
        var declined = number % 37 == 29;
        var items = Items(late, twins, number, random);
        if (!interviewMissed && interviewOn <= today && interviewOn <= endsOn)
        {
            pregnancy.RecordInterview(declined
                ? new(interviewOn, Declined: true, Note: "仕事が忙しいため、電話での連絡を希望された。")
                : new(interviewOn, Declined: false, random.Next(18, 35), nurse, items, number % 9 == 4 ? "mixed" : items.Contains("P05", StringComparison.Ordinal) ? "troubled" : "glad", "同居", Supports[random.Next(Supports.Length)],
                    "産後の見通しを一緒に確かめた。", SelfCarePlanGiven: random.Next(10) < 9), On(interviewOn));
            var triageOn = interviewOn.AddDays(random.Next(0, 4));
            if (!declined && triageOn <= today && triageOn <= endsOn && number % 29 != 13)
                pregnancy.DecideTriage(Decision(triageOn, items), On(triageOn));
        }
        if (lossOn is { } loss)
        {
            if (loss <= today) Register(pregnancy.End([.. handbooks.Select(_ => new FetusFacts(PregnancyOutcome.Miscarriage, loss))], loss, On(loss)));
            return;
        }
        var eightOn = Gestation.DayOf(expected, 29 + random.Next(6), random.Next(7));
        if (eightOn > notifiedOn && eightOn <= today && eightOn < endsOn && number % 19 != 6)
            pregnancy.RecordEightMonthInterview(number % 41 == 2 ? new(eightOn, Declined: true) : new(eightOn, Declined: false, random.Next(3) switch { 0 => "office", 1 => "phone", _ => "home" }, "出産の準備と入院の足を確かめた。"), On(eightOn));

        // Word of a birth comes some days after it; of a few it has not come yet though the day is past.
        var toldOn = bornOn.AddDays(random.Next(2, 10));
        if (toldOn > today || number % 33 == 16) return;
        var premature = bornOn < expected.AddDays(-21);
        List<FetusFacts> fetuses = [.. handbooks.Select((_, fetus) => twins && fetus == 1 && number % 130 == 7
            ? new FetusFacts(PregnancyOutcome.Stillbirth, bornOn)
            : new FetusFacts(PregnancyOutcome.LiveBirth, bornOn, random.Next(2) == 0 ? Sex.Female : Sex.Male, Weight(premature, twins, random), InHospital: premature || twins))];
        var infants = pregnancy.End(fetuses, toldOn, On(toldOn));
        Register(infants);
        foreach (var infant in infants) Visit(infant, number, random, today, On);
    }

    void Register(IReadOnlyList<Infant> infants) => db.AddRange(infants);

    static void Visit(Infant infant, int number, Random random, DateOnly today, Func<DateOnly, Recorded> on)
    {
        var home = infant.BornOn;
        if (infant.KeptInHospital)
        {
            home = infant.BornOn.AddDays(random.Next(25, 70));
            if (home > today) return;
            infant.Discharge(home, on(home));
        }
        var newbornOn = (infant.KeptInHospital ? home : infant.BornOn).AddDays(random.Next(10, 27));
        if (newbornOn <= today && number % 8 != 5)
            infant.RecordNewbornVisit(new(newbornOn, number % 12 == 9 ? NewbornVisitKind.ByOtherMunicipality : number % 27 == 10 ? NewbornVisitKind.Declined : NewbornVisitKind.Visited, "体重の増えと母の体調を確かめた。"), on(newbornOn));
        var tryOn = home.AddDays(random.Next(50, 75));
        if (tryOn <= today && number % 14 == 8) infant.RecordInfantVisit(new(tryOn, ChildSeen: false, number % 28 == 8 ? "absent" : "satogaeri", "不在票を入れた。"), on(tryOn));
        var infantOn = home.AddDays(random.Next(80, 115));
        if (infantOn <= today && number % 11 != 7) infant.RecordInfantVisit(new(infantOn, ChildSeen: true, "", "親子に会い、地域の広場を案内した。"), on(infantOn));
    }

    static int Weight(bool premature, bool twins, Random random) => premature ? random.Next(1300, 2300) : twins ? random.Next(2100, 2700) : random.Next(2380, 3700);

    static string Items(bool late, bool twins, int number, Random random)
    {
        List<string> items = [];
        if (late) items.AddRange(["P02", "P05"]);
        if (twins) items.Add("P15");
        if (number % 15 == 1) items.Add("P06");
        if (number % 21 == 4) items.Add("P10");
        if (random.Next(6) == 0) items.Add("P11");
        return string.Join(' ', items.Order(StringComparer.Ordinal));
    }

    static TriageFacts Decision(DateOnly on, string items) => items.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length switch
    {
        0 => new(on, TriageDirection.Ordinary, "家族の支えがあり、本人も見通しを持っている。"),
        1 => new(on, TriageDirection.NurseFollowUp, "気がかりがあり、出産まで地区担当が電話で様子を聞く。"),
        _ => new(on, TriageDirection.SpecifiedPregnantCandidate, "複数の課で支える必要があると考え、合同ケース会議に諮る。"),
    };
}
