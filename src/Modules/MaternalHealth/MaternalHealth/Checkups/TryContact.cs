using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>未受診の家庭への連絡: a letter, a call, a visit. Nobody has seen the child by it, so nothing is settled.</summary>
public static class TryContact
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/missed-checkups/{id:guid}/tries", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/missed-checkups/{id:guid}/tries", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) =>
        await CheckupCase.OfMiss(id, request) is { } checkup ? await Screen(checkup, id, new Form { On = DateInput.Of(request.Today) }, [], StatusCodes.Status200OK, request) : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await CheckupCase.OfMiss(id, request) is not { } checkup) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(checkup, id, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var saving = await request.Try(() => checkup.Try(form.ToFacts(), request.Recorded));
        if (saving.Stale) return await Save(id, form, rules, request);
        if (saving.Refusal is { } refusal) return await Screen(checkup, id, form, [new("", refusal)], StatusCodes.Status422UnprocessableEntity, request);
        return Screens.Screen.SeeOther($"/maternal-health/missed-checkups/{id}");
    }

    static async Task<IResult> Screen(ChildCheckup checkup, Guid id, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<TryContactScreen>(new { Page = await CheckupCase.PageOf(checkup.Child, errors, request, $"/maternal-health/missed-checkups/{id}"), Input = form }, status);

    public sealed class Form
    {
        public DateInput? On { get; set; }

        public string? Way { get; set; }

        public string? Note { get; set; }

        internal TryFacts ToFacts() => new(On.Day(), Enum.Parse<ContactWay>(Way!), Note.Plain());
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("連絡した日").NotAfter("連絡した日", clock.Today);
            RuleFor(x => x.Way).Must(w => CheckupWords.Ways.Knows(w)).WithMessage("連絡の方法を選んでください。");
            RuleFor(x => x.Note).AtMost("内容", Longest.Text);
        }
    }
}
