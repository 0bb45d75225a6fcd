using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Families.Districts;
using Hagukumi.Families.Enrolments;
using Hagukumi.Families.Facts;
using Hagukumi.Families.Genogram;
using Hagukumi.Families.Households;
using Hagukumi.Families.Kinship;
using Hagukumi.Families.People;
using Hagukumi.Families.Register;
using Hagukumi.Families.Residences;
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
        new("所属の確認", "/families/enrolments/to-confirm", FamiliesPermissions.SeePerson),
        new("情報提供の台帳", "/families/disclosures", FamiliesPermissions.SeeDisclosures),
        new("地区割", "/families/districts", FamiliesPermissions.DrawDistricts),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions =>
    [
        FamiliesPermissions.Search, FamiliesPermissions.SeePerson, FamiliesPermissions.ImportRegister,
        FamiliesPermissions.RecordFacts, FamiliesPermissions.SeeDisclosures, FamiliesPermissions.DrawDistricts,
    ];

    /// <inheritdoc/>
    public void AddServices(ModuleBuilder module)
    {
        module.Keeps<FamiliesDb>();
        module.Services.AddScoped<FollowRegister>();
        module.Services.AddScoped<DutyDistricts>();
        module.Services.AddScoped<FamilyCircle>();
    }

    /// <inheritdoc/>
    public void MapEndpoints(RouteGroupBuilder desk)
    {
        SearchPeople.Map(desk);
        ShowPerson.Map(desk);

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

    public static readonly Permission Search = new("families.search", "人を探す", Desks);

    public static readonly Permission SeePerson = new("families.see-person", "人の記録を見る", Desks);

    public static readonly Permission RecordFacts = new("families.record-facts", "家族の事実の記録", Desks);

    public static readonly Permission SeeDisclosures = new("families.see-disclosures", "情報提供の台帳を見る", [.. Desks, StandardRole.PrivacyOfficer]);

    public static readonly Permission DrawDistricts = new("families.draw-districts", "地区割の登録", StandardRole.Clerk, StandardRole.Supervisor);

    public static readonly Permission ImportRegister = new("families.import-register", "住民データの取込み", StandardRole.Clerk);
}
