using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Worklist;

/// <summary>What people do to a follow-up by hand becomes a fact of its line, as what events do.</summary>
sealed class ActByHand(FollowUpsDb db, LineKeeper lines, RuleBook rules, Rosters rosters, IDatabaseProvider provider, CurrentStaff staff, Reading reading, TimeProvider clock)
{
    public DateOnly Today { get; } = clock.Today();

    /// <summary>The follow-up with its rule and its person, if this reader may see it: its owners, whom it was escalated to, and who sees the safety net.</summary>
    public async Task<Found?> Find(Guid id, CancellationToken stop)
    {
        if (await db.FollowUps.FirstOrDefaultAsync(f => f.Id == id, stop) is not { } followUp || rules.Find(followUp.Rule) is not { } rule) return null;
        var roster = await rosters.On(Today, stop);
        if (!roster.MaySee(followUp, staff)) return null;
        reading.Shows(followUp.About);
        var person = await db.Directory.FirstOrDefaultAsync(p => p.Id == followUp.Person, stop);
        return new Found(followUp, rule, person, roster, roster.OwnersOf(followUp));
    }

    /// <summary>The form of a deed, while the rule allows it and the follow-up is open.</summary>
    public async Task<IResult> Show<TForm>(Guid id, Verb verb, TForm form, Func<DeedPage, TForm, int, IResult> page, CancellationToken stop) where TForm : DeedForm
    {
        if (await Find(id, stop) is not { } found || !found.Allows(verb)) return Results.NotFound();
        (form.Press, form.Version) = ($"{Ids.New()}", $"{found.FollowUp.Version}");
        return page(new DeedPage(found, [], conflict: null, mayStill: true), form, StatusCodes.Status200OK);
    }

    /// <summary>
    /// Stores the deed, unless it is stored already (a second press carries the same id) or the follow-up is no longer what
    /// the page showed: closed, or changed by somebody else. Then what was typed is shown beside what is now.
    /// </summary>
    /// <param name="id">The follow-up.</param>
    /// <param name="verb">What the rule must allow.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="rules">Rules of the form.</param>
    /// <param name="page">Its screen.</param>
    /// <param name="fact">What the deed means to the line.</param>
    /// <param name="stop">Interrupted.</param>
    /// <param name="refuses">What only the follow-up can say of the form; asked after its rules.</param>
    /// <param name="next">Where it leads; the follow-up unless given.</param>
    public async Task<IResult> Save<TForm>(
        Guid id, Verb verb, TForm form, IValidator<TForm> rules, Func<DeedPage, TForm, int, IResult> page, Func<Deed, TForm, LineFact> fact, CancellationToken stop,
        Func<Found, TForm, ValidationFailure?>? refuses = null, string? next = null) where TForm : DeedForm
    {
        next ??= $"/follow-ups/{id}";
        // Whoever handed it over may not see it any more: the second press of the button finds it done.
        if (await DidAlready(id, form.Press, stop)) return Screen.SeeOther(next);
        if (await Find(id, stop) is not { } found || !found.Rule.May(verb)) return Results.NotFound();
        var errors = await rules.CheckAsync(form, stop);
        if (errors.Count == 0 && refuses?.Invoke(found, form) is { } refusal) errors = [refusal];
        if (errors.Count > 0) return page(new DeedPage(found, errors, conflict: null, found.Allows(verb)), form, StatusCodes.Status422UnprocessableEntity);
        if (await Record(found, form, found.Allows(verb), deed => fact(deed, form), stop)) return Screen.SeeOther(next);
        if (await Find(id, stop) is not { } now) return Results.NotFound();
        form.Version = $"{now.FollowUp.Version}"; // the next press is about the follow-up as it stands now
        return page(new DeedPage(now, [], Words.Now(now, staff), now.Allows(verb)), form, StatusCodes.Status409Conflict);
    }

