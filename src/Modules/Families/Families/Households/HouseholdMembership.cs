using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Households;

/// <summary>
/// 同居: somebody belongs to a household beside the one of the register, such as a child who spends the weekends with its
/// father. Where a sealed person spends them is as telling as the address.
/// </summary>
internal sealed class HouseholdMembership : FactWithOther
{
    HouseholdMembership()
    {
    }

    HouseholdMembership(FactBasis basis, OtherParty through) : base(basis, through)
    {
    }

    public HouseholdId Household { get; private set; }

    /// <summary>How much of the time, such as 週末.</summary>
    public string Share { get; private set; } = "";

    public override bool TellsPlace => true;

    /// <param name="basis">Whose, from when to when, by what source.</param>
    /// <param name="through">Somebody of that household, or what it is called where no record is kept of it.</param>
    /// <param name="household">The household.</param>
    /// <param name="share">How much of the time.</param>
    public static HouseholdMembership Record(FactBasis basis, OtherParty through, HouseholdId household, string share) => new(basis, through) { Household = household, Share = share };

    public override string Says(Func<PersonId, string> nameOf) => FormText.Joined($"{NameOfOther(nameOf)}の世帯", Share);

    internal sealed class Mapping : IEntityTypeConfiguration<HouseholdMembership>
    {
        public void Configure(EntityTypeBuilder<HouseholdMembership> builder)
        {
            MapWithOther(builder, "household_membership");
            builder.Property(x => x.Share).HasMaxLength(Longest.Name);
            builder.HasIndex(x => x.Household);
        }
    }
}
