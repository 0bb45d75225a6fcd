using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.FollowUps.Rules;
using Hagukumi.MaternalHealth.Contracts;
using static Hagukumi.FollowUps.Tests.Line;
using static Hagukumi.FollowUps.Tests.SampleEvents;

namespace Hagukumi.FollowUps.Tests;

/// <summary>What each rule of the folder says, with its boundary dates.</summary>
public sealed class RuleTests
{
    static FollowUpState Fold(DeadlineRule rule, params IIntegrationEvent[] events) => Fill(rule, events).State;

    static Line Fill(DeadlineRule rule, params IIntegrationEvent[] events)
    {
        var line = new Line(rule);
        foreach (var happened in events) line.Happens(happened);
        return line;
    }

    [Fact]
    public void PregnancyInterview_Notified_IsVisibleAtOnceAndDueInFourteenDays()
    {
        var state = Fold(new PregnancyInterviewDue(Settings), Notified("2026-08-03", "2027-03-01"));

        state.VisibleFrom.Should().Be(Day("2026-08-03"));
        state.Due.Should().Be(Due.On(Day("2026-08-17")));
    }

    [Fact]
    public void PregnancyInterview_DueOnAClosedDay_MovesToTheNextOpenOne()
    {
        var state = Fold(new PregnancyInterviewDue(Settings), Notified("2026-12-18", "2027-07-01"));

        state.Due.Should().Be(Due.On(Day("2027-01-04")));   // 1 January + the year's end
        state.ActBy.Should().Be(Day("2027-01-04"));
    }

    [Fact]
    public void PregnancyInterview_NotifiedAfterDelivery_IsOwedAllTheSame()
    {
        var state = Fold(new PregnancyInterviewDue(Settings), Notified("2026-12-01", "2026-12-01", afterDelivery: true), Ended("2026-11-30", PregnancyOutcome.LiveBirth));

        state.Status.Should().Be(FollowUpStatus.Open);
    }

    [Theory]
    [InlineData(PregnancyOutcome.Miscarriage, "miscarriage")]
    [InlineData(PregnancyOutcome.Stillbirth, "stillbirth")]
    [InlineData(PregnancyOutcome.Terminated, "terminated")]
    public void PregnancyInterview_AfterALoss_IsCancelled(PregnancyOutcome outcome, string reason)
    {
        var state = Fold(new PregnancyInterviewDue(Settings), Notified("2026-08-03", "2027-03-01"), Ended("2026-08-10", outcome));

        state.Status.Should().Be(FollowUpStatus.Cancelled);
        state.CloseReason.Should().Be(reason);
    }

    [Fact]
    public void PregnancyInterview_Declined_IsDeclined() =>
        Fold(new PregnancyInterviewDue(Settings), Notified("2026-08-03", "2027-03-01"), InterviewDeclined("2026-08-03"))
            .Status.Should().Be(FollowUpStatus.Declined);

    [Fact]
    public void Triage_Interviewed_IsDueAfterThreeOpenDays()
    {
        var state = Fold(new TriageDue(Settings), Interviewed("2026-12-25"));

        state.Due.Should().Be(Due.On(Day("2027-01-05")));   // 28 December, 4 and 5 January
        Fold(new TriageDue(Settings), Interviewed("2026-12-25"), Triaged("2026-12-25")).Status.Should().Be(FollowUpStatus.Settled);
    }

    [Fact]
    public void Triage_Birth_LeavesItOwed() =>
        Fold(new TriageDue(Settings), Interviewed("2026-08-10"), Ended("2026-08-11", PregnancyOutcome.LiveBirth)).Status.Should().Be(FollowUpStatus.Open);

    [Theory]
    [InlineData("2026-12-06", "2027-01-24", false)]   // 27w6d: the ordinary date
    [InlineData("2026-12-07", "2026-12-21", true)]    // 28w0d: fourteen days
    [InlineData("2027-02-25", "2027-03-01", true)]    // never beyond the expected delivery
    [InlineData("2027-03-03", "2027-03-03", true)]    // which has passed as well: today
    public void EightMonth_NotifiedLate_HasFourteenDaysUpToTheExpectedDelivery(string notified, string due, bool late)
    {
        var state = Fold(new EightMonthInterviewDue(Settings), Notified(notified, "2027-03-01"));

        state.Due.Should().Be(Due.On(Day(due)));
        state.LateAtOpening.Should().Be(late);
    }

