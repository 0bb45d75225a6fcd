using Hagukumi.BuildingBlocks.People;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>Visits of newborns and infants from the other system.</summary>
internal sealed class VisitsFollow(MaternalHealthDb db) : RecordsFollow(db)
{
    readonly List<Infant> infants = [];
    People people = null!;

    public override async Task Load(People people, CancellationToken stop)
    {
        this.people = people;
        var ids = people.Ids;
        infants.AddRange(await Db.Infants.Where(i => ids.Contains(i.Id)).OrderBy(i => i.Id).AsSplitQuery().ToListAsync(stop));
    }

    public override Guid Record(HealthRecord record, DirectoryPerson who, Recorded recorded)
    {
        var infant = infants.Find(i => people.CanonicalOf(i.Id) == who.Id)
            ?? throw new RefusalException("この方の出生の記録がこちらにありません（転入など）。訪問は、こちらで出生を記録した子だけに取り込めます。");
        if (record is NewbornVisitRecord { Facts: var newborn })
        {
            if (infant.NewbornVisit is { } done && done.On == newborn.On && done.Kind == newborn.Kind) return done.EventId;
            infant.RecordNewbornVisit(newborn, recorded);
            return infant.NewbornVisit!.EventId;
        }
        var facts = ((InfantVisitRecord)record).Facts;
        bool IsIt(InfantVisit visit) => visit.Stands && visit.On == facts.On && visit.ChildSeen == facts.ChildSeen && visit.Reason == facts.Reason;
        if (infant.InfantVisits.Find(IsIt) is { } same) return same.EventId;
        infant.RecordInfantVisit(facts, recorded);
        return infant.InfantVisits.Find(IsIt)!.EventId;
    }

    public override Guid Change(Guid known, HealthRecord record, DirectoryPerson who, Following following)
    {
        if (Find(known) is not { } found) return Record(record, who, following.Recorded);
        if (people.CanonicalOf(found.Infant.Id) == who.Id && Says(found.Visit) == record) return known;
        found.Infant.Withdraw(known, following.Today, following.Reason, following.Recorded);
        return Record(record, who, following.Recorded);
    }

    public override void Withdraw(Guid known, Following following) => Find(known)?.Infant.Withdraw(known, following.Today, following.Reason, following.Recorded);

    static HealthRecord Says(Entry visit) => visit is NewbornVisit newborn ? new NewbornVisitRecord(newborn.Facts) : new InfantVisitRecord(((InfantVisit)visit).Facts);

    Found? Find(Guid known) => infants.Select(i => i.Withdrawable(known) is { Stands: true } visit ? new Found(i, visit) : null).FirstOrDefault(f => f is not null);

    sealed record Found(Infant Infant, Entry Visit);
}
