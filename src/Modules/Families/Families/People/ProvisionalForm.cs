using System.Globalization;
using System.Text;
using FluentValidation;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Contracts;
using Hagukumi.Screens;

namespace Hagukumi.Families.People;

/// <summary>What is asked of a person whom the register does not know, in the form that registers and in the one that corrects.</summary>
public abstract class ProvisionalForm
{
    internal const int OldestAge = 130;

    internal static readonly IReadOnlyList<(string Value, string Text)> Kinds =
    [
        (nameof(ProvisionalKind.Unborn), "出生前（まだ生まれていない）"), (nameof(ProvisionalKind.Newborn), "名前のない新生児"), (nameof(ProvisionalKind.NameUnknown), "氏名不詳"),
        (nameof(ProvisionalKind.LivesElsewhere), "他市町村に住民登録がある"), (nameof(ProvisionalKind.Homecoming), "里帰り中"), (nameof(ProvisionalKind.Unregistered), "無戸籍"),
    ];

    internal static readonly IReadOnlyList<(string Value, string Text)> Sexes = [(nameof(Hagukumi.Contracts.Sex.Female), "女"), (nameof(Hagukumi.Contracts.Sex.Male), "男"), (nameof(Hagukumi.Contracts.Sex.Unknown), "分からない")];

    /// <summary>Why the register does not know the person.</summary>
    public string? Kind { get; set; }

    /// <summary>Empty where nobody knows it.</summary>
    public string? Name { get; set; }

    /// <summary>Empty where nobody knows it.</summary>
    public string? Kana { get; set; }

    /// <summary>As far as known.</summary>
    public string? Sex { get; set; }

    /// <summary>Birth date, or the expected one of the unborn.</summary>
    public DateInput? BirthDate { get; set; }

    /// <summary>Year of birth, guessed.</summary>
    public string? BornYear { get; set; }

    /// <summary>Age, guessed.</summary>
    public string? GuessedAge { get; set; }

    /// <summary>The day for which the age was guessed.</summary>
    public DateInput? GuessedOn { get; set; }

    /// <summary>Where the person may be reached.</summary>
    public string? Contact { get; set; }

    /// <summary>Why it is registered.</summary>
    public string? Reason { get; set; }

    internal ProvisionalFacts ToFacts(DateOnly today)
    {
        var kind = Enum.Parse<ProvisionalKind>(Kind!);
        var (from, to) = Guessed(kind, today);
        return new ProvisionalFacts(kind, Plain(Name), Plain(Kana), Enum.Parse<Sex>(Sex!), kind is ProvisionalKind.Unborn ? null : BirthDate?.Value, from, to, Plain(Contact), Plain(Reason));
    }

