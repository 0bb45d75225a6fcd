using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.PostpartumCare;

/// <summary>The three kinds of postpartum care (母子保健法17の2).</summary>
internal enum CareKind
{
    ShortStay,
    DayCare,
    Home,
}

/// <summary>What became of an application.</summary>
internal enum CareDecision
{
    Granted,
    Refused,
}

/// <summary>産婦健診と産後ケア (AY-31) of one mother after one pregnancy, however it ended: after a loss she has the same rights. One record, so that two bookings at once cannot both take the last day.</summary>
internal sealed class Postpartum : AggregateRoot
{
    Postpartum()
    {
    }

    public PregnancyId Id { get; private set; }

    public PersonId Mother { get; private set; }

    public StaffId ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public List<PostpartumCheckup> Checkups { get; } = [];

    public List<CareApplication> Applications { get; } = [];

    public List<CareDay> Days { get; } = [];

    public override IEnumerable<PersonId> About => [Mother];

    public bool Granted => Applications.Exists(a => a is { Stands: true, Decision: CareDecision.Granted });

    public static Postpartum Of(Pregnancy pregnancy) => new() { Id = pregnancy.Id, Mother = pregnancy.PersonId };

    /// <summary>Days of a kind that are left.</summary>
    public int Left(CareKind kind, MaternalHealthSettings settings) => Math.Max(0, Limit(kind, settings) - Used(kind));

    public int Used(CareKind kind) => Days.Count(d => d.Stands && d.Kind == kind);

    public static int Limit(CareKind kind, MaternalHealthSettings settings) => kind switch
    {
        CareKind.ShortStay => settings.ShortStayDays,
        CareKind.DayCare => settings.DayCareDays,
        _ => settings.HomeCareDays,
    };

    /// <summary>The last day on which a woman is within one year of the end of her pregnancy (出産後1年未満).</summary>
    public static DateOnly LastDay(DateOnly ended) => Age.LegalAgeReachedAtEndOf(ended, 1);

    public void RecordCheckup(CheckupFacts facts, Pregnancy pregnancy, Recorded recorded)
    {
        if (Checkups.Exists(c => c.Stands && c.Facts == facts)) return;
        if (Checkups.Find(c => c.Stands && c.Kind == facts.Kind) is { } done) throw new RefusalException($"{PostpartumWords.Checkups.NameOf(facts.Kind)}は{JapaneseDate.Format(done.On)}の記録がすでに記録されています。誤りを直すときは、先にその記録を取り消してください。");
        RefuseBeforeTheEnd(facts.On, pregnancy, "健診日");
        Checkups.Add(new PostpartumCheckup { EventId = Ids.New(), On = facts.On, Kind = facts.Kind, Place = facts.Place, Result = facts.Result, Note = facts.Note, RecordedBy = recorded.By, RecordedAt = recorded.At });
        Touch(recorded);
    }

    public void Apply(Guid id, DateOnly on, string reason, Recorded recorded)
    {
        if (Applications.Exists(a => a.EventId == id)) return;
        Applications.Add(new CareApplication { EventId = id, On = on, Reason = reason, RecordedBy = recorded.By, RecordedAt = recorded.At });
        Touch(recorded);
    }

    public void Decide(Guid application, CareDecision decision, DateOnly on, string note, Recorded recorded)
    {
        var applied = Applications.Find(a => a.EventId == application && a.Stands) ?? throw new RefusalException("この申請は取り消されています。");
        if ((applied.Decision, applied.DecidedOn, applied.DecisionNote) == (decision, on, note)) return;
        if (applied.Decision is not null) throw new RefusalException($"この申請は{JapaneseDate.Format(applied.DecidedOn!.Value)}にすでに決定されています。");
        if (on < applied.On) throw new RefusalException($"決定日は申請日（{JapaneseDate.Format(applied.On)}）以後の日付にしてください。");
        applied.Decide(decision, on, note);
        Touch(recorded);
    }

    /// <summary>A day that was booked or used; both take one of the days that are left.</summary>
    public void Book(CareDayFacts facts, Pregnancy pregnancy, MaternalHealthSettings settings, Recorded recorded)
    {
        if (Days.Exists(d => d.Stands && d.Facts == facts)) return;
        var kind = PostpartumWords.Kinds.NameOf($"{facts.Kind}");
        if (!Granted) throw new RefusalException("産後ケアの利用がまだ決定されていません。先に申請の決定を記録してください。");
        RefuseBeforeTheEnd(facts.On, pregnancy, "利用日");
        if (facts.On > LastDay(pregnancy.EndedOn!.Value)) throw new RefusalException($"産後ケアは出産から1年未満（{JapaneseDate.Format(LastDay(pregnancy.EndedOn!.Value))}まで）使えます。利用日を確かめてください。");
        if (Days.Exists(d => d.Stands && d.On == facts.On && d.Kind == facts.Kind)) throw new RefusalException($"{JapaneseDate.Format(facts.On)}の{kind}は、すでに記録されています。");
        if (Left(facts.Kind, settings) == 0) throw new RefusalException($"{kind}は{Limit(facts.Kind, settings)}日まで使えます。残りは0日です。ほかの型の残りを確かめてください。");
        Days.Add(new CareDay { EventId = Ids.New(), On = facts.On, Kind = facts.Kind, Provider = facts.Provider, RecordedBy = recorded.By, RecordedAt = recorded.At });
        Touch(recorded);
    }

