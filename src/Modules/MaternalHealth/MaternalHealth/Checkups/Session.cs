using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>What is told of a session.</summary>
internal sealed record SessionFacts(CheckupKind Kind, DateOnly On, string Place, int Capacity, TimeOnly From, TimeOnly Until);

/// <summary>
/// 健診の会場日. It counts its seats: whoever takes one changes the session, so that of two who take the last seat at the same moment the
/// second finds the session changed, and waits.
/// </summary>
internal sealed class Session : AggregateRoot
{
    Session()
    {
    }

    public Guid Id { get; private set; }

    public CheckupKind Kind { get; private set; }

    public DateOnly On { get; private set; }

    public string Place { get; private set; } = "";

    public int Capacity { get; private set; }

    public TimeOnly From { get; private set; }

    public TimeOnly Until { get; private set; }

    /// <summary>Seats that are given.</summary>
    public int Taken { get; private set; }

    /// <summary>The last number that was given on the waiting list.</summary>
    public int LastWaiting { get; private set; }

    public StaffId ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public SessionFacts Facts => new(Kind, On, Place, Capacity, From, Until);

    public static Session Plan(Guid id, SessionFacts facts, Recorded recorded)
    {
        var session = new Session { Id = id };
        session.Take(facts, recorded);
        return session;
    }

    /// <summary>Changes what was planned. Those who hold a seat or wait go with the session; where seats were added, the first of them move up.</summary>
    public void Change(SessionFacts facts, IReadOnlyList<ChildCheckup> here, Recorded recorded)
    {
        if (facts == Facts) return;
        if (facts.Kind != Kind && here.Count > 0) throw new RefusalException("すでに案内した子がいるため、健診の種類は変えられません。別の会場日を登録してください。");
        if (facts.Capacity < Taken) throw new RefusalException($"席を割り当てた{Taken}人より少ない定員にはできません。先に別の会場日へ移してください。");
        Take(facts, recorded);
        foreach (var checkup in here) checkup.FollowDay(this);
        MoveUp(here);
    }

    /// <summary>Gives a seat, or a number on the waiting list where there is none.</summary>
    public void Book(ChildCheckup checkup, Recorded recorded)
    {
        if (checkup.Kind != Kind) throw new RefusalException("健診の種類が会場日と違います。");
        if (checkup.HoldsPlaceAt(Id)) return;
        checkup.RefuseWhereExamined();
        if (Taken < Capacity)
        {
            Taken++;
            checkup.TakeSeat(this);
        }
        else
        {
            LastWaiting++;
            checkup.Wait(this, LastWaiting);
        }
        (ChangedBy, ChangedAt) = (recorded.By, recorded.At);
    }

    /// <summary>Takes a seat or a waiting number back; whoever waits longest gets the seat.</summary>
    public void Release(ChildCheckup checkup, IReadOnlyList<ChildCheckup> here, Recorded recorded)
    {
        if (!checkup.HoldsPlaceAt(Id)) return;
        if (checkup.Seat is Seat.Given) Taken--;
        checkup.LoseSeat();
        MoveUp(here);
        (ChangedBy, ChangedAt) = (recorded.By, recorded.At);
    }

    void MoveUp(IEnumerable<ChildCheckup> here)
    {
        foreach (var next in here.Where(c => c.Seat is Seat.Waiting && c.Session == Id).OrderBy(c => c.WaitingNumber).TakeWhile(_ => Taken < Capacity))
        {
            Taken++;
            next.TakeSeat(this);
        }
    }

    void Take(SessionFacts facts, Recorded recorded) =>
        (Kind, On, Place, Capacity, From, Until, ChangedBy, ChangedAt) = (facts.Kind, facts.On, facts.Place, facts.Capacity, facts.From, facts.Until, recorded.By, recorded.At);

    internal sealed class Mapping : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> builder)
        {
            builder.ToTable("checkup_session");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Place).HasMaxLength(Longest.Line);
            builder.HasIndex(x => x.On);
        }
    }
}
