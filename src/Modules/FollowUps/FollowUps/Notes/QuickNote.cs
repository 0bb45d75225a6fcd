using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.FollowUps.Notes;

/// <summary>How a note ended.</summary>
enum NoteEnd
{
    /// <summary>What it says stands where it belongs.</summary>
    Filed,

    /// <summary>It says nothing that has to be kept.</summary>
    Discarded,
}

/// <summary>メモ: what somebody heard on the telephone or at the counter, before it stands in a record. It never leaves this module; other desks hear that it is there.</summary>
sealed class QuickNote : AggregateRoot
{
    public const int TextAtMost = 4000;

    QuickNote()
    {
    }

    public NoteId Id { get; private set; }

    /// <summary>About whom, where it was begun on somebody's page. It stays so: its follow-ups are told of it.</summary>
    public PersonId? Person { get; private set; }

    public StaffId By { get; private set; }

    public DateTimeOffset WrittenAt { get; private set; }

    public DateOnly WrittenOn { get; private set; }

    public string Text { get; private set; } = "";

    public DateTimeOffset? CallAt { get; private set; }

    /// <summary>Whom to call, and how; kept from everybody but those who owe the call.</summary>
    public string? CallTo { get; private set; }

    public DateTimeOffset? ReachedAt { get; private set; }

    /// <summary>It came in while the office was closed.</summary>
    public bool AfterHours { get; private set; }

    public StaffId? TakenBy { get; private set; }

    public DateTimeOffset? TakenAt { get; private set; }

    public NoteEnd? End { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public StaffId? EndedBy { get; private set; }

    public PersonId? FiledTo { get; private set; }

    /// <summary>Where it was filed, or why it was discarded.</summary>
    public string? EndText { get; private set; }

    public List<Call> Calls { get; } = [];

    public override IEnumerable<PersonId> About => new[] { Person, FiledTo }.OfType<PersonId>().Distinct();

    /// <summary>A call is still owed.</summary>
    public bool OwesCall => CallAt is not null && ReachedAt is null;

    /// <summary>Nobody of the day has taken it over yet.</summary>
    public bool WaitsForDay => AfterHours && TakenAt is null;

    public static QuickNote Write(NoteId id, PersonId? person, string text, (DateTimeOffset At, string To)? call, bool afterHours, StaffId by, DateTimeOffset at, DateOnly on)
    {
        var note = new QuickNote { Id = id, Person = person, Text = text, CallAt = call?.At, CallTo = call?.To, AfterHours = afterHours, By = by, WrittenAt = at, WrittenOn = on };
        note.Raise(new QuickNoteSaved(id, person, by, on));
        if (call is { } promised) note.Raise(new CallbackPromised(id, person, by, on, promised.At));
        if (afterHours) note.Raise(new AfterHoursReceived(id, person, by, on, at));
        return note;
    }

    /// <summary>Somebody tried to call; only whoever was reached has been called.</summary>
    public void NoteCall(Guid id, bool reached, string? remark, StaffId by, DateTimeOffset at, DateOnly on)
    {
        Calls.Add(new Call { Id = id, By = by, At = at, Reached = reached, Remark = remark });
        if (!reached || !OwesCall) return;
        ReachedAt = at;
        Raise(new ContactMade(Id, Person, on));
    }

    public void TakeOver(StaffId by, DateTimeOffset at, DateOnly on)
    {
        (TakenBy, TakenAt) = (by, at);
        Raise(new HandedOver(Id, Person, by, on));
    }

    public void File(PersonId? to, string where, StaffId by, DateTimeOffset at, DateOnly on)
    {
        (End, FiledTo, EndText, EndedBy, EndedAt) = (NoteEnd.Filed, to, where, by, at);
        Raise(new NoteFiled(Id, Person, to, on));
    }

    public void Discard(string reason, StaffId by, DateTimeOffset at, DateOnly on)
    {
        (End, EndText, EndedBy, EndedAt) = (NoteEnd.Discarded, reason, by, at);
        Raise(new NoteDiscarded(Id, Person, on));
    }

    internal sealed class Mapping : IEntityTypeConfiguration<QuickNote>
    {
        public void Configure(EntityTypeBuilder<QuickNote> builder)
        {
            builder.ToTable("quick_note");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Text).HasMaxLength(TextAtMost);
            builder.Property(x => x.CallTo).HasMaxLength(200);
            builder.Property(x => x.EndText).HasMaxLength(400);
            builder.HasIndex(x => new { x.By, x.EndedAt });
            builder.HasIndex(x => x.FiledTo);
            builder.OwnsMany(x => x.Calls, c =>
            {
                c.ToTable("note_call");
                c.WithOwner().HasForeignKey("NoteId");
                c.HasKey("NoteId", nameof(Call.Id));
                c.Property(x => x.Id).ValueGeneratedNever();
                c.Property(x => x.Remark).HasMaxLength(400);
            });
        }
    }

    /// <summary>An attempt to call.</summary>
    public sealed class Call
    {
        public Guid Id { get; init; }

        public StaffId By { get; init; }

        public DateTimeOffset At { get; init; }

        public bool Reached { get; init; }

        public string? Remark { get; init; }
    }
}
