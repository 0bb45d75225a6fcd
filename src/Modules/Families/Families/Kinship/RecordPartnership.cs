using FluentValidation;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Families.Facts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Families.Kinship;

/// <summary>夫婦・パートナーの記録: married, living together unmarried, apart, divorced.</summary>
public static class RecordPartnership
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/people/{id:guid}/partnerships/new", Show).RequirePermission(FamiliesPermissions.RecordFacts);
        desk.MapPost("/people/{id:guid}/partnerships/new", Save).RequirePermission(FamiliesPermissions.RecordFacts);
    }

    static Task<IResult> Show(Guid id, [AsParameters] FactRequest request) => request.Show<RecordPartnershipScreen>(id, new Form());

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] FactRequest request) =>
        request.Save<RecordPartnershipScreen, Form>(id, form ?? new Form(), rules, (typed, basis, other) => Task.FromResult<Fact>(Partnership.Record(basis, other!, Enum.Parse<PartnershipKind>(typed.Kind!))));

    public sealed class Form : FactFieldsWithOther
    {
        public string? Kind { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Kind).OneOf("関係", Partnership.Kinds);
            this.OtherPerson();
            this.PeriodAndSource();
        }
    }
}
