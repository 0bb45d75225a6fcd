using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Rules;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;
using static Hagukumi.FollowUps.Tests.Database.Telling;

namespace Hagukumi.FollowUps.Tests.Database;

/// <summary>A record entered by mistake is withdrawn: exactly what it did is undone, with the original due.</summary>
public sealed class WithdrawalTests(App app) : IClassFixture<App>
{
    static readonly DateOnly Expected = new(2026, 12, 20);
    static readonly DateOnly OriginalDue = new(2026, 11, 14); // 34 weeks and 6 days

    readonly PersonId woman = PersonId.New();
    readonly PregnancyId pregnancy = PregnancyId.New();
    readonly PersonId child = PersonId.New();

    [Fact]
    public async Task Withdraw_WhatOpened_NothingIsOwedAndOthersStay()
    {
        var other = PregnancyId.New();
        var opening = await app.Tell(Notified(woman, pregnancy));
        await app.TellAll(Notified(PersonId.New(), other));

        await Withdraw(opening);

        var rows = await app.FollowUps(pregnancy.Value);
        rows.Select(f => f.Rule).Should().Equal("edd-passed", "eight-month", "pregnancy-interview");
        rows.Should().OnlyContain(f => f.Status == FollowUpStatus.Cancelled && f.CloseReason == FollowUp.RecordWithdrawn && f.ClosedOn == App.Monday.AddDays(3));
        (await app.FollowUps(other.Value)).Should().HaveCount(3).And.OnlyContain(f => f.Status == FollowUpStatus.Open);
    }

    [Fact]
    public async Task Withdraw_WhatOpenedAndALaterFactArrives_StaysAsItWasWithdrawn()
    {
        var opening = await app.TellAll(Notified(woman, pregnancy));
        await Withdraw(opening);

        await app.TellAll(new ExpectedDeliveryChanged(woman, pregnancy, App.Monday.AddDays(5), Expected.AddDays(7)));

        (await app.FollowUp("eight-month", pregnancy.Value)).Should().Match<FollowUp>(f => f.CloseReason == FollowUp.RecordWithdrawn && f.ClosedOn == App.Monday.AddDays(3));
    }

    [Fact]
    public async Task Withdraw_WhatMoved_TheOriginalDueIsBack()
    {
        await app.Tell(Notified(woman, pregnancy));
        var correction = await app.TellAll(new ExpectedDeliveryChanged(woman, pregnancy, App.Monday.AddDays(1), Expected.AddDays(14)));
        (await app.FollowUp("eight-month", pregnancy.Value)).DueOn.Should().Be(OriginalDue.AddDays(14));

        await Withdraw(correction);

        (await app.FollowUp("eight-month", pregnancy.Value)).Should().Match<FollowUp>(f => f.Status == FollowUpStatus.Open && f.DueOn == OriginalDue);
        (await app.FollowUp("edd-passed", pregnancy.Value)).DueOn.Should().Be(Expected.AddDays(14));
    }

    [Fact]
    public async Task Withdraw_OneOfTwoCorrections_TheOtherCounts()
    {
        await app.Tell(Notified(woman, pregnancy));
        await app.Tell(new ExpectedDeliveryChanged(woman, pregnancy, App.Monday.AddDays(1), Expected.AddDays(14)));
        var second = await app.TellAll(new ExpectedDeliveryChanged(woman, pregnancy, App.Monday.AddDays(2), Expected.AddDays(3)));

        await Withdraw(second);

        (await app.FollowUp("eight-month", pregnancy.Value)).DueOn.Should().Be(OriginalDue.AddDays(14));
    }

    public static TheoryData<string> Closings => ["settles", "declines", "cancels"];

