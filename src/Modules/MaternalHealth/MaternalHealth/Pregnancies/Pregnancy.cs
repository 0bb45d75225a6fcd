using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Pregnancies;

/// <summary>
/// One pregnancy from its notification (母子保健法15) to its end. Weeks are never stored: they follow the expected date of
/// delivery. Nothing here judges a risk: what was found are facts, and a person decides the direction.
/// </summary>
internal sealed class Pregnancy : AggregateRoot
{
    public const int EarliestExpectedDelivery = -14;
    public const int LatestExpectedDelivery = 300;

    /// <summary>Somebody who comes after the birth has an expected day that may lie far back.</summary>
    public const int EarliestExpectedDeliveryAfterBirth = -300;

    const int EightMonthsAtTheEarliest = 24;

    /// <summary>Days after the expected delivery from which no week is told: what became of the birth is not known here.</summary>
    const int LongestDelay = 21;

    Pregnancy()
    {
    }

    public PregnancyId Id { get; private set; }

    public PersonId PersonId { get; private set; }

    /// <summary>The woman while the pregnancy lasts, else null: a unique key on it refuses a second one at the same moment.</summary>
    public PersonId? OpenFor { get; private set; }

    public DateOnly NotifiedOn { get; private set; }

    public DateOnly ExpectedDeliveryOn { get; private set; }

    public int FetusCount { get; private set; }

    /// <summary>届出前に出産済み.</summary>
    public bool AfterDelivery { get; private set; }

    /// <summary>胎児心拍の確認: since April 2025 what the law on benefits calls a pregnancy.</summary>
    public bool HeartbeatConfirmed { get; private set; }

    /// <summary>She was seen at least once by a doctor or midwife.</summary>
    public bool FirstCheckupDone { get; private set; }

    public string Institution { get; private set; } = "";

    public Guid NotifiedEventId { get; private set; }

    public Guid HandbookEventId { get; private set; }

    public DateOnly? WithdrawnOn { get; private set; }

    public StaffId? WithdrawnBy { get; private set; }

