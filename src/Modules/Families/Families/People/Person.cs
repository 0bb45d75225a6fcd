using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Text;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Families.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.People;

/// <summary>
/// A person whom some desk looks after or may have to: a resident of the register, or somebody it does not know yet.
/// </summary>
internal sealed class Person : AggregateRoot
{
    const string Japanese = "ja";
    const string Unnamed = "（名前未定）";
    const string Unborn = "（出生前）";

    Person()
    {
    }

    public PersonId Id { get; private set; }

    /// <summary>宛名番号; null for people the register does not know.</summary>
    public string? RegisterNumber { get; private set; }

    public HouseholdId HouseholdId { get; private set; }

    /// <summary>Exactly as the register writes it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Exactly as the register writes it, half width included; empty where unknown.</summary>
    public string Kana { get; private set; } = "";

    /// <summary>通称名; empty where there is none.</summary>
    public string Alias { get; private set; } = "";

    public DateOnly? BirthDate { get; private set; }

    /// <summary>Earliest birth date where it is only guessed; null where <see cref="BirthDate"/> is known, or nothing is.</summary>
    public DateOnly? BornFrom { get; private set; }

    /// <summary>Latest birth date where it is only guessed.</summary>
    public DateOnly? BornTo { get; private set; }

    public Sex Sex { get; private set; }

    /// <summary>続柄 as written. It names a place in the household and is never read as parentage: 子 may be a stepchild or a foster child.</summary>
    public string Relationship { get; private set; } = "";

    public Address Address { get; private set; } = Address.Unknown;

    /// <summary>小学校区; empty where unknown.</summary>
    public string ElementaryDistrict { get; private set; } = "";

    /// <summary>
    /// Code of the district in which the duties about the person lie: that of the 居所, else of the registered address. Kept
    /// even when <see cref="Sealed"/>; null where unknown.
    /// </summary>
    public string? District { get; private set; }

    public DateOnly? MovedInOn { get; private set; }

    /// <summary>A day ahead is a plan.</summary>
    public DateOnly? MovedOutOn { get; private set; }

    /// <summary>The day of moving out that the other modules have been told of; null until it has come.</summary>
    public DateOnly? MovedOutTold { get; private set; }

    /// <summary>The event that told them: withdrawn when the register takes the day back.</summary>
    public Guid? MovedOutToldBy { get; private set; }

    public DateOnly? DiedOn { get; private set; }

    /// <summary>The event that told the other modules of the death: withdrawn when the register takes it back.</summary>
    public Guid? DiedToldBy { get; private set; }

    /// <summary>国籍 as written; empty where unknown.</summary>
    public string Nationality { get; private set; } = "";

    /// <summary>BCP 47 tag of the language to speak in.</summary>
    public string Language { get; private set; } = Japanese;

    /// <summary>
    /// 支援措置: the address is withheld. The register may set it and never lifts it; a person decides that (D11). It covers
    /// the household: whoever lives with a sealed person would tell by their own address where that is.
    /// </summary>
    public bool Sealed { get; private set; }

    /// <summary>
    /// Whether the register's latest row carries the mark of 支援措置. When it goes from true to false, somebody has to
    /// decide about <see cref="Sealed"/>, which stays as it is.
    /// </summary>
    public bool SealedInRegister { get; private set; }

    /// <summary>The register marked this person themselves, not only the household, and no two people have lifted that since.</summary>
    public bool SealedByRegister { get; private set; }

    /// <summary>Somebody is protected against this person: whoever speaks to them is warned.</summary>
    public bool Warned { get; private set; }

    /// <summary>What the register's latest row looked like: one that looks the same says nothing new. Null where no row is known.</summary>
    public Guid? RegisterPrint { get; private set; }

    /// <summary>The register does not know the person, or not yet.</summary>
    public bool Provisional { get; private set; }

    /// <summary>Why the register does not know a <see cref="Provisional"/> person.</summary>
    public ProvisionalKind? ProvisionalKind { get; private set; }

    /// <summary>Nobody knows the given name: what stands in <see cref="Name"/> was made up to speak of the person.</summary>
    public bool Nameless { get; private set; }

