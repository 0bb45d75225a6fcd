using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using static Hagukumi.MaternalHealth.Tests.Sample;

namespace Hagukumi.MaternalHealth.Tests;

public sealed class PregnancyTests
{
    [Fact]
    public void Notify_Twins_IssuesTwoHandbooks()
    {
        var pregnancy = Pregnancies.Pregnancy.Notify(Woman, Notification(2), Nurse);

        pregnancy.Facts().Should().Equal(
            new PregnancyNotified(Woman, pregnancy.Id, Notified, Expected, 2, AfterDelivery: false),
            new HandbookIssued(Woman, pregnancy.Id, Notified, 2));
        pregnancy.OpenFor.Should().Be(Woman);
        pregnancy.About.Should().Equal(Woman);
    }

    [Fact]
    public void Notify_OneHandbookForTwins_IsRefused() =>
        FluentActions.Invoking(() => Pregnancies.Pregnancy.Notify(Woman, Notification(2) with { HandbookNumbers = ["1"] }, Nurse)).Should().Throw<RefusalException>().WithMessage("*2冊*");

    [Fact]
    public void RecordInterview_Held_RaisesItOnceForTwoPresses()
    {
        var pregnancy = Sample.Pregnancy();
        var facts = new InterviewFacts(Notified, Declined: false, 25, Nurse.By, "P02 P11", Note: "話した");

        pregnancy.RecordInterview(facts, Nurse);
        pregnancy.RecordInterview(facts, Nurse);

        pregnancy.Facts().Should().Equal(new PregnancyInterviewed(Woman, pregnancy.Id, Notified));
        pregnancy.Interview!.Facts.Should().Be(facts);
    }

    [Fact]
    public void RecordInterview_Declined_RaisesThat()
    {
        var pregnancy = Sample.Pregnancy();
        pregnancy.RecordInterview(new(Notified, Declined: true), Nurse);
        pregnancy.Facts().Should().Equal(new PregnancyInterviewDeclined(Woman, pregnancy.Id, Notified));
    }

    [Fact]
    public void RecordInterview_SecondWithOtherValues_SaysItIsRecorded()
    {
        var pregnancy = Sample.Pregnancy();
        pregnancy.RecordInterview(new(Notified, Declined: false, 25), Nurse);
        pregnancy.Invoking(p => p.RecordInterview(new(Notified, Declined: false, 30), Nurse)).Should().Throw<RefusalException>().WithMessage("*すでに記録されています*");
    }

    [Fact]
    public void RecordInterview_BeforeNotification_IsRefused() =>
        Sample.Pregnancy().Invoking(p => p.RecordInterview(new(Notified.AddDays(-1), Declined: false), Nurse)).Should().Throw<RefusalException>().WithMessage("面談日は届出日*以後*");

