using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Secrecy;

/// <summary>
/// Why a person's address is withheld: a measure, an order, or a desk's own decision. One member of staff is enough to
/// begin it. It ends only when two have said so, whatever its end date or the register say.
/// </summary>
internal sealed class Protection : AggregateRoot
{
    Protection()
    {
    }

    public ProtectionId Id { get; private set; }

    public PersonId Person { get; private set; }

    public ProtectionKind Kind { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>As the document says, never computed: null where no document says.</summary>
    public DateOnly? EndsOn { get; private set; }

    /// <summary>What it rests on.</summary>
    public string Source { get; private set; } = "";

    /// <summary>Against whom, where the register knows them. As secret as the address.</summary>
    public PersonId? AgainstPerson { get; private set; }

    /// <summary>Against whom, in words. As secret as the address.</summary>
    public string Against { get; private set; } = "";

    /// <summary>It stands for the register's mark, so that two people can decide about that too.</summary>
    public bool OfMark { get; private set; }

    public ProtectionState State { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who did what with it and why, from the first day on.</summary>
    public List<ProtectionStep> Steps { get; } = [];

    public override IEnumerable<PersonId> About => [Person];

    public bool Stands => State != ProtectionState.Lifted;

    /// <summary>The proposal to lift it that waits for a second person.</summary>
    public ProtectionStep? Proposal => State == ProtectionState.LiftProposed ? Steps.Where(s => s.Deed == ProtectionDeed.LiftProposed).MaxBy(s => s.Number) : null;

    public static Protection Seal(ProtectionId id, PersonId person, ProtectionFacts facts, DateOnly on, StaffId by, DateTimeOffset at)
    {
        var protection = new Protection
        {
            Id = id, Person = person, Kind = facts.Kind, From = facts.From, EndsOn = facts.EndsOn, Source = facts.Source, AgainstPerson = facts.AgainstPerson, Against = facts.Against,
        };
        protection.Note(ProtectionDeed.Sealed, on, facts.EndsOn, facts.Source, by, at);
        protection.Raise(new AddressSealed(person, id, on, facts.EndsOn), by, at);
        return protection;
    }

    /// <summary>What the register's mark began, or the mark of somebody in the household. Nobody remembers since when.</summary>
    public static Protection TakeOverMark(PersonId person, DateOnly on) => new()
    {
        Id = ProtectionId.New(), Person = person, Kind = ProtectionKind.AddressHidden, From = on, Source = "住民データの支援措置の印", OfMark = true,
    };

    /// <summary>It goes on, until another day where a document says so; a proposal to lift it is off the table.</summary>
    public string? Keep(DateOnly? endsOn, string reason, DateOnly on, StaffId by, DateTimeOffset at)
    {
        if (!Stands) return OverAlready;
        if (endsOn < From) return "終わりの日は始めの日以後の日付にしてください。";
        (State, EndsOn) = (ProtectionState.Standing, endsOn);
        Note(ProtectionDeed.Kept, on, endsOn, reason, by, at);
        Raise(new ProtectionExtended(Person, Id, on, endsOn), by, at);
        if (OfMark) Raise(new ProtectionDecided(Person, on, Lifted: false), by, at);
        return null;
    }

    public string? ProposeLift(string reason, DateOnly on, StaffId by, DateTimeOffset at)
    {
        if (!Stands) return OverAlready;
        if (State == ProtectionState.LiftProposed) return "解除はすでに提案されています。別の職員が確認するのを待っています。";
        State = ProtectionState.LiftProposed;
        Note(ProtectionDeed.LiftProposed, on, EndsOn, reason, by, at);
        return null;
    }

    /// <summary>The second person agrees. Never the one who proposed it.</summary>
    public string? ConfirmLift(string reason, DateOnly on, StaffId by, DateTimeOffset at)
    {
        if (!Stands) return OverAlready;
        if (Proposal is not { } proposal) return "解除は提案されていません。";
        if (proposal.By == by) return "解除を提案した職員とは別の職員が確認してください。";
        State = ProtectionState.Lifted;
        Note(ProtectionDeed.Lifted, on, EndsOn, reason, by, at);
        Raise(new UnsealDecided(Person, Id, on), by, at);
        if (OfMark) Raise(new ProtectionDecided(Person, on, Lifted: true), by, at);
        return null;
    }

    const string OverAlready = "この秘匿はすでに解除されています。";

    void Note(ProtectionDeed deed, DateOnly on, DateOnly? endsOn, string reason, StaffId by, DateTimeOffset at)
    {
        Steps.Add(new ProtectionStep { Number = Steps.Count + 1, Deed = deed, On = on, EndsOn = endsOn, Reason = reason, By = by, At = at });
        // Also raises the version: a child row alone would not.
        ChangedAt = at;
    }

    /// <summary>How long a text may be, in the form and in its column.</summary>
    internal static class Longest
    {
        public const int Text = 1000;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Protection>
    {
        public void Configure(EntityTypeBuilder<Protection> builder)
        {
            builder.ToTable("protection");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Source).HasMaxLength(Longest.Text);
            builder.Property(x => x.Against).HasMaxLength(Longest.Text);
            builder.HasIndex(x => x.Person);
            builder.HasIndex(x => x.AgainstPerson);
            builder.OwnsMany(x => x.Steps, step =>
            {
                step.ToTable("protection_step");
                step.WithOwner().HasForeignKey("ProtectionId");
                step.HasKey("ProtectionId", nameof(ProtectionStep.Number));
                step.Property(x => x.Number).ValueGeneratedNever();
                step.Property(x => x.Reason).HasMaxLength(Longest.Text);
            });
        }
    }
}

/// <summary>What is told when an address is sealed.</summary>
internal sealed record ProtectionFacts(ProtectionKind Kind, DateOnly From, DateOnly? EndsOn, string Source, PersonId? AgainstPerson = null, string Against = "");

/// <summary>
/// What kind of protection it is (codes C17). Who reported an abuse is none: a mark on the person would tell.
/// </summary>
internal enum ProtectionKind
{
    AddressHidden,
    CourtOrder,
    NoContactParent,
    Adoption,
    Foster,
}

/// <summary>How a protection stands.</summary>
internal enum ProtectionState
{
    Standing,
    LiftProposed,
    Lifted,
}

/// <summary>What was done with a protection.</summary>
internal enum ProtectionDeed
{
    Sealed,
    Kept,
    LiftProposed,
    Lifted,
}

/// <summary>One deed, kept as it was done.</summary>
internal sealed class ProtectionStep
{
    public int Number { get; init; }

    public ProtectionDeed Deed { get; init; }

    public DateOnly On { get; init; }

    /// <summary>The end date as it stood then.</summary>
    public DateOnly? EndsOn { get; init; }

    public string Reason { get; init; } = "";

    public StaffId By { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>What the kinds and deeds are called.</summary>
internal static class ProtectionWords
{
    public static readonly IReadOnlyList<(string Value, string Text)> Kinds =
    [
        (nameof(ProtectionKind.AddressHidden), "支援措置（DV等）"), (nameof(ProtectionKind.CourtOrder), "裁判所の命令（保護命令など）"), (nameof(ProtectionKind.NoContactParent), "面会・交流の制限"),
        (nameof(ProtectionKind.Adoption), "養子縁組"), (nameof(ProtectionKind.Foster), "里親委託"),
    ];

    public static string Of(ProtectionKind kind) => Kinds.First(k => k.Value == kind.ToString()).Text;

    public static string Of(ProtectionDeed deed) => deed switch
    {
        ProtectionDeed.Sealed => "秘匿した",
        ProtectionDeed.Kept => "続けると決めた",
        ProtectionDeed.LiftProposed => "解除を提案した",
        _ => "解除を確認した",
    };
}
