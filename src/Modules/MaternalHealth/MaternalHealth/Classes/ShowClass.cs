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

namespace Hagukumi.MaternalHealth.Classes;

/// <summary>教室の名簿: who has a seat, who waits, who came; mothers and partners apart. On the day one form for all.</summary>
public static class ShowClass
{
    internal static readonly IReadOnlyList<(string Value, string Text)> Attendance = [.. ClassSession.Comers, ("none", "欠席")];

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/classes/{id:guid}", Show).RequirePermission(MaternalHealthPermissions.See);
        desk.MapPost("/classes/{id:guid}", Save).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/classes/{id:guid}/applications/{application:guid}/cancel", Cancel).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) => await Find(id, request) is { } session
        ? await Screen(session, null, [], StatusCodes.Status200OK, request)
        : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await Find(id, request) is not { } session) return Results.NotFound();
        return await request.Save(form, rules, async () =>
        {
            var read = await Find(id, request);
            var came = form.Rows.Where(r => r.Came.Plain().Length > 0).DistinctBy(r => r.Id).ToDictionary(r => Guid.Parse(r.Id!), r => r.Came!);
            return () => read!.RecordAttendance(came, request.Today, request.Recorded);
        }, (errors, status) => Screen(session, form, errors, status, request), $"/maternal-health/classes/{id}");
    }

    static async Task<IResult> Cancel(Guid id, Guid application, [AsParameters] DeskRequest request)
    {
        if (await Find(id, request) is not { } session) return Results.NotFound();
        var saving = await request.Try(() => session.Cancel(application, request.Today, request.Recorded));
        return saving.Stale ? await Cancel(id, application, request) : Screens.Screen.SeeOther($"/maternal-health/classes/{id}");
    }

    static Task<ClassSession?> Find(Guid id, DeskRequest request) => request.Db.ClassSessions.AsSingleQuery().FirstOrDefaultAsync(s => s.Id == id, request.Stop);

    static async Task<IResult> Screen(ClassSession session, Form? form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request)
    {
        var (standing, seated) = (session.Standing, session.Seated);
        var people = await request.Db.InView([.. standing.Select(a => a.Person)], request.Today, request.Stop);
        request.Reading.Shows(people.Keys);
        form ??= new Form { Rows = [.. standing.Select(a => new Row { Id = $"{a.Id}", Came = a.Came })] };
        return Screens.Screen.Of<ShowClassScreen>(new
        {
            Id = $"{session.Id}",
            Kind = ClassSession.Kinds.NameOf(session.Kind),
            session.On,
            session.Hours,
            session.Place,
            session.Capacity,
            Input = form,
            Errors = errors,
            Lines = standing.Select(a => new Line($"{a.Id}", people[a.Person].Name, $"/maternal-health/pregnancies/{a.Pregnancy}", ClassSession.Comers.NameOf(a.Comers), seated.Contains(a.Id), Attendance.NameOf(a.Came))).ToList(),
            Held = session.On <= request.Today,
            MayRecord = request.Staff.Has(MaternalHealthPermissions.Record),
        }, status);
    }

    /// <summary>One application.</summary>
    public sealed record Line(string Id, string Name, string Href, string Comers, bool Seated, string Came);

    public sealed class Form
    {
        // Binding sets null where no field of the list arrives.
        public List<Row> Rows { get; set => field = value ?? []; } = [];
    }

    /// <summary>Who came of one application.</summary>
    public sealed class Row
    {
        public string? Id { get; set; }

        public string? Came { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Rows).Must(rows => rows.Count > 0).WithMessage("出欠を記録する申込みがありません。")
                .Must(rows => rows.TrueForAll(r => Guid.TryParse(r.Id, out _) && (r.Came.Plain().Length == 0 || Attendance.Knows(r.Came)))).WithMessage("出欠を選び直してください。");
        }
    }
}
