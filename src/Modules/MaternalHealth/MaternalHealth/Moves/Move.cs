using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Moves;

/// <summary>Which way somebody moves.</summary>
internal enum MoveDirection
{
    /// <summary>転出.</summary>
    Out,

    /// <summary>転入.</summary>
    In,
}

/// <summary>What was done about a move.</summary>
internal enum MoveStepKind
{
    /// <summary>Out: the sheet was sent.</summary>
    Sent,

    /// <summary>Out: somebody there took it. Nothing else ends it as done.</summary>
    Accepted,

    /// <summary>Out: nobody moves.</summary>
    StaysHere,

    /// <summary>Out: there is no help to hand over.</summary>
    NothingToHandOver,

    /// <summary>In: the former municipality was asked. It ends nothing.</summary>
    Asked,

    /// <summary>In: the answer came.</summary>
    HistoryReceived,

    /// <summary>In: there is nothing to ask.</summary>
    NothingToAsk,

    /// <summary>In: a family that was helped is handed over, and they have seen the child.</summary>
    TakenOver,

    /// <summary>In: the same, and nobody has seen the child of late.</summary>
    TakenOverUnseen,

    /// <summary>In: we met the family.</summary>
    Met,
}

/// <summary>
/// 転出の引継ぎ・転入の確認 (deadlines.md 21, 22): what was done so that nobody falls between two municipalities. What is sent is not yet received:
/// a handing over ends with the name of who took it.
/// </summary>
internal sealed class Move : AggregateRoot
{
    Move()
    {
    }

    public Guid Id { get; private set; }

    public PersonId Person { get; private set; }

    public MoveDirection Direction { get; private set; }

    /// <summary>The day it became known.</summary>
    public DateOnly KnownOn { get; private set; }

    /// <summary>The day of the move, planned or told by the register.</summary>
    public DateOnly? MovesOn { get; private set; }

    /// <summary>The other municipality, as far as anybody knows it.</summary>
    public string Place { get; private set; } = "";

    /// <summary>Nothing is owed any more.</summary>
    public bool Closed { get; private set; }

    public StaffId ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public List<MoveStep> Steps { get; } = [];

    public override IEnumerable<PersonId> About => [Person];

    public static Move Notice(Guid id, PersonId person, MoveDirection direction, DateOnly knownOn, DateOnly? movesOn, string place, Recorded recorded)
    {
        var move = new Move { Id = id, Person = person, Direction = direction, KnownOn = knownOn, MovesOn = movesOn, Place = place };
        move.Raise(direction is MoveDirection.Out ? new MoveKnown(person, id, knownOn) : new ArrivalNoticed(person, id, knownOn), recorded.By, recorded.At);
        move.Touch(recorded);
        return move;
    }

    /// <summary>What the register tells of a move that was planned.</summary>
    public void TakePlace(DateOnly movesOn, Recorded recorded)
    {
        if (MovesOn == movesOn) return;
        MovesOn = movesOn;
        Touch(recorded);
    }

    /// <param name="press">The id that the form carried.</param>
    public void Record(Guid press, MoveStepKind kind, DateOnly on, string with, string note, Recorded recorded)
    {
        if (Steps.Exists(s => s.Press == press)) return;
        if (Ending() is { } end && Direction is MoveDirection.Out) throw new RefusalException($"{MoveWords.Of(end.Kind)}と{JapaneseDate.Format(end.On)}に記録されています。誤りを直すときは、先にその記録を取り消してください。");
        if (Steps.Find(s => s.Stands && s.Kind == kind && kind is not (MoveStepKind.Asked or MoveStepKind.Sent)) is { } same) throw new RefusalException($"{MoveWords.Of(kind)}は{JapaneseDate.Format(same.On)}に記録されています。");
        if (kind is MoveStepKind.Met && !TakenOver) throw new RefusalException("先に「支援の引継ぎを受けた」を記録してください。");
        Steps.Add(new MoveStep { EventId = Tell(kind, on, recorded), Press = press, Kind = kind, On = on, With = with, Note = note, RecordedBy = recorded.By, RecordedAt = recorded.At });
        Touch(recorded);
    }

