using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.MaternalHealth.Gifts;

/// <summary>地域の方に渡す一覧: only households that consented and in which nobody hides, and only whose book is not delivered.</summary>
public static class PrintGifts
{
    const string Address = "住所";

    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/gifts/print", Show).RequirePermission(MaternalHealthPermissions.Record);

    static async Task<IResult> Show(string? from, string? to, IContactGate gate, [AsParameters] DeskRequest request)
    {
        var (first, last) = ListGifts.Period(from, to, request.Today);
        var told = (await request.Receivers(gate, first, last, request.Stop)).Where(r => r.MayBeTold && r.Gift?.DeliveredOn is null).ToList();
        var contacts = await request.Panels.Of([.. told.Select(r => r.Infant.Mother)], PanelPlace.Contact, request.Stop);
        request.Reading.Shows(told.SelectMany(r => new[] { r.Infant.Id, r.Infant.Mother }));
        if (told.Count > 0) request.Reading.Prints();
        return Screen.Of<PrintGiftsScreen>(new
        {
            Rows = told.Select(r => new Row(r.Mother.Name, r.Infant.BornOn, string.Join(' ', contacts[r.Infant.Mother].SelectMany(p => p.Lines).Where(l => l.Label == Address).Select(l => l.Text)), r.Gift!.Bringer)).ToList(),
            By = request.Staff.Name,
            At = $"{request.Clock.LocalNow():yyyy-MM-dd HH:mm}",
        });
    }

    /// <summary>One household.</summary>
    public sealed record Row(string Mother, DateOnly BornOn, string Address, string Bringer);
}