    /// <summary>Whether it is stored, now or before; false when somebody else was first.</summary>
    async Task<bool> Record(Found found, DeedForm form, bool allowed, Func<Deed, LineFact> fact, CancellationToken stop)
    {
        var (followUp, rule) = (found.FollowUp, found.Rule);
        var press = Guid.TryParse(form.Press, out var sent) ? sent : Ids.New();
        if (await IsKept(followUp, press, stop)) return true;
        if (!allowed || form.Version != $"{followUp.Version}") return false;
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await lines.Add([new LineEntry(rule, followUp.Subject, followUp.Person, fact(new Deed(press, Today, clock.GetUtcNow(), staff.Id, followUp.OpeningEvent)))], stop);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
            return true;
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || provider.IsDuplicate(failure.InnerException ?? failure))
        {
            db.ChangeTracker.Clear();
            return await IsKept(followUp, press, stop);
        }
    }

    /// <summary>Stores the same deed for several, each by itself: one that somebody changed or closed meanwhile does not keep the others from it.</summary>
    /// <returns>Those that were not done.</returns>
    public async Task<IReadOnlyList<Guid>> Each(IEnumerable<(Guid Id, string? Version, Guid Press)> those, Verb verb, Func<Deed, LineFact> fact, CancellationToken stop)
    {
        List<Guid> left = [];
        foreach (var (id, version, press) in those)
        {
            db.ChangeTracker.Clear();
            if (await DidAlready(id, $"{press}", stop)) continue;
            if (await Find(id, stop) is not { } found || !await Record(found, new Several { Press = $"{press}", Version = version }, found.Allows(verb), fact, stop)) left.Add(id);
        }
        return left;
    }

    sealed class Several : DeedForm;

    async Task<bool> DidAlready(Guid id, string? press, CancellationToken stop) => Guid.TryParse(press, out var deed)
        && await db.FollowUps.AnyAsync(f => f.Id == id && db.Facts.Any(x => x.Rule == f.Rule && x.Subject == f.Subject && x.EventId == deed && x.NoticedBy == staff.Id), stop);

    Task<bool> IsKept(FollowUp followUp, Guid deed, CancellationToken stop) =>
        db.Facts.AnyAsync(f => f.Rule == followUp.Rule && f.Subject == followUp.Subject && f.EventId == deed, stop);

    internal sealed record Found(FollowUp FollowUp, DeadlineRule Rule, DirectoryPerson? Person, Roster Roster, Roster.Answer Owners)
    {
        public bool IsOpen => FollowUp.Status == FollowUpStatus.Open;

        public bool Allows(Verb verb) => IsOpen && Rule.May(verb);
    }
}

/// <summary>Who did something to a follow-up, and when.</summary>
/// <param name="Press">Id that the page gave it.</param>
/// <param name="On">The day.</param>
/// <param name="At">The moment.</param>
/// <param name="By">Who.</param>
/// <param name="Occurrence">The opening it is about.</param>
sealed record Deed(Guid Press, DateOnly On, DateTimeOffset At, StaffId By, Guid Occurrence);

/// <summary>What the form of every deed carries besides its own fields.</summary>
public abstract class DeedForm
{
    /// <summary>Tells a second press from a second deed.</summary>
    public string? Press { get; set; }

    /// <summary>Version of the follow-up that was shown.</summary>
    public string? Version { get; set; }
}

/// <summary>What the screen of every deed shows around its fields.</summary>
public sealed class DeedPage
{
    internal DeedPage(ActByHand.Found found, IReadOnlyList<ValidationFailure> errors, string? conflict, bool mayStill) => (Found, Errors, Conflict, MayStill) = (found, errors, conflict, mayStill);

    /// <summary>Address of the follow-up.</summary>
    public string Back => $"/follow-ups/{Found.FollowUp.Id}";

    /// <summary>Whom it is about.</summary>
    public string About => Found.Person?.Name ?? "";

    /// <summary>What is wrong with the form.</summary>
    public IReadOnlyList<ValidationFailure> Errors { get; }

    /// <summary>How the follow-up stands, where somebody else changed it meanwhile.</summary>
    public string? Conflict { get; }

    /// <summary>Whether the deed is still possible.</summary>
    public bool MayStill { get; }

    internal ActByHand.Found Found { get; }
}
