using System.Globalization;
using System.Text.RegularExpressions;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Contracts;

namespace Hagukumi.MaternalHealth.Immunisation;

/// <summary>One line of the table of routine immunisations, as it is valid over a time.</summary>
/// <param name="Code">Stable code, kept with each dose.</param>
/// <param name="Name">What staff call it.</param>
/// <param name="Doses">How many.</param>
/// <param name="Sex">For whom; null for all.</param>
/// <param name="From">First day, counted from the birth.</param>
/// <param name="Until">The day that is too late, counted from the birth.</param>
/// <param name="ValidFrom">The line holds from here.</param>
/// <param name="ValidUntil">To here; null while it holds.</param>
/// <param name="Note">What to know besides.</param>
internal sealed record Vaccine(string Code, string Name, int Doses, Sex? Sex, string From, string Until, DateOnly ValidFrom, DateOnly? ValidUntil, string Note);

/// <summary>
/// The routine immunisations (予防接種法; rules §7) as data beside this class: a change of the system is a new line with its dates, and no change of the program.
/// A table to look things up in: whether a child may be immunised is for the clinic to say.
/// </summary>
internal static partial class VaccineSchedule
{
    public static readonly IReadOnlyList<Vaccine> All = Read();

    /// <summary>The lines that hold on a day for a sex; of an unknown sex those for all.</summary>
    public static IEnumerable<Vaccine> On(DateOnly day, Sex sex) => All.Where(v => v.ValidFrom <= day && (v.ValidUntil is not { } until || day <= until) && (v.Sex is null || v.Sex == sex));

    /// <summary>The first and the last day for a child.</summary>
    public static (DateOnly From, DateOnly Until) Window(Vaccine vaccine, DateOnly birth) => (DayOf(vaccine.From, birth), DayOf(vaccine.Until, birth).AddDays(-1));

    // "6w", "7y6m", "14w6d" after the birth; "s-1", "s0", "s5" the first of April so many years from the start of school.
    internal static DateOnly DayOf(string written, DateOnly birth)
    {
        if (written.StartsWith('s')) return SchoolYear.EntersElementaryOn(birth).AddYears(int.Parse(written.AsSpan(1), CultureInfo.InvariantCulture));
        var day = birth;
        foreach (Match part in Parts().Matches(written))
        {
            var count = int.Parse(part.Groups["count"].ValueSpan, CultureInfo.InvariantCulture);
            day = part.Groups["unit"].Value switch { "y" => day.AddYears(count), "m" => day.AddMonths(count), "w" => day.AddDays(7 * count), _ => day.AddDays(count) };
        }
        return day;
    }

    static List<Vaccine> Read()
    {
        using var file = new StreamReader(typeof(VaccineSchedule).Assembly.GetManifestResourceStream("immunisation-schedule.csv")!);
        return [.. file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.TrimEnd('\r').Split(',')).Select(c => new Vaccine(
            c[0], c[1], int.Parse(c[2], CultureInfo.InvariantCulture), c[3].Length == 0 ? null : Enum.Parse<Sex>(c[3], ignoreCase: true), c[4], c[5], Day(c[6]), c[7].Length == 0 ? null : Day(c[7]), c[8]))];
    }

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<count>[0-9]{1,4})(?<unit>[ymwd])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parts();
}
