using FluentValidation;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Families.Facts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Families.Support;

/// <summary>経済的な困りごとの記録: what a family lacks, and which office it was taken to (AY-39).</summary>
public static class RecordHardship
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/people/{id:guid}/hardships/new", Show).RequirePermission(FamiliesPermissions.RecordFacts);
        desk.MapPost("/people/{id:guid}/hardships/new", Save).RequirePermission(FamiliesPermissions.RecordFacts);
    }

    static Task<IResult> Show(Guid id, [AsParameters] FactRequest request) => request.Show<RecordHardshipScreen>(id, new Form());

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] FactRequest request) =>
        request.Save<RecordHardshipScreen, Form>(id, form ?? new Form(), rules, (typed, basis, _) => Task.FromResult<Fact>(
            Hardship.Record(basis, typed.What.Plain(), typed.Office ?? "", typed.ReferredOn?.Value)));

    public sealed class Form : FactFields
    {
        public string? What { get; set; }

        public string? Office { get; set; }

        public DateInput? ReferredOn { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.What).Must(w => w.Plain().Length > 0).WithMessage("困っていることを入力してください。").AtMost("困っていること", Longest.Text);
            RuleFor(x => x.Office).OneOfOrNone("つないだ窓口", Hardship.Offices);
            RuleFor(x => x.ReferredOn).DateIfGiven("つないだ日").NotAfter("つないだ日", clock.Today)
                .Must((form, on) => string.IsNullOrEmpty(form.Office) || on?.Value is not null).WithMessage("窓口につないだときは、つないだ日も入力してください。")
                .Must((form, on) => on?.Value is null || !string.IsNullOrEmpty(form.Office)).WithMessage("つないだ日を入力したときは、つないだ窓口も選んでください。");
            this.PeriodAndSource();
        }
    }
}
