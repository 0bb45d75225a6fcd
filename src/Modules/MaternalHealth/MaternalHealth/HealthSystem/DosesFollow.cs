using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Immunisation;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>Immunisations from the other system.</summary>
internal sealed class DosesFollow(MaternalHealthDb db) : RecordsFollow(db)
{
    readonly Dictionary<Guid, Dose> doses = [];
    readonly Dictionary<(PersonId, string, int), Dose> standing = [];
    People people = null!;

    public override async Task Load(People people, CancellationToken stop)
    {
        this.people = people;
        var ids = people.Ids;
        foreach (var dose in await Db.Doses.Where(d => ids.Contains(d.Child)).OrderBy(d => d.Id).ToListAsync(stop)) Keep(dose);
    }

    public override Guid Record(HealthRecord record, DirectoryPerson who, Recorded recorded)
    {
        var (vaccine, number, on) = (DoseRecord)record;
        RefuseBeforeBirth(on, who, "接種日");
        if (standing.GetValueOrDefault((who.Id, vaccine, number)) is { Stands: true } given)
            return given.On == on ? given.Id : throw new RefusalException($"この予防接種の{number}回目は、こちらに{JapaneseDate.Format(given.On)}と記録されています。何回目か、または接種日を確かめてください。");
        var dose = Dose.Given(Ids.New(), who.Id, vaccine, number, on, DoseSource.Slip, recorded);
        Db.Add(dose);
        Keep(dose);
        return dose.Id;
    }

    public override Guid Change(Guid known, HealthRecord record, DirectoryPerson who, Following following)
    {
        var said = (DoseRecord)record;
        if (doses.GetValueOrDefault(known) is { Stands: true } dose && people.CanonicalOf(dose.Child) == who.Id && said == new DoseRecord(dose.Vaccine, dose.Number, dose.On)) return known;
        Withdraw(known, following);
        return Record(record, who, following.Recorded);
    }

    public override void Withdraw(Guid known, Following following)
    {
        if (doses.GetValueOrDefault(known) is { Stands: true } dose) dose.Withdraw(following.Today, following.Reason, following.Recorded.By);
    }

    void Keep(Dose dose)
    {
        doses[dose.Id] = dose;
        if (dose.Stands) standing[(people.CanonicalOf(dose.Child), dose.Vaccine, dose.Number)] = dose;
    }
}
