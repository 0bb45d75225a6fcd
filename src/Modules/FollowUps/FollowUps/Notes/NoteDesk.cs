using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;
using Hagukumi.FollowUps.Owners;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Notes;

/// <summary>What everything done to a note needs: the note, if this reader may see it, and how it stands in words.</summary>
sealed class NoteDesk(FollowUpsDb db, Rosters rosters, CurrentStaff staff, Reading reading, TimeProvider clock)
{
    public StaffId Me => staff.Id;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public DateOnly Today { get; } = clock.Today();

    /// <summary>
    /// Whoever wrote it or took it over, whoever owes one of its follow-ups, and who sees the safety net. Once it stands with somebody's
    /// record it is that record's, for whoever may see what is owed for people.
    /// </summary>
    public async Task<QuickNote?> Find(Guid id, CancellationToken stop)
    {
        var note = await db.Notes.FirstOrDefaultAsync(n => n.Id == new NoteId(id), stop);
        if (note is null || !await MaySee(note, stop)) return null;
        reading.Shows(note.About);
        return note;
    }

    /// <summary>Something that is done once to a note.</summary>
    public OneDeed<QuickNote, TForm> Deed<TForm>(Guid id, Func<QuickNote, TForm, bool> done, Func<QuickNote, bool> may, Action<QuickNote, TForm> act, Func<NotePage, TForm, int, IResult> page, CancellationToken stop) => new()
    {
        Find = () => Find(id, stop),
        Done = done,
        May = may,
        Act = act,
        Page = async (note, form, errors, isLate, status) => page(await PageOf(note, errors, isLate, stop), form, status),
    };

    /// <summary>Saves it, and goes back to the note.</summary>
    public Task<IResult> Save<TForm>(Guid id, OneDeed<QuickNote, TForm> deed, TForm form, IValidator<TForm> rules, CancellationToken stop) => deed.Save(form, rules, db, $"/follow-ups/notes/{id}", stop);

    /// <summary>A person that a form names.</summary>
    public async Task<DirectoryPerson?> Known(string? person, CancellationToken stop)
    {
        if (!Guid.TryParse(person, out var id) || await db.Canonical(new PersonId(id), stop) is not { } known) return null;
        reading.Shows(known.Id);
        return known;
    }

    /// <summary>A note in words.</summary>
    public async Task<NotePage> PageOf(QuickNote note, IReadOnlyList<ValidationFailure> errors, bool isLate, CancellationToken stop)
    {
        var people = await db.Canonical([.. note.About], stop);
        reading.Shows(people.Values.Select(p => p.Id));
        var roster = await rosters.On(Today, stop);
        var names = new WorkerNames(roster, staff, people.Values.FirstOrDefault(p => p.Sealed));
        string NameOf(PersonId? person) => person is { } id && people.TryGetValue(id, out var known) ? known.Name : "";
        return new NotePage(
            note.Id, note.Text, clock.ToLocal(note.WrittenAt), names.Of([note.By]), note.Person, NameOf(note.Person), note.WaitsForDay,
            note is { TakenAt: { } taken, TakenBy: { } taker } ? $"{names.Of([taker])}　{NotePage.At(clock.ToLocal(taken))}" : null,
            note.CallAt is { } call ? $"{NotePage.At(clock.ToLocal(call))}　{note.CallTo}" : null, note.OwesCall,
            [.. note.Calls.OrderBy(c => c.At).Select(c => new NotePage.CallRow(clock.ToLocal(c.At), names.Of([c.By]), c.Reached, c.Remark))],
            note.End switch { NoteEnd.Filed => "整理済み", NoteEnd.Discarded => "破棄", _ => "未整理" }, note.End is null, note.FiledTo, NameOf(note.FiledTo),
            note is { EndedAt: { } ended, EndedBy: { } ender } ? $"{names.Of([ender])}　{NotePage.At(clock.ToLocal(ended))}　{note.EndText}" : null, errors, isLate);
    }

    async Task<bool> MaySee(QuickNote note, CancellationToken stop)
    {
        if (note.By == staff.Id || note.TakenBy == staff.Id || staff.Has(FollowUpPermissions.SafetyNet)) return true;
        if (note is { End: NoteEnd.Filed, FiledTo: not null }) return staff.Has(FollowUpPermissions.See);
        var roster = await rosters.On(Today, stop);
        return (await db.FollowUps.AsNoTracking().Where(f => f.Subject == note.Id.Value).ToListAsync(stop)).Exists(f => roster.IsUpTo(staff.Id, f));
    }
}
