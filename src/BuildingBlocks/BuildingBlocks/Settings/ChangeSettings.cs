using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Security;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.BuildingBlocks.Settings;

/// <summary>Adds changes of settings to their history.</summary>
public sealed class ChangeSettings(CoreDb db, IDatabaseProvider provider, AccessLog log, CurrentStaff staff, IEnumerable<IFollowsSettings> followers, TimeProvider clock)
{
    /// <summary>How often somebody else may take the number first.</summary>
    const int Tries = 10;

    /// <summary>The changes of a setting, the newest first.</summary>
    public Task<List<SettingChange>> HistoryOf(SettingDefinition setting, CancellationToken stop) =>
        db.Set<SettingChange>().AsNoTracking().Where(c => c.Module == setting.Module && c.Key == setting.Key).OrderByDescending(c => c.Number).ToListAsync(stop);

    /// <summary>Whether a press was saved already.</summary>
    public Task<bool> IsSaved(Guid press, CancellationToken stop) => db.Set<SettingChange>().AnyAsync(c => c.Press == press, stop);

    /// <summary>Saves a change from now on, with its row of the access log. A second press finds it saved.</summary>
    /// <param name="setting">What is changed.</param>
    /// <param name="value">Its value as stored; null goes back to the default.</param>
    /// <param name="reason">Why.</param>
    /// <param name="seen">Number of the last change of this setting that the page showed; 0 for none.</param>
    /// <param name="press">Tells a second press from a second change.</param>
    /// <param name="stop">Interrupted.</param>
    /// <returns>False where somebody else changed this setting meanwhile.</returns>
    public async Task<bool> Save(SettingDefinition setting, string? value, string reason, int seen, Guid press, CancellationToken stop)
    {
        var changes = db.Set<SettingChange>();
        for (var attempt = 1; ; attempt++)
        {
            // In this order: a change that comes in between takes the number, and this one is tried again.
            var newest = await changes.MaxAsync(c => (int?)c.Number, stop) ?? 0;
            if (await IsSaved(press, stop)) return true;
            if ((await changes.Where(c => c.Module == setting.Module && c.Key == setting.Key).MaxAsync(c => (int?)c.Number, stop) ?? 0) != seen) return await IsSaved(press, stop);
            db.Add(new SettingChange { Number = newest + 1, Press = press, Module = setting.Module, Key = setting.Key, Value = value, By = staff.Id, At = clock.GetUtcNow(), Reason = reason });
            log.Add(db, AccessKind.Write, $"{nameof(SettingChange)} {setting.Module}/{setting.Key}", null, []);
            try
            {
                await db.SaveChangesAsync(stop);
                foreach (var follower in followers) follower.Changed();
                return true;
            }
            catch (DbUpdateException failure) when (attempt < Tries && provider.IsDuplicate(failure.InnerException ?? failure))
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}
