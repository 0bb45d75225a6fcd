using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Families.Letters;
using Hagukumi.Families.People;
using Hagukumi.Families.SafeContacts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Secrecy;

/// <summary>Families of 若葉市 who hide, one from somebody the register knows; how some of them may be reached; and letters that wait.</summary>
sealed class SecrecyDemo(FamiliesDb db, Seals seals, TimeProvider clock) : IDemo
{
    /// <summary>After the pregnancies.</summary>
    public int Order => 4;

    public async Task Fill(DemoWorld world, CancellationToken stop)
    {
        var today = world.Today;
        var (from, to) = (today.AddYears(-45), today.AddYears(-22));
        var wives = await db.People.AsNoTracking().Where(p => p.Relationship == "妻" && !p.Sealed && !p.SealedAsOne && p.MergedInto == null && p.DiedOn == null && p.MovedOutOn == null && p.BirthDate > from && p.BirthDate < to)
            .OrderBy(p => p.RegisterNumber).Take(8).ToListAsync(stop);
        var home = wives[0].HouseholdId;
        var husband = await db.People.AsNoTracking().Where(p => p.HouseholdId == home && p.Relationship == "世帯主").Select(p => (PersonId?)p.Id).FirstOrDefaultAsync(stop);
        await Seal(wives[0], new(ProtectionKind.AddressHidden, today.AddDays(-330), today.AddDays(35), "住民票の支援措置の申出書（写しを保管）", husband, "職場を知っている。校門で待つことがある"), today.AddDays(-330), proposed: false, stop);
        await Seal(wives[1], new(ProtectionKind.CourtOrder, today.AddDays(-200), today.AddDays(-20), "保護命令の謄本", null, "元交際相手。氏名は不明"), today.AddDays(-200), proposed: true, stop);

        db.ChangeTracker.Clear();
        var at = clock.MomentOf(today.AddDays(-3), new TimeOnly(11, 0)).ToUniversalTime();
        SafeContactFacts[] said =
        [
            new() { Phone = "070-0000-1201", Hours = "平日の12時から13時", NoVoicemail = true, MustNotAnswer = "夫", From = today.AddDays(-3), Source = "本人から面談で聞いた" },
            new() { NoCalls = true, NeutralEnvelope = true, From = today.AddDays(-3), Source = "本人から窓口で聞いた" },
            new() { Phone = "070-0000-1203", NeutralEnvelope = true, Language = "ゆっくり、やさしい言葉で", From = today.AddDays(-3) },
        ];
        db.AddRange(said.Select((facts, i) => SafeContact.Record(Ids.New(), wives[i == 0 ? 0 : i + 1].Id, facts, CurrentStaff.System, at)));

        var nurse = await db.StaffDirectory.Where(s => s.Profession == "phn").OrderBy(s => s.Name).Select(s => (StaffId?)s.Id).FirstOrDefaultAsync(stop);
        if (nurse is { } by) db.AddRange(wives.Skip(2).Select(w => Letter.Queue(Ids.New(), LetterFor.OwnOf(w.Id), "産後ケアのご案内", by, at)));
        await db.SaveChangesAsync(stop);
    }

    Task Seal(Person person, ProtectionFacts facts, DateOnly on, bool proposed, CancellationToken stop) => seals.Decide(person.Id, async () =>
    {
        var at = clock.MomentOf(on, new TimeOnly(10, 0)).ToUniversalTime();
        var protection = Protection.Seal(ProtectionId.New(), person.Id, facts, on, CurrentStaff.System, at);
        if (proposed) protection.ProposeLift("命令の期間が過ぎ、本人も望んでいる", facts.EndsOn!.Value.AddDays(5), CurrentStaff.System, at);
        db.Add(protection);
        await seals.Seal(protection, stop);
        return null;
    }, stop);
}
