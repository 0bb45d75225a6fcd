using Hagukumi.Contracts;
using Hagukumi.FollowUps.Rules;
using Hagukumi.MaternalHealth.Contracts;
using static Hagukumi.FollowUps.Tests.Line;
using static Hagukumi.FollowUps.Tests.SampleEvents;

namespace Hagukumi.FollowUps.Tests;

public sealed class FoldTests
{
    static Line EightMonth(out Guid opening)
    {
        var line = new Line(new EightMonthInterviewDue(Settings));
        opening = line.Happens(Notified("2026-08-03", "2027-03-01"));
        return line;
    }

    [Fact]
    public void Fold_NothingOpened_HasNoFollowUp()
    {
        var line = new Line(new EightMonthInterviewDue(Settings));
        line.Happens(EightMonthHeld("2026-12-20"));

        line.States.Should().BeEmpty();
    }

    [Fact]
    public void Fold_OpeningAfterSettling_OpensClosed()
    {
        var line = new Line(new EightMonthInterviewDue(Settings));
        var settling = line.Happens(EightMonthHeld("2026-12-20"));
        line.Happens(Notified("2026-12-21", "2027-03-01"));

        line.State.Status.Should().Be(FollowUpStatus.Settled);
        line.State.ClosingEvent.Should().Be(settling);
    }

    [Fact]
    public void Fold_OpenedTwice_OwesOnceByTheFirst()
    {
        var line = EightMonth(out var opening);
        line.Happens(Notified("2026-09-01", "2027-04-01"));

        line.State.OpeningEvent.Should().Be(opening);
        line.State.Due.Should().Be(Due.On(Day("2027-01-24")));
    }

    [Fact]
    public void Fold_FirstOpeningWithdrawn_TheSecondCounts()
    {
        var line = EightMonth(out var opening);
        var second = line.Happens(Notified("2026-09-01", "2027-03-08"));
        line.Withdraw(opening);

        line.State.OpeningEvent.Should().Be(second);
        line.State.Due.Should().Be(Due.On(Day("2027-01-31")));
    }

    [Fact]
    public void Fold_SettledAfterDeclining_IsSettled()
    {
        var line = EightMonth(out _);
        line.Happens(EightMonthDeclined("2026-12-10"));
        var deed = line.Happens(EightMonthHeld("2026-12-20"));

        line.State.Status.Should().Be(FollowUpStatus.Settled);
        line.State.ClosingEvent.Should().Be(deed);
    }

    [Fact]
    public void Fold_SettledAfterCancelling_StaysCancelled()
    {
        var line = EightMonth(out _);
        line.Happens(Ended("2026-12-10", PregnancyOutcome.LiveBirth));
        line.Happens(EightMonthHeld("2026-12-20"));

        line.State.Status.Should().Be(FollowUpStatus.Cancelled);
    }

    [Fact]
    public void Fold_DeclinedAfterSettling_StaysSettled()
    {
        var line = EightMonth(out _);
        line.Happens(EightMonthHeld("2026-12-10"));
        line.Happens(EightMonthDeclined("2026-12-20"));

        line.State.Status.Should().Be(FollowUpStatus.Settled);
        line.State.ClosedOn.Should().Be(Day("2026-12-10"));
    }

    [Fact]
    public void Fold_ExpectedDeliveryCorrected_CountsTheWholeScheduleAgain()
    {
        var line = EightMonth(out _);
        var correction = line.Happens(Corrected("2026-09-10", "2027-03-08"));

        line.State.VisibleFrom.Should().Be(Day("2026-12-14"));
        line.State.Due.Should().Be(Due.On(Day("2027-01-31")));

        line.Withdraw(correction);
        line.State.Due.Should().Be(Due.On(Day("2027-01-24")));
    }

