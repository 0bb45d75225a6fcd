using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Staff.Roles;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff;

/// <summary><c>demo-accounts</c>: whom to sign in as. Only accounts that the demo made and that are still there.</summary>
sealed class DemoAccountsVerb(StaffDb db) : IVerb
{
    public string Name => "demo-accounts";

    public string Description => "Lists the accounts of the demo with their password.";

    public IReadOnlyList<VerbParameter> Parameters => [];

    public async Task<VerbResult> Run(IReadOnlyDictionary<string, string> given, IProgress<string> progress, CancellationToken stop)
    {
        var names = StaffDemo.Accounts.Select(a => a.UserName.ToUpperInvariant()).ToList();
        var there = (await db.Set<Accounts.Account>().Where(a => names.Contains(a.NormalizedUserName!)).Select(a => a.UserName).ToListAsync(stop)).ToHashSet();
        var accounts = StaffDemo.Accounts.Where(a => there.Contains(a.UserName)).ToList();
        return new VerbResult(
            [$"Demo accounts (password {DemoWorld.Password}):", .. accounts.Select(a => $"  {a.UserName,-10} {StandardRoles.NameOf(a.Role)}　{a.Name}")],
            accounts.Select(a => new { userName = a.UserName, password = DemoWorld.Password, role = StandardRoles.NameOf(a.Role), name = a.Name }));
    }
}
