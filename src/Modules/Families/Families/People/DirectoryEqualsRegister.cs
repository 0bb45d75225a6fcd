using System.Runtime.CompilerServices;
using Hagukumi.BuildingBlocks.Auditing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.People;

/// <summary>What other modules know of people is what the register knows. While a change is being delivered the two differ for a moment.</summary>
sealed class DirectoryEqualsRegister(FamiliesDb db) : IPromise
{
    public string Name => "the directory of people equals the register";

    public async IAsyncEnumerable<string> Broken([EnumeratorCancellation] CancellationToken stop)
    {
        var both = from person in db.People
                   join shown in db.Directory on person.Id equals shown.Id
                   select new
                   {
                       person.IdentityVersion,
                       shown.Version,
                       SameName = person.Name == shown.Name && person.Kana == shown.Kana,
                       SameIdentity = person.BirthDate == shown.BirthDate && person.Sex == shown.Sex && person.Language == shown.Language,
                       SameSeal = (person.Sealed || person.SealedAsOne) == shown.Sealed,
                       District = person.Sealed || person.SealedAsOne ? null : person.District,
                       SameCanonical = (person.MergedInto ?? person.Id) == shown.CanonicalId,
                       SameWarning = (person.Warned || person.WarnedAsOne) == shown.Warned,
                       ShownDistrict = shown.District,
                   };
        var counts = new (string What, int Count)[]
        {
            ("people are missing from the directory", await db.People.CountAsync(p => !db.Directory.Any(d => d.Id == p.Id), stop)),
            ("people of the directory are not in the register", await db.Directory.CountAsync(d => !db.People.Any(p => p.Id == d.Id), stop)),
            ("people have another version in the directory", await both.CountAsync(x => x.IdentityVersion != x.Version, stop)),
            ("people have another name in the directory", await both.CountAsync(x => !x.SameName, stop)),
            ("people have another birth date, sex or language in the directory", await both.CountAsync(x => !x.SameIdentity, stop)),
            ("people are sealed in one and not in the other", await both.CountAsync(x => !x.SameSeal, stop)),
            ("people stand for another person in the directory", await both.CountAsync(x => !x.SameCanonical, stop)),
            ("people are warned of in one and not in the other", await both.CountAsync(x => !x.SameWarning, stop)),
            ("people have another district in the directory", await both.CountAsync(x => x.District != x.ShownDistrict, stop)),
        };
        foreach (var (what, count) in counts.Where(c => c.Count > 0)) yield return $"{count} {what}";
    }
}
