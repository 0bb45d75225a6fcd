using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Families.People;
using Hagukumi.Families.Register;
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
    public IReadOnlyList<NavigationItem> Navigation => [new("人を探す", "/families/search", FamiliesPermissions.Search), new("住民データの取込み", "/families/register/import", FamiliesPermissions.ImportRegister)];

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions => [FamiliesPermissions.Search, FamiliesPermissions.SeePerson, FamiliesPermissions.ImportRegister];

    /// <inheritdoc/>
    public void AddServices(ModuleBuilder module)
    {
        module.Keeps<FamiliesDb>().Settings<RegisterSettings>();
        module.Services.AddScoped<FollowRegister>();
        module.Services.AddScoped<FollowExtract>();
        module.Services.AddSingleton<Uploads>();
        module.Services.AddHostedService<RunUploads>();
    }

    /// <inheritdoc/>
    public void MapEndpoints(RouteGroupBuilder desk)
    {
        SearchPeople.Map(desk);
        ShowPerson.Map(desk);
        UploadRegister.Map(desk);
        ShowImport.Map(desk);
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

    public static readonly Permission ImportRegister = new("families.import-register", "住民データの取込み", StandardRole.Clerk);
}