    /// <summary>Why it was registered provisionally, as whoever did it wrote.</summary>
    public string ProvisionalReason { get; private set; } = "";

    /// <summary>Where a provisional person may be reached, as far as anybody knows; withheld as an address is.</summary>
    public string ContactNote { get; private set; } = "";

    /// <summary>Who gave birth to it, where a desk told of the birth: that tells twins from two registrations of one child.</summary>
    public PersonId? BirthMother { get; private set; }

    /// <summary>The person this one turned out to be; never one that is merged itself. Follows from the mergings that stand.</summary>
    public PersonId? MergedInto { get; private set; }

    /// <summary>Withheld because another record of the same person is, or of somebody who lives with it; lifted when they are separated.</summary>
    public bool SealedAsOne { get; private set; }

    /// <summary>Warned of because another record of the same person is.</summary>
    public bool WarnedAsOne { get; private set; }

    /// <summary>Whether the address is withheld, for whatever reason.</summary>
    public bool IsWithheld => Sealed || SealedAsOne;

    /// <summary>The person that this record stands for.</summary>
    public PersonId Canonical => MergedInto ?? Id;

    /// <summary>What <see cref="Name"/> is found by.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>What <see cref="Kana"/> is found by.</summary>
    public string KanaKey { get; private set; } = "";

    /// <summary>What <see cref="Alias"/> is found by.</summary>
    public string AliasKey { get; private set; } = "";

    /// <summary>Grows by one with each change; other modules ignore an older one.</summary>
    public int IdentityVersion { get; private set; }

    public override IEnumerable<PersonId> About => [Id];

    /// <summary>A person who appears in the register for the first time.</summary>
    public static Person Register(RegisterRow row, PersonId id, HouseholdId household)
    {
        var person = new Person { Id = id };
        person.Take(row, household);
        person.IdentityVersion = 1;
        return person;
    }

    /// <summary>A child who is born and has neither a name nor a row in the register. It lives with its mother, and is sealed as she is.</summary>
    public static Person RegisterNewborn(PersonId id, Person mother, DateOnly bornOn, Sex sex)
    {
        var child = new Person
        {
            Id = id,
            HouseholdId = mother.HouseholdId,
            BirthDate = bornOn,
            Sex = sex,
            Address = mother.Address,
            ElementaryDistrict = mother.ElementaryDistrict,
            District = mother.District,
            Language = mother.Language,
            Sealed = mother.Sealed,
            SealedAsOne = mother.SealedAsOne,
            Provisional = true,
            ProvisionalKind = People.ProvisionalKind.Newborn,
            Nameless = true,
            BirthMother = mother.Id,
            IdentityVersion = 1,
        };
        child.CallAfter(mother, Unnamed);
        return child;
    }

    /// <summary>A child whose mother the register does not know: nobody knows where it lives.</summary>
    public static Person RegisterNewborn(PersonId id, HouseholdId household, DateOnly bornOn, Sex sex)
    {
        var child = new Person { Id = id, HouseholdId = household, BirthDate = bornOn, Sex = sex, Provisional = true, ProvisionalKind = People.ProvisionalKind.Newborn, Nameless = true, IdentityVersion = 1 };
        child.Call(Unnamed, "");
        return child;
    }

    /// <summary>Somebody whom a desk has to care for although the register does not know them. Whoever lives with a known person lives there, and is sealed as that one is.</summary>
    public static Person RegisterProvisional(PersonId id, HouseholdId household, ProvisionalFacts facts, Person? livesWith)
    {
        var person = new Person { Id = id, HouseholdId = household, Provisional = true, IdentityVersion = 1 };
        if (livesWith is not null)
        {
            (person.Address, person.ElementaryDistrict, person.District) = (livesWith.Address, livesWith.ElementaryDistrict, livesWith.District);
            (person.Language, person.Sealed, person.SealedAsOne) = (livesWith.Language, livesWith.Sealed, livesWith.SealedAsOne);
        }
        person.Take(facts, livesWith);
        return person;
    }

