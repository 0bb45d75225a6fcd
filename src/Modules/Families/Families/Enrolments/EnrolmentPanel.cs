using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Enrolments;

/// <summary>所属: where the child goes today, in which grade; or that nobody has said yet where it goes since April.</summary>
sealed class EnrolmentPanel(FamiliesDb db, Reading reading, TimeProvider clock) : IPanel
{
    public string Title => "所属";

    public string Module => "families";

    public PanelPlace Place => PanelPlace.Desk;

    public async Task<IReadOnlyDictionary<PersonId, Panel>> For(IReadOnlyCollection<PersonId> people, CurrentStaff reader, CancellationToken stop)
    {
        if (!reader.Has(FamiliesPermissions.SeePerson)) return new Dictionary<PersonId, Panel>();
        var today = clock.Today();
        var same = await db.SamePersons(people, stop);
        var ids = same.SelectMany(s => s).Distinct().ToList();
        var lines = (await db.Enrolments.AsNoTracking().Where(e => ids.Contains(e.Person) && e.WithdrawnOn == null).ToListAsync(stop)).Where(e => e.HoldsOn(today) || e.NextToBeConfirmed).ToLookup(e => e.Person);
        if (lines.Count == 0) return new Dictionary<PersonId, Panel>();
        var hidden = await db.Hidden(ids, stop);
        var born = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.BirthDate, stop);
        var found = people.Distinct().Where(p => same[p].Any(lines.Contains)).ToList();
        reading.Shows(found);
        return found.ToDictionary(p => p, p => new Panel(same[p].Any(hidden.Contains)
            ? [new("いまの所属", ListFacts.Withheld)]
            : [.. same[p].SelectMany(id => lines[id]).Select(e => Of(e, born.GetValueOrDefault(p), today))]));
    }

    internal static PanelLine Of(Enrolment enrolment, DateOnly? born, DateOnly today)
    {
        if (!enrolment.HoldsOn(today)) return new("4月からの所属", $"未確認（{enrolment.Says(_ => "")}を{Period.Of(enrolment)}）", Tone: "warning");
        var byBirth = born is { } day ? SchoolYear.GradeOn(day, today) : (Grade?)null;
        var differs = enrolment.Grade is { } grade && byBirth is { } other && other.Number != grade ? $"。生年月日からは{other.Name}" : "";
        return new(Enrolment.Kinds.NameOf($"{enrolment.Kind}"), $"{FormText.Joined(enrolment.Name, enrolment.Grade is { } g ? new Grade(g).Name : "", enrolment.ClassName)}{differs}（{Period.Of(enrolment)}、{enrolment.Source}）");
    }
}
