using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.People;
using Hagukumi.Families.Secrecy;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.SafeContacts;

/// <summary>安全な連絡先の登録. Counts at once for every letter and every call; what was known before stays readable in the record.</summary>
public static class RecordSafeContact
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/people/{id:guid}/safe-contact", Show).RequirePermission(FamiliesPermissions.RecordSafeContact);
        desk.MapPost("/people/{id:guid}/safe-contact", Save).RequirePermission(FamiliesPermissions.RecordSafeContact);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] PersonRequest request)
    {
        if (await request.Find(id) is not { } person) return Results.NotFound();
        var form = await Latest(person, request) is { } known ? Form.Of(known) : new Form();
        (form.Press, form.From) = ($"{Ids.New()}", DateInput.Of(request.Today));
        return await Screen(person, form, [], null, StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] PersonRequest request)
    {
        form ??= new Form();
        if (await request.Find(id) is not { } person) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(person, form, errors, null, StatusCodes.Status422UnprocessableEntity, request);
        var press = Guid.TryParse(form.Press, out var sent) ? sent : Ids.New();
        var facts = form.ToFacts();
        SafeContact? changed = null;
        await request.Seals.Decide(person.Id, async () =>
        {
            var latest = await Latest(person, request);
            // The second press of one button finds it done.
            if (latest?.Id == press) return null;
            if (latest is not null && form.Shown != $"{latest.Id}")
            {
                changed = latest;
                return "";
            }
            request.Db.Add(SafeContact.Record(press, person.Id, facts, request.Staff.Id, request.Now));
            return null;
        }, request.Stop);
        if (changed is null) return Screens.Screen.SeeOther($"/families/people/{person.Id}");
        form.Shown = $"{changed.Id}";
        return await Screen(person, form, [], Says(changed.Facts), StatusCodes.Status409Conflict, request);
    }

    static async Task<SafeContact?> Latest(Person person, PersonRequest request)
    {
        var ids = await request.Ids(person);
        return await request.Db.SafeContacts.AsNoTracking().Where(c => ids.Contains(c.Person)).OrderByDescending(c => c.RecordedAt).ThenByDescending(c => c.Id).FirstOrDefaultAsync(request.Stop);
    }

    static string Says(SafeContactFacts facts) =>
        $"電話 {(facts.NoCalls ? "しない" : facts.Phone)}、時間 {facts.Hours}、留守番電話 {(facts.NoVoicemail ? "残さない" : "可")}、封筒 {(facts.NeutralEnvelope ? "無地" : "通常")}、出てはいけない人 {facts.MustNotAnswer}";

    static async Task<IResult> Screen(Person person, Form form, IReadOnlyList<ValidationFailure> errors, string? changed, int status, PersonRequest request) =>
        Screens.Screen.Of<RecordSafeContactScreen>(new { Page = await request.Form(person, errors, changed), Input = form }, status);

    public sealed class Form
    {
        public string? Press { get; set; }

        /// <summary>The one that was shown: somebody else's must be seen before it is replaced.</summary>
        public string? Shown { get; set; }

        public string? Phone { get; set; }

        public CheckInput NoCalls { get; set; }

        public string? Hours { get; set; }

        public CheckInput NoVoicemail { get; set; }

        public string? MustNotAnswer { get; set; }

        public string? Language { get; set; }

        public CheckInput NeutralEnvelope { get; set; }

        public DateInput? From { get; set; }

        public DateInput? To { get; set; }

        public string? Source { get; set; }

        internal static Form Of(SafeContact known) => new()
        {
            Shown = $"{known.Id}", Phone = known.Facts.Phone, NoCalls = known.Facts.NoCalls, Hours = known.Facts.Hours, NoVoicemail = known.Facts.NoVoicemail,
            MustNotAnswer = known.Facts.MustNotAnswer, Language = known.Facts.Language, NeutralEnvelope = known.Facts.NeutralEnvelope, To = DateInput.Of(known.Facts.To), Source = known.Facts.Source,
        };

        internal SafeContactFacts ToFacts() => new()
        {
            Phone = NoCalls ? "" : Phone?.Trim() ?? "", NoCalls = NoCalls, Hours = Hours?.Trim() ?? "", NoVoicemail = NoVoicemail, MustNotAnswer = MustNotAnswer?.Trim() ?? "",
            Language = Language?.Trim() ?? "", NeutralEnvelope = NeutralEnvelope, From = From!.Value.Value!.Value, To = To?.Value, Source = Source?.Trim() ?? "",
        };
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Phone).Must((form, phone) => form.NoCalls || !string.IsNullOrWhiteSpace(phone)).WithMessage("安全な電話番号を入力してください。電話をしてはいけないときは「電話をしない」に印を付けてください。").AtMost("電話番号", SafeContact.Longest.Phone);
            RuleFor(x => x.NoCalls).Tick("電話をしない");
            RuleFor(x => x.Hours).AtMost("電話してよい時間", SafeContact.Longest.Line);
            RuleFor(x => x.NoVoicemail).Tick("留守番電話に残さない");
            RuleFor(x => x.MustNotAnswer).AtMost("電話に出てはいけない人", SafeContact.Longest.Line);
            RuleFor(x => x.Language).AtMost("言葉について", SafeContact.Longest.Line);
            RuleFor(x => x.NeutralEnvelope).Tick("無地の封筒で送る");
            RuleFor(x => x.From).Date("始めの日").NotAfter("始めの日", clock.Today);
            RuleFor(x => x.To).DateIfGiven("終わりの日").Must((form, d) => d?.Value is not { } day || form.From?.Value is not { } from || day >= from).WithMessage("終わりの日は始めの日以後の日付にしてください。");
            RuleFor(x => x.Source).AtMost("だれから聞いたか", SafeContact.Longest.Text);
        }
    }
}
