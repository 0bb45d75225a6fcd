using System.Text;

namespace Hagukumi.Families.People;

/// <summary>Where a person lives, as the register writes it.</summary>
internal sealed record Address
{
    /// <summary>No address is known.</summary>
    public static readonly Address Unknown = new();

    Address()
    {
    }

    /// <summary>郵便番号, written 079-0007; as the register writes it where it has not seven digits.</summary>
    public string PostalCode { get; private init; } = "";

    /// <summary>町字.</summary>
    public string Town { get; private init; } = "";

    /// <summary>番地.</summary>
    public string Block { get; private init; } = "";

    /// <summary>方書.</summary>
    public string Building { get; private init; } = "";

    /// <summary>Whether there is enough of it to send anything there.</summary>
    public bool IsKnown => Town.Length > 0 || Block.Length > 0;

    /// <summary>The lines of a label.</summary>
    public IReadOnlyList<string> Lines => [.. new[] { PostalCode.Length > 0 ? $"〒{PostalCode}" : "", Town + Block, Building }.Where(line => line.Length > 0)];

    public static Address Of(string postalCode, string town, string block, string building) =>
        new() { PostalCode = Displayed(postalCode), Town = town, Block = block, Building = building };

    static string Displayed(string postalCode)
    {
        var plain = postalCode.Normalize(NormalizationForm.FormKC).Trim();
        var digits = string.Concat(plain.Where(char.IsAsciiDigit));
        return digits.Length == 7 && plain.All(IsPartOfPostalCode) ? $"{digits[..3]}-{digits[3..]}" : postalCode;
    }

    /// <summary>Digits, the mark 〒, and whatever is typed for a hyphen.</summary>
    static bool IsPartOfPostalCode(char c) => char.IsAsciiDigit(c) || c is '〒' or '-' or '‐' or '−' or '–' or '—' or 'ー' or ' ';

    /// <summary>How long a value may be.</summary>
    internal static class Longest
    {
        public const int PostalCode = 20;
        public const int Line = 200;
    }
}