    [Fact]
    public void Fold_NotifiedAgainAfterACorrection_CountsFromTheNewNotification()
    {
        var line = EightMonth(out var mistaken);
        line.Happens(Corrected("2026-09-10", "2027-03-08"));
        line.Happens(Notified("2026-10-01", "2027-03-15"));
        line.Withdraw(mistaken);

        line.State.Due.Should().Be(Due.On(Day("2027-02-07")));
    }

    [Fact]
    public void Fold_ReleasedByHand_MovesNoDueDate()
    {
        var line = new Line(new NewbornVisitDue(Settings));
        var opening = line.Happens(Born("2026-12-01"));
        line.ByHand("2026-12-10", (id, on, at) => LineFact.HeldByHand(id, on, at, Nurse, opening, Day("2027-01-31"), "satogaeri"));
        line.ByHand("2027-01-20", (id, on, at) => LineFact.ReleasedByHand(id, on, at, Nurse, opening));

        line.State.HoldUntil.Should().BeNull();
        line.State.Due.Should().Be(Due.On(Day("2026-12-28")));
    }

    [Fact]
    public void Fold_CorrectedAfterTheDeed_LeavesItsDueDate()
    {
        var line = EightMonth(out _);
        line.Happens(EightMonthHeld("2027-01-20"));
        line.Happens(Corrected("2027-01-25", "2027-02-15"));

        line.State.Due.Should().Be(Due.On(Day("2027-01-24")));
    }

    [Fact]
    public void Fold_Postponed_MovesTheReminderOnly()
    {
        var line = EightMonth(out var opening);
        line.ByHand("2027-01-15", (id, on, at) => LineFact.PostponedByHand(id, on, at, Nurse, opening, Day("2027-02-10"), "travelling"));

        line.State.RemindOn.Should().Be(Day("2027-02-10"));
        line.State.PostponeReason.Should().Be("travelling");
        line.State.Due.Should().Be(Due.On(Day("2027-01-24")));
    }

    [Fact]
    public void Fold_SafetyRule_IgnoresPostponingAndDeclining()
    {
        var line = new Line(new ExpectedDeliveryPassed(Settings));
        var opening = line.Happens(Notified("2026-05-01", "2026-11-07"));
        line.ByHand("2026-11-10", (id, on, at) => LineFact.PostponedByHand(id, on, at, Nurse, opening, Day("2027-02-10"), "busy"));
        line.ByHand("2026-11-10", (id, on, at) => LineFact.DeclinedByHand(id, on, at, Nurse, opening, "refused"));

        line.State.Status.Should().Be(FollowUpStatus.Open);
        line.State.RemindOn.Should().BeNull();
    }

    [Fact]
    public void Fold_DeclinedByHand_OnlyWhereTheRuleAllowsIt()
    {
        var interview = new Line(new PregnancyInterviewDue(Settings));
        var opening = interview.Happens(Notified("2026-08-03", "2027-03-01"));
        interview.ByHand("2026-08-05", (id, on, at) => LineFact.DeclinedByHand(id, on, at, Nurse, opening, "refused"));
        var visit = new Line(new InfantHomeVisitDue(Settings));
        var born = visit.Happens(Born("2026-12-01"));
        visit.ByHand("2026-12-05", (id, on, at) => LineFact.DeclinedByHand(id, on, at, Nurse, born, "refused"));

        interview.State.Status.Should().Be(FollowUpStatus.Declined);
        interview.State.CloseReason.Should().Be("refused");
        visit.State.Status.Should().Be(FollowUpStatus.Open);
    }

    [Fact]
    public void Fold_HeldBeyondTheCeiling_EndsAtTheCeiling()
    {
        var line = EightMonth(out var opening);
        line.ByHand("2026-12-10", (id, on, at) => LineFact.HeldByHand(id, on, at, Nurse, opening, Day("2027-12-31"), "satogaeri"));

        line.State.HoldUntil.Should().Be(Day("2026-12-10").AddDays(90));
        line.State.HoldReason.Should().Be("satogaeri");
    }

