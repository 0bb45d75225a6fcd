namespace Hagukumi.Contracts;

/// <summary>
/// A fact that one module tells the others. Implemented by immutable records in the publishing module's
/// Contracts project; carries ids, dates, numbers and codes, and no names, addresses or narrative.
/// </summary>
public interface IIntegrationEvent;

/// <summary>
/// An event that carries who people are, so that the directory of people can follow the register.
/// Only <c>Families</c> publishes such events.
/// </summary>
public interface IPeopleIdentified : IIntegrationEvent
{
    /// <summary>The people as the register now knows them; at most 500.</summary>
    IReadOnlyList<PersonIdentity> People { get; }
}

/// <summary>An event that carries who members of staff are, for the directory. Only <c>Staff</c> publishes such events.</summary>
public interface IStaffIdentified : IIntegrationEvent
{
    /// <summary>The members of staff as they now are.</summary>
    IReadOnlyList<StaffIdentity> Staff { get; }
}

/// <summary>Declares how an event is stored and who may see what it causes.</summary>
/// <param name="name">Stable stored name, <c>publisher.fact</c>. Never changed once released: stored events carry it, not the CLR name.</param>
/// <param name="desk">Slug of the module whose desk owns the fact.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventAttribute(string name, string desk) : Attribute
{
    /// <summary>Stable stored name.</summary>
    public string Name => name;

    /// <summary>Slug of the module whose desk owns the fact.</summary>
    public string Desk => desk;

    /// <summary>Only the owning desk sees what the fact causes; other desks see that something is withheld.</summary>
    public bool Restricted { get; init; }
}

/// <summary>
/// A record was entered by mistake: what the named event caused is undone, and nothing else.
/// Each module that lets staff withdraw a record publishes it for its own events.
/// </summary>
/// <param name="EventId">The stored id of the event that never happened.</param>
/// <param name="Person">Whom the record was about.</param>
/// <param name="WithdrawnOn">The day the mistake was found.</param>
[Event("hagukumi.fact-withdrawn", "follow-ups")]
public sealed record FactWithdrawn(Guid EventId, PersonId Person, DateOnly WithdrawnOn) : IIntegrationEvent;
