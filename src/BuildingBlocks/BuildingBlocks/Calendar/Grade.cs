using System.Globalization;

namespace Hagukumi.BuildingBlocks.Calendar;

/// <summary>
/// 学年 counted from the first year of elementary school: 小1 is 1, 中1 is 7, 高1 is 10, 年長 is 0, 年少 is -2. Nursery
/// classes go on downwards. Ordered by age, so that a list of children sorts by it.
/// </summary>
public readonly record struct Grade(int Number)
{
    const int LastOfElementary = 6;
    const int LastOfLowerSecondary = 9;
    const int LastOfUpperSecondary = 12;

    /// <summary>The last year before school: hand-over to school is prepared in it (rule 35).</summary>
    public static readonly Grade LastBeforeSchool = new(0);

    /// <summary>小学校 and 中学校, 小1 to 中3: compulsory schooling (学校教育法17条).</summary>
    public bool IsCompulsory => Number is >= 1 and <= LastOfLowerSecondary;

    /// <summary>The name staff use.</summary>
    public string Name => Number switch
    {
        // A child is in the class of age 0 in the fiscal year of its birth and again in the next one.
        <= -5 => "0歳児",
        -4 => "1歳児",
        -3 => "2歳児",
        -2 => "年少",
        -1 => "年中",
        0 => "年長",
        <= LastOfElementary => Numbered("小", Number),
        <= LastOfLowerSecondary => Numbered("中", Number - LastOfElementary),
        <= LastOfUpperSecondary => Numbered("高", Number - LastOfLowerSecondary),
        _ => "高校卒業後",
    };

    /// <inheritdoc/>
    public override string ToString() => Name;

    static string Numbered(string school, int year) => school + year.ToString(CultureInfo.InvariantCulture);
}
