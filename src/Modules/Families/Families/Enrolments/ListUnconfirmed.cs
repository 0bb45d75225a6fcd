using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Enrolments;

/// <summary>所属の確認: children whose nursery or school ended with its last grade, and of whom nobody has said yet where they go now.</summary>
public static class ListUnconfirmed
{
    const int PageSize = 100;

    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/enrolments/to-confirm", Show).RequirePermission(FamiliesPermissions.SeePerson);

    static async Task<IResult> Show(string? page, FamiliesDb db, Reading reading, CurrentStaff staff, TimeProvider clock, CancellationToken stop)
    {
        var number = Math.Clamp(page.Number() ?? 1, 1, 10_000);
        var today = clock.Today();
        var open = await db.Enrolments.AsNoTracking().Where(e => e.NextToBeConfirmed && e.WithdrawnOn == null)
            .Join(db.People.Where(p => p.DiedOn == null && (p.MovedOutOn == null || p.MovedOutOn > today)), e => e.Person, p => p.Id, (e, p) => new { Enrolment = e, p.Name, p.KanaKey })
            .OrderByDescending(x => x.Enrolment.To).ThenBy(x => x.KanaKey).ThenBy(x => x.Enrolment.Id).Skip((number - 1) * PageSize).Take(PageSize + 1).ToListAsync(stop);
        var ids = open.Select(x => x.Enrolment.Person).ToList();
        reading.Shows(ids);
        var hidden = await db.Hidden(ids, stop);
        return Screen.Of<ListUnconfirmedScreen>(new
        {
            Rows = open.Take(PageSize).Select(x => new Row(x.Enrolment.Person, x.Name, hidden.Contains(x.Enrolment.Person) ? ListFacts.Withheld : x.Enrolment.Says(_ => ""), x.Enrolment.To)).ToList(),
            Previous = number > 1 ? $"/families/enrolments/to-confirm?page={number - 1}" : null,
            Next = open.Count > PageSize ? $"/families/enrolments/to-confirm?page={number + 1}" : null,
            MayRecord = staff.Has(FamiliesPermissions.RecordFacts),
        });
    }

    public sealed record Row(PersonId Id, string Name, string Was, DateOnly? Until);
}
