using FluentValidation;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Families.Facts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Families.Support;

/// <summary>同意の記録: granted, refused, revoked, asked for, or not needed by law.</summary>
public static class RecordConsent
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/people/{id:guid}/consents/new", Show).RequirePermission(FamiliesPermissions.RecordFacts);
        desk.MapPost("/people/{id:guid}/consents/new", Save).RequirePermission(FamiliesPermissions.RecordFacts);
    }

    static Task<IResult> Show(Guid id, [AsParameters] FactRequest request) => request.Show<RecordConsentScreen>(id, new Form { From = DateInput.Of(request.Today) });

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] FactRequest request) =>
        request.Save<RecordConsentScreen, Form>(id, form ?? new Form(), rules, (typed, basis, _) => Task.FromResult<Fact>(
            Consent.Record(basis, typed.Scope!, typed.Recipient.Plain(), typed.State!, typed.Way!, typed.Giver.Plain())));

    public sealed class Form : FactFields
    {
        public string? Scope { get; set; }

        public string? Recipient { get; set; }

        public string? State { get; set; }

        public string? Way { get; set; }

        public string? Giver { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Scope).OneOf("共有する範囲", Consent.Scopes);
            RuleFor(x => x.Recipient).AtMost("共有する相手", Longest.Name);
            RuleFor(x => x.State).OneOf("同意の状態", Consent.States);
            RuleFor(x => x.Way).OneOf("得た方法", Consent.Ways)
                .Must((form, way) => form.State is not (Consent.Granted or Consent.Revoked) || way != "none").WithMessage("同意や撤回を、どの方法で確かめたかを選んでください。");
            RuleFor(x => x.Giver).AtMost("だれの意思か・法令", Longest.Name)
                .Must((form, giver) => form.State is Consent.Pending || giver.Plain().Length > 0).WithMessage("だれの意思か（法令により不要のときは根拠の条文）を入力してください。");
            this.PeriodAndSource();
        }
    }
}
