using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>妊娠届 from the other system.</summary>
internal sealed class NotificationsFollow(MaternalHealthDb db) : RecordsFollow(db)
{
    readonly List<Pregnancy> pregnancies = [];
    People people = null!;

    public override async Task Load(People people, CancellationToken stop)
    {
        this.people = people;
        var ids = people.Ids;
        pregnancies.AddRange(await Db.Pregnancies.Where(p => ids.Contains(p.PersonId)).OrderBy(p => p.Id).AsSplitQuery().ToListAsync(stop));
    }

    public override Guid Record(HealthRecord record, DirectoryPerson who, Recorded recorded)
    {
        var facts = ((NotificationRecord)record).Facts;
        if (who.Sex is Sex.Male || (who.BirthDate is { } born && Age.LegalAge(born, facts.NotifiedOn) is < RegisterPregnancy.YoungestMother or > RegisterPregnancy.OldestMother))
            throw new RefusalException("台帳の性別か年齢が、妊娠した方のものではありません。宛名番号を確かめてください。");
        var hers = pregnancies.FindAll(p => p.Stands && people.CanonicalOf(p.PersonId) == who.Id);
        if (hers.Find(p => p.NotifiedOn == facts.NotifiedOn && p.FetusCount == facts.FetusCount) is { } same)
        {
            if (same.ExpectedDeliveryOn == facts.ExpectedDeliveryOn) return same.Id.Value;
            throw new RefusalException("この届出はこちらに記録されていますが、分娩予定日が違います。どちらが正しいかを確かめ、こちらの記録を訂正するか、届出を直してください。");
        }
        if (hers.Exists(p => p.IsOpen)) throw new RefusalException("この方には、まだ終わっていない妊娠の記録があります。こちらの記録を開いて、届出日と胎児数を確かめてください。");
        var pregnancy = Pregnancy.Notify(who.Id, facts, recorded);
        Db.Add(pregnancy);
        pregnancies.Add(pregnancy);
        return pregnancy.Id.Value;
    }

    public override Guid Change(Guid known, HealthRecord record, DirectoryPerson who, Following following)
    {
        var facts = ((NotificationRecord)record).Facts;
        if (Find(known) is not { } pregnancy) return Record(record, who, following.Recorded);
        if (people.CanonicalOf(pregnancy.PersonId) == who.Id && pregnancy.IsNotifiedAs(facts))
        {
            pregnancy.CorrectExpectedDelivery(facts.ExpectedDeliveryOn, following.Today, following.Reason, following.Recorded);
            pregnancy.FollowNotification(facts, following.Recorded);
            return known;
        }
        pregnancy.WithdrawNotification(following.Today, following.Reason, following.Recorded);
        return Record(record, who, following.Recorded);
    }

    public override void Withdraw(Guid known, Following following) => Find(known)?.WithdrawNotification(following.Today, following.Reason, following.Recorded);

    Pregnancy? Find(Guid known) => pregnancies.Find(p => p.Stands && p.Id.Value == known);
}
