using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>Where a child stands with the session it was invited to.</summary>
internal enum Seat
{
    None,
    Given,
    Waiting,

    /// <summary>Will not come to the session it was invited to.</summary>
    Left,

    /// <summary>The session passed without a result or a reason.</summary>
    Missed,
}

/// <summary>Where a check-up was held.</summary>
internal enum CheckupSource
{
    Session,
    Clinic,
    OtherMunicipality,
}

/// <summary>How the chase after a missed check-up ended, or that the child could not be found, which ends nothing.</summary>
internal enum MissEndingKind
{
    Seen,
    Explained,
    Unlocated,
}

/// <summary>What a detailed examination came to, as its reply says.</summary>
internal enum ExamOutcome
{
    Normal,
    Observe,
    Guidance,
    Treatment,
}

/// <summary>
/// One kind of check-up of one child: its seat, its result, and where it was missed everything that was done until somebody saw the child.
/// </summary>
internal sealed class ChildCheckup : AggregateRoot
{
    ChildCheckup()
    {
    }

    public Guid Id { get; private set; }

    public PersonId Child { get; private set; }

    public CheckupKind Kind { get; private set; }

    /// <summary>The session of the seat, or of the last one.</summary>
    public Guid? Session { get; private set; }

    public DateOnly? SessionOn { get; private set; }

    public Seat Seat { get; private set; }

    public int? WaitingNumber { get; private set; }

    public DateTimeOffset? ArrivedAt { get; private set; }

    /// <summary>Why the child was left out of a session or of the chase; null where it was not.</summary>
    public MissedReason? LeftOut { get; private set; }

    public DateOnly? LeftOutOn { get; private set; }

    public string LeftOutNote { get; private set; } = "";

    /// <summary>The last missing of it; whether it is still open, the endings and results say.</summary>
    public Guid? Miss { get; private set; }

    public DateOnly? MissedOn { get; private set; }

    public DateOnly? MissFoundOn { get; private set; }

    public StaffId ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public List<ResultEntry> Results { get; } = [];

    public List<ContactTry> Tries { get; } = [];

    public List<MissEnding> Endings { get; } = [];

    public override IEnumerable<PersonId> About => [Child];

    public ResultEntry? Result => Results.Find(r => r.Stands);

    /// <summary>The missing that is still chased; null where there is none.</summary>
    public Guid? OpenMiss => Miss is { } miss && Result is null && !Endings.Exists(e => e.Ends(miss)) ? miss : null;

    public static ChildCheckup Of(PersonId child, CheckupKind kind) => new() { Id = Ids.New(), Child = child, Kind = kind };

    public bool HoldsPlaceAt(Guid session) => Session == session && Seat is (Seat.Given or Seat.Waiting);

    public void RefuseWhereExamined()
    {
        if (Result is { } done) throw new RefusalException($"{CheckupWords.Of(Kind)}は{JapaneseDate.Format(done.On)}の結果がすでに記録されています。");
    }

    public void TakeSeat(Session session)
    {
        (Session, SessionOn, Seat, WaitingNumber, ArrivedAt) = (session.Id, session.On, Seat.Given, null, null);
        (LeftOut, LeftOutOn, LeftOutNote) = (null, null, "");
    }

    public void Wait(Session session, int number) => (Session, SessionOn, Seat, WaitingNumber, ArrivedAt) = (session.Id, session.On, Seat.Waiting, number, null);

    public void FollowDay(Session session) => SessionOn = session.On;

    public void LoseSeat() => (Seat, WaitingNumber, ArrivedAt) = (Seat.None, null, null);

    /// <summary>Keeps why the child is not expected at its session any more; the seat was released before. A refusal or a mere plan excuses nothing: it will have been missed.</summary>
    public void LeaveOut(MissedReason reason, string note, DateOnly on, Recorded recorded)
    {
        (Seat, LeftOut, LeftOutOn, LeftOutNote) = (Seat.Left, reason, on, note);
        Touch(recorded);
    }

