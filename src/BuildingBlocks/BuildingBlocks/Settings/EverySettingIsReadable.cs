using System.Runtime.CompilerServices;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Data;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.BuildingBlocks.Settings;

/// <summary>Every change in force is of a setting that exists, can be read and lies in its range; else the default counts in silence.</summary>
sealed class EverySettingIsReadable(CoreDb db, SettingsBook book) : IPromise
{
    public string Name => "every setting in force can be read and lies in its range";

    public async IAsyncEnumerable<string> Broken([EnumeratorCancellation] CancellationToken stop)
    {
        var changes = await db.Set<SettingChange>().AsNoTracking().OrderBy(c => c.Number).ToListAsync(stop);
        for (var at = 0; at < changes.Count; at++)
            if (changes[at].Number != at + 1) yield return $"change {changes[at].Number} stands in place {at + 1}";
        foreach (var last in changes.GroupBy(c => (c.Module, c.Key)).Select(g => g.Last()).Where(c => c.Value is not null))
            if (book.Find(last.Module, last.Key) is not { } setting || setting.Read(last.Value).Error is not null) yield return $"change {last.Number} of {last.Module}/{last.Key} cannot be read";
    }
}
