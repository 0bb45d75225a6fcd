namespace Hagukumi.BuildingBlocks.Calendar;

/// <summary>
/// The grade that follows from a date of birth (学校教育法17条): children born from 2 April to 1 April of the next year
/// go together. Deferred entry, repeating and a class chosen for the child exist, so a grade that somebody has
/// recorded goes before this one.
/// </summary>
public static class SchoolYear
{
    const int AgeOfEntry = 6;

    /// <summary>
    /// The first 1 April on or after the day that follows the one on which six years are reached. A child born on
    /// 1 April reaches them at the end of 31 March and enters the next day, in the earlier grade.
    /// </summary>
    public static DateOnly EntersElementaryOn(DateOnly birth)
    {
        var dayAfterSix = Age.LegalAgeReachedAtEndOf(birth, AgeOfEntry).AddDays(1);
        var firstDayOfYear = FiscalYear.Of(dayAfterSix).FirstDay;
        return firstDayOfYear == dayAfterSix ? firstDayOfYear : firstDayOfYear.AddYears(1);
    }

    /// <summary>The grade on a day; it changes on 1 April.</summary>
    public static Grade GradeOn(DateOnly birth, DateOnly date) =>
        new(FiscalYear.Of(date).Year - FiscalYear.Of(EntersElementaryOn(birth)).Year + 1);
}
