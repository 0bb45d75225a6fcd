using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Gifts;

/// <summary>絵本の配布の記録: what the household said to volunteers, who brings it, and each going there.</summary>
public static class RecordGift
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/gifts/{id:guid}", Show).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapPost("/gifts/{id:guid}", Save).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> Show(Guid id, IContactGate gate, [AsParameters] DeskRequest request)
    {
        if (await request.FindInfant(id) is not { } infant) return Results.NotFound();
        var gift = await Find(infant, request);
        return await Screen(infant, gift, new Form { Consent = gift?.Consent, Bringer = gift?.Bringer, Press = $"{Ids.New()}" }, [], StatusCodes.Status200OK, gate, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, IContactGate gate, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindInfant(id) is not { } infant) return Results.NotFound();
        var gift = await Find(infant, request);
        var press = form.Press.Press();
        return await request.Save(form, rules, async () =>
        {
            if (await Stopped(infant, gate, request)) throw new RefusalException("お子さん宛ての配布は止まっています。記録はできません。");
            var read = await Find(infant, request);
            return () =>
            {
                if (read is null) request.Db.Add(read = BookGift.For(infant));
                read.Arrange(form.Consent!, form.Bringer.Plain(), request.Recorded);
                if (form.Result.Plain().Length > 0) read.Try(form.ToTry(press, request.Recorded));
            };
        }, (errors, status) => Screen(infant, gift, form, errors, status, gate, request), "/maternal-health/gifts");
    }

    static Task<BookGift?> Find(Infant infant, DeskRequest request) => request.Db.BookGifts.AsSingleQuery().FirstOrDefaultAsync(g => g.Id == infant.Id, request.Stop);

    /// <summary>The child died, or the mother: asked at this moment.</summary>
    static async Task<bool> Stopped(Infant infant, IContactGate gate, DeskRequest request)
    {
        var letter = GiftList.LetterOf(infant);
        return (await gate.MaySend([letter], request.Stop))[letter].Refusal is ContactRefusal.Lost or ContactRefusal.Died;
    }

    static async Task<IResult> Screen(Infant infant, BookGift? gift, Form form, IReadOnlyList<ValidationFailure> errors, int status, IContactGate gate, DeskRequest request) =>
        Screens.Screen.Of<RecordGiftScreen>(new
        {
            Page = new FormPage(await request.View(infant.Id), "/maternal-health/gifts", "絵本の配布の一覧へ戻る", errors, []),
            Input = form,
            Stopped = await Stopped(infant, gate, request),
            Before = (gift?.Tries ?? []).OrderByDescending(t => t.On).Select(t => new Line(t.On, BookGift.Results.NameOf(t.Result), t.Talked, t.NextOn, t.Note)).ToList(),
        }, status);

    /// <summary>One going there.</summary>
    public sealed record Line(DateOnly On, string Result, bool Talked, DateOnly? NextOn, string Note);

    public sealed class Form
    {
        public string? Press { get; set; }

        public string? Consent { get; set; }

        public string? Bringer { get; set; }

        public string? Result { get; set; }

        public DateInput? On { get; set; }

        public CheckInput Talked { get; set; }

        public DateInput? NextOn { get; set; }

        public string? Note { get; set; }

        internal GiftTry ToTry(Guid id, Recorded recorded) => new()
        {
            Id = id, On = On.Day(), Result = Result!, Talked = Talked, NextOn = NextOn?.Value, Note = Note.Plain(), RecordedBy = recorded.By, RecordedAt = recorded.At,
        };
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Consent).Must(c => BookGift.Consents.Knows(c)).WithMessage("地域の方に氏名と住所を伝えることへの同意を選んでください。");
            RuleFor(x => x.Bringer).AtMost("届ける人", Longest.Line);
            RuleFor(x => x.Result).Must(r => r.Plain().Length == 0 || BookGift.Results.Knows(r)).WithMessage("届けた結果を選び直してください。");
            When(x => x.Result.Plain().Length > 0, () => RuleFor(x => x.On).Date("行った日").NotAfter("行った日", clock.Today));
            RuleFor(x => x.Talked).Tick("話をした（相談を受けた）");
            RuleFor(x => x.NextOn).DateIfGiven("次に行く日");
            RuleFor(x => x.Note).AtMost("内容", Longest.Text);
        }
    }
}
