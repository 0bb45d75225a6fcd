using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;

namespace Hagukumi.FollowUps;

/// <summary>Where this desk's own facts are recorded: by the note's, the referral's or the hand-over's id.</summary>
sealed class SettlingForms(CurrentStaff reader) : ISettlingForms
{
    static readonly IReadOnlyList<(string Rule, string Path, Permission Permission)> All =
    [
        ("callback", "/follow-ups/notes/{0}/calls/new", FollowUpPermissions.WriteNotes),
        ("after-hours", "/follow-ups/notes/{0}", FollowUpPermissions.WriteNotes),
        ("unfiled-note", "/follow-ups/notes/{0}/file", FollowUpPermissions.WriteNotes),
        ("handoff", "/follow-ups/referrals/{0}/accept", FollowUpPermissions.Refer),
        ("handoff-first", "/follow-ups/referrals/{0}/confirm", FollowUpPermissions.Refer),
        ("handover-note", "/follow-ups/handovers/cases/{0}", FollowUpPermissions.Work),
        ("handover-receipt", "/follow-ups/handovers/cases/{0}", FollowUpPermissions.Work),
    ];

    public IReadOnlyDictionary<string, string> Paths => All.Where(f => reader.Has(f.Permission)).ToDictionary(f => f.Rule, f => f.Path, StringComparer.Ordinal);
}
