using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Families.Secrecy;

namespace Hagukumi.Families.Tests;

/// <summary>A protection begins with one person and ends with two.</summary>
public sealed class ProtectionTests
{
    static readonly DateOnly Today = new(2026, 6, 1);
    static readonly DateTimeOffset Now = new(2026, 6, 1, 9, 0, 0, TimeSpan.FromHours(9));
    static readonly PersonId Who = PersonId.New();
    static readonly StaffId First = StaffId.New();
    static readonly StaffId Second = StaffId.New();

    static Protection Sealed(DateOnly? endsOn = null) => Protection.Seal(ProtectionId.New(), Who, new(ProtectionKind.AddressHidden, Today, endsOn, "申出書"), Today, First, Now);

    static IEnumerable<IIntegrationEvent> Told(Protection protection) => protection.TakeEvents().Select(e => e.Fact);

    [Fact]
    public void Seal_EndDateOfTheDocument_IsKeptAsWrittenAndToldOnce()
    {
        var protection = Sealed(new(2027, 5, 31));

        protection.EndsOn.Should().Be(new DateOnly(2027, 5, 31));
        Told(protection).Should().Equal(new AddressSealed(Who, protection.Id, Today, new(2027, 5, 31)));
        Sealed().EndsOn.Should().BeNull("nothing is computed where no document says");
    }

    [Fact]
    public void Confirm_ByWhoProposed_IsRefusedAndItStands()
    {
        var protection = Sealed();
        protection.ProposeLift("終わった", Today, First, Now).Should().BeNull();

        protection.ConfirmLift("確かめた", Today, First, Now).Should().Contain("別の職員");

        (protection.Stands, protection.State).Should().Be((true, ProtectionState.LiftProposed));
    }

    [Fact]
    public void Confirm_WithoutAProposal_IsRefused() => Sealed().ConfirmLift("確かめた", Today, Second, Now).Should().Contain("提案されていません");

    [Fact]
    public void Confirm_ByASecondPerson_LiftsAndTells()
    {
        var protection = Sealed();
        protection.ProposeLift("終わった", Today, First, Now);
        protection.TakeEvents();

        protection.ConfirmLift("確かめた", Today, Second, Now).Should().BeNull();

        protection.Stands.Should().BeFalse();
        Told(protection).Should().Equal(new UnsealDecided(Who, protection.Id, Today));
        protection.Steps.Select(s => (s.Number, s.Deed, s.By)).Should().Equal((1, ProtectionDeed.Sealed, First), (2, ProtectionDeed.LiftProposed, First), (3, ProtectionDeed.Lifted, Second));
    }

    [Fact]
    public void Keep_AfterAProposal_TakesTheProposalOffTheTable()
    {
        var protection = Sealed();
        protection.ProposeLift("終わった", Today, First, Now);

        protection.Keep(new(2028, 3, 31), "延長の申出", Today, Second, Now).Should().BeNull();

        (protection.Proposal, protection.EndsOn).Should().Be(((ProtectionStep?)null, new DateOnly(2028, 3, 31)));
        protection.ConfirmLift("確かめた", Today, Second, Now).Should().Contain("提案されていません");
        Told(protection).OfType<ProtectionExtended>().Should().ContainSingle().Which.EndsOn.Should().Be(new DateOnly(2028, 3, 31));
    }

    [Fact]
    public void Keep_EndBeforeTheBeginning_IsRefused() => Sealed().Keep(Today.AddDays(-1), "延長", Today, Second, Now).Should().Contain("始めの日以後");

    [Fact]
    public void Deeds_AfterItWasLifted_AreRefused()
    {
        var protection = Sealed();
        protection.ProposeLift("終わった", Today, First, Now);
        protection.ConfirmLift("確かめた", Today, Second, Now);

        protection.Keep(null, "続ける", Today, First, Now).Should().Contain("すでに解除");
        protection.ProposeLift("もう一度", Today, First, Now).Should().Contain("すでに解除");
        protection.ConfirmLift("もう一度", Today, First, Now).Should().Contain("すでに解除");
    }

    [Fact]
    public void Mark_DecidedAbout_TellsWhoeverWaitsForTheDecision()
    {
        var kept = Protection.TakeOverMark(Who, Today);
        kept.Keep(null, "印の誤り", Today, First, Now);
        Told(kept).OfType<ProtectionDecided>().Should().Equal(new ProtectionDecided(Who, Today, Lifted: false));

        var lifted = Protection.TakeOverMark(Who, Today);
        lifted.ProposeLift("終わった", Today, First, Now);
        Told(lifted).Should().BeEmpty("a proposal decides nothing");
        lifted.ConfirmLift("確かめた", Today, Second, Now);
        Told(lifted).OfType<ProtectionDecided>().Should().Equal(new ProtectionDecided(Who, Today, Lifted: true));
    }
}
