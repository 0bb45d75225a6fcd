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

/// <summary>教室への申込み of one pregnancy. Beyond the capacity it is taken as well: it waits.</summary>
public static class ApplyForClass
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/classes", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/pregnancies/{id:guid}/classes", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) => await request.FindPregnancy(id) is { } pregnancy
        ? await Screen(pregnancy, new Form { Press = $"{Ids.New()}" }, [], StatusCodes.Status200OK, request)
        : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        var press = form.Press.Press();
        return await request.Save(form, rules, async () =>
        {
            var chosen = Guid.Parse(form.Session!);
            var session = await request.Db.ClassSessions.AsSingleQuery().FirstOrDefaultAsync(s => s.Id == chosen, request.Stop);
            if (session is null || session.On < request.Today) throw new RefusalException("これから開催する回を選び直してください。");
            return () => session.Apply(press, pregnancy, form.Comers!, request.Recorded);
        }, (errors, status) => Screen(pregnancy, form, errors, status, request), $"/maternal-health/pregnancies/{id}/classes");
    }

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request)
    {
        var today = request.Today;
        var sessions = await request.Db.ClassSessions.AsNoTracking().AsSplitQuery().Where(s => s.On >= today || s.Applications.Any(a => a.Pregnancy == pregnancy.Id)).OrderBy(s => s.On).ThenBy(s => s.Id).ToListAsync(request.Stop);
        return Screens.Screen.Of<ApplyForClassScreen>(new
        {
            Page = await request.Page(pregnancy, errors, []),
            Input = form,
            Sessions = sessions.Where(s => s.On >= today).Select(s => ($"{s.Id}", $"{ClassSession.Kinds.NameOf(s.Kind)} {JapaneseDate.Format(s.On)} {s.Place}（定員{s.Capacity}人、申込み{s.Standing.Sum(a => a.Seats)}人）")).ToList(),
            Before = sessions.SelectMany(s => s.Applications.Where(a => a.Pregnancy == pregnancy.Id).Select(a => new Line($"/maternal-health/classes/{s.Id}", ClassSession.Kinds.NameOf(s.Kind), s.On,
                ClassSession.Comers.NameOf(a.Comers), a.CancelledOn is not null ? "取消し" : a.Came.Length > 0 ? ShowClass.Attendance.NameOf(a.Came) : s.Seated.Contains(a.Id) ? "申込み済み" : "キャンセル待ち"))).ToList(),
        }, status);
    }

    /// <summary>One application.</summary>
    public sealed record Line(string Href, string Kind, DateOnly On, string Comers, string State);

    public sealed class Form
    {
        public string? Press { get; set; }

        public string? Session { get; set; }

        public string? Comers { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Session).Must(s => Guid.TryParse(s, out _)).WithMessage("申し込む回を選んでください。");
            RuleFor(x => x.Comers).Must(c => ClassSession.Comers.Knows(c)).WithMessage("だれが参加するかを選んでください。");
        }
    }
}
