namespace Hagukumi.Contracts;

/// <summary>
/// What a follow-up asks somebody to be: the desk's people who owe it (deadlines.md §0). A duty is held by
/// members of staff for a period and, where it is divided, for a district.
/// </summary>
public enum Duty
{
    /// <summary>地区担当保健師 (PHN).</summary>
    PublicHealthNurse,

    /// <summary>母子保健係長 (MHS).</summary>
    MaternalHealthSupervisor,

    /// <summary>児童福祉の主担当 (CW).</summary>
    CaseWorker,

    /// <summary>児童福祉係長 (CWS).</summary>
    ChildWelfareSupervisor,

    /// <summary>要対協調整担当 (CC).</summary>
    CouncilCoordinator,

    /// <summary>統括支援員 (GS).</summary>
    GeneralSupportOfficer,

    /// <summary>センター長 (CD).</summary>
    CenterDirector,

    /// <summary>発達支援担当 (DS).</summary>
    DevelopmentalSupport,

    /// <summary>事務 (CLK).</summary>
    Clerk,

    /// <summary>世帯台帳担当 (REG).</summary>
    RegisterClerk,

    /// <summary>個人情報担当 (DPO).</summary>
    PrivacyOfficer,

    /// <summary>当番: who is there on this day for what cannot wait; held for single days and nights, besides one's own duty.</summary>
    OnCall,
}
