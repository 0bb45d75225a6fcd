using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Panels;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Moves;

/// <summary>
/// 引継ぎ書: what this desk found and did, assembled from its records, so that nobody leaves without what is known of the risks.
/// It names what was decided and when; it judges nothing.
/// </summary>
public static class PrintTransfer
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/moves/{id:guid}/sheet", Show).RequirePermission(MaternalHealthPermissions.Record);

    static async Task<IResult> Show(Guid id, Municipality municipality, [AsParameters] DeskRequest request)
    {
        if (await request.Db.Moves.AsNoTracking().FirstOrDefaultAsync(m => m.Id == id && m.Direction == MoveDirection.Out, request.Stop) is not { } move) return Results.NotFound();
        var who = await request.View(move.Person);
        request.Reading.Prints();
        var same = (await request.Db.SamePersons([move.Person], request.Stop)).SelectMany(s => s).Append(move.Person).Distinct().ToList();
        var own = await request.Db.Infants.Where(i => same.Contains(i.Id)).Select(i => i.Pregnancy).ToListAsync(request.Stop);
        var pregnancies = await request.Db.Pregnancies.AsNoTracking().AsSplitQuery().Where(p => (same.Contains(p.PersonId) || own.Contains(p.Id)) && p.WithdrawnOn == null).OrderByDescending(p => p.NotifiedOn).ToListAsync(request.Stop);
        var chronology = await new MaternalChronology(request.Db).For([move.Person], request.Staff, request.Stop);
        return Screen.Of<PrintTransferScreen>(new
        {
            Back = $"/maternal-health/moves/{id}",
            Who = who,
            MadeOn = request.Today,
            Assessments = pregnancies.SelectMany(PregnancyWords.Assessed).ToList(),
            Lines = chronology.TryGetValue(move.Person, out var panel) ? panel.Lines.Select(l => new Line(l.On, l.Label, l.Text)).ToList() : [],
            Office = $"{municipality.Name} こども家庭センター",
        });
    }

    /// <summary>One dated entry.</summary>
    public sealed record Line(DateOnly? On, string What, string Text);
}
