using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Residences;

/// <summary>居所: where the person lives now, below where they are registered. Of sealed people it says only that there is something to know.</summary>
sealed class ResidencePanel(FamiliesDb db, Reading reading, TimeProvider clock) : IPanel
{
    public string Title => "居所";

    public string Module => "families";

    public PanelPlace Place => PanelPlace.Contact;

    public async Task<IReadOnlyDictionary<PersonId, Panel>> For(IReadOnlyCollection<PersonId> people, CurrentStaff reader, CancellationToken stop)
    {
        // The address itself is withheld from this reader already, and the contact panel says so.
        if (!reader.Has(FamiliesPermissions.SeePerson)) return new Dictionary<PersonId, Panel>();

        var same = await db.SamePersons(people, stop);
        var ids = same.SelectMany(s => s).Distinct().ToList();
        var stays = (await db.Residences.AsNoTracking().HoldingOn(clock.Today()).Where(r => ids.Contains(r.Person)).OrderByDescending(r => r.From).ToListAsync(stop)).ToLookup(r => r.Person);
        var hidden = await db.Hidden(ids, stop);
        reading.Shows(people.Where(p => same[p].Any(stays.Contains)));
        return people.Distinct().Where(p => same[p].Any(stays.Contains)).ToDictionary(p => p, p => new Panel(same[p].Any(hidden.Contains)
            ? [new("いまの居所", "住所秘匿のため表示しません")]
            : [.. same[p].SelectMany(id => stays[id]).Select(r => new PanelLine($"{Residence.Kinds.NameOf($"{r.Kind}")}（{Period.Of(r)}）", r.Says(_ => "")))]));
    }
}
