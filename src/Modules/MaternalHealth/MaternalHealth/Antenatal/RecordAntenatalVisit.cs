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

namespace Hagukumi.MaternalHealth.Antenatal;

/// <summary>妊婦健診の記録 (deadlines.md 27): what a clinic said, without its voucher; who was asked why she did not go; and all that is known of her check-ups.</summary>
public static class RecordAntenatalVisit
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/antenatal", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/pregnancies/{id:guid}/antenatal", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) => await request.FindPregnancy(id) is { } pregnancy
        ? await Screen(pregnancy, new Form { Press = $"{Ids.New()}" }, [], StatusCodes.Status200OK, request)
        : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        var press = form.Press.Press();
        return await request.Save(form, rules, async () => await request.Db.AntenatalVisits.AnyAsync(v => v.Id == press, request.Stop) ? null
                : () => request.Db.Add(AntenatalVisit.Record(press, pregnancy, form.ToFacts(), request.Recorded)),
            (errors, status) => Screen(pregnancy, form, errors, status, request), $"/maternal-health/pregnancies/{id}/antenatal");
    }

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request)
    {
        var visits = await request.Db.AntenatalVisits.AsNoTracking().Where(v => v.Pregnancy == pregnancy.Id).ToListAsync(request.Stop);
        var contacts = await request.Db.AntenatalContacts.AsNoTracking().Where(c => c.Pregnancy == pregnancy.Id).ToListAsync(request.Stop);
        return Screens.Screen.Of<RecordAntenatalVisitScreen>(new
        {
            Page = await request.Page(pregnancy, errors, []),
            Input = form,
            Path = $"/maternal-health/pregnancies/{pregnancy.Id}/antenatal",
            Before = visits.Select(v => new Line(v.On, "健診", string.Join('\n', new[] { v.Institution, v.Note }.Where(t => t.Length > 0)), v.NextOn))
                .Concat(contacts.Select(c => new Line(c.On, "連絡", $"{AntenatalWords.Reasons.NameOf($"{c.Reason}")}\n{c.Note}", c.NextOn))).OrderByDescending(l => l.On).ToList(),
        }, status);
    }

    /// <summary>What is known already.</summary>
    public sealed record Line(DateOnly On, string Kind, string Text, DateOnly? NextOn);

    public sealed class Form
    {
        public string? Press { get; set; }

        public DateInput? On { get; set; }

        public string? Institution { get; set; }

        public DateInput? NextOn { get; set; }

        public string? Note { get; set; }

        internal AntenatalVisitFacts ToFacts() => new(On.Day(), Institution.Plain(), NextOn?.Value, Note.Plain());
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("健診の日").NotAfter("健診の日", clock.Today);
            RuleFor(x => x.Institution).AtMost("医療機関", Longest.Line);
            RuleFor(x => x.NextOn).DateIfGiven("次の健診の予定日").NotAfter("次の健診の予定日", () => clock.Today().AddYears(1))
                .Must((form, next) => next?.Value is not { } day || form.On?.Value is not { } on || day > on).WithMessage("次の健診の予定日は、健診の日より後の日付にしてください。");
            RuleFor(x => x.Note).AtMost("内容", Longest.Text);
        }
    }
}
