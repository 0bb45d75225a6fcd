using FluentValidation;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.FollowUps.Notes;

/// <summary>折り返しの電話: each attempt is kept; only whoever was reached has been called back.</summary>
public static class NoteCall
{
    internal const string Reached = "reached";

    internal static readonly IReadOnlyList<(string Value, string Text)> Results = [(Reached, "話せた"), ("no-answer", "つながらない")];

    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/notes/{id:guid}/calls/new", Show).RequirePermission(FollowUpPermissions.WriteNotes);
        desk.MapPost("/notes/{id:guid}/calls/new", Save).RequirePermission(FollowUpPermissions.WriteNotes);
    }

    static Task<IResult> Show(Guid id, NoteDesk notes, CancellationToken stop) => Deed(id, notes, stop).Show(new Form { Press = $"{Ids.New()}" });

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, NoteDesk notes, CancellationToken stop) =>
        notes.Save(id, Deed(id, notes, stop), form ?? new Form(), rules, stop);

    static OneDeed<QuickNote, Form> Deed(Guid id, NoteDesk notes, CancellationToken stop)
    {
        var fresh = Ids.New();
        Guid Press(Form form) => Guid.TryParse(form.Press, out var sent) ? sent : fresh;
        return notes.Deed<Form>(id,
            done: (note, form) => note.Calls.Exists(c => c.Id == Press(form)),
            may: note => note.CallAt is not null,
            act: (note, form) => note.NoteCall(Press(form), form.Result == Reached, string.IsNullOrWhiteSpace(form.Remark) ? null : form.Remark.Trim(), notes.Me, notes.Now, notes.Today),
            page: (page, form, status) => Screen.Of<NoteCallScreen>(new { Page = page, Input = form }, status), stop);
    }

    /// <summary>What is asked.</summary>
    public sealed class Form
    {
        /// <summary>Whether somebody was reached.</summary>
        public string? Result { get; set; }

        /// <summary>What was said, or when to try again.</summary>
        public string? Remark { get; set; }

        /// <summary>Tells a second press from a second call.</summary>
        public string? Press { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Result).Must(r => Results.Any(known => known.Value == r)).WithMessage("電話の結果を選んでください。");
            RuleFor(x => x.Remark).MaximumLength(400).WithMessage("様子は400文字以内で入力してください。");
        }
    }
}
