using FluentValidation;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.FollowUps.Notes;

/// <summary>メモを整理する: what it says stands where it belongs, and it is tied to somebody's record where it is about one.</summary>
public static class FileNote
{
    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/notes/{id:guid}/file", Show).RequirePermission(FollowUpPermissions.WriteNotes);
        desk.MapPost("/notes/{id:guid}/file", Save).RequirePermission(FollowUpPermissions.WriteNotes);
    }

    static async Task<IResult> Show(Guid id, string? person, NoteDesk notes, CancellationToken stop)
    {
        if (await notes.Find(id, stop) is not { } note) return Results.NotFound();
        var to = await notes.Known(person ?? note.Person?.ToString(), stop);
        return await Deed(id, to, notes, stop).Show(new Form { Person = to?.Id.ToString() });
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, NoteDesk notes, CancellationToken stop)
    {
        form ??= new Form();
        return await notes.Save(id, Deed(id, await notes.Known(form.Person, stop), notes, stop), form, rules, stop);
    }

    static OneDeed<QuickNote, Form> Deed(Guid id, DirectoryPerson? to, NoteDesk notes, CancellationToken stop) => notes.Deed<Form>(id,
        done: (note, form) => note.End is NoteEnd.Filed && note.EndedBy == notes.Me && note.EndText == form.Where?.Trim() && note.FiledTo == to?.Id,
        may: note => note.End is null,
        act: (note, form) => note.File(to?.Id, form.Where!.Trim(), notes.Me, notes.Now, notes.Today),
        page: (page, form, status) => Screen.Of<FileNoteScreen>(new { Page = page, Input = form, To = to?.Name }, status), stop);

    /// <summary>What is asked.</summary>
    public sealed class Form
    {
        /// <summary>Id of the person; empty where it concerns nobody of the register.</summary>
        public string? Person { get; set; }

        /// <summary>Where it was recorded.</summary>
        public string? Where { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Where).NotEmpty().WithMessage("どこに記録したか、どう対応したかを入力してください。").MaximumLength(400).WithMessage("400文字以内で入力してください。");
        }
    }
}
