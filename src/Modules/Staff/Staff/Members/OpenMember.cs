using Hagukumi.Contracts;
using Hagukumi.Staff.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Members;

/// <summary>Opens a member and the account to sign in with, in one transaction; used by the screen and the demo.</summary>
sealed class OpenMember(StaffDb db, UserManager<Account> accounts)
{
    /// <returns>The id, or why the account was refused, as Identity says it.</returns>
    public async Task<(StaffId? Id, IReadOnlyList<IdentityError> Errors)> Run(StaffId id, string userName, string password, string name, string profession, IEnumerable<string> roles, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        db.Add(Member.Open(id, name, profession, roles));
        // Saved first: of the same press twice the second waits here for the first, and fails as a duplicate.
        await db.SaveChangesAsync(stop);
        var created = await accounts.CreateAsync(new Account { Id = id.Value, UserName = userName }, password);
        if (!created.Succeeded) return (null, [.. created.Errors]);
        await transaction.CommitAsync(stop);
        return (id, []);
    }
}