    [Fact]
    public void Fold_HoldProlonged_DoesNotStartTheCeilingAnew()
    {
        var line = EightMonth(out var opening);
        line.ByHand("2026-12-10", (id, on, at) => LineFact.HeldByHand(id, on, at, Nurse, opening, Day("2027-01-10"), "satogaeri"));
        line.ByHand("2027-01-05", (id, on, at) => LineFact.HeldByHand(id, on, at, Nurse, opening, Day("2027-12-31"), "satogaeri"));

        line.State.HoldUntil.Should().Be(Day("2026-12-10").AddDays(90));
    }

    [Fact]
    public void Fold_HeldAgainAfterItsEnd_StartsTheCeilingAnew()
    {
        var line = EightMonth(out var opening);
        line.ByHand("2026-12-10", (id, on, at) => LineFact.HeldByHand(id, on, at, Nurse, opening, Day("2026-12-20"), "satogaeri"));
        line.ByHand("2026-12-25", (id, on, at) => LineFact.HeldByHand(id, on, at, Nurse, opening, Day("2027-12-31"), "hospital"));

        line.State.HoldUntil.Should().Be(Day("2026-12-25").AddDays(90));
    }

    [Fact]
    public void Fold_Released_IsNoLongerHeld()
    {
        var line = EightMonth(out var opening);
        line.ByHand("2026-12-10", (id, on, at) => LineFact.HeldByHand(id, on, at, Nurse, opening, Day("2027-01-10"), "satogaeri"));
        line.ByHand("2026-12-15", (id, on, at) => LineFact.ReleasedByHand(id, on, at, Nurse, opening));

        line.State.HoldUntil.Should().BeNull();
        line.State.Due.Should().Be(Due.On(Day("2027-01-24")));
    }

    [Fact]
    public void Fold_RuleWithoutCeiling_CannotBeHeld()
    {
        var line = new Line(new ExpectedDeliveryPassed(Settings));
        var opening = line.Happens(Notified("2026-05-01", "2026-11-07"));
        line.ByHand("2026-11-10", (id, on, at) => LineFact.HeldByHand(id, on, at, Nurse, opening, Day("2026-12-10"), "satogaeri"));

        line.State.HoldUntil.Should().BeNull();
    }

    [Fact]
    public void Fold_HandedOverAndBack_FollowsTheLast()
    {
        var line = EightMonth(out var opening);
        var colleague = new StaffId(Id(901));
        line.ByHand("2026-12-10", (id, on, at) => LineFact.HandedOverByHand(id, on, at, Nurse, opening, colleague, Day("2027-01-31")));
        line.State.HandedOverTo.Should().Be(colleague);
        line.State.HandedOverUntil.Should().Be(Day("2027-01-31"));

        line.ByHand("2026-12-20", (id, on, at) => LineFact.HandedOverByHand(id, on, at, Nurse, opening, null, null));
        line.State.HandedOverTo.Should().BeNull();
    }

    [Fact]
    public void Fold_EachVerbWithdrawn_RestoresWhatWasBefore()
    {
        var line = EightMonth(out var opening);
        (string What, Func<Guid> Do)[] deeds =
        [
            ("moves", () => line.Happens(Corrected("2026-09-10", "2027-03-08"))),
            ("settles", () => line.Happens(EightMonthHeld("2026-12-20"))),
            ("declines", () => line.Happens(EightMonthDeclined("2026-12-20"))),
            ("cancels", () => line.Happens(Ended("2026-12-20", PregnancyOutcome.Miscarriage))),
            ("postponed", () => line.ByHand("2026-12-20", (id, on, at) => LineFact.PostponedByHand(id, on, at, Nurse, opening, Day("2027-01-10"), "busy"))),
            ("held", () => line.ByHand("2026-12-20", (id, on, at) => LineFact.HeldByHand(id, on, at, Nurse, opening, Day("2027-01-10"), "satogaeri"))),
            ("handed over", () => line.ByHand("2026-12-20", (id, on, at) => LineFact.HandedOverByHand(id, on, at, Nurse, opening, Nurse, null))),
        ];
        var original = Describe(line.States);
        foreach (var (what, act) in deeds)
        {
            var id = act();
            Describe(line.States).Should().NotBe(original, what);
            line.State.Events.Should().Contain(id, what);
            line.Withdraw(id);
            Describe(line.States).Should().Be(original, what);
        }

        line.Withdraw(opening);
        line.States.Should().BeEmpty();
    }

