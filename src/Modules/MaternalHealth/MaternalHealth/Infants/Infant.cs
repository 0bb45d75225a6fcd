using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Infants;

/// <summary>A child from its birth to the visits of its first months.</summary>
internal sealed class Infant : AggregateRoot
{
    Infant()
    {
    }

    /// <summary>The child, under the id it keeps for life.</summary>
    public PersonId Id { get; private set; }

    public PersonId Mother { get; private set; }

    public PregnancyId Pregnancy { get; private set; }

    /// <summary>Which of twins and more.</summary>
    public int Fetus { get; private set; }

    public DateOnly BornOn { get; private set; }

    public DateOnly ExpectedDeliveryOn { get; private set; }

    public Sex Sex { get; private set; }

    /// <summary>Grams; null where not known yet.</summary>
    public int? BirthWeight { get; private set; }

    /// <summary>Was kept in hospital after the birth; until <see cref="DischargedOn"/>.</summary>
    public bool KeptInHospital { get; private set; }

    public DateOnly? DischargedOn { get; private set; }

    public Guid BirthEventId { get; private set; }

    public Guid? DischargeEventId { get; private set; }

    public StaffId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public StaffId ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public List<NewbornVisit> NewbornVisits { get; } = [];

    public List<InfantVisit> InfantVisits { get; } = [];

    public override IEnumerable<PersonId> About => [Id, Mother];

    public bool InHospital => KeptInHospital && DischargedOn is null;

    public NewbornVisit? NewbornVisit => NewbornVisits.Find(v => v.Stands);

    /// <summary>The visit that saw the child; what was tried before does not settle it.</summary>
    public InfantVisit? VisitThatSawTheChild => InfantVisits.Find(v => v is { Stands: true, ChildSeen: true });

    public static Infant Register(Pregnancy pregnancy, int fetus, FetusFacts facts, DateOnly registeredOn, Recorded recorded)
    {
        var infant = new Infant
        {
            Id = PersonId.New(),
            Mother = pregnancy.PersonId,
            Pregnancy = pregnancy.Id,
            Fetus = fetus,
            BornOn = facts.On,
            ExpectedDeliveryOn = pregnancy.ExpectedDeliveryOn,
            Sex = facts.Sex,
            BirthWeight = facts.BirthWeight,
            KeptInHospital = facts.InHospital,
            RecordedBy = recorded.By,
            RecordedAt = recorded.At,
        };
        infant.BirthEventId = infant.Raise(new BirthRegistered(infant.Id, infant.Mother, infant.Pregnancy, facts.On, registeredOn, facts.Sex, facts.BirthWeight, facts.InHospital), recorded);
        infant.Touch(recorded);
        return infant;
    }

    public void Discharge(DateOnly on, Recorded recorded)
    {
        if (DischargedOn == on) return;
        if (DischargedOn is { } done) throw new RefusalException($"退院は{JapaneseDate.Format(done)}とすでに記録されています。");
        if (!KeptInHospital) throw new RefusalException("この子は入院中と記録されていません。");
        RefuseBeforeBirth(on, "退院日");
        DischargedOn = on;
        DischargeEventId = Raise(new HospitalDischarged(Id, on), recorded);
        Touch(recorded);
    }

    public void RecordNewbornVisit(NewbornVisitFacts facts, Recorded recorded)
    {
        if (NewbornVisit?.Facts == facts) return;
        if (NewbornVisit is { } done) throw new RefusalException($"新生児訪問は{JapaneseDate.Format(done.On)}の記録がすでに記録されています。誤りを直すときは、先にその記録を取り消してください。");
        RefuseBeforeBirth(facts.On, facts.Kind is NewbornVisitKind.Declined ? "断られた日" : "訪問日");
        if (facts.Kind is not NewbornVisitKind.Declined) RefuseInHospital(facts.On);
        var id = facts.Kind is NewbornVisitKind.Declined
            ? Raise(new NewbornVisitDeclined(Id, facts.On), recorded)
            : Raise(new NewbornVisited(Id, facts.On, facts.Kind is NewbornVisitKind.ByOtherMunicipality), recorded);
        NewbornVisits.Add(new NewbornVisit { EventId = id, On = facts.On, Kind = facts.Kind, Note = facts.Note, RecordedBy = recorded.By, RecordedAt = recorded.At });
        Touch(recorded);
    }

