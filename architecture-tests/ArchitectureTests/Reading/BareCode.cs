namespace Hagukumi.ArchitectureTests.Reading;

/// <summary>Blanks comments and literals of C#, so that what is left may be searched for code. Length and line breaks stay.</summary>
static class BareCode
{
    public static string Of(string code)
    {
        var bare = code.ToCharArray();
        var i = 0;
        while (i < code.Length)
        {
            var end = EndOfHidden(code, i);
            if (end == i)
            {
                i++;
                continue;
            }
            for (; i < end; i++)
                if (bare[i] is not ('\n' or '\r')) bare[i] = ' ';
        }
        return new string(bare);
    }

    /// <summary>Where the comment or literal that begins here ends; the same place where none begins.</summary>
    static int EndOfHidden(string code, int at)
    {
        if (Is(code, at, "//")) return Find(code, "\n", at);
        if (Is(code, at, "/*")) return Past(code, "*/", at + 2);
        if (code[at] == '\'') return EndOfText(code, at + 1, '\'', verbatim: false, interpolated: false);
        var prefix = at;
        while (prefix < code.Length && code[prefix] is '$' or '@') prefix++;
        if (prefix >= code.Length || code[prefix] != '"') return at;
        var marks = code.AsSpan(at, prefix - at);
        var quotes = prefix;
        while (quotes < code.Length && code[quotes] == '"') quotes++;
        if (quotes - prefix >= 3) return Past(code, new string('"', quotes - prefix), quotes);
        return EndOfText(code, prefix + 1, '"', marks.Contains('@'), marks.Contains('$'));
    }

    static int EndOfText(string code, int i, char quote, bool verbatim, bool interpolated)
    {
        while (i < code.Length)
        {
            var c = code[i];
            if (!verbatim && c == '\\') i += 2;
            else if (verbatim && c == quote && Is(code, i + 1, "\"")) i += 2;
            else if (c == quote) return i + 1;
            else if (interpolated && Is(code, i, "{{")) i += 2;
            else if (interpolated && c == '{') i = EndOfHole(code, i + 1);
            else i++;
        }
        return code.Length;
    }

    static int EndOfHole(string code, int i)
    {
        for (var depth = 1; i < code.Length && depth > 0;)
        {
            var past = EndOfHidden(code, i);
            if (past > i)
            {
                i = past;
                continue;
            }
            depth += code[i] switch { '{' => 1, '}' => -1, _ => 0 };
            i++;
        }
        return i;
    }

    static bool Is(string code, int at, string what) => at < code.Length && code.AsSpan(at).StartsWith(what, StringComparison.Ordinal);

    static int Find(string code, string what, int from) => code.IndexOf(what, from, StringComparison.Ordinal) is >= 0 and var found ? found : code.Length;

    static int Past(string code, string what, int from) => Math.Min(code.Length, Find(code, what, from) + what.Length);
}
