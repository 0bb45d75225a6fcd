using FluentValidation;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Families.Facts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Families.Kinship;

/// <summary>親権の記録: one parent at a time, with the ground of acting alone.</summary>
public static class RecordParentalAuthority
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/people/{id:guid}/authorities/new", Show).RequirePermission(FamiliesPermissions.RecordFacts);
        desk.MapPost("/people/{id:guid}/authorities/new", Save).RequirePermission(FamiliesPermissions.RecordFacts);
    }

    static Task<IResult> Show(Guid id, [AsParameters] FactRequest request) => request.Show<RecordParentalAuthorityScreen>(id, new Form());

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] FactRequest request) =>
        request.Save<RecordParentalAuthorityScreen, Form>(id, form ?? new Form(), rules, (typed, basis, other) => Task.FromResult<Fact>(ParentalAuthority.Record(basis, other!, Enum.Parse<AuthorityManner>(typed.Manner!), typed.Ground ?? "")));

    public sealed class Form : FactFieldsWithOther
    {
        public string? Manner { get; set; }

        public string? Ground { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Manner).OneOf("親権", ParentalAuthority.Manners);
            RuleFor(x => x.Ground).OneOfOrNone("一人で行使する根拠", ParentalAuthority.Grounds)
                .Must((form, ground) => form.Manner != nameof(AuthorityManner.Sole) || !string.IsNullOrEmpty(ground)).WithMessage("単独親権のときは、一人で行使する根拠を選んでください。")
                .Must((form, ground) => string.IsNullOrEmpty(ground) || form.Manner is nameof(AuthorityManner.Sole) or nameof(AuthorityManner.Joint)).WithMessage("一人で行使する根拠は、単独親権か共同親権のときだけ選べます。");
            this.OtherPerson();
            this.PeriodAndSource();
        }
    }
}
