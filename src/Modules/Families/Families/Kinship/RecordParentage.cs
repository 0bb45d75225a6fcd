using FluentValidation;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Families.Facts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Families.Kinship;

/// <summary>親子関係の記録: who is a parent of the child, and by what.</summary>
public static class RecordParentage
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/people/{id:guid}/parentages/new", Show).RequirePermission(FamiliesPermissions.RecordFacts);
        desk.MapPost("/people/{id:guid}/parentages/new", Save).RequirePermission(FamiliesPermissions.RecordFacts);
    }

    static Task<IResult> Show(Guid id, [AsParameters] FactRequest request) => request.Show<RecordParentageScreen>(id, new Form());

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] FactRequest request) =>
        request.Save<RecordParentageScreen, Form>(id, form ?? new Form(), rules, (typed, basis, other) => Task.FromResult<Fact>(Parentage.Record(basis, other!, Enum.Parse<ParentageKind>(typed.Kind!))));

    public sealed class Form : FactFieldsWithOther
    {
        public string? Kind { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Kind).OneOf("親子関係", Parentage.Kinds);
            this.OtherPerson();
            this.PeriodAndSource();
        }
    }
}
