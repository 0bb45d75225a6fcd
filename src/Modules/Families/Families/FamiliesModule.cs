using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Families.Districts;
using Hagukumi.Families.Enrolments;
using Hagukumi.Families.Facts;
using Hagukumi.Families.Genogram;
using Hagukumi.Families.Households;
using Hagukumi.Families.Kinship;
using Hagukumi.Families.Letters;
using Hagukumi.Families.Merging;
using Hagukumi.Families.People;
using Hagukumi.Families.Register;
using Hagukumi.Families.Residences;
using Hagukumi.Families.SafeContacts;
using Hagukumi.Families.Secrecy;
using Hagukumi.Families.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.Families;

/// <summary>世帯・人: who lives where and with whom, as the register says; and whom nothing may be sent.</summary>
public sealed class FamiliesModule : IModule
{
    /// <inheritdoc/>
    public string Slug => "families";

    /// <inheritdoc/>
    public string Name => "世帯・人";

    /// <inheritdoc/>
    public IReadOnlyList<NavigationItem> Navigation =>
    [
        new("人を探す", "/families/search", FamiliesPermissions.Search),
        new("重複の候補", "/families/duplicates", FamiliesPermissions.Merge),
        new("宛名ラベル", "/families/letters", FamiliesPermissions.SendLetters),
        new("住民データの取込み", "/families/register/import", FamiliesPermissions.ImportRegister),
        new("所属の確認", "/families/enrolments/to-confirm", FamiliesPermissions.SeePerson),
        new("情報提供の台帳", "/families/disclosures", FamiliesPermissions.SeeDisclosures),
        new("地区割", "/families/districts", FamiliesPermissions.DrawDistricts),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions =>
    [
        FamiliesPermissions.Search, FamiliesPermissions.SeePerson, FamiliesPermissions.ImportRegister, FamiliesPermissions.RegisterProvisional, FamiliesPermissions.Merge,
        FamiliesPermissions.Seal, FamiliesPermissions.Unseal, FamiliesPermissions.SeeProtection, FamiliesPermissions.RecordSafeContact, FamiliesPermissions.SendLetters,
        FamiliesPermissions.RecordFacts, FamiliesPermissions.SeeDisclosures, FamiliesPermissions.DrawDistricts,
    ];

    /// <inheritdoc/>
    public void AddServices(ModuleBuilder module)
    {
        module.Keeps<FamiliesDb>().Settings<RegisterSettings>();
        module.Services.AddScoped<FollowRegister>();
        module.Services.AddScoped<StandAsOne>();
        module.Services.AddScoped<DuplicateScan>();
        module.Services.AddScoped<Seals>();
        module.Services.AddScoped<ContactGate>();
        module.Services.AddScoped<IContactGate>(p => p.GetRequiredService<ContactGate>());
        module.Services.AddScoped<IRegisterNumbers, RegisterNumbers>();
        module.Services.AddScoped<FollowExtract>();
        module.Services.AddSingleton<Uploads>();
        module.Services.AddHostedService<RunUploads>();
        module.Services.AddScoped<DutyDistricts>();
        module.Services.AddScoped<FamilyCircle>();
    }

    /// <inheritdoc/>
    public void MapEndpoints(RouteGroupBuilder desk)
    {
        SearchPeople.Map(desk);
        ShowPerson.Map(desk);
        RegisterProvisional.Map(desk);
        CorrectProvisional.Map(desk);
        ListDuplicates.Map(desk);
        MergePeople.Map(desk);
        SeparatePeople.Map(desk);

        SealAddress.Map(desk);
        KeepProtection.Map(desk);
        ProposeUnseal.Map(desk);
        ConfirmUnseal.Map(desk);
        RecordSafeContact.Map(desk);
        QueueLetter.Map(desk);
        PrintLetters.Map(desk);
        PrintPlainLetter.Map(desk);
        UploadRegister.Map(desk);
        ShowImport.Map(desk);

        ListFacts.Map(desk);
        EndFact.Map(desk);
        WithdrawFact.Map(desk);
        RecordResidence.Map(desk);
        RecordHouseholdMembership.Map(desk);
        RecordParentage.Map(desk);
        RecordParentalAuthority.Map(desk);
        RecordCustody.Map(desk);
        RecordPartnership.Map(desk);
        RecordEnrolment.Map(desk);
        CorrectGrade.Map(desk);
        ListUnconfirmed.Map(desk);
        RecordSupportingAgency.Map(desk);
        RecordHardship.Map(desk);
        RecordHardshipResult.Map(desk);
        RecordCommunication.Map(desk);
        RecordConsent.Map(desk);
        RecordDisclosure.Map(desk);
        ListDisclosures.Map(desk);
        RecordIntegratedSupport.Map(desk);
        RecordTeamMember.Map(desk);
        ShowGenogram.Map(desk);
        ListDistrictAreas.Map(desk);
        AssignDistrictArea.Map(desk);
        EndDistrictArea.Map(desk);
    }
}

static class FamiliesPermissions
{
    static readonly StandardRole[] Desks =
    [
        StandardRole.PublicHealthNurse, StandardRole.Midwife, StandardRole.ChildFamilyCounselor, StandardRole.DevelopmentalSpecialist, StandardRole.Supervisor,
        StandardRole.GeneralSupportOfficer, StandardRole.CenterDirector, StandardRole.CouncilCoordinator, StandardRole.Clerk,
    ];

    public static readonly Permission Search = new("families.search", "人を探す", [.. Desks, StandardRole.Viewer]);

    public static readonly Permission SeePerson = new("families.see-person", "人の記録を見る", [.. Desks, StandardRole.Viewer]);

    /// <summary>Who may decide that a protection goes on or is over, two of them together.</summary>
    static readonly StandardRole[] Deciders = [StandardRole.Supervisor, StandardRole.GeneralSupportOfficer, StandardRole.CenterDirector, StandardRole.Clerk];

    public static readonly Permission Seal = new("families.seal", "住所を秘匿する", Desks);

    public static readonly Permission Unseal = new("families.unseal", "秘匿の継続と解除を決める", Deciders);

    public static readonly Permission SeeProtection = new("families.see-protection", "秘匿の根拠と相手方を見る", Deciders);

    public static readonly Permission RecordSafeContact = new("families.record-safe-contact", "安全な連絡先を登録する", Desks);

    public static readonly Permission SendLetters = new("families.send-letters", "宛名ラベルを印刷する", Desks);
    public static readonly Permission RecordFacts = new("families.record-facts", "家族の事実の記録", Desks);

    public static readonly Permission SeeDisclosures = new("families.see-disclosures", "情報提供の台帳を見る", [.. Desks, StandardRole.PrivacyOfficer, StandardRole.Viewer]);

    public static readonly Permission DrawDistricts = new("families.draw-districts", "地区割の登録", StandardRole.Clerk, StandardRole.Supervisor);

    public static readonly Permission ImportRegister = new("families.import-register", "住民データの取込み", StandardRole.Clerk);

    public static readonly Permission RegisterProvisional = new("families.register-provisional", "住民登録のない人の仮登録", Desks);

    public static readonly Permission Merge = new("families.merge", "記録の統合と分離", StandardRole.Supervisor, StandardRole.Clerk);
}
