using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Districts;
using Hagukumi.Families.Enrolments;
using Hagukumi.Families.Facts;
using Hagukumi.Families.Households;
using Hagukumi.Families.Kinship;
using Hagukumi.Families.People;
using Hagukumi.Families.Residences;
using Hagukumi.Families.Support;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families;

/// <summary>What the staff of 若葉市 know of its families beside the register. The town is made up, so its maker knows who is whose parent; the program never reads it from 続柄.</summary>
sealed class FamilyFactsDemo(FamiliesDb db, DutyDistricts districts, TimeProvider clock) : IDemo
{
    const int Families = 60;
    const int NurseryAge = -5;

    static readonly string[] Agencies = ["みどり訪問看護ステーション", "わかばこころのクリニック", "若葉市社会福祉協議会", "相談支援センターすばる"];

    /// <summary>After the other modules, so that what they make up stays as it was.</summary>
    public int Order => 9;

    public async Task Fill(DemoWorld world, CancellationToken stop)
    {
        // A source of its own: how many of these facts there are must not change the rest of the town.
        var (random, today) = (new Random(2026), world.Today);
        var clerks = await db.StaffDirectory.OrderBy(s => s.Name).Select(s => s.Id).ToListAsync(stop);
        var by = new Recorded(clerks.FirstOrDefault(CurrentStaff.System), clock.MomentOf(today, new TimeOnly(10, 0)).ToUniversalTime(), today);
        FactBasis Basis(PersonId person, DateOnly? from, string source, DateOnly? to) => new(Ids.New(), person, from, to, source, by);

        var people = await db.People.AsNoTracking().Where(p => p.DiedOn == null && p.MovedOutOn == null && !p.Provisional).OrderBy(p => p.RegisterNumber).ToListAsync(stop);
        foreach (var town in people.Where(p => p.Address.Town.Length > 0 && p.District is not null).GroupBy(p => p.Address.Town, StringComparer.Ordinal).OrderBy(t => t.Key, StringComparer.Ordinal))
            db.Add(DistrictArea.Assign(Ids.New(), DistrictAreaKind.Town, town.Key, town.First().ElementaryDistrict, today.AddYears(-2)));

        var homes = people.GroupBy(p => p.HouseholdId).Select(h => h.ToList()).Where(h => h.Exists(p => p.Relationship == "妻") && h.Exists(p => p.Relationship == "子")).ToArray();
        random.Shuffle(homes);
        var open = homes.Where(h => h.TrueForAll(p => !p.Sealed)).Take(Families).ToList();
        for (var i = 0; i < open.Count; i++) Know(open[i], i, open, Basis, by.By, today);

        foreach (var child in people.Where(p => p.BirthDate is { } born && SchoolYear.GradeOn(born, today).Number is >= NurseryAge and <= 12)) Enrol(child, Basis, random, today);
        foreach (var parent in people.Where(p => Languages.NameOf(p.Language) is not null && p.Relationship is "世帯主" or "妻").Take(12))
            db.Add(CommunicationNeed.Record(Basis(parent.Id, null, "本人", null), Languages.Choices.Knows(parent.Language) ? parent.Language : "other", interpreter: random.Next(2) == 0, plainJapanese: true, ""));
        foreach (var hidden in people.Where(p => p.Sealed).Take(4))
        {
            db.Add(Residence.Record(Basis(hidden.Id, today.AddDays(-40), "本人", null), ResidenceKind.Shelter, Address.Of("", "（秘匿）", "", ""), null));
            db.Add(SupportingAgency.Record(Basis(hidden.Id, today.AddDays(-40), "本人", null), "welfareWorker", Agencies[3], "", ""));
            db.Add(Disclosure.Record(Basis(hidden.Id, today.AddDays(-10), "起案", today.AddDays(-10)), "healthData", "健診の予定", "article25-3", Agencies[1]));
        }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        await districts.SettleAll(stop);
    }

