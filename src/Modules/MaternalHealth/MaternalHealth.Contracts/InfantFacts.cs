using Hagukumi.Contracts;

namespace Hagukumi.MaternalHealth.Contracts;

/// <summary>出生: a living child was born; one event for each child. The register opens a provisional person for it.</summary>
/// <param name="Person">The child, under the id it keeps.</param>
/// <param name="Mother">The mother.</param>
/// <param name="Pregnancy">The pregnancy it was born of.</param>
/// <param name="BornOn">Day of birth.</param>
/// <param name="RegisteredOn">Day the desk learnt of it.</param>
/// <param name="Sex">Sex as notified.</param>
/// <param name="BirthWeight">Grams; null where not known yet.</param>
/// <param name="InHospital">The child stays in hospital; visits wait until it is discharged.</param>
[Event("maternal-health.birth-registered", "maternal-health")]
public sealed record BirthRegistered(PersonId Person, PersonId Mother, PregnancyId Pregnancy, DateOnly BornOn, DateOnly RegisteredOn, Sex Sex, int? BirthWeight, bool InHospital) : IIntegrationEvent;

/// <summary>The child left hospital.</summary>
/// <param name="Person">The child.</param>
/// <param name="DischargedOn">Day it left.</param>
[Event("maternal-health.hospital-discharged", "maternal-health")]
public sealed record HospitalDischarged(PersonId Person, DateOnly DischargedOn) : IIntegrationEvent;

/// <summary>新生児訪問が行われた, by this municipality or reported by another (里帰り).</summary>
/// <param name="Person">The child.</param>
/// <param name="VisitedOn">Day of the visit.</param>
/// <param name="ByOtherMunicipality">Reported by the municipality where mother and child stay.</param>
[Event("maternal-health.newborn-visited", "maternal-health")]
public sealed record NewbornVisited(PersonId Person, DateOnly VisitedOn, bool ByOtherMunicipality) : IIntegrationEvent;

/// <summary>The family declined the newborn visit. The visit by four months stays owed.</summary>
/// <param name="Person">The child.</param>
/// <param name="DeclinedOn">Day of declining.</param>
[Event("maternal-health.newborn-visit-declined", "maternal-health")]
public sealed record NewbornVisitDeclined(PersonId Person, DateOnly DeclinedOn) : IIntegrationEvent;

/// <summary>乳児家庭全戸訪問が行われた (児福法6の3④). Only a visit that saw the child settles what is owed.</summary>
/// <param name="Person">The child.</param>
/// <param name="VisitedOn">Day of the visit.</param>
/// <param name="ChildSeen">The child itself was seen, not only heard of.</param>
[Event("maternal-health.infant-home-visited", "maternal-health")]
public sealed record InfantHomeVisited(PersonId Person, DateOnly VisitedOn, bool ChildSeen) : IIntegrationEvent;

/// <summary>A child was measured. What was measured stays with the desk.</summary>
/// <param name="Person">The child.</param>
/// <param name="Measurement">The measuring.</param>
/// <param name="On">The day.</param>
[Event("maternal-health.child-measured", "maternal-health")]
public sealed record ChildMeasured(PersonId Person, Guid Measurement, DateOnly On) : IIntegrationEvent;

/// <summary>再計測: somebody wants the child measured again by a day.</summary>
/// <param name="Person">The child.</param>
/// <param name="Mark">The mark.</param>
/// <param name="MarkedOn">The day it was set.</param>
/// <param name="RemeasureOn">The day by which the child is measured again.</param>
[Event("maternal-health.remeasure-marked", "maternal-health")]
public sealed record RemeasureMarked(PersonId Person, Guid Mark, DateOnly MarkedOn, DateOnly RemeasureOn) : IIntegrationEvent;