    [Fact]
    public void EightMonth_NotifiedAfterDelivery_IsNotOwed() =>
        Fill(new EightMonthInterviewDue(Settings), Notified("2026-12-01", "2026-12-01", afterDelivery: true)).States.Should().BeEmpty();

    [Fact]
    public void EightMonth_BirthBeforeTheEndIsRecorded_IsCancelledAsBirth()
    {
        var state = Fold(new EightMonthInterviewDue(Settings), Notified("2026-08-03", "2027-03-01"), Born("2026-12-21"));

        (state.Status, state.CloseReason).Should().Be((FollowUpStatus.Cancelled, "livebirth"));
    }

    [Fact]
    public void ExpectedDeliveryPassed_Corrected_MovesWithIt()
    {
        var state = Fold(new ExpectedDeliveryPassed(Settings), Notified("2026-05-01", "2026-11-07"), Corrected("2026-06-01", "2026-11-14"));

        state.VisibleFrom.Should().Be(Day("2026-11-14"));
        state.Due.Should().Be(Due.On(Day("2026-11-28")));
    }

    [Fact]
    public void ExpectedDeliveryPassed_NotifiedAfterDelivery_DoesNotOpen() =>
        Fill(new ExpectedDeliveryPassed(Settings), Notified("2026-12-01", "2026-12-01", afterDelivery: true)).States.Should().BeEmpty();

    [Fact]
    public void ExpectedDeliveryPassed_OutcomeKnown_IsSettled()
    {
        Fold(new ExpectedDeliveryPassed(Settings), Notified("2026-05-01", "2026-11-07"), Born("2026-11-05")).Status.Should().Be(FollowUpStatus.Settled);
        Fold(new ExpectedDeliveryPassed(Settings), Notified("2026-05-01", "2026-11-07"), Ended("2026-07-05", PregnancyOutcome.Stillbirth)).Status.Should().Be(FollowUpStatus.Settled);
    }

    [Fact]
    public void ExpectedDeliveryPassed_EndedWithOutcomeUnknown_IsStillOwed() =>
        Fold(new ExpectedDeliveryPassed(Settings), Notified("2026-05-01", "2026-11-07"), Ended("2026-11-20", PregnancyOutcome.Unknown))
            .Status.Should().Be(FollowUpStatus.Open);

    [Fact]
    public void NewbornVisit_Born_IsDueOnTheTwentySeventhDay()
    {
        Fold(new NewbornVisitDue(Settings), Born("2026-12-01")).Due.Should().Be(Due.On(Day("2026-12-28")));
        Fold(new NewbornVisitDue(new() { NewbornVisitDay = 28 }), Born("2026-12-01")).Due.Should().Be(Due.On(Day("2026-12-29")));
    }

    [Theory]
    [InlineData("2026-12-28", "2026-12-28", false)]
    [InlineData("2026-12-29", "2027-01-05", true)]
    public void NewbornVisit_RegisteredLate_HasItsGrace(string registered, string due, bool late)
    {
        var state = Fold(new NewbornVisitDue(Settings), Born("2026-12-01", registered));

        state.Due.Should().Be(Due.On(Day(due)));
        state.LateAtOpening.Should().Be(late);
    }

    [Fact]
    public void NewbornVisit_InHospital_WaitsUntilTheCeiling() =>
        Fold(new NewbornVisitDue(Settings), Born("2026-12-01", inHospital: true)).HoldUntil.Should().Be(Day("2027-03-01"));

    [Fact]
    public void NewbornVisit_DischargedInTime_KeepsItsDate()
    {
        var state = Fold(new NewbornVisitDue(Settings), Born("2026-12-01", inHospital: true), Discharged("2026-12-10"));

        state.Due.Should().Be(Due.On(Day("2026-12-28")));
        state.DueAfterHold.Should().BeFalse();
    }

