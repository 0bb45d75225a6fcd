using FluentValidation;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.People;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Letters;

/// <summary>
/// 宛名ラベル: one's own print queue, ready for the printer. The gate is asked for each letter at this moment; what it refuses
/// stands above with the reason, is printed nowhere, and leaves the queue only when a person takes it out.
/// </summary>
public static class PrintLetters
{
    /// <summary>Labels of one print; the rest comes with the next.</summary>
    const int Most = 120;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/letters", Show).RequirePermission(FamiliesPermissions.SendLetters);
        desk.MapPost("/letters/printed", MarkPrinted).RequirePermission(FamiliesPermissions.SendLetters);
        desk.MapPost("/letters/{id:guid}/remove", Remove).RequirePermission(FamiliesPermissions.SendLetters);
    }

    static async Task<IResult> Show(FamiliesDb db, IContactGate gate, CurrentStaff staff, Reading reading, Municipality municipality, TimeProvider clock, CancellationToken stop)
    {
        var waiting = await Waiting(db, staff).AsNoTracking().OrderBy(l => l.QueuedAt).ThenBy(l => l.Id).Take(Most).ToListAsync(stop);
        var decisions = await gate.MaySend([.. waiting.Select(l => l.For)], stop);
        var addressees = waiting.Select(l => l.Addressee).Distinct().ToList();
        var people = await db.People.AsNoTracking().Where(p => addressees.Contains(p.Id)).ToDictionaryAsync(p => p.Id, stop);
        var plain = await db.PlainReadersAmong(addressees, clock.Today(), stop);
        reading.Shows(people.Keys);
        if (waiting.Count > 0) reading.Prints();
        return Screen.Of<PrintLettersScreen>(new
        {
            Labels = waiting.Where(l => decisions[l.For].IsAllowed).Select(l => Label.Of(l, people[l.Addressee], decisions[l.For], municipality, plain.ContainsKey(l.Addressee))).ToList(),
            Stopped = waiting.Where(l => !decisions[l.For].IsAllowed)
                .Select(l => new Stopped(l.Id, people.GetValueOrDefault(l.Addressee)?.Name ?? "", l.Title, ContactWords.Says(decisions[l.For].Refusal!.Value))).ToList(),
        });
    }

    /// <summary>What was shown was printed. A letter that was stopped meanwhile, or shown to nobody, stays.</summary>
    static async Task<IResult> MarkPrinted([FromForm] Form? form, IValidator<Form> rules, FamiliesDb db, CurrentStaff staff, TimeProvider clock, CancellationToken stop)
    {
        form ??= new Form();
        if (await rules.CheckAsync(form, stop) is { Count: > 0 }) return Screen.SeeOther("/families/letters");
        var shown = form.Letters.Select(Guid.Parse).ToList();
        return await End(Waiting(db, staff).Where(l => shown.Contains(l.Id)), LetterState.Printed, db, clock, stop);
    }

    static async Task<IResult> Remove(Guid id, FamiliesDb db, CurrentStaff staff, TimeProvider clock, CancellationToken stop)
    {
        if (!await db.Letters.AnyAsync(l => l.Id == id && l.QueuedBy == staff.Id, stop)) return Results.NotFound();
        return await End(Waiting(db, staff).Where(l => l.Id == id), LetterState.Removed, db, clock, stop);
    }

    static async Task<IResult> End(IQueryable<Letter> letters, LetterState state, FamiliesDb db, TimeProvider clock, CancellationToken stop)
    {
        foreach (var letter in await letters.ToListAsync(stop)) letter.End(state, clock.GetUtcNow());
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The same press twice at the same moment: the queue shows what is left.
        }
        return Screen.SeeOther("/families/letters");
    }

    internal static IQueryable<Letter> Waiting(FamiliesDb db, CurrentStaff staff) => db.Letters.Where(l => l.QueuedBy == staff.Id && l.State == LetterState.Waiting);

    /// <summary>One label. What the letter is about is not on it.</summary>
    /// <param name="Letter">The letter.</param>
    /// <param name="PostalCode">Postal code.</param>
    /// <param name="Lines">The address, line by line.</param>
    /// <param name="Name">To whom.</param>
    /// <param name="Sender">The office; null where the envelope must not show it.</param>
    /// <param name="Plain">The letter is to be in plain Japanese.</param>
    public sealed record Label(Guid Letter, string PostalCode, IReadOnlyList<string> Lines, string Name, string? Sender, bool Plain)
    {
        internal static Label Of(Letter letter, Person person, ContactDecision decision, Municipality municipality, bool plain) => new(
            letter.Id, person.Address.PostalCode, [.. new[] { person.Address.Town + person.Address.Block, person.Address.Building }.Where(line => line.Length > 0)], person.Name,
            decision.NeutralEnvelope ? null : $"{municipality.Name}こども家庭センター", plain);
    }

    /// <summary>A letter that must not leave.</summary>
    public sealed record Stopped(Guid Letter, string Name, string Title, string Why);

    internal sealed class Form
    {
        // Binding sets null where no field of the list arrives.
        public List<string> Letters { get; set => field = value ?? []; } = [];
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules() => RuleForEach(x => x.Letters).Must(id => Guid.TryParse(id, out _));
    }
}
