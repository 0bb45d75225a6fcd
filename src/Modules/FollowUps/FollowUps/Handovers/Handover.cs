using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.FollowUps.Handovers;

/// <summary>引継ぎ: one case of a duty that ends. Whoever leaves writes what the successor must know; the successor receives it.</summary>
sealed class Handover : AggregateRoot
{
    public const int NoteAtMost = 2000;

    Handover()
    {
    }

    public HandoverId Id { get; private set; }

    /// <summary>Its place among the cases of the assignment.</summary>
    public int Number { get; private set; }

    /// <summary>The assignment that ends.</summary>
    public Guid Assignment { get; private set; }

    public PersonId Person { get; private set; }

    public StaffId From { get; private set; }

    public Duty Duty { get; private set; }

    public string? District { get; private set; }

    public DateOnly LastDay { get; private set; }

    public string Note { get; private set; } = "";

    public StaffId? NotedBy { get; private set; }

    public DateOnly? NotedOn { get; private set; }

    public StaffId? AcceptedBy { get; private set; }

    public DateOnly? AcceptedOn { get; private set; }

    public DateOnly? CancelledOn { get; private set; }

    public override IEnumerable<PersonId> About => [Person];

    public bool IsOpen => AcceptedOn is null && CancelledOn is null;

    public static Handover Open(Guid assignment, int number, PersonId person, StaffId from, Duty duty, string? district, DateOnly lastDay, DateOnly today)
    {
        var handover = new Handover { Id = HandoverId.New(), Number = number, Assignment = assignment, Person = person, From = from, Duty = duty, District = district, LastDay = lastDay };
        handover.Raise(new HandoverOpened(handover.Id, person, from, duty, lastDay, today));
        return handover;
    }

    /// <summary>The duty ends on another day. One that was cancelled stays so: what is handed over after all is a case of its own.</summary>
    public void MoveTo(DateOnly lastDay, DateOnly today)
    {
        if (LastDay == lastDay) return;
        LastDay = lastDay;
        Raise(new HandoverMoved(Id, Person, lastDay, today));
    }

    public void Cancel(DateOnly today)
    {
        CancelledOn = today;
        Raise(new HandoverCancelled(Id, Person, today));
    }

    public void Write(string note, StaffId by, DateOnly today)
    {
        (Note, NotedBy, NotedOn) = (note, by, today);
        Raise(new HandoverNoted(Id, Person, today));
    }

    public void Accept(StaffId by, DateOnly today)
    {
        (AcceptedBy, AcceptedOn) = (by, today);
        Raise(new HandoverAccepted(Id, Person, today));
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Handover>
    {
        public void Configure(EntityTypeBuilder<Handover> builder)
        {
            builder.ToTable("handover");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.District).HasMaxLength(60);
            builder.Property(x => x.Note).HasMaxLength(NoteAtMost);
            builder.HasIndex(x => new { x.Assignment, x.Number }).IsUnique();
            builder.HasIndex(x => new { x.AcceptedOn, x.CancelledOn });
        }
    }
}
