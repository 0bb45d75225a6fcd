using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Pregnancies;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Reports;

/// <summary>What one figure counts.</summary>
internal enum Measure
{
    /// <summary>件数.</summary>
    Records,

    /// <summary>実人員: each person once.</summary>
    People,

    /// <summary>延人員: each time.</summary>
    Times,
}

/// <summary>One thing that a figure counts. Members, not a constructor: the database counts by them.</summary>
internal sealed class Counted
{
    public required PersonId Person { get; init; }

    /// <summary>The record of a pregnancy; null where it is a child's.</summary>
    public PregnancyId? Pregnancy { get; init; }

    public required DateOnly On { get; init; }
}

/// <summary>One figure of the year's report: a question of the records. The number and the list behind it are one query and cannot differ.</summary>
/// <param name="Code">Stable code, in addresses and snapshots.</param>
/// <param name="Table">The table of the report in which it stands.</param>
/// <param name="Label">What it is called there.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Of">What it counts of a fiscal year.</param>
internal sealed record Figure(string Code, string Table, string Label, Measure Measure, Func<MaternalHealthDb, FiscalYear, IQueryable<Counted>> Of)
{
    /// <summary>What is counted of the year, in a district where one is given. Who is withheld counts in no district.</summary>
    public IQueryable<Counted> Cases(MaternalHealthDb db, FiscalYear year, string? district) =>
        district is null ? Of(db, year) : Of(db, year).Where(c => db.Directory.Any(p => p.Id == c.Person && p.District == district));

    public Task<int> Count(MaternalHealthDb db, FiscalYear year, string? district, CancellationToken stop) =>
        Measure is Measure.People ? Cases(db, year, district).Select(c => c.Person).Distinct().CountAsync(stop) : Cases(db, year, district).CountAsync(stop);
}

/// <summary>
/// The figures of statistics.md D2 that the records of this desk answer. The layout of the state's forms is not among them: tables, rows and
/// measures are data here, and a form is filled from them.
/// </summary>
internal static class Figures
{
    // 満11週 ends with 11w6d, the 83rd day.
    const int Through11Weeks = 83;
    const int Through19Weeks = 139;
    const int Through27Weeks = 195;
    const int DaysToExpectedDelivery = 280;

    const string Notifications = "妊娠の届出（届出時の週数）";
    const string Interviews = "妊婦等包括相談支援";
    const string Births = "出生と訪問";
    const string Guidance = "保健指導・訪問指導";

    public static readonly IReadOnlyList<Figure> All =
    [
        new("notified", Notifications, "総数", Measure.Records, (db, y) => Of(Notified(db, y))),
        new("notified-le11w", Notifications, "満11週以内", Measure.Records, (db, y) => Of(Weeks(Notified(db, y), null, Through11Weeks))),
        new("notified-12to19", Notifications, "満12〜19週", Measure.Records, (db, y) => Of(Weeks(Notified(db, y), Through11Weeks, Through19Weeks))),
        new("notified-20to27", Notifications, "満20〜27週", Measure.Records, (db, y) => Of(Weeks(Notified(db, y), Through19Weeks, Through27Weeks))),
        new("notified-ge28", Notifications, "満28週〜分娩まで", Measure.Records, (db, y) => Of(Weeks(Notified(db, y), Through27Weeks, null))),
        new("notified-after-birth", Notifications, "分娩後", Measure.Records, (db, y) => Of(Notified(db, y).Where(p => p.AfterDelivery))),

        new("interview-held", Interviews, "届出時の面談をした", Measure.Records, (db, y) => Of(Notified(db, y).Where(p => p.Interviews.Any(i => i.WithdrawnOn == null && !i.Declined)))),
        new("interview-declined", Interviews, "届出時の面談を断られた", Measure.Records, (db, y) => Of(Notified(db, y).Where(p => p.Interviews.Any(i => i.WithdrawnOn == null && i.Declined)))),
        new("interview-none", Interviews, "届出時の面談の記録がない", Measure.Records, (db, y) => Of(Notified(db, y).Where(p => !p.Interviews.Any(i => i.WithdrawnOn == null)))),
        new("eight-month-held", Interviews, "8か月面談をした", Measure.Records, (db, y) => EightMonth(db, y, declined: false)),
        new("eight-month-declined", Interviews, "8か月面談を断られた", Measure.Records, (db, y) => EightMonth(db, y, declined: true)),

        new("born", Births, "出生", Measure.People, (db, y) => Of(Born(db, y))),
        new("born-low-weight", Births, "うち出生体重2,500g未満", Measure.People, (db, y) => Of(Born(db, y).Where(i => i.BirthWeight < LowBirthWeight))),
        new("newborn-visited", Births, "新生児訪問（里帰り先の実施を含む）", Measure.People, (db, y) => Of(Born(db, y).Where(i => i.NewbornVisits.Any(v => v.WithdrawnOn == null && v.Kind != NewbornVisitKind.Declined)))),
        new("newborn-declined", Births, "新生児訪問を断られた", Measure.People, (db, y) => Of(Born(db, y).Where(i => i.NewbornVisits.Any(v => v.WithdrawnOn == null && v.Kind == NewbornVisitKind.Declined)))),
        new("infant-visited", Births, "全戸訪問で会えた", Measure.People, (db, y) => Of(Born(db, y).Where(i => i.InfantVisits.Any(v => v.WithdrawnOn == null && v.ChildSeen)))),
        new("infant-not-seen", Births, "全戸訪問でまだ会えていない", Measure.People, (db, y) => Of(Born(db, y).Where(i => !i.InfantVisits.Any(v => v.WithdrawnOn == null && v.ChildSeen)))),

        new("guided-pregnant", Guidance, "妊婦（実人員）", Measure.People, GuidedPregnant),
        new("guided-pregnant-times", Guidance, "妊婦（延人員）", Measure.Times, GuidedPregnant),
        new("visited-newborn", Guidance, "新生児（未熟児を除く）の訪問（実人員）", Measure.People, (db, y) => VisitedNewborn(db, y, low: false)),
        new("visited-newborn-times", Guidance, "新生児（未熟児を除く）の訪問（延人員）", Measure.Times, (db, y) => VisitedNewborn(db, y, low: false)),
        new("visited-premature", Guidance, "未熟児（2,500g未満）の訪問（実人員）", Measure.People, (db, y) => VisitedNewborn(db, y, low: true)),
        new("visited-premature-times", Guidance, "未熟児（2,500g未満）の訪問（延人員）", Measure.Times, (db, y) => VisitedNewborn(db, y, low: true)),
        new("visited-infant", Guidance, "乳児の訪問（実人員）", Measure.People, VisitedInfant),
        new("visited-infant-times", Guidance, "乳児の訪問（延人員）", Measure.Times, VisitedInfant),
    ];