    /// <summary>What is known of a provisional person is corrected; false where nothing changed.</summary>
    /// <param name="facts">All that is known now.</param>
    /// <param name="livesWith">Somebody of the household, after whom the nameless are called.</param>
    public bool CorrectProvisional(ProvisionalFacts facts, Person? livesWith)
    {
        if (!Provisional) throw new InvalidOperationException($"{Id} is known to the register, which alone corrects it.");
        var before = Facts;
        Take(facts, livesWith);
        if (Facts.Equals(before)) return false;
        IdentityVersion++;
        return true;
    }

    /// <summary>Stands for itself or for another, as the mergings that stand make it; told to the other modules as a change.</summary>
    public void StandFor(PersonId? other, bool sealedAsOne, bool warnedAsOne)
    {
        (MergedInto, SealedAsOne, WarnedAsOne) = (other, sealedAsOne, warnedAsOne);
        IdentityVersion++;
    }

    /// <summary>
    /// Follows the register and says whether anything changed. Somebody whom the register did not know takes the number
    /// of the row; whether the row is about the same person is for the caller to know.
    /// </summary>
    public bool Follow(RegisterRow row, HouseholdId household)
    {
        if (RegisterNumber is not null && RegisterNumber != row.RegisterNumber)
            throw new InvalidOperationException($"The row of line {row.Line} is about another person than {Id}.");

        var before = Facts;
        Take(row, household);
        if (Facts.Equals(before))
            return false;

        IdentityVersion++;
        return true;
    }

    /// <summary>Keeps what the row looked like; false where that is known.</summary>
    public bool Remember(Guid? print)
    {
        if (RegisterPrint == print) return false;
        RegisterPrint = print;
        return true;
    }

    /// <summary>
    /// Tells the other modules of the move that has come by now, once for each day the register gives. What was told and is
    /// so no longer, because the day was corrected or the move taken back (転出取消), is withdrawn.
    /// </summary>
    /// <returns>Whether anything was told or withdrawn.</returns>
    public bool TellMovedOut(DateOnly today)
    {
        if (MovedOutOn == MovedOutTold) return false;
        var told = MovedOutTold is not null;
        if (MovedOutToldBy is { } before) Raise(new FactWithdrawn(before, Id, today));
        (MovedOutTold, MovedOutToldBy) = (null, null);
        if (MovedOutOn is not { } left || left > today) return told;
        (MovedOutTold, MovedOutToldBy) = (left, Raise(new PersonMovedOut(Id, left)));
        return true;
    }

    /// <summary>Tells the other modules of the day of death, and withdraws the one told before: for whoever is alive everything is owed again.</summary>
    /// <param name="before">The day as it stood before.</param>
    /// <param name="today">The day the register shows.</param>
    public void TellDied(DateOnly? before, DateOnly today)
    {
        if (DiedOn == before) return;
        if (DiedToldBy is { } told) Raise(new FactWithdrawn(told, Id, today));
        DiedToldBy = DiedOn is { } died ? Raise(new PersonDied(Id, died, BirthDate)) : null;
    }

    /// <summary>
    /// The register has no row of the person any more, and with it no mark of 支援措置. Nothing is unsealed: people decide. The
    /// next row is read whatever it looks like, so that a mark that is back is seen.
    /// </summary>
    public void LoseMark(DateOnly noticedOn)
    {
        if (!SealedInRegister) throw new InvalidOperationException($"{Id} has no mark to lose.");
        (SealedInRegister, RegisterPrint) = (false, null);
        IdentityVersion++;
        Raise(new ProtectionMarkGone(Id, noticedOn));
    }

    /// <summary>Withholds the address because of the person or of somebody in the household; false where it is withheld already.</summary>
    public bool SealWithHousehold()
    {
        if (Sealed) return false;
        Sealed = true;
        IdentityVersion++;
        return true;
    }

    /// <summary>Shows the address again. What asked for the sealing was lifted by two people; false where nothing was withheld.</summary>
    public bool Unseal()
    {
        if (!Sealed || SealedByRegister) return false;
        Sealed = false;
        IdentityVersion++;
        return true;
    }

    /// <summary>Two people decided that what the register's mark began is over. A mark that comes again begins it anew.</summary>
    public void LiftMark() => SealedByRegister = SealedInRegister;

