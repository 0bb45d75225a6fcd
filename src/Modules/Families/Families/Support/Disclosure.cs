using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Support;

/// <summary>情報の提供: what was told about somebody to whom, on which ground, on which day (AS-61, R11-2).</summary>
internal sealed class Disclosure : Fact
{
    public const string ByConsent = "consent";

    public static readonly IReadOnlyList<(string Value, string Text)> Grounds =
        [(ByConsent, "保護者の同意"), ("article25-3", "児童福祉法25条の3（要対協）"), ("article13-4", "児童虐待防止法13条の4"), ("article69", "個人情報保護法69条2項"), ("otherLaw", "そのほかの法令")];

    Disclosure()
    {
    }

    Disclosure(FactBasis basis) : base(basis)
    {
    }

    /// <summary>Code of the scope (C17).</summary>
    public string Scope { get; private set; } = "";

    /// <summary>What exactly was told.</summary>
    public string Items { get; private set; } = "";

    /// <summary>Code of the ground.</summary>
    public string Ground { get; private set; } = "";

    public string Recipient { get; private set; } = "";

    public override bool TellsPlace => true;

    public static Disclosure Record(FactBasis basis, string scope, string items, string ground, string recipient) => new(basis) { Scope = scope, Items = items, Ground = ground, Recipient = recipient };

    public override string Says(Func<PersonId, string> nameOf) => $"{Recipient}へ{Consent.Scopes.NameOf(Scope)}：{Items}（根拠 {Grounds.NameOf(Ground)}）";

    internal sealed class Mapping : IEntityTypeConfiguration<Disclosure>
    {
        public void Configure(EntityTypeBuilder<Disclosure> builder)
        {
            Map(builder, "disclosure");
            builder.Property(x => x.Scope).HasMaxLength(Longest.Code);
            builder.Property(x => x.Items).HasMaxLength(Longest.Text);
            builder.Property(x => x.Ground).HasMaxLength(Longest.Code);
            builder.Property(x => x.Recipient).HasMaxLength(Longest.Name);
            builder.HasIndex(x => x.From);
        }
    }
}