    const int LowBirthWeight = 2500; // 母子保健法18

    static IQueryable<Pregnancy> Notified(MaternalHealthDb db, FiscalYear year)
    {
        var (from, to) = (year.FirstDay, year.LastDay);
        return db.Pregnancies.AsNoTracking().Where(p => p.WithdrawnOn == null && p.NotifiedOn >= from && p.NotifiedOn <= to);
    }

    /// <summary>Notified before the birth, later than one day of the pregnancy and up to another.</summary>
    static IQueryable<Pregnancy> Weeks(IQueryable<Pregnancy> notified, int? after, int? through)
    {
        var before = notified.Where(p => !p.AfterDelivery);
        if (after is { } lower) before = before.Where(p => p.ExpectedDeliveryOn < p.NotifiedOn.AddDays(DaysToExpectedDelivery - lower));
        return through is { } upper ? before.Where(p => p.ExpectedDeliveryOn >= p.NotifiedOn.AddDays(DaysToExpectedDelivery - upper)) : before;
    }

    static IQueryable<Infant> Born(MaternalHealthDb db, FiscalYear year)
    {
        var (from, to) = (year.FirstDay, year.LastDay);
        return db.Infants.AsNoTracking().Where(i => i.BornOn >= from && i.BornOn <= to);
    }

    static IQueryable<Counted> EightMonth(MaternalHealthDb db, FiscalYear year, bool declined)
    {
        var (from, to) = (year.FirstDay, year.LastDay);
        return db.Pregnancies.AsNoTracking().Where(p => p.WithdrawnOn == null).SelectMany(
            p => p.EightMonthInterviews.Where(e => e.WithdrawnOn == null && e.Declined == declined && e.On >= from && e.On <= to), (p, e) => new Counted { Person = p.PersonId, Pregnancy = p.Id, On = e.On });
    }

    static IQueryable<Counted> GuidedPregnant(MaternalHealthDb db, FiscalYear year)
    {
        var (from, to) = (year.FirstDay, year.LastDay);
        var first = db.Pregnancies.AsNoTracking().Where(p => p.WithdrawnOn == null).SelectMany(
            p => p.Interviews.Where(i => i.WithdrawnOn == null && !i.Declined && i.On >= from && i.On <= to), (p, i) => new Counted { Person = p.PersonId, Pregnancy = p.Id, On = i.On });
        return first.Concat(EightMonth(db, year, declined: false));
    }

    static IQueryable<Counted> VisitedNewborn(MaternalHealthDb db, FiscalYear year, bool low)
    {
        var (from, to) = (year.FirstDay, year.LastDay);
        return db.Infants.AsNoTracking().Where(i => low ? i.BirthWeight < LowBirthWeight : i.BirthWeight == null || i.BirthWeight >= LowBirthWeight).SelectMany(
            i => i.NewbornVisits.Where(v => v.WithdrawnOn == null && v.Kind == NewbornVisitKind.Visited && v.On >= from && v.On <= to), (i, v) => new Counted { Person = i.Id, Pregnancy = null, On = v.On });
    }

    static IQueryable<Counted> VisitedInfant(MaternalHealthDb db, FiscalYear year)
    {
        var (from, to) = (year.FirstDay, year.LastDay);
        return db.Infants.AsNoTracking().SelectMany(
            i => i.InfantVisits.Where(v => v.WithdrawnOn == null && v.ChildSeen && v.On >= from && v.On <= to), (i, v) => new Counted { Person = i.Id, Pregnancy = null, On = v.On });
    }

    static IQueryable<Counted> Of(IQueryable<Pregnancy> pregnancies) => pregnancies.Select(p => new Counted { Person = p.PersonId, Pregnancy = p.Id, On = p.NotifiedOn });

    static IQueryable<Counted> Of(IQueryable<Infant> infants) => infants.Select(i => new Counted { Person = i.Id, Pregnancy = null, On = i.BornOn });
}
