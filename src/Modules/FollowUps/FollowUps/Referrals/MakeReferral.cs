using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;
using Hagukumi.FollowUps.Worklist;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Referrals;

/// <summary>紹介する: a family is sent on to another agency, and stays on this desk's list until the link holds.</summary>
public static class MakeReferral
{
    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/referrals/new", Show).RequirePermission(FollowUpPermissions.Refer);
        desk.MapPost("/referrals/new", Save).RequirePermission(FollowUpPermissions.Refer);
    }

    static Task<IResult> Show(string? person, FollowUpsDb db, Reading reading, TimeProvider clock, CancellationToken stop) =>
        Page(new Form { Person = person, On = DateInput.Of(clock.Today()), Press = $"{ReferralId.New()}" }, [], StatusCodes.Status200OK, db, reading, stop);

    static async Task<IResult> Save([FromForm] Form? form, IValidator<Form> rules, FollowUpsDb db, IDatabaseProvider provider, CurrentStaff staff, Reading reading, CancellationToken stop)
    {
        form ??= new Form();
        if (await rules.CheckAsync(form, stop) is { Count: > 0 } errors) return await Page(form, errors, StatusCodes.Status422UnprocessableEntity, db, reading, stop);
        if (await db.Canonical(new PersonId(Guid.Parse(form.Person!)), stop) is not { } person)
            return await Page(form, [new(nameof(Form.Person), "対象者を「人を探す」から選び直してください。")], StatusCodes.Status422UnprocessableEntity, db, reading, stop);
        var id = Guid.TryParse(form.Press, out var press) ? new ReferralId(press) : ReferralId.New();
        db.Add(Referral.Make(id, person.Id, form.Agency!.Trim(), form.Contact?.Trim() ?? "", form.Purpose!.Trim(), form.Consent!, form.Accompanied, Enum.Parse<Duty>(form.Owner!), staff.Id, form.On!.Value.Value!.Value));
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException failure) when (provider.IsDuplicate(failure.InnerException ?? failure))
        {
            // The same press twice.
        }
        return Screen.SeeOther($"/follow-ups/referrals/{id}");
    }

    static async Task<IResult> Page(Form form, IReadOnlyList<ValidationFailure> errors, int status, FollowUpsDb db, Reading reading, CancellationToken stop)
    {
        var about = Guid.TryParse(form.Person, out var id) ? await db.Canonical(new PersonId(id), stop) : null;
        if (about is not null) reading.Shows(about.Id);
        return Screen.Of<MakeReferralScreen>(new { Input = form, Errors = errors, About = about?.Name }, status);
    }

    /// <summary>What is asked.</summary>
    public sealed class Form
    {
        /// <summary>Id of the person.</summary>
        public string? Person { get; set; }

        /// <summary>To which agency.</summary>
        public string? Agency { get; set; }

        /// <summary>Who is in charge there, where that is known.</summary>
        public string? Contact { get; set; }

        /// <summary>What for.</summary>
        public string? Purpose { get; set; }

        /// <summary>Code of what was said to passing it on.</summary>
        public string? Consent { get; set; }

        /// <summary>Somebody goes along.</summary>
        public CheckInput Accompanied { get; set; }

        /// <summary>The day.</summary>
        public DateInput? On { get; set; }

        /// <summary>Which duty owes it where whoever refers is gone.</summary>
        public string? Owner { get; set; }

        /// <summary>Tells a second press from a second referral.</summary>
        public string? Press { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Person).Must(id => Guid.TryParse(id, out _)).WithMessage("対象者を「人を探す」から選んでください。");
            RuleFor(x => x.Agency).NotEmpty().WithMessage("紹介先を入力してください。").MaximumLength(200).WithMessage("紹介先は200文字以内で入力してください。");
            RuleFor(x => x.Contact).MaximumLength(200).WithMessage("相手の担当者名は200文字以内で入力してください。");
            RuleFor(x => x.Purpose).NotEmpty().WithMessage("紹介の目的を入力してください。").MaximumLength(400).WithMessage("紹介の目的は400文字以内で入力してください。");
            RuleFor(x => x.Consent).Must(c => Referral.Consents.Any(known => known.Value == c)).WithMessage("同意を選んでください。");
            RuleFor(x => x.On).Date("紹介した日").NotAfter("紹介した日", () => clock.Today());
            RuleFor(x => x.Owner).Must(o => AddManual.Duties.Any(d => d.Value == o)).WithMessage("担当を選んでください。");
        }
    }
}