    public Entry? Withdrawable(Guid eventId) => Steps.Find(s => s.EventId == eventId);

    public void Withdraw(Guid eventId, DateOnly on, string reason, Recorded recorded)
    {
        var step = Withdrawable(eventId) ?? throw new RefusalException("取り消せる記録が見つかりません。");
        step.Withdraw(on, reason, recorded.By);
        if (((MoveStep)step).Kind is not MoveStepKind.Asked) Raise(new FactWithdrawn(eventId, Person, on), recorded.By, recorded.At);
        Touch(recorded);
    }

    /// <summary>In words: how far it is, with the name of the other side where that may be said.</summary>
    public string State(bool named) => Steps.Where(s => s.Stands).MaxBy(s => (s.On, s.RecordedAt)) is { } last ? $"{MoveWords.Of(last.Kind)}（{JapaneseDate.Format(last.On)}{(named && last.With.Length > 0 ? $"、{last.With}" : "")}）"
        : Direction is MoveDirection.Out ? "引継ぎ書をまだ送っていません" : "前の市区町村にまだ尋ねていません";

    bool TakenOver => Steps.Exists(s => s is { Stands: true, Kind: MoveStepKind.TakenOver or MoveStepKind.TakenOverUnseen });

    MoveStep? Ending() => Steps.Find(s => s is { Stands: true, Kind: MoveStepKind.Accepted or MoveStepKind.StaysHere or MoveStepKind.NothingToHandOver });

    bool HistoryKnown => Steps.Exists(s => s is { Stands: true, Kind: MoveStepKind.HistoryReceived or MoveStepKind.NothingToAsk });

    Guid Tell(MoveStepKind kind, DateOnly on, Recorded recorded)
    {
        IIntegrationEvent? fact = kind switch
        {
            MoveStepKind.Sent => new CaseTransferSent(Person, Id, on),
            MoveStepKind.Accepted => new CaseTransferred(Person, Id, on),
            MoveStepKind.StaysHere => new CaseTransferCalledOff(Person, Id, on, TransferEnding.StaysHere),
            MoveStepKind.NothingToHandOver => new CaseTransferCalledOff(Person, Id, on, TransferEnding.NothingToHandOver),
            MoveStepKind.HistoryReceived => new HistoryReceived(Person, Id, on),
            MoveStepKind.NothingToAsk => new HistoryNotAsked(Person, Id, on),
            MoveStepKind.TakenOver => new TransferReceived(Person, Id, on, recorded.At, Sighted: true),
            MoveStepKind.TakenOverUnseen => new TransferReceived(Person, Id, on, recorded.At, Sighted: false),
            MoveStepKind.Met => new FirstContactMade(Person, Id, on),
            _ => null,
        };
        return fact is null ? Ids.New() : Raise(fact, recorded.By, recorded.At);
    }

    void Touch(Recorded recorded)
    {
        (ChangedBy, ChangedAt) = (recorded.By, recorded.At);
        Closed = Direction is MoveDirection.Out ? Ending() is not null : HistoryKnown && (!TakenOver || Steps.Exists(s => s is { Stands: true, Kind: MoveStepKind.Met }));
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Move>
    {
        public void Configure(EntityTypeBuilder<Move> builder)
        {
            builder.ToTable("move");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Place).HasMaxLength(Longest.Line);
            builder.HasIndex(x => x.Person);
            builder.HasIndex(x => new { x.Closed, x.KnownOn });
            builder.OwnsMany(x => x.Steps, step =>
            {
                Entry.Map(step, "move_step", "MoveId");
                step.Property(x => x.With).HasMaxLength(Longest.Line);
                step.Property(x => x.Note).HasMaxLength(Longest.Text);
            });
        }
    }
}

/// <summary>One thing done about a move.</summary>
internal sealed class MoveStep : Entry
{
    public Guid Press { get; init; }

    public MoveStepKind Kind { get; init; }

    /// <summary>Office and name of the other side.</summary>
    public string With { get; init; } = "";

    public string Note { get; init; } = "";
}
