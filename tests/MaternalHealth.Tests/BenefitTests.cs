using Hagukumi.MaternalHealth.Benefits;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using static Hagukumi.MaternalHealth.Tests.Sample;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>妊婦のための支援給付: what the law says of sums and days (rules.md R4-4, R4-5, T5, T6).</summary>
public sealed class BenefitTests
{
    static readonly MaternalHealthSettings Settings = new();
    static readonly DateOnly Heartbeat = Notified.AddDays(-7);

    static CertificationFacts Certification(int elsewhere = 0) => new(Heartbeat, Notified, Notified, elsewhere, elsewhere > 0 ? "川端市" : "");

    static (Benefit Benefit, Payment? First) Certified(Pregnancy pregnancy, int elsewhere = 0) => Benefit.Certify(pregnancy, Certification(elsewhere), Settings, Nurse);

    static SecondClaimFacts Second(int fetuses, DateOnly on, int elsewhere = 0, string reason = "") => new(on, on, fetuses, elsewhere, elsewhere > 0 ? "川端市" : "", reason);

    /// <summary>T5.</summary>
    [Theory]
    [InlineData(1, 100_000)]
    [InlineData(2, 150_000)]
    [InlineData(3, 200_000)]
    public void Benefit_OfSoManyFetuses_IsSoMuch_AndFiftyThousandFirst(int fetuses, int whole)
    {
        var pregnancy = Sample.Pregnancy(fetuses);
        var (benefit, first) = Certified(pregnancy);
        var second = benefit.ClaimSecond(pregnancy, Second(fetuses, Today), Settings, Nurse);

        first!.Amount.Should().Be(50_000);
        (first.Amount + second!.Amount).Should().Be(whole);
    }

    /// <summary>T6.</summary>
    [Theory]
    [InlineData("2026-05-04", false)]
    [InlineData("2026-05-05", true)]
    public void ClaimSecond_FromEightWeeksBefore_IsPossible(string on, bool possible)
    {
        var pregnancy = Pregnancies.Pregnancy.Notify(Woman, new(new DateOnly(2025, 12, 1), new DateOnly(2026, 6, 30), 1, ["1"]), Nurse);
        var benefit = Benefit.Certify(pregnancy, new(new DateOnly(2025, 12, 1), new DateOnly(2025, 12, 1), new DateOnly(2025, 12, 1)), Settings, Nurse).Benefit;

        var act = benefit.Invoking(b => b.ClaimSecond(pregnancy, Second(1, DateOnly.Parse(on, null)), Settings, Nurse));

        if (possible) act.Should().NotThrow(); else act.Should().Throw<RefusalException>().WithMessage("*令和8年5月5日から*");
    }

    /// <summary>R4-5: a pregnancy of which nobody has spoken with her, and one whose interviews she declined.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Benefit_WithoutAnInterview_IsPaidAllTheSame(bool declined)
    {
        var pregnancy = Sample.Pregnancy();
        if (declined) pregnancy.RecordInterview(new(Notified, Declined: true), Nurse);

        var (benefit, first) = Certified(pregnancy);

        pregnancy.Interview?.Declined.Should().BeTrue();
        first!.Amount.Should().Be(50_000);
        benefit.ClaimSecond(pregnancy, Second(1, Today), Settings, Nurse)!.Amount.Should().Be(50_000);
    }

    [Theory]
    [InlineData(PregnancyOutcome.Miscarriage)]
    [InlineData(PregnancyOutcome.Stillbirth)]
    [InlineData(PregnancyOutcome.Terminated)]
    public void ClaimSecond_AfterALoss_IsPossibleFromThatDay_AndCountsEveryFetus(PregnancyOutcome outcome)
    {
        var pregnancy = Sample.Pregnancy(2);
        var (benefit, _) = Certified(pregnancy);
        var lost = Notified.AddDays(30);
        pregnancy.End([new(outcome, lost), new(outcome, lost)], Today, Nurse);

        benefit.Invoking(b => b.ClaimSecond(pregnancy, Second(2, lost.AddDays(-1)), Settings, Nurse)).Should().Throw<RefusalException>();
        benefit.ClaimSecond(pregnancy, Second(2, lost), Settings, Nurse)!.Amount.Should().Be(100_000);
    }

    [Fact]
    public void Certify_AfterTheLoss_IsPossible()
    {
        var pregnancy = Sample.Pregnancy();
        pregnancy.End([new(PregnancyOutcome.Miscarriage, Notified.AddDays(5))], Today, Nurse);
        Certified(pregnancy).First!.Amount.Should().Be(50_000);
    }

    [Fact]
    public void Certify_PaidByAnotherTown_OwesTheRestOrNothing()
    {
        Certified(Sample.Pregnancy(), elsewhere: 20_000).First!.Amount.Should().Be(30_000);
        var pregnancy = Sample.Pregnancy();
        var (benefit, first) = Certified(pregnancy, elsewhere: 50_000);

        first.Should().BeNull();
        benefit.Facts().Should().ContainSingle(f => f is BenefitPaidElsewhere).Which.Should().Be(new BenefitPaidElsewhere(Woman, pregnancy.Id, Notified, BenefitPart.First));
        benefit.ClaimSecond(pregnancy, Second(1, Today, elsewhere: 50_000), Settings, Nurse).Should().BeNull();
        Sample.Pregnancy().Invoking(p => Certified(p, elsewhere: 50_001)).Should().Throw<RefusalException>();
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void ClaimSecond_AfterTwoYears_HasLapsed(int daysBeyond, bool possible)
    {
        var pregnancy = Sample.Pregnancy();
        var (benefit, _) = Certified(pregnancy);
        var last = Benefit.ClaimableFrom(Expected, null, Settings).AddYears(2);

        var act = benefit.Invoking(b => b.ClaimSecond(pregnancy, Second(1, last.AddDays(daysBeyond)), Settings, Nurse));

        if (possible) act.Should().NotThrow(); else act.Should().Throw<RefusalException>().WithMessage("*2年*");
    }

    [Fact]
    public void ClaimSecond_AnotherNumberThanNotified_AsksWhy()
    {
        var pregnancy = Sample.Pregnancy();
        var (benefit, _) = Certified(pregnancy);

        benefit.Invoking(b => b.ClaimSecond(pregnancy, Second(2, Today), Settings, Nurse)).Should().Throw<RefusalException>().WithMessage("*理由*");
        benefit.ClaimSecond(pregnancy, Second(2, Today, reason: "双子と分かった"), Settings, Nurse)!.Amount.Should().Be(100_000);
    }

    [Fact]
    public void ClaimSecond_Twice_OwesOnce()
    {
        var pregnancy = Sample.Pregnancy();
        var (benefit, _) = Certified(pregnancy);
        benefit.ClaimSecond(pregnancy, Second(1, Today), Settings, Nurse).Should().NotBeNull();
        benefit.ClaimSecond(pregnancy, Second(1, Today), Settings, Nurse).Should().BeNull();
        benefit.Invoking(b => b.ClaimSecond(pregnancy, Second(1, Today.AddDays(1)), Settings, Nurse)).Should().Throw<RefusalException>().WithMessage("*届け出られています*");
    }

    [Fact]
    public void Pay_Twice_TellsOnce_AndKeepsTheFirstDay()
    {
        var payment = Certified(Sample.Pregnancy()).First!;
        payment.Pay(Today, Nurse);
        payment.Pay(Today.AddDays(1), Nurse);

        payment.PaidOn.Should().Be(Today);
        payment.Facts().Should().ContainSingle().Which.Should().BeOfType<BenefitPaid>();
    }
}