    [Fact]
    public void NewbornVisit_Twins_AreOwedEach()
    {
        var book = RuleBook.Of(Settings);
        var sibling = new PersonId(Id(820));

        new[] { Born("2026-12-01"), Born("2026-12-01", child: sibling) }
            .SelectMany((e, n) => book.Read(new(Id(n + 1), e, Time("2026-12-01 12:00"))))
            .Where(e => e.Rule.Slug == "newborn-visit").Select(e => e.Subject).Should().Equal(Child.Value, sibling.Value);
    }

    [Fact]
    public void NewbornVisit_Declined_LeavesTheVisitByFourMonths()
    {
        Fold(new NewbornVisitDue(Settings), Born("2026-12-01"), VisitDeclined("2026-12-10")).Status.Should().Be(FollowUpStatus.Declined);
        Fold(new InfantHomeVisitDue(Settings), Born("2026-12-01"), VisitDeclined("2026-12-10")).Status.Should().Be(FollowUpStatus.Open);
    }

    [Theory]
    [InlineData(2499, true)]
    [InlineData(2500, false)]
    [InlineData(null, false)]
    public void LowBirthWeight_OnlyBelowTheLimit_IsOwed(int? weight, bool owed) =>
        (Fill(new LowBirthWeightDue(Settings), Born("2026-12-01", weight: weight)).States.Count > 0).Should().Be(owed);

    [Fact]
    public void LowBirthWeight_AtHome_IsDueSevenDaysAfterBirth() =>
        Fold(new LowBirthWeightDue(Settings), Born("2026-12-01", weight: 2200)).Due.Should().Be(Due.On(Day("2026-12-08")));

    [Fact]
    public void LowBirthWeight_Discharged_IsDueSevenDaysLater()
    {
        var line = Fill(new LowBirthWeightDue(Settings), Born("2026-12-01", weight: 1800, inHospital: true));
        line.State.IsHeld(Day("2026-12-20")).Should().BeTrue();

        var discharge = line.Happens(Discharged("2027-01-20"));
        line.State.Due.Should().Be(Due.On(Day("2027-01-27")));
        line.State.HoldUntil.Should().BeNull();

        line.Withdraw(discharge);
        line.State.Due.Should().Be(Due.On(Day("2026-12-08")));
    }

    [Theory]
    [InlineData("2026-08-10", "2026-12-09")]
    [InlineData("2026-10-31", "2027-02-28")]   // no 31st in February: reached at the month's end
    public void InfantVisit_Born_IsDueWhenFourMonthsAreReached(string born, string due) =>
        Fold(new InfantHomeVisitDue(Settings), Born(born)).Due.Should().Be(Due.On(Day(due)));

    [Fact]
    public void InfantVisit_ChildNotSeen_IsStillOwed()
    {
        Fold(new InfantHomeVisitDue(Settings), Born("2026-08-10"), HomeVisited("2026-11-01", childSeen: false)).Status.Should().Be(FollowUpStatus.Open);
        Fold(new InfantHomeVisitDue(Settings), Born("2026-08-10"), HomeVisited("2026-11-01", childSeen: true)).Status.Should().Be(FollowUpStatus.Settled);
    }

    [Fact]
    public void InfantVisit_MovedOut_IsStillOwed() =>
        Fold(new InfantHomeVisitDue(Settings), Born("2026-08-10"), MovedOut("2026-10-01")).Status.Should().Be(FollowUpStatus.Open);

    [Theory]
    [InlineData("newborn-visit")]
    [InlineData("low-birth-weight")]
    [InlineData("infant-visit")]
    public void VisitRules_ChildDied_AreCancelled(string slug)
    {
        var state = Fold(RuleBook.Of(Settings).Find(slug)!, Born("2026-08-10", weight: 2000), Died("2026-08-20"));

        (state.Status, state.CloseReason).Should().Be((FollowUpStatus.Cancelled, "died"));
    }

    [Fact]
    public void ProtectionEnds_Sealed_IsVisibleSixtyDaysBeforeAndDueOnTheDayTheDocumentSays()
    {
        var state = Fold(new ProtectionEnds(Settings), Sealed("2026-04-01", "2027-04-01"));

        (state.VisibleFrom, state.Due, state.LateAtOpening).Should().Be((Day("2027-01-31"), Due.On(Day("2027-04-01")), false));
    }

