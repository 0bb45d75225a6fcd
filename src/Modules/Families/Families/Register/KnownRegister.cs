using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Register;

/// <summary>
/// What an import must know of everybody before it reads the first row of a whole extract: whose number is known and what their
/// row looked like, and the households. In memory, a hundred bytes a person, so that a row without news asks the database nothing.
/// A file of those alone whom something happened to is looked up as it comes: it costs what it holds, however large the city.
/// </summary>
sealed class KnownRegister
{
    readonly bool isPart;
    readonly Dictionary<string, Guid?> prints = new(StringComparer.Ordinal);
    readonly Dictionary<string, HouseholdId> households = new(StringComparer.Ordinal);
    readonly HashSet<string> marked = new(StringComparer.Ordinal);

    KnownRegister(bool isPart) => this.isPart = isPart;

    /// <summary>Of a file that has only some people: nothing yet.</summary>
    public static KnownRegister OfPart() => new(isPart: true);

    /// <summary>Of a whole extract: everybody.</summary>
    public static async Task<KnownRegister> Load(FamiliesDb db, CancellationToken stop)
    {
        var known = new KnownRegister(isPart: false);
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

    /// <summary>Whether the database may know the number.</summary>
    public bool Knows(string number) => isPart || prints.ContainsKey(number);

    /// <summary>Learns the households of rows that are to be stored, where not all were loaded before.</summary>
    public async Task LookUp(FamiliesDb db, IReadOnlyList<PrintedRow> rows, CancellationToken stop)
    {
        if (!isPart) return;
        var numbers = rows.Select(r => r.Row.HouseholdNumber).Where(n => !households.ContainsKey(n)).Distinct(StringComparer.Ordinal).ToList();
        if (numbers.Count == 0) return;
        foreach (var household in await db.Households.AsNoTracking().Where(h => numbers.Contains(h.RegisterNumber!)).OrderBy(h => h.Id).Select(h => new { h.RegisterNumber, h.Id }).ToListAsync(stop))
            households.TryAdd(household.RegisterNumber!, household.Id);
    }

    public HouseholdId? Household(string number) => households.TryGetValue(number, out var id) ? id : null;

    /// <summary>Learns the households that were stored. People it need not learn: no number comes twice, and the file is read meanwhile.</summary>
    public void Learn(IReadOnlyDictionary<string, HouseholdId> opened)
    {
        foreach (var (number, id) in opened) households[number] = id;
    }
}
