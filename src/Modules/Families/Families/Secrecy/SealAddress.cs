using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Families.People;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Secrecy;

/// <summary>住所を秘匿する: any desk, at once and alone. The household is sealed in the same transaction; the register never opens it again.</summary>
public static class SealAddress
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/people/{id:guid}/seal", Show).RequirePermission(FamiliesPermissions.Seal);
        desk.MapPost("/people/{id:guid}/seal", Save).RequirePermission(FamiliesPermissions.Seal);
    }

    static async Task<IResult> Show(Guid id, [AsParameters] PersonRequest request)
    {
        if (await request.Find(id) is not { } person) return Results.NotFound();
        var form = new Form { Press = $"{ProtectionId.New()}", Kind = nameof(ProtectionKind.AddressHidden), From = DateInput.Of(request.Today) };
        return await Screen(person, form, [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] PersonRequest request)
    {
        form ??= new Form();
        if (await request.Find(id) is not { } person) return Results.NotFound();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(person, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var (against, wrong) = await Against(person, form, request);
        if (wrong is not null) return await Screen(person, form, [wrong], StatusCodes.Status422UnprocessableEntity, request);
        var protection = new ProtectionId(Guid.TryParse(form.Press, out var press) ? press : Ids.New());
        await request.Seals.Decide(person.Id, async () =>
        {
            // The second press of one button finds it done.
            if (await request.Db.Protections.AnyAsync(p => p.Id == protection, request.Stop)) return null;
            var facts = new ProtectionFacts(Enum.Parse<ProtectionKind>(form.Kind!), form.From!.Value.Value!.Value, form.EndsOn?.Value, form.Source!.Trim(), against, form.Against?.Trim() ?? "");
            var sealedNow = Protection.Seal(protection, person.Id, facts, request.Today, request.Staff.Id, request.Now);
            request.Db.Add(sealedNow);
            await request.Seals.Seal(sealedNow, request.Stop);
            return null;
        }, request.Stop);
        return Screens.Screen.SeeOther($"/families/people/{person.Id}");
    }

    /// <summary>The other party, where the register knows them: chosen from the household, or by 宛名番号.</summary>
    static async Task<(PersonId? Person, ValidationFailure? Wrong)> Against(Person person, Form form, PersonRequest request)
    {
        var number = form.AgainstNumber?.Trim().Normalize(System.Text.NormalizationForm.FormKC) ?? "";
        if (number.Length > 0)
        {
            var known = await request.Db.People.Where(p => p.RegisterNumber == number && p.Id != person.Id).OrderBy(p => p.Id).Select(p => (PersonId?)p.Id).FirstOrDefaultAsync(request.Stop);
            return known is null ? (null, new(nameof(Form.AgainstNumber), "この宛名番号の人は見つかりません。番号が分からないときは空けて、下の欄に書いてください。")) : (known, null);
        }
        if (!Guid.TryParse(form.AgainstMember, out var member)) return (null, null);
        var chosen = (await Members(person, request)).Find(m => m.Id == new PersonId(member));
        return chosen is null ? (null, new(nameof(Form.AgainstMember), "相手方を選び直してください。")) : (chosen.Id, null);
    }

    static Task<List<Person>> Members(Person person, PersonRequest request) =>
        request.Db.People.AsNoTracking().Where(p => p.HouseholdId == person.HouseholdId && p.Id != person.Id && p.MergedInto == null).OrderBy(p => p.BirthDate).ThenBy(p => p.Id).ToListAsync(request.Stop);

    static async Task<IResult> Screen(Person person, Form form, IReadOnlyList<ValidationFailure> errors, int status, PersonRequest request)
    {
        var members = await Members(person, request);
        request.Reading.Shows(members.Select(m => m.Id));
        return Screens.Screen.Of<SealAddressScreen>(new
        {
            Page = await request.Form(person, errors),
            Input = form,
            Members = members.Select(m => (m.Id.ToString(), m.Relationship.Length > 0 ? $"{m.Name}（{m.Relationship}）" : m.Name)).ToList(),
        }, status);
    }

    public sealed class Form
    {
        public string? Press { get; set; }

        public string? Kind { get; set; }

        public string? Source { get; set; }

        public DateInput? From { get; set; }

        public DateInput? EndsOn { get; set; }

        public string? AgainstMember { get; set; }

        public string? AgainstNumber { get; set; }

        public string? Against { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Kind).Must(kind => ProtectionWords.Kinds.Any(k => k.Value == kind)).WithMessage("秘匿の種類を選んでください。");
            RuleFor(x => x.Source).Given("理由と根拠を入力してください。").AtMost("理由と根拠", Protection.Longest.Text);
            RuleFor(x => x.From).Date("始めの日").NotAfter("始めの日", clock.Today);
            RuleFor(x => x.EndsOn).DateIfGiven("終わりの日").Must((form, d) => d?.Value is not { } day || form.From?.Value is not { } from || day >= from).WithMessage("終わりの日は始めの日以後の日付にしてください。");
            RuleFor(x => x.AgainstNumber).AtMost("宛名番号", Person.Longest.Number);
            RuleFor(x => x.Against).AtMost("相手方について", Protection.Longest.Text);
        }
    }
}
