using FluentValidation;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Families.Facts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Families.Support;

/// <summary>家族の支援機関の記録: who supports a parent: a doctor, home nursing, a welfare worker (AY-06).</summary>
public static class RecordSupportingAgency
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/people/{id:guid}/agencies/new", Show).RequirePermission(FamiliesPermissions.RecordFacts);
        desk.MapPost("/people/{id:guid}/agencies/new", Save).RequirePermission(FamiliesPermissions.RecordFacts);
    }

    static Task<IResult> Show(Guid id, [AsParameters] FactRequest request) => request.Show<RecordSupportingAgencyScreen>(id, new Form());

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] FactRequest request) =>
        request.Save<RecordSupportingAgencyScreen, Form>(id, form ?? new Form(), rules, (typed, basis, _) => Task.FromResult<Fact>(
            SupportingAgency.Record(basis, typed.Kind!, typed.Name.Plain(), typed.Contact.Plain(), typed.Telephone.Plain())));

    public sealed class Form : FactFields
    {
        public string? Kind { get; set; }

        public string? Name { get; set; }

        public string? Contact { get; set; }

        public string? Telephone { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Kind).OneOf("支援機関の種類", SupportingAgency.Kinds);
            RuleFor(x => x.Name).Must(n => n.Plain().Length > 0).WithMessage("機関の名前を入力してください。").AtMost("機関の名前", Longest.Name);
            RuleFor(x => x.Contact).AtMost("担当者", Longest.Name);
            RuleFor(x => x.Telephone).AtMost("電話番号", Longest.Code);
            this.PeriodAndSource();
        }
    }
}
