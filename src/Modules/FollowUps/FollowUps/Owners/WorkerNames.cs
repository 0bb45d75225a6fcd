using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;

namespace Hagukumi.FollowUps.Owners;

/// <summary>
/// Who works with a person, as a reader may see it. Of a sealed person nobody is named, for a name tells the district;
/// readers find themselves.
/// </summary>
sealed class WorkerNames(Roster roster, CurrentStaff reader, DirectoryPerson? about)
{
    const string Withheld = "表示しません";

    /// <summary>Who answers for something.</summary>
    public string Of(IReadOnlyCollection<StaffId> staff) => staff.Count == 0 ? "担当なし"
        : about is not { Sealed: true } ? string.Join("、", staff.Select(roster.NameOf))
        : staff.Contains(reader.Id) ? roster.NameOf(reader.Id) : Withheld;

    /// <summary>Who answers, and who acts while they are away.</summary>
    public string Of(Roster.Answer answer) => answer.IsAway ? $"{Of(answer.Staff)}（不在・代理 {Of(answer.StandIns)}）" : Of(answer.Staff);

    /// <summary>Who recorded something; nobody where the program did.</summary>
    public string OfRecorder(StaffId? recorder) => recorder is not { } by || by == CurrentStaff.System ? "自動" : Of([by]);
}
