namespace Hagukumi.Families.Letters;

/// <summary>Readings above the words of the town hall: whoever reads plain Japanese knows the spoken word and not its characters.</summary>
internal static class Furigana
{
    // Whole words only: a single character is read differently in each.
    static readonly IReadOnlyList<(string Word, string Reading)> Words =
    [
        .. new[]
        {
            ("家庭", "かてい"), ("お知らせ", "おしらせ"), ("名前", "なまえ"), ("一緒", "いっしょ"), ("入って", "はいって"), ("紙", "かみ"), ("見て", "みて"), ("電話", "でんわ"), ("番号", "ばんごう"), ("話す", "はなす"), ("話しやすい", "はなしやすい"),
            ("通訳", "つうやく"), ("頼む", "たのむ"), ("権利", "けんり"), ("担当", "たんとう"), ("市役所", "しやくしょ"), ("保健師", "ほけんし"), ("助産師", "じょさんし"), ("訪問", "ほうもん"), ("相談", "そうだん"), ("面談", "めんだん"), ("案内", "あんない"),
            ("妊婦", "にんぷ"), ("産婦", "さんぷ"), ("妊娠", "にんしん"), ("出産", "しゅっさん"), ("産後", "さんご"), ("母子", "ぼし"), ("手帳", "てちょう"), ("両親", "りょうしん"), ("学級", "がっきゅう"), ("教室", "きょうしつ"), ("健診", "けんしん"), ("健康診査", "けんこうしんさ"),
            ("受診券", "じゅしんけん"), ("受診", "じゅしん"), ("予防接種", "よぼうせっしゅ"), ("予診票", "よしんひょう"), ("乳児", "にゅうじ"), ("幼児", "ようじ"), ("新生児", "しんせいじ"), ("児童", "じどう"), ("手当", "てあて"), ("給付", "きゅうふ"), ("申請", "しんせい"),
            ("届出", "とどけで"), ("予約", "よやく"), ("変更", "へんこう"), ("結果", "けっか"), ("保育園", "ほいくえん"), ("保育所", "ほいくしょ"), ("幼稚園", "ようちえん"), ("学校", "がっこう"), ("医療", "いりょう"), ("病院", "びょういん"), ("支援", "しえん"), ("子育て", "こそだて"),
        }.OrderByDescending(w => w.Item1.Length),
    ];

    /// <summary>The text in parts, each with its reading; null where it needs none or none is known.</summary>
    public static IReadOnlyList<(string Text, string? Reading)> Of(string text)
    {
        List<(string, string?)> parts = [];
        var plain = 0;
        for (var at = 0; at < text.Length;)
        {
            if (Words.FirstOrDefault(w => text.AsSpan(at).StartsWith(w.Word, StringComparison.Ordinal)) is not { Word: { } word } found)
            {
                at++;
                continue;
            }
            if (plain < at) parts.Add((text[plain..at], null));
            parts.Add((word, found.Reading));
            plain = at += word.Length;
        }
        if (plain < text.Length) parts.Add((text[plain..], null));
        return parts;
    }
}
