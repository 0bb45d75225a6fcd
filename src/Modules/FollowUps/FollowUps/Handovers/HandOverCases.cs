using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Rules;
using Hagukumi.FollowUps.Worklist;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Handovers;

/// <summary>
/// 引継ぎ票: all cases of a duty that ends on one page. Whoever leaves writes a note for each, or says of the rest at once that there is
/// nothing to add; the successor ticks what was received. Both may save as often as they like.
/// </summary>
public static class HandOverCases
{
    const int PageSize = 50;

    /// <summary>What stands in the note of a case about which there is nothing to add.</summary>
    internal const string NothingToAdd = "特記事項なし";

    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/handovers/{assignment:guid}", Show).RequirePermission(FollowUpPermissions.Work);
        desk.MapPost("/handovers/{assignment:guid}", Save).RequirePermission(FollowUpPermissions.Work);
        desk.MapGet("/handovers/cases/{id:guid}", Find).RequirePermission(FollowUpPermissions.Work);
    }

    /// <summary>The page on which a case stands.</summary>
    static async Task<IResult> Find(Guid id, FollowUpsDb db, HandoverDesk handovers, CancellationToken stop)
    {
        var wanted = new HandoverId(id);
        if (await db.Handovers.AsNoTracking().FirstOrDefaultAsync(h => h.Id == wanted, stop) is not { } handover || await handovers.Find(handover.Assignment, stop) is null) return Results.NotFound();
        var before = await db.Handovers.CountAsync(h => h.Assignment == handover.Assignment && h.CancelledOn == null && h.Number < handover.Number, stop);
        return Screen.SeeOther($"/follow-ups/handovers/{handover.Assignment}?page={(before / PageSize) + 1}#case-{id}");
    }

    static async Task<IResult> Show(Guid assignment, int? page, FollowUpsDb db, HandoverDesk handovers, RuleBook rules, CancellationToken stop)
    {
        if (await handovers.Find(assignment, stop) is not { } ending) return Results.NotFound();
        var cases = await Cases(db, assignment, page).ToListAsync(stop);
        return await Page(ending, new Form { Items = [.. cases.Select(h => new Item { Id = $"{h.Id}", Note = h.Note, Version = $"{h.Version}" })] }, cases, [], [], page, StatusCodes.Status200OK, db, handovers, rules, stop);
    }

    static async Task<IResult> Save(Guid assignment, int? page, [FromForm] Form? form, IValidator<Form> checks, FollowUpsDb db, HandoverDesk handovers, RuleBook rules, CancellationToken stop)
    {
        form ??= new Form();
        while (true)
        {
            db.ChangeTracker.Clear();
            if (await handovers.Find(assignment, stop) is not { } ending) return Results.NotFound();
            var cases = await Cases(db, assignment, page).ToListAsync(stop);
            if (await checks.CheckAsync(form, stop) is { Count: > 0 } errors) return await Page(ending, form, cases, errors, [], page, StatusCodes.Status422UnprocessableEntity, db, handovers, rules, stop);
            var byId = cases.ToDictionary(h => $"{h.Id}");
            if (!form.NothingToAddForTheRest && form.Items.TrueForAll(i => string.IsNullOrWhiteSpace(i.Note) && !i.Received))
            {
                var first = form.Items.FindIndex(i => byId.TryGetValue(i.Id ?? "", out var open) && open.IsOpen);
                var nothing = new ValidationFailure(first < 0 ? "" : $"Items[{first}].{(ending.MayWrite ? nameof(Item.Note) : nameof(Item.Received))}", "引き継ぐことを書くか、受け取った人に印を付けてから、保存してください。");
                return await Page(ending, form, cases, [nothing], [], page, StatusCodes.Status422UnprocessableEntity, db, handovers, rules, stop);
            }
            HashSet<string> changed = [];
            foreach (var item in form.Items)
            {
                if (item.Id is null || !byId.TryGetValue(item.Id, out var handover) || handover.CancelledOn is not null) continue;
                var note = Text(item, form);
                // Written by somebody else meanwhile: theirs stays, and both are shown.
                if (ending.MayWrite && note.Length > 0 && note != handover.Note && item.Version != $"{handover.Version}") changed.Add(item.Id);
                else if (ending.MayWrite && note.Length > 0 && note != handover.Note && handover.IsOpen) handover.Write(note, handovers.Me, handovers.Today);
                if (ending.MayReceive && item.Received && handover.IsOpen) handover.Accept(handovers.Me, handovers.Today);
            }
            try
            {
                await db.SaveChangesAsync(stop);
            }
            catch (DbUpdateConcurrencyException)
            {
                continue;
            }
            if (changed.Count == 0) return Screen.SeeOther($"/follow-ups/handovers/{assignment}?page={page ?? 1}");
            foreach (var item in form.Items) item.Version = item.Id is not null && byId.TryGetValue(item.Id, out var now) ? $"{now.Version}" : item.Version;
            return await Page(ending, form, cases, [], changed, page, StatusCodes.Status409Conflict, db, handovers, rules, stop);
        }
    }

    static string Text(Item item, Form form)
    {
        var text = item.Note?.Trim() ?? "";
        return text.Length == 0 && form.NothingToAddForTheRest ? NothingToAdd : text;
    }

    static IQueryable<Handover> Cases(FollowUpsDb db, Guid assignment, int? page) =>
        db.Handovers.Where(h => h.Assignment == assignment && h.CancelledOn == null).OrderBy(h => h.Number).Skip((Math.Clamp(page ?? 1, 1, int.MaxValue / PageSize) - 1) * PageSize).Take(PageSize);

    static async Task<IResult> Page(
        HandoverDesk.Ending ending, Form form, IReadOnlyList<Handover> cases, IReadOnlyList<ValidationFailure> errors, HashSet<string> changed, int? page, int status, FollowUpsDb db, HandoverDesk handovers, RuleBook rules, CancellationToken stop)
    {
        var people = await handovers.People(cases, stop);
        var ids = cases.Select(h => h.Person).ToList();
        var own = HandoverRules.Slugs;
        var owed = (await db.FollowUps.AsNoTracking().Where(f => f.Person != null && ids.Contains(f.Person.Value) && f.Status == FollowUpStatus.Open && !own.Contains(f.Rule)).OrderBy(f => f.DueOn).Select(f => new { f.Person, f.Rule, f.OpenReason, f.DueOn }).ToListAsync(stop)).ToLookup(f => f.Person!.Value);
        var all = await db.Handovers.CountAsync(h => h.Assignment == ending.Assignment && h.CancelledOn == null, stop);
        var number = page ?? 1;
        return Screen.Of<HandOverCasesScreen>(new
        {
            View = new View(DutyNames.Of(ending.Duty, ending.District), ending.FromName, ending.LastDay, ending.To, ending.NoSuccessor, ending.MayWrite, ending.MayReceive, all, number > 1 ? number - 1 : null, number * PageSize < all ? number + 1 : null),
            Input = form,
            Errors = errors,
            Rows = cases.Select(h => new Row($"{h.Id}", h.Person, people.GetValueOrDefault(h.Person)?.Name ?? Words.UnknownPerson, [.. owed[h.Person].Select(f => $"{Words.TitleOf(rules.Find(f.Rule), f.Rule, f.OpenReason)}（{BuildingBlocks.Calendar.JapaneseDate.FormatShort(f.DueOn)}）")],
                h.Note, h.NotedOn, h.AcceptedOn, changed.Contains($"{h.Id}"))).ToDictionary(r => r.Id),
        }, status);
    }

    /// <summary>What is asked.</summary>
    public sealed class Form
    {
        /// <summary>The cases of the page.</summary>
        public List<Item> Items { get; set => field = value ?? []; } = [];

        /// <summary>About every case without a note there is nothing to add.</summary>
        public CheckInput NothingToAddForTheRest { get; set; }
    }

    /// <summary>One case.</summary>
    public sealed class Item
    {
        /// <summary>Id of the hand-over.</summary>
        public string? Id { get; set; }

        /// <summary>What the successor must know.</summary>
        public string? Note { get; set; }

        /// <summary>The successor has received it.</summary>
        public CheckInput Received { get; set; }

        /// <summary>Version that was shown.</summary>
        public string? Version { get; set; }
    }

    /// <summary>The duty.</summary>
    public sealed record View(string Duty, string From, DateOnly LastDay, string To, bool NoSuccessor, bool MayWrite, bool MayReceive, int Cases, int? Previous, int? Next);

    /// <summary>One case as the page shows it beside its fields.</summary>
    public sealed record Row(string Id, PersonId Person, string Name, IReadOnlyList<string> Owed, string Note, DateOnly? NotedOn, DateOnly? AcceptedOn, bool ChangedMeanwhile);

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules() => RuleForEach(x => x.Items).ChildRules(item => item.RuleFor(i => i.Note).MaximumLength(Handover.NoteAtMost).WithMessage($"引継ぎ票は{Handover.NoteAtMost}文字以内で入力してください。"));
    }
}
