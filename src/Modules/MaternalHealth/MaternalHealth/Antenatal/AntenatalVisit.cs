using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Antenatal;

/// <summary>What is known of a check-up of the pregnancy.</summary>
internal sealed record AntenatalVisitFacts(DateOnly On, string Institution, DateOnly? NextOn, string Note);

/// <summary>妊婦健診: one that was heard of, and the day of the next. From that day a gap is counted (deadlines.md 27).</summary>
internal sealed class AntenatalVisit : AggregateRoot
{
    AntenatalVisit()
    {
    }

    public Guid Id { get; private set; }

    public PregnancyId Pregnancy { get; private set; }

    public PersonId Person { get; private set; }

    public DateOnly On { get; private set; }

    public string Institution { get; private set; } = "";

    public DateOnly? NextOn { get; private set; }

    public string Note { get; private set; } = "";

    public StaffId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public Guid EventId { get; private set; }

    public override IEnumerable<PersonId> About => [Person];

    /// <summary>Nothing is known of check-ups before the pregnancy.</summary>
    public static void RefuseBefore(Pregnancy pregnancy, DateOnly on)
    {
        if (Gestation.StartOf(pregnancy.ExpectedDeliveryOn) is var begin && on < begin) throw new RefusalException($"日付は妊娠の始まり（{JapaneseDate.Format(begin)}）以後にしてください。日付か分娩予定日を確かめてください。");
    }

    public static AntenatalVisit Record(Guid id, Pregnancy pregnancy, AntenatalVisitFacts facts, Recorded recorded)
    {
        if (!pregnancy.Stands) throw new RefusalException("この妊娠届は取り消されています。健診は記録できません。");
        if (pregnancy.EndedOn is { } end && facts.On > end) throw new RefusalException($"この妊娠は{JapaneseDate.Format(end)}に終わっています。健診の日はその日以前の日付にしてください。");
        RefuseBefore(pregnancy, facts.On);
        if (facts.NextOn <= facts.On) throw new RefusalException("次の健診の予定日は、健診の日より後の日付にしてください。");
        var visit = new AntenatalVisit
        {
            Id = id, Pregnancy = pregnancy.Id, Person = pregnancy.PersonId, On = facts.On, Institution = facts.Institution, NextOn = facts.NextOn, Note = facts.Note, RecordedBy = recorded.By, RecordedAt = recorded.At,
        };
        visit.EventId = visit.Raise(new AntenatalVisitRecorded(visit.Person, visit.Pregnancy, facts.On, facts.NextOn), recorded.By, recorded.At);
        return visit;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<AntenatalVisit>
    {
        public void Configure(EntityTypeBuilder<AntenatalVisit> builder)
        {
            builder.ToTable("antenatal_visit");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Institution).HasMaxLength(Longest.Line);
            builder.Property(x => x.Note).HasMaxLength(Longest.Text);
            builder.HasIndex(x => x.Pregnancy);
        }
    }
}

/// <summary>Somebody reached a woman whose check-ups had stopped.</summary>
internal sealed class AntenatalContact : AggregateRoot
{
    AntenatalContact()
    {
    }

    public Guid Id { get; private set; }

    public PregnancyId Pregnancy { get; private set; }

    public PersonId Person { get; private set; }

    public DateOnly On { get; private set; }

    public AntenatalGapReason Reason { get; private set; }

    public string Note { get; private set; } = "";

    public DateOnly? NextOn { get; private set; }

    public StaffId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public Guid EventId { get; private set; }

    public override IEnumerable<PersonId> About => [Person];

    public static AntenatalContact Record(Guid id, Pregnancy pregnancy, DateOnly on, AntenatalGapReason reason, DateOnly? nextOn, string note, Recorded recorded)
    {
        if (!pregnancy.Stands) throw new RefusalException("この妊娠届は取り消されています。連絡は記録できません。");
        AntenatalVisit.RefuseBefore(pregnancy, on);
        if (nextOn < on) throw new RefusalException("次の健診の予定日は、連絡した日以後の日付にしてください。");
        var contact = new AntenatalContact
        {
            Id = id, Pregnancy = pregnancy.Id, Person = pregnancy.PersonId, On = on, Reason = reason, NextOn = nextOn, Note = note, RecordedBy = recorded.By, RecordedAt = recorded.At,
        };
        contact.EventId = contact.Raise(new AntenatalContactMade(contact.Person, contact.Pregnancy, on, reason, nextOn), recorded.By, recorded.At);
        return contact;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<AntenatalContact>
    {
        public void Configure(EntityTypeBuilder<AntenatalContact> builder)
        {
            builder.ToTable("antenatal_contact");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Note).HasMaxLength(Longest.Text);
            builder.HasIndex(x => x.Pregnancy);
        }
    }
}
