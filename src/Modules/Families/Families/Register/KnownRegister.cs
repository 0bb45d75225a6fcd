using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Register;

/// <summary>
/// What an import must know of everybody before it reads the first row: whose number is known and what their row looked
/// like, and the households. In memory, a hundred bytes a person, so that a row without news asks the database nothing.
/// </summary>
sealed class KnownRegister
{
    readonly Dictionary<string, Guid?> prints = new(StringComparer.Ordinal);
    readonly Dictionary<string, HouseholdId> households = new(StringComparer.Ordinal);

    public static async Task<KnownRegister> Load(FamiliesDb db, CancellationToken stop)
    {
        var known = new KnownRegister();
        await foreach (var person in db.People.AsNoTracking().Where(p => p.RegisterNumber != null).Select(p => new { p.RegisterNumber, p.RegisterPrint }).AsAsyncEnumerable().WithCancellation(stop))
            if (!known.prints.TryAdd(person.RegisterNumber!, person.RegisterPrint)) known.prints[person.RegisterNumber!] = null; // two of one number: look again
        await foreach (var household in db.Households.AsNoTracking().Where(h => h.RegisterNumber != null).OrderBy(h => h.Id).Select(h => new { h.RegisterNumber, h.Id }).AsAsyncEnumerable().WithCancellation(stop))
            known.households.TryAdd(household.RegisterNumber!, household.Id);
        return known;
    }

    /// <summary>Whether the row of this number looked like this when it was last taken.</summary>
    public bool LooksAsBefore(string number, Guid print) => prints.GetValueOrDefault(number) == print;

    public bool Knows(string number) => prints.ContainsKey(number);

    public HouseholdId? Household(string number) => households.TryGetValue(number, out var id) ? id : null;

    /// <summary>Learns the households that were stored. People it need not learn: no number comes twice, and the file is read meanwhile.</summary>
    public void Learn(IReadOnlyDictionary<string, HouseholdId> opened)
    {
        foreach (var (number, id) in opened) households[number] = id;
    }
}
