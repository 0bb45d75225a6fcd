namespace Hagukumi.BuildingBlocks.Calendar;

/// <summary>The system's clock, whose local zone is the municipality's: law counts days there, wherever the server stands.</summary>
public sealed class MunicipalTime(TimeZoneInfo zone) : TimeProvider
{
    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => zone;
}
