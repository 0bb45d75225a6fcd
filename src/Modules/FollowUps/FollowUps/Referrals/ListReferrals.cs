using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;
using Hagukumi.FollowUps.Owners;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Referrals;

/// <summary>紹介の一覧: what is not confirmed yet, the oldest first and in red; with <c>?ended=1</c> the last that are.</summary>
public static class ListReferrals
{
    const int Most = 200;

    internal static void Map(RouteGroupBuilder desk) => desk.MapGet("/referrals", Show).RequirePermission(FollowUpPermissions.Refer);

    static async Task<IResult> Show(string? ended, FollowUpsDb db, Rosters rosters, CurrentStaff staff, Reading reading, TimeProvider clock, CancellationToken stop)
    {
        var referrals = db.Referrals.AsNoTracking();
        var found = await (ended == "1"
            ? referrals.Where(r => r.State == ReferralState.Confirmed || r.State == ReferralState.Declined).OrderByDescending(r => r.EndedOn).ThenBy(r => r.Id)
            : referrals.Where(r => r.State == ReferralState.Made || r.State == ReferralState.Accepted).OrderBy(r => r.ReferredOn).ThenBy(r => r.Id)).Take(Most).ToListAsync(stop);
        var people = await db.Canonical([.. found.Select(r => r.Person).Distinct()], stop);
        reading.Shows(people.Values.Select(p => p.Id));
        var roster = await rosters.On(clock.Today(), stop);
        return Screen.Of<ListReferralsScreen>(new
        {
            Ended = ended == "1",
            Rows = found.Select(r => (Referral: r, Who: people.GetValueOrDefault(r.Person))).Select(r => new Row(r.Referral.Id, r.Referral.Person, r.Who?.Name ?? Worklist.Words.UnknownPerson, r.Referral.Agency, r.Referral.Contact,
                r.Referral.ReferredOn, clock.Today().DayNumber - r.Referral.ReferredOn.DayNumber, ReferralPage.Of(r.Referral.State), r.Referral.IsOpen, new WorkerNames(roster, staff, r.Who).Of([r.Referral.By]))).ToList(),
        });
    }

    /// <summary>One referral.</summary>
    public sealed record Row(ReferralId Id, PersonId Person, string Name, string Agency, string Contact, DateOnly ReferredOn, int Days, string State, bool IsOpen, string By);
}
