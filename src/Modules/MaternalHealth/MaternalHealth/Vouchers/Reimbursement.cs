using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Benefits;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Vouchers;

/// <summary>What she asks back.</summary>
internal sealed record ReimbursementFacts(DateOnly AppliedOn, DateOnly VisitedOn, string Institution, int Asked);

/// <summary>償還払い: a check-up where the vouchers are not taken, paid by her and paid back.</summary>
internal sealed class Reimbursement : AggregateRoot
{
    Reimbursement()
    {
    }

    public Guid Id { get; private set; }

    public PregnancyId Pregnancy { get; private set; }

    public PersonId Person { get; private set; }

    public DateOnly AppliedOn { get; private set; }

    public DateOnly VisitedOn { get; private set; }

    public string Institution { get; private set; } = "";

    /// <summary>Yen she asks for.</summary>
    public int Asked { get; private set; }

    public DateOnly? DecidedOn { get; private set; }

    /// <summary>Yen granted; 0 where refused.</summary>
    public int? Granted { get; private set; }

    public string Reason { get; private set; } = "";

    public StaffId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public override IEnumerable<PersonId> About => [Person];

    public static Reimbursement Apply(Guid id, Pregnancy pregnancy, ReimbursementFacts facts, Recorded recorded)
    {
        if (!pregnancy.Stands) throw new RefusalException("この妊娠届は取り消されています。償還払いは受け付けられません。");
        if (facts.VisitedOn > facts.AppliedOn) throw new RefusalException("健診を受けた日は、申請日以前の日付にしてください。");
        return new()
        {
            Id = id, Pregnancy = pregnancy.Id, Person = pregnancy.PersonId, AppliedOn = facts.AppliedOn, VisitedOn = facts.VisitedOn, Institution = facts.Institution, Asked = facts.Asked, RecordedBy = recorded.By, RecordedAt = recorded.At,
        };
    }

    /// <summary>How much is paid back, and why not all of it; the payment that follows, unless nothing is.</summary>
    public Payment? Decide(DateOnly on, int granted, string reason)
    {
        if (DecidedOn == on && Granted == granted) return null;
        if (DecidedOn is { } before) throw new RefusalException($"この申請は{JapaneseDate.Format(before)}に決定されています。");
        if (on < AppliedOn) throw new RefusalException($"決定日は申請日（{JapaneseDate.Format(AppliedOn)}）以後の日付にしてください。");
        if (granted > Asked) throw new RefusalException($"決定額は申請額（{Asked.Yen()}）以下の額を入力してください。");
        if (granted < Asked && reason.Length == 0) throw new RefusalException("申請額と違う額に決定するときは、理由を入力してください。");
        (DecidedOn, Granted, Reason) = (on, granted, reason);
        return granted > 0 ? Payment.Owe(Id, PaymentKind.Reimbursement, Pregnancy, Person, granted, on) : null;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Reimbursement>
    {
        public void Configure(EntityTypeBuilder<Reimbursement> builder)
        {
            builder.ToTable("reimbursement");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Institution).HasMaxLength(Longest.Line);
            builder.Property(x => x.Reason).HasMaxLength(Longest.Text);
            builder.HasIndex(x => x.Pregnancy);
        }
    }
}
