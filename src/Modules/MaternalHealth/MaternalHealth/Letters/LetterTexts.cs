using System.Text.Json;
using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.MaternalHealth.Letters;

/// <summary>
/// What families are written about check-ups, in each language (letter-texts.json). Texts are data: a municipality has them read by somebody
/// whose language it is before the first is sent. Nobody is told in them what was found, or blamed for not coming.
/// </summary>
internal static class LetterTexts
{
    const string Japanese = "ja";
    const string PlainJapanese = "ja-easy";

    static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    static readonly IReadOnlyDictionary<string, Language> Texts = Read();

    /// <summary>Languages a letter can be printed in.</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> Languages = [.. Texts.Select(t => (t.Key, t.Value.Name))];

    /// <summary>The language of a letter to somebody who speaks a language: plain Japanese where theirs is not among ours.</summary>
    /// <param name="tag">BCP 47 tag of the register; empty where unknown.</param>
    public static string For(string tag) => tag.Split('-')[0].ToLowerInvariant() switch
    {
        "" or Japanese => Japanese,
        "fil" => "tl",
        var primary => Texts.ContainsKey(primary) ? primary : PlainJapanese,
    };

    public static bool Knows(string? language) => language is not null && Texts.ContainsKey(language);

    /// <summary>The letter that invites to a session.</summary>
    public static LetterText Invitation(string language, CheckupKind kind, LetterFacts facts) => Texts[language].Write(Texts[language].Invitation, kind, facts, language);

    /// <summary>The letter to a family that did not come.</summary>
    public static LetterText Missed(string language, CheckupKind kind, LetterFacts facts) => Texts[language].Write(Texts[language].Missed, kind, facts, language);

    static IReadOnlyDictionary<string, Language> Read()
    {
        using var file = typeof(LetterTexts).Assembly.GetManifestResourceStream("letter-texts.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Language>>(file, Names)!;
    }

    internal sealed record Template(string Title, IReadOnlyList<string> Lines);

    internal sealed record Language(string Name, IReadOnlyDictionary<string, string> Kinds, Template Invitation, Template Missed, string Contact)
    {
        public LetterText Write(Template template, CheckupKind kind, LetterFacts facts, string language)
        {
            string Filled(string text) => text.Replace("{kind}", Kinds[$"{kind}"], StringComparison.Ordinal).Replace("{child}", facts.Child, StringComparison.Ordinal).Replace("{date}", facts.Date, StringComparison.Ordinal)
                .Replace("{from}", facts.From, StringComparison.Ordinal).Replace("{until}", facts.Until, StringComparison.Ordinal).Replace("{place}", facts.Place, StringComparison.Ordinal).Replace("{city}", facts.City, StringComparison.Ordinal);
            return new(language == PlainJapanese ? Japanese : language, Filled(template.Title), [.. template.Lines.Select(Filled)], Filled(Contact));
        }
    }
}

/// <summary>What a letter names.</summary>
internal sealed record LetterFacts(string Child, string Date, string From, string Until, string Place, string City);

/// <summary>A letter as it is printed.</summary>
/// <param name="Tag">BCP 47 tag, so that it is read aloud and hyphenated right.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Contact">Whom to ask.</param>
public sealed record LetterText(string Tag, string Title, IReadOnlyList<string> Lines, string Contact);
