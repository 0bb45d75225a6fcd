using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Moves;

/// <summary>
/// What the register tells of moves. Of those who leave, whoever is helped is handed over; of those who come, every child before school age is asked about:
/// what was noticed elsewhere is not known here (pain-points.md G4, G5).
/// </summary>
sealed class FollowMoves(MaternalHealthDb db, TimeProvider clock) : IReaction<PersonMovedOut>, IReaction<PersonMovedIn>
{
    public async Task React(PersonMovedOut fact, EventContext context, CancellationToken stop)
    {
        var recorded = new Recorded(context.RecordedBy, clock.GetUtcNow());
        var same = (await db.SamePersons([fact.Person], stop)).SelectMany(s => s).Append(fact.Person).Distinct().ToList();
        var open = await db.Moves.AsSingleQuery().FirstOrDefaultAsync(m => same.Contains(m.Person) && m.Direction == MoveDirection.Out && !m.Closed, stop);
        if (open is not null) open.TakePlace(fact.MovedOutOn, recorded);
        else if (await Helped.Is(db, same, clock.Today(), stop)) db.Add(Move.Notice(Ids.New(), fact.Person, MoveDirection.Out, Known(context), fact.MovedOutOn, "", recorded));
    }

    public async Task React(PersonMovedIn fact, EventContext context, CancellationToken stop)
    {
        var same = (await db.SamePersons([fact.Person], stop)).SelectMany(s => s).Append(fact.Person).Distinct().ToList();
        if (await db.Moves.AnyAsync(m => same.Contains(m.Person) && m.Direction == MoveDirection.In && !m.Closed, stop)) return;
        var born = await db.Directory.Where(p => p.Id == fact.Person).Select(p => p.BirthDate).FirstOrDefaultAsync(stop);
        // A child born after the day it is said to have come was born here, or while its mother was away.
        if (born is not { } birth || birth >= fact.MovedInOn || SchoolYear.EntersElementaryOn(birth) <= clock.Today()) return;
        db.Add(Move.Notice(Ids.New(), fact.Person, MoveDirection.In, Known(context), fact.MovedInOn, "", new Recorded(context.RecordedBy, clock.GetUtcNow())));
    }

    /// <summary>The day the register was told, also where the fact is heard again years later.</summary>
    DateOnly Known(EventContext context) => DateOnly.FromDateTime(clock.ToLocal(context.OccurredAt).DateTime);
}

/// <summary>Whether this desk helps somebody beyond what everybody is offered. It decides who must not leave unnoticed, and nothing about them.</summary>
internal static class Helped
{
    /// <summary>How long after a birth its pregnancy's assessment still speaks for mother and child.</summary>
    const int MonthsAfterTheEnd = 12;

    public static async Task<bool> Is(MaternalHealthDb db, IReadOnlyCollection<PersonId> same, DateOnly today, CancellationToken stop)
    {
        var since = today.AddMonths(-MonthsAfterTheEnd);
        var infants = await db.Infants.AsNoTracking().AsSingleQuery().Where(i => same.Contains(i.Id)).ToListAsync(stop);
        if (infants.Exists(i => i.InHospital)) return true;
        var mothers = infants.Where(i => i.BornOn >= since).Select(i => i.Pregnancy).ToList();
        var pregnancies = await db.Pregnancies.AsNoTracking().AsSingleQuery().Where(p => same.Contains(p.PersonId) || mothers.Contains(p.Id)).ToListAsync(stop);
        var current = pregnancies.Where(p => p.Stands && (p.EndedOn is null || p.EndedOn >= since)).ToList();
        if (current.Exists(p => p.LastTriage is { Direction: not TriageDirection.Ordinary })) return true;
        var of = current.ConvertAll(p => p.Id);
        var questionnaires = await db.EpdsAssessments.AsNoTracking().AsSingleQuery().Where(e => of.Contains(e.Pregnancy) && e.WithdrawnOn == null).ToListAsync(stop);
        if (questionnaires.Exists(e => e.AtOrAboveThreshold || e.Scores.Item10Positive)) return true;
        if (await db.IllnessRecords.AnyAsync(r => of.Contains(r.Id), stop)) return true;
        var checkups = await db.ChildCheckups.AsNoTracking().AsSingleQuery().Where(c => same.Contains(c.Child)).ToListAsync(stop);
        return checkups.Exists(c => c.OpenMiss is not null || c.Result is { Referral: not null, ExamOn: null } || c.Result is { FollowUps.Length: > 0 });
    }
}
