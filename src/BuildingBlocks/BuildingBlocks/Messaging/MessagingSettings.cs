namespace Hagukumi.BuildingBlocks.Messaging;

/// <summary>Pace of the dispatchers; section <c>Messaging</c>.</summary>
public sealed class MessagingSettings
{
    /// <summary>Failures that may pass are retried this long, then parked.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(24);

    /// <summary>How many deliveries to one module may be under way at once.</summary>
    public int Window { get; set; } = 200;

    /// <summary>While deliveries are under way, how long to let confirmations gather into one update.</summary>
    public TimeSpan Gather { get; set; } = TimeSpan.FromMilliseconds(20);

    /// <summary>For what nothing announces: a retry that became due, a commit by another process.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>A host that dies is replaced after this time; below 10 seconds by the house's promise.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>A message that nobody confirmed is sent again; the inbox drops a repeat.</summary>
    public TimeSpan ConfirmWithin { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Pause before try n + 1: 5 s, doubling, at most 30 minutes.</summary>
    public static TimeSpan PauseAfter(int attempts) => TimeSpan.FromSeconds(Math.Min(5 * Math.Pow(2, attempts), 1800));
}
