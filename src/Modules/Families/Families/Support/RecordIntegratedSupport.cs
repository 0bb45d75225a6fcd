using FluentValidation;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Families.Facts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Families.Support;

/// <summary>一体支援の記録: from now on both desks look after the family, each with somebody in charge.</summary>
public static class RecordIntegratedSupport
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/people/{id:guid}/integrated-supports/new", Show).RequirePermission(FamiliesPermissions.RecordFacts);
        desk.MapPost("/people/{id:guid}/integrated-supports/new", Save).RequirePermission(FamiliesPermissions.RecordFacts);
    }

    static Task<IResult> Show(Guid id, [AsParameters] FactRequest request) =>
        request.Show<RecordIntegratedSupportScreen>(id, new Form { From = DateInput.Of(request.Today) }, page => WithStaff(page, request));

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] FactRequest request) =>
        request.Save<RecordIntegratedSupportScreen, Form>(id, form ?? new Form(), rules, async (typed, basis, _) =>
            IntegratedSupport.Record(basis, await request.ActiveStaff(typed.MaternalHealth, nameof(Form.MaternalHealth)), await request.ActiveStaff(typed.ChildWelfare, nameof(Form.ChildWelfare))), page => WithStaff(page, request));

    static async Task<FactPage> WithStaff(FactPage page, FactRequest request) => page with { Staff = [.. (await request.ActiveStaff()).Select(s => ($"{s.Id}", s.Name))] };

    public sealed class Form : FactFields
    {
        public string? MaternalHealth { get; set; }

        public string? ChildWelfare { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.MaternalHealth).Must(s => Guid.TryParse(s, out _)).WithMessage("母子保健の担当を選んでください。");
            RuleFor(x => x.ChildWelfare).Must(s => Guid.TryParse(s, out _)).WithMessage("児童福祉の担当を選んでください。");
            this.PeriodAndSource();
        }
    }
}
