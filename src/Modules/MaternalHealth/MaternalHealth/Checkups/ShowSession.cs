using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.HealthSystem;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>One 会場日: who holds a seat, and who waits for one.</summary>
public static class ShowSession
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/sessions/{id:guid}", Show).RequirePermission(MaternalHealthPermissions.See);

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.Db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, request.Stop) is not { } session) return Results.NotFound();
        var here = await request.Db.ChildCheckups.AsNoTracking().AsSplitQuery().Where(c => c.Session == id).ToListAsync(request.Stop);
        var people = await request.Db.InView([.. here.Select(c => c.Child)], request.Today, request.Stop);
        request.Reading.Shows(people.Keys);
        return Screen.Of<ShowSessionScreen>(new
        {
            Session = new Head(CheckupWords.Of(session.Kind), session.On, $"{session.From:HH\\:mm}〜{session.Until:HH\\:mm}", session.Place, session.Capacity, session.Taken),
            Path = $"/maternal-health/sessions/{id}",
            Rows = here.OrderBy(c => c.Seat is Seat.Waiting).ThenBy(c => c.WaitingNumber).ThenBy(c => people[c.Child].Kana, StringComparer.Ordinal).ThenBy(c => c.Id)
                .Select(c => new Row($"/maternal-health/children/{c.Child}", people[c.Child], StateOf(c), c.Result is null ? $"/maternal-health/children/{c.Child}/checkups/{c.Kind}/seat" : null)).ToList(),
            Waiting = here.Count(c => c.Seat is Seat.Waiting),
            MayRecord = request.Staff.Has(MaternalHealthPermissions.Record),
            MayRecordResults = !request.HealthSystem.KeptElsewhere(HealthKind.Checkup),
        });
    }

    internal static string StateOf(ChildCheckup c) => c.Result is { } result ? CheckupWords.Results[(int)result.Result].Text
        : c.Seat is Seat.Waiting ? $"空き待ち {c.WaitingNumber}番"
        : c.Seat is Seat.Missed ? "未受診"
        : c is { Seat: Seat.Left, LeftOut: { } reason } ? $"来ない（{CheckupWords.Of(reason)}）"
        : c.ArrivedAt is not null ? "来所"
        : "案内済み";

    public sealed record Head(string Kind, DateOnly On, string Time, string Place, int Capacity, int Taken);

    public sealed record Row(string Href, PersonInView Who, string State, string? SeatHref);
}
