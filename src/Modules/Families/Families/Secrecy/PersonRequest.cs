using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.People;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Secrecy;

/// <summary>What every form about how a person is protected and reached asks of the program.</summary>
internal sealed record PersonRequest(FamiliesDb Db, Seals Seals, Reading Reading, BuildingBlocks.Panels.Panels Panels, CurrentStaff Staff, TimeProvider Clock, CancellationToken Stop)
{
    public DateOnly Today => Clock.Today();

    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>The person that an id stands for: whoever was merged is written under the one they are.</summary>
    public async Task<Person?> Find(Guid id) => await Record(id) is not { } record ? null : record.MergedInto is { } other ? await Record(other.Value) : record;

    /// <summary>The record of that id itself.</summary>
    public Task<Person?> Record(Guid id) => Db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == new PersonId(id), Stop);

    /// <summary>Every id under which something may have been recorded of a person.</summary>
    public Task<List<PersonId>> Ids(Person person) => Db.People.OneWith([person.Canonical]).Select(p => p.Id).ToListAsync(Stop);

    /// <summary>What stands around the fields; the answer is logged as showing the person.</summary>
    public async Task<PersonForm> Form(Person person, IReadOnlyList<ValidationFailure> errors, string? changed = null)
    {
        Reading.Shows(person.Id);
        var who = person.MergedInto is { } other && await Record(other.Value) is { } canonical ? canonical : person;
        return new PersonForm(ShowPerson.AsDirectory(who), Today, await Panels.InCharge(person.Id, Stop), errors, changed);
    }
}

/// <summary>What stands around the fields of a form about a person.</summary>
/// <param name="Who">Whose record it is.</param>
/// <param name="Today">The day for which the age is told.</param>
/// <param name="InCharge">Who is in charge.</param>
/// <param name="Errors">What is wrong with the form.</param>
/// <param name="Changed">What somebody else changed meanwhile; null where nobody did.</param>
public sealed record PersonForm(DirectoryPerson Who, DateOnly Today, string InCharge, IReadOnlyList<ValidationFailure> Errors, string? Changed)
{
    /// <summary>The person's page.</summary>
    public string Back => $"/families/people/{Who.Id}";
}
