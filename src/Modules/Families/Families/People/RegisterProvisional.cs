using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Families.Secrecy;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.People;

/// <summary>仮登録: somebody whom the register does not know, so that the deadlines of the desks can run for them. Identified later, they go on.</summary>
public static class RegisterProvisional
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/provisional/new", Show).RequirePermission(FamiliesPermissions.RegisterProvisional);
        desk.MapPost("/provisional/new", Save).RequirePermission(FamiliesPermissions.RegisterProvisional);
    }

    static async Task<IResult> Show(string? with, FamiliesDb db, Reading reading, TimeProvider clock, CancellationToken stop)
    {
        var home = await Home(with, db, stop);
        return Page(new Form { Press = $"{Ids.New()}", With = home?.Id.ToString(), GuessedOn = DateInput.Of(clock.Today()) }, [], home, reading, StatusCodes.Status200OK);
    }

    static async Task<IResult> Save([FromForm] Form? form, IValidator<Form> rules, FamiliesDb db, IPublisher publisher, IDatabaseProvider provider, Reading reading, TimeProvider clock, CancellationToken stop)
    {
        form ??= new Form();
        var home = await Home(form.With, db, stop);
        var errors = await rules.CheckAsync(form, stop);
        if (errors.Count == 0 && home is null && !string.IsNullOrEmpty(form.With)) errors = [new("", "一緒に暮らす人が見つかりません。その人の記録からやり直すか、「やめる」を押してください。")];
        if (errors.Count > 0) return Page(form, errors, home, reading, StatusCodes.Status422UnprocessableEntity);

        var id = Guid.TryParse(form.Press, out var press) ? new PersonId(press) : PersonId.New();
        if (await db.People.AnyAsync(p => p.Id == id, stop)) return Screen.SeeOther($"/families/people/{id}");
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (home is not null) home = await db.AtHome(home.Id, stop);
        var household = home?.HouseholdId ?? HouseholdId.New();
        if (home is null) db.Add(Household.Open(household));
        var person = Person.RegisterProvisional(id, household, form.ToFacts(clock.Today()), home);
        db.Add(person);
        publisher.Publish(db, new PeopleChanged([person.ToIdentity()]));
        try
        {
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }
        catch (DbUpdateException failure) when (provider.IsDuplicate(failure.InnerException ?? failure))
        {
            // The same press twice at the same moment.
        }
        return Screen.SeeOther($"/families/people/{id}");
    }

    /// <summary>Whoever the person lives with, as the one they are.</summary>
    static async Task<Person?> Home(string? with, FamiliesDb db, CancellationToken stop)
    {
        if (!Guid.TryParse(with, out var id) || await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == new PersonId(id), stop) is not { } found) return null;
        return found.MergedInto is { } canonical ? await db.People.AsNoTracking().FirstAsync(p => p.Id == canonical, stop) : found;
    }

    static IResult Page(Form form, IReadOnlyList<ValidationFailure> errors, Person? home, Reading reading, int status)
    {
        if (home is not null) reading.Shows(home.Id);
        return Screen.Of<RegisterProvisionalScreen>(new { Input = form, Errors = errors, LivesWith = home?.Name, Back = home is null ? "/families/search" : $"/families/people/{home.Id}" }, status);
    }

    /// <summary>What is asked.</summary>
    public sealed class Form : ProvisionalForm
    {
        /// <summary>Id of somebody the person lives with.</summary>
        public string? With { get; set; }

        /// <summary>Id of the person to be: tells a second press from a second person.</summary>
        public string? Press { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock) => ProvisionalRules.AddTo(this, clock);
    }
}
