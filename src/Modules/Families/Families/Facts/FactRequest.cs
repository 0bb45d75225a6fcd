using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Districts;
using Hagukumi.Families.People;
using Hagukumi.Families.Residences;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Facts;

/// <summary>The other person of a fact.</summary>
/// <param name="Person">Null for somebody no record is kept of.</param>
/// <param name="Name">Name of somebody no record is kept of; else empty.</param>
internal sealed record OtherParty(PersonId? Person, string Name);

/// <summary>What every form of a fact asks of the program, and the way all of them save.</summary>
internal sealed record FactRequest(
    FamiliesDb Db, IDatabaseProvider Database, FamilyCircle Family, DutyDistricts Districts, Reading Reading, BuildingBlocks.Panels.Panels Panels, CurrentStaff Staff, TimeProvider Clock, CancellationToken Stop)
{
    public DateOnly Today => Clock.Today();

    public Recorded Recorded => new(Staff.Id, Clock.GetUtcNow(), Today);

    /// <summary>The empty form.</summary>
    public async Task<IResult> Show<TScreen>(Guid id, FactFields form, Func<FactPage, Task<FactPage>>? complete = null) where TScreen : IComponent
    {
        if (await Find(id) is not { } person) return Results.NotFound();
        form.Press = $"{Guid.CreateVersion7()}";
        return await Screen<TScreen>(person, form, [], StatusCodes.Status200OK, complete);
    }

    /// <summary>Checks the form and saves the fact that <paramref name="make"/> makes of it; the second press of one button finds it done.</summary>
    public async Task<IResult> Save<TScreen, TForm>(
        Guid id, TForm form, IValidator<TForm> rules, Func<TForm, FactBasis, OtherParty?, Task<Fact>> make, Func<FactPage, Task<FactPage>>? complete = null)
        where TScreen : IComponent where TForm : FactFields
    {
        if (await Find(id) is not { } person) return Results.NotFound();
        Task<IResult> Refused(IReadOnlyList<ValidationFailure> errors) => Screen<TScreen>(person, form, errors, StatusCodes.Status422UnprocessableEntity, complete);
        if (await rules.CheckAsync(form, Stop) is { Count: > 0 } errors) return await Refused(errors);
        OtherParty? other = null;
        if (form is FactFieldsWithOther asked && (other = await Resolve(person, asked)) is null) return await Refused([await Unresolved(person, asked)]);
        var back = Screens.Screen.SeeOther($"/families/people/{id}/facts");
        Fact fact;
        try
        {
            fact = await make(form, new FactBasis(Guid.TryParse(form.Press, out var press) ? press : Guid.CreateVersion7(), person.Id, form.From?.Value, form.To?.Value, form.Source.Plain(), Recorded), other);
        }
        catch (RefusalException refusal)
        {
            return await Refused([new ValidationFailure(refusal.Field, refusal.Message)]);
        }
        if (await Db.FindAsync(fact.GetType(), [fact.Id], Stop) is not null) return back;
        var saving = await Try(fact, () => Db.Add(fact));
        return saving.Stale ? await Save<TScreen, TForm>(id, form, rules, make, complete) : back;
    }

    /// <summary>Changes a fact and saves it, unless the record refuses or somebody else was first. Whoever moves is in another nurse's charge from the same moment.</summary>
    public async Task<Saving> Try(Fact fact, Action change)
    {
        try
        {
            change();
            await using var transaction = await Db.Database.BeginTransactionAsync(Stop);
            await Db.SaveChangesAsync(Stop);
            if (fact is Residence)
            {
                await Districts.Settle([fact.Person], Stop);
                await Db.SaveChangesAsync(Stop);
            }
            await transaction.CommitAsync(Stop);
            return new Saving(null, Stale: false);
        }
        catch (RefusalException refusal)
        {
            return new Saving(new ValidationFailure(refusal.Field, refusal.Message), Stale: false);
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || Database.IsDuplicate(failure.InnerException ?? failure))
        {
            Db.ChangeTracker.Clear();
            return new Saving(null, Stale: true);
        }
    }

    public Task<Person?> Find(Guid id) => Db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == new PersonId(id), Stop);

    /// <summary>What stands above the form; the answer is logged as showing whoever may be chosen.</summary>
    public async Task<FactPage> Page(Person person, IReadOnlyList<ValidationFailure> errors, bool withFamily)
    {
        Reading.Shows(person.Id);
        var family = withFamily ? await Family.Of(person.Id, Today, Stop) : [];
        Reading.Shows(family.Select(p => p.Id));
        return new FactPage(ShowPerson.AsDirectory(person), Today, await Panels.InCharge(person.Id, Stop), await Panels.Consent(person.Id, Stop), errors)
        {
            Family = [.. family.Select(p => ($"{p.Id}", $"{p.Name}（{p.AgeOn(Today)}）"))],
        };
    }

    /// <summary>Members of staff who may be chosen.</summary>
    public Task<List<DirectoryStaff>> ActiveStaff() => Db.StaffDirectory.Where(s => s.Active).OrderBy(s => s.Name).ToListAsync(Stop);

    /// <summary>The member of staff that a form names.</summary>
    /// <exception cref="RefusalException">There is none, or the account is closed.</exception>
    public async Task<StaffId> ActiveStaff(string? typed, string field) =>
        Guid.TryParse(typed, out var id) && await Db.StaffDirectory.AnyAsync(s => s.Id == new StaffId(id) && s.Active, Stop) ? new StaffId(id) : throw new RefusalException("職員を選び直してください。", field);

    public async Task<IReadOnlyDictionary<StaffId, string>> StaffNames() => await Db.StaffDirectory.ToDictionaryAsync(s => s.Id, s => s.Name, Stop);

    async Task<IResult> Screen<TScreen>(Person person, FactFields form, IReadOnlyList<ValidationFailure> errors, int status, Func<FactPage, Task<FactPage>>? complete) where TScreen : IComponent
    {
        var page = await Page(person, errors, form is FactFieldsWithOther);
        return Screens.Screen.Of<TScreen>(new { Page = complete is null ? page : await complete(page), Input = form }, status);
    }

    async Task<OtherParty?> Resolve(Person person, FactFieldsWithOther form)
    {
        var given = new[] { form.Other, form.OtherNumber, form.OtherName }.Count(t => t.Plain().Length > 0);
        if (given != 1) return null;
        if (form.OtherName.Plain() is { Length: > 0 } name) return new(null, name);
        if (form.OtherNumber.Plain() is { Length: > 0 } number)
        {
            var born = form.OtherBorn?.Value;
            var ids = await Db.People.Where(p => p.RegisterNumber == number && p.BirthDate == born && p.Id != person.Id).OrderBy(p => p.Id).Select(p => p.Id).Take(1).ToListAsync(Stop);
            return ids is [var found] ? new(found, "") : null;
        }
        var family = await Family.Of(person.Id, Today, Stop);
        return family.FirstOrDefault(p => $"{p.Id}" == form.Other) is { } chosen ? new(chosen.Id, "") : null;
    }

    async Task<ValidationFailure> Unresolved(Person person, FactFieldsWithOther form)
    {
        var given = new[] { form.Other, form.OtherNumber, form.OtherName }.Count(t => t.Plain().Length > 0);
        if (given > 1) return new(nameof(form.OtherName), "家族の一覧、宛名番号、名前のうち、どれか一つだけで選んでください。");
        if (form.OtherNumber.Plain().Length > 0) return new(nameof(form.OtherNumber), "この宛名番号と生年月日の住民は見つかりません。番号と生年月日を確かめてください。");
        return (await Family.Of(person.Id, Today, Stop)).Count > 0
            ? new(nameof(form.Other), "だれのことかを選んでください。")
            : new(nameof(form.OtherName), "だれのことかを入力してください。");
    }
}

/// <summary>How an attempt to save ended.</summary>
/// <param name="Refusal">Why the record does not allow it; null where it does.</param>
/// <param name="Stale">Somebody else saved the record meanwhile.</param>
internal sealed record Saving(ValidationFailure? Refusal, bool Stale);