    [Fact]
    public void DecideTriage_Again_KeepsBoth()
    {
        var pregnancy = Sample.Pregnancy();
        pregnancy.DecideTriage(new(Notified, TriageDirection.Ordinary, "支えがある"), Nurse);
        pregnancy.DecideTriage(new(Notified.AddDays(30), TriageDirection.NurseFollowUp, "眠れない"), Nurse);

        pregnancy.Facts().OfType<RiskTriaged>().Select(t => t.Direction).Should().Equal(TriageDirection.Ordinary, TriageDirection.NurseFollowUp);
        pregnancy.LastTriage!.Direction.Should().Be(TriageDirection.NurseFollowUp);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public void RecordEightMonthInterview_From24Weeks_IsPossible(int daysFromThere, bool possible)
    {
        var pregnancy = Sample.Pregnancy();
        var on = BuildingBlocks.Calendar.Gestation.DayOf(Expected, 24, 0).AddDays(daysFromThere);

        var act = pregnancy.Invoking(p => p.RecordEightMonthInterview(new(on, Declined: false, "phone"), Nurse));

        if (possible) act.Should().NotThrow(); else act.Should().Throw<RefusalException>().WithMessage("*早すぎます*");
        pregnancy.Facts().Should().HaveCount(possible ? 1 : 0);
    }

    [Fact]
    public void RecordEightMonthInterview_Declined_RaisesThat()
    {
        var pregnancy = Sample.Pregnancy();
        pregnancy.RecordEightMonthInterview(new(Notified.AddDays(150), Declined: true), Nurse);
        pregnancy.Facts().Should().Equal(new EightMonthInterviewDeclined(Woman, pregnancy.Id, Notified.AddDays(150)));
    }

    [Fact]
    public void CorrectExpectedDelivery_NewDay_MovesTheWeeks()
    {
        var pregnancy = Sample.Pregnancy();
        pregnancy.CorrectExpectedDelivery(Expected.AddDays(7), Notified.AddDays(10), "超音波検査", Nurse);

        pregnancy.Facts().Should().Equal(new ExpectedDeliveryChanged(Woman, pregnancy.Id, Notified.AddDays(10), Expected.AddDays(7)));
        pregnancy.GestationAt(Notified).Should().Be(new BuildingBlocks.Calendar.Gestation(9, 0));
    }

    [Fact]
    public void CorrectExpectedDelivery_AfterTheEnd_IsRefused()
    {
        var pregnancy = Sample.Pregnancy();
        pregnancy.End([new(PregnancyOutcome.Miscarriage, Notified.AddDays(5))], Today, Nurse);
        pregnancy.Invoking(p => p.CorrectExpectedDelivery(Expected.AddDays(1), Today, "訂正", Nurse)).Should().Throw<RefusalException>();
    }

    [Fact]
    public void End_TwinsWithOneStillbirth_RegistersOneBirth()
    {
        var pregnancy = Sample.Pregnancy(2);

        var children = pregnancy.End([new(PregnancyOutcome.Stillbirth, Expected), new(PregnancyOutcome.LiveBirth, Expected.AddDays(1), Sex.Male, 2300, InHospital: true)], Today, Nurse);

        var child = children.Should().ContainSingle().Subject;
        child.Facts().Should().Equal(new BirthRegistered(child.Id, Woman, pregnancy.Id, Expected.AddDays(1), Today, Sex.Male, 2300, InHospital: true));
        child.About.Should().BeEquivalentTo([child.Id, Woman]);
        pregnancy.Facts().Should().Equal(new PregnancyEnded(Woman, pregnancy.Id, Expected.AddDays(1), PregnancyOutcome.LiveBirth));
        pregnancy.OpenFor.Should().BeNull();
    }

    [Fact]
    public void End_LivingTwins_AreTwoPersons()
    {
        var children = Sample.Pregnancy(2).End([new(PregnancyOutcome.LiveBirth, Expected), new(PregnancyOutcome.LiveBirth, Expected)], Today, Nurse);
        children.Select(c => c.Id).Distinct().Should().HaveCount(2);
        children.Select(c => c.Fetus).Should().Equal(1, 2);
    }

    [Fact]
    public void End_PressedTwice_RegistersNobodyAgain()
    {
        var pregnancy = Sample.Pregnancy();
        FetusFacts[] facts = [new(PregnancyOutcome.LiveBirth, Expected)];
        pregnancy.End(facts, Today, Nurse);
        pregnancy.TakeEvents();

        pregnancy.End(facts, Today, Nurse).Should().BeEmpty();
        pregnancy.Facts().Should().BeEmpty();
    }

    [Theory]
    [InlineData(-281, false)]
    [InlineData(-280, true)]
    public void End_BeforeItBegan_IsRefused(int daysFromExpected, bool possible)
    {
        var act = Sample.Pregnancy().Invoking(p => p.End([new(PregnancyOutcome.Miscarriage, Expected.AddDays(daysFromExpected))], Today, Nurse));
        if (possible) act.Should().NotThrow(); else act.Should().Throw<RefusalException>().WithMessage("妊娠の始まり*");
    }

    [Fact]
    public void End_Tomorrow_IsRefused() =>
        Sample.Pregnancy().Invoking(p => p.End([new(PregnancyOutcome.LiveBirth, Today.AddDays(1))], Today, Nurse)).Should().Throw<RefusalException>();

    [Fact]
    public void Withdraw_Interview_NamesItsEventAndLetsItBeRecordedAgain()
    {
        var pregnancy = Sample.Pregnancy();
        pregnancy.RecordInterview(new(Notified, Declined: false, 25), Nurse);
        var raised = pregnancy.TakeEvents()[0].Id;

        pregnancy.Withdraw(raised, Today, "別の方の記録だった", Nurse);

        pregnancy.Facts().Should().Equal(new FactWithdrawn(raised, Woman, Today));
        pregnancy.Interview.Should().BeNull();
        pregnancy.Interviews.Should().ContainSingle().Which.WithdrawalReason.Should().Be("別の方の記録だった");
        pregnancy.RecordInterview(new(Notified, Declined: false, 30), Nurse);
        pregnancy.Facts().Should().ContainSingle();
    }

    [Fact]
    public void Withdraw_Twice_IsRefused()
    {
        var pregnancy = Sample.Pregnancy();
        pregnancy.RecordInterview(new(Notified, Declined: true), Nurse);
        var raised = pregnancy.TakeEvents()[0].Id;
        pregnancy.Withdraw(raised, Today, "誤り", Nurse);
        pregnancy.Invoking(p => p.Withdraw(raised, Today, "誤り", Nurse)).Should().Throw<RefusalException>();
    }

    [Fact]
    public void Withdraw_CorrectedDate_BringsBackTheOneBefore()
    {
        var pregnancy = Sample.Pregnancy();
        pregnancy.CorrectExpectedDelivery(Expected.AddDays(3), Notified, "超音波", Nurse);
        pregnancy.CorrectExpectedDelivery(Expected.AddDays(9), Notified, "書き間違い", Nurse with { At = Nurse.At.AddMinutes(5) });
        var raised = pregnancy.TakeEvents().Select(e => e.Id).ToList();

        pregnancy.Withdraw(raised[1], Today, "書き間違い", Nurse);
        pregnancy.ExpectedDeliveryOn.Should().Be(Expected.AddDays(3));
        pregnancy.Withdraw(raised[0], Today, "別の方", Nurse);

        pregnancy.ExpectedDeliveryOn.Should().Be(Expected);
        pregnancy.Facts().Should().Equal(new FactWithdrawn(raised[1], Woman, Today), new FactWithdrawn(raised[0], Woman, Today));
    }

    [Fact]
    public void WithdrawNotification_ForAnotherWoman_TakesItBackAndRecordsNothingMore()
    {
        var pregnancy = Pregnancies.Pregnancy.Notify(Woman, Notification(1), Nurse);
        var raised = pregnancy.TakeEvents().Select(e => e.Id).ToList();

        pregnancy.WithdrawNotification(Today, "別の方の届出だった", Nurse);

        pregnancy.Facts().Should().Equal(raised.Select(id => new FactWithdrawn(id, Woman, Today)));
        (pregnancy.IsOpen, pregnancy.OpenFor).Should().Be((false, (PersonId?)null));
        pregnancy.Invoking(p => p.RecordInterview(new(Notified, Declined: false, 25), Nurse)).Should().Throw<RefusalException>().WithMessage("*取り消されています*");
        pregnancy.Invoking(p => p.End([new(PregnancyOutcome.LiveBirth, Today)], Today, Nurse)).Should().Throw<RefusalException>().WithMessage("*取り消されています*");
        pregnancy.Invoking(p => p.WithdrawNotification(Today, "もう一度", Nurse)).Should().Throw<RefusalException>();
    }

    [Fact]
    public void WithdrawNotification_WhileAnInterviewStands_AsksToWithdrawThatFirst()
    {
        var pregnancy = Sample.Pregnancy();
        pregnancy.RecordInterview(new(Notified, Declined: false, 25), Nurse);
        pregnancy.Invoking(p => p.WithdrawNotification(Today, "別の方の届出だった", Nurse)).Should().Throw<RefusalException>().WithMessage("*先に*");
        pregnancy.Stands.Should().BeTrue();
    }
}
