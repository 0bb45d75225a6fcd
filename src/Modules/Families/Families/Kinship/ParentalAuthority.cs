using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Kinship;

/// <summary>How a parent holds 親権.</summary>
internal enum AuthorityManner
{
    /// <summary>共同; also after a divorce since 2026-04-01.</summary>
    Joint,

    /// <summary>単独.</summary>
    Sole,
    None,

    /// <summary>停止 (民法834条の2).</summary>
    Suspended,

    /// <summary>喪失 (民法834条).</summary>
    Lost,
}

/// <summary>親権: each parent's own, with what a sole exercise rests on. Nothing here decides who may sign: the facts stand side by side.</summary>
internal sealed class ParentalAuthority : FactWithOther
{
    public static readonly IReadOnlyList<(string Value, string Text)> Manners =
    [
        (nameof(AuthorityManner.Joint), "共同親権"), (nameof(AuthorityManner.Sole), "単独親権"), (nameof(AuthorityManner.None), "親権なし"),
        (nameof(AuthorityManner.Suspended), "親権停止"), (nameof(AuthorityManner.Lost), "親権喪失"),
    ];

    /// <summary>What lets one parent act alone (民法824条の2 and what makes one the only holder).</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> Grounds =
    [
        ("onlyHolder", "親権者が一人（父母の協議）"), ("onlyHolderByCourt", "親権者が一人（家庭裁判所の定め）"), ("otherUnable", "もう一方が行えない"), ("urgent", "急迫の事情"),
        ("daily", "監護・教育の日常の行為"), ("matterByCourt", "特定の事項について家庭裁判所の定め"),
    ];

    ParentalAuthority()
    {
    }

    ParentalAuthority(FactBasis basis, OtherParty parent) : base(basis, parent)
    {
    }

    public AuthorityManner Manner { get; private set; }

    /// <summary>Code of what acting alone rests on; given of sole authority, and of joint authority where one parent may act alone in a matter.</summary>
    public string Ground { get; private set; } = "";

    public static ParentalAuthority Record(FactBasis basis, OtherParty parent, AuthorityManner manner, string ground) => new(basis, parent) { Manner = manner, Ground = ground };

    public override string Says(Func<PersonId, string> nameOf) =>
        $"{NameOfOther(nameOf)} {Manners.NameOf($"{Manner}")}{(Ground.Length > 0 ? $"（一人での行使の根拠：{Grounds.NameOf(Ground)}）" : "")}";

    internal sealed class Mapping : IEntityTypeConfiguration<ParentalAuthority>
    {
        public void Configure(EntityTypeBuilder<ParentalAuthority> builder)
        {
            MapWithOther(builder, "parental_authority");
            builder.Property(x => x.Ground).HasMaxLength(Longest.Code);
        }
    }
}
