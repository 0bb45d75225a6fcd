using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.SafeContacts;

/// <summary>
/// 安全な連絡先: how a person asked to be reached so that nobody is harmed by it. Never changed: from its first day on the
/// one recorded last counts, and the earlier stay as they were.
/// </summary>
internal sealed class SafeContact : AggregateRoot
{
    SafeContact()
    {
    }

    public Guid Id { get; private set; }

    public PersonId Person { get; private set; }

    public SafeContactFacts Facts { get; private set; } = SafeContactFacts.Nothing;

    public StaffId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public override IEnumerable<PersonId> About => [Person];

    public static SafeContact Record(Guid id, PersonId person, SafeContactFacts facts, StaffId by, DateTimeOffset at) =>
        new() { Id = id, Person = person, Facts = facts, RecordedBy = by, RecordedAt = at };

    /// <summary>The one that counts on a day, of all that were recorded of one person; null where none does.</summary>
    public static SafeContact? On(DateOnly day, IEnumerable<SafeContact> recorded) =>
        recorded.Where(c => c.Facts.From <= day).MaxBy(c => (c.RecordedAt, c.Id)) is { } last && (last.Facts.To is not { } to || day <= to) ? last : null;

    /// <summary>How long a text may be, in the form and in its column.</summary>
    internal static class Longest
    {
        public const int Phone = 40;
        public const int Line = 200;
        public const int Text = 1000;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<SafeContact>
    {
        public void Configure(EntityTypeBuilder<SafeContact> builder)
        {
            builder.ToTable("safe_contact");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.HasIndex(x => x.Person);
            builder.ComplexProperty(x => x.Facts, f =>
            {
                f.Property(x => x.Phone).HasMaxLength(Longest.Phone);
                f.Property(x => x.Hours).HasMaxLength(Longest.Line);
                f.Property(x => x.MustNotAnswer).HasMaxLength(Longest.Line);
                f.Property(x => x.Language).HasMaxLength(Longest.Line);
                f.Property(x => x.Source).HasMaxLength(Longest.Text);
            });
        }
    }
}

/// <summary>What the person said.</summary>
internal sealed record SafeContactFacts
{
    public static readonly SafeContactFacts Nothing = new();

    /// <summary>The only number; empty where nobody may call.</summary>
    public string Phone { get; init; } = "";

    public bool NoCalls { get; init; }

    public string Hours { get; init; } = "";

    public bool NoVoicemail { get; init; }

    public bool NeutralEnvelope { get; init; }

    public string MustNotAnswer { get; init; } = "";

    public string Language { get; init; } = "";

    public DateOnly From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>What it rests on.</summary>
    public string Source { get; init; } = "";

    public CallDecision Call => NoCalls ? new(ContactRefusal.NoCalls) : new(null, new SafeCall(Phone, Hours, NoVoicemail, MustNotAnswer, Language));
}
