using Hagukumi.BuildingBlocks.People;
using Hagukumi.MaternalHealth.Checkups;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>Results of check-ups from the other system.</summary>
internal sealed class CheckupsFollow(MaternalHealthDb db) : RecordsFollow(db)
{
    readonly List<ChildCheckup> checkups = [];
    People people = null!;

    public override async Task Load(People people, CancellationToken stop)
    {
        this.people = people;
        var ids = people.Ids;
        checkups.AddRange(await Db.ChildCheckups.Where(c => ids.Contains(c.Child)).OrderBy(c => c.Id).AsSplitQuery().ToListAsync(stop));
    }

    public override Guid Record(HealthRecord record, DirectoryPerson who, Recorded recorded)
    {
        var (kind, facts) = (CheckupRecord)record;
        RefuseBeforeBirth(facts.On, who, "受診日");
        var checkup = checkups.Where(c => c.Kind == kind && people.CanonicalOf(c.Child) == who.Id).OrderByDescending(c => c.Result is not null).FirstOrDefault();
        if (checkup?.Result is { } done && done.On == facts.On && done.Result == facts.Result) return done.EventId;
        var isNew = checkup is null;
        checkup ??= ChildCheckup.Of(who.Id, kind);
        checkup.Record(facts, null, recorded);
        if (isNew)
        {
            Db.Add(checkup);
            checkups.Add(checkup);
        }
        return checkup.Result!.EventId;
    }

    public override Guid Change(Guid known, HealthRecord record, DirectoryPerson who, Following following)
    {
        var (kind, facts) = (CheckupRecord)record;
        if (Find(known) is not { } found) return Record(record, who, following.Recorded);
        if (found.Checkup.Kind == kind && people.CanonicalOf(found.Checkup.Child) == who.Id && found.Entry.Facts == facts) return known;
        Withdraw(known, following);
        return Record(record, who, following.Recorded);
    }

    public override void Withdraw(Guid known, Following following)
    {
        if (Find(known) is not { } found) return;
        if (found.Entry.ExamOn is not null) throw new RefusalException("精密健診の結果がこちらに記録されています。こちらの健診の記録を取り消してから、もう一度取り込んでください。");
        found.Checkup.Withdraw(known, following.Today, following.Reason, following.Recorded);
    }

    (ChildCheckup Checkup, ResultEntry Entry)? Find(Guid known) =>
        checkups.SelectMany(c => c.Results, (c, r) => ((ChildCheckup Checkup, ResultEntry Entry)?)(c, r)).FirstOrDefault(f => f!.Value.Entry.EventId == known && f.Value.Entry.Stands);
}
