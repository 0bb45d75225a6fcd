using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>案内する子を選ぶ: every child who may be examined on the day of a session and has neither a result nor a seat; all who are chosen get their seats at once.</summary>
public static class InviteChildren
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/sessions/{id:guid}/invite", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/sessions/{id:guid}/invite", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, MaternalHealthSettings settings, [AsParameters] DeskRequest request)
    {
        if (await request.Db.Sessions.FindAsync([id], request.Stop) is not { } session) return Results.NotFound();
        var targets = await Of(session, settings, request);
        return await Screen(session, targets, [.. targets.Take(session.Capacity - session.Taken).Select(t => t.Id)], [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, MaternalHealthSettings settings, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        var errors = await rules.CheckAsync(form, request.Stop);
        var chosen = form.Children.Select(c => Guid.TryParse(c, out var child) ? new PersonId(child) : default).ToHashSet();
        if (await request.Db.Sessions.FindAsync([id], request.Stop) is not { } session) return Results.NotFound();
        var targets = await Of(session, settings, request);
        var invited = targets.Where(t => chosen.Contains(t.Id)).ToList();
        if (invited.Count == 0)
        {
            // The second press of the button finds everybody invited.
            if (chosen.Count > 0 && (await request.Db.At(session, request.Stop)).Exists(c => chosen.Contains(c.Child))) return Screens.Screen.SeeOther($"/maternal-health/sessions/{id}");
            return await Screen(session, targets, [], errors.Count > 0 ? errors : [new("Children", "選んだ子はもう案内できません。一覧から選び直してください。")], StatusCodes.Status422UnprocessableEntity, request);
        }
        var saving = await request.Try(() =>
        {
            foreach (var target in invited)
            {
                var checkup = target.Checkup;
                if (checkup is null) request.Db.Add(checkup = ChildCheckup.Of(target.Id, session.Kind));
                session.Book(checkup, request.Recorded);
            }
        });
        if (saving.Stale) return await Save(id, form, rules, settings, request);
        return Screens.Screen.SeeOther($"/maternal-health/sessions/{id}");
    }

    /// <summary>Who may be invited. Who holds a seat of a session that is still to come keeps it; whom a session has passed by is free again.</summary>
    static async Task<List<Target>> Of(Session session, MaternalHealthSettings settings, DeskRequest request)
    {
        var targets = await request.Db.Targets(CheckupPlan.Of(session.Kind, settings), session.On, session.On, w => w.Contains(session.On), request.Today, request.Stop);
        return targets.FindAll(t => t.Checkup is not { } c || (c.Result is null && !(c.Seat is Seat.Given or Seat.Waiting && (c.SessionOn >= request.Today || c.Session == session.Id))));
    }

    static async Task<IResult> Screen(Session session, List<Target> targets, IReadOnlyCollection<PersonId> chosen, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request)
    {
        var people = await request.Db.InView(targets.ConvertAll(t => t.Id), request.Today, request.Stop);
        request.Reading.Shows(people.Keys);
        return Screens.Screen.Of<InviteChildrenScreen>(new
        {
            Title = $"{CheckupWords.Of(session.Kind)}に案内する子",
            session.On,
            Free = session.Capacity - session.Taken,
            session.Capacity,
            Path = $"/maternal-health/sessions/{session.Id}",
            Rows = targets.ConvertAll(t => new Row($"{t.Id}", people[t.Id], t.Window.Last, chosen.Contains(t.Id), t.Checkup?.LeftOut is { } reason ? $"前回は{CheckupWords.Of(reason)}" : t.Checkup?.Seat is Seat.Missed ? "未受診" : "")),
            Errors = errors,
        }, status);
    }

    internal sealed class Form
    {
        public List<string> Children { get; set => field = value ?? []; } = [];
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules() => RuleFor(f => f.Children).NotEmpty().WithMessage("案内する子を選んでください。");
    }

    public sealed record Row(string Id, PersonInView Who, DateOnly Until, bool Chosen, string Before);
}
