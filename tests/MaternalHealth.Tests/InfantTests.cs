using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Records;
using static Hagukumi.MaternalHealth.Tests.Sample;

namespace Hagukumi.MaternalHealth.Tests;

public sealed class InfantTests
{
    [Fact]
    public void Discharge_FromHospital_RaisesItOnce()
    {
        var infant = Sample.Infant(inHospital: true);
        infant.Discharge(Today, Nurse);
        infant.Discharge(Today, Nurse);
        infant.Facts().Should().Equal(new HospitalDischarged(infant.Id, Today));
        infant.InHospital.Should().BeFalse();
    }

    [Fact]
    public void Discharge_NeverInHospital_IsRefused() => Sample.Infant().Invoking(i => i.Discharge(Today, Nurse)).Should().Throw<RefusalException>();

    [Theory]
    [InlineData(NewbornVisitKind.Visited, false)]
    [InlineData(NewbornVisitKind.ByOtherMunicipality, true)]
    internal void RecordNewbornVisit_Made_SaysByWhom(NewbornVisitKind kind, bool byOther)
    {
        var infant = Sample.Infant();
        infant.RecordNewbornVisit(new(Today, kind), Nurse);
        infant.Facts().Should().Equal(new NewbornVisited(infant.Id, Today, byOther));
    }

    [Fact]
    public void RecordNewbornVisit_Declined_RaisesThat()
    {
        var infant = Sample.Infant();
        infant.RecordNewbornVisit(new(Today, NewbornVisitKind.Declined), Nurse);
        infant.Facts().Should().Equal(new NewbornVisitDeclined(infant.Id, Today));
    }

    [Fact]
    public void RecordNewbornVisit_InHospital_AsksForTheDischarge() =>
        Sample.Infant(inHospital: true).Invoking(i => i.RecordNewbornVisit(new(Today, NewbornVisitKind.Visited), Nurse)).Should().Throw<RefusalException>().WithMessage("*退院日を記録*");

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public void RecordNewbornVisit_NotBeforeBirth(int days, bool possible)
    {
        var act = Sample.Infant().Invoking(i => i.RecordNewbornVisit(new(Expected.AddDays(days), NewbornVisitKind.Visited), Nurse));
        if (possible) act.Should().NotThrow(); else act.Should().Throw<RefusalException>().WithMessage("*生まれた日*");
    }

    [Fact]
    public void RecordInfantVisit_NotSeen_MayBeRepeatedUntilSeen()
    {
        var infant = Sample.Infant();
        infant.RecordInfantVisit(new(Today.AddDays(-2), ChildSeen: false, "absent"), Nurse);
        infant.RecordInfantVisit(new(Today, ChildSeen: true), Nurse);

        infant.Facts().Should().Equal(new InfantHomeVisited(infant.Id, Today.AddDays(-2), ChildSeen: false), new InfantHomeVisited(infant.Id, Today, ChildSeen: true));
        infant.Invoking(i => i.RecordInfantVisit(new(Today, ChildSeen: false, "other"), Nurse)).Should().Throw<RefusalException>().WithMessage("*すでに記録されています*");
    }

    [Fact]
    public void RecordInfantVisit_NotSeenWithoutReason_IsRefused() =>
        Sample.Infant().Invoking(i => i.RecordInfantVisit(new(Today, ChildSeen: false), Nurse)).Should().Throw<RefusalException>();

    [Fact]
    public void Withdraw_Visit_NamesItsEvent()
    {
        var infant = Sample.Infant();
        infant.RecordInfantVisit(new(Today, ChildSeen: true), Nurse);
        var raised = infant.TakeEvents()[0].Id;
        infant.Withdraw(raised, Today, "日付の誤り", Nurse);
        infant.Facts().Should().Equal(new FactWithdrawn(raised, infant.Id, Today));
        infant.VisitThatSawTheChild.Should().BeNull();
    }
}
