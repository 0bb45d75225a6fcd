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

namespace Hagukumi.MaternalHealth.Handbooks;

/// <summary>手帳の再交付・転入時の登録. A number that another handbook has is warned of and taken with a reason: other municipalities number as they like.</summary>
public static class IssueHandbook
{
    internal static readonly IReadOnlyList<(string Value, string Text)> Kinds = [("reissue", "再交付"), ("transferIn", "転入時の登録")];

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/handbooks", Show).RequirePermission(MaternalHealthPermissions.HandleRights);
        desk.MapPost("/pregnancies/{id:guid}/handbooks", Save).RequirePermission(MaternalHealthPermissions.HandleRights);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) => await request.FindPregnancy(id) is { } pregnancy
        ? await Screen(pregnancy, new Form { On = DateInput.Of(request.Today), Fetus = "1", Press = $"{Ids.New()}" }, [], StatusCodes.Status200OK, request)
        : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        var press = form.Press.Press();
        return await request.Save(form, rules, Prepare, (errors, status) => Screen(pregnancy, form, errors, status, request), $"/maternal-health/pregnancies/{id}/handbooks");

        async Task<Action?> Prepare()
        {
            var (db, number) = (request.Db, form.Number.Plain());
            if (await db.HandbookChanges.AnyAsync(h => h.Id == press, request.Stop)) return null;
            if (form.Note.Plain().Length == 0 && (await db.Pregnancies.AnyAsync(p => p.WithdrawnOn == null && p.Handbooks.Any(h => h.Number == number), request.Stop) || await db.HandbookChanges.AnyAsync(h => h.Number == number, request.Stop)))
                throw new RefusalException("この番号の手帳はすでに登録されています。手帳を見て番号を確かめ、まちがいなければ「備考」に理由を入力してください。");
            return () => db.Add(HandbookChange.Issue(press, pregnancy, form.Fetus.Number()!.Value, form.Kind!, number, form.On.Day(), form.Note.Plain(), request.Recorded));
        }
    }

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request)
    {
        var changes = await request.Db.HandbookChanges.AsNoTracking().Where(h => h.Pregnancy == pregnancy.Id).ToListAsync(request.Stop);
        var (back, text) = request.Above(pregnancy);
        return Screens.Screen.Of<IssueHandbookScreen>(new
        {
            Page = new FormPage(await request.View(pregnancy.PersonId), back, text, errors, []),
            Input = form,
            Fetuses = Enumerable.Range(1, pregnancy.FetusCount).Select(n => ($"{n}", $"{n}人目")).ToList(),
            Before = pregnancy.Handbooks.Select(h => new Line(h.IssuedOn, h.Fetus, h.Number, "交付", ""))
                .Concat(changes.Select(c => new Line(c.IssuedOn, c.Fetus, c.Number, Kinds.NameOf(c.Kind), c.Note))).OrderBy(l => l.Fetus).ThenBy(l => l.On).ToList(),
        }, status);
    }

    /// <summary>One handbook.</summary>
    public sealed record Line(DateOnly On, int Fetus, string Number, string Kind, string Note);

    public sealed class Form
    {
        public string? Press { get; set; }

        public string? Kind { get; set; }

        public string? Fetus { get; set; }

        public string? Number { get; set; }

        public DateInput? On { get; set; }

        public string? Note { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Kind).Must(k => Kinds.Knows(k)).WithMessage("再交付か転入時の登録かを選んでください。");
            RuleFor(x => x.Fetus).Must(n => n.Number() is >= 1).WithMessage("何人目のお子さんの手帳かを選んでください。");
            RuleFor(x => x.Number).Must(n => n.Plain().Length > 0).WithMessage("手帳の番号を入力してください。").AtMost("手帳の番号", Handbook.LongestNumber);
            RuleFor(x => x.On).Date("日付").NotAfter("日付", clock.Today);
            RuleFor(x => x.Note).AtMost("備考", Longest.Text);
        }
    }
}