    public void Report(Guid day, string report, DateOnly on, Recorded recorded)
    {
        var used = Days.Find(d => d.EventId == day && d.Stands) ?? throw new RefusalException("この利用日は取り消されています。");
        if (on < used.On) throw new RefusalException($"報告日は利用日（{JapaneseDate.Format(used.On)}）以後の日付にしてください。");
        if (used.Report is not null && used.Report != report) throw new RefusalException("この日の実績はすでに報告されています。");
        used.Tell(report, on);
        Touch(recorded);
    }

    public Entry? Withdrawable(Guid id) => Checkups.Cast<Entry>().Concat(Applications).Concat(Days).FirstOrDefault(e => e.EventId == id);

    public void Withdraw(Guid id, DateOnly on, string reason, Recorded recorded)
    {
        (Withdrawable(id) ?? throw new RefusalException("取り消せる記録が見つかりません。")).Withdraw(on, reason, recorded.By);
        Touch(recorded);
    }

    // Also raises the version: a child row alone would not.
    void Touch(Recorded recorded) => (ChangedBy, ChangedAt) = (recorded.By, recorded.At);

    static void RefuseBeforeTheEnd(DateOnly on, Pregnancy pregnancy, string what)
    {
        if (pregnancy.EndedOn is not { } ended) throw new RefusalException("出産（妊娠の終わり）がまだ記録されていません。先に記録してください。");
        if (on < ended) throw new RefusalException($"{what}は出産（妊娠の終わり）の日（{JapaneseDate.Format(ended)}）以後の日付にしてください。");
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Postpartum>
    {
        public void Configure(EntityTypeBuilder<Postpartum> builder)
        {
            builder.ToTable("postpartum");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.HasIndex(x => x.Mother);
            builder.OwnsMany(x => x.Checkups, c =>
            {
                Entry.Map(c, "postpartum_checkup", "PregnancyId");
                c.Property(x => x.Kind).HasMaxLength(40);
                c.Property(x => x.Result).HasMaxLength(40);
                c.Property(x => x.Place).HasMaxLength(Longest.Line);
                c.Property(x => x.Note).HasMaxLength(Longest.Text);
            });
            builder.OwnsMany(x => x.Applications, a =>
            {
                Entry.Map(a, "postpartum_care_application", "PregnancyId");
                a.Property(x => x.Reason).HasMaxLength(Longest.Text);
                a.Property(x => x.DecisionNote).HasMaxLength(Longest.Text);
            });
            builder.OwnsMany(x => x.Days, d =>
            {
                Entry.Map(d, "postpartum_care_day", "PregnancyId");
                d.Property(x => x.Provider).HasMaxLength(Longest.Line);
                d.Property(x => x.Report).HasMaxLength(Longest.Text);
            });
        }
    }
}

/// <summary>What is told of a check-up of the mother.</summary>
internal sealed record CheckupFacts(DateOnly On, string Kind, string Place, string Result, string Note);

/// <summary>産婦健診, two weeks or one month after the birth.</summary>
internal sealed class PostpartumCheckup : Entry
{
    public string Kind { get; init; } = "";

    public string Place { get; init; } = "";

    /// <summary>What the clinic wrote, as a code.</summary>
    public string Result { get; init; } = "";

    public string Note { get; init; } = "";

    public CheckupFacts Facts => new(On, Kind, Place, Result, Note);
}

/// <summary>An application for postpartum care and what was decided.</summary>
internal sealed class CareApplication : Entry
{
    public string Reason { get; init; } = "";

    public CareDecision? Decision { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    public string DecisionNote { get; private set; } = "";

    public void Decide(CareDecision decision, DateOnly on, string note) => (Decision, DecidedOn, DecisionNote) = (decision, on, note);
}

/// <summary>What is told of a day.</summary>
internal sealed record CareDayFacts(DateOnly On, CareKind Kind, string Provider);

/// <summary>One day of postpartum care.</summary>
internal sealed class CareDay : Entry
{
    public CareKind Kind { get; init; }

    public string Provider { get; init; } = "";

    /// <summary>What the provider reported; null while it has not.</summary>
    public string? Report { get; private set; }

    public DateOnly? ReportedOn { get; private set; }

    public CareDayFacts Facts => new(On, Kind, Provider);

    public void Tell(string report, DateOnly on) => (Report, ReportedOn) = (report, on);
}
