using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.People;

/// <summary>仮登録の訂正: what became known of a person whom the register still does not know. A resident is corrected by the register alone.</summary>
public static class CorrectProvisional
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/people/{id:guid}/provisional", Show).RequirePermission(FamiliesPermissions.RegisterProvisional);
        desk.MapPost("/people/{id:guid}/provisional", Save).RequirePermission(FamiliesPermissions.RegisterProvisional);
    }

    static async Task<IResult> Show(Guid id, FamiliesDb db, Reading reading, CancellationToken stop)
    {
        if (await Find(id, db, stop) is not { } person) return Results.NotFound();
        var form = new Form { Version = Text(person.Version) };
        form.Fill(person);
        return Page(person, form, [], [], reading, StatusCodes.Status200OK);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, FamiliesDb db, IPublisher publisher, Reading reading, TimeProvider clock, CancellationToken stop)
    {
        form ??= new Form();
        if (await Find(id, db, stop) is not { } person) return Results.NotFound();
        if (await rules.CheckAsync(form, stop) is { Count: > 0 } errors) return Page(person, form, errors, [], reading, StatusCodes.Status422UnprocessableEntity);
        var stored = Rows(person);
        var livesWith = await db.People.AsNoTracking().Where(p => p.HouseholdId == person.HouseholdId && p.Id != person.Id && p.MergedInto == null).OrderBy(p => p.Provisional).ThenBy(p => p.BirthDate).FirstOrDefaultAsync(stop);
        var facts = form.ToFacts(clock.Today());
        // What is withheld was not shown: an empty field says nothing about it.
        if (person.IsWithheld && facts.Contact.Length == 0) facts = facts with { Contact = person.ContactNote };
        var isNews = person.CorrectProvisional(facts, livesWith);
        // The same press twice changes nothing the second time.
        if (!isNews) return Screen.SeeOther($"/families/people/{id}");
        var typed = Rows(person);
        if (form.Version != Text(db.Entry(person).Property(p => p.Version).OriginalValue)) return Changed();
        publisher.Publish(db, new PeopleChanged([person.ToIdentity()]));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return await Save(id, form, rules, db, publisher, reading, clock, stop);
        }
        return Screen.SeeOther($"/families/people/{id}");

        IResult Changed()
        {
            form.Version = Text(db.Entry(person).Property(p => p.Version).OriginalValue);
            return Page(person, form, [], [.. stored.Zip(typed, (theirs, yours) => new ConflictRow(theirs.Label, theirs.Text, yours.Text))], reading, StatusCodes.Status409Conflict);
        }
    }

    static IReadOnlyList<(string Label, string Text)> Rows(Person person) =>
    [
        ("氏名", person.Name), ("カナ", person.Kana), ("性別", $"{person.Sex}"), ("生年月日", person.BirthDate is { } born ? JapaneseDate.FormatLong(born) : ""),
        ("推定の生年月日", person is { BornFrom: { } from, BornTo: { } to } ? $"{JapaneseDate.Format(from)}〜{JapaneseDate.Format(to)}" : ""), ("連絡先・居所", person.IsWithheld ? "" : person.ContactNote), ("仮登録する理由", person.ProvisionalReason),
    ];

    static Task<Person?> Find(Guid id, FamiliesDb db, CancellationToken stop) => db.People.FirstOrDefaultAsync(p => p.Id == new PersonId(id) && p.Provisional && p.MergedInto == null, stop);

    static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);

    static IResult Page(Person person, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, Reading reading, int status)
    {
        reading.Shows(person.Id);
        return Screen.Of<CorrectProvisionalScreen>(new { Input = form, Errors = errors, Conflict = conflict, About = person.Name, Back = $"/families/people/{person.Id}" }, status);
    }

    /// <summary>What is asked.</summary>
    public sealed class Form : ProvisionalForm
    {
        /// <summary>Version of the record that was shown.</summary>
        public string? Version { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock) => ProvisionalRules.AddTo(this, clock);
    }
}
