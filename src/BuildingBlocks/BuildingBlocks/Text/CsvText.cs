namespace Hagukumi.BuildingBlocks.Text;

/// <summary>
/// Rows of a CSV that people open in a spreadsheet. A cell that a spreadsheet would take for a formula begins with an
/// apostrophe, so that nothing a family or a file once said is ever run.
/// </summary>
public static class CsvText
{
    /// <summary>One row with its line break.</summary>
    public static string Row(params IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    static string Cell(string text)
    {
        var harmless = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
        return harmless.AsSpan().IndexOfAny(",\"\r\n\t") >= 0 ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : harmless;
    }
}