    /// <summary>Marks or unmarks the other party of a protection; false where it is so already.</summary>
    public bool Warn(bool warned)
    {
        if (Warned == warned) return false;
        Warned = warned;
        IdentityVersion++;
        return true;
    }

    /// <summary>Moves the duties about the person to another district; false where they lie there already.</summary>
    public bool ServeIn(string? district)
    {
        if (District == district) return false;
        District = district;
        IdentityVersion++;
        return true;
    }

    /// <summary>What the other modules may know; a sealed person's district would tell where to look.</summary>
    public PersonIdentity ToIdentity() =>
        new(Id, MergedInto, IdentityVersion, Name, Kana, BirthDate, Sex, Language, IsWithheld, IsWithheld ? null : District, Provisional, BornFrom, BornTo, Warned || WarnedAsOne);

    /// <summary>Whether the register says that the person is gone; a day that lies ahead is a plan.</summary>
    public bool HasLeft(DateOnly today) => DiedOn is not null || MovedOutOn <= today;

    /// <summary>The age during a day as staff read it, guessed where the birth date is.</summary>
    public string AgeOn(DateOnly today) => AgeText.Of(BirthDate, BornFrom, BornTo, today);

    /// <summary>Whether anything may be sent to the person on a day. Death goes first: nothing else about the dead matters to whoever sends.</summary>
    /// <param name="today">The day.</param>
    /// <param name="householdSealed">Somebody of the household is sealed.</param>
    /// <param name="diedOn">Day that another record of the same person gives.</param>
    public ContactDecision MaySend(DateOnly today, bool householdSealed = false, DateOnly? diedOn = null) => this switch
    {
        _ when (DiedOn ?? diedOn) is not null => ContactDecision.Refused(ContactRefusal.Died),
        _ when IsWithheld || householdSealed => ContactDecision.Refused(ContactRefusal.Sealed),
        _ when MovedOutOn <= today => ContactDecision.Refused(ContactRefusal.MovedOut),
        _ when !Address.IsKnown => ContactDecision.Refused(ContactRefusal.NoAddress),
        _ => ContactDecision.Allowed,
    };

    object Facts => (RegisterNumber, HouseholdId, Name, Kana, Alias, BirthDate, Sex, Relationship, Address, ElementaryDistrict, District,
        MovedInOn, MovedOutOn, DiedOn, Nationality, Language, Sealed, SealedInRegister, SealedByRegister, Provisional, NameKey, KanaKey, AliasKey, BornFrom, BornTo, ProvisionalKind, Nameless, ProvisionalReason, ContactNote);

    void Take(RegisterRow row, HouseholdId household)
    {
        RegisterNumber = row.RegisterNumber;
        HouseholdId = household;
        Call(RecordedName.IsMutilated(row.Name, Name) ? Name : row.Name, row.Kana);
        Alias = RecordedName.IsMutilated(row.Alias, Alias) ? Alias : row.Alias;
        AliasKey = SearchKey.ForName(Alias);
        BirthDate = row.BirthDate;
        Sex = row.Sex;
        Relationship = row.Relationship;
        if (Address != row.Address)
            Address = row.Address;
        // What else decides about the district, a stay or a line drawn by 町字, is asked by whoever saves; an unchanged row must change nothing.
        if (ElementaryDistrict != row.ElementaryDistrict)
            (ElementaryDistrict, District) = (row.ElementaryDistrict, row.ElementaryDistrict.Length > 0 ? row.ElementaryDistrict : null);
        MovedInOn = row.MovedInOn;
        MovedOutOn = row.MovedOutOn;
        DiedOn = row.DiedOn;
        Nationality = row.Nationality;
        if (row.Language.Length > 0)
            Language = row.Language;
        Sealed |= row.Sealed;
        SealedByRegister |= row.Sealed;
        SealedInRegister = row.Sealed;
        (Provisional, ProvisionalKind, Nameless, BornFrom, BornTo) = (false, null, false, null, null);
    }

