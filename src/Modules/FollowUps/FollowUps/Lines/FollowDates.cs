using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.BuildingBlocks.Settings;
using Hagukumi.FollowUps.Rules;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Lines;

/// <summary>Whose dates a change of settings would move, counted over all that is open of the rules that would count otherwise, in chunks.</summary>
sealed class FollowDates(FollowUpsDb db, LineKeeper lines, CurrentStaff staff, Changed changed, TimeProvider clock) : IFollowsSettings
{
    const int Chunk = 2000;

    /// <summary>How many are named; those that are due first.</summary>
    const int Named = 50;

    public void Changed() => changed.Tell();

    public async Task<SettingsEffect> Preview(Edition now, Edition then, CancellationToken stop)
    {
        var (before, after) = (Practice.Of(now), Practice.Of(then));
        List<string> sentences = [];
        var first = new PriorityQueue<Touched, int>();
        foreach (var rule in after.Rules.Rules)
        {
            if (before.Rules.Find(rule.Slug) is not { } ruleNow) continue;
            var counts = before.StampOf(ruleNow) != after.StampOf(rule);
            if (!counts && ruleNow.Climbing == rule.Climbing) continue;
            var (moved, earlier, over, shown, told) = (0, 0, 0, 0, 0);
            for (Guid? last = null; await Next(rule.Slug, last, stop) is { Count: > 0 } open; last = open[^1].Id)
            {
                var foreseen = counts ? await lines.Foresee(rule, open, after, stop) : null;
                foreach (var followUp in open)
                {
                    var (stands, becomes) = (followUp.ToState(), foreseen is null ? followUp.ToState() : foreseen.GetValueOrDefault(followUp.Id));
                    if (becomes is null) continue;
                    if (becomes.Due != stands.Due)
                    {
                        moved++;
                        if (becomes.Due < stands.Due) earlier++;
                        if (IsOver(becomes.Due) && !IsOver(stands.Due)) over++;
                        if (staff.Has(FollowUpPermissions.SafetyNet) && staff.MaySee(followUp.RestrictedTo))
                        {
                            first.Enqueue(new Touched(followUp.Person, $"{rule.Title}：{stands.Due} → {becomes.Due}", $"/follow-ups/{followUp.Id}"), -becomes.Due.Day.DayNumber);
                            if (first.Count > Named) first.Dequeue();
                        }
                    }
                    else if (becomes.VisibleFrom != stands.VisibleFrom || becomes.ActBy != stands.ActBy)
                    {
                        shown++;
                    }
                    else if (!ruleNow.LadderOf(stands, before.OpenDays).Skip(followUp.ToldLevel).SequenceEqual(rule.LadderOf(becomes, after.OpenDays).Skip(followUp.ToldLevel)))
                    {
                        told++;
                    }
                }
            }
            if (moved > 0) sentences.Add($"{rule.Title}：期限が変わる {moved}件（うち早まる {earlier}件、今日すでに過ぎる {over}件）");
            if (shown > 0) sentences.Add($"{rule.Title}：期限は同じで、一覧に出る日か「この日までに動く」日が変わる {shown}件");
            if (told > 0) sentences.Add($"{rule.Title}：上位者に知らせる日が変わる {told}件");
        }
        return new SettingsEffect(sentences, [.. first.UnorderedItems.OrderByDescending(i => i.Priority).Select(i => i.Element)]);
    }

    bool IsOver(Due due) => due.Instant is { } instant ? instant <= clock.GetUtcNow() : due.Day < clock.Today();

    async Task<IReadOnlyList<FollowUp>> Next(string rule, Guid? last, CancellationToken stop)
    {
        var open = db.FollowUps.AsNoTracking().Where(f => f.Status == FollowUpStatus.Open && f.Rule == rule);
        if (last is { } behind) open = open.Where(f => f.Id.CompareTo(behind) > 0);
        return await open.OrderBy(f => f.Id).Take(Chunk).ToListAsync(stop);
    }
}