    /// <summary>A visit that did not see the child may be repeated until one does.</summary>
    public void RecordInfantVisit(InfantVisitFacts facts, Recorded recorded)
    {
        if (InfantVisits.Exists(v => v.Stands && v.Facts == facts)) return;
        if (VisitThatSawTheChild is { } done) throw new RefusalException($"乳児家庭全戸訪問は{JapaneseDate.Format(done.On)}の記録がすでに記録されています。誤りを直すときは、先にその記録を取り消してください。");
        RefuseBeforeBirth(facts.On, "訪問日");
        if (facts.ChildSeen) RefuseInHospital(facts.On);
        if (!facts.ChildSeen && facts.Reason.Length == 0) throw new RefusalException("お子さんに会えなかった理由を選んでください。");
        var id = Raise(new InfantHomeVisited(Id, facts.On, facts.ChildSeen), recorded);
        InfantVisits.Add(new InfantVisit { EventId = id, On = facts.On, ChildSeen = facts.ChildSeen, Reason = facts.Reason, Note = facts.Note, RecordedBy = recorded.By, RecordedAt = recorded.At });
        Touch(recorded);
    }

    /// <summary>The record with this event that may be taken back.</summary>
    public Entry? Withdrawable(Guid eventId) => NewbornVisits.Cast<Entry>().Concat(InfantVisits).FirstOrDefault(e => e.EventId == eventId);

    public void Withdraw(Guid eventId, DateOnly on, string reason, Recorded recorded)
    {
        (Withdrawable(eventId) ?? throw new RefusalException("取り消せる記録が見つかりません。")).Withdraw(on, reason, recorded.By);
        Raise(new FactWithdrawn(eventId, Id, on), recorded);
        Touch(recorded);
    }

    Guid Raise(IIntegrationEvent fact, Recorded recorded) => Raise(fact, recorded.By, recorded.At);

    // Also raises the version: a child row alone would not.
    void Touch(Recorded recorded) => (ChangedBy, ChangedAt) = (recorded.By, recorded.At);

    void RefuseBeforeBirth(DateOnly on, string what)
    {
        if (on < BornOn) throw new RefusalException($"{what}は生まれた日（{JapaneseDate.Format(BornOn)}）以後の日付にしてください。");
    }

    void RefuseInHospital(DateOnly on)
    {
        if (InHospital) throw new RefusalException("お子さんは入院中です。退院していれば、先に退院日を記録してください。");
        if (DischargedOn is { } home && on < home) throw new RefusalException($"訪問日は退院日（{JapaneseDate.Format(home)}）以後の日付にしてください。");
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Infant>
    {
        public void Configure(EntityTypeBuilder<Infant> builder)
        {
            builder.ToTable("infant");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.HasIndex(x => x.Mother);
            builder.HasIndex(x => x.BornOn);
            // Two presses at the same moment would otherwise be two children.
            builder.HasIndex(x => new { x.Pregnancy, x.Fetus }).IsUnique();
            builder.OwnsMany(x => x.NewbornVisits, v =>
            {
                Entry.Map(v, "newborn_visit", "InfantId");
                v.Property(x => x.Note).HasMaxLength(Longest.Text);
            });
            builder.OwnsMany(x => x.InfantVisits, v =>
            {
                Entry.Map(v, "infant_visit", "InfantId");
                v.Property(x => x.Reason).HasMaxLength(40);
                v.Property(x => x.Note).HasMaxLength(Longest.Text);
            });
        }
    }
}

/// <summary>Who made the newborn visit, or that it was declined.</summary>
internal enum NewbornVisitKind
{
    Visited,
    ByOtherMunicipality,
    Declined,
}

/// <summary>What is told of the newborn visit.</summary>
internal sealed record NewbornVisitFacts(DateOnly On, NewbornVisitKind Kind, string Note = "");

/// <summary>新生児訪問 (母子保健法11).</summary>
internal sealed class NewbornVisit : Entry
{
    public NewbornVisitKind Kind { get; init; }

    public string Note { get; init; } = "";

    public NewbornVisitFacts Facts => new(On, Kind, Note);
}

/// <summary>What is told of the visit every family with an infant is owed.</summary>
internal sealed record InfantVisitFacts(DateOnly On, bool ChildSeen, string Reason = "", string Note = "");

/// <summary>乳児家庭全戸訪問 (児福法6の3④).</summary>
internal sealed class InfantVisit : Entry
{
    public bool ChildSeen { get; init; }

    /// <summary>Code of why the child was not seen; empty where it was.</summary>
    public string Reason { get; init; } = "";

    public string Note { get; init; } = "";

    public InfantVisitFacts Facts => new(On, ChildSeen, Reason, Note);
}
