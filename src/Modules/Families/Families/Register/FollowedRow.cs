using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Families.People;

namespace Hagukumi.Families.Register;

/// <summary>Which register the rows are of.</summary>
/// <param name="AsOf">The day it shows. A later day of moving out is a plan.</param>
/// <param name="IsFirst">Nothing was imported whole before: whoever stands in it was there already.</param>
sealed record Extract(DateOnly AsOf, bool IsFirst);

/// <summary>What a row did to a person.</summary>
/// <param name="Person">Whom it is about, as they are now.</param>
/// <param name="Changed">The person is new or changed.</param>
/// <param name="NewlySealed">The address is withheld from now on. A column read wrongly shows here.</param>
/// <param name="Raised">What became true beside the identity.</param>
/// <param name="Changes">The same for the summary.</param>
/// <param name="IsNew">The register did not know the person.</param>
sealed record FollowedRow(Person Person, bool Changed, bool NewlySealed, IReadOnlyList<RaisedEvent> Raised, IReadOnlyList<RegisterChange> Changes, bool IsNew = false)
{
    /// <summary>Whoever is younger than this did not live anywhere else before, unless the register says so.</summary>
    const int BornWithinMonths = 12;

    /// <summary>The sealed person has no row any more: the mark of 支援措置 is gone, the seal stays.</summary>
    public static FollowedRow Missing(Person person, Extract extract)
    {
        person.LoseMark(extract.AsOf);
        return new(person, Changed: true, NewlySealed: false, person.TakeEvents(), [RegisterChange.MarkGone]);
    }

    /// <summary>Something has to be stored, if only what the row looked like.</summary>
    public bool Touched { get; private init; } = Changed;

    /// <summary>Sealed because of somebody in the household.</summary>
    public static FollowedRow SealedWithHousehold(Person person) => new(person, Changed: true, NewlySealed: true, [], [RegisterChange.NewlySealed]);

    /// <summary>
    /// Registers or follows. That a person moved out or died is told when the register first says so, in a first import
    /// too: it is a fact, whoever learns it late. A corrected day is told again. Moving in and changing the household is news
    /// only against an earlier extract.
    /// </summary>
    public static FollowedRow Of(PrintedRow printed, Person? known, HouseholdId household, Extract extract)
    {
        var row = printed.Row;
        var before = known is null ? null : new { known.Sealed, known.SealedInRegister, known.HouseholdId, known.MovedInOn, known.MovedOutOn, known.DiedOn };
        var person = known ?? Person.Register(row, PersonId.New(), household);
        var changed = known is null || person.Follow(row, household);
        var (toldOfMove, remembered) = (person.TellMovedOut(extract.AsOf), person.Remember(printed.Print));
        person.TellDied(before?.DiedOn, extract.AsOf);

        List<IIntegrationEvent> facts = [];
        List<RegisterChange> changes = [];
        void Note(bool so, RegisterChange change, IIntegrationEvent? fact = null)
        {
            if (!so) return;
            if (!extract.IsFirst || known is not null) changes.Add(change);
            if (fact is not null) facts.Add(fact);
        }

        if (person.MovedInOn is { } came && came != before?.MovedInOn && !(before is null && extract.IsFirst)) Note(true, RegisterChange.MovedIn, new PersonMovedIn(person.Id, came));
        else if (before is null) Note(true, IsInfant(person, extract.AsOf) ? RegisterChange.Born : RegisterChange.Registered);
        Note(toldOfMove && person.MovedOutTold is not null, RegisterChange.MovedOut);
        Note(person.MovedOutOn > extract.AsOf && person.MovedOutOn != before?.MovedOutOn, RegisterChange.MovesOut);
        Note(before is { MovedOutOn: not null } && person.MovedOutOn is null, RegisterChange.MoveTakenBack);
        Note(person.DiedOn is not null && person.DiedOn != before?.DiedOn, RegisterChange.Died);
        Note(before is { DiedOn: not null } && person.DiedOn is null, RegisterChange.DeathTakenBack);
        if (before is not null && before.HouseholdId != household) Note(true, RegisterChange.HouseholdChanged, new HouseholdChanged(person.Id, before.HouseholdId, household, extract.AsOf));
        Note(before is { SealedInRegister: true } && !person.SealedInRegister, RegisterChange.MarkGone, new ProtectionMarkGone(person.Id, extract.AsOf));
        if (before is { Sealed: true, SealedInRegister: false } && person.SealedInRegister) facts.Add(new ProtectionMarkBack(person.Id, extract.AsOf));
        var newlySealed = person.Sealed && before is not { Sealed: true };
        if (newlySealed) changes.Add(RegisterChange.NewlySealed);
        return new(person, changed, newlySealed, [.. person.TakeEvents(), .. facts.Select(f => new RaisedEvent(Ids.New(), f))], changes, IsNew: known is null) { Touched = changed || toldOfMove || remembered };
    }

    /// <summary>The same, sealed because of somebody in the household.</summary>
    public FollowedRow Sealing() => Person.SealWithHousehold() ? this with { Changed = true, Touched = true, NewlySealed = true, Changes = [.. Changes, RegisterChange.NewlySealed] } : this;

    static bool IsInfant(Person person, DateOnly asOf) => person.BirthDate is { } born && asOf < Age.MonthReachedAtEndOf(born, BornWithinMonths);
}

/// <summary>A row to be followed, with its print; without one it is read again the next time.</summary>
readonly record struct PrintedRow(RegisterRow Row, Guid? Print);
