namespace Hagukumi.BuildingBlocks.Security;

/// <summary>
/// What an endpoint asks of whoever calls it. Modules declare theirs as constants of one static class and list
/// them in <see cref="Modules.IModule.Permissions"/>; roles are data and hold permissions by code.
/// </summary>
/// <param name="Code">Stable code, <c>module.verb</c>; stored with roles.</param>
/// <param name="Name">What an administrator reads.</param>
/// <param name="GrantedTo">Standard roles that hold it when a database is first filled.</param>
public sealed record Permission(string Code, string Name, params StandardRole[] GrantedTo)
{
    const string Ending = ".restricted";

    /// <summary>Seeing what a desk restricts to itself. A module that publishes a restricted event declares it.</summary>
    public static Permission Restricted(string desk, string name, params StandardRole[] grantedTo) => new(desk + Ending, name, grantedTo);

    /// <summary>Slug of the desk whose restricted matters the code opens; null for any other code.</summary>
    internal static string? DeskOf(string code) => code.EndsWith(Ending, StringComparison.Ordinal) ? code[..^Ending.Length] : null;
}

/// <summary>The roles a municipality starts with (17); it may add its own and change what each may do.</summary>
public enum StandardRole
{
    /// <summary>保健師.</summary>
    PublicHealthNurse,

    /// <summary>助産師.</summary>
    Midwife,

    /// <summary>家庭児童相談員.</summary>
    ChildFamilyCounselor,

    /// <summary>心理・リハ職.</summary>
    DevelopmentalSpecialist,

    /// <summary>研修担当.</summary>
    TrainingOfficer,

    /// <summary>資源担当.</summary>
    ResourceOfficer,

    /// <summary>係長.</summary>
    Supervisor,

    /// <summary>統括支援員.</summary>
    GeneralSupportOfficer,

    /// <summary>センター長.</summary>
    CenterDirector,

    /// <summary>調整担当者.</summary>
    CouncilCoordinator,

    /// <summary>事務.</summary>
    Clerk,

    /// <summary>夜間当番.</summary>
    NightDuty,

    /// <summary>外部構成員.</summary>
    ExternalMember,

    /// <summary>委託先.</summary>
    Contractor,

    /// <summary>個人情報担当.</summary>
    PrivacyOfficer,

    /// <summary>管理者.</summary>
    Administrator,

    /// <summary>閲覧のみ: sees what a counsellor sees and records nothing.</summary>
    Viewer,
}
