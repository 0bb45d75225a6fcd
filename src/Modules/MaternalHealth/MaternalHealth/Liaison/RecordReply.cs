using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Liaison;

/// <summary>連絡票の返信.</summary>
public static class RecordReply
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/liaison/{id:guid}", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/liaison/{id:guid}", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) => await Find(id, request) is { } slip
        ? await Screen(slip, new Form { On = DateInput.Of(slip.RepliedOn ?? request.Today), Reply = slip.Reply }, [], StatusCodes.Status200OK, request)
        : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await Find(id, request) is not { } slip) return Results.NotFound();
        return await request.Save(form, rules, async () =>
        {
            var read = await Find(id, request);
            return () => read!.TakeReply(form.On.Day(), form.Reply.Plain(), request.Recorded);
        }, (errors, status) => Screen(slip, form, errors, status, request), $"/maternal-health/pregnancies/{slip.Pregnancy}/liaison");
    }

    static Task<LiaisonSlip?> Find(Guid id, DeskRequest request) => request.Db.LiaisonSlips.FirstOrDefaultAsync(s => s.Id == id, request.Stop);

    static async Task<IResult> Screen(LiaisonSlip slip, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<RecordReplyScreen>(new
        {
            Page = new FormPage(await request.View(slip.Person), $"/maternal-health/pregnancies/{slip.Pregnancy}/liaison", "連絡票へ戻る", errors, []),
            Input = form,
            Clinic = await request.Db.Clinics.Where(c => c.Id == slip.Clinic).Select(c => c.Name).FirstOrDefaultAsync(request.Stop),
            slip.SentOn,
            slip.Asks,
            slip.ReplyDueOn,
        }, status);

    public sealed class Form
    {
        public DateInput? On { get; set; }

        public string? Reply { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("返信の日").NotAfter("返信の日", clock.Today);
            RuleFor(x => x.Reply).Must(r => r.Plain().Length > 0).WithMessage("返信の内容を入力してください。").AtMost("返信の内容", Longest.Text);
        }
    }
}
