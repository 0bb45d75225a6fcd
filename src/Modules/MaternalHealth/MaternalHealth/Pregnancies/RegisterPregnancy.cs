using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.BuildingBlocks.Text;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.HealthSystem;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Pregnancies;

/// <summary>妊娠届の登録 (母子保健法15・16): first whose, then what; the handbooks are issued with it.</summary>
public static class RegisterPregnancy
{
    const int MostCandidates = 50;
    internal const int MostFetuses = 5;
    internal const int YoungestMother = 9;
    internal const int OldestMother = 60;
    const int DaysToExpectedDelivery = 280;
    internal const int MostYearsAgo = 3;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/new", Show).RequirePermission(MaternalHealthPermissions.RegisterNotifications).UnlessKeptElsewhere(HealthKind.Notification);
        desk.MapPost("/pregnancies/new", Save).RequirePermission(MaternalHealthPermissions.RegisterNotifications).UnlessKeptElsewhere(HealthKind.Notification);
    }

    static async Task<IResult> Show(string? person, string? name, string? birth, string? registered, [AsParameters] DeskRequest request)
    {
        if (person is null) return await Search(name, birth, registered is not null, request);
        if (await Find(person, request) is not { } woman) return Results.NotFound();
        return await Screen(woman, new Form { Person = person, NotifiedOn = DateInput.Of(request.Today), FetusCount = "1", HeartbeatConfirmed = true }, [], StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save([FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        // A form without the woman cannot be shown again as hers: she is chosen anew.
        if (await Find(form.Person, request) is not { } woman)
            return Guid.TryParse(form.Person, out _) ? Results.NotFound() : NobodyChosen();
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(woman, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var facts = form.ToFacts();
        if (await Open(woman, request) is { } open) return await Answer(open);
        Pregnancy? pregnancy = null;
        var saving = await request.Try(() => request.Db.Add(pregnancy = Pregnancy.Notify(woman, facts, request.Recorded)));
        if (saving.Refusal is { } refusal) return await Screen(woman, form, [new("", refusal)], StatusCodes.Status422UnprocessableEntity, request);
        if (saving.Stale) return await Answer((await Open(woman, request))!);
        return Next(pregnancy!, request);

        // The same press twice goes on as if it were one; anything else about a pregnancy that is open must be seen first.
        async Task<IResult> Answer(Pregnancy open) => open.NotifiedOn == facts.NotifiedOn && open.ExpectedDeliveryOn == facts.ExpectedDeliveryOn && open.FetusCount == facts.FetusCount
            ? Next(open, request)
            : await Screen(woman, form, [new("", "この方には、まだ終わっていない妊娠の記録があります。新しく登録せず、いまの記録を開いて確かめてください。")], StatusCodes.Status422UnprocessableEntity, request);
    }

    static IResult NobodyChosen() => Screens.Screen.Of<ChooseWomanScreen>(
        new { Name = "", Birth = "", Problem = "届出をした方が選ばれていません。氏名か生年月日で探して選んでください。" }, StatusCodes.Status422UnprocessableEntity);

    static IResult Next(Pregnancy pregnancy, DeskRequest request) =>
        !request.Staff.Has(MaternalHealthPermissions.See) ? Screens.Screen.SeeOther("/maternal-health/pregnancies/new?registered=1")
        : Screens.Screen.SeeOther($"/maternal-health/pregnancies/{pregnancy.Id}{(pregnancy.AfterDelivery && request.Staff.Has(MaternalHealthPermissions.Record) ? "/end" : "")}");

    static async Task<IResult> Search(string? name, string? birth, bool registered, DeskRequest request)
    {
        name = name.Plain() is { Length: > Longest.Line } long_ ? long_[..Longest.Line] : name.Plain();
        var key = SearchKey.ForName(name);
        var born = DateInput.Parse(birth ?? "", null);
        string? error = born is { IsBlank: false, Value: null } ? "生年月日は「1995-04-01」「平成7年4月1日」「H7.4.1」のどれかの形で入力してください。"
            : name.Length > 0 && key.Length == 0 ? "氏名はかなか漢字で入力してください。" : null;
        List<PersonInView> found = [];
        var searched = error is null && (key.Length > 0 || born.Value is not null);
        if (searched)
        {
            request.Reading.Searches();
            var (from, to) = (request.Today.AddYears(-OldestMother), request.Today.AddYears(-YoungestMother));
            var women = request.Db.Directory.Where(p => p.Id == p.CanonicalId && p.Sex != Sex.Male && (p.BirthDate == null || (p.BirthDate > from && p.BirthDate < to)));
            if (born.Value is { } day) women = women.Where(p => p.BirthDate == day);
            List<PersonId> ids = [];
            // The directory keeps names as the register writes them, in any width of kana: they are folded here, as they come.
            await foreach (var woman in women.OrderBy(p => p.Kana).ThenBy(p => p.Id).Select(p => new { p.Id, p.Name, p.Kana }).AsAsyncEnumerable().WithCancellation(request.Stop))
            {
                if (!SearchKey.ForName(woman.Name).StartsWith(key, StringComparison.Ordinal) && !SearchKey.ForName(woman.Kana).StartsWith(key, StringComparison.Ordinal)) continue;
                ids.Add(woman.Id);
                if (ids.Count > MostCandidates) break;
            }
            var people = await request.Db.InView([.. ids.Take(MostCandidates)], request.Today, request.Stop);
            found.AddRange(ids.Take(MostCandidates).Select(id => people[id]));
            request.Reading.Shows(people.Keys);
            return Screens.Screen.Of<ChooseWomanScreen>(new { Name = name, Birth = birth ?? "", Searched = true, Found = found, More = ids.Count > MostCandidates, Registered = registered });
        }
        return Screens.Screen.Of<ChooseWomanScreen>(new { Name = name, Birth = birth ?? "", Problem = error, Registered = registered });
    }

    static async Task<PersonId?> Find(string? person, DeskRequest request)
    {
        if (!Guid.TryParse(person, out var id)) return null;
        // Whoever was merged is written under the one she is.
        return (await request.Db.Canonical(new PersonId(id), request.Stop))?.Id;
    }

    static async Task<Pregnancy?> Open(PersonId woman, DeskRequest request)
    {
        var same = (await request.Db.SamePersons([woman], request.Stop))[woman].ToList();
        return await request.Db.Pregnancies.AsNoTracking().AsSingleQuery().OrderBy(p => p.NotifiedOn).FirstOrDefaultAsync(p => p.EndedOn == null && p.WithdrawnOn == null && same.Contains(p.PersonId), request.Stop);
    }

    static async Task<IResult> Screen(PersonId woman, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request)
    {
        var open = await Open(woman, request);
        return Screens.Screen.Of<RegisterPregnancyScreen>(new
        {
            Page = new FormPage(await request.View(woman), "/maternal-health/pregnancies/new", "妊婦を選び直す", errors, []),
            Input = form,
            Week = form.ExpectedDelivery() is { } expected && form.NotifiedOn?.Value is { } on ? Gestation.At(expected, on)?.ToString() : null,
            Open = open is null ? null : $"/maternal-health/pregnancies/{open.Id}",
            OpenText = open is null ? "" : $"{JapaneseDate.Format(open.NotifiedOn)}届出、分娩予定日{JapaneseDate.Format(open.ExpectedDeliveryOn)}",
            MayOpen = request.Staff.Has(MaternalHealthPermissions.See),
        }, status);
    }

    public sealed class Form
    {
        public string? Person { get; set; }

        public DateInput? NotifiedOn { get; set; }

        public DateInput? ExpectedDeliveryOn { get; set; }

        public DateInput? LastPeriodOn { get; set; }

        public string? FetusCount { get; set; }

        public string? HandbookNumbers { get; set; }

        public CheckInput HeartbeatConfirmed { get; set; }

        public CheckInput FirstCheckupDone { get; set; }

        public string? Institution { get; set; }

        public CheckInput AfterDelivery { get; set; }

        /// <summary>What the doctor said, or else counted from the last period.</summary>
        internal DateOnly? ExpectedDelivery() => ExpectedDeliveryOn?.Value
            ?? (LastPeriodOn?.Value is { } day && day.DayNumber < DateOnly.MaxValue.DayNumber - DaysToExpectedDelivery ? day.AddDays(DaysToExpectedDelivery) : null);

        internal IReadOnlyList<string> Handbooks() => HandbookNumbers.Plain().Split((char[])['\n', '\r', ',', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        internal NotificationFacts ToFacts() => new(NotifiedOn.Day(), ExpectedDelivery()!.Value, FetusCount.Number()!.Value, Handbooks(), HeartbeatConfirmed, FirstCheckupDone, Institution.Plain(), AfterDelivery);
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.NotifiedOn).Date("届出日").NotAfter("届出日", clock.Today).NotBefore("届出日", () => clock.Today().AddYears(-MostYearsAgo));
            RuleFor(x => x.ExpectedDeliveryOn).DateIfGiven("分娩予定日")
                .Must((form, _) => form.ExpectedDeliveryOn?.IsBlank is false || form.LastPeriodOn?.IsBlank is false).WithMessage("分娩予定日を入力してください。まだ分からないときは最終月経の始まりの日を入力してください。")
                .Must((form, typed) => typed?.Value is not { } expected || IsNear(form, expected)).WithMessage(form => TooFar(form, "分娩予定日"));
            RuleFor(x => x.LastPeriodOn).DateIfGiven("最終月経の始まりの日")
                .Must((form, _) => form.ExpectedDeliveryOn?.Value is not null || form.ExpectedDelivery() is not { } expected || IsNear(form, expected)).WithMessage(form => TooFar(form, "最終月経から数えた分娩予定日"));
            RuleFor(x => x.FetusCount).Must(n => n.Number() is >= 1 and <= MostFetuses).WithMessage($"胎児数は1から{MostFetuses}までの数字で入力してください。");
            RuleFor(x => x.HandbookNumbers)
                .Must(n => n.Plain().Length > 0).WithMessage("母子健康手帳の番号を入力してください。")
                .Must((form, _) => form.FetusCount.Number() is not { } count || form.Handbooks().Count == count).WithMessage(form => $"母子健康手帳の番号は胎児の数だけ、1行に1冊ずつ入力してください（いまは{form.Handbooks().Count}冊）。")
                .Must((form, _) => form.Handbooks().All(n => n.Length <= Handbook.LongestNumber)).WithMessage($"母子健康手帳の番号は{Handbook.LongestNumber}文字以内で入力してください。")
                .Must((form, _) => form.Handbooks().Distinct(StringComparer.Ordinal).Count() == form.Handbooks().Count).WithMessage("同じ手帳番号が2度入力されています。手帳を見て確かめてください。");
            RuleFor(x => x.HeartbeatConfirmed).Tick("胎児心拍が確認されている");
            RuleFor(x => x.FirstCheckupDone).Tick("はじめの妊婦健診を受けている");
            RuleFor(x => x.Institution).AtMost("医療機関", Longest.Line);
            RuleFor(x => x.AfterDelivery).Tick("届出の前に出産している");
        }

        static int Earliest(Form form) => form.AfterDelivery ? Pregnancy.EarliestExpectedDeliveryAfterBirth : Pregnancy.EarliestExpectedDelivery;

        static bool IsNear(Form form, DateOnly expected) => form.NotifiedOn?.Value is not { } on
            || expected.DayNumber - on.DayNumber >= Earliest(form) && expected.DayNumber - on.DayNumber <= Pregnancy.LatestExpectedDelivery;

        static string TooFar(Form form, string what) =>
            $"{what}は届出日の{-Earliest(form)}日前から{Pregnancy.LatestExpectedDelivery}日後までの日付にしてください。届出前に出産済みのときは、その欄に印を付けてください。";
    }
}
