using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Rules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Worklist;

/// <summary>やることを追加: what somebody wants done for a person by a date, owed by a duty.</summary>
public static class AddManual
{
    const int MostYearsAhead = 10;

    internal static readonly IReadOnlyList<(string Value, string Text)> Duties =
    [
        (nameof(Duty.PublicHealthNurse), "地区担当保健師"), (nameof(Duty.MaternalHealthSupervisor), "母子保健係長"), (nameof(Duty.CaseWorker), "児童福祉の主担当"),
        (nameof(Duty.ChildWelfareSupervisor), "児童福祉係長"), (nameof(Duty.CouncilCoordinator), "要対協調整担当"), (nameof(Duty.GeneralSupportOfficer), "統括支援員"), (nameof(Duty.DevelopmentalSupport), "発達支援担当"), (nameof(Duty.Clerk), "事務"),
    ];

    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/new", Show).RequirePermission(FollowUpPermissions.Work);
        desk.MapPost("/new", Save).RequirePermission(FollowUpPermissions.Work);
    }

    static async Task<IResult> Show(string? person, FollowUpsDb db, Reading reading, CancellationToken stop) =>
        await Page(new Form { Person = person, Press = Guid.CreateVersion7().ToString() }, [], db, reading, StatusCodes.Status200OK, stop);

    static async Task<IResult> Save([FromForm] Form? form, IValidator<Form> rules, FollowUpsDb db, LineKeeper lines, RuleBook book, IDatabaseProvider provider, CurrentStaff staff, Reading reading, TimeProvider clock, CancellationToken stop)
    {
        form ??= new Form();
        if (await rules.CheckAsync(form, stop) is { Count: > 0 } errors) return await Page(form, errors, db, reading, StatusCodes.Status422UnprocessableEntity, stop);
        var person = new PersonId(Guid.Parse(form.Person!));
        if (!await db.Directory.AnyAsync(p => p.Id == person, stop))
            return await Page(form, [new(nameof(Form.Person), "対象者を「人を探す」から選び直してください。")], db, reading, StatusCodes.Status422UnprocessableEntity, stop);
        var subject = Guid.TryParse(form.Press, out var sent) ? sent : Guid.CreateVersion7();
        var fact = LineFact.OpenedByHand(subject, clock.Today(), clock.GetUtcNow(), staff.Id, person, Due.On(form.DueOn!.Value.Value!.Value), Enum.Parse<Duty>(form.Owner!), form.What!.Trim());
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            await lines.Add([new LineEntry(book.Find("manual")!, subject, person, fact)], stop);
            await db.SaveChangesAsync(stop);
            await transaction.CommitAsync(stop);
        }
        catch (DbUpdateException failure) when (provider.IsDuplicate(failure.InnerException ?? failure))
        {
            // The same press twice at the same moment.
        }
        return Screen.SeeOther("/follow-ups");
    }

    static async Task<IResult> Page(Form form, IReadOnlyList<ValidationFailure> errors, FollowUpsDb db, Reading reading, int status, CancellationToken stop)
    {
        var name = Guid.TryParse(form.Person, out var id) ? (await db.Canonical(new PersonId(id), stop))?.Name : null;
        if (name is not null) reading.Shows(new PersonId(id));
        return Screen.Of<AddManualScreen>(new { Input = form, Errors = errors, About = name }, status);
    }

    /// <summary>What is asked.</summary>
    public sealed class Form
    {
        /// <summary>Id of the person.</summary>
        public string? Person { get; set; }

        /// <summary>What is to be done.</summary>
        public string? What { get; set; }

        /// <summary>By when.</summary>
        public DateInput? DueOn { get; set; }

        /// <summary>Which duty owes it.</summary>
        public string? Owner { get; set; }

        /// <summary>Tells a second press from a second follow-up.</summary>
        public string? Press { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Person).Must(id => Guid.TryParse(id, out _)).WithMessage("対象者を「人を探す」から選んでください。");
            RuleFor(x => x.What).NotEmpty().WithMessage("することを入力してください。").MaximumLength(400).WithMessage("することは400文字以内で入力してください。");
            RuleFor(x => x.DueOn).Date("期限").NotBefore("期限", () => clock.Today()).NotAfter("期限", () => clock.Today().AddYears(MostYearsAhead));
            RuleFor(x => x.Owner).Must(o => Duties.Any(d => d.Value == o)).WithMessage("担当を選んでください。");
        }
    }
}
