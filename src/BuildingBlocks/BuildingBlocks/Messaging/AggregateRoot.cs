using System.ComponentModel.DataAnnotations.Schema;
using Hagukumi.Contracts;

namespace Hagukumi.BuildingBlocks.Messaging;

/// <summary>What a desk records as one thing. Facts it raises are stored with it, in the same transaction.</summary>
public abstract class AggregateRoot
{
    readonly List<RaisedEvent> raised = [];

    /// <summary>Grows with each save; a save that read an older version is refused.</summary>
    public int Version { get; internal set; }

    /// <summary>Whom the record is about; written to the access log with each change.</summary>
    [NotMapped] public virtual IEnumerable<PersonId> About => [];

    /// <summary>Whose rights or duties the record decides; each change of them is a row of the access log, though it is about nobody of the register.</summary>
    [NotMapped] public virtual StaffId? RightsOf => null;

    /// <summary>Tells the other modules a fact.</summary>
    /// <param name="fact">What happened.</param>
    /// <param name="by">Who recorded it; whoever saves unless given.</param>
    /// <param name="at">When it was recorded; the moment of the save unless given.</param>
    /// <returns>The event's id: keep it with the record, so that a mistaken record can be withdrawn.</returns>
    protected Guid Raise(IIntegrationEvent fact, StaffId? by = null, DateTimeOffset? at = null)
    {
        var id = Ids.New();
        raised.Add(new RaisedEvent(id, fact, by, at));
        return id;
    }

    /// <summary>What was raised since the last call; the save takes it, and so do tests of an aggregate.</summary>
    public IReadOnlyList<RaisedEvent> TakeEvents()
    {
        RaisedEvent[] taken = [.. raised];
        raised.Clear();
        return taken;
    }
}

/// <summary>A fact that an aggregate raised.</summary>
/// <param name="Id">The event's id.</param>
/// <param name="Fact">What happened.</param>
/// <param name="By">Who recorded it, where the record says so.</param>
/// <param name="At">When it was recorded, where the record says so.</param>
public sealed record RaisedEvent(Guid Id, IIntegrationEvent Fact, StaffId? By = null, DateTimeOffset? At = null);
