using FluentValidation;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Notes;

/// <summary>時間外の受付を引き継ぐ: one press by somebody of the day. From then on it is theirs to file.</summary>
static class TakeOverNote
{
    internal static void Map(RouteGroupBuilder desk) => desk.MapPost("/notes/{id:guid}/take-over", Save).RequirePermission(FollowUpPermissions.Work);

    static async Task<IResult> Save(Guid id, NoteDesk notes, FollowUpsDb db, CancellationToken stop)
    {
        if (await notes.Find(id, stop) is not { } note) return Results.NotFound();
        if (note.WaitsForDay) note.TakeOver(notes.Me, notes.Now, notes.Today);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else took it over at the same moment; the page says who.
        }
        return Screen.SeeOther($"/follow-ups/notes/{id}");
    }
}
