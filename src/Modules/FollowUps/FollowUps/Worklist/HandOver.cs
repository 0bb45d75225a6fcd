using FluentValidation;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Rules;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.FollowUps.Worklist;

/// <summary>引継ぎ: one follow-up goes to a named member of staff, until a day or until further notice.</summary>
public static class HandOver
{
    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/{id:guid}/hand-over", Show).RequirePermission(FollowUpPermissions.Work);
        desk.MapPost("/{id:guid}/hand-over", Save).RequirePermission(FollowUpPermissions.Work);
    }

    static Task<IResult> Show(Guid id, ActByHand act, CancellationToken stop) => act.Show(id, Verb.HandedOver, new Form(), Page, stop);

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, ActByHand act, CancellationToken stop) =>
        act.Save(id, Verb.HandedOver, form ?? new Form(), rules, Page, (deed, to) => LineFact.HandedOverByHand(deed.Press, deed.On, deed.At, deed.By, deed.Occurrence, new StaffId(Guid.Parse(to.To!)), to.Until?.Value), stop,
            refuses: (found, to) => found.Roster.IsActive(new StaffId(Guid.Parse(to.To!))) ? null : new(nameof(Form.To), "引き継ぐ職員を選び直してください。"),
            next: "/follow-ups");

    static IResult Page(DeedPage page, Form form, int status) => Screen.Of<HandOverScreen>(new { Page = page, Input = form, Staff = page.Found.Roster.ActiveStaff.Select(s => (s.Id.ToString(), s.Name)).ToList() }, status);

    /// <summary>What is asked.</summary>
    public sealed class Form : DeedForm
    {
        /// <summary>Id of the member of staff.</summary>
        public string? To { get; set; }

        /// <summary>Last day; empty until further notice.</summary>
        public DateInput? Until { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.To).Must(id => Guid.TryParse(id, out _)).WithMessage("引き継ぐ職員を選んでください。");
            RuleFor(x => x.Until).DateIfGiven("引継ぎの終わりの日").NotBefore("引継ぎの終わりの日", () => clock.Today());
        }
    }
}
