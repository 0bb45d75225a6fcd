using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Grief;

/// <summary>
/// 声かけの要否を決める: after a miscarriage, a stillbirth or the death of a child. What is addressed to the child has stopped by itself;
/// what the mother is entitled to stays, and the page says so.
/// </summary>
public static class DecideGriefContact
{
    internal static readonly IReadOnlyList<(string Value, string Text)> Decisions =
        [(nameof(GriefDecision.Speak), "声をかける"), (nameof(GriefDecision.NotNow), "いまは見合わせる"), (nameof(GriefDecision.Declined), "本人・家族が望まない")];

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/grief/{id:guid}", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/grief/{id:guid}", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) =>
        await Find(id, request) is { } about ? await Screen(about, new Form { On = DateInput.Of(request.Today), Press = $"{Ids.New()}" }, [], StatusCodes.Status200OK, request) : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await Find(id, request) is not { } about) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(about, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var decision = Guid.TryParse(form.Press, out var sent) ? sent : Ids.New();
        // The second press of one button finds it done; at the same moment it is refused as a duplicate.
        if (!await request.Db.GriefContacts.AnyAsync(g => g.Id == decision, request.Stop))
            await request.Try(() => request.Db.Add(GriefContact.Decide(decision, id, about.Person, Enum.Parse<GriefDecision>(form.Decision!), form.How.Plain(), form.On.Day(), request.Recorded)));
        return Screens.Screen.SeeOther(about.Back);
    }

    /// <summary>The pregnancy or the child.</summary>
    static async Task<Loss?> Find(Guid subject, DeskRequest request)
    {
        if (await request.FindPregnancy(subject) is { } pregnancy) return new Loss(subject, pregnancy.PersonId, $"/maternal-health/pregnancies/{subject}", "妊婦の記録へ戻る");
        var child = new PersonId(subject);
        return await request.Db.Directory.AnyAsync(p => p.Id == child, request.Stop) ? new Loss(subject, child, $"/families/people/{subject}", "人の記録へ戻る") : null;
    }

    static async Task<IResult> Screen(Loss about, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request)
    {
        var who = await request.View(about.Person);
        var names = await request.WorkersOf(who);
        var before = await request.Db.GriefContacts.AsNoTracking().Where(g => g.Subject == about.Subject).OrderByDescending(g => g.RecordedAt).ToListAsync(request.Stop);
        return Screens.Screen.Of<DecideGriefContactScreen>(new
        {
            Page = new FormPage(who, about.Back, about.BackText, errors, []),
            Input = form,
            Before = before.Select(g => new Earlier(g.DecidedOn, Decisions.First(d => d.Value == $"{g.Decision}").Text, g.How, names.Of(g.RecordedBy))).ToList(),
        }, status);
    }

    internal sealed record Loss(Guid Subject, PersonId Person, string Back, string BackText);

    /// <summary>What was decided before.</summary>
    public sealed record Earlier(DateOnly On, string Decision, string How, string By);

    public sealed class Form
    {
        public string? Decision { get; set; }

        public string? How { get; set; }

        public DateInput? On { get; set; }

        /// <summary>Tells a second press from a second decision.</summary>
        public string? Press { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Decision).Must(d => Decisions.Any(known => known.Value == d)).WithMessage("どうするかを選んでください。");
            RuleFor(x => x.How).Must(h => h.Plain().Length > 0).WithMessage("だれが、どのように声をかけるか、または見合わせる理由を入力してください。").AtMost("内容", Longest.Text);
            RuleFor(x => x.On).Date("決めた日").NotAfter("決めた日", clock.Today);
        }
    }
}
