using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Growth;

/// <summary>再計測日を決める: a person decides by when the child is measured again, and the worklist remembers.</summary>
public static class MarkRemeasure
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/children/{id:guid}/growth/remeasure", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/children/{id:guid}/growth/remeasure", Save).RequirePermission(MaternalHealthPermissions.Record);
        WithdrawRecord.Map(desk, "/remeasure/{id:guid}/withdraw", async (id, _, request) => await request.Db.RemeasureMarks.FirstOrDefaultAsync(m => m.Id == id, request.Stop) is { } mark
            ? new("再計測の予定", mark.MarkedOn, mark.Stands, mark.WithdrawalReason, mark.Version, (e, _) => Page(mark.Child, e, request), reason => mark.Withdraw(request.Today, reason, request.Recorded))
            : null);
    }

    internal static async Task<FormPage> Page(PersonId child, IReadOnlyList<ValidationFailure> errors, DeskRequest request) =>
        new(await request.View(child), $"/maternal-health/children/{child}/growth", "発育の記録へ戻る", errors, []);

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) =>
        await request.FindChild(id) is { } child ? await Screen(child, new Form { Press = $"{Ids.New()}" }, [], StatusCodes.Status200OK, request) : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindChild(id) is not { } child) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(child, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var press = Guid.TryParse(form.Press, out var sent) ? sent : Ids.New();
        // The second press of one button finds it done; at the same moment it is refused as a duplicate.
        if (!await request.Db.RemeasureMarks.AnyAsync(m => m.Id == press, request.Stop))
            await request.Try(() => request.Db.Add(RemeasureMark.Set(press, child.Id, request.Today, form.On.Day(), form.Reason.Plain(), request.Recorded)));
        return Screens.Screen.SeeOther($"/maternal-health/children/{id}/growth");
    }

    static async Task<IResult> Screen(Child child, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<MarkRemeasureScreen>(new { Page = await Page(child.Id, errors, request), Input = form }, status);

    public sealed class Form
    {
        public DateInput? On { get; set; }

        public string? Reason { get; set; }

        /// <summary>Tells a second press from a second mark.</summary>
        public string? Press { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("再計測日").NotBefore("再計測日", clock.Today).NotAfter("再計測日", () => clock.Today().AddYears(1));
            RuleFor(x => x.Reason).Must(r => r.Plain().Length > 0).WithMessage("もう一度計る理由を入力してください。").AtMost("理由", Longest.Text);
        }
    }
}