    [Fact]
    public void ProtectionEnds_SealedWithinTheSixtyDays_IsVisibleAtOnce() =>
        Fold(new ProtectionEnds(Settings), Sealed("2027-03-20", "2027-04-01")).VisibleFrom.Should().Be(Day("2027-03-20"));

    [Fact]
    public void ProtectionEnds_NoDocumentSaysWhen_OpensNothing() =>
        Fill(new ProtectionEnds(Settings), Sealed("2026-04-01", null)).States.Should().BeEmpty();

    [Fact]
    public void ProtectionEnds_Extended_IsSettledAndTheNextEndIsOwed()
    {
        var states = Fill(new ProtectionEnds(Settings), Sealed("2026-04-01", "2027-04-01"), Extended("2027-03-10", "2028-04-01")).States;

        states.Select(s => (s.Status, s.Due)).Should().Equal((FollowUpStatus.Settled, Due.On(Day("2027-04-01"))), (FollowUpStatus.Open, Due.On(Day("2028-04-01"))));
        states[1].VisibleFrom.Should().Be(Day("2028-02-01"));
    }

    [Fact]
    public void ProtectionEnds_KeptWithoutAnEnd_IsSettledUntilADocumentNamesOne()
    {
        var line = Fill(new ProtectionEnds(Settings), Sealed("2026-04-01", "2027-04-01"), Extended("2027-03-10", null));
        line.State.Status.Should().Be(FollowUpStatus.Settled);

        line.Happens(Extended("2027-05-01", "2028-04-01"));
        line.States.Select(s => s.Status).Should().Equal(FollowUpStatus.Settled, FollowUpStatus.Open);
    }

    [Fact]
    public void ProtectionEnds_UnsealedByTwo_IsSettled() =>
        Fold(new ProtectionEnds(Settings), Sealed("2026-04-01", "2027-04-01"), Unsealed("2027-04-03")).Status.Should().Be(FollowUpStatus.Settled);

    [Fact]
    public void ProtectionEnds_TheDayPasses_IsOwedStillAndCanBeNeitherPostponedNorDeclined()
    {
        var rule = new ProtectionEnds(Settings);

        (rule.IsSafety, rule.May(Verb.Postponed), rule.May(Verb.Declines), rule.OwnedBy).Should().Be((true, false, false, Duty.RegisterClerk));
        Fold(rule, Sealed("2026-04-01", "2026-12-31")).Status.Should().Be(FollowUpStatus.Open);
    }

    [Fact]
    public void MissedCheckup_Found_IsDueSixtyDaysAfterTheSessionAndClimbsToTheGeneralSupportOfficer()
    {
        var rule = new MissedCheckupDue(Settings);
        var state = Fold(rule, Missed("2026-06-01", "2026-06-15"));

        (state.VisibleFrom, state.Due, state.Owner).Should().Be((Day("2026-06-15"), Due.On(Day("2026-07-31")), Duty.PublicHealthNurse));
        rule.LadderOf(state, OpenDays).Should().Equal(
            new Escalation(1, Duty.MaternalHealthSupervisor, Due.On(Day("2026-07-16"))), new Escalation(2, Duty.GeneralSupportOfficer, Due.On(Day("2026-07-31"))));
        state.Due.Day.AddDays(-rule.SoonDays!.Value).Should().Be(Day("2026-07-01"), "its owner is reminded on the thirtieth day");
        (rule.IsSafety, rule.May(Verb.Postponed), rule.May(Verb.Declines), rule.May(Verb.Held)).Should().Be((true, false, false, false));
    }

    [Theory]
    [InlineData(ContactWay.Letter)]
    [InlineData(ContactWay.Phone)]
    [InlineData(ContactWay.Online)]
    [InlineData(ContactWay.Visit)]
    [InlineData(ContactWay.Inquiry)]
    public void MissedCheckup_OnlyContacted_IsStillOwed(ContactWay way) =>
        Fold(new MissedCheckupDue(Settings), Missed("2026-06-01", "2026-06-15"), Tried("2026-06-20", way)).Status.Should().Be(FollowUpStatus.Open);

