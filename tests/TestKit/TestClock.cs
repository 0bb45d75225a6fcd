namespace Hagukumi.TestKit;

/// <summary>The municipality's clock as a test sets it. It goes on running from where it was set; timers run in real time.</summary>
public sealed class TestClock : TimeProvider
{
    static readonly TimeZoneInfo Japan = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    readonly Lock door = new();
    DateTimeOffset setTo = System.GetUtcNow();
    DateTimeOffset setAt = System.GetUtcNow();

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => Japan;

    /// <summary>The date in the municipality.</summary>
    public DateOnly Today => DateOnly.FromDateTime(GetLocalNow().DateTime);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (door) return setTo + (System.GetUtcNow() - setAt);
    }

    /// <summary>Sets date and time in the municipality.</summary>
    public void Set(DateOnly date, int hour = 9, int minute = 0)
    {
        var local = date.ToDateTime(new TimeOnly(hour, minute));
        lock (door) (setTo, setAt) = (new DateTimeOffset(local, Japan.GetUtcOffset(local)).ToUniversalTime(), System.GetUtcNow());
    }
}
