using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.FollowUps.Referrals;

/// <summary>One referral: whom, where to, how far it has come.</summary>
static class ShowReferral
{
    internal static void Map(RouteGroupBuilder desk) => desk.MapGet("/referrals/{id:guid}", Show).RequirePermission(FollowUpPermissions.Refer);

    static async Task<IResult> Show(Guid id, ReferralDesk referrals, CancellationToken stop) =>
        await referrals.Find(id, stop) is { } referral ? Screen.Of<ShowReferralScreen>(new { Page = await referrals.PageOf(referral, [], isLate: false, stop) }) : Results.NotFound();
}
