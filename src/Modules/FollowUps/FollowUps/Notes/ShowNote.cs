using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.FollowUps.Notes;

/// <summary>One note: what it says, what is still owed for it, and the ways to go on: call back, take over, file or discard.</summary>
static class ShowNote
{
    internal static void Map(RouteGroupBuilder desk) => desk.MapGet("/notes/{id:guid}", Show).RequirePermission(FollowUpPermissions.WriteNotes);

    static async Task<IResult> Show(Guid id, NoteDesk notes, CancellationToken stop) =>
        await notes.Find(id, stop) is { } note ? Screen.Of<ShowNoteScreen>(new { Page = await notes.PageOf(note, [], isLate: false, stop) }) : Results.NotFound();
}