    [Theory]
    [MemberData(nameof(Closings))]
    public async Task Withdraw_WhatClosed_IsOwedAgainByTheOriginalDue(string verb)
    {
        await app.Tell(Notified(woman, pregnancy));
        var on = App.Monday.AddDays(2);
        (IIntegrationEvent Fact, FollowUpStatus Status) closing = verb switch
        {
            "settles" => (new EightMonthInterviewHeld(woman, pregnancy, on), FollowUpStatus.Settled),
            "declines" => (new EightMonthInterviewDeclined(woman, pregnancy, on), FollowUpStatus.Declined),
            _ => (new PregnancyEnded(woman, pregnancy, on, PregnancyOutcome.Miscarriage), FollowUpStatus.Cancelled),
        };
        var id = await app.TellAll(closing.Fact);
        (await app.FollowUp("eight-month", pregnancy.Value)).Should().Match<FollowUp>(f => f.Status == closing.Status && f.ClosedOn == on && f.ClosingEvent == id);

        await Withdraw(id);

        (await app.FollowUp("eight-month", pregnancy.Value)).Should().Match<FollowUp>(f =>
            f.Status == FollowUpStatus.Open && f.DueOn == OriginalDue && f.ClosedOn == null && f.CloseReason == null && f.ClosingEvent == null);
    }

    [Fact]
    public async Task Withdraw_WhatEndedAPause_ItIsPausedAgainWithTheOriginalDue()
    {
        var born = App.Monday;
        await app.Tell(new BirthRegistered(child, woman, pregnancy, born, born, Sex.Female, 3000, InHospital: true));
        var discharge = await app.TellAll(new HospitalDischarged(child, born.AddDays(40)));
        (await app.FollowUp("newborn-visit", child.Value)).Should().Match<FollowUp>(f => f.HoldUntil == null && f.DueAfterHold && f.DueOn == born.AddDays(47));

        await Withdraw(discharge);

        (await app.FollowUp("newborn-visit", child.Value)).Should().Match<FollowUp>(f => f.HoldUntil == born.AddDays(90) && f.HoldReason == "hospital" && !f.DueAfterHold && f.DueOn == born.AddDays(27));
    }

    [Fact]
    public async Task Withdraw_WhatOpenedAndPaused_UndoesBoth()
    {
        var born = App.Monday;
        var mistaken = await app.Tell(new BirthRegistered(child, woman, pregnancy, born, born, Sex.Female, 3000, InHospital: true));
        await app.TellAll(new BirthRegistered(child, woman, pregnancy, born, born.AddDays(1), Sex.Female, 3000, InHospital: false));
        (await app.FollowUp("newborn-visit", child.Value)).HoldUntil.Should().NotBeNull();

        await Withdraw(mistaken);

        (await app.FollowUp("newborn-visit", child.Value)).Should().Match<FollowUp>(f => f.Status == FollowUpStatus.Open && f.HoldUntil == null && f.DueOn == born.AddDays(27));
    }

    [Fact]
    public async Task Withdraw_BeforeTheFactArrives_ItNeverCounts()
    {
        var never = Guid.CreateVersion7();
        await Withdraw(never);

        await app.With<FollowUpsDb>(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var practice = Practice.Of(new RuleSettings(), Line.OpenDays);
            await new LineKeeper(db, practice.Rules, practice).Add(practice.Rules.Read(new StoredEvent(never, Notified(woman, pregnancy), app.Clock.GetUtcNow())), default);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        });

        (await app.FollowUps(pregnancy.Value)).Should().BeEmpty();
    }

    [Fact]
    public async Task Withdraw_Twice_ChangesNothingMore()
    {
        var opening = await app.TellAll(Notified(woman, pregnancy));
        await Withdraw(opening);
        await app.TellAll(new FactWithdrawn(opening, woman, App.Monday.AddDays(9)));

        (await app.FollowUps(pregnancy.Value)).Should().OnlyContain(f => f.ClosedOn == App.Monday.AddDays(3));
        app.Errors.Should().BeEmpty();
    }

    Task Withdraw(Guid id) => app.TellAll(new FactWithdrawn(id, woman, App.Monday.AddDays(3)));
}
