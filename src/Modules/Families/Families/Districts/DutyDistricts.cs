using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Families.Facts;
using Hagukumi.Families.People;
using Hagukumi.Families.Residences;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Districts;

/// <summary>
/// Decides in which district the duties about a person lie today: that of the 居所, else that of the registered address.
/// A stay without a known district, such as one in another municipality, leaves the duty where it was: nobody is without a
/// nurse because nobody knows where they went.
/// </summary>
sealed class DutyDistricts(FamiliesDb db, IPublisher publisher, TimeProvider clock)
{
    /// <summary>What one <see cref="PeopleChanged"/> may carry.</summary>
    const int Chunk = 500;

    /// <summary>Moves the duty about these people, and about whom they were merged into, and tells it; the caller saves. At most <see cref="Chunk"/>.</summary>
    public async Task<int> Settle(IReadOnlyCollection<PersonId> people, CancellationToken stop)
    {
        var moved = await Place(await db.People.Where(p => people.Contains(p.Id) || db.People.Any(a => people.Contains(a.Id) && a.MergedInto == p.Id)).ToListAsync(stop), stop);
        if (moved.Count > 0) publisher.Publish(db, new PeopleChanged([.. moved.Select(p => p.ToIdentity())]));
        return moved.Count;
    }

    /// <summary>Moves the duty about people who are being saved; those it moved must be told of.</summary>
    public async Task<IReadOnlyList<Person>> Place(IReadOnlyCollection<Person> people, CancellationToken stop)
    {
        var (today, ids) = (clock.Today(), people.Select(p => p.Id).ToList());
        var stays = (await Stays(today).Where(s => ids.Contains(s.Person)).ToListAsync(stop)).ToLookup(s => s.Person, s => s.Residence);
        var areas = await Areas(today, stop);
        // Of two stays at once the one that began last counts.
        return [.. people.Where(p => p.ServeIn(stays[p.Id].OrderByDescending(r => r.From).ThenByDescending(r => r.RecordedAt).FirstOrDefault()?.District ?? areas.Of(p.Address.Town, p.ElementaryDistrict)))];
    }

    /// <summary>Everybody whose duty lies elsewhere than today's facts say, whatever moved it: a stay that began or ended, a line that was drawn anew.</summary>
    public async Task<IReadOnlyList<PersonId>> Misplaced(CancellationToken stop)
    {
        var today = clock.Today();
        var stays = Stays(today);
        var drawn = db.DistrictAreas.Where(a => a.From <= today && (a.To == null || a.To >= today));
        var staying = db.People.Where(p => stays.Any(s => s.Person == p.Id) && !stays.Any(s => s.Person == p.Id && s.Residence.District == p.District));
        // Two stays at once: any of them may be the later one.
        var staysTwice = db.People.Where(p => stays.Count(s => s.Person == p.Id) > 1);
        var atHome = db.People.Where(p => !stays.Any(s => s.Person == p.Id));
        var byTown = atHome.Where(p => drawn.Any(a => a.Kind == DistrictAreaKind.Town && a.Name == p.Address.Town && a.District != p.District));
        var bySchool = atHome.Where(p => !drawn.Any(a => a.Kind == DistrictAreaKind.Town && a.Name == p.Address.Town)
            && (drawn.Any(a => a.Kind == DistrictAreaKind.School && a.Name == p.ElementaryDistrict)
                ? drawn.Any(a => a.Kind == DistrictAreaKind.School && a.Name == p.ElementaryDistrict && a.District != p.District)
                : (p.District ?? "") != p.ElementaryDistrict));
        List<PersonId> found = [];
        foreach (var part in new[] { staying, staysTwice, byTown, bySchool }) found.AddRange(await part.Select(p => p.Id).ToListAsync(stop));
        return [.. found.Distinct().Order(Comparer<PersonId>.Create((a, b) => a.Value.CompareTo(b.Value)))];
    }

    /// <summary>Sets right whatever is misplaced, in the caller's transaction.</summary>
    public async Task<int> SettleAll(CancellationToken stop)
    {
        var moved = 0;
        foreach (var chunk in (await Misplaced(stop)).Chunk(Chunk))
        {
            moved += await Settle(chunk, stop);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }
        return moved;
    }

    /// <summary>The district of a 町字 today; null where no line says it.</summary>
    public async Task<string?> OfTown(string town, CancellationToken stop) => (await Areas(clock.Today(), stop)).OfTown(town);

    /// <summary>Where people stay whose district is known, under whatever record of them it was written.</summary>
    IQueryable<Stay> Stays(DateOnly today) =>
        from residence in db.Residences.AsNoTracking().HoldingOn(today)
        join record in db.People on residence.Person equals record.Id
        where residence.District != null
        select new Stay { Person = record.MergedInto ?? record.Id, Residence = residence };

    async Task<Drawn> Areas(DateOnly today, CancellationToken stop)
    {
        var drawn = await db.DistrictAreas.AsNoTracking().Where(a => a.From <= today && (a.To == null || a.To >= today)).OrderBy(a => a.From).ThenBy(a => a.Id).ToListAsync(stop);
        Dictionary<string, string> Named(DistrictAreaKind kind) => drawn.Where(a => a.Kind == kind).GroupBy(a => a.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last().District, StringComparer.Ordinal);
        return new Drawn(Named(DistrictAreaKind.Town), Named(DistrictAreaKind.School));
    }

    sealed class Stay
    {
        public PersonId Person { get; init; }

        public required Residence Residence { get; init; }
    }

    sealed record Drawn(Dictionary<string, string> Towns, Dictionary<string, string> Schools)
    {
        public string? OfTown(string town) => Towns.GetValueOrDefault(town);

        public string? Of(string town, string school) => OfTown(town) ?? Schools.GetValueOrDefault(school) ?? (school.Length > 0 ? school : null);
    }
}

/// <summary>Whoever is merged or separated is served where the stays of all their records say.</summary>
sealed class ServeOnPeopleChanged(FamiliesDb db, DutyDistricts districts) : IReaction<PeopleChanged>
{
    public async Task React(PeopleChanged fact, EventContext context, CancellationToken stop)
    {
        var ids = fact.People.Select(p => p.Id).ToList();
        // Nearly nobody is, and the others were placed with what changed them.
        var merged = await db.People.Where(p => ids.Contains(p.Id) && (p.MergedInto != null || db.Mergings.Any(m => m.Into == p.Id || m.Person == p.Id))).Select(p => p.Id).ToListAsync(stop);
        if (merged.Count > 0) await districts.Settle(merged, stop);
    }
}
