using System.Linq.Expressions;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;

namespace Hagukumi.FollowUps.Worklist;

/// <summary>Which follow-ups stand on somebody's worklist, as one condition that the database finds by its indexes.</summary>
static class Mine
{
    /// <summary>What somebody owes, what has come up to them, and what cannot wait until those are back for whom they stand in.</summary>
    public static Expression<Func<FollowUp, bool>> UpTo(Roster roster, StaffId me, DateOnly today)
    {
        var duties = roster.DutiesOf(me).Select(d => (Duty?)d).ToList();
        return Any([OwedBy(roster, me, today), f => f.EscalatedTo != null && duties.Contains(f.EscalatedTo), .. roster.StandsInFor(me).Select(s => Covering(s, roster, today))]);
    }

    /// <summary>What somebody was handed, what their duties owe in their districts, and what nobody holds below them.</summary>
    public static Expression<Func<FollowUp, bool>> OwedBy(Roster roster, StaffId me, DateOnly today)
    {
        var share = roster.ShareOf(me);
        return Any([
            f => f.HandedOverTo == me && (f.HandedOverUntil == null || f.HandedOverUntil >= today),
            Owed(share.Districts.Select(d => (d.Duty, (string?)d.District)).Concat(share.Elsewhere.Select(d => (d, (string?)null))), roster, today),
        ]);
    }

    /// <summary>Class S, and of class A what falls due before they are back.</summary>
    static Expression<Func<FollowUp, bool>> Covering(Roster.StandingIn standing, Roster roster, DateOnly today)
    {
        var back = standing.BackOn;
        Expression<Func<FollowUp, bool>> pressing = f => f.Urgency == Urgency.S || (f.Urgency == Urgency.A && f.DueOn < back);
        if (standing.HandedTo is not { } away) return All([pressing, Owed(standing.Duties, roster, today)]);
        var duties = standing.Duties.Select(d => d.Duty).Distinct().ToList();
        return All([pressing, f => f.HandedOverTo == away && (f.HandedOverUntil == null || f.HandedOverUntil >= today) && duties.Contains(f.Duty)]);
    }

    /// <summary>What these duties owe, and nobody was handed.</summary>
    static Expression<Func<FollowUp, bool>> Owed(IEnumerable<(Duty Duty, string? District)> duties, Roster roster, DateOnly today)
    {
        var inactive = roster.Inactive.Select(s => (StaffId?)s).ToList();
        var asked = duties.ToList();
        var keys = asked.Select(d => FollowUp.KeyOf(d.Duty, d.District)).ToList();
        Expression<Func<FollowUp, bool>> notHanded = f => f.HandedOverTo == null || f.HandedOverUntil < today || inactive.Contains(f.HandedOverTo);
        // Found by an index; only who answers for districts that no duty names makes the database look at everything open.
        var elsewhere = asked.Where(d => d.District is null).Select(d => d.Duty).ToList();
        if (elsewhere.Count == 0) return All([notHanded, f => keys.Contains(f.DutyKey)]);
        var named = roster.Districts;
        return All([notHanded, f => keys.Contains(f.DutyKey) || (elsewhere.Contains(f.Duty) && f.District != null && !named.Contains(f.District))]);
    }

    static Expression<Func<FollowUp, bool>> Any(IReadOnlyList<Expression<Func<FollowUp, bool>>> conditions) => Joined(conditions, Expression.OrElse);

    static Expression<Func<FollowUp, bool>> All(IReadOnlyList<Expression<Func<FollowUp, bool>>> conditions) => Joined(conditions, Expression.AndAlso);

    static Expression<Func<FollowUp, bool>> Joined(IReadOnlyList<Expression<Func<FollowUp, bool>>> conditions, Func<Expression, Expression, Expression> by)
    {
        var one = conditions[0].Parameters[0];
        return Expression.Lambda<Func<FollowUp, bool>>(conditions.Select(c => new Renamed(c.Parameters[0], one).Visit(c.Body)).Aggregate(by), one);
    }

    sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