    /// <summary>A family whose kinship is recorded; the first ones have something that not every family has.</summary>
    void Know(List<Person> home, int number, List<List<Person>> all, Func<PersonId, DateOnly?, string, DateOnly?, FactBasis> basis, StaffId worker, DateOnly today)
    {
        var (head, wife) = (home.Find(p => p.Relationship == "世帯主"), home.First(p => p.Relationship == "妻"));
        var children = home.Where(p => p.Relationship == "子").OrderBy(p => p.BirthDate).ToList();
        if (head is null) return;
        var married = children[0].BirthDate!.Value.AddYears(-1);
        db.Add(Partnership.Record(basis(wife.Id, married, "戸籍謄本", null), new(head.Id, ""), number == 3 ? PartnershipKind.CommonLaw : PartnershipKind.Married));
        foreach (var child in children)
        {
            var stepchild = number == 4 && child == children[0];
            db.Add(Parentage.Record(basis(child.Id, child.BirthDate, "戸籍謄本", null), new(wife.Id, ""), ParentageKind.BiologicalMother));
            db.Add(stepchild
                ? Parentage.Record(basis(child.Id, today.AddYears(-2), "戸籍謄本", null), new(head.Id, ""), ParentageKind.AdoptiveParent)
                : Parentage.Record(basis(child.Id, child.BirthDate, "戸籍謄本", null), new(head.Id, ""), ParentageKind.BiologicalFather));
            if (stepchild) db.Add(Parentage.Record(basis(child.Id, child.BirthDate, "戸籍謄本", null), new(null, "前夫（市外）"), ParentageKind.BiologicalFather));
            foreach (var parent in new[] { wife, head }) db.Add(ParentalAuthority.Record(basis(child.Id, null, "戸籍謄本", null), new(parent.Id, ""), number == 5 ? AuthorityManner.Sole : AuthorityManner.Joint, number == 5 ? "onlyHolder" : ""));
        }
        switch (number)
        {
            case 0:
                db.Add(Residence.Record(basis(wife.Id, today.AddDays(-20), "本人の電話", today.AddDays(40)), ResidenceKind.WithRelatives, Address.Of("", all[1][0].Address.Town, "", ""), all[1][0].ElementaryDistrict));
                break;
            case 1:
                db.Add(HouseholdMembership.Record(basis(children[0].Id, today.AddYears(-1), "母の話", null), new(all[2][0].Id, ""), all[2][0].HouseholdId, "週末"));
                db.Add(Custody.Record(basis(children[0].Id, today.AddYears(-1), "家庭裁判所の審判書", null), new(wife.Id, "")));
                break;
            case 2:
                db.Add(SupportingAgency.Record(basis(wife.Id, today.AddDays(-200), "本人", null), "homeNursing", Agencies[0], "小川", "079-555-0101"));
                db.Add(SupportingAgency.Record(basis(wife.Id, today.AddDays(-300), "本人", null), "doctor", Agencies[1], "", ""));
                break;
            case 6:
                db.Add(Hardship.Record(basis(wife.Id, today.AddDays(-30), "訪問のときの話", null), "家賃と給食費の支払いが遅れている", "schoolAid", today.AddDays(-25)));
                db.Add(Hardship.Record(basis(head.Id, today.AddDays(-5), "電話での相談", null), "光熱費が払えない", "", null));
                break;
            case 7:
                db.Add(IntegratedSupport.Record(basis(children[0].Id, today.AddDays(-60), "合同ケース会議", null), worker, worker));
                db.Add(TeamMember.Record(basis(children[0].Id, today.AddDays(-60), "受理会議", null), "livelihood", "sw", worker));
                break;
            case 8 or 9 or 10:
                db.Add(Consent.Record(basis(children[0].Id, today.AddDays(-90), "同意書", today.AddDays(275)), "checkupResult", number == 8 ? "わかば保育園" : "", number == 10 ? Consent.Refused : Consent.Granted, "written", "母"));
                if (number == 8) db.Add(Disclosure.Record(basis(children[0].Id, today.AddDays(-60), "起案", today.AddDays(-60)), "checkupResult", "1歳6か月健診の結果", Disclosure.ByConsent, "わかば保育園"));
                break;
        }
    }

    /// <summary>Children go where children of their age go; of those who left a nursery this April some have not been asked yet.</summary>
    void Enrol(Person child, Func<PersonId, DateOnly?, string, DateOnly?, FactBasis> basis, Random random, DateOnly today)
    {
        var grade = SchoolYear.GradeOn(child.BirthDate!.Value, today).Number;
        var school = child.ElementaryDistrict.Length > 0 ? child.ElementaryDistrict : "若葉小";
        if (grade is >= 13 or <= -4 || (grade <= 0 && random.Next(4) == 0) || (grade >= 7 && random.Next(3) == 0)) return;
        var year = FiscalYear.Of(today);
        if (grade == 1 && random.Next(12) == 0)
        {
            var lastYear = basis(child.Id, year.FirstDay.AddYears(-2), "入所台帳", null);
            var left = Enrolment.Record(lastYear with { Recorded = lastYear.Recorded with { On = year.FirstDay.AddDays(-60) } }, EnrolmentKind.Nursery, "わかば保育園", 0, "");
            left.RollOver(lastYear.Recorded);
            db.Add(left);
            return;
        }
        var (kind, name) = grade switch
        {
            <= 0 => (random.Next(3) == 0 ? (EnrolmentKind.Kindergarten, "ひかり幼稚園") : (EnrolmentKind.Nursery, "わかば保育園")),
            <= 6 => (EnrolmentKind.ElementarySchool, $"{school}学校"),
            <= 9 => (EnrolmentKind.LowerSecondarySchool, "若葉中学校"),
            _ => (EnrolmentKind.UpperSecondarySchool, "若葉高等学校"),
        };
        db.Add(Enrolment.Record(basis(child.Id, year.FirstDay, grade <= 0 ? "入所台帳" : "学齢簿", null), kind, name, grade, ""));
    }
}
