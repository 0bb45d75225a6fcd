using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Families.Register;
using static Hagukumi.Families.Tests.RegisterText;

namespace Hagukumi.Families.Tests;

public sealed class FollowedRowTests
{
    static readonly HouseholdId Home = HouseholdId.New();

    static FollowedRow Followed(FollowedRow? before, params (string Column, string Text)[] changes) =>
        FollowedRow.Of(new PrintedRow(Row(changes), Print: null), before?.Person, Home, new Extract(Today, IsFirst: false));

    static IEnumerable<IIntegrationEvent> Facts(FollowedRow followed) => followed.Raised.Select(r => r.Fact);

    [Fact]
    public void Of_NewPerson_IsAChange() => Followed(null).Should().BeEquivalentTo(new { Changed = true, NewlySealed = false, Raised = Array.Empty<RaisedEvent>() });

    [Fact]
    public void Of_SameRow_IsNone() => Followed(Followed(null)).Changed.Should().BeFalse();

    [Fact]
    public void Of_MarkOfProtection_IsNewlySealedOnce()
    {
        var sealedNow = Followed(Followed(null), ("支援措置", "1"));

        sealedNow.Should().BeEquivalentTo(new { Changed = true, NewlySealed = true });
        Followed(sealedNow, ("支援措置", "1")).NewlySealed.Should().BeFalse();
    }

    [Fact]
    public void Of_MovedOutAtFirstSight_IsToldOnceAndAgainWhenCorrected()
    {
        var first = Followed(null, ("転出日", "2026-03-01"));
        Facts(first).Should().Equal(new PersonMovedOut(first.Person.Id, new(2026, 3, 1)));

        Facts(Followed(first, ("転出日", "2026-03-01"))).Should().BeEmpty();
        Facts(Followed(first, ("転出日", "2026-03-02"))).Should().Equal(new FactWithdrawn(first.Raised[0].Id, first.Person.Id, Today), new PersonMovedOut(first.Person.Id, new(2026, 3, 2)));
    }

    [Fact]
    public void Of_MoveTakenBack_IsWithdrawnOnce_AndToldAgainWhenItComesAgain()
    {
        var left = Followed(null, ("転出日", "2026-03-01"));

        var back = Followed(left);
        Facts(back).Should().Equal(new FactWithdrawn(left.Raised[0].Id, left.Person.Id, Today));
        back.Changes.Should().Equal(RegisterChange.MoveTakenBack);
        Followed(back).Raised.Should().BeEmpty();
        Facts(Followed(back, ("転出日", "2026-03-01"))).Should().Equal(new PersonMovedOut(left.Person.Id, new(2026, 3, 1)));
    }

    [Fact]
    public void Of_MovePutOff_IsWithdrawnUntilTheDayHasCome()
    {
        var left = Followed(null, ("転出日", "2026-03-01"));

        var putOff = Followed(left, ("転出日", "2026-04-20"));
        Facts(putOff).Should().Equal(new FactWithdrawn(left.Raised[0].Id, left.Person.Id, Today));
        putOff.Changes.Should().Equal(RegisterChange.MovesOut);
        putOff.Person.TellMovedOut(new(2026, 4, 20)).Should().BeTrue();
        putOff.Person.TakeEvents().Select(r => r.Fact).Should().Equal(new PersonMovedOut(left.Person.Id, new(2026, 4, 20)));
    }

    [Fact]
    public void Of_PlannedMoveTakenBack_IsNewsOfWhichNobodyWasTold()
    {
        var back = Followed(Followed(null, ("転出日", "2026-04-20")));

        back.Raised.Should().BeEmpty();
        back.Changes.Should().Equal(RegisterChange.MoveTakenBack);
    }

    [Fact]
    public void Of_MovingOutAhead_IsAPlanUntilTheDayHasCome()
    {
        var planned = Followed(null, ("転出日", "2026-04-20"));
        planned.Raised.Should().BeEmpty();
        planned.Changes.Should().Equal(RegisterChange.Registered, RegisterChange.MovesOut);

        Followed(planned, ("転出日", "2026-04-20")).Should().BeEquivalentTo(new { Changed = false, Changes = Array.Empty<RegisterChange>() });
        planned.Person.TellMovedOut(new(2026, 4, 19)).Should().BeFalse();
        planned.Person.TellMovedOut(new(2026, 4, 20)).Should().BeTrue();
        planned.Person.TellMovedOut(new(2026, 4, 21)).Should().BeFalse("it is told once");
        planned.Person.TakeEvents().Select(r => r.Fact).Should().Equal(new PersonMovedOut(planned.Person.Id, new(2026, 4, 20)));
    }

    [Theory]
    [InlineData("1991-08-02", "2026-03-20", "MovedIn")]
    [InlineData("2026-03-01", "2026-03-20", "MovedIn")]
    [InlineData("2026-03-01", "", "Born")]
    [InlineData("2025-04-03", "", "Born")]
    [InlineData("2025-04-01", "", "Registered")]
    public void Of_SomebodyNew_CameWasBornOrIsRegistered(string born, string movedIn, string expected)
    {
        var followed = Followed(null, ("生年月日", born), ("転入日", movedIn));

        followed.Changes.Should().Equal(Enum.Parse<RegisterChange>(expected));
        Facts(followed).Should().Equal(expected == nameof(RegisterChange.MovedIn) ? [new PersonMovedIn(followed.Person.Id, new(2026, 3, 20))] : Array.Empty<IIntegrationEvent>());
    }

