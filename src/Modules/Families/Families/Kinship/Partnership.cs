using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Kinship;

/// <summary>How two people are a couple.</summary>
internal enum PartnershipKind
{
    Married,

    /// <summary>内縁・未届.</summary>
    CommonLaw,

    /// <summary>別居.</summary>
    Separated,

    /// <summary>離婚.</summary>
    Divorced,
}

/// <summary>夫婦・パートナー: how two people stand to each other, in periods that follow one another. 続柄 never says it: 夫（未届） is a place in the household.</summary>
internal sealed class Partnership : FactWithOther
{
    public static readonly IReadOnlyList<(string Value, string Text)> Kinds =
    [
        (nameof(PartnershipKind.Married), "婚姻"), (nameof(PartnershipKind.CommonLaw), "内縁・未届"), (nameof(PartnershipKind.Separated), "別居"), (nameof(PartnershipKind.Divorced), "離婚"),
    ];

    Partnership()
    {
    }

    Partnership(FactBasis basis, OtherParty partner) : base(basis, partner)
    {
    }

    public PartnershipKind Kind { get; private set; }

    public static Partnership Record(FactBasis basis, OtherParty partner, PartnershipKind kind) => new(basis, partner) { Kind = kind };

    public override string Says(Func<PersonId, string> nameOf) => $"{NameOfOther(nameOf)} {Kinds.NameOf($"{Kind}")}";

    internal sealed class Mapping : IEntityTypeConfiguration<Partnership>
    {
        public void Configure(EntityTypeBuilder<Partnership> builder) => MapWithOther(builder, "partnership");
    }
}
