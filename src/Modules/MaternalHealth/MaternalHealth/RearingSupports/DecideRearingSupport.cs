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

namespace Hagukumi.MaternalHealth.RearingSupports;

/// <summary>養育支援訪問の対象の決定.</summary>
public static class DecideRearingSupport
{
    const int MostVisits = 99;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/rearing-supports/new", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/rearing-supports/new", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(string? person, MaternalHealthSettings settings, [AsParameters] DeskRequest request) => await Find(person, request) is { } who
        ? await Screen(who, new Form { Press = $"{Ids.New()}", DecidedOn = DateInput.Of(request.Today), ReviewOn = DateInput.Of(request.Today.AddMonths(settings.RearingReviewMonths)) }, [], StatusCodes.Status200OK, request)
        : Results.NotFound();

    static async Task<IResult> Save(string? person, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await Find(person, request) is not { } who) return Results.NotFound();
        var press = form.Press.Press();
        return await request.Save(form, rules, async () =>
        {
            if (await request.Db.RearingSupports.AnyAsync(s => s.Id == press, request.Stop)) return null;
            if (await request.Db.RearingSupports.AnyAsync(s => s.Person == who && !s.Ended, request.Stop)) throw new RefusalException("この方の養育支援訪問はすでに決定されています。「養育支援訪問の一覧」から開いてください。");
            return () => request.Db.Add(RearingSupport.Decide(press, who, form.ToFacts(), request.Recorded));
        }, (errors, status) => Screen(who, form, errors, status, request), $"/maternal-health/rearing-supports/{press}");
    }

    static async Task<PersonId?> Find(string? person, DeskRequest request)
    {
        if (!Guid.TryParse(person, out var id)) return null;
        var known = await request.Db.Canonical([new PersonId(id)], request.Stop);
        return known.TryGetValue(new PersonId(id), out var found) ? found.Id : null;
    }

    static async Task<IResult> Screen(PersonId person, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<DecideRearingSupportScreen>(new { Page = new FormPage(await request.View(person), "/maternal-health/rearing-supports", "養育支援訪問の一覧へ戻る", errors, []), Input = form }, status);

    public sealed class Form
    {
        public string? Press { get; set; }

        public DateInput? DecidedOn { get; set; }

        public string? Content { get; set; }

        public string? Times { get; set; }

        public string? Reason { get; set; }

        public string? Plan { get; set; }

        public DateInput? ReviewOn { get; set; }

        internal SupportFacts ToFacts() => new(DecidedOn.Day(), Content!, Times.Number()!.Value, Reason.Plain(), Plan.Plain(), ReviewOn.Day());
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.DecidedOn).Date("決定した日").NotAfter("決定した日", clock.Today);
            RuleFor(x => x.Content).Must(c => RearingSupport.Contents.Knows(c)).WithMessage("支援の内容を選んでください。");
            RuleFor(x => x.Times).Must(t => t.Number() is >= 1 and <= MostVisits).WithMessage($"予定する回数は1から{MostVisits}までの数で入力してください。");
            RuleFor(x => x.Reason).Must(r => r.Plain().Length > 0).WithMessage("対象とした理由を入力してください。").AtMost("対象とした理由", Longest.Text);
            RuleFor(x => x.Plan).AtMost("支援の計画", Longest.Text);
            RuleFor(x => x.ReviewOn).Date("評価する日").NotAfter("評価する日", () => clock.Today().AddYears(1))
                .Must((form, review) => form.DecidedOn?.Value is not { } decided || review!.Value.Value > decided).WithMessage("評価する日は、決定した日より後の日付を入力してください。");
        }
    }
}
