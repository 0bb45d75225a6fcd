using System.Globalization;

namespace Hagukumi.BuildingBlocks.Calendar;

/// <summary>An age as staff read it: 生後12日, 8か月, 3歳0か月・年少, 12歳3か月・小6, 34歳.</summary>
public static class AgeText
{
    const int MonthsInYear = 12;

    /// <summary>From this age on, months and the school year tell nothing.</summary>
    const int Adult = 18;

    /// <summary>The age, or what is guessed of it.</summary>
    public static string Of(DateOnly? birth, DateOnly? bornFrom, DateOnly? bornTo, DateOnly today) => birth is null ? Estimated(bornFrom, bornTo, today) : Of(birth, today);

    /// <summary>The legal age during a day, with the months while they matter and the 学年 that follows from the birth date.</summary>
    public static string Of(DateOnly? birth, DateOnly today)
    {
        if (birth is not { } born)
            return "年齢不明";
        if (born > today)
            return "出生前";

        var months = Age.AgeInMonths(born, today);
        if (months == 0)
            return Text($"生後{Age.AgeInDays(born, today)}日");
        if (months < MonthsInYear)
            return Text($"{months}か月");

        var years = Age.LegalAge(born, today);
        var grade = SchoolYear.GradeOn(born, today);
        var age = years < Adult ? Text($"{years}歳{months % MonthsInYear}か月") : Text($"{years}歳");

        // Before 年少 the class repeats the age, and after 高3 there is none; a person of 18 may still be in 高3.
        return grade.Number is >= -2 and <= 12 ? Text($"{age}・{grade.Name}") : age;
    }

    /// <summary>An age that is only guessed: 推定3歳, 推定3〜4歳. Where nothing is known of the birth, so it says.</summary>
    public static string Estimated(DateOnly? bornFrom, DateOnly? bornTo, DateOnly today)
    {
        if (bornFrom is not { } from || bornTo is not { } to)
            return "年齢不明";
        if (from > today)
            return "出生前";

        var (youngest, oldest) = (to > today ? 0 : Age.LegalAge(to, today), Age.LegalAge(from, today));
        return youngest == oldest ? Text($"推定{oldest}歳") : Text($"推定{youngest}〜{oldest}歳");
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
