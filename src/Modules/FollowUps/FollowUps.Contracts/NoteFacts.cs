using Hagukumi.Contracts;

namespace Hagukumi.FollowUps.Contracts;

/// <summary>A quick note was written; it is to be filed or discarded within a working day.</summary>
/// <param name="Note">The note.</param>
/// <param name="Person">About whom, where it was begun on somebody's page.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="WrittenOn">The day.</param>
[Event("follow-ups.quick-note-saved", "follow-ups")]
public sealed record QuickNoteSaved(NoteId Note, PersonId? Person, StaffId By, DateOnly WrittenOn) : IIntegrationEvent;

/// <summary>A note was filed: what it says stands where it belongs.</summary>
/// <param name="Note">The note.</param>
/// <param name="Person">As the note was saved with.</param>
/// <param name="FiledTo">With whose record it was filed; null where it concerns nobody of the register.</param>
/// <param name="FiledOn">The day.</param>
[Event("follow-ups.note-filed", "follow-ups")]
public sealed record NoteFiled(NoteId Note, PersonId? Person, PersonId? FiledTo, DateOnly FiledOn) : IIntegrationEvent;

/// <summary>A note was discarded, with a reason.</summary>
/// <param name="Note">The note.</param>
/// <param name="Person">As the note was saved with.</param>
/// <param name="DiscardedOn">The day.</param>
[Event("follow-ups.note-discarded", "follow-ups")]
public sealed record NoteDiscarded(NoteId Note, PersonId? Person, DateOnly DiscardedOn) : IIntegrationEvent;

/// <summary>Somebody was promised a call back.</summary>
/// <param name="Note">The note of the call.</param>
/// <param name="Person">As the note was saved with.</param>
/// <param name="By">Who promised it.</param>
/// <param name="PromisedOn">The day of the promise.</param>
/// <param name="CallAt">The moment promised.</param>
[Event("follow-ups.callback-promised", "follow-ups")]
public sealed record CallbackPromised(NoteId Note, PersonId? Person, StaffId By, DateOnly PromisedOn, DateTimeOffset CallAt) : IIntegrationEvent;

/// <summary>Whoever waited for a call was reached. An attempt that reached nobody is none.</summary>
/// <param name="Note">The note of the call.</param>
/// <param name="Person">As the note was saved with.</param>
/// <param name="MadeOn">The day.</param>
[Event("follow-ups.contact-made", "follow-ups")]
public sealed record ContactMade(NoteId Note, PersonId? Person, DateOnly MadeOn) : IIntegrationEvent;

/// <summary>Something was received while the office was closed.</summary>
/// <param name="Note">The note of it.</param>
/// <param name="Person">As the note was saved with.</param>
/// <param name="By">Who received it.</param>
/// <param name="ReceivedOn">The day.</param>
/// <param name="ReceivedAt">The moment.</param>
[Event("follow-ups.after-hours-received", "follow-ups")]
public sealed record AfterHoursReceived(NoteId Note, PersonId? Person, StaffId By, DateOnly ReceivedOn, DateTimeOffset ReceivedAt) : IIntegrationEvent;

/// <summary>What was received after hours was taken over by somebody of the day.</summary>
/// <param name="Note">The note of it.</param>
/// <param name="Person">As the note was saved with.</param>
/// <param name="To">Who took it over.</param>
/// <param name="TakenOn">The day.</param>
[Event("follow-ups.handed-over", "follow-ups")]
public sealed record HandedOver(NoteId Note, PersonId? Person, StaffId To, DateOnly TakenOn) : IIntegrationEvent;
