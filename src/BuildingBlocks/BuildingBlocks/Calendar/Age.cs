namespace Hagukumi.BuildingBlocks.Calendar;

/// <summary>
/// 年齢計算 (年齢計算ニ関スル法律, 民法143条): the day of birth is day one, so a year or a month of age is reached at
/// the <b>end</b> of the day before the corresponding day. Every member says whether it answers for the day while it
/// lasts or for its end; the two differ on exactly one day a year, and that day decides who is owed a service.
/// Before birth the answers are negative: a wrong date is refused by the rules of its form, not by a failing screen.
/// </summary>
public static class Age
{
    const int MonthsInYear = 12;

    /// <summary>A baby is premature below 37w0d, three weeks before the expected day.</summary>
    const int DaysBeforeExpectedDayThatArePremature = 21;

    /// <summary>
    /// The legal age held during <paramref name="asOf"/>. On the day before the birthday it is still the lower age
    /// (the person born on 2008-11-22 is a 児童 throughout 2026-11-21); on the birthday it is the higher one.
    /// Where a statute asks for the age reached <i>on</i> a day (満6歳に達した日), take <see cref="LegalAgeAtEndOf"/>.
    /// </summary>
    public static int LegalAge(DateOnly birth, DateOnly asOf)
    {
        var years = asOf.Year - birth.Year;
        return LastDayOfPeriod(birth, years * MonthsInYear) < asOf ? years : years - 1;
    }

    /// <summary>The legal age held when <paramref name="day"/> has run out; one more than during it on the day before a birthday.</summary>
    public static int LegalAgeAtEndOf(DateOnly birth, DateOnly day) => LegalAge(birth, day.AddDays(1));

    /// <summary>
    /// The day at whose end <paramref name="years"/> of age is reached: the day before the birthday, and 28 February
    /// in every year for those born on 29 February. It is also the last day of 「…歳の誕生日の前日まで」.
    /// </summary>
    public static DateOnly LegalAgeReachedAtEndOf(DateOnly birth, int years)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(years);
        return LastDayOfPeriod(birth, years * MonthsInYear);
    }

    /// <summary>
    /// 満年齢 as people say it, one more from the birthday on (from 1 March in common years for those born on
    /// 29 February). It is the number of <see cref="LegalAge"/>: only the end of the day before tells them apart,
    /// and a use that means the everyday age says so by calling this.
    /// </summary>
    public static int CalendarAge(DateOnly birth, DateOnly asOf)
    {
        var isBeforeBirthday = asOf.Month != birth.Month ? asOf.Month < birth.Month : asOf.Day < birth.Day;
        return asOf.Year - birth.Year - (isBeforeBirthday ? 1 : 0);
    }

    /// <summary>月齢 held during <paramref name="asOf"/>. Born on the 31st, the month is full on the 1st after a shorter month.</summary>
    public static int AgeInMonths(DateOnly birth, DateOnly asOf)
    {
        var months = ((asOf.Year - birth.Year) * MonthsInYear) + asOf.Month - birth.Month;
        return asOf.Day >= birth.Day ? months : months - 1;
    }

    /// <summary>
    /// The day at whose end <paramref name="months"/> of age is reached: the day before the 応当日, or the last day of
    /// the month where it has no such day (民法143条2項ただし書). The home visit is due on that day (rule 31).
    /// </summary>
    public static DateOnly MonthReachedAtEndOf(DateOnly birth, int months)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(months);
        return LastDayOfPeriod(birth, months);
    }

    /// <summary>生後日数: the day of birth is day 0. A 新生児 has fewer than 28 (母子保健法6条).</summary>
    public static int AgeInDays(DateOnly birth, DateOnly asOf) => asOf.DayNumber - birth.DayNumber;

    /// <summary>The <paramref name="nth"/> day where the day of birth is the first, as the 14 days of 出生届 (戸籍法43条, 49条) are counted.</summary>
    public static DateOnly NthDayOfLife(DateOnly birth, int nth)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nth);
        return birth.AddDays(nth - 1);
    }

    /// <summary>
    /// 修正月齢 of a child born before 37w0d, counted from the expected day. Null for a child at term, who has none, and
    /// before the expected day, when <see cref="Gestation"/> tells more. It stands beside the age in months, never instead
    /// of it: statutory dates count from birth. Until when it is shown is the caller's choice.
    /// </summary>
    public static int? CorrectedAgeInMonths(DateOnly birth, DateOnly expectedDelivery, DateOnly asOf)
    {
        var isPremature = birth < expectedDelivery.AddDays(-DaysBeforeExpectedDayThatArePremature);
        return isPremature && asOf >= expectedDelivery ? AgeInMonths(expectedDelivery, asOf) : null;
    }

    static DateOnly LastDayOfPeriod(DateOnly start, int months)
    {
        var firstOfMonth = new DateOnly(start.Year, start.Month, 1).AddMonths(months);
        var daysInMonth = DateTime.DaysInMonth(firstOfMonth.Year, firstOfMonth.Month);

        // Without a corresponding day the period runs to the end of the month: not one day less, as "day before" would give.
        return start.Day <= daysInMonth ? firstOfMonth.AddDays(start.Day - 2) : firstOfMonth.AddDays(daysInMonth - 1);
    }
}
