using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Liaison;

/// <summary>医療機関の台帳.</summary>
public static class ListClinics
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/clinics", Show).RequirePermission(MaternalHealthPermissions.See);

    static async Task<IResult> Show([AsParameters] DeskRequest request)
    {
        var clinics = await request.Db.Clinics.AsNoTracking().OrderBy(c => c.Closed).ThenBy(c => c.Name).ThenBy(c => c.Id).ToListAsync(request.Stop);
        return Screen.Of<ListClinicsScreen>(new
        {
            Rows = clinics.Select(c => new Row($"/maternal-health/clinics/{c.Id}", c.Name, Clinic.Kinds.NameOf(c.Kind), c.Phone, c.Closed)).ToList(),
            MayRecord = request.Staff.Has(MaternalHealthPermissions.Record),
        });
    }

    /// <summary>One clinic.</summary>
    public sealed record Row(string Href, string Name, string Kind, string Phone, bool Closed);
}
