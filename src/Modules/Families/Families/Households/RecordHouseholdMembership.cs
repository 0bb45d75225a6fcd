using FluentValidation;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Hagukumi.Families.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Households;

/// <summary>同居の記録: a second household of somebody, told by one who lives there.</summary>
public static class RecordHouseholdMembership
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/people/{id:guid}/memberships/new", Show).RequirePermission(FamiliesPermissions.RecordFacts);
        desk.MapPost("/people/{id:guid}/memberships/new", Save).RequirePermission(FamiliesPermissions.RecordFacts);
    }

    static Task<IResult> Show(Guid id, [AsParameters] FactRequest request) => request.Show<RecordHouseholdMembershipScreen>(id, new Form());

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] FactRequest request) =>
        request.Save<RecordHouseholdMembershipScreen, Form>(id, form ?? new Form(), rules, async (typed, basis, other) =>
            HouseholdMembership.Record(basis, other!, await HouseholdOf(basis.Person, other!, request), typed.Share.Plain()));

    static async Task<HouseholdId> HouseholdOf(PersonId person, OtherParty through, FactRequest request)
    {
        if (through.Person is { } mate)
        {
            var households = await request.Db.People.Where(p => p.Id == mate || p.Id == person).Select(p => new { p.Id, p.HouseholdId }).ToListAsync(request.Stop);
            var household = households.Single(h => h.Id == mate).HouseholdId;
            return households.Single(h => h.Id == person).HouseholdId != household ? household : throw new RefusalException("この人とは、住民データでもう同じ世帯です。", nameof(Form.Other));
        }

        // A household nobody keeps a record of has no members but those who are said to belong to it.
        var opened = HouseholdId.New();
        request.Db.Add(Household.Open(opened));
        return opened;
    }

    public sealed class Form : FactFieldsWithOther
    {
        public string? Share { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            this.OtherPerson();
            RuleFor(x => x.Share).AtMost("どのくらいの割合か", Longest.Name);
            this.PeriodAndSource();
        }
    }
}
