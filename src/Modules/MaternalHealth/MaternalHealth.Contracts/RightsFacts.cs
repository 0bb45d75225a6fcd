using Hagukumi.Contracts;

namespace Hagukumi.MaternalHealth.Contracts;

/// <summary>What a voucher is for (codes C18).</summary>
public enum VoucherKind
{
    /// <summary>妊婦健診.</summary>
    Antenatal,

    /// <summary>多胎の妊婦への追加の券.</summary>
    Multiple,

    /// <summary>産婦健診: the mother's own, so a loss takes none of them.</summary>
    PostpartumMother,
}

/// <summary>受診券の交付.</summary>
/// <param name="Person">The woman.</param>
/// <param name="Pregnancy">The pregnancy.</param>
/// <param name="IssuedOn">Day they were handed out.</param>
/// <param name="Count">How many, of all kinds.</param>
[Event("maternal-health.vouchers-issued", "maternal-health")]
public sealed record VouchersIssued(PersonId Person, PregnancyId Pregnancy, DateOnly IssuedOn, int Count) : IIntegrationEvent;

/// <summary>受診券の使用.</summary>
/// <param name="Person">The woman.</param>
/// <param name="Pregnancy">The pregnancy.</param>
/// <param name="UsedOn">Day of the check-up.</param>
/// <param name="Kind">What the voucher was for.</param>
[Event("maternal-health.voucher-used", "maternal-health")]
public sealed record VoucherUsed(PersonId Person, PregnancyId Pregnancy, DateOnly UsedOn, VoucherKind Kind) : IIntegrationEvent;

/// <summary>受診券の回収: what was left is no longer valid, as when the family moves out.</summary>
/// <param name="Person">The woman.</param>
/// <param name="Pregnancy">The pregnancy.</param>
/// <param name="CollectedOn">Day of the collection.</param>
/// <param name="Count">How many were left.</param>
[Event("maternal-health.vouchers-collected", "maternal-health")]
public sealed record VouchersCollected(PersonId Person, PregnancyId Pregnancy, DateOnly CollectedOn, int Count) : IIntegrationEvent;

/// <summary>妊婦健診を受けたと分かった, from a voucher or from the clinic's word.</summary>
/// <param name="Person">The woman.</param>
/// <param name="Pregnancy">The pregnancy.</param>
/// <param name="On">Day of the check-up.</param>
/// <param name="NextOn">Day of the next one, where it was told.</param>
[Event("maternal-health.antenatal-visit-recorded", "maternal-health")]
public sealed record AntenatalVisitRecorded(PersonId Person, PregnancyId Pregnancy, DateOnly On, DateOnly? NextOn) : IIntegrationEvent;

/// <summary>Somebody reached a woman whose check-ups had stopped, and knows why.</summary>
/// <param name="Person">The woman.</param>
/// <param name="Pregnancy">The pregnancy.</param>
/// <param name="On">Day of the contact.</param>
/// <param name="Reason">Why they had stopped.</param>
/// <param name="NextOn">Day on which she means to go; from it the gap is counted anew.</param>
[Event("maternal-health.antenatal-contact-made", "maternal-health")]
public sealed record AntenatalContactMade(PersonId Person, PregnancyId Pregnancy, DateOnly On, AntenatalGapReason Reason, DateOnly? NextOn) : IIntegrationEvent;

/// <summary>Why no check-up was heard of.</summary>
public enum AntenatalGapReason
{
    /// <summary>受診している（連絡が届いていなかった）.</summary>
    Attended,

    /// <summary>医療機関を変えた・里帰り.</summary>
    ChangedClinic,

    /// <summary>入院している.</summary>
    Hospitalised,

    /// <summary>費用・足・上の子など、行けない事情がある.</summary>
    CannotGo,

    /// <summary>行きたくない.</summary>
    DoesNotWant,

    /// <summary>その他.</summary>
    Other,
}

