using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Staff.Accounts;
using Hagukumi.Staff.Centre;
using Hagukumi.Staff.Duties;
using Hagukumi.Staff.Members;
using Hagukumi.Staff.Offices;
using Hagukumi.Staff.OnCall;
using Hagukumi.Staff.Presence;
using Hagukumi.Staff.Roles;
using Hagukumi.Staff.Transfers;
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
        new("今日いる人・今週の不在", "/staff/presence", StaffPermissions.SeeMembers),
        new("自分の勤務日・不在", "/staff/own-presence", StaffPermissions.OwnPresence),
        new("当番表", "/staff/on-call", StaffPermissions.AssignDuties),
        new("担当", "/staff/duties", StaffPermissions.SeeMembers),
        new("異動", "/staff/transfers", StaffPermissions.AssignDuties),
        new("職員", "/staff/members", StaffPermissions.SeeMembers),
        new("役割", "/staff/roles", StaffPermissions.ManageMembers),
        new("組織", "/staff/offices", StaffPermissions.SeeMembers),
        new("センターの構成", "/staff/centre", StaffPermissions.SeeMembers),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions => [StaffPermissions.SeeMembers, StaffPermissions.ManageMembers, StaffPermissions.AssignDuties, StaffPermissions.OwnPresence];

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
        ListOffices.Map(desk);
        SetOffice.Map(desk);
        AddPosting.Map(desk);
        EndPosting.Map(desk);
        ShowWeek.Map(desk);
        ShowPresence.Map(desk);
        SetWorkingDays.Map(desk);
        RecordAbsence.Map(desk);
        NameDeputy.Map(desk);
        WithdrawPresence.Map(desk);
        SetRoster.Map(desk);
        ListTransfers.Map(desk);
        TransferDuties.Map(desk);
        ShowTransfer.Map(desk);
        ListRoles.Map(desk);
        SetRole.Map(desk);
    }
}

static class StaffPermissions
{
    public static readonly Permission SeeMembers = new("staff.see", "職員と担当を見る",
        StandardRole.Administrator, StandardRole.Supervisor, StandardRole.GeneralSupportOfficer, StandardRole.CenterDirector, StandardRole.PublicHealthNurse, StandardRole.Midwife,
        StandardRole.ChildFamilyCounselor, StandardRole.DevelopmentalSpecialist, StandardRole.CouncilCoordinator, StandardRole.Clerk, StandardRole.Viewer);

    public static readonly Permission ManageMembers = new("staff.manage", "職員の登録と権限の変更", StandardRole.Administrator);

    public static readonly Permission AssignDuties = new("staff.assign-duties", "担当の割当て", StandardRole.Administrator, StandardRole.Supervisor);

    /// <summary>Everybody who works at the centre; not who only looks, nor people of other agencies.</summary>
    public static readonly Permission OwnPresence = new("staff.own-presence", "自分の不在と代理の登録",
        StandardRole.PublicHealthNurse, StandardRole.Midwife, StandardRole.ChildFamilyCounselor, StandardRole.DevelopmentalSpecialist, StandardRole.TrainingOfficer, StandardRole.ResourceOfficer,
        StandardRole.Supervisor, StandardRole.GeneralSupportOfficer, StandardRole.CenterDirector, StandardRole.CouncilCoordinator, StandardRole.Clerk, StandardRole.NightDuty,
        StandardRole.PrivacyOfficer, StandardRole.Administrator);
}