    public void Arrive(Recorded recorded)
    {
        if (ArrivedAt is not null) return;
        ArrivedAt = recorded.At;
        Touch(recorded);
    }

    /// <summary>Records the result. A referral is chased by itself until its reply has come.</summary>
    public void Record(ResultFacts facts, Guid? measurement, Recorded recorded)
    {
        if (Result?.Facts == facts) return;
        RefuseWhereExamined();
        var id = Raise(new CheckupRecorded(Child, Kind, facts.On, facts.Result, facts.Source is not CheckupSource.Session, OpenMiss), recorded);
        var entry = new ResultEntry
        {
            EventId = id, On = facts.On, Source = facts.Source, Result = facts.Result, FollowUps = facts.FollowUps, Institution = facts.Institution, Note = facts.Note, Measurement = measurement,
            RecordedBy = recorded.By, RecordedAt = recorded.At,
        };
        if (facts.Result is CheckupResult.Referral)
        {
            var referral = Ids.New();
            entry.Refer(referral, Raise(new ReferralIssued(Child, referral, Kind, facts.On), recorded));
        }
        Results.Add(entry);
        if (facts.Source is CheckupSource.Session) ArrivedAt ??= recorded.At;
        Touch(recorded);
    }

    /// <summary>The session passed and nothing was heard. Where the child is chased already, it goes on being chased.</summary>
    public void Missing(DateOnly foundOn, Recorded recorded)
    {
        Seat = Seat.Missed;
        Touch(recorded);
        if (OpenMiss is not null) return;
        (Miss, MissedOn, MissFoundOn) = (Ids.New(), SessionOn, foundOn);
        Raise(new CheckupMissed(Child, Miss.Value, Kind, MissedOn!.Value, foundOn), recorded);
    }

    public void Try(TryFacts facts, Recorded recorded)
    {
        var miss = Chased();
        if (Tries.Exists(t => t.Stands && t.Miss == miss && t.Facts == facts)) return;
        var id = Raise(new CheckupContactTried(Child, miss, facts.Way, facts.On), recorded);
        Tries.Add(new ContactTry { EventId = id, Miss = miss, On = facts.On, Way = facts.Way, Note = facts.Note, RecordedBy = recorded.By, RecordedAt = recorded.At });
        Touch(recorded);
    }

    public void End(EndingFacts facts, Recorded recorded)
    {
        if (Endings.Exists(e => e.Stands && e.Miss == Miss && e.Facts == facts)) return;
        var miss = Chased();
        IIntegrationEvent fact = facts.Kind switch
        {
            MissEndingKind.Seen => new ChildSighted(Child, miss, facts.On),
            MissEndingKind.Explained => new MissedCheckupExplained(Child, miss, facts.On, facts.Reason ?? throw new RefusalException("確かめた理由を選んでください。")),
            _ => new UnlocatedOpened(Child, facts.On),
        };
        Endings.Add(new MissEnding
        {
            EventId = Raise(fact, recorded), Miss = miss, On = facts.On, Kind = facts.Kind, SeenBy = facts.SeenBy, Where = facts.Where, Reason = facts.Reason, Note = facts.Note,
            RecordedBy = recorded.By, RecordedAt = recorded.At,
        });
        Touch(recorded);
    }

    public void RecordExam(ExamFacts facts, Recorded recorded)
    {
        var result = Result is { Referral: not null } referred ? referred : throw new RefusalException("精密健診に紹介した記録がありません。");
        if (result.ExamFacts == facts) return;
        if (result.ExamOn is { } done) throw new RefusalException($"精密健診は{JapaneseDate.Format(done)}の結果がすでに記録されています。");
        if (facts.On < result.On) throw new RefusalException($"受診日は紹介した日（{JapaneseDate.Format(result.On)}）以後の日付にしてください。");
        result.Examined(facts, Raise(new DetailedExamResult(Child, result.Referral!.Value, facts.On), recorded));
        Touch(recorded);
    }

