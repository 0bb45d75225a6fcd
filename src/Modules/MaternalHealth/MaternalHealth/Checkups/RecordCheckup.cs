using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.HealthSystem;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>健診の結果, held at a clinic or in another municipality as well as here.</summary>
public static class RecordCheckup
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/children/{id:guid}/checkups/{kind}/result", Show).RequirePermission(MaternalHealthPermissions.Record).UnlessKeptElsewhere(HealthKind.Checkup);
        desk.MapPost("/children/{id:guid}/checkups/{kind}/result", Save).RequirePermission(MaternalHealthPermissions.Record).UnlessKeptElsewhere(HealthKind.Checkup);
    }

    static async Task<IResult> Show(Guid id, string kind, MaternalHealthSettings settings, [AsParameters] DeskRequest request) =>
        await CheckupCase.Find(id, kind, request) is { } found ? await Screen(found, new Form { Source = nameof(CheckupSource.Clinic) }, [], StatusCodes.Status200OK, settings, request) : Results.NotFound();

    static async Task<IResult> Save(Guid id, string kind, [FromForm] Form? form, IValidator<Form> rules, MaternalHealthSettings settings, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await CheckupCase.Find(id, kind, request) is not { } found) return Results.NotFound();
        var errors = (await rules.CheckAsync(form, request.Stop)).ToList();
        var born = (await request.View(found.Child)).BirthDate;
        if (errors.Count == 0 && form.On.Day() < born) errors.Add(new("On", "受診日は生まれた日以後の日付にしてください。"));
        // What only looks impossible is asked for and taken.
        if (errors.Count == 0 && born is { } birth && !CheckupPlan.Of(found.Kind, settings).WindowOf(birth).Contains(form.On.Day()) && form.Note.Plain().Length == 0)
            errors.Add(new("Note", "受診日が健診の時期の外です。日付が正しければ、その事情を「所見・申送り」に入力してください。"));
        if (errors.Count > 0) return await Screen(found, form, errors, StatusCodes.Status422UnprocessableEntity, settings, request);
        var checkup = await found.Begun(request);
        var saving = await request.Try(() =>
        {
            checkup.Record(form.ToFacts(), null, request.Recorded);
            if (found.Known is null) request.Db.Add(checkup);
        });
        if (saving.Stale) return await Save(id, kind, form, rules, settings, request);
        if (saving.Refusal is { } refusal) return await Screen(found, form, [new("", refusal)], StatusCodes.Status422UnprocessableEntity, settings, request);
        return Screens.Screen.SeeOther(found.Back);
    }

    static async Task<IResult> Screen(CheckupCase found, Form form, IReadOnlyList<ValidationFailure> errors, int status, MaternalHealthSettings settings, DeskRequest request)
    {
        var page = await CheckupCase.PageOf(found.Child, errors, request);
        return Screens.Screen.Of<RecordCheckupScreen>(new { Page = page, Input = form, Name = CheckupWords.Of(found.Kind), Window = page.Who.BirthDate is { } born ? Text(CheckupPlan.Of(found.Kind, settings).WindowOf(born)) : "" }, status);
    }

    static string Text(CheckupWindow window) => $"{JapaneseDate.Format(window.First)}から{JapaneseDate.Format(window.Last)}まで";

    public sealed class Form
    {
        public DateInput? On { get; set; }

        public string? Source { get; set; }

        public string? Institution { get; set; }

        public string? Result { get; set; }

        public List<string> FollowUps { get; set => field = value ?? []; } = [];

        public string? Note { get; set; }

        internal ResultFacts ToFacts() => new(On.Day(), Enum.Parse<CheckupSource>(Source!), Enum.Parse<CheckupResult>(Result!), string.Join(' ', FollowUps), Institution.Plain(), Note.Plain());
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("受診日").NotAfter("受診日", clock.Today);
            RuleFor(x => x.Source).Must(s => CheckupWords.Sources.Knows(s)).WithMessage("受けた所を選んでください。");
            RuleFor(x => x.Institution).AtMost("医療機関・市町村の名前", Longest.Line);
            RuleFor(x => x.Result).Must(r => CheckupWords.Results.Knows(r)).WithMessage("健診の結果を選んでください。");
            RuleForEach(x => x.FollowUps).Must(f => CheckupWords.FollowUps.Knows(f)).WithMessage("事後の区分を選び直してください。");
            RuleFor(x => x.FollowUps).Must(f => f.Distinct(StringComparer.Ordinal).Count() == f.Count).WithMessage("事後の区分を選び直してください。");
            RuleFor(x => x.Note).AtMost("所見・申送り", Longest.Text);
        }
    }
}
