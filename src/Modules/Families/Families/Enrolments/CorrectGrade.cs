using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Families.Facts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Enrolments;

/// <summary>学年を直す: a child stays in its grade or skips one. The line that was wrong is withdrawn and stays readable.</summary>
public static class CorrectGrade
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/enrolments/{id:guid}/grade", Show).RequirePermission(FamiliesPermissions.RecordFacts);
        desk.MapPost("/enrolments/{id:guid}/grade", Save).RequirePermission(FamiliesPermissions.RecordFacts);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] FactRequest request) =>
        await Find(id, request) is { } chosen ? await Screen(chosen, new Form { Press = $"{Guid.CreateVersion7()}" }, [], StatusCodes.Status200OK, request) : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] FactRequest request)
    {
        form ??= new Form();
        if (await Find(id, request) is not { } chosen) return Results.NotFound();
        var enrolment = (Enrolment)chosen.Fact;
        var press = Guid.TryParse(form.Press, out var given) ? given : Guid.CreateVersion7();
        // The second press of one button finds it done.
        if (await request.Db.Enrolments.AnyAsync(e => e.Id == press, request.Stop)) return Screens.Screen.SeeOther(chosen.Back);
        List<ValidationFailure> errors = [.. (await rules.ValidateAsync(form, request.Stop)).Errors];
        if (errors.Count == 0 && !enrolment.HoldsOn(request.Today)) errors.Add(new("", "この所属は終わっているか取り消されています。いまの所属の学年を直してください。"));
        if (errors.Count > 0) return await Screen(chosen, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var saving = await request.Try(enrolment, () =>
        {
            request.Db.Add(enrolment.WithGrade(press, form.Grade.Number()!.Value, form.Source.Plain(), request.Recorded));
            enrolment.Withdraw(request.Today, $"学年の訂正：{form.Source.Plain()}", request.Recorded);
        });
        return saving.Stale ? await Save(id, form, rules, request) : Screens.Screen.SeeOther(chosen.Back);
    }

    static Task<ChosenFact?> Find(Guid id, FactRequest request) => ChosenFact.Find("enrolments", id, request);

    static async Task<IResult> Screen(ChosenFact chosen, Form form, IReadOnlyList<ValidationFailure> errors, int status, FactRequest request) =>
        Screens.Screen.Of<CorrectGradeScreen>(new { Page = await chosen.Page(errors, [], request), Input = form, chosen.Says }, status);

    public sealed class Form
    {
        public string? Press { get; set; }

        public string? Grade { get; set; }

        public string? Source { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Grade).OneOf("学年", Enrolment.Grades);
            RuleFor(x => x.Source).Must(s => s.Plain().Length > 0).WithMessage("何で確かめたか（学校からの連絡 など）を入力してください。").AtMost("何で確かめたか", Longest.Line);
        }
    }
}
