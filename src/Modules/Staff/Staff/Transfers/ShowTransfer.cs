using System.Globalization;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Hagukumi.Staff.Duties;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Transfers;

/// <summary>登録した異動: who handed what to whom on that day.</summary>
public static class ShowTransfer
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/transfers/{id:guid}", Show).RequirePermission(StaffPermissions.AssignDuties);

    static async Task<IResult> Show(Guid id, [AsParameters] StaffRequest request)
    {
        if (await request.Db.Transfers.AsNoTracking().FirstOrDefaultAsync(t => t.Id == id, request.Stop) is not { } transfer) return Results.NotFound();
        var names = await request.Names();
        string Name(StaffId staff) => names.GetValueOrDefault(staff, "（不明な職員）");
        return Screen.Of<ShowTransferScreen>(new
        {
            transfer.On,
            By = Name(transfer.By),
            At = request.Clock.ToLocal(transfer.At).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            Leavers = transfer.Leavers.Select(l => Name(l.Staff)).Order(StringComparer.Ordinal).ToList(),
            Lines = transfer.Lines.OrderBy(l => l.Duty).ThenBy(l => l.District, StringComparer.Ordinal).Select(l => new Line(DutyNames.Of(l.Duty), l.District ?? "全域", Name(l.Holder), l.Successor is { } s ? Name(s) : null)).ToList(),
        });
    }

    /// <summary>A duty that changed hands.</summary>
    /// <param name="Duty">Which.</param>
    /// <param name="District">Where.</param>
    /// <param name="Holder">Who held it.</param>
    /// <param name="Successor">Who holds it now; null where that is open.</param>
    public sealed record Line(string Duty, string District, string Holder, string? Successor);
}
