namespace Hagukumi.Screens;

/// <summary>How much a field expects; its width tells the reader.</summary>
public enum FieldWidth
{
    /// <summary>A few digits.</summary>
    Xs,

    /// <summary>A date, a code or a telephone number.</summary>
    Sm,

    /// <summary>A name.</summary>
    Md,

    /// <summary>An address or a sentence.</summary>
    Lg,

    /// <summary>Everything there is.</summary>
    Full,
}
