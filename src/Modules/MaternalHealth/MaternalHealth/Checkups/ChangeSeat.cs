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
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>席を変える: a seat at a session, another one, or that the child will not come and why. A seat that falls free goes to whoever waits longest.</summary>
public static class ChangeSeat
{
    const string Book = "book";
    const string Leave = "leave";

    internal static readonly IReadOnlyList<(string Value, string Text)> Choices = [(Book, "会場日を決める・変える"), (Leave, "案内した日には来ない")];

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/children/{id:guid}/checkups/{kind}/seat", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/children/{id:guid}/checkups/{kind}/seat", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, string kind, [AsParameters] DeskRequest request) =>
        await CheckupCase.Find(id, kind, request) is { } found ? await Screen(found, new Form { What = Book }, [], StatusCodes.Status200OK, request) : Results.NotFound();

    static async Task<IResult> Save(Guid id, string kind, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await CheckupCase.Find(id, kind, request) is not { } found) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(found, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var checkup = await found.Begun(request);
        var session = form.What == Book ? await request.Db.Sessions.FindAsync([Guid.Parse(form.Session!)], request.Stop) : null;
        if (form.What == Book && (session is null || session.Kind != found.Kind)) return await Screen(found, form, [new("Session", "会場日を選び直してください。")], StatusCodes.Status422UnprocessableEntity, request);
        if (form.What == Leave && checkup.Seat is Seat.Left && $"{checkup.LeftOut}" == form.Reason) return Screens.Screen.SeeOther(found.Back);
        if (form.What == Leave && checkup.Seat is not (Seat.Given or Seat.Waiting or Seat.Left))
            return await Screen(found, form, [new("", "案内した会場日がありません。受けた結果が分かれば「健診の結果を記録」から記録してください。")], StatusCodes.Status422UnprocessableEntity, request);

        var held = checkup.Seat is Seat.Given or Seat.Waiting ? await request.Db.Sessions.FindAsync([checkup.Session!.Value], request.Stop) : null;
        var waiting = held is null ? [] : await request.Db.At(held, request.Stop);
        var saving = await request.Try(() =>
        {
            if (held is not null && held != session) held.Release(checkup, waiting, request.Recorded);
            if (session is not null) session.Book(checkup, request.Recorded);
            else checkup.LeaveOut(Enum.Parse<MissedReason>(form.Reason!), form.Note.Plain(), request.Today, request.Recorded);
            if (found.Known is null) request.Db.Add(checkup);
        });
        if (saving.Stale) return await Save(id, kind, form, rules, request);
        if (saving.Refusal is { } refusal)
        {
            request.Db.ChangeTracker.Clear();
            return await Screen(found, form, [new("", refusal)], StatusCodes.Status422UnprocessableEntity, request);
        }
        return Screens.Screen.SeeOther(found.Back);
    }

    static async Task<IResult> Screen(CheckupCase found, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request)
    {
        var (today, kind) = (request.Today, found.Kind);
        var sessions = await request.Db.Sessions.AsNoTracking().Where(s => s.Kind == kind && s.On >= today).OrderBy(s => s.On).ThenBy(s => s.Id).ToListAsync(request.Stop);
        return Screens.Screen.Of<ChangeSeatScreen>(new
        {
            Page = await CheckupCase.PageOf(found.Child, errors, request),
            Input = form,
            Name = CheckupWords.Of(kind),
            Now = found.Known is { SessionOn: { } on, Seat: Seat.Given or Seat.Waiting or Seat.Left or Seat.Missed } known ? $"{JapaneseDate.Format(on)}（{ShowSession.StateOf(known)}）" : "まだ案内していません",
            Sessions = (IReadOnlyList<(string Value, string Text)>)[.. sessions.Select(s => ($"{s.Id}", $"{JapaneseDate.Format(s.On)} {s.Place}（{(s.Taken < s.Capacity ? $"あと{s.Capacity - s.Taken}人" : "満員：空きを待つ")}）"))],
        }, status);
    }

    public sealed class Form
    {
        public string? What { get; set; }

        public string? Session { get; set; }

        public string? Reason { get; set; }

        public string? Note { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.What).Must(w => Choices.Knows(w)).WithMessage("会場日を決めるか、来ないかを選んでください。");
            RuleFor(x => x.Session).Must(s => Guid.TryParse(s, out _)).When(x => x.What == Book).WithMessage("会場日を選んでください。");
            RuleFor(x => x.Reason).Must(r => CheckupWords.Reasons.Knows(r)).When(x => x.What == Leave).WithMessage("来ない理由を選んでください。");
            RuleFor(x => x.Note).AtMost("くわしい事情", Longest.Text);
        }
    }
}
