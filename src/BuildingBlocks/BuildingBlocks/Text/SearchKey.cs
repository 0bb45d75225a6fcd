using System.Globalization;
using System.Text;

namespace Hagukumi.BuildingBlocks.Text;

/// <summary>
/// The copy of a name that is searched. A family must be found however its name was typed, 髙﨑 or 高崎, ｻｲﾄｳ or さいとう, so
/// the column and the term go through the same key and are compared ordinally. What is stored and printed is never
/// altered: the register's own character is part of the name. A key may be longer than its text (㍿) and may be empty
/// (・), and an empty key begins every other: a search by one must be refused.
/// </summary>
public static class SearchKey
{
    const char CombiningVoiced = '\u3099';
    const char CombiningSemiVoiced = '\u309A';

    /// <summary>The key of a name: width, case, kana, blanks and marks as in <see cref="ForKana"/>, and old character forms as one.</summary>
    public static string ForName(string name) => Fold(name, foldCharacters: true);

    /// <summary>The key of kana. A term in kana has the same key here and in <see cref="ForName"/>, so one term searches both columns.</summary>
    public static string ForKana(string kana) => Fold(kana, foldCharacters: false);

    /// <summary>Both keys with a blank between them, for one column that is searched for a part. No key holds a blank, so no match runs over from one to the other.</summary>
    public static string ForBoth(string name, string kana) => ForName(name) + " " + ForKana(kana);

    static string Fold(string text, bool foldCharacters)
    {
        var key = new StringBuilder(text.Length);
        Rune? previous = null;
        foreach (var decomposed in Decompose(text).EnumerateRunes())
        {
            if (IsNoise(decomposed))
                continue;

            // 佐々木 is 佐佐木, みすゞ is みすず: the voicing mark follows on its own and is joined at the end.
            var rune = decomposed.Value is '々' or '〻' or 'ゝ' or 'ヽ' && previous is { } repeated ? repeated : FoldOne(decomposed, foldCharacters);
            key.Append(rune.ToString());
            if (!IsVoicing(rune))
                previous = rune;
        }

        return KanaBySound(key.ToString().Normalize(NormalizationForm.FormC));
    }

    static string Decompose(string text)
    {
        var valid = new StringBuilder(text.Length);

        // Runes replace lone surrogates, on which normalisation would throw. The spacing voicing marks would decompose with a blank.
        foreach (var rune in text.EnumerateRunes())
            valid.Append(rune.Value switch { '゛' => CombiningVoiced.ToString(), '゜' => CombiningSemiVoiced.ToString(), _ => rune.ToString() });
        return valid.ToString().Normalize(NormalizationForm.FormKD);
    }

    /// <summary>Blanks, punctuation, hyphens and long vowel marks, accents and variation selectors (IVS): what one desk types and another does not.</summary>
    static bool IsNoise(Rune rune)
    {
        if (Rune.IsWhiteSpace(rune) || Rune.IsPunctuation(rune) || Rune.IsControl(rune))
            return true;

        if (rune.Value is 'ー' or '─' or '━' or '\u02D7')
            return true;

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark => !IsVoicing(rune),
            UnicodeCategory.Format or UnicodeCategory.MathSymbol or UnicodeCategory.ModifierSymbol => true,
            _ => false,
        };
    }

    static bool IsVoicing(Rune rune) => rune.Value is CombiningVoiced or CombiningSemiVoiced;

    static Rune FoldOne(Rune rune, bool foldCharacters)
    {
        if (rune.Value is >= 'ぁ' and <= 'ゖ')
            rune = new(rune.Value - 'ぁ' + 'ァ');
        if (SmallKana.TryGetValue(rune.Value, out var large))
            return new(large);

        rune = Rune.ToUpperInvariant(rune);

        // Letters whose stroke is no accent to Unicode: Nguyễn Văn Đức is typed NGUYEN VAN DUC.
        rune = rune.Value switch { 'Đ' => new('D'), 'Ł' => new('L'), 'Ø' => new('O'), _ => rune };
        return foldCharacters ? CharacterForms.Fold(rune) : rune;
    }

    // After the marks are joined: ヂ is one character only then.
    static string KanaBySound(string key) => key.Replace('ヂ', 'ジ').Replace('ヅ', 'ズ').Replace('ヰ', 'イ').Replace('ヱ', 'エ').Replace('ヲ', 'オ');

    static readonly Dictionary<int, char> SmallKana = "ァアィイゥウェエォオッツャヤュユョヨヮワヵカヶケㇰクㇱシㇲスㇳトㇴヌㇵハㇶヒㇷフㇸヘㇹホㇺムㇻラㇼリㇽルㇾレㇿロ"
        .Chunk(2).ToDictionary(pair => (int)pair[0], pair => pair[1]);
}
