using System.Text;
using Hagukumi.BuildingBlocks.Text;

namespace Hagukumi.BuildingBlocks.Tests.Text;

public sealed class SearchKeyTests
{
    [Theory]
    [InlineData("髙橋", "高橋")]
    [InlineData("高𣘺", "高橋")]
    [InlineData("山﨑", "山崎")]
    [InlineData("渡邊", "渡辺")]
    [InlineData("渡邉", "渡辺")]
    [InlineData("齋藤", "斉藤")]
    [InlineData("齊藤", "斉藤")]
    [InlineData("斎藤", "斉藤")]
    [InlineData("濵田", "浜田")]
    [InlineData("濱田", "浜田")]
    [InlineData("𠮷田", "吉田")]
    [InlineData("澤田", "沢田")]
    [InlineData("中嶋", "中島")]
    [InlineData("中嶌", "中島")]
    [InlineData("廣瀨", "広瀬")]
    [InlineData("國眞", "国真")]
    [InlineData("德榮", "徳栄")]
    [InlineData("藏冨", "蔵富")]
    [InlineData("惠", "恵")]
    [InlineData("神塚", "神塚")]
    [InlineData("榊", "榊")]
    public void ForName_OldForm_IsTheCommonOne(string name, string key) => SearchKey.ForName(name).Should().Be(key);

    [Theory]
    [InlineData("山田　太郎")]
    [InlineData(" 山田 太郎 ")]
    [InlineData("山田\u00A0太郎")]
    [InlineData("山\u200B田太郎")]
    [InlineData("\uFEFF山田太郎")]
    [InlineData("山田・太郎")]
    [InlineData("山田\U000E0100太郎\uFE00")]
    public void ForName_BlanksAndVariationSelectors_AreGone(string name) => SearchKey.ForName(name).Should().Be("山田太郎");

    [Fact]
    public void ForName_SelectedVariant_IsFoundByThePlainOne() =>
        SearchKey.ForName("渡邉\U000E0102").Should().Be(SearchKey.ForName("渡辺"));

    [Theory]
    [InlineData("佐々木", "佐佐木")]
    [InlineData("代々木々", "代代木木")]
    [InlineData("みすゞ", "ミスズ")]
    [InlineData("がゝ", "ガカ")]
    [InlineData("々木", "々木")]
    public void ForName_RepetitionMark_IsWrittenOut(string name, string key) => SearchKey.ForName(name).Should().Be(key);

    [Fact]
    public void ForName_NamesOfDifferentFamilies_StayApart()
    {
        string[] names = ["高橋", "高崎", "渡辺", "渡部", "斉藤", "佐藤", "田中", "中田", "山口", "山ロ"];

        names.Select(SearchKey.ForName).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("さいとう", "サイトウ")]
    [InlineData("ｻｲﾄｳ", "サイトウ")]
    [InlineData("サイ トウ", "サイトウ")]
    [InlineData("ｶﾞﾊﾟ", "ガパ")]
    [InlineData("か\u3099", "ガ")]
    [InlineData("か゛は゜", "ガパ")]
    [InlineData("しょうじ", "シヨウジ")]
    [InlineData("ショウジ", "シヨウジ")]
    [InlineData("ｼｮｳｼﾞ", "シヨウジ")]
    [InlineData("ハッタァィゥェォャュョヮヵヶ", "ハツタアイウエオヤユヨワカケ")]
    [InlineData("ゕゖゔ", "カケヴ")]
    [InlineData("ㇰㇿ", "クロ")]
    [InlineData("かづみ", "カズミ")]
    [InlineData("みちぢ", "ミチジ")]
    [InlineData("かをりゐゑ", "カオリイエ")]
    public void ForKana_AnyWriting_IsOneLargeKatakana(string kana, string key) => SearchKey.ForKana(kana).Should().Be(key);

    [Theory]
    [InlineData("ユーキ")]
    [InlineData("ﾕｰｷ")]
    [InlineData("ユ-キ")]
    [InlineData("ユ－キ")]
    [InlineData("ユ−キ")]
    [InlineData("ユ‐キ")]
    [InlineData("ユ―キ")]
    [InlineData("ユ─キ")]
    [InlineData("ユ〜キ")]
    [InlineData("ユ～キ")]
    public void ForKana_LongVowelMarkAndWhatIsTypedForIt_AreGone(string kana) => SearchKey.ForKana(kana).Should().Be("ユキ");

    [Theory]
    [InlineData("Nguyễn Văn Đức", "NGUYENVANDUC")]
    [InlineData("ｎｇｕｙｅｎ ｖａｎ ｄｕｃ", "NGUYENVANDUC")]
    [InlineData("O’Brien", "OBRIEN")]
    [InlineData("o'brien", "OBRIEN")]
    [InlineData("Łukasz Ørsted", "LUKASZORSTED")]
    [InlineData("김", "김")]
    public void ForName_LatinLetters_AreUpperCaseWithoutAccents(string name, string key)
    {
        SearchKey.ForName(name).Should().Be(key);
        SearchKey.ForKana(name).Should().Be(key);
    }

    [Theory]
    [InlineData("さいとう")]
    [InlineData("ｼｮｳｼﾞ ユーキ")]
    [InlineData("みすゞ")]
    public void ForName_Kana_IsTheKeyOfForKana(string kana) => SearchKey.ForName(kana).Should().Be(SearchKey.ForKana(kana));

    [Fact]
    public void ForKana_Kanji_StayAsTheyAre() => SearchKey.ForKana("髙").Should().Be("髙");

    [Fact]
    public void ForBoth_PutsABlankBetweenNameAndKana() => SearchKey.ForBoth("髙橋 花", "たかはし はな").Should().Be("高橋花 タカハシハナ");

    [Theory]
    [InlineData("")]
    [InlineData("　")]
    [InlineData("・ー")]
    public void ForName_NothingToSearchFor_IsEmpty(string name) => SearchKey.ForName(name).Should().BeEmpty();

    [Fact]
    public void ForName_HalfACharacter_DoesNotThrow() => SearchKey.ForName("山\uD842田").Should().Be("山\uFFFD田");

    [Theory]
    [InlineData("髙𣘺 みすゞ")]
    [InlineData("佐々木 ｼｮｳｼﾞ")]
    [InlineData("㍿Nguyễn")]
    public void ForName_KeyOfAKey_IsItself(string name)
    {
        var key = SearchKey.ForName(name);

        SearchKey.ForName(key).Should().Be(key);
    }

    [Fact]
    public void CharacterForms_EveryForm_LeadsToOneThatStands()
    {
        CharacterForms.Forms.Count.Should().BeGreaterThan(80);
        foreach (var (form, common) in CharacterForms.Forms)
        {
            CharacterForms.Fold(common).Should().Be(common, "{0} stands for {1}", common, form);
            common.Should().NotBe(form);
            form.ToString().Normalize(NormalizationForm.FormKD).Should().Be(form.ToString(), "normalisation would have replaced it before");
            common.ToString().Normalize(NormalizationForm.FormKD).Should().Be(common.ToString());
        }
    }
}