    [Fact]
    public void Fold_HoldAndResumeWithdrawn_RestoreWhatWasBefore()
    {
        var line = new Line(new NewbornVisitDue(Settings));
        line.Happens(Born("2026-12-01", inHospital: true));
        var held = Describe(line.States);
        var discharge = line.Happens(Discharged("2027-01-20"));
        line.State.HoldUntil.Should().BeNull();

        line.Withdraw(discharge);

        Describe(line.States).Should().Be(held);
        line.State.Due.Should().Be(Due.On(Day("2026-12-28")));
    }

    [Fact]
    public void Fold_OtherEvents_AreNotAmongItsOwn()
    {
        var line = EightMonth(out var opening);
        line.Happens(Notified("2026-09-01", "2027-04-01"));
        var settling = line.Happens(EightMonthHeld("2026-12-20"));
        line.Happens(Ended("2027-03-01", PregnancyOutcome.LiveBirth));

        line.State.Events.Should().Equal(opening, settling);
    }

    [Fact]
    public void Fold_Opening_SaysWhoNoticedAndWhen()
    {
        var line = new Line(new EightMonthInterviewDue(Settings));
        line.Happens(Notified("2026-08-03", "2027-03-01"), recorded: "2026-08-04 09:30");

        line.State.NoticedBy.Should().Be(Nurse);
        line.State.NoticedAt.Should().Be(Time("2026-08-04 09:30"));
        line.State.OpenedOn.Should().Be(Day("2026-08-03"));
        line.State.Person.Should().Be(Mother);
    }

    [Fact]
    public void Fold_RecordedLongAfterItHappened_IsNotBornOverdue()
    {
        var line = new Line(new PregnancyInterviewDue(Settings));
        line.Happens(Notified("2026-08-03", "2027-03-01"), recorded: "2026-10-01 09:00");

        line.State.LateAtOpening.Should().BeTrue();
        line.State.Due.Should().Be(Due.On(Day("2026-10-08")));
    }

    [Fact]
    public void Repeats_SameEventTwice_OpensOnce()
    {
        var line = new Line(new Review());
        line.Happens(new CaseOpened(Child, Day("2026-04-01")));

        new Review().Fold(line.Subject, [.. line.Facts, .. line.Facts], new HashSet<Guid>(), OpenDays).Should().ContainSingle();
    }

    [Fact]
    public void Repeats_EventThatSettlesAndOpens_ClosesOneAndOpensTheNext()
    {
        var line = new Line(new Review());
        var opened = line.Happens(new CaseOpened(Child, Day("2026-04-01")));
        var reviewed = line.Happens(new CaseReviewed(Child, Day("2026-06-20")));

        line.States.Should().HaveCount(2);
        line.States[0].OpeningEvent.Should().Be(opened);
        line.States[0].Status.Should().Be(FollowUpStatus.Settled);
        line.States[0].ClosingEvent.Should().Be(reviewed);
        line.States[1].OpeningEvent.Should().Be(reviewed);
        line.States[1].Status.Should().Be(FollowUpStatus.Open);
        line.States[1].Due.Should().Be(Due.On(Day("2026-09-18")));
    }

    [Fact]
    public void Repeats_ReviewWithdrawn_ReopensTheEarlierWithItsDueDate()
    {
        var line = new Line(new Review());
        line.Happens(new CaseOpened(Child, Day("2026-04-01")));
        line.Withdraw(line.Happens(new CaseReviewed(Child, Day("2026-06-20"))));

        line.State.Status.Should().Be(FollowUpStatus.Open);
        line.State.Due.Should().Be(Due.On(Day("2026-06-30")));
    }

