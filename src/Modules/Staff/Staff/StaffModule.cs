using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Staff.Accounts;
using Hagukumi.Staff.Centre;
using Hagukumi.Staff.Duties;
using Hagukumi.Staff.Members;
using Hagukumi.Staff.Roles;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.Staff;

/// <summary>職員: accounts, roles, professions, and who holds which duty from when to when.</summary>
public sealed class StaffModule : IModule
{
    /// <inheritdoc/>
    public string Slug => "staff";

    /// <inheritdoc/>
    public string Name => "職員";

    /// <inheritdoc/>
    public IReadOnlyList<NavigationItem> Navigation =>
    [
        new("職員", "/staff/members", StaffPermissions.SeeMembers),
        new("担当", "/staff/duties", StaffPermissions.SeeMembers),
        new("センターの構成", "/staff/centre", StaffPermissions.SeeMembers),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions => [StaffPermissions.SeeMembers, StaffPermissions.ManageMembers, StaffPermissions.AssignDuties];

    /// <inheritdoc/>
    public void AddServices(ModuleBuilder module)
    {
        module.Keeps<StaffDb>();
        module.Services.AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = 12;
                options.Password.RequireNonAlphanumeric = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireDigit = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddUserStore<UserOnlyStore<Account, StaffDb, Guid>>();
        module.Services.AddScoped<IAccounts, StaffAccounts>();
        module.Services.AddScoped<OpenMember>();
    }

    /// <inheritdoc/>
    public void MapEndpoints(RouteGroupBuilder desk)
    {
        ListMembers.Map(desk);
        AddMember.Map(desk);
        ChangeMember.Map(desk);
        GrantRole.Map(desk);
        ListDuties.Map(desk);
        AssignDuty.Map(desk);
        EndDuty.Map(desk);
        ShowCentre.Map(desk);
    }
}

static class StaffPermissions
{
    public static readonly Permission SeeMembers = new("staff.see", "職員と担当を見る",
        StandardRole.Administrator, StandardRole.Supervisor, StandardRole.GeneralSupportOfficer, StandardRole.CenterDirector, StandardRole.PublicHealthNurse, StandardRole.Midwife,
        StandardRole.ChildFamilyCounselor, StandardRole.DevelopmentalSpecialist, StandardRole.CouncilCoordinator, StandardRole.Clerk, StandardRole.Viewer);

    public static readonly Permission ManageMembers = new("staff.manage", "職員の登録と権限の変更", StandardRole.Administrator);

    public static readonly Permission AssignDuties = new("staff.assign-duties", "担当の割当て", StandardRole.Administrator, StandardRole.Supervisor);
}
