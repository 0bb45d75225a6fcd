using FluentValidation;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Support;

/// <summary>情報の提供の記録: the ledger of what was told to whom. What the guardian said stands above the form, and no consent is claimed that was not given.</summary>
public static class RecordDisclosure
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/people/{id:guid}/disclosures/new", Show).RequirePermission(FamiliesPermissions.RecordFacts);
        desk.MapPost("/people/{id:guid}/disclosures/new", Save).RequirePermission(FamiliesPermissions.RecordFacts);
    }

    static Task<IResult> Show(Guid id, [AsParameters] FactRequest request) =>
        request.Show<RecordDisclosureScreen>(id, new Form { From = DateInput.Of(request.Today) }, page => WithConsents(page, request));

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] FactRequest request) =>
        request.Save<RecordDisclosureScreen, Form>(id, form ?? new Form(), rules, async (typed, basis, _) =>
        {
            var (scope, recipient, on) = (typed.Scope!, typed.Recipient.Plain(), basis.From!.Value);
            if (typed.Ground == Disclosure.ByConsent && !Consent.Allows(await InForce(basis.Person, on, request), scope, recipient))
                throw new RefusalException($"{Consent.Scopes.NameOf(scope)}をこの相手に提供する同意が、その日には登録されていません。同意を得て記録するか、ほかの根拠を選んでください。", nameof(Form.Ground));
            return Disclosure.Record(basis with { To = on }, scope, typed.Items.Plain(), typed.Ground!, recipient);
        }, page => WithConsents(page, request));

    static async Task<IReadOnlyList<Consent>> InForce(PersonId person, DateOnly on, FactRequest request)
    {
        var same = (await request.Db.SamePersons([person], request.Stop))[person].ToList();
        return Consent.InForce(await request.Db.Consents.AsNoTracking().HoldingOn(on).Where(c => same.Contains(c.Person)).ToListAsync(request.Stop), on);
    }

    static async Task<FactPage> WithConsents(FactPage page, FactRequest request)
    {
        var hidden = (await request.Db.Hidden([page.Person.Id], request.Stop)).Count > 0;
        return page with { Notes = [.. (await InForce(page.Person.Id, request.Today, request)).Select(c => hidden && c.TellsPlace ? $"{Consent.Scopes.NameOf(c.Scope)} {Consent.States.NameOf(c.State)}（相手は{ListFacts.Withheld}）" : c.Says(_ => ""))] };
    }

    public sealed class Form : FactFields
    {
        public string? Scope { get; set; }

        public string? Items { get; set; }

        public string? Ground { get; set; }

        public string? Recipient { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Scope).OneOf("提供する範囲", Consent.Scopes);
            RuleFor(x => x.Items).Must(i => i.Plain().Length > 0).WithMessage("提供した項目を入力してください。").AtMost("提供した項目", Longest.Text);
            RuleFor(x => x.Ground).OneOf("根拠", Disclosure.Grounds);
            RuleFor(x => x.Recipient).Must(r => r.Plain().Length > 0).WithMessage("提供した相手を入力してください。").AtMost("提供した相手", Longest.Name);
            RuleFor(x => x.From).Date("提供した日").NotAfter("提供した日", clock.Today);
            this.PeriodAndSource();
        }
    }
}
