using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.RearingSupports;

/// <summary>What was done in the course of a support.</summary>
internal enum SupportStepKind
{
    Visit,

    /// <summary>Looked at whether it helps; it goes on.</summary>
    Review,

    End,
}

/// <summary>What was decided about a support.</summary>
/// <param name="Content">相談・助言 or help with house and child (専門的相談支援と育児・家事援助を分ける).</param>
/// <param name="Times">Visits planned.</param>
internal sealed record SupportFacts(DateOnly DecidedOn, string Content, int Times, string Reason, string Plan, DateOnly ReviewOn);

/// <summary>保健師による養育支援訪問 (AY-33): decided, visited so many times, looked at whether it helps, ended by somebody's decision.</summary>
internal sealed class RearingSupport : AggregateRoot
{
    /// <summary>What the visits are for.</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> Contents = [("counsel", "専門的な相談・助言"), ("help", "育児・家事の援助"), ("both", "両方")];

    /// <summary>What staff call the steps.</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> Kinds = [(nameof(SupportStepKind.Visit), "訪問した"), (nameof(SupportStepKind.Review), "評価した（続ける）"), (nameof(SupportStepKind.End), "終了した")];

    RearingSupport()
    {
    }

    public Guid Id { get; private set; }

    public PersonId Person { get; private set; }

    public DateOnly DecidedOn { get; private set; }

    public string Content { get; private set; } = "";

    /// <summary>Visits planned.</summary>
    public int Times { get; private set; }

    public string Reason { get; private set; } = "";

    public string Plan { get; private set; } = "";

    /// <summary>The first day of review, as decided.</summary>
    public DateOnly ReviewOn { get; private set; }

    public bool Ended { get; private set; }

    public StaffId RecordedBy { get; private set; }

    public StaffId ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public List<SupportStep> Steps { get; } = [];

    public override IEnumerable<PersonId> About => [Person];

    public int Visits => Steps.Count(s => s is { Stands: true, Kind: SupportStepKind.Visit });

    /// <summary>The day by which it is looked at next.</summary>
    public DateOnly NextReviewOn => Steps.Where(s => s is { Stands: true, Kind: SupportStepKind.Review }).MaxBy(s => (s.On, s.RecordedAt))?.NextOn ?? ReviewOn;

    public static RearingSupport Decide(Guid id, PersonId person, SupportFacts facts, Recorded recorded)
    {
        var support = new RearingSupport
        {
            Id = id, Person = person, DecidedOn = facts.DecidedOn, Content = facts.Content, Times = facts.Times, Reason = facts.Reason, Plan = facts.Plan, ReviewOn = facts.ReviewOn, RecordedBy = recorded.By,
        };
        support.Raise(new RearingSupportDecided(person, id, facts.DecidedOn, facts.ReviewOn), recorded.By, recorded.At);
        support.Touch(recorded);
        return support;
    }

    /// <param name="press">The id that the form carried.</param>
    /// <param name="nextOn">With a review: the day of the next one.</param>
    public void Record(Guid press, SupportStepKind kind, DateOnly on, DateOnly? nextOn, string note, Recorded recorded)
    {
        if (Steps.Exists(s => s.Press == press)) return;
        if (on < DecidedOn) throw new RefusalException($"日は対象の決定（{JapaneseDate.Format(DecidedOn)}）以後の日付にしてください。");
        if (Steps.Find(s => s is { Stands: true, Kind: SupportStepKind.End }) is { } end && (kind is SupportStepKind.End || on > end.On))
            throw new RefusalException($"この支援は{JapaneseDate.Format(end.On)}に終了しています。続けるときは、先に終了の記録を取り消してください。");
        IIntegrationEvent fact = kind switch
        {
            SupportStepKind.Visit => new RearingSupportVisited(Person, Id, on),
            SupportStepKind.Review => new RearingSupportReviewed(Person, Id, on, nextOn!.Value),
            _ => new RearingSupportEnded(Person, Id, on),
        };
        Steps.Add(new SupportStep { EventId = Raise(fact, recorded.By, recorded.At), Press = press, Kind = kind, On = on, NextOn = nextOn, Note = note, RecordedBy = recorded.By, RecordedAt = recorded.At });
        Touch(recorded);
    }

    public Entry? Withdrawable(Guid eventId) => Steps.Find(s => s.EventId == eventId);

    public void Withdraw(Guid eventId, DateOnly on, string reason, Recorded recorded)
    {
        (Withdrawable(eventId) ?? throw new RefusalException("取り消せる記録が見つかりません。")).Withdraw(on, reason, recorded.By);
        Raise(new FactWithdrawn(eventId, Person, on), recorded.By, recorded.At);
        Touch(recorded);
    }

    public static string Of(SupportStepKind kind) => Kinds.NameOf($"{kind}");

    void Touch(Recorded recorded) => (ChangedBy, ChangedAt, Ended) = (recorded.By, recorded.At, Steps.Exists(s => s is { Stands: true, Kind: SupportStepKind.End }));

    internal sealed class Mapping : IEntityTypeConfiguration<RearingSupport>
    {
        public void Configure(EntityTypeBuilder<RearingSupport> builder)
        {
            builder.ToTable("rearing_support");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Content).HasMaxLength(20);
            builder.Property(x => x.Reason).HasMaxLength(Longest.Text);
            builder.Property(x => x.Plan).HasMaxLength(Longest.Text);
            builder.HasIndex(x => x.Person);
            builder.HasIndex(x => x.Ended);
            builder.OwnsMany(x => x.Steps, step =>
            {
                Entry.Map(step, "rearing_support_step", "RearingSupportId");
                step.Property(x => x.Note).HasMaxLength(Longest.Text);
            });
        }
    }
}

/// <summary>One thing done in the course of a support.</summary>
internal sealed class SupportStep : Entry
{
    public Guid Press { get; init; }

    public SupportStepKind Kind { get; init; }

    public DateOnly? NextOn { get; init; }

    public string Note { get; init; } = "";
}
