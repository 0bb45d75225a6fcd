using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.People;

/// <summary>A household of the register; who belongs to it is told by each <see cref="Person"/>.</summary>
internal sealed class Household
{
    Household()
    {
    }

    public HouseholdId Id { get; private set; }

    /// <summary>世帯番号; null for a household the register does not know.</summary>
    public string? RegisterNumber { get; private set; }

    public static Household Register(HouseholdId id, string registerNumber)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(registerNumber);
        return new() { Id = id, RegisterNumber = registerNumber };
    }

    /// <summary>A household the register does not know.</summary>
    public static Household Open(HouseholdId id) => new() { Id = id };

    internal sealed class Mapping : IEntityTypeConfiguration<Household>
    {
        public void Configure(EntityTypeBuilder<Household> builder)
        {
            builder.ToTable("household");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.RegisterNumber).HasMaxLength(Person.Longest.Number);
            builder.HasIndex(x => x.RegisterNumber);
        }
    }
}
