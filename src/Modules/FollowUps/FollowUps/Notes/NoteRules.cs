namespace Hagukumi.FollowUps.Notes;

/// <summary>The rules whose subject is a note, and which its page settles.</summary>
static class NoteRules
{
    public static readonly IReadOnlyList<string> Slugs = ["callback", "after-hours", "unfiled-note"];
}
