using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;

namespace Hagukumi.FollowUps;

/// <summary>Where this desk's own facts are recorded: by the note's, the referral's or the hand-over's id.</summary>
sealed class SettlingForms(CurrentStaff reader) : ISettlingForms
{
    static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["callback"] = "/follow-ups/notes/{0}/calls/new",
        ["after-hours"] = "/follow-ups/notes/{0}",
        ["unfiled-note"] = "/follow-ups/notes/{0}/file",
        ["handoff"] = "/follow-ups/referrals/{0}/accept",
        ["handoff-first"] = "/follow-ups/referrals/{0}/confirm",
        ["handover-note"] = "/follow-ups/handovers/cases/{0}",
        ["handover-receipt"] = "/follow-ups/handovers/cases/{0}",
    };

    public IReadOnlyDictionary<string, string> Paths => reader.Has(FollowUpPermissions.Work) ? All : new Dictionary<string, string>();
}
