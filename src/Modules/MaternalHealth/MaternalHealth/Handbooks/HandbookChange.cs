using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Handbooks;

/// <summary>母子健康手帳の再交付・転入時の登録 (AY-17): what came after the handbooks of the notification. The earlier number stays readable.</summary>
internal sealed class HandbookChange : AggregateRoot
{
    HandbookChange()
    {
    }

    public Guid Id { get; private set; }

    public PregnancyId Pregnancy { get; private set; }

    public PersonId Person { get; private set; }

    /// <summary>Which of twins and more it is for.</summary>
    public int Fetus { get; private set; }

    /// <summary>Code of why (codes C18, HandbookIssue).</summary>
    public string Kind { get; private set; } = "";

    public string Number { get; private set; } = "";

    public DateOnly IssuedOn { get; private set; }

    public string Note { get; private set; } = "";

    public StaffId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public Guid EventId { get; private set; }

    public override IEnumerable<PersonId> About => [Person];

    public static HandbookChange Issue(Guid id, Pregnancy pregnancy, int fetus, string kind, string number, DateOnly on, string note, Recorded recorded)
    {
        if (!pregnancy.Stands) throw new RefusalException("この妊娠届は取り消されています。手帳は記録できません。");
        if (fetus > pregnancy.FetusCount) throw new RefusalException($"この妊娠の胎児は{pregnancy.FetusCount}人です。何人目の手帳かを確かめてください。");
        if (on < pregnancy.NotifiedOn) throw new RefusalException($"日付は届出日（{JapaneseDate.Format(pregnancy.NotifiedOn)}）以後の日付にしてください。");
        var change = new HandbookChange
        {
            Id = id, Pregnancy = pregnancy.Id, Person = pregnancy.PersonId, Fetus = fetus, Kind = kind, Number = number, IssuedOn = on, Note = note, RecordedBy = recorded.By, RecordedAt = recorded.At,
        };
        change.EventId = change.Raise(new HandbookIssued(change.Person, change.Pregnancy, on, 1), recorded.By, recorded.At);
        return change;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<HandbookChange>
    {
        public void Configure(EntityTypeBuilder<HandbookChange> builder)
        {
            builder.ToTable("handbook_change");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Kind).HasMaxLength(20);
            builder.Property(x => x.Number).HasMaxLength(Handbook.LongestNumber);
            builder.Property(x => x.Note).HasMaxLength(Longest.Text);
            builder.HasIndex(x => x.Pregnancy);
            builder.HasIndex(x => x.Number);
        }
    }
}
