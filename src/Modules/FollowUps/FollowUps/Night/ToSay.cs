using System.Linq.Expressions;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Rules;

namespace Hagukumi.FollowUps.Night;

/// <summary>
/// Which follow-ups the night of a business date has to look at, as a condition the database answers: all of which there may be anything
/// to say, and few others. Of a town's open follow-ups nine in ten are told of already and wait; reading them would make the night as
/// long as the town is large.
/// </summary>
static class ToSay
{
    public static Expression<Func<FollowUp, bool>> On(DateOnly day, RuleBook rules, RuleSettings settings)
    {
        var soon = day.AddDays(rules.Rules.Max(r => r.SoonDays ?? settings.SoonDays));
        var (daily, again, ahead) = (day.AddDays(-1), day.AddDays(-settings.RemindEveryDays), day.AddDays(Nightly.AheadAtMostDays));
        // A step of the ladder may come before the due day.
        var early = rules.Rules.Where(r => r.MayClimbBeforeDue).Select(r => r.Slug).ToList();
        return f => f.Status == FollowUpStatus.Open && f.DueAt == null && f.Urgency != Urgency.B && f.VisibleFrom <= day && (f.HoldUntil == null || f.HoldUntil <= day)
            && (f.ToldOfDay != f.DueOn || f.ToldLastOn > ahead || !f.ToldVisible || (f.RemindOn <= day && f.ToldReminded != f.RemindOn)
                || (f.DueOn <= soon && !f.ToldSoon)
                || (f.DueOn <= day && (!f.ToldOverdue || f.ToldLastOn == null || f.ToldLastOn <= (f.Urgency == Urgency.S ? daily : again)))
                || (f.ToldLevel < DeadlineRule.LevelsAtMost && (f.DueOn <= day || early.Contains(f.Rule))));
    }
}
