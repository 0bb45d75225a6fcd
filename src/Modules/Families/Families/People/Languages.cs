namespace Hagukumi.Families.People;

/// <summary>Languages that families of a municipality speak, as staff call them.</summary>
static class Languages
{
    static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = "英語", ["zh"] = "中国語", ["ko"] = "韓国語", ["vi"] = "ベトナム語", ["ne"] = "ネパール語", ["pt"] = "ポルトガル語", ["es"] = "スペイン語",
        ["fil"] = "フィリピノ語", ["tl"] = "タガログ語", ["id"] = "インドネシア語", ["th"] = "タイ語", ["my"] = "ミャンマー語", ["uk"] = "ウクライナ語", ["ru"] = "ロシア語",
        ["si"] = "シンハラ語", ["bn"] = "ベンガル語", ["ur"] = "ウルドゥー語", ["hi"] = "ヒンディー語", ["fa"] = "ペルシア語", ["ar"] = "アラビア語", ["mn"] = "モンゴル語",
    };

    /// <summary>Every language that can be chosen, Japanese first.</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> Choices = [("ja", "日本語"), .. Names.Select(n => (n.Key, n.Value)), ("other", "そのほかのことば")];

    /// <summary>The name of a language to be minded; null for Japanese, the tag itself where it is not known here.</summary>
    public static string? NameOf(string tag)
    {
        var language = tag.Split('-')[0];
        return language.Length == 0 || language.Equals("ja", StringComparison.OrdinalIgnoreCase) ? null : Names.GetValueOrDefault(language, tag);
    }
}