    [Fact]
    public void Repeats_Cancelled_ClosesEverythingOpenedBefore()
    {
        var line = new Line(new Review());
        line.Happens(new CaseOpened(Child, Day("2026-04-01")));
        line.Happens(new CaseOpened(Child, Day("2026-04-05")));
        line.Happens(new CaseClosed(Child, Day("2026-05-01")));
        line.Happens(new CaseOpened(Child, Day("2026-06-01")));

        line.States.Select(s => s.Status).Should().Equal(FollowUpStatus.Cancelled, FollowUpStatus.Cancelled, FollowUpStatus.Open);
    }

    [Fact]
    public void Repeats_DeedOfTheNextOccurrence_LeavesAnEarlierRefusal()
    {
        var line = new Line(new Review());
        line.Happens(new CaseOpened(Child, Day("2026-04-01")));
        line.Happens(new ReviewRefused(Child, Day("2026-05-01")));
        line.Happens(new CaseOpened(Child, Day("2026-06-01")));
        line.Happens(new CaseReviewed(Child, Day("2026-07-01")));

        line.States.Select(s => s.Status).Should().Equal(FollowUpStatus.Declined, FollowUpStatus.Settled, FollowUpStatus.Open);
    }

    [Fact]
    public void Repeats_ByHand_ConcernsTheOccurrenceMeant()
    {
        var line = new Line(new Review());
        line.Happens(new CaseOpened(Child, Day("2026-04-01")));
        var second = line.Happens(new CaseOpened(Child, Day("2026-04-05")));
        line.ByHand("2026-04-10", (id, on, at) => LineFact.PostponedByHand(id, on, at, Nurse, second, Day("2026-06-10"), "busy"));

        line.States.Select(s => s.RemindOn).Should().Equal(null, Day("2026-06-10"));
    }

    [Fact]
    public void Manual_OpenedPostponedAndDone_IsSettled()
    {
        var line = new Line(new Manual(Settings));
        var opening = line.ByHand("2026-12-01", (id, on, at) =>
            LineFact.OpenedByHand(id, on, at, Nurse, Child, Due.On(Day("2026-12-13")), Duty.DevelopmentalSupport, "ask-again"));
        line.State.Owner.Should().Be(Duty.DevelopmentalSupport);
        line.State.Due.Should().Be(Due.On(Day("2026-12-13")));
        line.State.ActBy.Should().Be(Day("2026-12-11"));

        line.ByHand("2026-12-10", (id, on, at) => LineFact.DoneByHand(id, on, at, Nurse, opening));

        line.State.Status.Should().Be(FollowUpStatus.Settled);
    }

    [Fact]
    public void Manual_Dropped_IsCancelledWithItsReason()
    {
        var line = new Line(new Manual(Settings));
        var opening = line.ByHand("2026-12-01", (id, on, at) =>
            LineFact.OpenedByHand(id, on, at, Nurse, Child, Due.At(Time("2026-12-02 15:00")), Duty.Clerk, "call-back"));
        line.ByHand("2026-12-01", (id, on, at) => LineFact.DroppedByHand(id, on, at, Nurse, opening, "mistaken"));

        line.State.Due.Instant.Should().Be(Time("2026-12-02 15:00"));
        line.State.Status.Should().Be(FollowUpStatus.Cancelled);
        line.State.CloseReason.Should().Be("mistaken");
    }

    [Fact]
    public void Done_RuleOfEvents_CannotBeDoneByHand()
    {
        var line = EightMonth(out var opening);
        line.ByHand("2026-12-10", (id, on, at) => LineFact.DoneByHand(id, on, at, Nurse, opening));

        line.State.Status.Should().Be(FollowUpStatus.Open);
    }

    [Fact]
    public void Safety_RuleThatCanBeDeclined_IsRefused()
    {
        var write = () => new DeclinableSafety();

        write.Should().Throw<InvalidOperationException>();
    }
}
