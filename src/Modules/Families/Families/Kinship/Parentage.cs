using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Kinship;

/// <summary>By what somebody is a parent.</summary>
internal enum ParentageKind
{
    BiologicalMother,
    BiologicalFather,

    /// <summary>認知した父.</summary>
    AcknowledgingFather,
    AdoptiveParent,

    /// <summary>特別養親.</summary>
    SpecialAdoptiveParent,
}

/// <summary>親子関係: who is a parent of a child. A fact of its own with its source; 続柄 never says it.</summary>
internal sealed class Parentage : FactWithOther
{
    public static readonly IReadOnlyList<(string Value, string Text)> Kinds =
    [
        (nameof(ParentageKind.BiologicalMother), "実母"), (nameof(ParentageKind.BiologicalFather), "実父"), (nameof(ParentageKind.AcknowledgingFather), "認知した父"),
        (nameof(ParentageKind.AdoptiveParent), "養親"), (nameof(ParentageKind.SpecialAdoptiveParent), "特別養親"),
    ];

    Parentage()
    {
    }

    Parentage(FactBasis basis, OtherParty parent) : base(basis, parent)
    {
    }

    public ParentageKind Kind { get; private set; }

    public bool IsAdoption => Kind is ParentageKind.AdoptiveParent or ParentageKind.SpecialAdoptiveParent;

    public static Parentage Record(FactBasis basis, OtherParty parent, ParentageKind kind) => new(basis, parent) { Kind = kind };

    public override string Says(Func<PersonId, string> nameOf) => $"{Kinds.NameOf($"{Kind}")} {NameOfOther(nameOf)}";

    internal sealed class Mapping : IEntityTypeConfiguration<Parentage>
    {
        public void Configure(EntityTypeBuilder<Parentage> builder) => MapWithOther(builder, "parentage");
    }
}
