using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>現認: who saw the child with their own eyes, when and where; or a reason that was confirmed. A child that cannot be found stays on the list, and another desk learns of it.</summary>
public static class EndMissed
{
    const string Seen = nameof(MissEndingKind.Seen);
    const string Explained = nameof(MissEndingKind.Explained);

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/missed-checkups/{id:guid}/endings", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/missed-checkups/{id:guid}/endings", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) =>
        await CheckupCase.OfMiss(id, request) is { } checkup ? await Screen(checkup, id, new Form { On = DateInput.Of(request.Today) }, [], StatusCodes.Status200OK, request) : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await CheckupCase.OfMiss(id, request) is not { } checkup) return Results.NotFound();
        var errors = (await rules.CheckAsync(form, request.Stop)).ToList();
        // Seen before the session it missed, the child was not seen since.
        if (errors.Count == 0 && form.Kind == Seen && form.On.Day() < checkup.MissedOn) errors.Add(new("On", $"会った日は会場日（{JapaneseDate.Format(checkup.MissedOn!.Value)}）以後の日付にしてください。それより前に会ったことでは、いまの様子は分かりません。"));
        if (errors.Count > 0) return await Screen(checkup, id, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var saving = await request.Try(() => checkup.End(form.ToFacts(), request.Recorded));
        if (saving.Stale) return await Save(id, form, rules, request);
        if (saving.Refusal is { } refusal) return await Screen(checkup, id, form, [new("", refusal)], StatusCodes.Status422UnprocessableEntity, request);
        return Screens.Screen.SeeOther($"/maternal-health/missed-checkups/{id}");
    }

    static async Task<IResult> Screen(ChildCheckup checkup, Guid id, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<EndMissedScreen>(new { Page = await CheckupCase.PageOf(checkup.Child, errors, request, $"/maternal-health/missed-checkups/{id}"), Input = form }, status);

    public sealed class Form
    {
        public string? Kind { get; set; }

        public DateInput? On { get; set; }

        public string? SeenBy { get; set; }

        public string? Where { get; set; }

        public string? How { get; set; }

        public string? Reason { get; set; }

        public string? Note { get; set; }

        internal EndingFacts ToFacts() => Kind switch
        {
            Seen => new(On.Day(), MissEndingKind.Seen, SeenBy.Plain(), Where.Plain(), Note: Note.Plain()),
            Explained => new(On.Day(), MissEndingKind.Explained, Reason: Enum.Parse<MissedReason>(Reason!), Note: Note.Plain()),
            _ => new(On.Day(), MissEndingKind.Unlocated, Note: Note.Plain()),
        };
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Kind).Must(k => CheckupWords.Endings.Knows(k)).WithMessage("会えたか、理由が分かったか、居所が分からないかを選んでください。");
            RuleFor(x => x.On).Date("日付").NotAfter("日付", clock.Today);
            When(x => x.Kind == Seen, () =>
            {
                RuleFor(x => x.How).Must(h => CheckupWords.Hows.Knows(h)).WithMessage("どのように確かめたかを選んでください。")
                    .Equal(CheckupWords.ByEye).WithMessage("お子さんを目で見たときだけ現認になります。電話や家族の話は「連絡を記録」に残し、会えるまで確認を続けてください。");
                RuleFor(x => x.SeenBy).Must(s => s.Plain().Length > 0).WithMessage("だれが会ったかを入力してください（例：地区担当保健師、ひばり保育園の担任）。");
                RuleFor(x => x.Where).Must(w => w.Plain().Length > 0).WithMessage("どこで会ったかを入力してください（例：自宅、園）。");
            });
            RuleFor(x => x.SeenBy).AtMost("会った人", Longest.Line);
            RuleFor(x => x.Where).AtMost("会った場所", Longest.Line);
            RuleFor(x => x.Reason).Must(r => CheckupWords.AcceptedReasons.Knows(r)).When(x => x.Kind == Explained).WithMessage("確かめた理由を選んでください。拒否や不明は理由になりません。会えるまで確認を続けてください。");
            RuleFor(x => x.Note).Must(n => n.Plain().Length > 0).When(x => x.Kind is not null and not Seen).WithMessage("何を見て、またはだれに聞いて確かめたかを入力してください。").AtMost("様子・根拠", Longest.Text);
        }
    }
}
