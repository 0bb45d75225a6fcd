using Hagukumi.Contracts;

namespace Hagukumi.MaternalHealth.Contracts;

/// <summary>妊娠届: a woman has notified her pregnancy (母子保健法15), or her handbook came with her from another municipality.</summary>
/// <param name="Person">The woman.</param>
/// <param name="Pregnancy">The pregnancy.</param>
/// <param name="NotifiedOn">Day of the notification.</param>
/// <param name="ExpectedDeliveryOn">Expected date of delivery (分娩予定日).</param>
/// <param name="FetusCount">1 for a single pregnancy, 2 for twins and so on.</param>
/// <param name="AfterDelivery">The birth came before the notification (飛び込み出産).</param>
[Event("maternal-health.pregnancy-notified", "maternal-health")]
public sealed record PregnancyNotified(PersonId Person, PregnancyId Pregnancy, DateOnly NotifiedOn, DateOnly ExpectedDeliveryOn, int FetusCount, bool AfterDelivery) : IIntegrationEvent;

/// <summary>The expected date of delivery was corrected; every deadline counted from it moves.</summary>
/// <param name="Person">The woman.</param>
/// <param name="Pregnancy">The pregnancy.</param>
/// <param name="ChangedOn">Day of the correction.</param>
/// <param name="ExpectedDeliveryOn">The new date.</param>
[Event("maternal-health.expected-delivery-changed", "maternal-health")]
public sealed record ExpectedDeliveryChanged(PersonId Person, PregnancyId Pregnancy, DateOnly ChangedOn, DateOnly ExpectedDeliveryOn) : IIntegrationEvent;

/// <summary>母子健康手帳交付: handbooks were handed over, one for each fetus.</summary>
/// <param name="Person">The woman.</param>
/// <param name="Pregnancy">The pregnancy.</param>
/// <param name="IssuedOn">Day of issue.</param>
/// <param name="Count">How many handbooks.</param>
[Event("maternal-health.handbook-issued", "maternal-health")]
public sealed record HandbookIssued(PersonId Person, PregnancyId Pregnancy, DateOnly IssuedOn, int Count) : IIntegrationEvent;

/// <summary>妊娠届時の面談が行われた.</summary>
/// <param name="Person">The woman.</param>
/// <param name="Pregnancy">The pregnancy.</param>
/// <param name="HeldOn">Day of the interview.</param>
[Event("maternal-health.pregnancy-interviewed", "maternal-health")]
public sealed record PregnancyInterviewed(PersonId Person, PregnancyId Pregnancy, DateOnly HeldOn) : IIntegrationEvent;

/// <summary>The woman declined the interview at notification.</summary>
/// <param name="Person">The woman.</param>
/// <param name="Pregnancy">The pregnancy.</param>
/// <param name="DeclinedOn">Day she declined.</param>
[Event("maternal-health.pregnancy-interview-declined", "maternal-health")]
public sealed record PregnancyInterviewDeclined(PersonId Person, PregnancyId Pregnancy, DateOnly DeclinedOn) : IIntegrationEvent;

/// <summary>気がかりの判定: which of the three directions a person decided after the interview.</summary>
/// <param name="Person">The woman.</param>
/// <param name="Pregnancy">The pregnancy.</param>
/// <param name="TriagedOn">Day of the decision.</param>
/// <param name="Direction">The direction decided.</param>
[Event("maternal-health.risk-triaged", "maternal-health")]
public sealed record RiskTriaged(PersonId Person, PregnancyId Pregnancy, DateOnly TriagedOn, TriageDirection Direction) : IIntegrationEvent;

/// <summary>The three directions of the triage (AY-21).</summary>
public enum TriageDirection
{
    /// <summary>通常の支援.</summary>
    Ordinary,

    /// <summary>母子保健でのフォロー.</summary>
    NurseFollowUp,

    /// <summary>特定妊婦の候補; the conference decides, not the triage.</summary>
    SpecifiedPregnantCandidate,
}

/// <summary>妊娠8か月頃の面談が行われた.</summary>
/// <param name="Person">The woman.</param>
/// <param name="Pregnancy">The pregnancy.</param>
/// <param name="HeldOn">Day of the interview.</param>
[Event("maternal-health.eight-month-interview-held", "maternal-health")]
public sealed record EightMonthInterviewHeld(PersonId Person, PregnancyId Pregnancy, DateOnly HeldOn) : IIntegrationEvent;

/// <summary>The woman declined the interview of the eighth month.</summary>
/// <param name="Person">The woman.</param>
/// <param name="Pregnancy">The pregnancy.</param>
/// <param name="DeclinedOn">Day she declined.</param>
[Event("maternal-health.eight-month-interview-declined", "maternal-health")]
public sealed record EightMonthInterviewDeclined(PersonId Person, PregnancyId Pregnancy, DateOnly DeclinedOn) : IIntegrationEvent;

/// <summary>妊娠の終了: the pregnancy ended, in whatever way (codes C18).</summary>
/// <param name="Person">The woman.</param>
/// <param name="Pregnancy">The pregnancy.</param>
/// <param name="EndedOn">Day of the end.</param>
/// <param name="Outcome">How it ended; for twins with different outcomes <see cref="PregnancyOutcome.LiveBirth"/> once any child lives.</param>
[Event("maternal-health.pregnancy-ended", "maternal-health")]
public sealed record PregnancyEnded(PersonId Person, PregnancyId Pregnancy, DateOnly EndedOn, PregnancyOutcome Outcome) : IIntegrationEvent;

/// <summary>How a pregnancy ended (codes C18).</summary>
public enum PregnancyOutcome
{
    /// <summary>出生.</summary>
    LiveBirth,

    /// <summary>死産.</summary>
    Stillbirth,

    /// <summary>流産.</summary>
    Miscarriage,

    /// <summary>人工妊娠中絶.</summary>
    Terminated,

    /// <summary>不明.</summary>
    Unknown,
}
