using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Roles;

/// <summary>Gives a database the roles a municipality starts with, and new permissions their first holders; run by <c>migrate</c>.</summary>
sealed class StandardRoles(StaffDb db, IEnumerable<IModule> modules) : IAfterMigration
{
    static readonly IReadOnlyDictionary<StandardRole, string> Names = new Dictionary<StandardRole, string>
    {
        [StandardRole.PublicHealthNurse] = "保健師",
        [StandardRole.Midwife] = "助産師",
        [StandardRole.ChildFamilyCounselor] = "家庭児童相談員",
        [StandardRole.DevelopmentalSpecialist] = "心理・リハ職",
        [StandardRole.TrainingOfficer] = "研修担当",
        [StandardRole.ResourceOfficer] = "資源担当",
        [StandardRole.Supervisor] = "係長",
        [StandardRole.GeneralSupportOfficer] = "統括支援員",
        [StandardRole.CenterDirector] = "センター長",
        [StandardRole.CouncilCoordinator] = "調整担当者",
        [StandardRole.Clerk] = "事務",
        [StandardRole.NightDuty] = "夜間当番",
        [StandardRole.ExternalMember] = "外部構成員",
        [StandardRole.Contractor] = "委託先",
        [StandardRole.PrivacyOfficer] = "個人情報担当",
        [StandardRole.Administrator] = "管理者",
        [StandardRole.Viewer] = "閲覧のみ",
    };

    public static string NameOf(StandardRole role) => Names[role];

    public async Task Run(CancellationToken stop)
    {
        var roles = await db.Roles.ToDictionaryAsync(r => r.Code, stop);
        var known = (await db.Set<KnownPermission>().Select(k => k.Code).ToListAsync(stop)).ToHashSet();
        foreach (var (standard, name) in Names)
        {
            var code = standard.ToString();
            if (roles.ContainsKey(code)) continue;
            db.Add(roles[code] = new Role { Code = code, Name = name });
            // A role that comes with a later version finds its permissions known already, and nobody has taken one from it yet.
            roles[code].Permissions.AddRange(modules.SelectMany(m => m.Permissions).Where(p => known.Contains(p.Code) && p.GrantedTo.Contains(standard)).Select(p => new RolePermission(p.Code)));
        }
        foreach (var permission in modules.SelectMany(m => m.Permissions).Where(p => known.Add(p.Code)))
        {
            db.Add(new KnownPermission { Code = permission.Code });
            foreach (var holder in permission.GrantedTo) roles[holder.ToString()].Permissions.Add(new RolePermission(permission.Code));
        }
        await db.SaveChangesAsync(stop);
    }
}
