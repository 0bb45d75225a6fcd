using Hagukumi.Contracts;

namespace Hagukumi.MaternalHealth.Contracts;

/// <summary>A family is to be visited by a nurse to support it in bringing up its child (養育支援訪問、児童福祉法6条の3第5項).</summary>
/// <param name="Person">The child, or the pregnant woman.</param>
/// <param name="Support">The support.</param>
/// <param name="DecidedOn">The day of the decision.</param>
/// <param name="ReviewOn">The day by which it is looked at whether it helps.</param>
[Event("maternal-health.rearing-support-decided", "maternal-health")]
public sealed record RearingSupportDecided(PersonId Person, Guid Support, DateOnly DecidedOn, DateOnly ReviewOn) : IIntegrationEvent;

/// <summary>A visit of that support took place.</summary>
/// <param name="Person">The child, or the pregnant woman.</param>
/// <param name="Support">The support.</param>
/// <param name="VisitedOn">The day.</param>
[Event("maternal-health.rearing-support-visited", "maternal-health")]
public sealed record RearingSupportVisited(PersonId Person, Guid Support, DateOnly VisitedOn) : IIntegrationEvent;

/// <summary>It was looked at whether the support helps, and it goes on.</summary>
/// <param name="Person">The child, or the pregnant woman.</param>
/// <param name="Support">The support.</param>
/// <param name="ReviewedOn">The day.</param>
/// <param name="NextOn">The day by which it is looked at again.</param>
[Event("maternal-health.rearing-support-reviewed", "maternal-health")]
public sealed record RearingSupportReviewed(PersonId Person, Guid Support, DateOnly ReviewedOn, DateOnly NextOn) : IIntegrationEvent;

/// <summary>The support ended.</summary>
/// <param name="Person">The child, or the pregnant woman.</param>
/// <param name="Support">The support.</param>
/// <param name="EndedOn">The day.</param>
[Event("maternal-health.rearing-support-ended", "maternal-health")]
public sealed record RearingSupportEnded(PersonId Person, Guid Support, DateOnly EndedOn) : IIntegrationEvent;
