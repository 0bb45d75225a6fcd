using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Kinship;

/// <summary>監護: who looks after the child, which may be neither parent: a grandmother, foster parents, a home. A home is a place and withheld with the address.</summary>
internal sealed class Custody : FactWithOther
{
    Custody()
    {
    }

    Custody(FactBasis basis, OtherParty keeper) : base(basis, keeper)
    {
    }

    public override bool TellsPlace => Other is null;

    public static Custody Record(FactBasis basis, OtherParty keeper) => new(basis, keeper);

    public override string Says(Func<PersonId, string> nameOf) => $"監護者 {NameOfOther(nameOf)}";

    internal sealed class Mapping : IEntityTypeConfiguration<Custody>
    {
        public void Configure(EntityTypeBuilder<Custody> builder) => MapWithOther(builder, "custody");
    }
}
