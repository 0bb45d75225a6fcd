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
    readonly HashSet<string> marked = new(StringComparer.Ordinal);

    public static async Task<KnownRegister> Load(FamiliesDb db, CancellationToken stop)
    {
        var known = new KnownRegister();
        await foreach (var person in db.People.AsNoTracking().Where(p => p.RegisterNumber != null).Select(p => new { p.RegisterNumber, p.RegisterPrint, p.SealedInRegister }).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (!known.prints.TryAdd(person.RegisterNumber!, person.RegisterPrint)) known.prints[person.RegisterNumber!] = null; // two of one number: look again
            if (person.SealedInRegister) known.marked.Add(person.RegisterNumber!);
        }
        await foreach (var household in db.Households.AsNoTracking().Where(h => h.RegisterNumber != null).OrderBy(h => h.Id).Select(h => new { h.RegisterNumber, h.Id }).AsAsyncEnumerable().WithCancellation(stop))
            known.households.TryAdd(household.RegisterNumber!, household.Id);
        return known;
    }

    /// <summary>Whether the row of this number, which the file has, looked like this when it was last taken.</summary>
    public bool LooksAsBefore(string number, Guid print)
    {
        marked.Remove(number);
        return prints.GetValueOrDefault(number) == print;
    }

    /// <summary>Whom the register marked with 支援措置 and of whom no row was seen; complete once the file is read.</summary>
    public IReadOnlyCollection<string> MarkedAndNotSeen => marked;

    public bool Knows(string number) => prints.ContainsKey(number);

    public HouseholdId? Household(string number) => households.TryGetValue(number, out var id) ? id : null;

    /// <summary>Learns the households that were stored. People it need not learn: no number comes twice, and the file is read meanwhile.</summary>
    public void Learn(IReadOnlyDictionary<string, HouseholdId> opened)
    {
        foreach (var (number, id) in opened) households[number] = id;
    }
}
