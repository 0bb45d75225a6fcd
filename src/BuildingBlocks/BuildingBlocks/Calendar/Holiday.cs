namespace Hagukumi.BuildingBlocks.Calendar;

/// <summary>A day off by 国民の祝日に関する法律, with its name.</summary>
public readonly record struct Holiday(DateOnly Date, string Name);