    /// <summary>The child has died: nothing of it is chased any more.</summary>
    public void EndByDeath(DateOnly on, string told, Recorded recorded)
    {
        if (OpenMiss is not null) End(new(on, MissEndingKind.Explained, Reason: MissedReason.Died, Note: told), recorded);
        if (Result is not { Referral: { } referral, ExamOn: null, ClosedEventId: null } referred) return;
        referred.Close(Raise(new ReferralClosed(Child, referral, on), recorded));
        Touch(recorded);
    }

    /// <summary>The child lives: it is chased again.</summary>
    public void EndByDeathNoMore(DateOnly on, string reason, Recorded recorded)
    {
        foreach (var ending in Endings.Where(e => e is { Stands: true, Reason: MissedReason.Died }).ToList()) Withdraw(ending.EventId, on, reason, recorded);
        if (Result is not { ClosedEventId: { } closed } referred) return;
        Raise(new FactWithdrawn(closed, Child, on), recorded);
        referred.Close(null);
        Touch(recorded);
    }

    /// <summary>The record with this event that may be taken back.</summary>
    public Entry? Withdrawable(Guid eventId) => Results.Cast<Entry>().Concat(Tries).Concat(Endings).FirstOrDefault(e => e.EventId == eventId);

    /// <summary>Takes a record back, and with a result all that came of it.</summary>
    public void Withdraw(Guid eventId, DateOnly on, string reason, Recorded recorded)
    {
        var entry = Withdrawable(eventId) ?? throw new RefusalException("取り消せる記録が見つかりません。");
        entry.Withdraw(on, reason, recorded.By);
        foreach (var told in entry is ResultEntry result ? result.Told : [eventId]) Raise(new FactWithdrawn(told, Child, on), recorded);
        Touch(recorded);
    }

    Guid Chased() => OpenMiss ?? throw new RefusalException("この健診の未受診の確認は、すでに終わっています。");

    Guid Raise(IIntegrationEvent fact, Recorded recorded) => Raise(fact, recorded.By, recorded.At);

    // Also raises the version: a child row alone would not.
    void Touch(Recorded recorded) => (ChangedBy, ChangedAt) = (recorded.By, recorded.At);

    internal sealed class Mapping : IEntityTypeConfiguration<ChildCheckup>
    {
        public void Configure(EntityTypeBuilder<ChildCheckup> builder)
        {
            builder.ToTable("child_checkup");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.LeftOutNote).HasMaxLength(Longest.Text);
            // Two who invite the same child at the same moment would otherwise hold two seats for it.
            builder.HasIndex(x => new { x.Child, x.Kind }).IsUnique();
            builder.HasIndex(x => new { x.Seat, x.SessionOn });
            builder.HasIndex(x => x.Session);
            builder.HasIndex(x => x.Miss);
            builder.OwnsMany(x => x.Results, r =>
            {
                Entry.Map(r, "checkup_result", "CheckupId");
                r.Property(x => x.FollowUps).HasMaxLength(Longest.Line);
                r.Property(x => x.Institution).HasMaxLength(Longest.Line);
                r.Property(x => x.Note).HasMaxLength(Longest.Text);
                r.Property(x => x.ExamInstitution).HasMaxLength(Longest.Line);
                r.Property(x => x.ExamNote).HasMaxLength(Longest.Text);
                r.HasIndex(x => x.Referral);
            });
            builder.OwnsMany(x => x.Tries, t =>
            {
                Entry.Map(t, "checkup_contact_try", "CheckupId");
                t.Property(x => x.Note).HasMaxLength(Longest.Text);
            });
            builder.OwnsMany(x => x.Endings, e =>
            {
                Entry.Map(e, "missed_checkup_ending", "CheckupId");
                e.Property(x => x.SeenBy).HasMaxLength(Longest.Line);
                e.Property(x => x.Where).HasMaxLength(Longest.Line);
                e.Property(x => x.Note).HasMaxLength(Longest.Text);
            });
        }
    }
}

