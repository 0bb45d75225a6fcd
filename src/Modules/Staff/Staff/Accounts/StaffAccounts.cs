using System.Security.Claims;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Accounts;

/// <summary>Checks passwords, and answers on every request what this person may do now.</summary>
sealed class StaffAccounts(UserManager<Account> accounts, StaffDb db, AccessLog log, IPasswordHasher<Account> hasher, TimeProvider clock) : IAccounts
{
    const string StampClaim = "stamp";

    // Asked by every request of everybody, so in one query that is translated once.
    static readonly Func<StaffDb, Guid, StaffId, DateOnly, CancellationToken, Task<Session?>> Allowed = EF.CompileAsyncQuery((StaffDb db, Guid account, StaffId id, DateOnly today, CancellationToken stop) =>
        db.Members.AsNoTracking().Where(member => member.Id == id && member.Active)
            .Select(member => new Session(
                member.Name,
                db.Set<Account>().Where(a => a.Id == account).Select(a => a.SecurityStamp).FirstOrDefault(),
                member.Roles.Where(r => (r.From == null || r.From <= today) && (r.To == null || r.To >= today)).SelectMany(r => db.Roles.Where(role => role.Code == r.Role).SelectMany(role => role.Permissions.Select(p => p.Permission))).Distinct().ToList()))
            .AsSingleQuery().FirstOrDefault());

    public async Task<SignInAttempt> SignIn(string userName, string password, CancellationToken stop)
    {
        var account = await accounts.FindByNameAsync(userName);
        if (account is null)
        {
            // As long as a real check takes, so that the time does not tell which names exist.
            hasher.HashPassword(new Account(), password);
            return await Refused("unknown name", lockedOut: false, stop);
        }
        if (await accounts.IsLockedOutAsync(account)) return await Refused("locked out", lockedOut: true, stop);
        if (!await accounts.CheckPasswordAsync(account, password))
        {
            await accounts.AccessFailedAsync(account);
            return await Refused("wrong password", await accounts.IsLockedOutAsync(account), stop);
        }
        if (account.AccessFailedCount > 0) await accounts.ResetAccessFailedCountAsync(account);
        var identity = new ClaimsIdentity([new Claim(CurrentStaff.IdClaim, account.Id.ToString()), new Claim(StampClaim, account.SecurityStamp!)], "password");
        if (await Refresh(new ClaimsPrincipal(identity), stop) is not { } principal) return await Refused("closed account", lockedOut: false, stop);
        log.Add(db, AccessKind.SignIn, $"signed in {account.Id}", null, []);
        await db.SaveChangesAsync(stop);
        return new SignInAttempt(principal, LockedOut: false);
    }

    public async Task<ClaimsPrincipal?> Refresh(ClaimsPrincipal principal, CancellationToken stop)
    {
        if (!Guid.TryParse(principal.FindFirstValue(CurrentStaff.IdClaim), out var id)) return null;
        var stamp = principal.FindFirstValue(StampClaim);
        var found = await Allowed(db, id, new StaffId(id), clock.Today(), stop);
        if (found is null || found.Stamp != stamp || stamp is null) return null;
        var identity = new ClaimsIdentity(principal.Identity?.AuthenticationType ?? "password");
        identity.AddClaim(new Claim(CurrentStaff.IdClaim, id.ToString()));
        identity.AddClaim(new Claim(StampClaim, stamp));
        identity.AddClaim(new Claim(ClaimTypes.Name, found.Name));
        identity.AddClaims(found.Permissions.Select(p => new Claim(CurrentStaff.PermissionClaim, p)));
        return new ClaimsPrincipal(identity);
    }

    sealed record Session(string Name, string? Stamp, List<string> Permissions);

    async Task<SignInAttempt> Refused(string why, bool lockedOut, CancellationToken stop)
    {
        log.Add(db, AccessKind.SignIn, $"refused: {why}", null, []);
        await db.SaveChangesAsync(stop);
        return new SignInAttempt(null, lockedOut);
    }
}
