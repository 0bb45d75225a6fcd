using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Epds;

/// <summary>安全の段取り: what has to be decided the same day where item 10 was answered with one or more (W5, step 3).</summary>
public static class MakeSafetyPlan
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/epds/{id:guid}/safety-plan", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/epds/{id:guid}/safety-plan", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) =>
        await request.FindEpds(id) is { } epds ? await Screen(epds, new Form { On = DateInput.Of(request.Today), Responsible = $"{request.Staff.Id}" }, [], StatusCodes.Status200OK, request) : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindEpds(id) is not { } epds) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(epds, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var facts = new SafetyPlanFacts(form.On.Day(), new StaffId(Guid.Parse(form.Responsible!)), form.StaysWith.Plain(), form.Calls.Plain(), form.Decided.Plain());
        if (!await request.Db.StaffDirectory.AnyAsync(s => s.Id == facts.Responsible && s.Active, request.Stop))
            return await Screen(epds, form, [new(nameof(Form.Responsible), Rules.NobodyResponsible)], StatusCodes.Status422UnprocessableEntity, request);
        var saving = await request.Try(() => epds.MakeSafetyPlan(facts, request.Recorded));
        if (saving.Stale) return await Save(id, form, rules, request);
        if (saving.Refusal is { } refusal) return await Screen(epds, form, [new("", refusal)], StatusCodes.Status422UnprocessableEntity, request);
        return Screens.Screen.SeeOther($"/maternal-health/epds/{id}");
    }

    static async Task<IResult> Screen(EpdsAssessment epds, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request)
    {
        var staff = await request.Db.StaffDirectory.Where(s => s.Active).OrderBy(s => s.Name).Select(s => new { s.Id, s.Name }).ToListAsync(request.Stop);
        return Screens.Screen.Of<MakeSafetyPlanScreen>(new
        {
            Page = await request.Page(epds, errors),
            Input = form,
            Scores = EpdsWords.Of(epds.Scores),
            Owed = epds.OwesSafetyPlan,
            Staff = staff.Select(s => (s.Id.ToString(), s.Name)).ToList(),
        }, status);
    }

    public sealed class Form
    {
        public DateInput? On { get; set; }

        public string? Responsible { get; set; }

        public string? StaysWith { get; set; }

        public string? Calls { get; set; }

        public string? Decided { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public const string NobodyResponsible = "きょうの担当者を選んでください。";

        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("決めた日").NotAfter("決めた日", clock.Today);
            RuleFor(x => x.Responsible).Must(id => Guid.TryParse(id, out _)).WithMessage(NobodyResponsible);
            RuleFor(x => x.StaysWith).Must(t => t.Plain().Length > 0).WithMessage("だれが一緒にいるかを入力してください。いないときは、一人にしないためにどうするかを書きます。").AtMost("一緒にいる人", Longest.Line);
            RuleFor(x => x.Calls).Must(t => t.Plain().Length > 0).WithMessage("困ったときに、だれに連絡するかを入力してください。").AtMost("連絡先", Longest.Line);
            RuleFor(x => x.Decided).Must(t => t.Plain().Length > 0).WithMessage("聴き取ったことと決めたこと（家族、受診、次に会う日時）を入力してください。").AtMost("決めたこと", Longest.Text);
        }
    }
}
