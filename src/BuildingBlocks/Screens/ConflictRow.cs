namespace Hagukumi.Screens;

/// <summary>One field of a record that two people changed at the same time.</summary>
/// <param name="Label">The field, as the form calls it.</param>
/// <param name="Theirs">What is stored now.</param>
/// <param name="Yours">What was typed.</param>
public sealed record ConflictRow(string Label, string Theirs, string Yours);
