using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.MaternalHealth.PostpartumCare;

/// <summary>産後ケアの利用日: one day of one kind, planned or used. Days that are left are counted here, and nowhere else.</summary>
public static class BookPostpartumCare
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/postpartum/days/new", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/pregnancies/{id:guid}/postpartum/days/new", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.FindPostpartum(id) is not var (pregnancy, postpartum)) return Results.NotFound();
        return await Screen(pregnancy, new Form(), [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, MaternalHealthSettings settings, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPostpartum(id) is not var (pregnancy, postpartum)) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(pregnancy, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var saving = await request.Try(() => postpartum.Book(new CareDayFacts(form.On.Day(), Enum.Parse<CareKind>(form.Kind!), form.Provider.Plain()), pregnancy, settings, request.Recorded));
        if (saving.Stale) return await Save(id, form, rules, settings, request);
        if (saving.Refusal is { } refusal) return await Screen(pregnancy, form, [new("", refusal)], StatusCodes.Status422UnprocessableEntity, request);
        return Screens.Screen.SeeOther($"/maternal-health/pregnancies/{id}/postpartum");
    }

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<BookPostpartumCareScreen>(new { Page = await request.PostpartumPage(pregnancy, errors), Input = form }, status);

    public sealed class Form
    {
        public string? Kind { get; set; }

        public DateInput? On { get; set; }

        public string? Provider { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Kind).Must(k => PostpartumWords.Kinds.Knows(k)).WithMessage("産後ケアの型を選んでください。");
            RuleFor(x => x.On).Date("利用日").NotAfter("利用日", () => clock.Today().AddYears(1));
            RuleFor(x => x.Provider).Must(p => p.Plain().Length > 0).WithMessage("利用する事業者を入力してください。").AtMost("事業者", Longest.Line);
        }
    }
}
