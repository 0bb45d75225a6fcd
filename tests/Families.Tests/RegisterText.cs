using System.Text;
using Hagukumi.Families.Register;

namespace Hagukumi.Families.Tests;

/// <summary>A register's file of a few rows, each as the sample's first row with the columns given.</summary>
internal static class RegisterText
{
    public static readonly DateOnly Today = new(2026, 4, 1);

    public static readonly IReadOnlyDictionary<string, string> Usual = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["宛名番号"] = "0001000002",
        ["世帯番号"] = "00500000",
        ["氏名"] = "伊藤　さくら",
        ["氏名カナ"] = "ｲﾄｳ ｻｸﾗ",
        ["通称名"] = "",
        ["生年月日"] = "1991-08-02",
        ["性別"] = "女",
        ["続柄"] = "妻",
        ["郵便番号"] = "0790007",
        ["町字"] = "春日台",
        ["番地"] = "23番26号",
        ["方書"] = "",
        ["小学校区"] = "春日台小",
        ["転入日"] = "",
        ["転出日"] = "",
        ["死亡日"] = "",
        ["国籍"] = "日本",
        ["使用言語"] = "ja",
        ["支援措置"] = "",
    };

    public static string Header => string.Join(',', RegisterColumns.All);

    public static string Line(params (string Column, string Text)[] changes)
    {
        var values = new Dictionary<string, string>(Usual, StringComparer.Ordinal);
        foreach (var (column, text) in changes)
            values[column] = text;
        return string.Join(',', RegisterColumns.All.Select(column => values[column]));
    }

    public static RegisterRow Row(params (string Column, string Text)[] changes) =>
        Read(Header, Line(changes)).Single().Should().BeOfType<RegisterRow>().Subject;

    public static List<RegisterLine> Read(params string[] lines) => Read(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));

    public static List<RegisterLine> Read(byte[] bytes)
    {
        using var file = RegisterFile.Open(new MemoryStream(bytes), Today);
        return [.. file.Read()];
    }

    public static RefusedRow Refusal(params string[] lines) => Read([Header, .. lines]).OfType<RefusedRow>().Single();
}
