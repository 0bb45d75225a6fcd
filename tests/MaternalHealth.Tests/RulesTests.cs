using FluentValidation;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Pregnancies;
using static Hagukumi.MaternalHealth.Tests.Sample;

namespace Hagukumi.MaternalHealth.Tests;

public sealed class RulesTests
{
    static RegisterPregnancy.Form Notification(int expectedInDays = 210) => new()
    {
        NotifiedOn = DateInput.Of(Today), ExpectedDeliveryOn = DateInput.Of(Today.AddDays(expectedInDays)), FetusCount = "１", HandbookNumbers = "2026-1",
    };

    static string[] Errors<T>(IValidator<T> rules, T form) => [.. rules.Validate(form).Errors.Select(e => e.ErrorMessage)];

    static string[] Errors(RegisterPregnancy.Form form) => Errors(new RegisterPregnancy.Rules(Clock), form);

    [Theory]
    [InlineData(-15, false)]
    [InlineData(-14, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void Register_ExpectedDelivery_LiesNearTheNotification(int days, bool valid) => Errors(Notification(days)).Should().HaveCount(valid ? 0 : 1);

    [Fact]
    public void Register_AfterDelivery_MayLieFarBack()
    {
        var form = Notification(-100);
        form.AfterDelivery = true;
        Errors(form).Should().BeEmpty();
    }

    [Fact]
    public void Register_Tomorrow_IsRefused()
    {
        var form = Notification();
        form.NotifiedOn = DateInput.Of(Today.AddDays(1));
        Errors(form).Should().Equal("届出日は2026年11月21日以前の日付を入力してください。");
    }

    [Fact]
    public void Register_LastPeriodOnly_Counts280Days()
    {
        var form = Notification();
        (form.ExpectedDeliveryOn, form.LastPeriodOn) = (null, DateInput.Of(Today.AddDays(-70)));
        Errors(form).Should().BeEmpty();
        form.ToFacts().ExpectedDeliveryOn.Should().Be(Today.AddDays(210));
    }

    [Fact]
    public void Register_Nothing_SaysWhatToDoInTheOrderOfTheFields()
    {
        new RegisterPregnancy.Rules(Clock).Validate(new RegisterPregnancy.Form()).Errors.Select(e => e.PropertyName)
            .Should().Equal("NotifiedOn", "ExpectedDeliveryOn", "FetusCount", "HandbookNumbers");
    }

    [Fact]
    public void Register_TwinsWithOneNumber_AsksForTheOther()
    {
        var form = Notification();
        form.FetusCount = "2";
        Errors(form).Should().ContainSingle().Which.Should().Contain("1冊");
        form.HandbookNumbers = "2026-1\r\n2026-2";
        Errors(form).Should().BeEmpty();
    }

    [Theory]
    [InlineData("199", false)]
    [InlineData("200", true)]
    [InlineData("６５００", true)]
    [InlineData("6501", false)]
    [InlineData("3kg", false)]
    [InlineData("", true)]
    public void End_BirthWeight_IsPlausible(string weight, bool valid)
    {
        var form = new EndPregnancy.Form { Fetuses = [new() { Outcome = "LiveBirth", On = DateInput.Of(Today), Sex = "Male", BirthWeight = weight }] };
        Errors(new EndPregnancy.Rules(Clock), form).Should().HaveCount(valid ? 0 : 1);
    }

    [Fact]
    public void End_Stillbirth_AsksForNoWeight()
    {
        var form = new EndPregnancy.Form { Fetuses = [new() { Outcome = "Stillbirth", On = DateInput.Of(Today) }, new()] };
        new EndPregnancy.Rules(Clock).Validate(form).Errors.Select(e => e.PropertyName).Should().Equal("Fetuses[1].Outcome", "Fetuses[1].On");
    }

    [Fact]
    public void Interview_Declined_AsksForNothingElse() =>
        Errors(new RecordInterview.Rules(Clock), new() { Result = "declined", On = DateInput.Of(Today), Minutes = "x", Items = ["P99"] }).Should().BeEmpty();

    [Fact]
    public void Interview_Held_AsksForMinutesAndInterviewer() =>
        new RecordInterview.Rules(Clock).Validate(new RecordInterview.Form { Result = "held", On = DateInput.Of(Today), Items = ["P99"] }).Errors.Select(e => e.PropertyName)
            .Should().Equal("Minutes", "Interviewer", "Items[0]");

    [Fact]
    public void Triage_WithoutReason_AsksForIt() =>
        Errors(new DecideTriage.Rules(Clock), new() { On = DateInput.Of(Today), Direction = "Ordinary", Reason = " " }).Should().ContainSingle().Which.Should().Contain("理由");

    [Fact]
    public void InfantVisit_NotSeen_AsksWhy() =>
        Errors(new RecordInfantVisit.Rules(Clock), new() { On = DateInput.Of(Today), ChildSeen = "no" }).Should().Equal("お子さんに会えなかった理由を選んでください。");
}
