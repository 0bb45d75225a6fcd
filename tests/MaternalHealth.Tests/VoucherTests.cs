using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.MaternalHealth.Vouchers;
using static Hagukumi.MaternalHealth.Tests.Sample;

namespace Hagukumi.MaternalHealth.Tests;

public sealed class VoucherTests
{
    static VoucherUse Used(DateOnly on, DateOnly? next = null) => new(on, "春日台医院", "", next);

    static VoucherBook Book(Pregnancy pregnancy)
    {
        var book = VoucherBook.HandOut(pregnancy, new(Notified, "A-01", 14, 0, 2), "", Nurse);
        book.TakeEvents();
        return book;
    }

    [Theory]
    [InlineData("2026-0099", 3, "2026-0101")]
    [InlineData("A-99", 2, "A-100")]
    [InlineData("7", 1, "7")]
    [InlineData("ABC", 1, null)]
    [InlineData("", 1, null)]
    [InlineData("1234567890", 1, null)]
    public void NumbersFrom_TheFirst_CountsUpItsLastDigits(string first, int count, string? last) => (VoucherFacts.NumbersFrom(first, count)?[^1]).Should().Be(last);

    [Fact]
    public void Use_OfThePregnancy_TellsTheVoucherAndTheCheckUp_WithTheNextDay()
    {
        var pregnancy = Sample.Pregnancy();
        var book = Book(pregnancy);

        var visit = book.Use(pregnancy, "A-03", Used(Notified.AddDays(10), Notified.AddDays(38)), Nurse);

        book.Facts().Should().Equal(new VoucherUsed(Woman, pregnancy.Id, Notified.AddDays(10), VoucherKind.Antenatal));
        visit!.Facts().Should().Equal(new AntenatalVisitRecorded(Woman, pregnancy.Id, Notified.AddDays(10), Notified.AddDays(38)));
        book.Use(pregnancy, "A-03", Used(Notified.AddDays(10), Notified.AddDays(38)), Nurse).Should().BeNull();
        book.Facts().Should().BeEmpty();
    }

    [Fact]
    public void Use_Twice_SaysWhenAndWhere()
    {
        var pregnancy = Sample.Pregnancy();
        var book = Book(pregnancy);
        book.Use(pregnancy, "A-03", Used(Notified), Nurse);
        book.Invoking(b => b.Use(pregnancy, "A-03", Used(Notified.AddDays(1)), Nurse)).Should().Throw<RefusalException>().WithMessage("*令和8年4月1日*春日台医院*すでに使われています*");
    }

    [Fact]
    public void Use_AfterCollection_IsRefused()
    {
        var pregnancy = Sample.Pregnancy();
        var book = Book(pregnancy);
        book.Use(pregnancy, "A-01", Used(Notified), Nurse);
        book.Collect(Notified.AddDays(20), Nurse);

        book.Facts().OfType<VouchersCollected>().Should().ContainSingle().Which.Count.Should().Be(15);
        book.Invoking(b => b.Use(pregnancy, "A-02", Used(Notified.AddDays(21)), Nurse)).Should().Throw<RefusalException>().WithMessage("*回収されています*");
        book.Invoking(b => b.Use(pregnancy, "A-02", Used(Notified.AddDays(20)), Nurse)).Should().NotThrow();   // its word came later
    }

    [Theory]
    [InlineData(PregnancyOutcome.Stillbirth)]
    [InlineData(PregnancyOutcome.Miscarriage)]
    [InlineData(PregnancyOutcome.Terminated)]
    [InlineData(PregnancyOutcome.Unknown)]
    public void Loss_KeepsTheTwoOfTheMother_AndEndsTheOthers(PregnancyOutcome outcome)
    {
        var pregnancy = Sample.Pregnancy();
        var book = Book(pregnancy);
        var end = Notified.AddDays(40);
        pregnancy.End([new(outcome, end)], Today, Nurse);

        (book.Left(VoucherKind.PostpartumMother, pregnancyEnded: true), book.Left(VoucherKind.Antenatal, pregnancyEnded: true)).Should().Be((2, 0));
        book.Use(pregnancy, "A-15", Used(end.AddDays(14)), Nurse).Should().BeNull();
        book.Left(VoucherKind.PostpartumMother, pregnancyEnded: true).Should().Be(1);
        book.Invoking(b => b.Use(pregnancy, "A-02", Used(end.AddDays(1)), Nurse)).Should().Throw<RefusalException>().WithMessage("*産婦健診の券*");
        book.Invoking(b => b.Use(pregnancy, "A-02", Used(end), Nurse)).Should().NotThrow();
    }
}
