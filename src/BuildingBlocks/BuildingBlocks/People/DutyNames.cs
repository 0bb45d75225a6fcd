using Hagukumi.Contracts;

namespace Hagukumi.BuildingBlocks.People;

/// <summary>What staff call the duties.</summary>
public static class DutyNames
{
    /// <summary>Every duty, in the order of the desks.</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> All =
    [
        (nameof(Duty.PublicHealthNurse), "地区担当保健師"), (nameof(Duty.MaternalHealthSupervisor), "母子保健係長"), (nameof(Duty.CaseWorker), "児童福祉の主担当"),
        (nameof(Duty.ChildWelfareSupervisor), "児童福祉係長"), (nameof(Duty.CouncilCoordinator), "要対協調整担当"), (nameof(Duty.GeneralSupportOfficer), "統括支援員"),
        (nameof(Duty.CenterDirector), "センター長"), (nameof(Duty.DevelopmentalSupport), "発達支援担当"), (nameof(Duty.Clerk), "事務"),
        (nameof(Duty.RegisterClerk), "世帯台帳担当"), (nameof(Duty.PrivacyOfficer), "個人情報担当"), (nameof(Duty.OnCall), "当番"),
    ];

    /// <summary>One of them.</summary>
    public static string Of(Duty duty) => All.First(d => d.Value == duty.ToString()).Text;

    /// <summary>One of them in a district; undivided for null.</summary>
    public static string Of(Duty duty, string? district) => $"{Of(duty)}（{district ?? "全域"}）";
}