    [Fact]
    public void Of_FirstExtract_TellsOfNobodyMovingIn()
    {
        var followed = FollowedRow.Of(new PrintedRow(Row(("転入日", "2026-03-20")), null), null, Home, new Extract(Today, IsFirst: true));

        followed.Raised.Should().BeEmpty();
        followed.Changes.Should().BeEmpty();
    }

    [Fact]
    public void Of_AnotherHousehold_IsTold()
    {
        var before = Followed(null);
        var elsewhere = HouseholdId.New();

        var moved = FollowedRow.Of(new PrintedRow(Row(("世帯番号", "2")), null), before.Person, elsewhere, new Extract(Today, IsFirst: false));

        Facts(moved).Should().Equal(new HouseholdChanged(before.Person.Id, Home, elsewhere, Today));
        moved.Changes.Should().Equal(RegisterChange.HouseholdChanged);
    }

    [Fact]
    public void Of_MarkOfProtectionGone_UnsealsNothingAndIsTold_AndSoIsItsReturn()
    {
        var marked = Followed(null, ("支援措置", "1"));

        var gone = Followed(marked);
        Facts(gone).Should().Equal(new ProtectionMarkGone(gone.Person.Id, Today));
        gone.Changes.Should().Equal(RegisterChange.MarkGone);
        gone.Person.Should().BeEquivalentTo(new { Sealed = true, SealedInRegister = false });
        Followed(gone).Raised.Should().BeEmpty("it is told once");

        var back = Followed(gone, ("支援措置", "1"));
        Facts(back).Should().Equal(new ProtectionMarkBack(back.Person.Id, Today));
        back.NewlySealed.Should().BeFalse();
        Followed(back, ("支援措置", "1")).Raised.Should().BeEmpty();
    }

    [Fact]
    public void Of_SamePrint_TouchesNothing_AndAnotherPrintOnlyItself()
    {
        var print = Guid.Parse("00000000-0000-0000-0000-000000000001");
        var first = FollowedRow.Of(new PrintedRow(Row(), print), null, Home, new Extract(Today, IsFirst: false));

        FollowedRow.Of(new PrintedRow(Row(), print), first.Person, Home, new Extract(Today, IsFirst: false)).Touched.Should().BeFalse();
        FollowedRow.Of(new PrintedRow(Row(), Guid.Empty), first.Person, Home, new Extract(Today, IsFirst: false)).Should().BeEquivalentTo(new { Touched = true, Changed = false });
    }

    [Fact]
    public void Of_Death_IsTold()
    {
        var dead = Followed(Followed(null), ("死亡日", "2026-03-01"));

        Facts(dead).Should().Equal(new PersonDied(dead.Person.Id, new(2026, 3, 1), dead.Person.BirthDate));
        Followed(dead, ("死亡日", "2026-03-01")).Raised.Should().BeEmpty();
        Facts(Followed(dead, ("死亡日", "2026-03-02"))).Should().Equal(new FactWithdrawn(dead.Raised[0].Id, dead.Person.Id, Today), new PersonDied(dead.Person.Id, new(2026, 3, 2), dead.Person.BirthDate));
    }

    [Fact]
    public void Of_DeathTakenBack_IsWithdrawn()
    {
        var dead = Followed(null, ("死亡日", "2026-03-01"));

        var alive = Followed(dead);

        Facts(alive).Should().Equal(new FactWithdrawn(dead.Raised[0].Id, dead.Person.Id, Today));
        alive.Changes.Should().Equal(RegisterChange.DeathTakenBack);
        Followed(alive).Raised.Should().BeEmpty();
    }

    [Fact]
    public void Missing_SealedPerson_LosesTheMarkAndNotTheSeal_AndIsReadAgainWhateverTheRowLooksLike()
    {
        var print = Guid.Parse("00000000-0000-0000-0000-000000000001");
        var extract = new Extract(Today, IsFirst: false);
        var marked = FollowedRow.Of(new PrintedRow(Row(("支援措置", "1")), print), null, Home, extract).Person;

        var missing = FollowedRow.Missing(marked, extract);

        Facts(missing).Should().Equal(new ProtectionMarkGone(marked.Id, Today));
        missing.Should().BeEquivalentTo(new { Changed = true, Touched = true, NewlySealed = false, Changes = new[] { RegisterChange.MarkGone } });
        marked.Should().BeEquivalentTo(new { Sealed = true, SealedByRegister = true, SealedInRegister = false, RegisterPrint = (Guid?)null, IdentityVersion = 2 });
        Facts(FollowedRow.Of(new PrintedRow(Row(("支援措置", "1")), print), marked, Home, extract)).Should().Equal(new ProtectionMarkBack(marked.Id, Today));
    }
}
