using Hagukumi.Contracts;

namespace Hagukumi.MaternalHealth.Contracts;

/// <summary>Why the handing over to another municipality is no longer owed, though nobody there took it.</summary>
public enum TransferEnding
{
    /// <summary>転出の取りやめ.</summary>
    StaysHere,

    /// <summary>引き継ぐ支援がない, as somebody decided.</summary>
    NothingToHandOver,
}

/// <summary>A woman or child who is helped will leave, or has left, for another municipality (児童虐待防止法4条6項、平成24年11月30日通知).</summary>
/// <param name="Person">Who leaves.</param>
/// <param name="Transfer">The handing over.</param>
/// <param name="KnownOn">The day it became known.</param>
[Event("maternal-health.move-known", "maternal-health")]
public sealed record MoveKnown(PersonId Person, Guid Transfer, DateOnly KnownOn) : IIntegrationEvent;

/// <summary>The sheet went to the other municipality. Nothing is over until somebody there takes it.</summary>
/// <param name="Person">Who leaves.</param>
/// <param name="Transfer">The handing over.</param>
/// <param name="SentOn">The day.</param>
[Event("maternal-health.case-transfer-sent", "maternal-health")]
public sealed record CaseTransferSent(PersonId Person, Guid Transfer, DateOnly SentOn) : IIntegrationEvent;

/// <summary>Somebody in the other municipality took it.</summary>
/// <param name="Person">Who leaves.</param>
/// <param name="Transfer">The handing over.</param>
/// <param name="AcceptedOn">The day.</param>
[Event("maternal-health.case-transferred", "maternal-health")]
public sealed record CaseTransferred(PersonId Person, Guid Transfer, DateOnly AcceptedOn) : IIntegrationEvent;

/// <summary>The handing over is not needed, for a reason that somebody gave.</summary>
/// <param name="Person">Who was to leave.</param>
/// <param name="Transfer">The handing over.</param>
/// <param name="EndedOn">The day.</param>
/// <param name="Reason">Why.</param>
[Event("maternal-health.case-transfer-called-off", "maternal-health")]
public sealed record CaseTransferCalledOff(PersonId Person, Guid Transfer, DateOnly EndedOn, TransferEnding Reason) : IIntegrationEvent;

/// <summary>A child before school age, or a pregnant woman, came from another municipality, and nothing is known of before.</summary>
/// <param name="Person">Who came.</param>
/// <param name="Arrival">The arrival.</param>
/// <param name="NoticedOn">The day it became known.</param>
[Event("maternal-health.arrival-noticed", "maternal-health")]
public sealed record ArrivalNoticed(PersonId Person, Guid Arrival, DateOnly NoticedOn) : IIntegrationEvent;

/// <summary>What the former municipality or the family tells of before has come.</summary>
/// <param name="Person">Who came.</param>
/// <param name="Arrival">The arrival.</param>
/// <param name="ReceivedOn">The day.</param>
[Event("maternal-health.history-received", "maternal-health")]
public sealed record HistoryReceived(PersonId Person, Guid Arrival, DateOnly ReceivedOn) : IIntegrationEvent;

/// <summary>There is nothing to ask the former municipality, for a reason that somebody gave.</summary>
/// <param name="Person">Who came.</param>
/// <param name="Arrival">The arrival.</param>
/// <param name="EndedOn">The day.</param>
[Event("maternal-health.history-not-asked", "maternal-health")]
public sealed record HistoryNotAsked(PersonId Person, Guid Arrival, DateOnly EndedOn) : IIntegrationEvent;

/// <summary>The former municipality handed over a family it helped.</summary>
/// <param name="Person">Who came.</param>
/// <param name="Arrival">The arrival.</param>
/// <param name="ReceivedOn">The day.</param>
/// <param name="ReceivedAt">When it was recorded, from which the hours run where nobody there has seen the child of late.</param>
/// <param name="Sighted">Somebody there has seen the child.</param>
[Event("maternal-health.transfer-received", "maternal-health")]
public sealed record TransferReceived(PersonId Person, Guid Arrival, DateOnly ReceivedOn, DateTimeOffset ReceivedAt, bool Sighted) : IIntegrationEvent;

/// <summary>Somebody of this municipality met the family for the first time.</summary>
/// <param name="Person">Who came.</param>
/// <param name="Arrival">The arrival.</param>
/// <param name="MadeOn">The day.</param>
[Event("maternal-health.first-contact-made", "maternal-health")]
public sealed record FirstContactMade(PersonId Person, Guid Arrival, DateOnly MadeOn) : IIntegrationEvent;
