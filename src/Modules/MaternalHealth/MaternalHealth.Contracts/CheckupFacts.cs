using Hagukumi.Contracts;

namespace Hagukumi.MaternalHealth.Contracts;

/// <summary>The check-ups of infants and small children (母子保健法12条・13条).</summary>
public enum CheckupKind
{
    /// <summary>1か月児.</summary>
    OneMonth,

    /// <summary>3〜4か月児.</summary>
    ThreeToFourMonths,

    /// <summary>9〜11か月児.</summary>
    NineToElevenMonths,

    /// <summary>1歳6か月児, by statute.</summary>
    EighteenMonths,

    /// <summary>3歳児, by statute.</summary>
    ThreeYears,

    /// <summary>5歳児.</summary>
    FiveYears,
}

/// <summary>How a check-up ended (codes C19). It is what the examiner decided; the program decides nothing.</summary>
public enum CheckupResult
{
    /// <summary>異常なし.</summary>
    Normal,

    /// <summary>既医療.</summary>
    Treated,

    /// <summary>要観察.</summary>
    Observe,

    /// <summary>要紹介（要精密）.</summary>
    Referral,

    /// <summary>要医療.</summary>
    NeedsMedical,
}

/// <summary>Why a check-up did not take place as it was arranged (codes C19), and that the child has died.</summary>
public enum MissedReason
{
    /// <summary>医療機関で受診.</summary>
    AtHospital,

    /// <summary>他市町村で受診.</summary>
    OtherMunicipality,

    /// <summary>園で現認.</summary>
    NurserySeen,

    /// <summary>入院中.</summary>
    Hospitalized,

    /// <summary>出国.</summary>
    Abroad,

    /// <summary>転出.</summary>
    MovedOut,

    /// <summary>拒否.</summary>
    Refused,

    /// <summary>不明.</summary>
    Unknown,

    /// <summary>予定あり.</summary>
    Scheduled,

    /// <summary>死亡.</summary>
    Died,
}

/// <summary>By what way somebody tried to reach a family whose child was not examined. None of them is seeing the child.</summary>
public enum ContactWay
{
    /// <summary>文書.</summary>
    Letter,

    /// <summary>電話.</summary>
    Phone,

    /// <summary>オンライン.</summary>
    Online,

    /// <summary>訪問.</summary>
    Visit,

    /// <summary>園・学校・医療機関への照会.</summary>
    Inquiry,
}

/// <summary>健診を受けた, at a session of this municipality, at a clinic, or in another municipality.</summary>
/// <param name="Person">The child.</param>
/// <param name="Kind">Which check-up.</param>
/// <param name="On">The day.</param>
/// <param name="Result">What the examiner decided.</param>
/// <param name="Elsewhere">Not at a session of this municipality.</param>
/// <param name="Missed">The missed check-up that this ends; null where none was open.</param>
[Event("maternal-health.checkup-recorded", "maternal-health")]
public sealed record CheckupRecorded(PersonId Person, CheckupKind Kind, DateOnly On, CheckupResult Result, bool Elsewhere, Guid? Missed) : IIntegrationEvent;

/// <summary>健診未受診: the day of the session passed, and nobody has recorded a result or a reason.</summary>
/// <param name="Person">The child.</param>
/// <param name="Missed">This missing of it, until somebody has seen the child.</param>
/// <param name="Kind">Which check-up.</param>
/// <param name="SessionOn">The day it was invited to.</param>
/// <param name="FoundOn">The day it was found.</param>
[Event("maternal-health.checkup-missed", "maternal-health")]
public sealed record CheckupMissed(PersonId Person, Guid Missed, CheckupKind Kind, DateOnly SessionOn, DateOnly FoundOn) : IIntegrationEvent;

/// <summary>Somebody tried to reach the family of a child that was not examined. It settles nothing: nobody has seen the child.</summary>
/// <param name="Person">The child.</param>
/// <param name="Missed">The missed check-up.</param>
/// <param name="Way">How.</param>
/// <param name="On">The day.</param>
[Event("maternal-health.checkup-contact-tried", "maternal-health")]
public sealed record CheckupContactTried(PersonId Person, Guid Missed, ContactWay Way, DateOnly On) : IIntegrationEvent;

/// <summary>現認: somebody saw the child with their own eyes. Who, where and how stays with the desk.</summary>
/// <param name="Person">The child.</param>
/// <param name="Missed">The missed check-up.</param>
/// <param name="On">The day.</param>
[Event("maternal-health.child-sighted", "maternal-health")]
public sealed record ChildSighted(PersonId Person, Guid Missed, DateOnly On) : IIntegrationEvent;

/// <summary>A reason was confirmed for which a missed check-up is no longer chased.</summary>
/// <param name="Person">The child.</param>
/// <param name="Missed">The missed check-up.</param>
/// <param name="On">The day it was confirmed.</param>
/// <param name="Reason">The reason.</param>
[Event("maternal-health.missed-checkup-explained", "maternal-health")]
public sealed record MissedCheckupExplained(PersonId Person, Guid Missed, DateOnly On, MissedReason Reason) : IIntegrationEvent;

/// <summary>居所不明: the child of a missed check-up could not be found. The missed check-up stays open.</summary>
/// <param name="Person">The child.</param>
/// <param name="On">The day.</param>
[Event("maternal-health.unlocated-opened", "maternal-health")]
public sealed record UnlocatedOpened(PersonId Person, DateOnly On) : IIntegrationEvent;

/// <summary>精密健診の紹介: the check-up asked for a detailed examination.</summary>
/// <param name="Person">The child.</param>
/// <param name="Referral">This referral.</param>
/// <param name="Kind">Which check-up.</param>
/// <param name="On">The day.</param>
[Event("maternal-health.referral-issued", "maternal-health")]
public sealed record ReferralIssued(PersonId Person, Guid Referral, CheckupKind Kind, DateOnly On) : IIntegrationEvent;

/// <summary>A referral is chased no longer: the child has died.</summary>
/// <param name="Person">The child.</param>
/// <param name="Referral">The referral.</param>
/// <param name="On">The day.</param>
[Event("maternal-health.referral-closed", "maternal-health")]
public sealed record ReferralClosed(PersonId Person, Guid Referral, DateOnly On) : IIntegrationEvent;

/// <summary>精密健診の結果 came back.</summary>
/// <param name="Person">The child.</param>
/// <param name="Referral">The referral.</param>
/// <param name="On">Day of the examination.</param>
[Event("maternal-health.detailed-exam-result", "maternal-health")]
public sealed record DetailedExamResult(PersonId Person, Guid Referral, DateOnly On) : IIntegrationEvent;
