using System.Globalization;
using System.Text;
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

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>健診の会場日を登録・変更する.</summary>
public static class PlanSession
{
    const int MostSeats = 500;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/sessions/new", New).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/sessions/new", Create).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapGet("/sessions/{id:guid}/edit", Edit).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/sessions/{id:guid}/edit", Change).RequirePermission(MaternalHealthPermissions.Record);
    }

    static IResult New() => Screen(new Form { Press = $"{Ids.New()}" }, null, [], StatusCodes.Status200OK);

    static async Task<IResult> Create([FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return Screen(form, null, errors, StatusCodes.Status422UnprocessableEntity);
        var id = Guid.TryParse(form.Press, out var sent) ? sent : Ids.New();
        // The second press of one button finds it done; at the same moment it is refused as a duplicate.
        if (!await request.Db.Sessions.AnyAsync(s => s.Id == id, request.Stop)) await request.Try(() => request.Db.Add(Session.Plan(id, form.ToFacts(), request.Recorded)));
        return Screens.Screen.SeeOther($"/maternal-health/sessions/{id}");
    }

    static async Task<IResult> Edit(Guid id, [AsParameters] DeskRequest request)
    {
        if (await request.Db.Sessions.FindAsync([id], request.Stop) is not { } session) return Results.NotFound();
        return Screen(Form.Of(session), session, [], StatusCodes.Status200OK);
    }

    static async Task<IResult> Change(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.Db.Sessions.FindAsync([id], request.Stop) is not { } session) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return Screen(form, session, errors, StatusCodes.Status422UnprocessableEntity);
        var (stored, facts) = (Form.Of(session), form.ToFacts());
        if (stored.ToFacts() == facts) return Screens.Screen.SeeOther($"/maternal-health/sessions/{id}");
        if (form.Seen != stored.Seen)
        {
            // Seats move all the time and are no other version; a colleague's day or place is.
            form.Seen = stored.Seen;
            return Screen(form, session, [new("", $"ほかの職員がこの会場日を変更しました（いまは{stored.Seen}）。確かめて、よければもう一度「変更する」を押してください。")], StatusCodes.Status409Conflict);
        }
        var here = await request.Db.At(session, request.Stop);
        var saving = await request.Try(() => session.Change(facts, here, request.Recorded));
        if (saving.Stale) return await Change(id, form, rules, request);
        if (saving.Refusal is { } refusal) return Screen(form, session, [new("", refusal)], StatusCodes.Status422UnprocessableEntity);
        return Screens.Screen.SeeOther($"/maternal-health/sessions/{id}");
    }

    static IResult Screen(Form form, Session? session, IReadOnlyList<ValidationFailure> errors, int status) =>
        Screens.Screen.Of<PlanSessionScreen>(new { Input = form, Back = session is null ? "/maternal-health/sessions" : $"/maternal-health/sessions/{session.Id}", Planned = session is not null, Errors = errors }, status);

    public sealed class Form
    {
        public string? Press { get; set; }

        /// <summary>What the form was opened with.</summary>
        public string? Seen { get; set; }

        public string? Kind { get; set; }

        public DateInput? On { get; set; }

        public string? Place { get; set; }

        public string? Capacity { get; set; }

        public string? From { get; set; }

        public string? Until { get; set; }

        internal static Form Of(Session s) => new()
        {
            Kind = $"{s.Kind}", On = DateInput.Of(s.On), Place = s.Place, Capacity = s.Capacity.ToString(CultureInfo.InvariantCulture), From = $"{s.From:HH\\:mm}", Until = $"{s.Until:HH\\:mm}",
            Seen = $"{CheckupWords.Of(s.Kind)}、{JapaneseDate.Format(s.On)}、{s.Place}、定員{s.Capacity.ToString(CultureInfo.InvariantCulture)}人、{s.From:HH\\:mm}から{s.Until:HH\\:mm}まで",
        };

        internal SessionFacts ToFacts() => new(Enum.Parse<CheckupKind>(Kind!), On.Day(), Place.Plain(), Capacity.Number()!.Value, TimeOf(From)!.Value, TimeOf(Until)!.Value);
    }

    static TimeOnly? TimeOf(string? text) =>
        text is not null && text.Length <= 10 && !text.Any(char.IsSurrogate) && TimeOnly.TryParseExact(text.Normalize(NormalizationForm.FormKC).Trim(), ["H:mm", "Hmm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Kind).Must(k => CheckupWords.Kinds.Knows(k)).WithMessage("健診の種類を選んでください。");
            RuleFor(x => x.On).Date("会場日");
            RuleFor(x => x.Place).Must(p => p.Plain().Length > 0).WithMessage("会場を入力してください。").AtMost("会場", Longest.Line);
            RuleFor(x => x.Capacity).Must(c => c.Number() is >= 1 and <= MostSeats).WithMessage($"定員は1から{MostSeats}までの人数を入力してください。");
            RuleFor(x => x.From).Must(t => TimeOf(t) is not null).WithMessage("始まりの時刻は「13:00」の形で入力してください。");
            RuleFor(x => x.Until).Must(t => TimeOf(t) is not null).WithMessage("終わりの時刻は「15:30」の形で入力してください。")
                .Must((form, until) => TimeOf(form.From) is not { } from || TimeOf(until) > from).WithMessage("終わりの時刻は、始まりより後にしてください。");
        }
    }
}
