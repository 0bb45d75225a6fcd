using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Checkups;
using Hagukumi.MaternalHealth.Epds;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Moves;
using Hagukumi.MaternalHealth.PostpartumCare;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.RearingSupports;
using Hagukumi.MaternalHealth.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Panels;

/// <summary>What this desk has of one person; the rooms beside a pregnancy and a child only where they were asked for.</summary>
internal sealed record RecordsOfOne(IReadOnlyList<Pregnancy> Pregnancies, IReadOnlyList<Infant> Infants)
{
    public IReadOnlyList<ChildCheckup> Checkups { get; init; } = [];

    public IReadOnlyList<EpdsAssessment> Questionnaires { get; init; } = [];

    public IReadOnlyList<Postpartum> Postpartums { get; init; } = [];

    public IReadOnlyList<RearingSupport> Supports { get; init; } = [];

    public IReadOnlyList<Move> Moves { get; init; } = [];

    public IReadOnlyList<EightMonthSurvey> Surveys { get; init; } = [];
}

/// <summary>All this desk has of some people, under the ids that were asked for; whoever may not see it learns that something is withheld.</summary>
internal static class MaternalRecords
{
    public static async Task<IReadOnlyDictionary<PersonId, Panel>> PanelsOf(
        this MaternalHealthDb db, IReadOnlyCollection<PersonId> people, CurrentStaff reader, Func<RecordsOfOne, IReadOnlyList<PanelLine>> lines, CancellationToken stop, bool withRooms = false)
    {
        var same = await db.SamePersons(people, stop);
        var ids = same.SelectMany(s => s).Distinct().ToList();
        if (!reader.Has(MaternalHealthPermissions.See))
        {
            var women = await db.Pregnancies.Where(p => ids.Contains(p.PersonId)).Select(p => p.PersonId).ToListAsync(stop);
            var children = await db.Infants.Where(i => ids.Contains(i.Id)).Select(i => i.Id).ToListAsync(stop);
            var examined = await db.ChildCheckups.Where(c => ids.Contains(c.Child)).Select(c => c.Child).ToListAsync(stop);
            return people.Where(p => same[p].Any(id => women.Contains(id) || children.Contains(id) || examined.Contains(id))).Distinct().ToDictionary(p => p, _ => new Panel([], Withheld: true));
        }
        var pregnancies = (await db.Pregnancies.AsNoTracking().AsSplitQuery().Where(p => ids.Contains(p.PersonId) && p.WithdrawnOn == null).OrderByDescending(p => p.NotifiedOn).ToListAsync(stop)).ToLookup(p => p.PersonId);
        var infants = (await db.Infants.AsNoTracking().AsSplitQuery().Where(i => ids.Contains(i.Id)).ToListAsync(stop)).ToLookup(i => i.Id);
        var rooms = withRooms ? await RoomsOf(db, ids, stop) : _ => new([], []);
        return people.Distinct()
            .Select(p => (Person: p, Lines: lines(rooms([.. same[p]]) with { Pregnancies = [.. same[p].SelectMany(id => pregnancies[id])], Infants = [.. same[p].SelectMany(id => infants[id])] })))
            .Where(p => p.Lines.Count > 0)
            .ToDictionary(p => p.Person, p => new Panel(p.Lines));
    }

    static async Task<Func<IReadOnlyCollection<PersonId>, RecordsOfOne>> RoomsOf(MaternalHealthDb db, List<PersonId> ids, CancellationToken stop)
    {
        var checkups = await db.ChildCheckups.AsNoTracking().AsSplitQuery().Where(c => ids.Contains(c.Child)).ToListAsync(stop);
        var questionnaires = await db.EpdsAssessments.AsNoTracking().AsSplitQuery().Where(e => ids.Contains(e.Mother) && e.WithdrawnOn == null).ToListAsync(stop);
        var postpartums = await db.Postpartums.AsNoTracking().AsSplitQuery().Where(p => ids.Contains(p.Mother)).ToListAsync(stop);
        var supports = await db.RearingSupports.AsNoTracking().AsSplitQuery().Where(s => ids.Contains(s.Person)).ToListAsync(stop);
        var moves = await db.Moves.AsNoTracking().AsSplitQuery().Where(m => ids.Contains(m.Person)).ToListAsync(stop);
        var surveys = await db.EightMonthSurveys.AsNoTracking().AsSplitQuery().Where(s => ids.Contains(s.Person)).ToListAsync(stop);
        return one => new([], [])
        {
            Checkups = checkups.FindAll(c => one.Contains(c.Child)),
            Questionnaires = questionnaires.FindAll(e => one.Contains(e.Mother)),
            Postpartums = postpartums.FindAll(p => one.Contains(p.Mother)),
            Supports = supports.FindAll(s => one.Contains(s.Person)),
            Moves = moves.FindAll(m => one.Contains(m.Person)),
            Surveys = surveys.FindAll(s => one.Contains(s.Person)),
        };
    }
}
