using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.FollowUps.Referrals;

/// <summary>How far a referral has come.</summary>
enum ReferralState
{
    /// <summary>Sent; nobody has accepted it yet.</summary>
    Made,

    /// <summary>Accepted; they have not met yet.</summary>
    Accepted,

    /// <summary>They have met.</summary>
    Confirmed,

    /// <summary>The family did not want it, or the other side could not take it.</summary>
    Declined,
}

/// <summary>紹介 (AY-43): a family is sent on to somebody else, with consent, accompanied or not, and is followed until the link holds.</summary>
sealed class Referral : AggregateRoot
{
    public static readonly IReadOnlyList<(string Value, string Text)> Consents =
        [("granted", "本人・保護者の同意がある"), ("notNeededByLaw", "法令により同意は不要"), ("pending", "同意を確認中")];

    Referral()
    {
    }

    public ReferralId Id { get; private set; }

    public PersonId Person { get; private set; }

    /// <summary>To which agency.</summary>
    public string Agency { get; private set; } = "";

    /// <summary>Who is in charge there; empty until they say.</summary>
    public string Contact { get; private set; } = "";

    /// <summary>What for.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>Code of what was said to passing it on.</summary>
    public string Consent { get; private set; } = "";

    /// <summary>Somebody goes along.</summary>
    public bool Accompanied { get; private set; }

    public Duty Duty { get; private set; }

    public StaffId By { get; private set; }

    public DateOnly ReferredOn { get; private set; }

    public ReferralState State { get; private set; }

    public DateOnly? AcceptedOn { get; private set; }

    public DateOnly? EndedOn { get; private set; }

    /// <summary>How they met, or why it came to nothing.</summary>
    public string? EndText { get; private set; }

    public override IEnumerable<PersonId> About => [Person];

    public bool IsOpen => State is ReferralState.Made or ReferralState.Accepted;

    public static Referral Make(ReferralId id, PersonId person, string agency, string contact, string purpose, string consent, bool accompanied, Duty duty, StaffId by, DateOnly on)
    {
        var referral = new Referral { Id = id, Person = person, Agency = agency, Contact = contact, Purpose = purpose, Consent = consent, Accompanied = accompanied, Duty = duty, By = by, ReferredOn = on };
        referral.Raise(new ReferralMade(id, person, by, duty, on));
        return referral;
    }

    public void Accept(string contact, DateOnly on)
    {
        (State, Contact, AcceptedOn) = (ReferralState.Accepted, contact, on);
        Raise(new ReferralAccepted(Id, Person, on));
    }

    public void Confirm(string how, DateOnly on)
    {
        (State, EndText, EndedOn) = (ReferralState.Confirmed, how, on);
        Raise(new ReferralConfirmed(Id, Person, on));
    }

    public void Decline(string reason, DateOnly on)
    {
        (State, EndText, EndedOn) = (ReferralState.Declined, reason, on);
        Raise(new ReferralDeclined(Id, Person, on));
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Referral>
    {
        public void Configure(EntityTypeBuilder<Referral> builder)
        {
            builder.ToTable("referral");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Agency).HasMaxLength(200);
            builder.Property(x => x.Contact).HasMaxLength(200);
            builder.Property(x => x.Purpose).HasMaxLength(400);
            builder.Property(x => x.Consent).HasMaxLength(40);
            builder.Property(x => x.EndText).HasMaxLength(400);
            builder.HasIndex(x => x.Person);
            builder.HasIndex(x => new { x.State, x.ReferredOn });
        }
    }
}
