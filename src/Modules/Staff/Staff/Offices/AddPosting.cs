using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Hagukumi.Staff.Members;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Offices;

/// <summary>所属を加える: a member belongs to an office from a day on, besides any other (兼務).</summary>
public static class AddPosting
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/members/{id:guid}/postings/new", Show).RequirePermission(StaffPermissions.ManageMembers);
        desk.MapPost("/members/{id:guid}/postings/new", Save).RequirePermission(StaffPermissions.ManageMembers);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] StaffRequest request)
    {
        if (await request.Find(id) is not { } member) return Results.NotFound();
        return await Screen(member, new Form { From = DateInput.Of(request.Today), Press = $"{Ids.New()}" }, [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] StaffRequest request)
    {
        form ??= new Form();
        if (await request.Find(id) is not { } member) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(member, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var press = StaffRequest.IdOf(form.Press);
        var back = Screens.Screen.SeeOther($"/staff/members/{id}");
        // The second press of one button finds it done.
        if (await request.Db.Postings.FindAsync([press], request.Stop) is not null) return back;
        var (office, from, to) = (Guid.Parse(form.Office!), form.From!.Value.Value!.Value, form.To?.Value);
        if (await Refusal(press, member, office, from, to, request) is { } refusal) return await Screen(member, form, [refusal], StatusCodes.Status422UnprocessableEntity, request);
        request.Db.Add(Posting.Begin(press, member.Id, office, from, to));
        return await request.Save() ? back : await Save(id, form, rules, request);
    }

    static async Task<ValidationFailure?> Refusal(Guid press, Member member, Guid office, DateOnly from, DateOnly? to, StaffRequest request)
    {
        if (!await request.Db.Offices.AnyAsync(o => o.Id == office && o.From <= from && (o.To == null || o.To >= from), request.Stop)) return new(nameof(Form.Office), "始めの日にある組織を選んでください。");
        // Its own first press, saved between two questions, stands in nobody's way.
        return await request.Db.Postings.AnyAsync(p => p.Id != press && p.Staff == member.Id && p.Office == office && (p.To == null || p.To >= from) && (to == null || p.From <= to), request.Stop)
            ? new(nameof(Form.Office), "この期間には、すでにこの組織に所属しています。")
            : null;
    }

    static async Task<IResult> Screen(Member member, Form form, IReadOnlyList<ValidationFailure> errors, int status, StaffRequest request)
    {
        var offices = await request.Db.Offices.AsNoTracking().Where(o => o.To == null || o.To >= request.Today).OrderBy(o => o.Name).Select(o => new { o.Id, o.Name }).ToListAsync(request.Stop);
        return Screens.Screen.Of<AddPostingScreen>(new { Input = form, Errors = errors, member.Name, Back = $"/staff/members/{member.Id}", Offices = offices.Select(o => ($"{o.Id}", o.Name)).ToList() }, status);
    }

    public sealed class Form
    {
        public string? Office { get; set; }

        public DateInput? From { get; set; }

        public DateInput? To { get; set; }

        /// <summary>Tells a second press from a second posting.</summary>
        public string? Press { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Office).Must(o => Guid.TryParse(o, out _)).WithMessage("組織を選んでください。");
            RuleFor(x => x.From).Date("始めの日");
            RuleFor(x => x.To).DateIfGiven("終わりの日")
                .Must((form, to) => to?.Value is not { } last || form.From?.Value is not { } first || last >= first).WithMessage("終わりの日は始めの日以後にしてください。");
        }
    }
}
