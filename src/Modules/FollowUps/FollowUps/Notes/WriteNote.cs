using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;
using Hagukumi.FollowUps.Rules;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Notes;

/// <summary>
/// メモを書く: opened by one key from any page, in a tab of its own, so that what is being typed elsewhere stays. Only the text is asked;
/// the time is the program's, and whether the office was open. A promise to call back is two fields more.
/// </summary>
public static class WriteNote
{
    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/notes/new", Show).RequirePermission(FollowUpPermissions.WriteNotes);
        desk.MapPost("/notes/new", Save).RequirePermission(FollowUpPermissions.WriteNotes);
    }

    static Task<IResult> Show(string? person, [AsParameters] Request request) =>
        Page(new Form { Person = person, Press = $"{NoteId.New()}" }, [], StatusCodes.Status200OK, request);

    static async Task<IResult> Save([FromForm] Form? form, IValidator<Form> rules, IDatabaseProvider provider, [AsParameters] Request request)
    {
        form ??= new Form();
        var (db, clock, stop) = (request.Db, request.Clock, request.Stop);
        if (await rules.CheckAsync(form, stop) is { Count: > 0 } errors) return await Page(form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var person = await Known(form.Person, db, stop);
        var id = Guid.TryParse(form.Press, out var press) ? new NoteId(press) : NoteId.New();
        (DateTimeOffset, string)? call = form.CallOn?.Value is { } day ? (clock.MomentOf(day, TimeText.Read(form.CallAt)!.Value), form.CallTo!.Trim()) : null;
        db.Add(QuickNote.Write(id, person?.Id, form.Text!.Trim(), call, request.IsClosed && !form.FromDaytime, request.Staff.Id, clock.GetUtcNow(), clock.Today()));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException failure) when (provider.IsDuplicate(failure.InnerException ?? failure))
        {
            // The same press twice.
        }
        return Screen.SeeOther($"/follow-ups/notes/{id}");
    }

    static async Task<DirectoryPerson?> Known(string? person, FollowUpsDb db, CancellationToken stop) => Guid.TryParse(person, out var id) ? await db.Canonical(new PersonId(id), stop) : null;

    static async Task<IResult> Page(Form form, IReadOnlyList<ValidationFailure> errors, int status, Request request)
    {
        var about = await Known(form.Person, request.Db, request.Stop);
        if (about is not null) request.Reading.Shows(about.Id);
        return Screen.Of<WriteNoteScreen>(new { Input = form, Errors = errors, About = about?.Name, request.IsClosed }, status);
    }

    /// <summary>What the endpoints need.</summary>
    internal sealed record Request(FollowUpsDb Db, RuleSettings Settings, BusinessDays OpenDays, CurrentStaff Staff, Reading Reading, TimeProvider Clock, CancellationToken Stop)
    {
        public bool IsClosed => !OpenDays.IsOpenAt(Clock.LocalNow().DateTime, Settings.OfficeOpensAt, Settings.OfficeClosesAt);
    }

    /// <summary>What is asked.</summary>
    public sealed class Form
    {
        /// <summary>Id of the person on whose page it was begun.</summary>
        public string? Person { get; set; }

        /// <summary>What was heard.</summary>
        public string? Text { get; set; }

        /// <summary>Day of the call that was promised.</summary>
        public DateInput? CallOn { get; set; }

        /// <summary>Its time.</summary>
        public string? CallAt { get; set; }

        /// <summary>Whom to call, and how.</summary>
        public string? CallTo { get; set; }

        /// <summary>The office is closed now, but it came in while it was open.</summary>
        public CheckInput FromDaytime { get; set; }

        /// <summary>Tells a second press from a second note.</summary>
        public string? Press { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        /// <summary>Nobody waits longer for a call that was promised.</summary>
        const int CallWithinDays = 60;

        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Text).NotEmpty().WithMessage("メモを入力してください。").MaximumLength(QuickNote.TextAtMost).WithMessage($"メモは{QuickNote.TextAtMost}文字以内で入力してください。");
            RuleFor(x => x.CallOn).DateIfGiven("折り返しの日").NotBefore("折り返しの日", () => clock.Today()).NotAfter("折り返しの日", () => clock.Today().AddDays(CallWithinDays));
            RuleFor(x => x.CallAt)
                .Must((form, time) => TimeText.Read(time) is not null || (string.IsNullOrWhiteSpace(time) && !Promises(form))).WithMessage("折り返しの時刻を「14:30」のように入力してください。")
                .Must((form, time) => string.IsNullOrWhiteSpace(time) || form.CallOn?.Value is not null).WithMessage("折り返しの日も入力してください。");
            RuleFor(x => x.CallTo).MaximumLength(200).WithMessage("折り返し先は200文字以内で入力してください。")
                .Must((form, to) => !string.IsNullOrWhiteSpace(to) || !Promises(form)).WithMessage("折り返し先（名前・番号）を入力してください。");
        }

        static bool Promises(Form form) => form.CallOn?.Value is not null;
    }
}
