using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Facts;

/// <summary>A fact that joins a person to another, of whom a record may be kept or not.</summary>
internal abstract class FactWithOther : Fact
{
    // For EF Core.
    private protected FactWithOther()
    {
    }

    private protected FactWithOther(FactBasis basis, OtherParty other) : base(basis) => (Other, OtherName) = (other.Person, other.Name);

    /// <summary>Null for somebody no record is kept of.</summary>
    public PersonId? Other { get; private set; }

    /// <summary>Name of somebody no record is kept of; else empty.</summary>
    public string OtherName { get; private set; } = "";

    public override IEnumerable<PersonId> Others => Other is { } other ? [other] : [];

    /// <summary>What the other is called.</summary>
    public string NameOfOther(Func<PersonId, string> nameOf) => Other is { } other ? nameOf(other) : OtherName;

    private protected static EntityTypeBuilder<T> MapWithOther<T>(EntityTypeBuilder<T> builder, string table) where T : FactWithOther
    {
        Map(builder, table);
        builder.Property(x => x.OtherName).HasMaxLength(Longest.Name);
        builder.HasIndex(x => x.Other);
        return builder;
    }
}
