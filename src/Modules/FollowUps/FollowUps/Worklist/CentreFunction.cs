using Hagukumi.FollowUps.Rules;

namespace Hagukumi.FollowUps.Worklist;

/// <summary>
/// 三機能: what the centre is there for. Every desk serves one of them, so what a desk owes stands under exactly one function of
/// the worklist's head. 要対協 stands under 相談支援, of whose cases it decides.
/// </summary>
internal sealed record CentreFunction(string Code, string Name, IReadOnlyList<string> Desks)
{
    public static readonly IReadOnlyList<CentreFunction> All =
    [
        new("consultation", "相談支援", ["families", "maternal-health", "child-welfare", "developmental-support", "conferences", "follow-ups"]),
        new("training", "研修", ["training"]),
        new("community", "地域の支援体制", ["local-resources"]),
    ];

    /// <summary>The function of an address; null for none.</summary>
    public static CentreFunction? Find(string? code) => All.FirstOrDefault(f => f.Code == code);

    /// <summary>Whether any rule of its desks opens work by itself.</summary>
    public bool HasRules(RuleBook rules) => rules.Rules.Any(r => Desks.Contains(r.Desk));
}
