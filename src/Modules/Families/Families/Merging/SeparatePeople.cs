using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Merging;

/// <summary>分離: two records that were merged are two people after all. Each is again what it was before; the reason stays readable.</summary>
public static class SeparatePeople
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/mergings/{id:guid}/separate", Show).RequirePermission(FamiliesPermissions.Merge);
        desk.MapPost("/mergings/{id:guid}/separate", Save).RequirePermission(FamiliesPermissions.Merge);
    }

    static async Task<IResult> Show(Guid id, FamiliesDb db, Reading reading, CancellationToken stop) =>
        await db.Mergings.FirstOrDefaultAsync(m => m.Id == id, stop) is { Stands: true } merging ? await Page(merging, new Form(), [], db, reading, StatusCodes.Status200OK, stop) : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, FamiliesDb db, StandAsOne stand, Reading reading, CurrentStaff staff, TimeProvider clock, CancellationToken stop)
    {
        form ??= new Form();
        if (await db.Mergings.FirstOrDefaultAsync(m => m.Id == id, stop) is not { } merging) return Results.NotFound();
        // Pressed twice, or somebody else was first: they are separated, and that was asked for.
        if (!merging.Stands) return Screen.SeeOther($"/families/people/{merging.Person}");
        if (await rules.CheckAsync(form, stop) is { Count: > 0 } errors) return await Page(merging, form, errors, db, reading, StatusCodes.Status422UnprocessableEntity, stop);

        merging.Separate(clock.Today(), staff.Id, clock.GetUtcNow(), form.Reason!.Trim());
        await stand.Join([merging.Person, merging.Into], stop);
        await SuggestNoMore(DuplicateSuggestion.Pair(merging.Person, merging.Into), db, staff, clock.Today(), stop);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await Save(id, form, rules, db, stand, reading, staff, clock, stop);
        }
        return Screen.SeeOther($"/families/people/{merging.Person}");
    }

    /// <summary>Whoever separates two records has said that they are two people.</summary>
    static async Task SuggestNoMore((PersonId First, PersonId Second) pair, FamiliesDb db, CurrentStaff staff, DateOnly today, CancellationToken stop)
    {
        var suggestion = await db.Duplicates.FirstOrDefaultAsync(d => d.First == pair.First && d.Second == pair.Second, stop);
        if (suggestion is null) db.Add(suggestion = DuplicateSuggestion.Of(pair, DuplicateReason.SameKana, today));
        suggestion.Dismiss(today, staff.Id);
    }

    static async Task<IResult> Page(Merging merging, Form form, IReadOnlyList<ValidationFailure> errors, FamiliesDb db, Reading reading, int status, CancellationToken stop)
    {
        var people = await db.People.AsNoTracking().Where(p => p.Id == merging.Person || p.Id == merging.Into).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        reading.Shows(people.Keys);
        return Screen.Of<SeparatePeopleScreen>(new
        {
            Input = form,
            Errors = errors,
            Back = $"/families/people/{merging.Person}",
            Person = people[merging.Person],
            Into = people[merging.Into],
            merging.MergedOn,
            MergedBy = await db.StaffDirectory.Where(s => s.Id == merging.MergedBy).Select(s => s.Name).FirstOrDefaultAsync(stop) ?? "（システム）",
            merging.Reason,
        }, status);
    }

    /// <summary>What is asked.</summary>
    public sealed class Form
    {
        /// <summary>Why they are two people.</summary>
        public string? Reason { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Reason).Must(r => !string.IsNullOrWhiteSpace(r)).WithMessage("別の人と判断した理由を入力してください。")
                .MaximumLength(Merging.LongestReason).WithMessage($"理由は{Merging.LongestReason}文字以内で入力してください。");
        }
    }
}