    [Fact]
    public void MissedCheckup_ChildSeenOrExamined_IsSettled()
    {
        Fold(new MissedCheckupDue(Settings), Missed("2026-06-01", "2026-06-15"), Sighted("2026-06-20")).Status.Should().Be(FollowUpStatus.Settled);
        Fold(new MissedCheckupDue(Settings), Missed("2026-06-01", "2026-06-15"), Examined("2026-05-20")).Status.Should().Be(FollowUpStatus.Settled, "it was examined elsewhere, and we learnt of it later");
        Fold(new MissedCheckupDue(Settings), Missed("2026-06-01", "2026-06-15"), Examined("2026-06-20", ofTheMiss: false)).Status.Should().Be(FollowUpStatus.Open);
    }

    [Theory]
    [InlineData(MissedReason.MovedOut, "moved-out")]
    [InlineData(MissedReason.Abroad, "abroad")]
    [InlineData(MissedReason.Died, "died")]
    public void MissedCheckup_ReasonConfirmed_IsCancelledAndNotCountedAsDone(MissedReason reason, string code)
    {
        var state = Fold(new MissedCheckupDue(Settings), Missed("2026-06-01", "2026-06-15"), MissExplained("2026-06-20", reason));

        (state.Status, state.CloseReason).Should().Be((FollowUpStatus.Cancelled, code));
    }

    [Fact]
    public void MissedCheckup_MovedOutOrNotToBeFound_IsStillOwed() =>
        Fold(new MissedCheckupDue(Settings), Missed("2026-06-01", "2026-06-15"), MovedOut("2026-06-20"), new UnlocatedOpened(Child, Day("2026-07-01"))).Status.Should().Be(FollowUpStatus.Open);

    [Fact]
    public void DetailedExam_Referred_IsDueInSixtyDaysAndSettledByItsReply()
    {
        var rule = new DetailedExamDue(Settings);
        var state = Fold(rule, ReferredToExam("2026-06-01"));

        (state.Due, rule.IsSafety, rule.May(Verb.Declines)).Should().Be((Due.On(Day("2026-07-31")), true, false));
        rule.LadderOf(state, OpenDays).Select(e => e.To).Should().Equal(Duty.MaternalHealthSupervisor, Duty.GeneralSupportOfficer);
        Fold(rule, ReferredToExam("2026-06-01"), ExamDone("2026-07-10")).Status.Should().Be(FollowUpStatus.Settled);
    }

    [Fact]
    public void AntenatalGap_NextVisitTold_IsSeenFourteenDaysAfterIt_AndNotBefore()
    {
        var state = Fold(new AntenatalGapDue(Settings), AntenatalVisited("2026-06-01", next: "2026-06-29"));

        (state.VisibleFrom, state.Due, state.Status).Should().Be((Day("2026-07-13"), Due.On(Day("2026-07-13")), FollowUpStatus.Open));
        Fill(new AntenatalGapDue(Settings), AntenatalVisited("2026-06-01", next: null)).States.Should().BeEmpty();
    }

    [Fact]
    public void AntenatalGap_NextVisitHeardOf_IsSettled_AndTheOneAfterIsWatched()
    {
        var states = Fill(new AntenatalGapDue(Settings), AntenatalVisited("2026-06-01", next: "2026-06-29"), AntenatalVisited("2026-06-30", next: "2026-07-28")).States;

        states.Select(s => (s.Status, s.Due)).Should().Equal((FollowUpStatus.Settled, Due.On(Day("2026-07-13"))), (FollowUpStatus.Open, Due.On(Day("2026-08-11"))));
    }

    [Fact]
    public void AntenatalGap_Reached_IsSettled_AndTheDayShePromisedIsWatched()
    {
        var rule = new AntenatalGapDue(Settings);
        Fold(rule, AntenatalVisited("2026-06-01", next: "2026-06-29"), Reached("2026-07-14", next: null)).Status.Should().Be(FollowUpStatus.Settled);
        Fill(rule, AntenatalVisited("2026-06-01", next: "2026-06-29"), Reached("2026-07-14", next: "2026-07-20")).States.Select(s => s.Status).Should().Equal(FollowUpStatus.Settled, FollowUpStatus.Open);
    }

