using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Moves;

/// <summary>転出の予定・転入を知った: what the family tells comes before what the register tells.</summary>
public static class PlanMove
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/moves/new", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/moves/new", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(string? person, [AsParameters] DeskRequest request) => await Find(person, request) is { } who
        ? await Screen(who, new Form { Press = $"{Ids.New()}", KnownOn = DateInput.Of(request.Today) }, [], StatusCodes.Status200OK, request)
        : Results.NotFound();

    static async Task<IResult> Save(string? person, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await Find(person, request) is not { } who) return Results.NotFound();
        var press = form.Press.Press();
        return await request.Save(form, rules, async () =>
        {
            if (await request.Db.Moves.AnyAsync(m => m.Id == press, request.Stop)) return null;
            var direction = Enum.Parse<MoveDirection>(form.Direction!);
            if (await request.Db.Moves.AnyAsync(m => m.Person == who && m.Direction == direction && !m.Closed, request.Stop))
                throw new RefusalException($"{MoveWords.Of(direction)}はすでに始まっています。「転出・転入の一覧」から開いてください。");
            return () => request.Db.Add(Move.Notice(press, who, direction, form.KnownOn.Day(), form.MovesOn?.Value, form.Place.Plain(), request.Recorded));
        }, (errors, status) => Screen(who, form, errors, status, request), $"/maternal-health/moves/{press}");
    }

    static async Task<PersonId?> Find(string? person, DeskRequest request)
    {
        if (!Guid.TryParse(person, out var id)) return null;
        var known = await request.Db.Canonical([new PersonId(id)], request.Stop);
        return known.TryGetValue(new PersonId(id), out var found) ? found.Id : null;
    }

    static async Task<IResult> Screen(PersonId person, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<PlanMoveScreen>(new { Page = new FormPage(await request.View(person), "/maternal-health/moves", "転出・転入の一覧へ戻る", errors, []), Input = form }, status);

    public sealed class Form
    {
        public string? Press { get; set; }

        public string? Direction { get; set; }

        public DateInput? KnownOn { get; set; }

        public DateInput? MovesOn { get; set; }

        public string? Place { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Direction).Must(d => MoveWords.Directions.Knows(d)).WithMessage("転出か転入かを選んでください。");
            RuleFor(x => x.KnownOn).Date("知った日").NotAfter("知った日", clock.Today);
            RuleFor(x => x.MovesOn).DateIfGiven("転出・転入の日").NotAfter("転出・転入の日", () => clock.Today().AddYears(1));
            RuleFor(x => x.Place).AtMost("相手の市区町村", Longest.Line);
        }
    }
}