    public string? WithdrawalReason { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    public PregnancyOutcome? Outcome { get; private set; }

    public Guid? EndedEventId { get; private set; }

    public StaffId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public StaffId ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public List<Handbook> Handbooks { get; } = [];

    public List<Interview> Interviews { get; } = [];

    public List<Triage> Triages { get; } = [];

    public List<EightMonthInterview> EightMonthInterviews { get; } = [];

    public List<ExpectedDeliveryCorrection> Corrections { get; } = [];

    public List<FetusOutcome> Fetuses { get; } = [];

    public override IEnumerable<PersonId> About => [PersonId];

    public bool IsOpen => EndedOn is null && Stands;

    /// <summary>False when the notification was entered by mistake: for another woman, or twice.</summary>
    public bool Stands => WithdrawnOn is null;

    /// <summary>The interview at notification that stands, held or declined.</summary>
    public Interview? Interview => Interviews.Find(i => i.Stands);

    public EightMonthInterview? EightMonthInterview => EightMonthInterviews.Find(i => i.Stands);

    /// <summary>The direction last decided; earlier ones stay readable.</summary>
    public Triage? LastTriage => Triages.Where(t => t.Stands).MaxBy(t => (t.On, t.RecordedAt));

    public Gestation? GestationAt(DateOnly day) => Gestation.At(ExpectedDeliveryOn, day);

    /// <summary>The week on a day; once no pregnancy lasts that long, how long ago the birth was expected.</summary>
    public string WeekOrDelay(DateOnly day) => day.DayNumber - ExpectedDeliveryOn.DayNumber is > LongestDelay and var days ? $"予定日の{days}日後" : $"{GestationAt(day)}";

    /// <summary>State of an open pregnancy in words.</summary>
    public string Stage(DateOnly day) => !Stands ? $"届出の取消し（{Text(WithdrawnOn!.Value)}、{WithdrawalReason}）" : day.DayNumber - ExpectedDeliveryOn.DayNumber > LongestDelay ? $"{WeekOrDelay(day)}です。出産の結果を確かめてください。" : $"妊娠中（今日は{WeekOrDelay(day)}）";

    public static Pregnancy Notify(PersonId woman, NotificationFacts facts, Recorded recorded)
    {
        if (facts.FetusCount < 1) throw new RefusalException("胎児数は1以上にしてください。");
        if (facts.HandbookNumbers.Count != facts.FetusCount) throw new RefusalException($"母子健康手帳は胎児の数（{facts.FetusCount}冊）だけ番号を入力してください。");
        RefuseImplausible(facts.NotifiedOn, facts.ExpectedDeliveryOn, facts.AfterDelivery);
        var pregnancy = new Pregnancy
        {
            Id = PregnancyId.New(),
            PersonId = woman,
            OpenFor = woman,
            NotifiedOn = facts.NotifiedOn,
            ExpectedDeliveryOn = facts.ExpectedDeliveryOn,
            FetusCount = facts.FetusCount,
            AfterDelivery = facts.AfterDelivery,
            HeartbeatConfirmed = facts.HeartbeatConfirmed,
            FirstCheckupDone = facts.FirstCheckupDone,
            Institution = facts.Institution,
            RecordedBy = recorded.By,
            RecordedAt = recorded.At,
        };
        pregnancy.Handbooks.AddRange(facts.HandbookNumbers.Select((number, i) => new Handbook { Fetus = i + 1, Number = number, IssuedOn = facts.NotifiedOn }));
        pregnancy.NotifiedEventId = pregnancy.Raise(new PregnancyNotified(woman, pregnancy.Id, facts.NotifiedOn, facts.ExpectedDeliveryOn, facts.FetusCount, facts.AfterDelivery), recorded);
        pregnancy.HandbookEventId = pregnancy.Raise(new HandbookIssued(woman, pregnancy.Id, facts.NotifiedOn, facts.FetusCount), recorded);
        pregnancy.Touch(recorded);
        return pregnancy;
    }

    /// <summary>Whether this is the notification of that day for so many: what else differs is corrected, and not notified anew.</summary>
    public bool IsNotifiedAs(NotificationFacts facts) => NotifiedOn == facts.NotifiedOn && FetusCount == facts.FetusCount && AfterDelivery == facts.AfterDelivery;

    /// <summary>Follows what was corrected in the system that keeps the notification; of this nobody else is told.</summary>
    public void FollowNotification(NotificationFacts facts, Recorded recorded)
    {
        (HeartbeatConfirmed, FirstCheckupDone, Institution) = (facts.HeartbeatConfirmed, facts.FirstCheckupDone, facts.Institution);
        foreach (var (handbook, number) in Handbooks.OrderBy(h => h.Fetus).Zip(facts.HandbookNumbers)) handbook.Number = number;
        Touch(recorded);
    }

    public void RecordInterview(InterviewFacts facts, Recorded recorded)
    {
        if (Interview?.Facts == facts) return;
        if (Interview is { } done) throw new RefusalException($"届出時の面談は{Text(done.On)}の記録がすでに記録されています。誤りを直すときは、先にその記録を取り消してください。");
        RefuseUnlessNotified(facts.On, "面談日");
        RefuseAfterEnd(facts.On, "面談日");
        var id = facts.Declined ? Raise(new PregnancyInterviewDeclined(PersonId, Id, facts.On), recorded) : Raise(new PregnancyInterviewed(PersonId, Id, facts.On), recorded);
        Interviews.Add(Pregnancies.Interview.Of(id, facts, recorded));
        Touch(recorded);
    }

    /// <summary>A later decision stands beside the earlier: risk is looked at again until the birth (AY-21).</summary>
    public void DecideTriage(TriageFacts facts, Recorded recorded)
    {
        if (LastTriage?.Facts == facts) return;
        RefuseUnlessNotified(facts.On, "判定日");
        RefuseAfterEnd(facts.On, "判定日");
        if (LastTriage is { } last && facts.On < last.On) throw new RefusalException($"判定日は前回の判定（{Text(last.On)}）以後の日付にしてください。");
        var id = Raise(new RiskTriaged(PersonId, Id, facts.On, facts.Direction), recorded);
        Triages.Add(new Triage { EventId = id, On = facts.On, Direction = facts.Direction, Reason = facts.Reason, RecordedBy = recorded.By, RecordedAt = recorded.At });
        Touch(recorded);
    }

    public void RecordEightMonthInterview(EightMonthFacts facts, Recorded recorded)
    {
        if (EightMonthInterview?.Facts == facts) return;
        if (EightMonthInterview is { } done) throw new RefusalException($"8か月面談は{Text(done.On)}の記録がすでに記録されています。誤りを直すときは、先にその記録を取り消してください。");
        RefuseUnlessNotified(facts.On, "面談日");
        RefuseAfterEnd(facts.On, "面談日");
        if (!facts.Declined && facts.On < Gestation.DayOf(ExpectedDeliveryOn, EightMonthsAtTheEarliest, 0))
            throw new RefusalException($"{Text(facts.On)}は8か月面談には早すぎます（{GestationAt(facts.On)}）。面談日か分娩予定日を確かめてください。");
        var id = facts.Declined ? Raise(new EightMonthInterviewDeclined(PersonId, Id, facts.On), recorded) : Raise(new EightMonthInterviewHeld(PersonId, Id, facts.On), recorded);
        EightMonthInterviews.Add(new EightMonthInterview
        {
            EventId = id, On = facts.On, Declined = facts.Declined, Method = facts.Method, Note = facts.Note, RecordedBy = recorded.By, RecordedAt = recorded.At,
        });
        Touch(recorded);
    }

    public void CorrectExpectedDelivery(DateOnly expected, DateOnly on, string reason, Recorded recorded)
    {
        if (expected == ExpectedDeliveryOn) return;
        if (EndedOn is { } end) throw new RefusalException($"この妊娠は{Text(end)}に終わっています。分娩予定日は訂正できません。");
        RefuseUnlessNotified(on, "訂正日");
        RefuseImplausible(NotifiedOn, expected, AfterDelivery);
        var id = Raise(new ExpectedDeliveryChanged(PersonId, Id, on, expected), recorded);
        Corrections.Add(new ExpectedDeliveryCorrection { EventId = id, On = on, Before = ExpectedDeliveryOn, After = expected, Reason = reason, RecordedBy = recorded.By, RecordedAt = recorded.At });
        ExpectedDeliveryOn = expected;
        Touch(recorded);
    }

    /// <summary>The pregnancy ended: once, whatever became of each fetus. Every living child is a person of its own from here on.</summary>
    public IReadOnlyList<Infant> End(IReadOnlyList<FetusFacts> fetuses, DateOnly registeredOn, Recorded recorded)
    {
        if (HasEndedAs(fetuses)) return [];
        RefuseWithdrawn();
        if (EndedOn is { } before) throw new RefusalException($"この妊娠は{Text(before)}に終わったとすでに記録されています。");
        if (fetuses.Count != FetusCount) throw new RefusalException($"胎児{FetusCount}人それぞれの結果を入力してください。");
        var begin = Gestation.StartOf(ExpectedDeliveryOn);
        foreach (var fetus in fetuses)
        {
            if (fetus.On < begin) throw new RefusalException($"妊娠の始まり（{Text(begin)}）より前に終わることはできません。日付か分娩予定日を確かめてください。");
            if (fetus.On > registeredOn) throw new RefusalException("妊娠の終わりの日は今日以前の日付にしてください。");
        }
        List<Infant> children = [];
        for (var i = 0; i < fetuses.Count; i++)
        {
            var fetus = fetuses[i];
            Infant? child = null;
            if (fetus.Outcome is PregnancyOutcome.LiveBirth) children.Add(child = Infant.Register(this, i + 1, fetus, registeredOn, recorded));
            Fetuses.Add(new FetusOutcome { Fetus = i + 1, Outcome = fetus.Outcome, On = fetus.On, Child = child?.Id });
        }
        (EndedOn, OpenFor) = (fetuses.Max(f => f.On), null);
        Outcome = children.Count > 0 ? PregnancyOutcome.LiveBirth : fetuses[0].Outcome;
        EndedEventId = Raise(new PregnancyEnded(PersonId, Id, EndedOn.Value, Outcome.Value), recorded);
        Touch(recorded);
        return children;
    }

    /// <summary>Whether the end is already recorded just so: the same press twice.</summary>
    public bool HasEndedAs(IReadOnlyList<FetusFacts> fetuses) => EndedOn is not null && fetuses.Count == Fetuses.Count
        && fetuses.Zip(Fetuses.OrderBy(f => f.Fetus)).All(f => f.First.Outcome == f.Second.Outcome && f.First.On == f.Second.On);

    /// <summary>The record with this event that may be taken back.</summary>
    public Entry? Withdrawable(Guid eventId) => Entries.FirstOrDefault(e => e.EventId == eventId);

    IEnumerable<Entry> Entries => Interviews.Cast<Entry>().Concat(Triages).Concat(EightMonthInterviews).Concat(Corrections);

    public void Withdraw(Guid eventId, DateOnly on, string reason, Recorded recorded)
    {
        (Withdrawable(eventId) ?? throw new RefusalException("取り消せる記録が見つかりません。")).Withdraw(on, reason, recorded.By);
        if (Corrections.OrderBy(c => c.RecordedAt).ToList() is [var first, ..] all) ExpectedDeliveryOn = all.FindLast(c => c.Stands)?.After ?? first.Before;
        Raise(new FactWithdrawn(eventId, PersonId, on), recorded);
        Touch(recorded);
    }

    /// <summary>The notification itself was a mistake. Only while nothing else is recorded: each record is withdrawn with its own reason.</summary>
    public void WithdrawNotification(DateOnly on, string reason, Recorded recorded)
    {
        RefuseWithdrawn();
        if (EndedOn is { } end) throw new RefusalException($"この妊娠は{Text(end)}に終わったと記録されています。届出だけを取り消すことはできません。");
        if (Entries.Any(e => e.Stands)) throw new RefusalException("面談などの記録があります。先にそれぞれの記録を取り消してください。");
        (WithdrawnOn, WithdrawnBy, WithdrawalReason, OpenFor) = (on, recorded.By, reason, null);
        Raise(new FactWithdrawn(NotifiedEventId, PersonId, on), recorded);
        Raise(new FactWithdrawn(HandbookEventId, PersonId, on), recorded);
        Touch(recorded);
    }

    Guid Raise(IIntegrationEvent fact, Recorded recorded) => Raise(fact, recorded.By, recorded.At);

    // Also raises the version: a child row alone would not.
    void Touch(Recorded recorded) => (ChangedBy, ChangedAt) = (recorded.By, recorded.At);

    void RefuseUnlessNotified(DateOnly on, string what)
    {
        RefuseWithdrawn();
        if (on < NotifiedOn) throw new RefusalException($"{what}は届出日（{Text(NotifiedOn)}）以後の日付にしてください。");
    }

    void RefuseWithdrawn()
    {
        if (!Stands) throw new RefusalException($"この妊娠届は{Text(WithdrawnOn!.Value)}に取り消されています。記録はできません。");
    }

    void RefuseAfterEnd(DateOnly on, string what)
    {
        if (!AfterDelivery && EndedOn is { } end && on > end) throw new RefusalException($"この妊娠は{Text(end)}に終わっています。{what}はその日以前の日付にしてください。");
    }

    static void RefuseImplausible(DateOnly notifiedOn, DateOnly expected, bool afterDelivery)
    {
        var days = expected.DayNumber - notifiedOn.DayNumber;
        if (days < (afterDelivery ? EarliestExpectedDeliveryAfterBirth : EarliestExpectedDelivery) || days > LatestExpectedDelivery)
            throw new RefusalException("分娩予定日が届出日から離れすぎています。届出日と分娩予定日を確かめてください。");
    }

    static string Text(DateOnly day) => JapaneseDate.Format(day);

    internal sealed class Mapping : IEntityTypeConfiguration<Pregnancy>
    {
        public void Configure(EntityTypeBuilder<Pregnancy> builder)
        {
            builder.ToTable("pregnancy");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Institution).HasMaxLength(Longest.Line);
            builder.Property(x => x.WithdrawalReason).HasMaxLength(Longest.Text);
            builder.HasIndex(x => x.PersonId);
            builder.HasIndex(x => x.OpenFor).IsUnique().HasFilter("open_for IS NOT NULL");
            builder.HasIndex(x => x.ExpectedDeliveryOn);
            builder.OwnsMany(x => x.Handbooks, h =>
            {
                h.ToTable("handbook");
                h.WithOwner().HasForeignKey("PregnancyId");
                h.HasKey("PregnancyId", nameof(Handbook.Fetus));
                h.Property(x => x.Fetus).ValueGeneratedNever();
                h.Property(x => x.Number).HasMaxLength(Handbook.LongestNumber);
            });
            builder.OwnsMany(x => x.Interviews, i =>
            {
                Entry.Map(i, "interview", "PregnancyId");
                i.Property(x => x.Feelings).HasMaxLength(40);
                i.Property(x => x.Partner).HasMaxLength(Longest.Line);
                i.Property(x => x.Support).HasMaxLength(Longest.Line);
                i.Property(x => x.Note).HasMaxLength(Longest.Text);
                i.OwnsMany(x => x.Items, item =>
                {
                    item.ToTable("interview_item");
                    item.WithOwner().HasForeignKey("InterviewId");
                    item.HasKey("InterviewId", nameof(InterviewItem.Code));
                    item.Property(x => x.Code).HasMaxLength(10);
                });
            });
            builder.OwnsMany(x => x.Triages, t =>
            {
                Entry.Map(t, "triage", "PregnancyId");
                t.Property(x => x.Reason).HasMaxLength(Longest.Text);
            });
            builder.OwnsMany(x => x.EightMonthInterviews, i =>
            {
                Entry.Map(i, "eight_month_interview", "PregnancyId");
                i.Property(x => x.Method).HasMaxLength(40);
                i.Property(x => x.Note).HasMaxLength(Longest.Text);
            });
            builder.OwnsMany(x => x.Corrections, c =>
            {
                Entry.Map(c, "expected_delivery_correction", "PregnancyId");
                c.Property(x => x.Reason).HasMaxLength(Longest.Text);
            });
            builder.OwnsMany(x => x.Fetuses, f =>
            {
                f.ToTable("fetus_outcome");
                f.WithOwner().HasForeignKey("PregnancyId");
                f.HasKey("PregnancyId", nameof(FetusOutcome.Fetus));
                f.Property(x => x.Fetus).ValueGeneratedNever();
            });
        }
    }
}

/// <summary>What the notification says.</summary>
internal sealed record NotificationFacts(
    DateOnly NotifiedOn, DateOnly ExpectedDeliveryOn, int FetusCount, IReadOnlyList<string> HandbookNumbers,
    bool HeartbeatConfirmed = true, bool FirstCheckupDone = true, string Institution = "", bool AfterDelivery = false);

/// <summary>母子健康手帳, one for each fetus.</summary>
internal sealed class Handbook
{
    public const int LongestNumber = 20;

    public int Fetus { get; init; }

    public required string Number { get; set; }

    public DateOnly IssuedOn { get; init; }
}

/// <summary>What became of one fetus.</summary>
internal sealed class FetusOutcome
{
    public int Fetus { get; init; }

    public PregnancyOutcome Outcome { get; init; }

    public DateOnly On { get; init; }

    /// <summary>The child that lives; null otherwise.</summary>
    public PersonId? Child { get; init; }
}

/// <summary>What is told of one fetus when the pregnancy ends; sex, weight and hospital only of a living child.</summary>
internal sealed record FetusFacts(PregnancyOutcome Outcome, DateOnly On, Sex Sex = Sex.Unknown, int? BirthWeight = null, bool InHospital = false);
