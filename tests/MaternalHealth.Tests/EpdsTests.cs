using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Epds;
using Hagukumi.MaternalHealth.Records;
using static Hagukumi.MaternalHealth.Tests.Sample;

namespace Hagukumi.MaternalHealth.Tests;

public sealed class EpdsTests
{
    static readonly MaternalHealthSettings Settings = new();

    static EpdsAssessment Take(EpdsScores scores, DateOnly? on = null, Companions? companions = null, params EpdsAssessment[] others) =>
        EpdsAssessment.Take(Hagukumi.Contracts.Ids.New(), Mothers, new(on ?? Today, EpdsOccasion.Visit, "", scores, companions ?? new(), ""), Settings, others, Nurse);

    static readonly Pregnancies.Pregnancy Mothers = Sample.Pregnancy();

    static EpdsRecorded Recorded(EpdsAssessment epds) => epds.Facts().OfType<EpdsRecorded>().Single();

    /// <summary>T7 of the test vectors.</summary>
    [Theory]
    [InlineData(8, 1, true, false, false, "合計8、項目10は1")]
    [InlineData(9, 0, false, true, false, "合計9、項目10は0")]
    [InlineData(8, 0, false, false, false, "合計8、項目10は0")]
    public void T7_Take_Total_SaysWhatHasToBeDone(int total, int item10, bool sameDay, bool high, bool incomplete, string words)
    {
        var epds = Take(EpdsScores.OfTotal(total, item10));

        Recorded(epds).Should().Be(new EpdsRecorded(Woman, epds.Id, Nurse.By, Today, sameDay, high, incomplete));
        EpdsWords.Of(epds.Scores).Should().Be(words);
        epds.OwesSafetyPlan.Should().Be(sameDay);
    }

    [Fact]
    public void T7_Take_NineItemsAnswered_AddsNothingUp()
    {
        var epds = Take(EpdsScores.OfItems([3, 3, 3, null, 3, 3, 3, 3, 3, 0]));

        epds.Total.Should().BeNull();
        Recorded(epds).Should().BeEquivalentTo(new { Item10Positive = false, AtOrAboveThreshold = false, Incomplete = true });
        EpdsWords.Of(epds.Scores).Should().Be("合計は出していません（記入なし：項目4）、項目10は0");
    }

    [Fact]
    public void Take_GapsButItem10Answered_IsDecidedAboutTheSameDay() =>
        Recorded(Take(EpdsScores.OfItems([null, 0, 0, 0, 0, 0, 0, 0, 0, 1]))).Should().BeEquivalentTo(new { Item10Positive = true, Incomplete = true });

    [Fact]
    public void Take_TotalWithoutItem10_IsIncomplete() => Recorded(Take(EpdsScores.OfTotal(12, null))).Should().BeEquivalentTo(new { AtOrAboveThreshold = true, Incomplete = true });

    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1, 0, true)]
    [InlineData(0, 1, true)]
    public void Take_Bonding_ItsItems3And5AskForHelp(int item3, int item5, bool high) =>
        Recorded(Take(EpdsScores.OfTotal(2, 0), companions: new(Bonding: 5, Bonding3: item3, Bonding5: item5))).AtOrAboveThreshold.Should().Be(high);

    [Fact]
    public void Take_Later_StandsBesideTheEarlierUnlessItHasGaps()
    {
        var first = Take(EpdsScores.OfTotal(10, 0), Today.AddDays(-20));
        var gaps = Take(EpdsScores.OfItems([1, null, 0, 0, 0, 0, 0, 0, 0, 0]), Today.AddDays(-10), others: first);
        gaps.Facts().OfType<EpdsReassessed>().Should().BeEmpty();

        var again = Take(EpdsScores.OfTotal(4, 0), Today, others: [first, gaps]);

        again.Facts().OfType<EpdsReassessed>().Should().BeEquivalentTo([new EpdsReassessed(Woman, first.Id, Today), new EpdsReassessed(Woman, gaps.Id, Today)]);
    }

    [Fact]
    public void Take_RecordedAfterALaterOne_IsFollowedByIt()
    {
        var later = Take(EpdsScores.OfTotal(4, 0), Today);

        var late = Take(EpdsScores.OfTotal(10, 0), Today.AddDays(-20), others: later);

        late.Facts().OfType<EpdsReassessed>().Should().Equal(new EpdsReassessed(Woman, late.Id, Today));
    }

    [Fact]
    public void Withdraw_TakesBackWhatItSettled()
    {
        var first = Take(EpdsScores.OfTotal(10, 0), Today.AddDays(-20));
        var again = Take(EpdsScores.OfTotal(4, 0), Today, others: first);
        again.TakeEvents();

        again.Withdraw(Today, "別の方の票", Nurse);

        again.Facts().OfType<Hagukumi.Contracts.FactWithdrawn>().Select(f => f.EventId).Should().BeEquivalentTo([again.EventId, again.Reassessments.Single().EventId]);
        again.Invoking(a => a.MakeSafetyPlan(new(Today, Nurse.By, "母", "電話", "決めた"), Nurse)).Should().Throw<RefusalException>();
    }

    [Fact]
    public void MakeSafetyPlan_Twice_IsOne()
    {
        var epds = Take(EpdsScores.OfTotal(3, 2));
        epds.TakeEvents();
        for (var i = 0; i < 2; i++) epds.MakeSafetyPlan(new(Today, Nurse.By, "母", "電話", "決めた"), Nurse);

        epds.Facts().Should().Equal(new SafetyPlanMade(Woman, epds.Id, Today));
        epds.OwesSafetyPlan.Should().BeFalse();
    }
}
