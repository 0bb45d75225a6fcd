using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Epds;

/// <summary>On what occasion a mother answered.</summary>
internal enum EpdsOccasion
{
    TwoWeekCheckup,
    OneMonthCheckup,
    Visit,
    Other,
}

/// <summary>What is told of one questionnaire.</summary>
internal sealed record EpdsFacts(DateOnly On, EpdsOccasion Occasion, string Edition, EpdsScores Scores, Companions Companions, string Note);

/// <summary>
/// One EPDS of one mother with its companions (AY-30). Only scores: no question is kept here, and nothing is concluded from them. What they ask of
/// the desk is a fact for the worklist; what was done stands with the questionnaire that asked for it.
/// </summary>
internal sealed class EpdsAssessment : AggregateRoot
{
    EpdsAssessment()
    {
    }

    public Guid Id { get; private set; }

    public PregnancyId Pregnancy { get; private set; }

    public PersonId Mother { get; private set; }

    public DateOnly On { get; private set; }

    public EpdsOccasion Occasion { get; private set; }

    /// <summary>Which edition of the questionnaire, as the municipality calls it.</summary>
    public string Edition { get; private set; } = "";

    public string Items { get; private set; } = "";

    public int? Total { get; private set; }

    public int? Item10 { get; private set; }

    public bool SupportAsked { get; private set; }

    public string SupportMarks { get; private set; } = "";

    public int? Bonding { get; private set; }

    public int? Bonding3 { get; private set; }

    public int? Bonding5 { get; private set; }

    public string Note { get; private set; } = "";

    /// <summary>What the municipality had set when it was recorded.</summary>
    public int Threshold { get; private set; }

    public int BondingThreshold { get; private set; }

    public StaffId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public StaffId ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public Guid EventId { get; private set; }

    public DateOnly? WithdrawnOn { get; private set; }

    public StaffId? WithdrawnBy { get; private set; }

    public string? WithdrawalReason { get; private set; }

    public List<SafetyPlan> SafetyPlans { get; } = [];

    public List<Intervention> Interventions { get; } = [];

    /// <summary>The earlier questionnaires that this one stands beside, or itself where a later one had been recorded first.</summary>
    public List<Reassessment> Reassessments { get; } = [];

    public bool Stands => WithdrawnOn is null;

    public EpdsScores Scores => new(Items, Total, Item10);

    public Companions Companions => new(SupportAsked, SupportMarks, Bonding, Bonding3, Bonding5);

    public bool AtOrAboveThreshold => Scores.Reaches(Threshold) || Companions.Reaches(BondingThreshold);

    /// <summary>Item 10 asks for a decision the same day, and nothing is decided yet.</summary>
    public bool OwesSafetyPlan => Stands && Scores.Item10Positive && !SafetyPlans.Exists(p => p.Stands);

    public override IEnumerable<PersonId> About => [Mother];

    /// <summary>Records a questionnaire under an id that the form carried, so that a second press is no second questionnaire.</summary>
    /// <param name="others">What is recorded of the same pregnancy already.</param>
    public static EpdsAssessment Take(Guid id, Pregnancy pregnancy, EpdsFacts facts, MaternalHealthSettings settings, IReadOnlyCollection<EpdsAssessment> others, Recorded recorded)
    {
        var begin = Gestation.StartOf(pregnancy.ExpectedDeliveryOn);
        if (facts.On < begin) throw new RefusalException($"回答日は妊娠の始まり（{JapaneseDate.Format(begin)}）以後の日付にしてください。");
        var taken = new EpdsAssessment
        {
            Id = id, Pregnancy = pregnancy.Id, Mother = pregnancy.PersonId, On = facts.On, Occasion = facts.Occasion, Edition = facts.Edition,
            Items = facts.Scores.Items, Total = facts.Scores.Total, Item10 = facts.Scores.Item10,
            SupportAsked = facts.Companions.SupportAsked, SupportMarks = facts.Companions.SupportMarks, Bonding = facts.Companions.Bonding, Bonding3 = facts.Companions.Bonding3, Bonding5 = facts.Companions.Bonding5,
            Note = facts.Note, Threshold = settings.EpdsThreshold, BondingThreshold = settings.BondingItemThreshold, RecordedBy = recorded.By, RecordedAt = recorded.At,
        };
        taken.EventId = taken.Raise(new EpdsRecorded(taken.Mother, id, recorded.By, facts.On, facts.Scores.Item10Positive, taken.AtOrAboveThreshold, facts.Scores.Incomplete), recorded);
        foreach (var earlier in others.Where(o => taken.Reassesses(o))) taken.Reassess(earlier, taken.On, recorded);
        if (others.Where(o => o.Reassesses(taken)).MinBy(o => o.On) is { } later) taken.Reassess(taken, later.On, recorded);
        taken.Touch(recorded);
        return taken;
    }

    public void MakeSafetyPlan(SafetyPlanFacts facts, Recorded recorded)
    {
        if (SafetyPlans.Exists(p => p.Stands && p.Facts == facts)) return;
        RefuseBefore(facts.On, "決めた日");
        var id = Raise(new SafetyPlanMade(Mother, Id, facts.On), recorded);
        SafetyPlans.Add(new SafetyPlan { EventId = id, On = facts.On, Responsible = facts.Responsible, StaysWith = facts.StaysWith, Calls = facts.Calls, Decided = facts.Decided, RecordedBy = recorded.By, RecordedAt = recorded.At });
        Touch(recorded);
    }

