using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Support;

/// <summary>経済的な困りごと: what a family lacks, which office it was taken to, and what came of it (AY-39).</summary>
internal sealed class Hardship : Fact
{
    public static readonly IReadOnlyList<(string Value, string Text)> Offices =
    [
        ("selfReliance", "生活困窮者自立支援"), ("publicAssistance", "生活保護"), ("schoolAid", "就学援助"), ("childAllowance", "児童手当・児童扶養手当"), ("welfareCouncil", "社会福祉協議会の貸付"),
        ("housing", "住まいの相談"), ("food", "食料の支援"), ("other", "その他"),
    ];

    public static readonly IReadOnlyList<(string Value, string Text)> Results =
        [("started", "利用が始まった"), ("notEligible", "対象にならなかった"), ("declined", "本人が利用しないと決めた"), ("notReached", "つながらなかった")];

    Hardship()
    {
    }

    Hardship(FactBasis basis) : base(basis)
    {
    }

    public string What { get; private set; } = "";

    /// <summary>Code of the office it was taken to; empty while it was taken to none.</summary>
    public string Office { get; private set; } = "";

    public DateOnly? ReferredOn { get; private set; }

    /// <summary>Code of what came of it; empty until somebody knows.</summary>
    public string Result { get; private set; } = "";

    public DateOnly? ResultOn { get; private set; }

    public string ResultNote { get; private set; } = "";

    public static Hardship Record(FactBasis basis, string what, string office, DateOnly? referredOn) => new(basis) { What = what, Office = office, ReferredOn = referredOn };

    /// <summary>What came of it is said once; a mistake is withdrawn with the whole line.</summary>
    public void Answer(string office, DateOnly? referredOn, string result, DateOnly on, string note, Recorded recorded)
    {
        if (Result.Length > 0) throw new RefusalException($"結果はすでに「{Results.NameOf(Result)}」と記録されています。直すときは、この記録を取り消して登録し直してください。");
        if (Office.Length == 0) (Office, ReferredOn) = (office, referredOn ?? on);
        if (Office.Length == 0) throw new RefusalException("つないだ窓口を選んでください。", "Office");
        if (on < ReferredOn) throw new RefusalException($"結果の日は、つないだ日（{JapaneseDate.FormatLong(ReferredOn.Value)}）以後にしてください。", "On");
        (Result, ResultOn, ResultNote) = (result, on, note);
        Touch(recorded);
    }

    public override string Says(Func<PersonId, string> nameOf) => FormText.Joined(What,
        Office.Length == 0 ? "まだ窓口につないでいない" : $"{Offices.NameOf(Office)}へ{JapaneseDate.FormatShort(ReferredOn!.Value)}につないだ",
        Office.Length == 0 ? "" : Result.Length == 0 ? "結果は未確認" : $"結果：{Results.NameOf(Result)}（{JapaneseDate.FormatShort(ResultOn!.Value)}）",
        ResultNote);

    public override IEnumerable<(string Text, string Path)> Further(DateOnly today) => Result.Length == 0 ? [("結果を記録する", "result")] : [];

    internal sealed class Mapping : IEntityTypeConfiguration<Hardship>
    {
        public void Configure(EntityTypeBuilder<Hardship> builder)
        {
            Map(builder, "hardship");
            builder.Property(x => x.What).HasMaxLength(Longest.Text);
            builder.Property(x => x.Office).HasMaxLength(Longest.Code);
            builder.Property(x => x.Result).HasMaxLength(Longest.Code);
            builder.Property(x => x.ResultNote).HasMaxLength(Longest.Text);
        }
    }
}
