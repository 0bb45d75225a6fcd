using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.SelfCare;

/// <summary>What she and the nurse wrote down together.</summary>
internal sealed record SelfCareFacts(DateOnly MadeOn, string Outlook, string Worries, string Services, DateOnly? HandedOverOn);

/// <summary>セルフケアプラン (AY-19): made with her, printed and handed to her. A later one stands beside the earlier.</summary>
internal sealed class SelfCarePlan : AggregateRoot
{
    SelfCarePlan()
    {
    }

    public Guid Id { get; private set; }

    public PregnancyId Pregnancy { get; private set; }

    public PersonId Person { get; private set; }

    public DateOnly MadeOn { get; private set; }

    public string Outlook { get; private set; } = "";

    public string Worries { get; private set; } = "";

    public string Services { get; private set; } = "";

    public DateOnly? HandedOverOn { get; private set; }

    public StaffId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public override IEnumerable<PersonId> About => [Person];

    public static SelfCarePlan Make(Guid id, Pregnancy pregnancy, SelfCareFacts facts, Recorded recorded)
    {
        if (!pregnancy.Stands) throw new RefusalException("この妊娠届は取り消されています。プランは記録できません。");
        if (facts.MadeOn < pregnancy.NotifiedOn) throw new RefusalException($"作った日は届出日（{JapaneseDate.Format(pregnancy.NotifiedOn)}）以後の日付にしてください。");
        return new()
        {
            Id = id, Pregnancy = pregnancy.Id, Person = pregnancy.PersonId, MadeOn = facts.MadeOn, Outlook = facts.Outlook, Worries = facts.Worries, Services = facts.Services, HandedOverOn = facts.HandedOverOn,
            RecordedBy = recorded.By, RecordedAt = recorded.At,
        };
    }

    internal sealed class Mapping : IEntityTypeConfiguration<SelfCarePlan>
    {
        public void Configure(EntityTypeBuilder<SelfCarePlan> builder)
        {
            builder.ToTable("self_care_plan");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Outlook).HasMaxLength(Longest.Text);
            builder.Property(x => x.Worries).HasMaxLength(Longest.Text);
            builder.Property(x => x.Services).HasMaxLength(Longest.Text);
            builder.HasIndex(x => x.Pregnancy);
        }
    }
}
