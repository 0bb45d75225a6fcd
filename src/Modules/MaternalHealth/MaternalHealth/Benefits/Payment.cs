using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Benefits;

/// <summary>What money is owed for.</summary>
internal enum PaymentKind
{
    /// <summary>支援給付の1回目.</summary>
    BenefitFirst,

    /// <summary>支援給付の2回目.</summary>
    BenefitSecond,

    /// <summary>償還払い.</summary>
    Reimbursement,
}

/// <summary>支払い: one sum that is owed for one thing. A unique key on what it is for lets nothing be owed twice, and its version lets nothing be paid twice.</summary>
internal sealed class Payment : AggregateRoot
{
    Payment()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>The pregnancy, or the reimbursement.</summary>
    public Guid Subject { get; private set; }

    public PaymentKind Kind { get; private set; }

    public PregnancyId Pregnancy { get; private set; }

    public PersonId Person { get; private set; }

    /// <summary>Yen.</summary>
    public int Amount { get; private set; }

    public DateOnly DecidedOn { get; private set; }

    public DateOnly? PaidOn { get; private set; }

    public StaffId? PaidBy { get; private set; }

    public override IEnumerable<PersonId> About => [Person];

    public static Payment Owe(Guid subject, PaymentKind kind, PregnancyId pregnancy, PersonId person, int amount, DateOnly decidedOn) =>
        new() { Id = Ids.New(), Subject = subject, Kind = kind, Pregnancy = pregnancy, Person = person, Amount = amount, DecidedOn = decidedOn };

    /// <summary>It was paid. What is paid already stays as it is, whoever says so again.</summary>
    public void Pay(DateOnly on, Recorded recorded)
    {
        if (PaidOn is not null) return;
        if (on < DecidedOn) throw new RefusalException($"支払日は決定日（{JapaneseDate.Format(DecidedOn)}）以後の日付にしてください。");
        (PaidOn, PaidBy) = (on, recorded.By);
        if (Kind is not PaymentKind.Reimbursement) Raise(new BenefitPaid(Person, Pregnancy, on, Kind is PaymentKind.BenefitFirst ? BenefitPart.First : BenefitPart.Second), recorded.By, recorded.At);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Payment>
    {
        public void Configure(EntityTypeBuilder<Payment> builder)
        {
            builder.ToTable("payment");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.HasIndex(x => new { x.Subject, x.Kind }).IsUnique();
            builder.HasIndex(x => x.Pregnancy);
            builder.HasIndex(x => x.PaidOn);
        }
    }
}
