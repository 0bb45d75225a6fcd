using System.Globalization;
using System.Text;

namespace Hagukumi.Benchmarks.Register;

/// <summary>The register of a city: 200,000 people in about 80,000 households, as its system writes it.</summary>
static class RegisterVolume
{
    public const int People = 200_000;

    static readonly string[] FamilyNames = ["佐藤サトウ", "鈴木スズキ", "髙橋タカハシ", "田中タナカ", "伊藤イトウ", "渡邊ワタナベ", "山本ヤマモト", "中村ナカムラ", "小林コバヤシ", "加藤カトウ", "吉田ヨシダ", "山﨑ヤマザキ", "佐々木ササキ"];
    static readonly string[] GivenNames = ["陽葵ヒマリ", "凛リン", "結菜ユイナ", "紬ツムギ", "美咲ミサキ", "大翔ヒロト", "蓮レン", "湊ミナト", "樹イツキ", "健一ケンイチ", "幸子サチコ", "由美子ユミコ", "さくらサクラ"];
    static readonly string[] Districts = ["若葉小", "川端小", "上野沢小", "春日台小", "末広小", "緑が丘小", "神居台小", "東光小"];

    /// <summary>The CSV.</summary>
    /// <param name="moved">Every how manieth person lives at another block than before; 0 for none.</param>
    /// <param name="movedTo">The block.</param>
    /// <param name="alone">Without those who stayed.</param>
    public static byte[] File(int moved = 0, string movedTo = "99番9号", bool alone = false)
    {
        var text = new StringBuilder("宛名番号,世帯番号,氏名,氏名カナ,通称名,生年月日,性別,続柄,郵便番号,町字,番地,方書,小学校区,転入日,転出日,死亡日,国籍,使用言語,支援措置\r\n");
        var random = new Random(7);
        for (int n = 0, household = 0, left = 0; n < People; n++, left--)
        {
            if (left == 0) (household, left) = (household + 1, random.Next(1, 5));
            var (family, given) = (FamilyNames[household % FamilyNames.Length], GivenNames[random.Next(GivenNames.Length)]);
            var born = new DateOnly(1935, 1, 1).AddDays(random.Next(33_000));
            var block = moved > 0 && n % moved == 0 ? movedTo : string.Create(CultureInfo.InvariantCulture, $"{household % 40 + 1}番{household % 30 + 1}号");
            if (alone && n % moved != 0) continue;
            text.Append(CultureInfo.InvariantCulture, $"{1_000_000_000L + n},{10_000_000 + household},{Name(family)}　{Name(given)},{Kana(family)} {Kana(given)},,{(n % 3 == 0 ? $"{born:yyyyMMdd}" : $"{born:yyyy-MM-dd}")},{(n % 2 == 0 ? "女" : "男")},{(left == 1 ? "世帯主" : "子")},079-000{household % 9},{Districts[household % 8][..^1]}町,{block},,{Districts[household % 8]},{(household % 6 == 0 ? "2019-04-01" : "")},,,日本,ja,{(household % 500 == 0 ? "1" : "")}\r\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static string Name(string both) => string.Concat(both.Where(c => !IsKatakana(c)));

    static string Kana(string both) => string.Concat(both.Where(IsKatakana));

    static bool IsKatakana(char c) => c is >= 'ァ' and <= 'ー';
}
