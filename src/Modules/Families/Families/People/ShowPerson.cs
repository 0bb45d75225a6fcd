using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.People;

/// <summary>人の記録: who this is, how to reach them, who lives together, what each desk knows, and one chronology.</summary>
public static class ShowPerson
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/people/{id:guid}", Show).RequirePermission(FamiliesPermissions.SeePerson);

    static async Task<IResult> Show(Guid id, FamiliesDb db, Panels panels, IEnumerable<IModule> modules, Reading reading, CurrentStaff staff, TimeProvider clock, CancellationToken stop)
    {
        var person = await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == new PersonId(id), stop);
        if (person is null) return Results.NotFound();

        // Whoever was merged is shown as the one they are.
        if (person.MergedInto is { } canonical) return Screen.SeeOther($"/families/people/{canonical}");

        reading.Shows(person.Id);
        var chronology = await panels.Of(person.Id, PanelPlace.Chronology, stop);
        return Screen.Of<ShowPersonScreen>(new
        {
            Person = AsDirectory(person),
            Today = clock.Today(),
            CorrectHref = person.Provisional && staff.Has(FamiliesPermissions.RegisterProvisional) ? $"/families/people/{id}/provisional" : null,
            HouseholdHref = staff.Has(FamiliesPermissions.RegisterProvisional) ? $"/families/provisional/new?with={id}" : null,
            MergeHref = staff.Has(FamiliesPermissions.Merge) ? $"/families/people/{id}/merge" : null,
            InCharge = await panels.InCharge(person.Id, stop),
            Consent = await panels.Consent(person.Id, stop),
            Sections = await Sections(panels, person.Id, stop),
            Chronology = Entries(chronology, modules.ToDictionary(m => m.Slug, m => m.Name)),
            ChronologyWithheld = chronology.Any(c => c.Panel.Withheld),
        });
    }

    static async Task<IReadOnlyList<Section>> Sections(Panels panels, PersonId person, CancellationToken stop)
    {
        List<Section> sections = [];
        foreach (var place in new[] { PanelPlace.Contact, PanelPlace.Household, PanelPlace.Desk })
            sections.AddRange((await panels.Of(person, place, stop)).Select(p => new Section(p.Source.Title, p.Panel)));
        return sections;
    }

    /// <summary>The newest first. A line without a day is no part of a chronology.</summary>
    internal static IReadOnlyList<TimelineEntry> Entries(IEnumerable<(IPanel Source, Panel Panel)> panels, IReadOnlyDictionary<string, string> names) =>
    [
        .. panels.SelectMany(p => p.Panel.Lines.Where(line => line.On is not null).Select(line =>
                new TimelineEntry(line.On!.Value, names.GetValueOrDefault(p.Source.Module, p.Source.Module), line.Label, line.Text, line.Href, ToneNames.Of(line.Tone))))
            .OrderByDescending(entry => entry.On),
    ];

    /// <summary>From the register itself, which may be a moment ahead of the directory: a sealing shows here at once.</summary>
    internal static DirectoryPerson AsDirectory(Person person)
    {
        var shown = new DirectoryPerson { Id = person.Id };
        shown.Follow(person.ToIdentity());
        return shown;
    }

    public sealed record Section(string Title, Panel Panel);
}
