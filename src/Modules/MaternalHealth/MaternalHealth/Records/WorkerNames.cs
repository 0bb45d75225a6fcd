using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;

namespace Hagukumi.MaternalHealth.Records;

/// <summary>Who worked with somebody. Of a sealed person nobody is named, for a name tells the district.</summary>
/// <param name="known">Everybody's name; null where they are withheld.</param>
/// <param name="came">What came from another system, by record; and whether that system is the master of its kind.</param>
internal sealed class WorkerNames(IReadOnlyDictionary<StaffId, string>? known, IReadOnlyDictionary<Guid, (string Source, bool IsMaster)> came)
{
    /// <summary>Who recorded something, or the system that it came from.</summary>
    public string Of(Guid record, StaffId worker) => came.TryGetValue(record, out var origin) ? $"{origin.Source}から取込み" : Of(worker);

    /// <summary>Whether a record may be changed here: what another system keeps is changed there.</summary>
    public bool MayChange(Guid record) => !came.TryGetValue(record, out var origin) || !origin.IsMaster;

    public string Of(StaffId worker) => known is null ? "表示しません" : known.GetValueOrDefault(worker, worker == CurrentStaff.System ? "（システム）" : "不明");
}
