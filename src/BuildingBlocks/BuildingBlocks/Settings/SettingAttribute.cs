namespace Hagukumi.BuildingBlocks.Settings;

/// <summary>What a setting's number rests on.</summary>
public enum SettingBasis
{
    /// <summary>法: a statute gives the number.</summary>
    Statute,

    /// <summary>国: a notice or guideline of the state.</summary>
    NationalNotice,

    /// <summary>設: the municipality decides.</summary>
    Municipality,
}

/// <summary>How far the municipality may go.</summary>
public enum SettingFreedom
{
    /// <summary>Any value of the range.</summary>
    Free,

    /// <summary>Not beyond the range's end, which law or the state draws: stricter only.</summary>
    NotBeyond,

    /// <summary>Shown and never changed on a screen.</summary>
    Fixed,
}

/// <summary>A property of a module's settings that stands on the screen of settings. Its value in the class is the default.</summary>
/// <param name="label">What staff read.</param>
/// <param name="source">Where the default comes from, as staff read it.</param>
/// <param name="basis">What kind of source that is.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute(string label, string source, SettingBasis basis = SettingBasis.Municipality) : Attribute
{
    /// <summary>What staff read.</summary>
    public string Label => label;

    /// <summary>Where the default comes from.</summary>
    public string Source => source;

    /// <summary>What kind of source that is.</summary>
    public SettingBasis Basis => basis;

    /// <summary>Heading under which it stands.</summary>
    public string Group { get; set; } = "";

    /// <summary>Unit behind the number, such as 日.</summary>
    public string Unit { get; set; } = "";

    /// <summary>Least number, or least week.</summary>
    public int Min { get; set; }

    /// <summary>Greatest number, or greatest week.</summary>
    public int Max { get; set; } = int.MaxValue;

    /// <summary>How far the municipality may go.</summary>
    public SettingFreedom Freedom { get; set; }
}

/// <summary>Settings that may contradict each other.</summary>
public interface ICheckedSettings
{
    /// <summary>The sentence that says how; null while they agree.</summary>
    string? Contradiction { get; }
}
