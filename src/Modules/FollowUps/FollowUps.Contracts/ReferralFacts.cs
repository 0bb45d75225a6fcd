using Hagukumi.Contracts;

namespace Hagukumi.FollowUps.Contracts;

/// <summary>A family was sent on to somebody else; it is not lost from sight until the link is confirmed (AY-43).</summary>
/// <param name="Referral">The referral.</param>
/// <param name="Person">Who was referred.</param>
/// <param name="By">Who referred.</param>
/// <param name="Duty">Whose desk referred.</param>
/// <param name="ReferredOn">The day.</param>
[Event("follow-ups.referral-made", "follow-ups")]
public sealed record ReferralMade(ReferralId Referral, PersonId Person, StaffId By, Duty Duty, DateOnly ReferredOn) : IIntegrationEvent;

/// <summary>The other side accepted, and said who is in charge there.</summary>
/// <param name="Referral">The referral.</param>
/// <param name="Person">Who was referred.</param>
/// <param name="AcceptedOn">The day.</param>
[Event("follow-ups.referral-accepted", "follow-ups")]
public sealed record ReferralAccepted(ReferralId Referral, PersonId Person, DateOnly AcceptedOn) : IIntegrationEvent;

/// <summary>The family and the other side have met: the link holds.</summary>
/// <param name="Referral">The referral.</param>
/// <param name="Person">Who was referred.</param>
/// <param name="ConfirmedOn">The day of the first contact.</param>
[Event("follow-ups.referral-confirmed", "follow-ups")]
public sealed record ReferralConfirmed(ReferralId Referral, PersonId Person, DateOnly ConfirmedOn) : IIntegrationEvent;

/// <summary>The family did not want it, or the other side could not take it.</summary>
/// <param name="Referral">The referral.</param>
/// <param name="Person">Who was referred.</param>
/// <param name="DeclinedOn">The day.</param>
[Event("follow-ups.referral-declined", "follow-ups")]
public sealed record ReferralDeclined(ReferralId Referral, PersonId Person, DateOnly DeclinedOn) : IIntegrationEvent;
