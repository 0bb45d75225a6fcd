using Hagukumi.Contracts;

namespace Hagukumi.Families.People;

/// <summary>Merged records are one person.</summary>
static class Wholes
{
    /// <summary>Every record of some people.</summary>
    /// <param name="records">Where they are looked for.</param>
    /// <param name="canonical">The people they are, none of them merged.</param>
    public static IQueryable<Person> OneWith(this IQueryable<Person> records, IReadOnlyCollection<PersonId> canonical)
    {
        var ids = canonical.Distinct().ToList();
        var aliasesOf = ids.Select(id => (PersonId?)id).ToList();
        return records.Where(p => ids.Contains(p.Id) || aliasesOf.Contains(p.MergedInto));
    }
}
