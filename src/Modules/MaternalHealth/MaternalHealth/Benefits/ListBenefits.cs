using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Benefits;

/// <summary>支援給付の一覧: every pregnancy of which something may still be claimed, and how far it is.</summary>
public static class ListBenefits
{
    const int PageSize = 50;

    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/benefits", Show).RequirePermission(MaternalHealthPermissions.HandleRights);

    static async Task<IResult> Show(string? state, string? page, MaternalHealthSettings settings, [AsParameters] DeskRequest request)
    {
        var open = state != "all";
        var (db, since) = (request.Db, request.Today.AddYears(-settings.BenefitYears));
        var pregnancies = db.Pregnancies.AsNoTracking().Where(p => p.WithdrawnOn == null
            && (!open || ((p.EndedOn == null || p.EndedOn >= since) && !db.Benefits.Any(b => b.Id == p.Id && b.ClaimedOn != null))));
        var count = await pregnancies.CountAsync(request.Stop);
        var number = Paging.Clamp(page, count, PageSize);
        var shown = await pregnancies.OrderBy(p => p.ExpectedDeliveryOn).ThenBy(p => p.Id).Skip((number - 1) * PageSize).Take(PageSize)
            .Select(p => new { p.Id, p.PersonId, p.ExpectedDeliveryOn, p.EndedOn, p.FetusCount }).ToListAsync(request.Stop);
        var ids = shown.Select(p => p.Id).ToList();
        var benefits = await db.Benefits.AsNoTracking().Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, request.Stop);
        var people = await db.InView([.. shown.Select(p => p.PersonId)], request.Today, request.Stop);
        request.Reading.Shows(people.Keys);
        return Screen.Of<ListBenefitsScreen>(new
        {
            Rows = shown.Select(p => (p, Benefit: benefits.GetValueOrDefault(p.Id))).Select(x => new Row(
                $"/maternal-health/pregnancies/{x.p.Id}/benefit", people[x.p.PersonId].Name, people[x.p.PersonId].BirthDate, x.p.ExpectedDeliveryOn, x.p.FetusCount, x.Benefit?.CertifiedOn,
                Benefit.ClaimableFrom(x.p.ExpectedDeliveryOn, x.p.EndedOn, settings), x.Benefit?.ClaimedOn, x.Benefit is { DeclinedOn: not null, ClaimedOn: null })).ToList(),
            Open = open,
            Paging = Paging.Of(number, count, PageSize, $"/maternal-health/benefits?state={(open ? "open" : "all")}"),
        });
    }

    /// <summary>One pregnancy.</summary>
    public sealed record Row(string Href, string Name, DateOnly? BirthDate, DateOnly Expected, int Fetuses, DateOnly? CertifiedOn, DateOnly ClaimableFrom, DateOnly? ClaimedOn, bool Declined);
}
