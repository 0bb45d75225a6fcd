using System.Security.Cryptography;
using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Worklist;

/// <summary>
/// まとめて進める: what is routine is put off, handed to a colleague or declined for several people at once, each with its own fact. Only
/// the fact of the deed itself settles: that has its own form for each person.
/// </summary>
public static class WorkInBatch
{
    const int Most = 100;
    const string Postpone = "postpone";
    const string HandOver = "hand-over";
    const string Decline = "decline";

    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/batch", Show).RequirePermission(FollowUpPermissions.Work);
        desk.MapPost("/batch", Save).RequirePermission(FollowUpPermissions.Work);
    }

    static async Task<IResult> Show(string? rule, [AsParameters] Request request)
    {
        if (request.Rules.Find(rule ?? "") is not { } found) return Results.NotFound();
        return await Page(found, new Form { Rule = found.Slug, Press = $"{Ids.New()}" }, [], [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save([FromForm] Form? form, IValidator<Form> checks, ActByHand act, [AsParameters] Request request)
    {
        form ??= new Form();
        if (request.Rules.Find(form.Rule ?? "") is not { } rule) return Results.NotFound();
        var errors = await checks.CheckAsync(form, request.Stop);
        if (errors.Count == 0 && !Deeds(rule).Any(d => d.Value == form.Deed)) errors = [new(nameof(Form.Deed), "することを選んでください。")];
        var roster = await request.Rosters.On(request.Clock.Today(), request.Stop);
        if (errors.Count == 0 && form.Deed == HandOver && !(Guid.TryParse(form.To, out var asked) && roster.IsActive(new StaffId(asked)))) errors = [new(nameof(Form.To), "引き継ぐ職員を選んでください。")];
        if (errors.Count > 0) return await Page(rule, form, errors, [], StatusCodes.Status422UnprocessableEntity, request);
        var press = Guid.TryParse(form.Press, out var sent) ? sent : Ids.New();
        var left = await act.Each(form.Ids.Select(Chosen).OfType<(Guid Id, string Version)>().Take(Most).Select(c => (c.Id, (string?)c.Version, PressFor(press, c.Id))), VerbOf(form.Deed!), deed => form.Deed switch
        {
            Postpone => LineFact.PostponedByHand(deed.Press, deed.On, deed.At, deed.By, deed.Occurrence, form.RemindOn!.Value.Value!.Value, form.Reason!.Trim()),
            HandOver => LineFact.HandedOverByHand(deed.Press, deed.On, deed.At, deed.By, deed.Occurrence, new StaffId(Guid.Parse(form.To!)), null),
            _ => LineFact.DeclinedByHand(deed.Press, deed.On, deed.At, deed.By, deed.Occurrence, form.Reason!.Trim()),
        }, request.Stop);
        return left.Count == 0 ? Screen.SeeOther($"/follow-ups?rule={rule.Slug}") : await Page(rule, form, [], left, StatusCodes.Status409Conflict, request);
    }

    static async Task<IResult> Page(DeadlineRule rule, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<Guid> left, int status, Request request)
    {
        request.Db.ChangeTracker.Clear();
        var today = request.Clock.Today();
        var roster = await request.Rosters.On(today, request.Stop);
        var found = await request.Db.FollowUps.AsNoTracking().Where(f => f.Status == FollowUpStatus.Open && f.Rule == rule.Slug && f.VisibleFrom <= today && (f.HoldUntil == null || f.HoldUntil <= today))
            .Where(Mine.UpTo(roster, request.Staff.Id, today)).OrderBy(f => f.DueOn).ThenBy(f => f.Id).Take(Most)
            .LeftJoin(request.Db.Directory, f => f.Person, p => (PersonId?)p.Id, (f, p) => new { f.Id, f.Version, f.Person, Who = p, f.OpenReason, f.DueOn }).ToListAsync(request.Stop);
        request.Reading.Shows(found.Select(f => f.Person).OfType<PersonId>());
        var chosen = form.Ids.Select(i => i?.Split(':')[0]).ToHashSet();
        return Screen.Of<WorkInBatchScreen>(new
        {
            rule.Title,
            Input = form,
            Errors = errors,
            Deeds = Deeds(rule),
            Staff = roster.ActiveStaff.Select(s => ($"{s.Id}", s.Name)).ToList(),
            Left = left.Count,
            Rows = found.Select(f => new Row($"{f.Id}:{f.Version}", Words.NameOf(f.Person, f.Who), f.Who?.Kana ?? "", f.OpenReason, f.DueOn, left.Count > 0 ? left.Contains(f.Id) : chosen.Contains($"{f.Id}"))).ToList(),
        }, status);
    }

    static (Guid Id, string Version)? Chosen(string? sent) => sent?.Split(':') is [var id, var version] && Guid.TryParse(id, out var known) ? (known, version) : null;

    /// <summary>One press is one deed for each: pressed again, each is found done.</summary>
    static Guid PressFor(Guid press, Guid followUp) => new(SHA256.HashData([.. press.ToByteArray(), .. followUp.ToByteArray()])[..16]);

    static Verb VerbOf(string deed) => deed switch { Postpone => Verb.Postponed, HandOver => Verb.HandedOver, _ => Verb.Declines };

    static IReadOnlyList<(string Value, string Text)> Deeds(DeadlineRule rule) =>
    [
        .. rule.May(Verb.Postponed) ? [(Postpone, "催促を延ばす（期限は動きません）")] : Array.Empty<(string, string)>(),
        (HandOver, "ほかの職員に引き継ぐ"),
        .. rule.May(Verb.Declines) ? [(Decline, "本人が断った")] : Array.Empty<(string, string)>(),
    ];

    /// <summary>What the endpoints need.</summary>
    internal sealed record Request(FollowUpsDb Db, RuleBook Rules, Rosters Rosters, CurrentStaff Staff, Reading Reading, TimeProvider Clock, CancellationToken Stop);

    /// <summary>One that may be chosen.</summary>
    public sealed record Row(string Value, string Name, string Kana, string? About, DateOnly DueOn, bool IsChosen);

    /// <summary>What is asked.</summary>
    public sealed class Form
    {
        /// <summary>Slug of the rule.</summary>
        public string? Rule { get; set; }

        /// <summary>Those that were chosen, each with the version that was shown.</summary>
        public List<string?> Ids { get; set => field = value ?? []; } = [];

        /// <summary>What is done with them.</summary>
        public string? Deed { get; set; }

        /// <summary>Day of the next reminder.</summary>
        public DateInput? RemindOn { get; set; }

        /// <summary>Id of the member of staff who takes them.</summary>
        public string? To { get; set; }

        /// <summary>Why they are put off or declined.</summary>
        public string? Reason { get; set; }

        /// <summary>Tells a second press from a second deed.</summary>
        public string? Press { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        const int ReasonAtMost = 400;
        const int AheadAtMostDays = 90;

        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Ids).Must(ids => ids.Exists(i => !string.IsNullOrEmpty(i))).WithMessage("進める人を選んでください。");
            RuleFor(x => x.RemindOn).Date("次に催促する日").NotBefore("次に催促する日", () => clock.Today().AddDays(1)).NotAfter("次に催促する日", () => clock.Today().AddDays(AheadAtMostDays)).When(x => x.Deed == Postpone);
            RuleFor(x => x.Reason).Must(r => !string.IsNullOrWhiteSpace(r)).WithMessage("理由を入力してください。").MaximumLength(ReasonAtMost).WithMessage($"理由は{ReasonAtMost}文字以内で入力してください。").When(x => x.Deed is Postpone or Decline);
        }
    }
}