    [Theory]
    [InlineData(PregnancyOutcome.LiveBirth, "livebirth")]
    [InlineData(PregnancyOutcome.Stillbirth, "stillbirth")]
    [InlineData(PregnancyOutcome.Miscarriage, "miscarriage")]
    public void AntenatalGap_PregnancyEnded_IsCancelled(PregnancyOutcome outcome, string reason)
    {
        var state = Fold(new AntenatalGapDue(Settings), AntenatalVisited("2026-06-01", next: "2026-06-29"), Ended("2026-07-01", outcome));

        (state.Status, state.CloseReason).Should().Be((FollowUpStatus.Cancelled, reason));
    }

    [Fact]
    public void AntenatalGap_VoucherComesBackMonthsLater_IsNotBornOverdue()
    {
        var line = new Line(new AntenatalGapDue(Settings));
        line.Happens(AntenatalVisited("2026-04-01", next: "2026-04-29"), recorded: "2026-07-01 12:00");

        (line.State.LateAtOpening, line.State.Due).Should().Be((true, Due.On(Day("2026-07-08"))));
    }

    [Theory]
    [InlineData(PregnancyOutcome.LiveBirth)]
    [InlineData(PregnancyOutcome.Stillbirth)]
    [InlineData(PregnancyOutcome.Miscarriage)]
    [InlineData(PregnancyOutcome.Terminated)]
    public void SecondBenefit_AfterAnyEnd_IsOwedSixtyDaysLater_AndSpokenOfAgainHalfAYearBeforeItLapses(PregnancyOutcome outcome)
    {
        var rule = new SecondBenefitDue(Settings);
        var state = Fold(rule, Certified("2026-04-20"), Ended("2026-06-01", outcome));

        (state.Status, state.VisibleFrom, state.Due, state.Owner).Should().Be((FollowUpStatus.Open, Day("2026-06-01"), Due.On(Day("2026-07-31")), Duty.Clerk));
        rule.LadderOf(state, OpenDays).Should().Contain(step => step.On == Due.On(Day("2027-10-06")));   // 56 days before the end, and eighteen months
    }

    [Fact]
    public void SecondBenefit_EndRecordedBeforeTheCertification_CountsAllTheSame() =>
        Fold(new SecondBenefitDue(Settings), Ended("2026-06-01", PregnancyOutcome.Miscarriage), Certified("2026-06-20", heartbeat: "2026-04-10")).Due.Should().Be(Due.On(Day("2026-07-31")));

    [Fact]
    public void SecondBenefit_NotCertified_IsNotOwed() => Fill(new SecondBenefitDue(Settings), Ended("2026-06-01", PregnancyOutcome.LiveBirth), Born("2026-06-01")).States.Should().BeEmpty();

    [Fact]
    public void SecondBenefit_OnlyTheSecondPaymentAWordOfHersOrAnotherTownEndsIt()
    {
        FollowUpState After(IIntegrationEvent last) => Fold(new SecondBenefitDue(Settings), Certified("2026-04-20"), Ended("2026-06-01", PregnancyOutcome.LiveBirth), last);

        After(new BenefitPaid(Mother, Pregnancy, Day("2026-06-02"), BenefitPart.First)).Status.Should().Be(FollowUpStatus.Open);
        After(new BenefitPaid(Mother, Pregnancy, Day("2026-06-02"), BenefitPart.Second)).Status.Should().Be(FollowUpStatus.Settled);
        After(new BenefitDeclined(Mother, Pregnancy, Day("2026-06-02"))).Status.Should().Be(FollowUpStatus.Declined);
        After(new BenefitPaidElsewhere(Mother, Pregnancy, Day("2026-06-02"), BenefitPart.Second)).CloseReason.Should().Be("paid-elsewhere");
    }

    [Fact]
    public void LiaisonReply_Sent_IsDueWhenAsked_AndSettledByTheReply()
    {
        var sent = new LiaisonSent(Mother, Pregnancy.Value, Day("2026-06-01"), Day("2026-06-15"));

        Fold(new LiaisonReplyDue(Settings), sent).Due.Should().Be(Due.On(Day("2026-06-15")));
        Fold(new LiaisonReplyDue(Settings), sent, new LiaisonReplied(Mother, Pregnancy.Value, Day("2026-06-10"))).Status.Should().Be(FollowUpStatus.Settled);
    }

