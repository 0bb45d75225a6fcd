using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.HealthSystem;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Immunisation;

/// <summary>予防接種の表: the table against a child's birth date, with what the child was given. It says from when until when, and not who may be immunised.</summary>
public static class ShowImmunisations
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/children/{id:guid}/immunisations", Show).RequirePermission(MaternalHealthPermissions.See);

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindChild(id) is not { } child) return Results.NotFound();
        var doses = await request.Db.Doses.AsNoTracking().Where(d => child.Ids.Contains(d.Child)).OrderBy(d => d.Vaccine).ThenBy(d => d.Number).ToListAsync(request.Stop);
        var who = await request.View(child.Id);
        var workers = await request.WorkersOf(who);
        return Screen.Of<ShowImmunisationsScreen>(new
        {
            Who = who,
            Path = $"/maternal-health/children/{id}/immunisations",
            Back = $"/families/people/{id}",
            Known = child.BornOn is not null,
            Rows = VaccineSchedule.On(request.Today, child.Sex).Select(v => new Row(v.Name, v.Doses, child.BornOn is { } born ? Shown(VaccineSchedule.Window(v, born)) : "", doses.Count(d => d.Stands && d.Vaccine == v.Code), v.Note)).ToList(),
            Doses = doses.Select(d => new Given(RecordDose.Vaccines.NameOf(d.Vaccine), d.Number, d.On, RecordDose.Sources.NameOf($"{d.Source}"), workers.Of(d.Id, d.RecordedBy),
                d.Stands ? null : $"{JapaneseDate.Format(d.WithdrawnOn!.Value)}に取消し（{workers.Of(d.WithdrawnBy!.Value)}）：{d.WithdrawalReason}", workers.MayChange(d.Id) ? $"/maternal-health/immunisations/{d.Id}/withdraw" : null)).ToList(),
            MayRecord = request.Staff.Has(MaternalHealthPermissions.Record) && !request.HealthSystem.KeptElsewhere(HealthKind.Immunisation),
            MayWithdraw = request.Staff.Has(MaternalHealthPermissions.Record),
        });
    }

    static string Shown((DateOnly From, DateOnly Until) window) => $"{JapaneseDate.Format(window.From)}〜{JapaneseDate.Format(window.Until)}";

    /// <summary>One line of the table.</summary>
    public sealed record Row(string Name, int Doses, string Window, int Given, string Note);

    /// <summary>One dose.</summary>
    public sealed record Given(string Name, int Number, DateOnly On, string Source, string By, string? Withdrawn, string? WithdrawHref);
}
