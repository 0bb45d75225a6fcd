using FluentValidation;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Families.Facts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Enrolments;

/// <summary>所属の記録: the nursery or school, and the grade where it is not the one of the birth date.</summary>
public static class RecordEnrolment
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/people/{id:guid}/enrolments/new", Show).RequirePermission(FamiliesPermissions.RecordFacts);
        desk.MapPost("/people/{id:guid}/enrolments/new", Save).RequirePermission(FamiliesPermissions.RecordFacts);
    }

    static Task<IResult> Show(Guid id, [AsParameters] FactRequest request) =>
        request.Show<RecordEnrolmentScreen>(id, new Form());

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] FactRequest request) =>
        request.Save<RecordEnrolmentScreen, Form>(id, form ?? new Form(), rules, async (typed, basis, _) =>
        {
            var enrolment = Enrolment.Record(basis, Enum.Parse<EnrolmentKind>(typed.Kind!), typed.Name.Plain(), typed.Grade.Number(), typed.ClassName.Plain());
            if (enrolment.Grade is null && (await request.Find(id))?.BirthDate is { } born) enrolment.TakeGradeOf(born);
            // Whoever was to be asked has been answered; the lines are saved together.
            foreach (var open in await request.Db.Enrolments.Where(e => e.Person == basis.Person && e.NextToBeConfirmed && e.WithdrawnOn == null).ToListAsync(request.Stop)) open.Confirm();
            return enrolment;
        });

    public sealed class Form : FactFields
    {
        public string? Kind { get; set; }

        public string? Name { get; set; }

        public string? Grade { get; set; }

        public string? ClassName { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Kind).OneOf("所属の種類", Enrolment.Kinds);
            RuleFor(x => x.Name).Must(n => n.Plain().Length > 0).WithMessage("園・学校の名前を入力してください。").AtMost("園・学校の名前", Longest.Name);
            RuleFor(x => x.Grade).OneOfOrNone("学年", Enrolment.Grades);
            RuleFor(x => x.ClassName).AtMost("組", Longest.Name);
            this.PeriodAndSource();
        }
    }
}
