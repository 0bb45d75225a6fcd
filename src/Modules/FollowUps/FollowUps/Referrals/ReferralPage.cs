using FluentValidation.Results;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.FollowUps.Contracts;

namespace Hagukumi.FollowUps.Referrals;

/// <summary>A referral as its pages show it.</summary>
public sealed record ReferralPage(
    ReferralId Id, DirectoryPerson? Person, DateOnly Today, string Name, string Agency, string Contact, string Purpose, string Consent, bool Accompanied, string By, DateOnly ReferredOn, string State, bool WaitsForAcceptance, bool IsOpen,
    DateOnly? AcceptedOn, DateOnly? EndedOn, string? EndText, IReadOnlyList<ValidationFailure> Errors, bool IsLate)
{
    /// <summary>Address of the referral.</summary>
    public string Href => $"/follow-ups/referrals/{Id}";

    internal static string Of(ReferralState state) => state switch
    {
        ReferralState.Made => "受入れ未確認",
        ReferralState.Accepted => "つながり未確認",
        ReferralState.Confirmed => "つながった",
        _ => "つながらなかった",
    };
}
