using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Families.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Support;

/// <summary>同意: what a guardian said to sharing something with somebody, until when, and how it was obtained (AY-15). What is said later goes before what was said earlier.</summary>
internal sealed class Consent : Fact
{
    /// <summary>ConsentScope of the codes C17.</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> Scopes =
    [
        ("healthData", "健康の記録"), ("checkupResult", "健診の結果"), ("schoolInfo", "園・学校の情報"), ("childWelfareInfo", "児童福祉の情報"), ("photo", "写真"), ("contactByAgency", "関係機関からの連絡"),
    ];

    public static readonly IReadOnlyList<(string Value, string Text)> States =
        [(Granted, "同意"), (Refused, "不同意"), (NotNeededByLaw, "法令により不要"), (Pending, "確認中"), (Revoked, "同意の撤回")];

    public static readonly IReadOnlyList<(string Value, string Text)> Ways = [("written", "書面"), ("oral", "口頭"), ("telephone", "電話"), ("online", "電子申請"), ("none", "得ていない")];

    public const string Granted = "granted";
    public const string Refused = "refused";
    public const string NotNeededByLaw = "notNeededByLaw";
    public const string Pending = "pending";
    public const string Revoked = "withdrawn";

    Consent()
    {
    }

    Consent(FactBasis basis) : base(basis)
    {
    }

    /// <summary>Code of what may be shared.</summary>
    public string Scope { get; private set; } = "";

    /// <summary>With whom; empty for anybody within the scope.</summary>
    public string Recipient { get; private set; } = "";

    /// <summary>Code of what was said.</summary>
    public string State { get; private set; } = "";

    /// <summary>Code of how it was obtained.</summary>
    public string Way { get; private set; } = "";

    /// <summary>Who said it, such as 母; the statute where none is needed.</summary>
    public string Giver { get; private set; } = "";

    /// <summary>The event that told of it.</summary>
    public Guid EventId { get; private set; }

    protected override Guid? ToldBy => EventId;

    /// <summary>A recipient may be the nursery.</summary>
    public override bool TellsPlace => Recipient.Length > 0;

    public static Consent Record(FactBasis basis, string scope, string recipient, string state, string way, string giver)
    {
        var consent = new Consent(basis) { Scope = scope, Recipient = recipient, State = state, Way = way, Giver = giver };
        consent.EventId = consent.Raise(new ConsentRecorded(basis.Person, scope, state, basis.Recorded.On));
        return consent;
    }

    /// <summary>Of those that hold on a day, the last word about each scope and recipient.</summary>
    public static IReadOnlyList<Consent> InForce(IEnumerable<Consent> consents, DateOnly day) =>
    [
        .. consents.Where(c => c.HoldsOn(day)).GroupBy(c => (c.Scope, c.Recipient))
            .Select(g => g.MaxBy(c => (c.From ?? DateOnly.MinValue, c.RecordedAt))!).OrderBy(c => c.Scope, StringComparer.Ordinal).ThenBy(c => c.Recipient, StringComparer.Ordinal),
    ];

    /// <summary>
    /// Whether the last words let something of the scope be shared with somebody. A grant to exactly them is undone by a later
    /// refusal of all; a refusal to exactly them is not undone by a grant to all.
    /// </summary>
    public static bool Allows(IReadOnlyCollection<Consent> inForce, string scope, string recipient)
    {
        var general = inForce.FirstOrDefault(c => c.Scope == scope && c.Recipient.Length == 0);
        if (recipient.Length == 0 || inForce.FirstOrDefault(c => c.Scope == scope && c.Recipient == recipient) is not { } exact) return general?.State == Granted;
        return exact.State == Granted && (general is not { State: Refused or Revoked } || (exact.From ?? DateOnly.MinValue, exact.RecordedAt).CompareTo((general.From ?? DateOnly.MinValue, general.RecordedAt)) > 0);
    }

    public override string Says(Func<PersonId, string> nameOf) =>
        $"{Scopes.NameOf(Scope)} {States.NameOf(State)}（{FormText.Joined(Recipient.Length > 0 ? $"相手 {Recipient}" : "相手を限らない", Giver, Ways.NameOf(Way))}）";

    internal sealed class Mapping : IEntityTypeConfiguration<Consent>
    {
        public void Configure(EntityTypeBuilder<Consent> builder)
        {
            Map(builder, "consent");
            builder.Property(x => x.Scope).HasMaxLength(Longest.Code);
            builder.Property(x => x.Recipient).HasMaxLength(Longest.Name);
            builder.Property(x => x.State).HasMaxLength(Longest.Code);
            builder.Property(x => x.Way).HasMaxLength(Longest.Code);
            builder.Property(x => x.Giver).HasMaxLength(Longest.Name);
        }
    }
}
