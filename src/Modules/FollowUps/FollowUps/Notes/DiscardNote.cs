using FluentValidation;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.FollowUps.Notes;

/// <summary>メモを破棄する: it says nothing that has to be kept, and why. The text stays for whoever asks later.</summary>
public static class DiscardNote
{
    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/notes/{id:guid}/discard", Show).RequirePermission(FollowUpPermissions.WriteNotes);
        desk.MapPost("/notes/{id:guid}/discard", Save).RequirePermission(FollowUpPermissions.WriteNotes);
    }

    static Task<IResult> Show(Guid id, NoteDesk notes, CancellationToken stop) => Deed(id, notes, stop).Show(new Form());

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, NoteDesk notes, CancellationToken stop) =>
        notes.Save(id, Deed(id, notes, stop), form ?? new Form(), rules, stop);

    static OneDeed<QuickNote, Form> Deed(Guid id, NoteDesk notes, CancellationToken stop) => notes.Deed<Form>(id,
        done: (note, form) => note.End is NoteEnd.Discarded && note.EndedBy == notes.Me && note.EndText == form.Reason?.Trim(),
        may: note => note.End is null,
        act: (note, form) => note.Discard(form.Reason!.Trim(), notes.Me, notes.Now, notes.Today),
        page: (page, form, status) => Screen.Of<DiscardNoteScreen>(new { Page = page, Input = form }, status), stop);

    /// <summary>What is asked.</summary>
    public sealed class Form
    {
        /// <summary>Why.</summary>
        public string? Reason { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Reason).NotEmpty().WithMessage("破棄する理由を入力してください。").MaximumLength(400).WithMessage("破棄する理由は400文字以内で入力してください。");
        }
    }
}
