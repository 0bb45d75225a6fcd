using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Support;

/// <summary>ことば: in which language, with an interpreter or in plain Japanese, before anybody calls or writes.</summary>
sealed class CommunicationPanel(FamiliesDb db, Reading reading, TimeProvider clock) : IPanel
{
    public string Title => "ことば";

    public string Module => "families";

    public PanelPlace Place => PanelPlace.Contact;

    public async Task<IReadOnlyDictionary<PersonId, Panel>> For(IReadOnlyCollection<PersonId> people, CurrentStaff reader, CancellationToken stop)
    {
        if (!reader.Has(FamiliesPermissions.SeePerson)) return new Dictionary<PersonId, Panel>();
        var same = await db.SamePersons(people, stop);
        var ids = same.SelectMany(s => s).Distinct().ToList();
        var needs = (await db.Communications.AsNoTracking().HoldingOn(clock.Today()).Where(c => ids.Contains(c.Person)).OrderByDescending(c => c.From).ToListAsync(stop)).ToLookup(c => c.Person);
        var found = people.Distinct().Where(p => same[p].Any(needs.Contains)).ToList();
        reading.Shows(found);
        return found.ToDictionary(p => p, p => new Panel([.. same[p].SelectMany(id => needs[id]).Select(c => new PanelLine("ことばの配慮", c.Says(_ => ""), Tone: c.Interpreter ? "warning" : null))]));
    }
}
