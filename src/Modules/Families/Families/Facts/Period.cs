using Hagukumi.BuildingBlocks.Calendar;

namespace Hagukumi.Families.Facts;

/// <summary>A period as staff read it.</summary>
static class Period
{
    public static string Of(Fact fact) => (fact.From, fact.To) switch
    {
        (null, null) => "時期は不明",
        ({ } from, null) => $"{JapaneseDate.FormatShort(from)}から",
        (null, { } to) => $"{JapaneseDate.FormatShort(to)}まで",
        ({ } from, { } to) when from == to => JapaneseDate.FormatShort(from),
        ({ } from, { } to) => $"{JapaneseDate.FormatShort(from)}から{JapaneseDate.FormatShort(to)}まで",
    };
}
