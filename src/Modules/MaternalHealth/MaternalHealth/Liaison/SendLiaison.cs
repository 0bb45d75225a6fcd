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

namespace Hagukumi.MaternalHealth.Liaison;

/// <summary>連絡票の送付: to whom, what is asked, and by when.</summary>
public static class SendLiaison
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/liaison", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/pregnancies/{id:guid}/liaison", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, MaternalHealthSettings settings, [AsParameters] DeskRequest request) => await request.FindPregnancy(id) is { } pregnancy
        ? await Screen(pregnancy, new Form { SentOn = DateInput.Of(request.Today), ReplyDueOn = DateInput.Of(request.Today.AddDays(settings.LiaisonReplyDays)), Press = $"{Ids.New()}" }, [], StatusCodes.Status200OK, request)
        : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindPregnancy(id) is not { } pregnancy) return Results.NotFound();
        var press = form.Press.Press();
        return await request.Save(form, rules, async () =>
        {
            if (await request.Db.LiaisonSlips.AnyAsync(s => s.Id == press, request.Stop)) return null;
            var clinic = Guid.Parse(form.Clinic!);
            if (!await request.Db.Clinics.AnyAsync(c => c.Id == clinic && !c.Closed, request.Stop)) throw new RefusalException("送り先の医療機関を選び直してください。");
            return () => request.Db.Add(LiaisonSlip.Send(press, pregnancy, clinic, form.SentOn.Day(), form.Asks.Plain(), form.ReplyDueOn.Day(), request.Recorded));
        }, (errors, status) => Screen(pregnancy, form, errors, status, request), $"/maternal-health/pregnancies/{id}/liaison");
    }

    static async Task<IResult> Screen(Pregnancy pregnancy, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request)
    {
        var clinics = await request.Db.Clinics.AsNoTracking().OrderBy(c => c.Name).ThenBy(c => c.Id).ToListAsync(request.Stop);
        var slips = await request.Db.LiaisonSlips.AsNoTracking().Where(s => s.Pregnancy == pregnancy.Id).OrderByDescending(s => s.SentOn).ThenBy(s => s.Id).ToListAsync(request.Stop);
        return Screens.Screen.Of<SendLiaisonScreen>(new
        {
            Page = await request.Page(pregnancy, errors, []),
            Input = form,
            Clinics = clinics.Where(c => !c.Closed).Select(c => ($"{c.Id}", c.Name)).ToList(),
            Before = slips.Select(s => new Line($"/maternal-health/liaison/{s.Id}", clinics.First(c => c.Id == s.Clinic).Name, s.SentOn, s.Asks, s.ReplyDueOn, s.RepliedOn, s.Reply)).ToList(),
        }, status);
    }

    /// <summary>One slip.</summary>
    public sealed record Line(string Href, string Clinic, DateOnly SentOn, string Asks, DateOnly ReplyDueOn, DateOnly? RepliedOn, string Reply);

    public sealed class Form
    {
        public string? Press { get; set; }

        public string? Clinic { get; set; }

        public DateInput? SentOn { get; set; }

        public string? Asks { get; set; }

        public DateInput? ReplyDueOn { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Clinic).Must(c => Guid.TryParse(c, out _)).WithMessage("送り先の医療機関を選んでください。");
            RuleFor(x => x.SentOn).Date("送付日").NotAfter("送付日", clock.Today);
            RuleFor(x => x.Asks).Must(a => a.Plain().Length > 0).WithMessage("尋ねることを入力してください。").AtMost("尋ねること", Longest.Text);
            RuleFor(x => x.ReplyDueOn).Date("返信の期限").NotAfter("返信の期限", () => clock.Today().AddYears(1))
                .Must((form, due) => form.SentOn?.Value is not { } sent || due!.Value.Value >= sent).WithMessage("返信の期限は、送付日以後の日付を入力してください。");
        }
    }
}
