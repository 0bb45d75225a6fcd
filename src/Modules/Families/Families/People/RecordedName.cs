using System.Globalization;

namespace Hagukumi.Families.People;

/// <summary>A name as a register writes it: the family name first, and most often a space.</summary>
internal static class RecordedName
{
    /// <summary>〓, which a system writes for a character that its encoding lacks, such as the 𠮷 of 𠮷田 in cp932.</summary>
    const string Geta = "〓";

    /// <summary>What stands before the first space; null where nothing tells the family name from the given name.</summary>
    public static string? FamilyName(string name)
    {
        var parts = name.Split([' ', '\u3000'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length > 1 ? parts[0] : null;
    }

    /// <summary>Whether <paramref name="written"/> is <paramref name="known"/> with 〓 in place of some characters, and so says nothing new.</summary>
    public static bool IsMutilated(string written, string known)
    {
        if (!written.Contains(Geta, StringComparison.Ordinal))
            return false;

        var left = StringInfo.GetTextElementEnumerator(written);
        var right = StringInfo.GetTextElementEnumerator(known);
        while (left.MoveNext())
        {
            if (!right.MoveNext() || (left.GetTextElement() != Geta && left.GetTextElement() != right.GetTextElement()))
                return false;
        }

        return !right.MoveNext();
    }
}
