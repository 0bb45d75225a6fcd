using System.Globalization;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.People;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Merging;

/// <summary>重複の候補: records that may be one person, newborns first since their deadlines run. Somebody compares them, or says that they are two.</summary>
public static class ListDuplicates
{
    const int PageSize = 50;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/duplicates", Show).RequirePermission(FamiliesPermissions.Merge);
        desk.MapPost("/duplicates/{id:guid}/dismiss", Dismiss).RequirePermission(FamiliesPermissions.Merge);
    }

    static async Task<IResult> Show(string? page, FamiliesDb db, Reading reading, TimeProvider clock, CancellationToken stop)
    {
        var waiting = db.Duplicates.AsNoTracking().Where(d => d.DismissedOn == null);
        var count = await waiting.CountAsync(stop);
        var number = Math.Clamp(int.TryParse(page, CultureInfo.InvariantCulture, out var typed) ? typed : 1, 1, Math.Max(1, (count + PageSize - 1) / PageSize));
        var found = await waiting.OrderBy(d => d.Rank).ThenByDescending(d => d.FoundOn).ThenBy(d => d.Id).Skip((number - 1) * PageSize).Take(PageSize)
            .Join(db.People, d => d.First, p => p.Id, (d, p) => new { Suggestion = d, First = p })
            .Join(db.People, x => x.Suggestion.Second, p => p.Id, (x, p) => new { x.Suggestion, x.First, Second = p }).ToListAsync(stop);
        reading.Shows(found.SelectMany(f => new[] { f.First.Id, f.Second.Id }));
        var today = clock.Today();
        return Screen.Of<ListDuplicatesScreen>(new
        {
            Rows = found.OrderBy(f => f.Suggestion.Rank).ThenByDescending(f => f.Suggestion.FoundOn).ThenBy(f => f.Suggestion.Id)
                .Select(f => new Row(f.Suggestion.Id, ReasonText(f.Suggestion.Reason), f.Suggestion.Reason is DuplicateReason.SameNewborn, Side.Of(f.First, today), Side.Of(f.Second, today))).ToList(),
            Count = count,
            Previous = number > 1 ? $"/families/duplicates?page={number - 1}" : null,
            Next = number * PageSize < count ? $"/families/duplicates?page={number + 1}" : null,
        });
    }

    static async Task<IResult> Dismiss(Guid id, FamiliesDb db, CurrentStaff staff, TimeProvider clock, CancellationToken stop)
    {
        if (await db.Duplicates.FirstOrDefaultAsync(d => d.Id == id, stop) is not { } suggestion) return Results.NotFound();
        suggestion.Dismiss(clock.Today(), staff.Id);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else said the same, or merged them: the list tells which.
        }
        return Screen.SeeOther("/families/duplicates");
    }

    internal static string ReasonText(DuplicateReason reason) => reason switch
    {
        DuplicateReason.SameNewborn => "同じ子かもしれない登録",
        DuplicateReason.SameNumber => "宛名番号が同じ",
        DuplicateReason.SameKana => "カナと生年月日が同じ",
        DuplicateReason.SameName => "氏名と生年月日が同じ",
        DuplicateReason.NearBirth => "カナが同じで生年月日が似ている",
        _ => "カナが同じで推定年齢が合う",
    };

    /// <summary>Two records to compare.</summary>
    public sealed record Row(Guid Id, string Reason, bool IsNewborn, Side First, Side Second);

    /// <summary>One of two records.</summary>
    public sealed record Side(PersonId Id, string Name, string Kana, DateOnly? BirthDate, string State)
    {
        internal static Side Of(Person person, DateOnly today) => new(person.Id, person.Name, person.Kana, person.BirthDate, RegistrationPanel.StateOf(person, today));
    }
}
