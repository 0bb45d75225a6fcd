using System.Diagnostics;

namespace Hagukumi.TestKit;

/// <summary>Waiting for a condition, never for a time.</summary>
public static class Wait
{
    /// <summary>Asks again until it is so.</summary>
    /// <param name="holds">The condition.</param>
    /// <param name="what">What is waited for; said when it does not come.</param>
    /// <param name="limit">A minute unless given: it is not measured, only bounded, and machines are busy.</param>
    /// <exception cref="TimeoutException">It did not come.</exception>
    public static async Task Until(Func<Task<bool>> holds, string what, TimeSpan? limit = null)
    {
        var within = limit ?? TimeSpan.FromMinutes(1);
        var since = Stopwatch.StartNew();
        while (!await holds())
        {
            if (since.Elapsed > within) throw new TimeoutException($"Not within {within.TotalSeconds} seconds: {what}.");
            await Task.Delay(20);
        }
    }
}