    public void StartIntervention(InterventionFacts facts, Recorded recorded)
    {
        if (Interventions.Exists(i => i.Stands && i.Facts == facts)) return;
        RefuseBefore(facts.On, "始めた日");
        var id = facts.Kind == EpdsWords.Declined ? Raise(new InterventionDeclined(Mother, Id, facts.On), recorded) : Raise(new InterventionStarted(Mother, Id, facts.On), recorded);
        Interventions.Add(new Intervention { EventId = id, On = facts.On, Kind = facts.Kind, Note = facts.Note, RecordedBy = recorded.By, RecordedAt = recorded.At });
        Touch(recorded);
    }

    /// <summary>What was done after it and may be taken back.</summary>
    public Entry? Withdrawable(Guid eventId) => SafetyPlans.Cast<Entry>().Concat(Interventions).FirstOrDefault(e => e.EventId == eventId);

    public void Withdraw(Guid eventId, DateOnly on, string reason, Recorded recorded)
    {
        (Withdrawable(eventId) ?? throw new RefusalException("取り消せる記録が見つかりません。")).Withdraw(on, reason, recorded.By);
        Raise(new FactWithdrawn(eventId, Mother, on), recorded);
        Touch(recorded);
    }

    /// <summary>The questionnaire itself was a mistake, such as another woman's.</summary>
    public void Withdraw(DateOnly on, string reason, Recorded recorded)
    {
        if (!Stands) throw new RefusalException("この質問票はすでに取り消されています。");
        (WithdrawnOn, WithdrawnBy, WithdrawalReason) = (on, recorded.By, reason);
        foreach (var raised in Reassessments.Select(r => r.EventId).Append(EventId)) Raise(new FactWithdrawn(raised, Mother, on), recorded);
        Touch(recorded);
    }

    // What has gaps says nothing about what was before it.
    bool Reassesses(EpdsAssessment earlier) => Stands && earlier.Stands && !Scores.Incomplete && (earlier.On < On || (earlier.On == On && earlier.Scores.Incomplete));

    void Reassess(EpdsAssessment earlier, DateOnly on, Recorded recorded) =>
        Reassessments.Add(new Reassessment { Earlier = earlier.Id, EventId = Raise(new EpdsReassessed(Mother, earlier.Id, on), recorded) });

    void RefuseBefore(DateOnly on, string what)
    {
        if (!Stands) throw new RefusalException($"この質問票は{JapaneseDate.Format(WithdrawnOn!.Value)}に取り消されています。記録はできません。");
        if (on < On) throw new RefusalException($"{what}は回答日（{JapaneseDate.Format(On)}）以後の日付にしてください。");
    }

    Guid Raise(IIntegrationEvent fact, Recorded recorded) => Raise(fact, recorded.By, recorded.At);

    // Also raises the version: a child row alone would not.
    void Touch(Recorded recorded) => (ChangedBy, ChangedAt) = (recorded.By, recorded.At);

    internal sealed class Mapping : IEntityTypeConfiguration<EpdsAssessment>
    {
        public void Configure(EntityTypeBuilder<EpdsAssessment> builder)
        {
            builder.ToTable("epds_assessment");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Edition).HasMaxLength(Longest.Line);
            builder.Property(x => x.Items).HasMaxLength(EpdsScores.Count);
            builder.Property(x => x.SupportMarks).HasMaxLength(2 * Companions.SupportItems);
            builder.Property(x => x.Note).HasMaxLength(Longest.Text);
            builder.Property(x => x.WithdrawalReason).HasMaxLength(Longest.Text);
            builder.HasIndex(x => x.Pregnancy);
            builder.HasIndex(x => x.Mother);
            builder.OwnsMany(x => x.SafetyPlans, p =>
            {
                Entry.Map(p, "safety_plan", "AssessmentId");
                p.Property(x => x.StaysWith).HasMaxLength(Longest.Line);
                p.Property(x => x.Calls).HasMaxLength(Longest.Line);
                p.Property(x => x.Decided).HasMaxLength(Longest.Text);
            });
            builder.OwnsMany(x => x.Interventions, i =>
            {
                Entry.Map(i, "epds_intervention", "AssessmentId");
                i.Property(x => x.Kind).HasMaxLength(40);
                i.Property(x => x.Note).HasMaxLength(Longest.Text);
            });
            builder.OwnsMany(x => x.Reassessments, r =>
            {
                r.ToTable("epds_reassessment");
                r.WithOwner().HasForeignKey("AssessmentId");
                r.HasKey(x => x.EventId);
                r.Property(x => x.EventId).ValueGeneratedNever();
            });
        }
    }
}

/// <summary>What was decided the same day.</summary>
internal sealed record SafetyPlanFacts(DateOnly On, StaffId Responsible, string StaysWith, string Calls, string Decided);

/// <summary>安全の段取り: who is responsible, who stays with her, whom she or the family calls.</summary>
internal sealed class SafetyPlan : Entry
{
    public StaffId Responsible { get; init; }

    public string StaysWith { get; init; } = "";

    public string Calls { get; init; } = "";

    public string Decided { get; init; } = "";

    public SafetyPlanFacts Facts => new(On, Responsible, StaysWith, Calls, Decided);
}

/// <summary>What began, or that she did not want it.</summary>
internal sealed record InterventionFacts(DateOnly On, string Kind, string Note);

/// <summary>Help that began after a questionnaire (W5, step 4).</summary>
internal sealed class Intervention : Entry
{
    /// <summary>Code.</summary>
    public string Kind { get; init; } = "";

    public string Note { get; init; } = "";

    public InterventionFacts Facts => new(On, Kind, Note);
}

/// <summary>The fact that an earlier questionnaire has been followed by a later one.</summary>
internal sealed class Reassessment
{
    public Guid EventId { get; init; }

    public Guid Earlier { get; init; }
}
