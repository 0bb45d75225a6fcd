using FluentValidation.Results;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Members;

/// <summary>The roles that a form names; one that does not exist would grant nothing and say so nowhere.</summary>
static class RoleChoice
{
    public static ValidationFailure ChooseAgain => new(nameof(Member.Roles), "役割を選び直してください。");

    public static async Task<IReadOnlyDictionary<string, string>> Names(StaffDb db, CancellationToken stop) =>
        await db.Roles.AsNoTracking().ToDictionaryAsync(r => r.Code, r => r.Name, stop);

    /// <summary>Roles by name, each with its days.</summary>
    public static string Says(IEnumerable<MemberRole> roles, IReadOnlyDictionary<string, string> names) =>
        string.Join("、", roles.Select(r => r.Says(names.GetValueOrDefault(r.Role, r.Role))));

    public static async Task<bool> AreUnknown(IReadOnlyCollection<string> codes, StaffDb db, CancellationToken stop)
    {
        var known = (await db.Roles.Select(r => r.Code).ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);
        return !codes.All(known.Contains);
    }
}
