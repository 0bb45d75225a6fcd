using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Offices;

/// <summary>所属を終える: its last day.</summary>
public static class EndPosting
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/postings/{id:guid}/end", Show).RequirePermission(StaffPermissions.ManageMembers);
        desk.MapPost("/postings/{id:guid}/end", Save).RequirePermission(StaffPermissions.ManageMembers);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] StaffRequest request)
    {
        if (await request.Db.Postings.FindAsync([id], request.Stop) is not { } posting) return Results.NotFound();
        return await Screen(posting, new Form { LastDay = DateInput.Of(posting.To ?? request.Today), Version = $"{posting.Version}" }, [], [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] StaffRequest request)
    {
        form ??= new Form();
        if (await request.Db.Postings.FindAsync([id], request.Stop) is not { } posting) return Results.NotFound();
        var errors = await rules.CheckAsync(form, request.Stop);
        if (errors.Count == 0 && form.LastDay!.Value.Value < posting.From) errors = [new(nameof(Form.LastDay), "終わりの日は始めの日以後にしてください。")];
        if (errors.Count > 0) return await Screen(posting, form, errors, [], StatusCodes.Status422UnprocessableEntity, request);
        var lastDay = form.LastDay!.Value.Value!.Value;
        var back = Screens.Screen.SeeOther($"/staff/members/{posting.Staff}");
        // The second press of one button finds it done.
        if (posting.To == lastDay) return back;
        if (form.Version != $"{posting.Version}")
        {
            form.Version = $"{posting.Version}";
            return await Screen(posting, form, [], [new("終わりの日", posting.To is { } day ? JapaneseDate.FormatLong(day) : "期限なし", JapaneseDate.FormatLong(lastDay))], StatusCodes.Status409Conflict, request);
        }
        posting.End(lastDay);
        return await request.Save() ? back : await Save(id, form, rules, request);
    }

    static async Task<IResult> Screen(Posting posting, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status, StaffRequest request) =>
        Screens.Screen.Of<EndPostingScreen>(new
        {
            Input = form,
            Errors = errors,
            Conflict = conflict,
            Member = await request.Db.Members.Where(m => m.Id == posting.Staff).Select(m => m.Name).SingleAsync(request.Stop),
            Office = await request.Db.Offices.Where(o => o.Id == posting.Office).Select(o => o.Name).SingleAsync(request.Stop),
            Back = $"/staff/members/{posting.Staff}",
        }, status);

    public sealed class Form
    {
        public DateInput? LastDay { get; set; }

        public string? Version { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.LastDay).Date("終わりの日");
        }
    }
}
