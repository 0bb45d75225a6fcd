using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.FollowUps.Contracts;
using Hagukumi.FollowUps.Rules;
using Hagukumi.MaternalHealth.Contracts;
using static Hagukumi.FollowUps.Tests.Line;

namespace Hagukumi.FollowUps.Tests;

/// <summary>Events of one woman, her pregnancy and her child.</summary>
internal static class SampleEvents
{
    public static readonly PersonId Mother = new(Id(801));
    public static readonly PersonId Child = new(Id(802));
    public static readonly PregnancyId Pregnancy = new(Id(803));
    public static readonly ProtectionId Protection = new(Id(804));
    public static readonly NoteId Note = new(Id(805));
    public static readonly ReferralId Referral = new(Id(806));
    public static readonly HandoverId Handover = new(Id(807));
    public static readonly VacancyId Vacancy = new(Id(808));
    public static readonly Guid Miss = Id(809);
    public static readonly Guid DetailedReferral = Id(810);
    public static readonly Guid Assessment = Id(811);
    public static readonly Guid MoveOut = Id(812);
    public static readonly Guid MoveIn = Id(813);
    public static readonly RuleSettings Settings = new();

    public static PregnancyNotified Notified(string on, string expected, bool afterDelivery = false) => new(Mother, Pregnancy, Day(on), Day(expected), 1, afterDelivery);

    public static ExpectedDeliveryChanged Corrected(string on, string expected) => new(Mother, Pregnancy, Day(on), Day(expected));

    public static PregnancyInterviewed Interviewed(string on) => new(Mother, Pregnancy, Day(on));

    public static PregnancyInterviewDeclined InterviewDeclined(string on) => new(Mother, Pregnancy, Day(on));

    public static RiskTriaged Triaged(string on) => new(Mother, Pregnancy, Day(on), TriageDirection.Ordinary);

    public static EightMonthInterviewHeld EightMonthHeld(string on) => new(Mother, Pregnancy, Day(on));

    public static EightMonthInterviewDeclined EightMonthDeclined(string on) => new(Mother, Pregnancy, Day(on));

    public static PregnancyEnded Ended(string on, PregnancyOutcome outcome) => new(Mother, Pregnancy, Day(on), outcome);

    public static BirthRegistered Born(string on, string? registered = null, int? weight = 3000, bool inHospital = false, PersonId? child = null) =>
        new(child ?? Child, Mother, Pregnancy, Day(on), Day(registered ?? on), Sex.Female, weight, inHospital);

    public static AntenatalVisitRecorded AntenatalVisited(string on, string? next) => new(Mother, Pregnancy, Day(on), next is null ? null : Day(next));

    public static AntenatalContactMade Reached(string on, string? next) => new(Mother, Pregnancy, Day(on), AntenatalGapReason.CannotGo, next is null ? null : Day(next));

    public static BenefitCertified Certified(string on, string heartbeat = "2026-04-10") => new(Mother, Pregnancy, Day(heartbeat), Day(on), Day("2026-12-01"));

    public static HospitalDischarged Discharged(string on) => new(Child, Day(on));

    public static NewbornVisited Visited(string on) => new(Child, Day(on), ByOtherMunicipality: false);

    public static NewbornVisitDeclined VisitDeclined(string on) => new(Child, Day(on));

    public static InfantHomeVisited HomeVisited(string on, bool childSeen) => new(Child, Day(on), childSeen);

    public static PersonDied Died(string on) => new(Child, Day(on));

    public static AddressSealed Sealed(string on, string? endsOn) => new(Mother, Protection, Day(on), endsOn is null ? null : Day(endsOn));

    public static ProtectionExtended Extended(string on, string? endsOn) => new(Mother, Protection, Day(on), endsOn is null ? null : Day(endsOn));

    public static UnsealDecided Unsealed(string on) => new(Mother, Protection, Day(on));

    public static CallbackPromised Promised(string on, string at) => new(Note, null, Nurse, Day(on), Time(at));

    public static AfterHoursReceived Received(string at) => new(Note, null, Nurse, Due.DayOf(Time(at)), Time(at));

    public static QuickNoteSaved Saved(string on) => new(Note, null, Nurse, Day(on));

    public static ReferralMade Referred(string on, Duty duty = Duty.PublicHealthNurse) => new(Referral, Child, Nurse, duty, Day(on));

    public static HandoverOpened Leaving(string lastDay, string known) => new(Handover, Child, Nurse, Duty.PublicHealthNurse, Day(lastDay), Day(known));

    public static DutyFellVacant Vacant(string since, Duty duty = Duty.PublicHealthNurse) => new(Vacancy, duty, "若葉小", Day(since));

    public static CheckupMissed Missed(string session, string found) => new(Child, Miss, CheckupKind.EighteenMonths, Day(session), Day(found));

    public static CheckupContactTried Tried(string on, ContactWay way) => new(Child, Miss, way, Day(on));

    public static ChildSighted Sighted(string on) => new(Child, Miss, Day(on));

    public static MissedCheckupExplained MissExplained(string on, MissedReason reason) => new(Child, Miss, Day(on), reason);

    public static CheckupRecorded Examined(string on, bool ofTheMiss = true) => new(Child, CheckupKind.EighteenMonths, Day(on), CheckupResult.Normal, Elsewhere: true, ofTheMiss ? Miss : null);

    public static ReferralIssued ReferredToExam(string on) => new(Child, DetailedReferral, CheckupKind.EighteenMonths, Day(on));

    public static DetailedExamResult ExamDone(string on) => new(Child, DetailedReferral, Day(on));

    public static MoveKnown Moving(string known) => new(Child, MoveOut, Day(known));

    public static CaseTransferSent SheetSent(string on) => new(Child, MoveOut, Day(on));

    public static TransferReceived TakenOver(string at, bool sighted) => new(Child, MoveIn, Due.DayOf(Time(at)), Time(at), sighted);

    public static EpdsRecorded Epds(string on, bool item10 = true, bool high = true, bool incomplete = false) => new(Mother, Assessment, Nurse, Day(on), item10, high, incomplete);

    public static PersonMovedOut MovedOut(string on) => new(Child, Day(on));
}
