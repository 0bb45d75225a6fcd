using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Classes;

/// <summary>開催の登録.</summary>
public static class PlanClass
{
    const int MostSeats = 500;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/classes/new", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/classes/new", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static IResult Show() => Screen(new Form { Kind = ClassSession.Kinds[0].Value, Capacity = "20", Press = $"{Ids.New()}" }, [], StatusCodes.Status200OK);

    static Task<IResult> Save([FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        var typed = form ?? new Form();
        var press = typed.Press.Press();
        return request.Save(typed, rules, async () => await request.Db.ClassSessions.AnyAsync(s => s.Id == press, request.Stop) ? null : () => request.Db.Add(ClassSession.Plan(press, typed.ToFacts(), request.Recorded)),
            (errors, status) => Task.FromResult(Screen(typed, errors, status)), $"/maternal-health/classes/{press}");
    }

    static IResult Screen(Form form, IReadOnlyList<ValidationFailure> errors, int status) => Screens.Screen.Of<PlanClassScreen>(new { Input = form, Errors = errors }, status);

    public sealed class Form
    {
        public string? Press { get; set; }

        public string? Kind { get; set; }

        public DateInput? On { get; set; }

        public string? Hours { get; set; }

        public string? Place { get; set; }

        public string? Capacity { get; set; }

        internal ClassFacts ToFacts() => new(Kind!, On.Day(), Hours.Plain(), Place.Plain(), Capacity.Number()!.Value);
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Kind).Must(k => ClassSession.Kinds.Knows(k)).WithMessage("開催するものを選んでください。");
            RuleFor(x => x.On).Date("開催日");
            RuleFor(x => x.Hours).AtMost("時間", Longest.Line);
            RuleFor(x => x.Place).Must(p => p.Plain().Length > 0).WithMessage("場所を入力してください。").AtMost("場所", Longest.Line);
            RuleFor(x => x.Capacity).Must(c => c.Number() is >= 1 and <= MostSeats).WithMessage($"定員は1から{MostSeats}までの数字で入力してください。");
        }
    }
}
