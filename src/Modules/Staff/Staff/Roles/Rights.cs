using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Staff.Members;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Roles;

/// <summary>How an attempt to change rights ended.</summary>
/// <param name="Saved">False where somebody else was first: the use case begins anew.</param>
/// <param name="Refusal">Why nobody may make this change; null where it was made.</param>
sealed record RightsChange(bool Saved, string? Refusal);

/// <summary>Whoever may give rights is never the last one to go: a municipality without an administrator could let nobody in again.</summary>
static class Rights
{
    /// <summary>Makes a change of rights and saves it, unless from some day on nobody would be left who may give any.</summary>
    public static async Task<RightsChange> ChangeRights(this StaffRequest request, Action change)
    {
        var db = request.Db;
        await using var transaction = await db.Database.BeginTransactionAsync(request.Stop);
        // One after the other: two people who each take the other's rights would leave none.
        await db.Roles.ExecuteUpdateAsync(s => s.SetProperty(r => r.Name, r => r.Name), request.Stop);
        var (members, roles) = (await db.Members.ToListAsync(request.Stop), await db.Roles.ToListAsync(request.Stop));
        var before = RunsOut(members, roles, request.Today);
        change();
        if (RunsOut(members, roles, request.Today) is { } day && !(before <= day))
        {
            db.ChangeTracker.Clear();
            return new(Saved: false, $"この変更をすると、{JapaneseDate.FormatLong(day)}から「{StaffPermissions.ManageMembers.Name}」のできる職員が一人もいなくなります。先に、ほかの職員に管理者の役割を与えてください。");
        }
        if (!await request.Save()) return new(Saved: false, null);
        await transaction.CommitAsync(request.Stop);
        return new(Saved: true, null);
    }

    /// <summary>The first day from today on when nobody may give rights; null where that never comes.</summary>
    static DateOnly? RunsOut(List<Member> members, List<Role> roles, DateOnly today)
    {
        var giving = roles.Where(r => r.Permissions.Exists(p => p.Permission == StaffPermissions.ManageMembers.Code)).Select(r => r.Code).ToHashSet(StringComparer.Ordinal);
        var held = members.Where(m => m.Active).SelectMany(m => m.Roles).Where(r => giving.Contains(r.Role)).ToList();
        // Nobody stops on any other day.
        var days = held.Select(r => r.To).OfType<DateOnly>().Where(to => to >= today && to < DateOnly.MaxValue).Select(to => to.AddDays(1)).Append(today).Order();
        return days.Select(day => (DateOnly?)day).FirstOrDefault(day => !held.Exists(r => r.HoldsOn(day!.Value)));
    }
}
