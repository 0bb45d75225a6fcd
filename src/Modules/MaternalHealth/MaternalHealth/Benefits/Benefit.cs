using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Antenatal;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Benefits;

/// <summary>
/// 妊婦のための支援給付 (rules.md R4-4): certified upon the heartbeat, claimed a second time with the number of fetuses, lost ones
/// included. No interview is asked for anywhere here: the law makes it no condition (R4-5).
/// </summary>
internal sealed class Benefit : AggregateRoot
{
    /// <summary>A pregnancy that ended before this day belongs to the former scheme.</summary>
    public static readonly DateOnly LawBegins = new(2025, 4, 1);

    Benefit()
    {
    }

    public PregnancyId Id { get; private set; }

    public PersonId Person { get; private set; }

    /// <summary>胎児心拍の確認.</summary>
    public DateOnly HeartbeatOn { get; private set; }

    public DateOnly AppliedOn { get; private set; }

    public DateOnly CertifiedOn { get; private set; }

    /// <summary>Yen that another municipality paid as the first payment.</summary>
    public int FirstElsewhere { get; private set; }

    public DateOnly? ClaimedOn { get; private set; }

    /// <summary>Day on which the second payment was decided.</summary>
    public DateOnly? SecondDecidedOn { get; private set; }

    public int? FetusCount { get; private set; }

    /// <summary>Why the number differs from that of the notification.</summary>
    public string CountReason { get; private set; } = "";

    /// <summary>Yen that other municipalities paid as the second payment.</summary>
    public int SecondElsewhere { get; private set; }

    /// <summary>Which municipality paid what was paid elsewhere.</summary>
    public string Elsewhere { get; private set; } = "";

    public DateOnly? DeclinedOn { get; private set; }

    public string DeclineReason { get; private set; } = "";

    public StaffId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public override IEnumerable<PersonId> About => [Person];

    /// <summary>Day from which the second payment may be claimed: eight weeks before the expected delivery, or the end of the pregnancy where that comes before.</summary>
    public static DateOnly ClaimableFrom(DateOnly expectedDelivery, DateOnly? endedOn, MaternalHealthSettings settings) =>
        expectedDelivery.AddDays(-settings.SecondBenefitDaysBefore) is var from && endedOn < from ? endedOn.Value : from;

    /// <summary>Yen of the second payment.</summary>
    public static int SecondYen(int fetuses, MaternalHealthSettings settings) => fetuses * settings.BenefitYen;

    /// <summary>認定: the payment that follows, unless another municipality has paid it.</summary>
    public static (Benefit Benefit, Payment? Payment) Certify(Pregnancy pregnancy, CertificationFacts facts, MaternalHealthSettings settings, Recorded recorded)
    {
        if (!pregnancy.Stands) throw new RefusalException("この妊娠届は取り消されています。認定はできません。");
        if (pregnancy.EndedOn is { } end)
        {
            if (end < LawBegins) throw new RefusalException("令和7年4月1日より前に終わった妊娠は、旧制度（出産・子育て応援ギフト）の実績として記録してください。");
            if (facts.HeartbeatOn > end) throw new RefusalException($"胎児心拍を確認した日は、妊娠の終わり（{JapaneseDate.Format(end)}）以前の日付にしてください。");
        }
        RefuseLapsed(facts.AppliedOn, facts.HeartbeatOn, settings);
        AntenatalVisit.RefuseBefore(pregnancy, facts.HeartbeatOn);
        if (facts.PaidElsewhere > settings.BenefitYen) throw new RefusalException($"ほかの市町村の支給額は{settings.BenefitYen.Yen()}以下の額を入力してください。");
        var benefit = new Benefit
        {
            Id = pregnancy.Id, Person = pregnancy.PersonId, HeartbeatOn = facts.HeartbeatOn, AppliedOn = facts.AppliedOn, CertifiedOn = facts.CertifiedOn, FirstElsewhere = facts.PaidElsewhere, Elsewhere = facts.Elsewhere,
            RecordedBy = recorded.By, RecordedAt = recorded.At,
        };
        benefit.Raise(new BenefitCertified(benefit.Person, benefit.Id, facts.HeartbeatOn, facts.CertifiedOn, pregnancy.ExpectedDeliveryOn), recorded.By, recorded.At);
        return (benefit, benefit.Owe(BenefitPart.First, settings.BenefitYen - facts.PaidElsewhere, facts.CertifiedOn, recorded));
    }

    /// <summary>Whether it was certified just so: the same press twice.</summary>
    public bool IsCertifiedAs(CertificationFacts facts) => facts == new CertificationFacts(HeartbeatOn, AppliedOn, CertifiedOn, FirstElsewhere, facts.Elsewhere);