    void Take(ProvisionalFacts facts, Person? livesWith)
    {
        (ProvisionalKind, Sex, BirthDate, BornFrom, BornTo) = (facts.Kind, facts.Sex, facts.BirthDate, facts.BornFrom, facts.BornTo);
        (ContactNote, ProvisionalReason, Nameless) = (facts.Contact, facts.Reason, facts.Name.Length == 0);
        switch (facts.Kind)
        {
            case var _ when !Nameless: Call(facts.Name, facts.Kana); break;
            case People.ProvisionalKind.Unborn when livesWith is not null: CallAfter(livesWith, Unborn); break;
            case People.ProvisionalKind.Newborn when livesWith is not null: CallAfter(livesWith, Unnamed); break;
            default: Call(facts.Called, facts.Kana); break;
        }
    }

    void CallAfter(Person relative, string state)
    {
        var familyKana = RecordedName.FamilyName(relative.Kana) ?? "";
        var familyName = RecordedName.FamilyName(relative.Name) ?? familyKana;
        var name = familyName.Length > 0 ? familyName + state : $"{relative.Name}の子{state}";
        Call(name.Length <= Longest.Name ? name : state, familyKana);
    }

    void Call(string name, string kana)
    {
        Name = name;
        Kana = kana;
        NameKey = SearchKey.ForName(name);
        KanaKey = SearchKey.ForKana(kana);
    }

    /// <summary>How long a value may be, in characters of UTF-16. A row of the register with a longer one is refused.</summary>
    internal static class Longest
    {
        public const int Number = 40;
        public const int Name = 200;

        /// <summary>A key may be longer than its text: ㍿ is four characters in it.</summary>
        public const int Key = 400;
        public const int Relationship = 100;
        public const int District = 60;
        public const int Note = 1000;
        public const int Nationality = 100;
        public const int Language = 20;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> builder)
        {
            builder.ToTable("person");
            builder.Ignore(x => x.About).Ignore(x => x.IsWithheld).Ignore(x => x.Canonical);
            // As the first migration names it: the directory has a table of this name too, and only one engine would make the names differ.
            builder.HasKey(x => x.Id).HasName("PK_person1");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.RegisterNumber).HasMaxLength(Longest.Number);
            builder.Property(x => x.Name).HasMaxLength(Longest.Name);
            builder.Property(x => x.Kana).HasMaxLength(Longest.Name);
            builder.Property(x => x.Alias).HasMaxLength(Longest.Name);
            builder.Property(x => x.NameKey).HasMaxLength(Longest.Key);
            builder.Property(x => x.KanaKey).HasMaxLength(Longest.Key);
            builder.Property(x => x.AliasKey).HasMaxLength(Longest.Key);
            builder.Property(x => x.ProvisionalReason).HasMaxLength(Longest.Note);
            builder.Property(x => x.ContactNote).HasMaxLength(Longest.Note);
            builder.Property(x => x.Relationship).HasMaxLength(Longest.Relationship);
            builder.Property(x => x.ElementaryDistrict).HasMaxLength(Longest.District);
            builder.Property(x => x.District).HasMaxLength(Longest.District);
            builder.Property(x => x.Nationality).HasMaxLength(Longest.Nationality);
            builder.Property(x => x.Language).HasMaxLength(Longest.Language);
            builder.ComplexProperty(x => x.Address, a =>
            {
                a.Property(x => x.PostalCode).HasMaxLength(Address.Longest.PostalCode);
                a.Property(x => x.Town).HasMaxLength(Address.Longest.Line);
                a.Property(x => x.Block).HasMaxLength(Address.Longest.Line);
                a.Property(x => x.Building).HasMaxLength(Address.Longest.Line);
            });

            // Not unique: the import takes the older of two, where a unique key would stop it halfway.
            builder.HasIndex(x => x.RegisterNumber);
            builder.HasIndex(x => x.KanaKey);
            builder.HasIndex(x => x.NameKey);
            builder.HasIndex(x => x.AliasKey);
            builder.HasIndex(x => x.MergedInto);
            builder.HasIndex(x => x.Provisional);
            builder.HasIndex(x => x.BirthDate);
            builder.HasIndex(x => x.HouseholdId);
        }
    }
}