    [Fact]
    public void RuleBook_Of_FindsEveryRuleOfTheFolder() =>
        RuleBook.Of(Settings).Rules.Select(r => r.Slug).Should().Equal(
            "after-hours", "after-loss", "antenatal-gap", "benefit-second", "callback", "case-transfer", "detailed-exam", "edd-passed", "eight-month", "epds-again", "epds-high", "epds-item10", "epds-redo", "handoff", "handoff-first", "handover-note", "handover-receipt",
            "infant-visit", "liaison-reply", "low-birth-weight", "manual", "missed-checkup", "move-in", "move-in-first", "newborn-visit", "pregnancy-interview", "protection-ends", "protection-mark-gone", "rearing-review", "remeasure", "triage", "unfiled-note", "unregistered-birth", "vacant-duty");

    [Fact]
    public void RuleBook_EveryRule_HasAnOwnerABasisAndATitle() =>
        RuleBook.Of(Settings).Rules.Should().OnlyContain(r => r.Title.Length > 0 && r.Basis.Length > 0 && Enum.IsDefined(r.OwnedBy) && r.FirstEscalation(r.OwnedBy) != null);

    [Fact]
    public void RuleBook_Birth_AddsFactsToEveryLineItConcerns()
    {
        var entries = RuleBook.Of(Settings).Read(new(Id(1), Born("2026-12-01", weight: 2000, inHospital: true), Time("2026-12-01 12:00"), Nurse));

        entries.Select(e => (e.Rule.Slug, e.Fact.Verb, e.Subject)).Should().BeEquivalentTo(
        [
            ("antenatal-gap", Verb.Cancels, Pregnancy.Value),
            ("benefit-second", Verb.Moves, Pregnancy.Value),
            ("edd-passed", Verb.Settles, Pregnancy.Value),
            ("eight-month", Verb.Cancels, Pregnancy.Value),
            ("infant-visit", Verb.Opens, Child.Value),
            ("low-birth-weight", Verb.Opens, Child.Value),
            ("low-birth-weight", Verb.Holds, Child.Value),
            ("newborn-visit", Verb.Opens, Child.Value),
            ("newborn-visit", Verb.Holds, Child.Value),
            ("unregistered-birth", Verb.Opens, Child.Value),
        ]);
        entries.Should().OnlyContain(e => e.Fact.NoticedBy == Nurse && e.Fact.EventId == Id(1));
    }

    [Fact]
    public void RuleBook_SameSlugTwice_IsRefused()
    {
        var write = () => new RuleBook([new TriageDue(Settings), new TriageDue(Settings)]);

        write.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void ProtectionMarkGone_IsDueTheNextOpenDay_AndEscalatesToTheGeneralSupportOfficer()
    {
        var rule = new ProtectionMarkGoneDue(Settings);
        var state = Fold(rule, new ProtectionMarkGone(Mother, Day("2026-08-07")));   // a Friday

        state.Due.Should().Be(Due.On(Day("2026-08-10")));
        state.Owner.Should().Be(Duty.RegisterClerk);
        rule.LadderOf(state, OpenDays).Should().Equal(new Escalation(1, Duty.GeneralSupportOfficer, Due.On(Day("2026-08-11"))));
        (rule.May(Verb.Postponed), rule.May(Verb.Declines), rule.May(Verb.Held)).Should().Be((false, false, false));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ProtectionMarkGone_Decided_IsSettledWhateverWasDecided(bool lifted) =>
        Fold(new ProtectionMarkGoneDue(Settings), new ProtectionMarkGone(Mother, Day("2026-08-07")), new ProtectionDecided(Mother, Day("2026-08-07"), lifted)).Status.Should().Be(FollowUpStatus.Settled);

    [Fact]
    public void ProtectionMarkGone_BackAndGoneAgain_IsOwedAnew()
    {
        var line = Fill(new ProtectionMarkGoneDue(Settings),
            new ProtectionMarkBack(Mother, Day("2026-07-01")), new ProtectionMarkGone(Mother, Day("2026-08-07")), new ProtectionMarkBack(Mother, Day("2026-08-08")), new ProtectionMarkGone(Mother, Day("2026-09-07")));

        line.States.Select(s => s.Status).Should().Equal(FollowUpStatus.Cancelled, FollowUpStatus.Open);
    }
}