/// <summary>Which of the two payments of 妊婦のための支援給付.</summary>
public enum BenefitPart
{
    /// <summary>1回目: upon certification.</summary>
    First,

    /// <summary>2回目: upon the notification of how many fetuses there are.</summary>
    Second,
}

/// <summary>妊婦給付認定.</summary>
/// <param name="Person">The woman.</param>
/// <param name="Pregnancy">The pregnancy.</param>
/// <param name="HeartbeatOn">Day on which the heartbeat was confirmed, which is what the law calls a pregnancy.</param>
/// <param name="CertifiedOn">Day of the certification.</param>
/// <param name="ExpectedDeliveryOn">Expected date of delivery.</param>
[Event("maternal-health.benefit-certified", "maternal-health")]
public sealed record BenefitCertified(PersonId Person, PregnancyId Pregnancy, DateOnly HeartbeatOn, DateOnly CertifiedOn, DateOnly ExpectedDeliveryOn) : IIntegrationEvent;

/// <summary>胎児の数の届出: the second payment is claimed.</summary>
/// <param name="Person">The woman.</param>
/// <param name="Pregnancy">The pregnancy.</param>
/// <param name="ClaimedOn">Day of the claim.</param>
/// <param name="FetusCount">How many, lost ones included.</param>
[Event("maternal-health.benefit-claimed", "maternal-health")]
public sealed record BenefitClaimed(PersonId Person, PregnancyId Pregnancy, DateOnly ClaimedOn, int FetusCount) : IIntegrationEvent;

/// <summary>給付の支払い.</summary>
/// <param name="Person">The woman.</param>
/// <param name="Pregnancy">The pregnancy.</param>
/// <param name="PaidOn">Day of the payment.</param>
/// <param name="Part">Which of the two.</param>
[Event("maternal-health.benefit-paid", "maternal-health")]
public sealed record BenefitPaid(PersonId Person, PregnancyId Pregnancy, DateOnly PaidOn, BenefitPart Part) : IIntegrationEvent;

/// <summary>Another municipality has paid all of it for the same pregnancy; nothing is left to pay here.</summary>
/// <param name="Person">The woman.</param>
/// <param name="Pregnancy">The pregnancy.</param>
/// <param name="KnownOn">The day it was said.</param>
/// <param name="Part">Which of the two.</param>
[Event("maternal-health.benefit-paid-elsewhere", "maternal-health")]
public sealed record BenefitPaidElsewhere(PersonId Person, PregnancyId Pregnancy, DateOnly KnownOn, BenefitPart Part) : IIntegrationEvent;

/// <summary>She does not want the second payment.</summary>
/// <param name="Person">The woman.</param>
/// <param name="Pregnancy">The pregnancy.</param>
/// <param name="DeclinedOn">The day.</param>
[Event("maternal-health.benefit-declined", "maternal-health")]
public sealed record BenefitDeclined(PersonId Person, PregnancyId Pregnancy, DateOnly DeclinedOn) : IIntegrationEvent;

/// <summary>産科医療機関への連絡票の送付.</summary>
/// <param name="Person">The woman.</param>
/// <param name="Slip">The slip.</param>
/// <param name="SentOn">The day.</param>
/// <param name="ReplyDueOn">By when a reply is asked for.</param>
[Event("maternal-health.liaison-sent", "maternal-health")]
public sealed record LiaisonSent(PersonId Person, Guid Slip, DateOnly SentOn, DateOnly ReplyDueOn) : IIntegrationEvent;

/// <summary>連絡票への返信.</summary>
/// <param name="Person">The woman.</param>
/// <param name="Slip">The slip.</param>
/// <param name="RepliedOn">The day.</param>
[Event("maternal-health.liaison-replied", "maternal-health")]
public sealed record LiaisonReplied(PersonId Person, Guid Slip, DateOnly RepliedOn) : IIntegrationEvent;