/// <summary>What is told of a check-up that was held.</summary>
/// <param name="On">The day.</param>
/// <param name="Source">Where.</param>
/// <param name="Result">What the examiner decided.</param>
/// <param name="FollowUps">Codes of what follows, separated by blanks.</param>
/// <param name="Institution">Which clinic or municipality; empty at a session.</param>
/// <param name="Note">Anything else.</param>
internal sealed record ResultFacts(DateOnly On, CheckupSource Source, CheckupResult Result, string FollowUps = "", string Institution = "", string Note = "");

/// <summary>What came back from a detailed examination.</summary>
internal sealed record ExamFacts(DateOnly On, ExamOutcome Outcome, string Institution = "", string Note = "");

/// <summary>A check-up that was held, with its referral and the reply to it.</summary>
internal sealed class ResultEntry : Entry
{
    public CheckupSource Source { get; init; }

    public CheckupResult Result { get; init; }

    public string FollowUps { get; init; } = "";

    public string Institution { get; init; } = "";

    public string Note { get; init; } = "";

    public Guid? Measurement { get; init; }

    /// <summary>The referral to a detailed examination; null where none was needed.</summary>
    public Guid? Referral { get; private set; }

    public Guid? ReferralEventId { get; private set; }

    public DateOnly? ExamOn { get; private set; }

    public ExamOutcome? ExamOutcome { get; private set; }

    public string ExamInstitution { get; private set; } = "";

    public string ExamNote { get; private set; } = "";

    public Guid? ExamEventId { get; private set; }

    /// <summary>Told where the child died before the reply came.</summary>
    public Guid? ClosedEventId { get; private set; }

    public ResultFacts Facts => new(On, Source, Result, FollowUps, Institution, Note);

    public ExamFacts? ExamFacts => ExamOn is { } on && ExamOutcome is { } outcome ? new(on, outcome, ExamInstitution, ExamNote) : null;

    /// <summary>Every event that this record raised.</summary>
    public IEnumerable<Guid> Told => new[] { EventId, ReferralEventId, ExamEventId, ClosedEventId }.OfType<Guid>();

    public void Refer(Guid referral, Guid eventId) => (Referral, ReferralEventId) = (referral, eventId);

    public void Close(Guid? eventId) => ClosedEventId = eventId;

    public void Examined(ExamFacts facts, Guid eventId) =>
        (ExamOn, ExamOutcome, ExamInstitution, ExamNote, ExamEventId) = (facts.On, facts.Outcome, facts.Institution, facts.Note, eventId);
}

/// <summary>What is told of an attempt to reach the family.</summary>
internal sealed record TryFacts(DateOnly On, ContactWay Way, string Note = "");

/// <summary>A letter, a call, a visit in vain: it settles nothing.</summary>
internal sealed class ContactTry : Entry
{
    public Guid Miss { get; init; }

    public ContactWay Way { get; init; }

    public string Note { get; init; } = "";

    public TryFacts Facts => new(On, Way, Note);
}

/// <summary>What is told of how a missed check-up was cleared up.</summary>
internal sealed record EndingFacts(DateOnly On, MissEndingKind Kind, string SeenBy = "", string Where = "", MissedReason? Reason = null, string Note = "");

/// <summary>Who saw the child with their own eyes, when and where; or the reason that was confirmed; or that the child cannot be found.</summary>
internal sealed class MissEnding : Entry
{
    public Guid Miss { get; init; }

    public MissEndingKind Kind { get; init; }

    public string SeenBy { get; init; } = "";

    public string Where { get; init; } = "";

    public MissedReason? Reason { get; init; }

    public string Note { get; init; } = "";

    public EndingFacts Facts => new(On, Kind, SeenBy, Where, Reason, Note);

    public bool Ends(Guid miss) => Stands && Miss == miss && Kind is not MissEndingKind.Unlocated;
}
