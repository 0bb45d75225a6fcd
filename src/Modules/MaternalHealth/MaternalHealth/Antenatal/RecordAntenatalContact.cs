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

namespace Hagukumi.MaternalHealth.Antenatal;

/// <summary>健診が途切れた方への連絡: she was reached, and why she did not go is known.</summary>
public static class RecordAntenatalContact
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/antenatal/contact", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/pregnancies/{id:guid}/antenatal/contact", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) => await request.FindPregnancy(id) is { } pregnancy
        ? await Screen(pregnancy, new Form { On = DateInput.Of(request.Today), Press = $"{Ids.New()}" }, [], StatusCodes.Status200OK, request)
        : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        var press = form.Press.Press();
        return await request.Save(form, rules, async () => await request.Db.AntenatalContacts.AnyAsync(c => c.Id == press, request.Stop) ? null
                : () => request.Db.Add(AntenatalContact.Record(press, pregnancy, form.On.Day(), Enum.Parse<AntenatalGapReason>(form.Reason!), form.NextOn?.Value, form.Note.Plain(), request.Recorded)),
            (errors, status) => Screen(pregnancy, form, errors, status, request), $"/maternal-health/pregnancies/{id}/antenatal");
    }

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<RecordAntenatalContactScreen>(new { Page = await request.Page(pregnancy, errors, "antenatal", "妊婦健診の記録へ戻る"), Input = form }, status);

    public sealed class Form
    {
        public string? Press { get; set; }

        public DateInput? On { get; set; }

        public string? Reason { get; set; }

        public DateInput? NextOn { get; set; }

        public string? Note { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("連絡した日").NotAfter("連絡した日", clock.Today);
            RuleFor(x => x.Reason).Must(r => AntenatalWords.Reasons.Knows(r)).WithMessage("途切れたわけを選んでください。");
            RuleFor(x => x.NextOn).DateIfGiven("次の健診の予定日").NotAfter("次の健診の予定日", () => clock.Today().AddYears(1))
                .Must((form, next) => next?.Value is not { } day || form.On?.Value is not { } on || day >= on).WithMessage("次の健診の予定日は、連絡した日以後の日付にしてください。");
            RuleFor(x => x.Note).AtMost("内容", Longest.Text);
        }
    }
}
