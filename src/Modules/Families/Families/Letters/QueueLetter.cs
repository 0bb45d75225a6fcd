using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.People;
using Hagukumi.Families.Secrecy;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Letters;

/// <summary>印刷待ちに入れる: to whom, and about whom. About whom decides whether a loss stops it, so it is always asked.</summary>
public static class QueueLetter
{
    const string Own = "own";
    const int AgeOfMajority = 18;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/people/{id:guid}/letter", Show).RequirePermission(FamiliesPermissions.SendLetters);
        desk.MapPost("/people/{id:guid}/letter", Save).RequirePermission(FamiliesPermissions.SendLetters);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] PersonRequest request)
    {
        if (await request.Find(id) is not { } person) return Results.NotFound();
        return await Screen(person, new Form { Press = $"{Ids.New()}" }, [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, IContactGate gate, [AsParameters] PersonRequest request)
    {
        form ??= new Form();
        if (await request.Find(id) is not { } person) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(person, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        if ((await Subjects(person, request)).Find(s => s.Value == form.About) is not { } subject)
            return await Screen(person, form, [new(nameof(Form.About), "だれについての手紙かを選び直してください。")], StatusCodes.Status422UnprocessableEntity, request);
        var letter = subject.Value == Own ? LetterFor.OwnOf(person.Id) : new LetterFor(person.Id, Guid.Parse(subject.Value), LetterKind.ForTheChild);
        if ((await gate.MaySend([letter], request.Stop))[letter] is { IsAllowed: false } refused)
            return await Screen(person, form, [new("", ContactWords.Says(refused.Refusal!.Value))], StatusCodes.Status422UnprocessableEntity, request);
        var press = Guid.TryParse(form.Press, out var sent) ? sent : Ids.New();
        await request.Seals.Decide(person.Id, async () =>
        {
            // The second press of one button finds it done.
            if (!await request.Db.Letters.AnyAsync(l => l.Id == press, request.Stop)) request.Db.Add(Letter.Queue(press, letter, form.Title!.Trim(), request.Staff.Id, request.Now));
            return null;
        }, request.Stop);
        return Screens.Screen.SeeOther($"/families/people/{person.Id}");
    }

    /// <summary>About whom a letter to this person can be: themselves, the children they live with, a child they expect.</summary>
    static async Task<List<Subject>> Subjects(Person person, PersonRequest request)
    {
        var bornAfter = request.Today.AddYears(-AgeOfMajority);
        var children = await request.Db.People.AsNoTracking().Where(p => p.HouseholdId == person.HouseholdId && p.Id != person.Id && p.MergedInto == null && p.DiedOn == null && p.BirthDate > bornAfter)
            .OrderBy(p => p.BirthDate).ThenBy(p => p.Id).Select(p => new { p.Id, p.Name }).ToListAsync(request.Stop);
        var ids = await request.Ids(person);
        var expected = await request.Db.ExpectedChildren.AsNoTracking().Where(c => ids.Contains(c.Mother) && c.EndedOn == null && !c.Lost && c.NotifiedOn != null).OrderBy(c => c.NotifiedOn).ToListAsync(request.Stop);
        request.Reading.Shows(children.Select(c => c.Id));
        return
        [
            new(Own, "本人のこと（産婦健診・産後ケア・給付など、本人の権利）"),
            .. children.Select(c => new Subject($"{c.Id}", $"{c.Name}のこと")),
            .. expected.Select(c => new Subject($"{c.Id}", $"おなかのお子さんのこと（{JapaneseDate.Format(c.NotifiedOn!.Value)}の妊娠届）")),
        ];
    }

    static async Task<IResult> Screen(Person person, Form form, IReadOnlyList<ValidationFailure> errors, int status, PersonRequest request) =>
        Screens.Screen.Of<QueueLetterScreen>(new
        {
            Page = await request.Form(person, errors),
            Input = form,
            Subjects = (await Subjects(person, request)).Select(s => (s.Value, s.Text)).ToList(),
        }, status);

    sealed record Subject(string Value, string Text);

    public sealed class Form
    {
        public string? Press { get; set; }

        public string? About { get; set; }

        public string? Title { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.About).Given("だれについての手紙かを選んでください。");
            RuleFor(x => x.Title).Given("手紙の名前を入力してください。").AtMost("手紙の名前", Letter.LongestTitle);
        }
    }
}
