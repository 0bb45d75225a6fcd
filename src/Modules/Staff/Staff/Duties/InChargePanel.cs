using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Duties;

/// <summary>Who is in charge of a person: the public health nurse of the district. Of a sealed person nobody is named, for a name tells the district.</summary>
sealed class InChargePanel(StaffDb db, TimeProvider clock) : IPanel
{
    public string Title => "担当";

    public string Module => "staff";

    public PanelPlace Place => PanelPlace.Identity;

    public async Task<IReadOnlyDictionary<PersonId, Panel>> For(IReadOnlyCollection<PersonId> people, CurrentStaff reader, CancellationToken stop)
    {
        var today = clock.Today();
        var known = await db.Canonical(people, stop);
        var districts = known.Values.Where(p => !p.Sealed).Select(p => p.District).OfType<string>().Distinct().ToList();
        var holders = (await db.Duties.AsNoTracking().Where(d => d.Duty == Duty.PublicHealthNurse && districts.Contains(d.District!) && d.From <= today && (d.To == null || d.To >= today))
            .Join(db.Members.Where(m => m.Active), d => d.Holder, m => m.Id, (d, m) => new { d.District, m.Name }).Distinct().ToListAsync(stop)).ToLookup(h => h.District, h => h.Name);
        return known.ToDictionary(p => p.Key, p => p.Value.Sealed
            ? new Panel([], Withheld: true)
            : new Panel([.. holders[p.Value.District].Order(StringComparer.Ordinal).Select(name => new PanelLine(DutyNames.Of(Duty.PublicHealthNurse), name))]));
    }
}
