using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;
using Hagukumi.FollowUps.Worklist;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Notes;

/// <summary>メモの一覧: the notes of this person that are not filed yet, and those of others that have come up to this person. From somebody's page each can be tied to that record.</summary>
public static class ListNotes
{
    internal static void Map(RouteGroupBuilder desk) => desk.MapGet("/notes", Show).RequirePermission(FollowUpPermissions.WriteNotes);

    static async Task<IResult> Show(string? person, FollowUpsDb db, NoteDesk notes, Rosters rosters, CurrentStaff staff, Reading reading, TimeProvider clock, CancellationToken stop)
    {
        var today = clock.Today();
        var roster = await rosters.On(today, stop);
        var mine = staff.Has(FollowUpPermissions.SafetyNet)
            ? db.FollowUps.Where(f => f.Status == FollowUpStatus.Open)
            : db.FollowUps.Where(f => f.Status == FollowUpStatus.Open).Where(Mine.UpTo(roster, staff.Id, today));
        var slugs = NoteRules.Slugs;
        var owed = (await mine.Where(f => slugs.Contains(f.Rule)).Select(f => f.Subject).Distinct().ToListAsync(stop)).ConvertAll(s => new NoteId(s));
        var me = staff.Id;
        var found = await db.Notes.AsNoTracking().Where(n => (n.End == null && n.By == me) || owed.Contains(n.Id)).OrderBy(n => n.WrittenAt).ToListAsync(stop);
        var people = await db.Canonical([.. found.SelectMany(n => n.About)], stop);
        reading.Shows(people.Values.Select(p => p.Id));
        var to = await notes.Known(person, stop);
        return Screen.Of<ListNotesScreen>(new
        {
            To = to?.Id,
            ToName = to?.Name,
            Rows = found.Select(n => new Row(n.Id, clock.ToLocal(n.WrittenAt), new WorkerNames(roster, staff, n.Person is { } about ? people.GetValueOrDefault(about) : null).Of([n.By]),
                n.Person is { } id && people.TryGetValue(id, out var known) ? known.Name : null, First(n.Text), n.OwesCall ? clock.ToLocal(n.CallAt!.Value) : null, n.WaitsForDay, n.End is null)).ToList(),
        });
    }

    /// <summary>Enough to know it again.</summary>
    static string First(string text) => text.Length <= 60 ? text : string.Concat(text.AsSpan(0, 60), "…");

    /// <summary>One note.</summary>
    public sealed record Row(NoteId Id, DateTimeOffset WrittenAt, string By, string? Name, string Text, DateTimeOffset? CallAt, bool WaitsForDay, bool IsOpen);
}
