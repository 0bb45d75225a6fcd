using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Support;

/// <summary>家族の支援機関: who supports a parent beside this centre. It stands on the page of everybody of the household, and nowhere where an address is withheld.</summary>
internal sealed class SupportingAgency : Fact
{
    public static readonly IReadOnlyList<(string Value, string Text)> Kinds =
    [
        ("doctor", "主治医・医療機関"), ("homeNursing", "訪問看護"), ("mentalHealth", "精神保健の相談機関"), ("welfareWorker", "障害・生活の相談支援員"), ("livelihood", "生活困窮・就労の支援員"),
        ("careManager", "ケアマネジャー"), ("homeHelp", "家事・育児の支援"), ("other", "その他"),
    ];

    SupportingAgency()
    {
    }

    SupportingAgency(FactBasis basis) : base(basis)
    {
    }

    /// <summary>Code of the kind.</summary>
    public string Kind { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Who there is in charge.</summary>
    public string Contact { get; private set; } = "";

    public string Telephone { get; private set; } = "";

    public override bool TellsPlace => true;

    public static SupportingAgency Record(FactBasis basis, string kind, string name, string contact, string telephone) => new(basis) { Kind = kind, Name = name, Contact = contact, Telephone = telephone };

    public override string Says(Func<PersonId, string> nameOf) => FormText.Joined($"{Name}（{Kinds.NameOf(Kind)}）", Contact.Length > 0 ? $"担当 {Contact}" : "", Telephone.Length > 0 ? $"電話 {Telephone}" : "");

    internal sealed class Mapping : IEntityTypeConfiguration<SupportingAgency>
    {
        public void Configure(EntityTypeBuilder<SupportingAgency> builder)
        {
            Map(builder, "supporting_agency");
            builder.Property(x => x.Kind).HasMaxLength(Longest.Code);
            builder.Property(x => x.Name).HasMaxLength(Longest.Name);
            builder.Property(x => x.Contact).HasMaxLength(Longest.Name);
            builder.Property(x => x.Telephone).HasMaxLength(Longest.Code);
        }
    }
}
