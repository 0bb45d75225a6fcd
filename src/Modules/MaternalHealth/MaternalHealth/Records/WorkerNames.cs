using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;

namespace Hagukumi.MaternalHealth.Records;

/// <summary>Who worked with somebody. Of a sealed person nobody is named, for a name tells the district.</summary>
/// <param name="known">Everybody's name; null where they are withheld.</param>
internal sealed class WorkerNames(IReadOnlyDictionary<StaffId, string>? known)
{
    public string Of(StaffId worker) => known is null ? "表示しません" : known.GetValueOrDefault(worker, worker == CurrentStaff.System ? "（システム）" : "不明");
}
