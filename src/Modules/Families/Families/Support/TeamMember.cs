using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Support;

/// <summary>
/// 副担当 (KY-02): whoever brings a profession that the matter needs beside the person in charge. Who is in charge follows from the
/// district and is recorded nowhere else.
/// </summary>
internal sealed class TeamMember : Fact
{
    /// <summary>Professions that may be asked for, by their codes (C14).</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> Professions =
    [
        ("sw", "社会福祉士"), ("psw", "精神保健福祉士"), ("psychologist", "心理士（公認心理師・臨床心理士）"), ("phn", "保健師"), ("midwife", "助産師"), ("st", "言語聴覚士"), ("pt", "理学療法士"),
        ("ot", "作業療法士"), ("dietitian", "管理栄養士"), ("childFamilyCounselor", "家庭児童相談員"), ("nurseryTeacher", "保育士"), ("coordinator", "支援コーディネーター"),
    ];

    /// <summary>What a consultation is about, and which profession it usually needs. A proposal: people decide.</summary>
    public static readonly IReadOnlyList<(string Value, string Text, string Profession)> Topics =
    [
        ("livelihood", "生活・お金・制度の利用", "sw"), ("upbringing", "養育の不安・虐待の心配", "sw"), ("violence", "夫婦・家族関係、DV", "sw"),
        ("parentMind", "保護者のこころの不調・依存", "psw"), ("childMind", "子どものこころ・行動", "psychologist"), ("school", "不登校・いじめ", "psychologist"), ("development", "発達の心配", "psychologist"),
        ("speech", "ことば・きこえ", "st"), ("movement", "運動・からだの動き", "pt"), ("pregnancy", "妊娠・出産・授乳", "midwife"), ("food", "食事・栄養", "dietitian"),
    ];

    TeamMember()
    {
    }

    TeamMember(FactBasis basis) : base(basis)
    {
    }

    /// <summary>Code of what the consultation is about.</summary>
    public string Topic { get; private set; } = "";

    /// <summary>Code of the profession that is needed; its member may have another.</summary>
    public string Profession { get; private set; } = "";

    public StaffId Member { get; private set; }

    /// <summary>Who works with a person tells where that person is to be found.</summary>
    public override bool TellsPlace => true;

    public string ProfessionName => Professions.NameOf(Profession);

    public static TeamMember Record(FactBasis basis, string topic, string profession, StaffId member) => new(basis) { Topic = topic, Profession = profession, Member = member };

    /// <summary>The profession that a topic usually needs; null for no topic of ours.</summary>
    public static string? ProposalFor(string? topic) => Topics.Where(t => t.Value == topic).Select(t => t.Profession).FirstOrDefault();

    public override string Says(Func<PersonId, string> nameOf) => $"{ProfessionName}（{Topics.Where(t => t.Value == Topic).Select(t => t.Text).FirstOrDefault() ?? Topic}）";

    internal sealed class Mapping : IEntityTypeConfiguration<TeamMember>
    {
        public void Configure(EntityTypeBuilder<TeamMember> builder)
        {
            Map(builder, "team_member");
            builder.Property(x => x.Topic).HasMaxLength(Longest.Code);
            builder.Property(x => x.Profession).HasMaxLength(Longest.Code);
        }
    }
}
