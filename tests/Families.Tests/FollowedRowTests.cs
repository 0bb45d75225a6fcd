using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Families.Register;
using static Hagukumi.Families.Tests.RegisterText;

namespace Hagukumi.Families.Tests;

public sealed class FollowedRowTests
{
    static readonly HouseholdId Home = HouseholdId.New();

    static FollowedRow Followed(FollowedRow? before, params (string Column, string Text)[] changes) =>
        FollowedRow.Of(Row(changes), before?.Person, Home);

    [Fact]
    public void Of_NewPerson_IsAChange() => Followed(null).Should().BeEquivalentTo(new { Changed = true, NewlySealed = false, Facts = Array.Empty<IIntegrationEvent>() });

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
        first.Facts.Should().Equal(new PersonMovedOut(first.Person.Id, new(2026, 3, 1)));

        Followed(first, ("転出日", "2026-03-01")).Facts.Should().BeEmpty();
        Followed(first, ("転出日", "2026-03-02")).Facts.Should().Equal(new PersonMovedOut(first.Person.Id, new(2026, 3, 2)));
        Followed(first).Facts.Should().BeEmpty();
    }

    [Fact]
    public void Of_Death_IsTold()
    {
        var dead = Followed(Followed(null), ("死亡日", "2026-03-01"));

        dead.Facts.Should().Equal(new PersonDied(dead.Person.Id, new(2026, 3, 1)));
    }
}
