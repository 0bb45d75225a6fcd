using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Grief;

/// <summary>What people decided after a loss.</summary>
internal enum GriefDecision
{
    /// <summary>Somebody speaks to the family.</summary>
    Speak,

    /// <summary>Not for now.</summary>
    NotNow,

    /// <summary>The family does not want it.</summary>
    Declined,
}

/// <summary>流産・死産・児の死亡の後の声かけ (deadlines.md 33): whether and how somebody speaks to the family. It is decided by people; each decision stands beside the ones before.</summary>
internal sealed class GriefContact : AggregateRoot
{
    GriefContact()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>The pregnancy, or the child who died.</summary>
    public Guid Subject { get; private set; }

    public PersonId Person { get; private set; }

    public GriefDecision Decision { get; private set; }

    /// <summary>Who speaks to whom and how, or why not.</summary>
    public string How { get; private set; } = "";

    public DateOnly DecidedOn { get; private set; }

    public StaffId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public Guid EventId { get; private set; }

    public override IEnumerable<PersonId> About => [Person];

    public static GriefContact Decide(Guid id, Guid subject, PersonId person, GriefDecision decision, string how, DateOnly on, Recorded recorded)
    {
        var contact = new GriefContact { Id = id, Subject = subject, Person = person, Decision = decision, How = how, DecidedOn = on, RecordedBy = recorded.By, RecordedAt = recorded.At };
        contact.EventId = contact.Raise(decision is GriefDecision.Declined ? new GriefContactDeclined(person, subject, on) : new GriefContactDecided(person, subject, on, decision is GriefDecision.Speak));
        return contact;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<GriefContact>
    {
        public void Configure(EntityTypeBuilder<GriefContact> builder)
        {
            builder.ToTable("grief_contact");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.How).HasMaxLength(Longest.Text);
            builder.HasIndex(x => x.Subject);
        }
    }
}
