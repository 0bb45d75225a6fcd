using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Hagukumi.BuildingBlocks.Calendar;

/// <summary>A time as people type it.</summary>
public static partial class TimeText
{
    /// <summary>Reads 14:30, １４：３０, 1430, 14時, 14時30分, 午後2時半; null for what is no time.</summary>
    public static TimeOnly? Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var found = Typed().Match(text.Normalize(NormalizationForm.FormKC).Trim());
        if (!found.Success) return null;
        var hour = int.Parse(found.Groups["hour"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        var minute = found.Groups["half"].Success ? 30 : found.Groups["minute"].Success ? int.Parse(found.Groups["minute"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        if (found.Groups["noon"].Success && hour > 12) return null;
        if (found.Groups["noon"].Value is "午後" && hour < 12) hour += 12;
        return hour < 24 && minute < 60 ? new TimeOnly(hour, minute) : null;
    }

    /// <summary>As the screens show it.</summary>
    public static string Of(DateTimeOffset local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<noon>午前|午後)?(?:(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})|(?<hour>[0-9]{2})(?<minute>[0-9]{2})|(?<hour>[0-9]{1,2})時(?:(?<half>半)|(?<minute>[0-9]{1,2})分)?)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Typed();
}
