using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Checkups;
using Hagukumi.MaternalHealth.Pregnancies;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Children;

/// <summary>The check-ups of a small child on its page, and the way to all of them; also where nothing was recorded yet, for a child never examined is the one to look for.</summary>
sealed class CheckupPanel(MaternalHealthDb db, TimeProvider clock) : IPanel
{
    /// <summary>Below this age check-ups of small children are still of use to whoever reads the page.</summary>
    const int SmallBelow = 7;

    public string Title => "乳幼児健診";

    public string Module => "maternal-health";

    public PanelPlace Place => PanelPlace.Desk;

    public async Task<IReadOnlyDictionary<PersonId, Panel>> For(IReadOnlyCollection<PersonId> people, CurrentStaff reader, CancellationToken stop)
    {
        var same = await db.SamePersons(people, stop);
        var ids = same.SelectMany(s => s).Distinct().ToList();
        if (!reader.Has(MaternalHealthPermissions.See))
        {
            var examined = await db.ChildCheckups.Where(c => ids.Contains(c.Child)).Select(c => c.Child).ToListAsync(stop);
            return people.Distinct().Where(p => same[p].Any(examined.Contains)).ToDictionary(p => p, _ => new Panel([], Withheld: true));
        }
        var since = clock.Today().AddYears(-SmallBelow);
        var small = await db.Directory.Where(p => ids.Contains(p.Id) && p.BirthDate > since).Select(p => p.Id).ToListAsync(stop);
        var checkups = (await db.ChildCheckups.AsNoTracking().AsSplitQuery().Where(c => ids.Contains(c.Child)).ToListAsync(stop)).ToLookup(c => c.Child);
        return people.Distinct()
            .Select(p => (Person: p, Small: small.Contains(p), Checkups: same[p].SelectMany(id => checkups[id]).OrderBy(c => c.Kind).ToList()))
            .Where(p => p.Small || p.Checkups.Count > 0)
            .ToDictionary(p => p.Person, p => new Panel([new("健診と計測", p.Checkups.Exists(c => c.Result is not null) ? "結果があります" : "結果はまだありません", Href: $"/maternal-health/children/{p.Person}"), .. p.Checkups.SelectMany(Of)]));
    }

    static IEnumerable<PanelLine> Of(ChildCheckup checkup)
    {
        var name = CheckupWords.Of(checkup.Kind);
        if (checkup.Result is { } result) yield return new(name, CheckupWords.Results.NameOf($"{result.Result}"), result.On, $"/maternal-health/children/{checkup.Child}");
        if (checkup.OpenMiss is { } miss) yield return new(name, "未受診（確認中）", checkup.MissedOn, $"/maternal-health/missed-checkups/{miss}");
    }
}
