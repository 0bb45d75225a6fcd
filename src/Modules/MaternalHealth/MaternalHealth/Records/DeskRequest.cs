using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.HealthSystem;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.Screens;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Records;

/// <summary>What every form of this desk asks of the program, and the way all of them save.</summary>
internal sealed record DeskRequest(MaternalHealthDb Db, IDatabaseProvider Database, Reading Reading, BuildingBlocks.Panels.Panels Panels, HealthSystemSettings HealthSystem, CurrentStaff Staff, TimeProvider Clock, CancellationToken Stop)
{
    public DateOnly Today => Clock.Today();

    public Recorded Recorded => new(Staff.Id, Clock.GetUtcNow());

    // A record is read by one statement: between two of them a colleague may save, and half of it would be older than the rest.
    public Task<Pregnancy?> FindPregnancy(Guid id) => Db.Pregnancies.AsSingleQuery().FirstOrDefaultAsync(p => p.Id == new PregnancyId(id), Stop);

    public Task<Infant?> FindInfant(Guid id) => Db.Infants.AsSingleQuery().FirstOrDefaultAsync(i => i.Id == new PersonId(id), Stop);

    /// <summary>The person for the bar above the page; the answer is logged as showing her.</summary>
    public async Task<PersonInView> View(PersonId person)
    {
        Reading.Shows(person);
        return (await Db.InView([person], Today, Stop))[person] with { InCharge = await Panels.InCharge(person, Stop) };
    }

    public async Task<FormPage> Page(Pregnancy pregnancy, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict) =>
        await Conflicting(new FormPage(await View(pregnancy.PersonId), $"/maternal-health/pregnancies/{pregnancy.Id}", "妊婦の記録へ戻る", errors, conflict), pregnancy.ChangedBy, pregnancy.ChangedAt);

    public async Task<FormPage> Page(Infant infant, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict) =>
        await Conflicting(new FormPage(await View(infant.Id), $"/maternal-health/infants/{infant.Id}", "乳児の記録へ戻る", errors, conflict), infant.ChangedBy, infant.ChangedAt);

    /// <summary>Changes a record and saves it, unless the record refuses or somebody else was first.</summary>
    public async Task<Saving> Try(Action change)
    {
        try
        {
            change();
            await Db.SaveChangesAsync(Stop);
            return new Saving(null, Stale: false);
        }
        catch (RefusalException refusal)
        {
            return new Saving(refusal.Message, Stale: false);
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || Database.IsDuplicate(failure.InnerException ?? failure))
        {
            Db.ChangeTracker.Clear();
            return new Saving(null, Stale: true);
        }
    }

    /// <summary>Who worked with somebody, as the page about them may say it.</summary>
    public async Task<WorkerNames> WorkersOf(PersonInView who)
    {
        var same = (await Db.SamePersons([who.Id], Stop))[who.Id].ToList();
        var came = await Db.ImportedRecords.AsNoTracking().Where(r => r.Record != null && same.Contains(r.Person)).Select(r => new { Record = r.Record!.Value, r.Source, r.Kind }).ToListAsync(Stop);
        return new(who.Sealed ? null : await Db.StaffDirectory.ToDictionaryAsync(s => s.Id, s => s.Name, Stop),
            came.DistinctBy(r => r.Record).ToDictionary(r => r.Record, r => (r.Source, HealthSystem.KeptElsewhere(r.Kind))));
    }

    async Task<FormPage> Conflicting(FormPage page, StaffId changedBy, DateTimeOffset changedAt) => page.Conflict.Count == 0 ? page : page with
    {
        ChangedBy = page.Who.Sealed ? null : (await WorkersOf(page.Who)).Of(changedBy),
        ChangedAt = Clock.ToLocal(changedAt).ToString("M月d日 H時mm分", System.Globalization.CultureInfo.InvariantCulture),
    };
}

/// <summary>How an attempt to save ended.</summary>
/// <param name="Refusal">Why the record does not allow it; null where it does.</param>
/// <param name="Stale">Somebody else saved the record meanwhile.</param>
internal sealed record Saving(string? Refusal, bool Stale);

/// <summary>What stands around the fields of every form of this desk.</summary>
/// <param name="Who">Whose record it is.</param>
/// <param name="Back">The record's page.</param>
/// <param name="BackText">What that page is called.</param>
/// <param name="Errors">What is wrong with the form.</param>
/// <param name="Conflict">Both versions, where somebody else changed the record meanwhile.</param>
public sealed record FormPage(PersonInView Who, string Back, string BackText, IReadOnlyList<ValidationFailure> Errors, IReadOnlyList<ConflictRow> Conflict)
{
    /// <summary>Who changed it meanwhile.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>When.</summary>
    public string? ChangedAt { get; init; }
}
