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

namespace Hagukumi.MaternalHealth.Moves;

/// <summary>転出の引継ぎ・転入の確認の記録: what was sent, who took it; what was asked, what came.</summary>
public static class RecordMove
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/moves/{id:guid}", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/moves/{id:guid}", Save).RequirePermission(MaternalHealthPermissions.Record);
        WithdrawRecord.Map(desk, "/moves/{id:guid}/records/{record:guid}/withdraw", OfMove);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) => await Find(id, request) is { } move
        ? await Screen(move, new Form { Press = $"{Ids.New()}", On = DateInput.Of(request.Today) }, [], StatusCodes.Status200OK, request)
        : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await Find(id, request) is not { } move) return Results.NotFound();
        if (form.Kind is not null && !MoveWords.StepsOf(move.Direction).Knows(form.Kind)) form.Kind = null;
        var press = form.Press.Press();
        return await request.Save(form, rules, async () =>
        {
            var read = (await Find(id, request))!;
            return () => read.Record(press, Enum.Parse<MoveStepKind>(form.Kind!), form.On.Day(), form.With.Plain(), form.Note.Plain(), request.Recorded);
        }, (errors, status) => Screen(move, form, errors, status, request), $"/maternal-health/moves/{id}");
    }

    static Task<Move?> Find(Guid id, DeskRequest request) => request.Db.Moves.AsSingleQuery().FirstOrDefaultAsync(m => m.Id == id, request.Stop);

    static async Task<IResult> Screen(Move move, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request)
    {
        var who = await request.View(move.Person);
        var workers = await request.WorkersOf(who);
        return Screens.Screen.Of<RecordMoveScreen>(new
        {
            Page = new FormPage(who, "/maternal-health/moves", "転出・転入の一覧へ戻る", errors, []),
            Input = form,
            move.KnownOn,
            move.MovesOn,
            // Where somebody who hides went, or came from, stands on no page.
            Place = who.Sealed ? "" : move.Place,
            Leaving = move.Direction is MoveDirection.Out,
            Kinds = MoveWords.StepsOf(move.Direction),
            Path = $"/maternal-health/moves/{move.Id}",
            Entries = move.Steps.OrderByDescending(s => s.On).ThenByDescending(s => s.RecordedAt)
                .Select(s => EntryLine.Of(s, MoveWords.Of(s.Kind), string.Join('。', new[] { who.Sealed ? "" : s.With, s.Note }.Where(part => part.Length > 0)), workers, $"/maternal-health/moves/{move.Id}/records/{s.EventId}/withdraw")).ToList(),
        }, status);
    }

    static async Task<WithdrawRecord.Target?> OfMove(Guid id, Guid record, DeskRequest request) =>
        await Find(id, request) is { } move && move.Withdrawable(record) is { } step
            ? new(MoveWords.Of(((MoveStep)step).Kind), step.On, step.Stands, step.WithdrawalReason, move.Version,
                async (errors, conflict) => new FormPage(await request.View(move.Person), $"/maternal-health/moves/{id}", "転出・転入の記録へ戻る", errors, conflict), reason => move.Withdraw(record, request.Today, reason, request.Recorded))
            : null;

    public sealed class Form
    {
        public string? Press { get; set; }

        public string? Kind { get; set; }

        public DateInput? On { get; set; }

        public string? With { get; set; }

        public string? Note { get; set; }

        /// <summary>The sheet went with it: a family handed over without its risks is a family lost.</summary>
        public CheckInput SheetSent { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Kind).Must(k => k is not null).WithMessage("何をしたかを選んでください。");
            RuleFor(x => x.On).Date("日").NotAfter("日", clock.Today);
            RuleFor(x => x.With).AtMost("相手", Longest.Line);
            RuleFor(x => x.With).Must(w => w.Plain().Length > 0).When(x => x.Kind is nameof(MoveStepKind.Sent) or nameof(MoveStepKind.Accepted) or nameof(MoveStepKind.TakenOver) or nameof(MoveStepKind.TakenOverUnseen))
                .WithMessage("相手の課名と氏名を入力してください。");
            RuleFor(x => x.Note).AtMost("内容", Longest.Text);
            RuleFor(x => x.Note).Must(n => n.Plain().Length > 0).When(x => x.Kind is nameof(MoveStepKind.NothingToHandOver) or nameof(MoveStepKind.NothingToAsk) or nameof(MoveStepKind.StaysHere))
                .WithMessage("そう判断した理由を入力してください。");
            RuleFor(x => x.SheetSent).Tick("引継ぎ書を添えた");
            RuleFor(x => x.SheetSent).Must(s => s).When(x => x.Kind is nameof(MoveStepKind.Sent)).WithMessage("引継ぎ書を印刷して添え、「引継ぎ書を添えた」に印を付けてください。");
        }
    }
}
