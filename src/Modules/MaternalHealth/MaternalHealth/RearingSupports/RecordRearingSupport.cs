using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
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

/// <summary>養育支援訪問の記録: visits, reviews, the end.</summary>
public static class RecordRearingSupport
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/rearing-supports/{id:guid}", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/rearing-supports/{id:guid}", Save).RequirePermission(MaternalHealthPermissions.Record);
        WithdrawRecord.Map(desk, "/rearing-supports/{id:guid}/records/{record:guid}/withdraw", OfSupport);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) => await Find(id, request) is { } support
        ? await Screen(support, new Form { Press = $"{Ids.New()}", On = DateInput.Of(request.Today) }, [], StatusCodes.Status200OK, request)
        : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await Find(id, request) is not { } support) return Results.NotFound();
        var press = form.Press.Press();
        return await request.Save(form, rules, async () =>
        {
            var read = (await Find(id, request))!;
            var kind = Enum.Parse<SupportStepKind>(form.Kind!);
            return () => read.Record(press, kind, form.On.Day(), kind is SupportStepKind.Review ? form.NextOn.Day() : null, form.Note.Plain(), request.Recorded);
        }, (errors, status) => Screen(support, form, errors, status, request), $"/maternal-health/rearing-supports/{id}");
    }

    static Task<RearingSupport?> Find(Guid id, DeskRequest request) => request.Db.RearingSupports.AsSingleQuery().FirstOrDefaultAsync(s => s.Id == id, request.Stop);

    static async Task<IResult> Screen(RearingSupport support, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request)
    {
        var who = await request.View(support.Person);
        var workers = await request.WorkersOf(who);
        return Screens.Screen.Of<RecordRearingSupportScreen>(new
        {
            Page = new FormPage(who, "/maternal-health/rearing-supports", "養育支援訪問の一覧へ戻る", errors, []),
            Input = form,
            support.DecidedOn,
            Content = RearingSupport.Contents.NameOf(support.Content),
            support.Reason,
            support.Plan,
            Done = $"{support.Visits}回（予定{support.Times}回）",
            ReviewOn = support.Ended ? (DateOnly?)null : support.NextReviewOn,
            Entries = support.Steps.OrderByDescending(s => s.On).ThenByDescending(s => s.RecordedAt)
                .Select(s => EntryLine.Of(s, RearingSupport.Of(s.Kind), s.NextOn is { } next ? $"{s.Note}（次の評価 {JapaneseDate.Format(next)}）" : s.Note, workers, $"/maternal-health/rearing-supports/{support.Id}/records/{s.EventId}/withdraw")).ToList(),
        }, status);
    }

    static async Task<WithdrawRecord.Target?> OfSupport(Guid id, Guid record, DeskRequest request) =>
        await Find(id, request) is { } support && support.Withdrawable(record) is { } step
            ? new(RearingSupport.Of(((SupportStep)step).Kind), step.On, step.Stands, step.WithdrawalReason, support.Version,
                async (errors, conflict) => new FormPage(await request.View(support.Person), $"/maternal-health/rearing-supports/{id}", "養育支援訪問の記録へ戻る", errors, conflict), reason => support.Withdraw(record, request.Today, reason, request.Recorded))
            : null;

    public sealed class Form
    {
        public string? Press { get; set; }

        public string? Kind { get; set; }

        public DateInput? On { get; set; }

        public string? Note { get; set; }

        public DateInput? NextOn { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Kind).Must(k => RearingSupport.Kinds.Knows(k)).WithMessage("何をしたかを選んでください。");
            RuleFor(x => x.On).Date("日").NotAfter("日", clock.Today);
            RuleFor(x => x.Note).Must(n => n.Plain().Length > 0).WithMessage("訪問の内容、評価、または終了の理由を入力してください。").AtMost("内容", Longest.Text);
            RuleFor(x => x.NextOn).Date("次に評価する日").When(x => x.Kind == nameof(SupportStepKind.Review)).DateIfGiven("次に評価する日").NotAfter("次に評価する日", () => clock.Today().AddYears(1))
                .Must((form, next) => form.On?.Value is not { } on || next?.Value is not { } day || day > on).WithMessage("次に評価する日は、評価した日より後の日付を入力してください。");
        }
    }
}
