using Hagukumi.MaternalHealth.Records;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.MaternalHealth.Epds;

/// <summary>取消し of a questionnaire, or of what was recorded after it.</summary>
static class WithdrawEpds
{
    public static void Map(RouteGroupBuilder desk)
    {
        WithdrawRecord.Map(desk, "/epds/{id:guid}/withdraw", async (id, _, request) => await request.FindEpds(id) is { } epds
            ? new("質問票", epds.On, epds.Stands, epds.WithdrawalReason, epds.Version, (e, _) => request.Page(epds, e), reason => epds.Withdraw(request.Today, reason, request.Recorded))
            : null);
        WithdrawRecord.Map(desk, "/epds/{id:guid}/records/{record:guid}/withdraw", async (id, record, request) => await request.FindEpds(id) is { } epds && epds.Withdrawable(record) is { } entry
            ? new(entry is SafetyPlan ? "安全の段取り" : "質問票のあとの支援", entry.On, entry.Stands, entry.WithdrawalReason, epds.Version, (e, _) => request.Page(epds, e), reason => epds.Withdraw(record, request.Today, reason, request.Recorded))
            : null);
    }
}
