using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Support;

/// <summary>情報提供の台帳: everything that was told to others, the latest first (AS-61).</summary>
public static class ListDisclosures
{
    const int PageSize = 100;

    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/disclosures", Show).RequirePermission(FamiliesPermissions.SeeDisclosures);

    static async Task<IResult> Show(string? page, FamiliesDb db, Reading reading, CurrentStaff staff, CancellationToken stop)
    {
        var number = Math.Clamp(page.Number() ?? 1, 1, 10_000);
        var found = await db.Disclosures.AsNoTracking().OrderByDescending(d => d.From).ThenByDescending(d => d.RecordedAt).ThenBy(d => d.Id).Skip((number - 1) * PageSize).Take(PageSize + 1).ToListAsync(stop);
        var shown = found.Take(PageSize).ToList();
        var ids = shown.Select(d => d.Person).Distinct().ToList();
        reading.Shows(ids);
        var (names, hidden) = (await db.NamesOf(ids, stop), await db.Hidden(ids, stop));
        var recorders = await db.StaffDirectory.ToDictionaryAsync(s => s.Id, s => s.Name, stop);
        return Screen.Of<ListDisclosuresScreen>(new
        {
            Rows = shown.Select(d => new Row(d.Person, names.GetValueOrDefault(d.Person, "（記録のない人）"), d.From, hidden.Contains(d.Person) ? ListFacts.Withheld : d.Recipient, hidden.Contains(d.Person) ? "" : $"{Consent.Scopes.NameOf(d.Scope)}：{d.Items}",
                Disclosure.Grounds.NameOf(d.Ground), recorders.GetValueOrDefault(d.RecordedBy, "（システム）"), !d.Stands)).ToList(),
            Previous = number > 1 ? $"/families/disclosures?page={number - 1}" : null,
            Next = found.Count > PageSize ? $"/families/disclosures?page={number + 1}" : null,
            MayOpen = staff.Has(FamiliesPermissions.SeePerson),
        });
    }

    public sealed record Row(PersonId Id, string Name, DateOnly? On, string Recipient, string Items, string Ground, string RecordedBy, bool Withdrawn);
}
