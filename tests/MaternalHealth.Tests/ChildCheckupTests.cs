using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Checkups;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Records;
using static Hagukumi.MaternalHealth.Tests.Sample;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>What a check-up and its session keep to themselves.</summary>
public sealed class ChildCheckupTests
{
    static readonly SessionFacts Facts = new(CheckupKind.EighteenMonths, Today.AddDays(-20), "保健センター", 2, new(13, 0), new(15, 0));

    static (Session Session, List<ChildCheckup> Here) Booked(int children)
    {
        var session = Session.Plan(Ids.New(), Facts, Nurse);
        var here = Enumerable.Range(0, children).Select(_ => ChildCheckup.Of(PersonId.New(), CheckupKind.EighteenMonths)).ToList();
        foreach (var checkup in here) session.Book(checkup, Nurse);
        return (session, here);
    }

    static ChildCheckup Missed()
    {
        var (_, here) = Booked(1);
        here[0].Missing(Today, Nurse);
        return here[0];
    }

    [Fact]
    public void Book_BeyondCapacity_Waits_AndMovesUpInTurnWhenSeatsFallFree()
    {
        var (session, here) = Booked(4);
        here.Select(c => (c.Seat, c.WaitingNumber)).Should().Equal((Seat.Given, null), (Seat.Given, null), (Seat.Waiting, 1), (Seat.Waiting, 2));

        session.Release(here[0], here, Nurse);
        here.Select(c => c.Seat).Should().Equal(Seat.None, Seat.Given, Seat.Given, Seat.Waiting);
        session.Taken.Should().Be(2);

        session.Change(Facts with { Capacity = 5 }, here, Nurse);
        (here[3].Seat, session.Taken).Should().Be((Seat.Given, 3));
    }

    [Fact]
    public void Release_OfOneWhoWaits_FreesNoSeat()
    {
        var (session, here) = Booked(3);
        session.Release(here[2], here, Nurse);
        (session.Taken, here[2].Seat).Should().Be((2, Seat.None));
    }

    [Fact]
    public void Change_OfTheDay_TakesEverybodyAlong()
    {
        var (session, here) = Booked(3);
        session.Change(Facts with { On = Today }, here, Nurse);
        here.Should().OnlyContain(c => c.SessionOn == Today);
        session.Invoking(s => s.Change(Facts with { Capacity = 1 }, here, Nurse)).Should().Throw<RefusalException>();
    }

    [Theory]
    [InlineData(ContactWay.Letter)]
    [InlineData(ContactWay.Phone)]
    [InlineData(ContactWay.Visit)]
    public void Try_ByAnyWay_LeavesTheChildUnseen(ContactWay way)
    {
        var checkup = Missed();
        checkup.Try(new(Today, way), Nurse);
        checkup.Try(new(Today, way), Nurse);

        checkup.OpenMiss.Should().NotBeNull();
        checkup.Facts().Should().Equal(new CheckupMissed(checkup.Child, checkup.Miss!.Value, CheckupKind.EighteenMonths, Facts.On, Today), new CheckupContactTried(checkup.Child, checkup.Miss.Value, way, Today));
    }

    [Fact]
    public void End_Seen_ClosesTheMiss_AndTakenBackItIsOpenAgain()
    {
        var checkup = Missed();
        checkup.End(new(Today, MissEndingKind.Seen, "地区担当保健師", "自宅"), Nurse);
        checkup.OpenMiss.Should().BeNull();
        checkup.Withdraw(checkup.Endings[0].EventId, Today, "別の子だった", Nurse);
        checkup.OpenMiss.Should().Be(checkup.Miss);
    }

    [Fact]
    public void End_NotToBeFound_TellsIt_AndTheMissStaysOpen()
    {
        var checkup = Missed();
        checkup.TakeEvents();
        checkup.End(new(Today, MissEndingKind.Unlocated, Note: "表札がない"), Nurse);
        checkup.Facts().Should().Equal(new UnlocatedOpened(checkup.Child, Today));
        checkup.OpenMiss.Should().NotBeNull();
    }

    [Fact]
    public void Missing_AgainWhileStillUnseen_OpensNoSecondMiss_AndAfterSomebodySawTheChildItDoes()
    {
        var checkup = Missed();
        var first = checkup.Miss;
        Session.Plan(Ids.New(), Facts with { On = Today }, Nurse).Book(checkup, Nurse);
        checkup.Missing(Today.AddDays(14), Nurse);
        checkup.Miss.Should().Be(first);

        checkup.End(new(Today.AddDays(15), MissEndingKind.Seen, "園の担任", "園"), Nurse);
        Session.Plan(Ids.New(), Facts with { On = Today.AddDays(20) }, Nurse).Book(checkup, Nurse);
        checkup.Missing(Today.AddDays(34), Nurse);
        (checkup.Miss == first).Should().BeFalse();
    }

    [Fact]
    public void Record_Referral_IsChasedUntilItsReply_AndTakenBackAllOfItIs()
    {
        var checkup = Missed();
        checkup.TakeEvents();
        checkup.Record(new(Today, CheckupSource.Clinic, CheckupResult.Referral, "referral"), null, Nurse);
        checkup.RecordExam(new(Today, ExamOutcome.Normal), Nurse);

        var referral = checkup.Result!.Referral!.Value;
        var told = checkup.TakeEvents();
        told.Select(e => e.Fact).Should().Equal(
            new CheckupRecorded(checkup.Child, CheckupKind.EighteenMonths, Today, CheckupResult.Referral, Elsewhere: true, checkup.Miss),
            new ReferralIssued(checkup.Child, referral, CheckupKind.EighteenMonths, Today), new DetailedExamResult(checkup.Child, referral, Today));

        checkup.Withdraw(checkup.Result.EventId, Today, "別の子だった", Nurse);
        checkup.Facts().Should().BeEquivalentTo(told.Select(e => new FactWithdrawn(e.Id, checkup.Child, Today)));
        checkup.OpenMiss.Should().NotBeNull();
    }

    [Fact]
    public void Record_SecondResult_IsRefused()
    {
        var checkup = Missed();
        checkup.Record(new(Today, CheckupSource.Session, CheckupResult.Normal), null, Nurse);
        checkup.Invoking(c => c.Record(new(Today, CheckupSource.Session, CheckupResult.Observe), null, Nurse)).Should().Throw<RefusalException>().WithMessage("*すでに記録*");
    }

    [Fact]
    public void EndByDeath_StopsEverything_AndTheMistakeUndoesIt()
    {
        var checkup = Missed();
        checkup.EndByDeath(Today, "世帯台帳の死亡", Nurse);
        checkup.OpenMiss.Should().BeNull();
        checkup.EndByDeathNoMore(Today, "取消し", Nurse);
        checkup.OpenMiss.Should().NotBeNull();
    }
}