    (DateOnly? From, DateOnly? To) Guessed(ProvisionalKind kind, DateOnly today)
    {
        if (BirthDate?.Value is { } day) return kind is ProvisionalKind.Unborn ? (day, day) : (null, null);
        if (Number(BornYear) is { } year) return (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        if (Number(GuessedAge) is not { } age) return (null, null);
        var on = GuessedOn?.Value ?? today;
        return (on.AddYears(-age - 1).AddDays(1), on.AddYears(-age));
    }

    internal void Fill(Person person)
    {
        (Kind, Sex, Name, Kana) = ($"{person.ProvisionalKind ?? ProvisionalKind.Newborn}", $"{person.Sex}", person.Nameless ? "" : person.Name, person.Nameless ? "" : person.Kana);
        (Contact, Reason) = (person.IsWithheld ? "" : person.ContactNote, person.ProvisionalReason);
        BirthDate = DateInput.Of(person.BirthDate ?? (person.ProvisionalKind is ProvisionalKind.Unborn ? person.BornFrom : null));
        if (person.BirthDate is not null || person.ProvisionalKind is ProvisionalKind.Unborn || person is not { BornFrom: { } from, BornTo: { } to }) return;
        if (from is { Month: 1, Day: 1 } && to == from.AddYears(1).AddDays(-1)) BornYear = from.Year.ToString(CultureInfo.InvariantCulture);
        else (GuessedAge, GuessedOn) = ("0", DateInput.Of(to));
    }

    internal static string Plain(string? text) => text?.Trim() ?? "";

    internal static int? Number(string? text)
    {
        // A lone surrogate would make normalisation throw, and no number has any.
        if (text is null || text.Length > 10 || text.Any(char.IsSurrogate)) return null;
        return int.TryParse(text.Normalize(NormalizationForm.FormKC).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}

/// <summary>The rules of both forms.</summary>
static class ProvisionalRules
{
    public static void AddTo<TForm>(AbstractValidator<TForm> rules, TimeProvider clock) where TForm : ProvisionalForm
    {
        rules.RuleLevelCascadeMode = CascadeMode.Stop;
        rules.RuleFor(x => x.Kind).Must(k => ProvisionalForm.Kinds.Any(o => o.Value == k)).WithMessage("どういう人かを選んでください。");
        rules.RuleFor(x => x.Name).MaximumLength(100).WithMessage("氏名は100文字以内で入力してください。");
        rules.RuleFor(x => x.Kana).MaximumLength(100).WithMessage("カナは100文字以内で入力してください。");
        rules.RuleFor(x => x.Sex).Must(s => ProvisionalForm.Sexes.Any(o => o.Value == s)).WithMessage("性別を選んでください。分からないときは「分からない」を選んでください。");
        rules.RuleFor(x => x.BirthDate).DateIfGiven("生年月日")
            .Must((form, d) => form.Kind == nameof(ProvisionalKind.Unborn) || d?.Value is not { } day || day <= clock.Today()).WithMessage("生年月日は今日以前の日付を入力してください。まだ生まれていないときは「出生前」を選んでください。")
            .Must((form, d) => form.Kind != nameof(ProvisionalKind.Unborn) || d?.Value is not { } day || (day >= clock.Today().AddDays(-60) && day <= clock.Today().AddDays(300))).WithMessage("出産予定日は今日から10か月以内の日付を入力してください。")
            .Must(d => d?.Value is not { } day || day >= clock.Today().AddYears(-ProvisionalForm.OldestAge)).WithMessage($"生年月日は{ProvisionalForm.OldestAge}年前より後の日付を入力してください。");
        rules.RuleFor(x => x.BornYear)
            .Must(y => Blank(y) || (ProvisionalForm.Number(y) is { } year && year <= clock.Today().Year && year >= clock.Today().Year - ProvisionalForm.OldestAge)).WithMessage("推定の生まれ年は西暦の4けたの数字（2023 など）で入力してください。")
            .Must((form, y) => Blank(y) || form.BirthDate is not { IsBlank: false }).WithMessage("生年月日が分かるときは、推定の生まれ年を空欄にしてください。");
        rules.RuleFor(x => x.GuessedAge)
            .Must(a => Blank(a) || ProvisionalForm.Number(a) is >= 0 and <= ProvisionalForm.OldestAge).WithMessage($"推定の年齢は0から{ProvisionalForm.OldestAge}までの数字で入力してください。")
            .Must((form, a) => Blank(a) || (form.BirthDate is not { IsBlank: false } && Blank(form.BornYear))).WithMessage("推定の年齢は、生年月日と推定の生まれ年のどちらも分からないときだけ入力してください。");
        rules.RuleFor(x => x.GuessedOn).DateIfGiven("年齢を推定した日").NotAfter("年齢を推定した日", () => clock.Today()).NotBefore("年齢を推定した日", () => clock.Today().AddYears(-ProvisionalForm.OldestAge));
        rules.RuleFor(x => x.Contact).MaximumLength(Person.Longest.Note).WithMessage($"連絡先は{Person.Longest.Note}文字以内で入力してください。");
        rules.RuleFor(x => x.Reason).Must(r => !Blank(r)).WithMessage("仮登録する理由（通告で把握した など）を入力してください。")
            .MaximumLength(Person.Longest.Note).WithMessage($"理由は{Person.Longest.Note}文字以内で入力してください。");
    }

    static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);
}