    /// <summary>胎児の数の届出: the payment that follows, unless other municipalities have paid it.</summary>
    public Payment? ClaimSecond(Pregnancy pregnancy, SecondClaimFacts facts, MaternalHealthSettings settings, Recorded recorded)
    {
        if (ClaimedOn == facts.ClaimedOn && FetusCount == facts.FetusCount && SecondElsewhere == facts.PaidElsewhere) return null;
        if (ClaimedOn is { } before) throw new RefusalException($"2回目は{JapaneseDate.Format(before)}に届け出られています。支払いの一覧で確かめてください。");
        if (facts.DecidedOn < CertifiedOn) throw new RefusalException($"決定日は認定日（{JapaneseDate.Format(CertifiedOn)}）以後の日付にしてください。");
        var from = ClaimableFrom(pregnancy.ExpectedDeliveryOn, pregnancy.EndedOn, settings);
        if (facts.ClaimedOn < from)
            throw new RefusalException($"2回目を届け出られるのは{JapaneseDate.Format(from)}からです（分娩予定日の8週間前。妊娠が先に終わったときはその日）。届出日と分娩予定日を確かめてください。");
        RefuseLapsed(facts.ClaimedOn, from, settings);
        if (facts.FetusCount != pregnancy.FetusCount && facts.CountReason.Length == 0) throw new RefusalException($"妊娠届の胎児数（{pregnancy.FetusCount}人）と違います。届出どおりなら、違う理由を入力してください。");
        var whole = SecondYen(facts.FetusCount, settings);
        if (facts.PaidElsewhere > whole) throw new RefusalException($"ほかの市町村の支給額は{whole.Yen()}以下の額を入力してください。");
        (ClaimedOn, SecondDecidedOn, FetusCount, CountReason, SecondElsewhere) = (facts.ClaimedOn, facts.DecidedOn, facts.FetusCount, facts.CountReason, facts.PaidElsewhere);
        if (facts.Elsewhere.Length > 0) Elsewhere = facts.Elsewhere;
        Raise(new BenefitClaimed(Person, Id, facts.ClaimedOn, facts.FetusCount), recorded.By, recorded.At);
        return Owe(BenefitPart.Second, whole - facts.PaidElsewhere, facts.DecidedOn, recorded);
    }

    /// <summary>She does not want the second payment; she may still claim it while it has not lapsed.</summary>
    public void Decline(DateOnly on, string reason, Recorded recorded)
    {
        if (DeclinedOn == on) return;
        if (ClaimedOn is { } claimed) throw new RefusalException($"2回目は{JapaneseDate.Format(claimed)}に届け出られています。");
        if (on < CertifiedOn) throw new RefusalException($"辞退の日は認定日（{JapaneseDate.Format(CertifiedOn)}）以後の日付にしてください。");
        (DeclinedOn, DeclineReason) = (on, reason);
        Raise(new BenefitDeclined(Person, Id, on), recorded.By, recorded.At);
    }

    Payment? Owe(BenefitPart part, int amount, DateOnly on, Recorded recorded)
    {
        if (amount > 0) return Payment.Owe(Id.Value, part is BenefitPart.First ? PaymentKind.BenefitFirst : PaymentKind.BenefitSecond, Id, Person, amount, on);
        Raise(new BenefitPaidElsewhere(Person, Id, on, part), recorded.By, recorded.At);
        return null;
    }

    static void RefuseLapsed(DateOnly on, DateOnly from, MaternalHealthSettings settings)
    {
        if (on > from.AddYears(settings.BenefitYears)) throw new RefusalException($"申請できる期間（{JapaneseDate.Format(from)}から{settings.BenefitYears}年）を過ぎています。申請日を確かめてください。");
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Benefit>
    {
        public void Configure(EntityTypeBuilder<Benefit> builder)
        {
            builder.ToTable("benefit");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Elsewhere).HasMaxLength(Longest.Line);
            builder.Property(x => x.CountReason).HasMaxLength(Longest.Text);
            builder.Property(x => x.DeclineReason).HasMaxLength(Longest.Text);
        }
    }
}

/// <summary>What a certification rests on. Whether anybody has spoken with her is none of it.</summary>
internal sealed record CertificationFacts(DateOnly HeartbeatOn, DateOnly AppliedOn, DateOnly CertifiedOn, int PaidElsewhere = 0, string Elsewhere = "");

/// <summary>What the second claim says.</summary>
internal sealed record SecondClaimFacts(DateOnly ClaimedOn, DateOnly DecidedOn, int FetusCount, int PaidElsewhere = 0, string Elsewhere = "", string CountReason = "");

/// <summary>出産・子育て応援ギフト: what was paid under the former scheme, kept as history.</summary>
internal sealed class FormerGift : AggregateRoot
{
    FormerGift()
    {
    }

    public Guid Id { get; private set; }

    public PregnancyId Pregnancy { get; private set; }

    public PersonId Person { get; private set; }

    /// <summary>Code of which of the two gifts.</summary>
    public string Kind { get; private set; } = "";

    public DateOnly PaidOn { get; private set; }

    /// <summary>Yen.</summary>
    public int Amount { get; private set; }

    public StaffId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public override IEnumerable<PersonId> About => [Person];

    public static FormerGift Record(Guid id, Pregnancy pregnancy, string kind, DateOnly paidOn, int amount, Recorded recorded) =>
        new() { Id = id, Pregnancy = pregnancy.Id, Person = pregnancy.PersonId, Kind = kind, PaidOn = paidOn, Amount = amount, RecordedBy = recorded.By, RecordedAt = recorded.At };

    internal sealed class Mapping : IEntityTypeConfiguration<FormerGift>
    {
        public void Configure(EntityTypeBuilder<FormerGift> builder)
        {
            builder.ToTable("former_gift");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Kind).HasMaxLength(20);
            builder.HasIndex(x => new { x.Pregnancy, x.Kind }).IsUnique();
        }
    }
}
