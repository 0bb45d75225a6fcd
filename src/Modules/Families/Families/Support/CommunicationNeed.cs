using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Hagukumi.Families.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Support;

/// <summary>ことばの配慮: the language to speak, whether an interpreter is needed, letters in plain Japanese (AY-40). Of residence status nothing is kept.</summary>
internal sealed class CommunicationNeed : Fact
{
    CommunicationNeed()
    {
    }

    CommunicationNeed(FactBasis basis) : base(basis)
    {
    }

    /// <summary>BCP 47 tag.</summary>
    public string Language { get; private set; } = "";

    public bool Interpreter { get; private set; }

    public bool PlainJapanese { get; private set; }

    /// <summary>What else to mind, as little as is needed.</summary>
    public string Care { get; private set; } = "";

    public static CommunicationNeed Record(FactBasis basis, string language, bool interpreter, bool plainJapanese, string care) =>
        new(basis) { Language = language, Interpreter = interpreter, PlainJapanese = plainJapanese, Care = care };

    public override string Says(Func<PersonId, string> nameOf) =>
        FormText.Joined(Languages.Choices.NameOf(Language), Interpreter ? "通訳が必要" : "通訳は不要", PlainJapanese ? "文書はやさしい日本語で" : "", Care);

    internal sealed class Mapping : IEntityTypeConfiguration<CommunicationNeed>
    {
        public void Configure(EntityTypeBuilder<CommunicationNeed> builder)
        {
            Map(builder, "communication_need");
            builder.Property(x => x.Language).HasMaxLength(Longest.Code);
            builder.Property(x => x.Care).HasMaxLength(Longest.Line);
        }
    }
}
