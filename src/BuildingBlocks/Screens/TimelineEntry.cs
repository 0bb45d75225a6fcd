namespace Hagukumi.Screens;

/// <summary>One dated line of a chronology, as the reader may see it.</summary>
/// <param name="On">The day it happened.</param>
/// <param name="Desk">Whose record it is, such as 母子保健.</param>
/// <param name="Kind">What kind of record, in a word or two.</param>
/// <param name="Text">One sentence; may be empty.</param>
/// <param name="Href">The record itself; null where the reader may not open it.</param>
/// <param name="Tone">Weight of the kind's tag.</param>
public sealed record TimelineEntry(DateOnly On, string Desk, string Kind, string Text = "", string? Href = null, Tone Tone = Tone.Neutral);
