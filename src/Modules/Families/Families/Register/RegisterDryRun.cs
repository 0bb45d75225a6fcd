using Hagukumi.Contracts;
using Hagukumi.Families.People;

namespace Hagukumi.Families.Register;

/// <summary>Counts what an import would do. Feed it copies of people that are not saved: it lets them follow the register.</summary>
internal sealed class RegisterDryRun
{
    const int MostRefusalsListed = 1000;

    readonly List<RefusedRow> refusals = [];

    int accepted;
    int added;
    int changed;
    int newlySealed;
    int refused;

    /// <summary>Counts a row that was taken.</summary>
    /// <param name="row">The row.</param>
    /// <param name="known">Whoever has its number; null for somebody new.</param>
    /// <param name="household">The household of its number.</param>
    public void Count(RegisterRow row, Person? known, HouseholdId household)
    {
        accepted++;
        if (row.Sealed && known is not { Sealed: true })
            newlySealed++;
        if (known is null)
            added++;
        else if (known.Follow(row, household))
            changed++;
    }

    /// <summary>Counts a row that was not taken.</summary>
    public void Count(RefusedRow row)
    {
        refused++;
        if (refusals.Count < MostRefusalsListed)
            refusals.Add(row);
    }

    public RegisterSummary Summary() => new(accepted, added, changed, newlySealed, refused, [.. refusals]);
}

/// <summary>What an import did, or would do.</summary>
/// <param name="Accepted">Rows that were taken: new people, changed ones, and those as they were.</param>
/// <param name="Added">People who were not known.</param>
/// <param name="Changed">People who were known and change.</param>
/// <param name="NewlySealed">People whose address is withheld from now on. A column read wrongly shows here.</param>
/// <param name="Refused">Rows that were not taken.</param>
/// <param name="Refusals">The first thousand of them.</param>
internal sealed record RegisterSummary(int Accepted, int Added, int Changed, int NewlySealed, int Refused, IReadOnlyList<RefusedRow> Refusals);
