using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Text;
using Hagukumi.Contracts;
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

    public DateOnly? MovedOutOn { get; private set; }

    public DateOnly? DiedOn { get; private set; }

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

    /// <summary>A newborn without a name, whom the register does not know yet.</summary>
    public bool Provisional { get; private set; }

    /// <summary>What <see cref="Name"/> is found by.</summary>
    public string NameKey { get; private set; } = "";

    /// <summary>What <see cref="Kana"/> is found by.</summary>
    public string KanaKey { get; private set; } = "";

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
            Provisional = true,
            IdentityVersion = 1,
        };
        var familyKana = RecordedName.FamilyName(mother.Kana) ?? "";
        var familyName = RecordedName.FamilyName(mother.Name) ?? familyKana;
        var name = familyName.Length > 0 ? familyName + Unnamed : $"{mother.Name}の子{Unnamed}";
        child.Call(name.Length <= Longest.Name ? name : Unnamed, familyKana);
        return child;
    }

    /// <summary>A child whose mother the register does not know: nobody knows where it lives.</summary>
    public static Person RegisterNewborn(PersonId id, HouseholdId household, DateOnly bornOn, Sex sex)
    {
        var child = new Person { Id = id, HouseholdId = household, BirthDate = bornOn, Sex = sex, Provisional = true, IdentityVersion = 1 };
        child.Call(Unnamed, "");
        return child;
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

    /// <summary>Withholds the address because of somebody in the household; false where it is withheld already.</summary>
    public bool SealWithHousehold()
    {
        if (Sealed) return false;
        Sealed = true;
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
        new(Id, SameAs: null, IdentityVersion, Name, Kana, BirthDate, Sex, Language, Sealed, Sealed ? null : District);

    /// <summary>Whether the register says that the person is gone; a day that lies ahead is a plan.</summary>
    public bool HasLeft(DateOnly today) => DiedOn is not null || MovedOutOn <= today;

    /// <summary>Whether anything may be sent to the person on a day. Death goes first: nothing else about the dead matters to whoever sends.</summary>
    /// <param name="today">The day.</param>
    /// <param name="householdSealed">Somebody of the household is sealed.</param>
    public ContactDecision MaySend(DateOnly today, bool householdSealed = false) => this switch
    {
        { DiedOn: not null } => ContactDecision.Refused(ContactRefusal.Died),
        _ when Sealed || householdSealed => ContactDecision.Refused(ContactRefusal.Sealed),
        _ when MovedOutOn <= today => ContactDecision.Refused(ContactRefusal.MovedOut),
        _ when !Address.IsKnown => ContactDecision.Refused(ContactRefusal.NoAddress),
        _ => ContactDecision.Allowed,
    };

    object Facts => (RegisterNumber, HouseholdId, Name, Kana, Alias, BirthDate, Sex, Relationship, Address, ElementaryDistrict, District,
        MovedInOn, MovedOutOn, DiedOn, Nationality, Language, Sealed, SealedInRegister, Provisional, NameKey, KanaKey);

    void Take(RegisterRow row, HouseholdId household)
    {
        RegisterNumber = row.RegisterNumber;
        HouseholdId = household;
        Call(RecordedName.IsMutilated(row.Name, Name) ? Name : row.Name, row.Kana);
        Alias = RecordedName.IsMutilated(row.Alias, Alias) ? Alias : row.Alias;
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
        SealedInRegister = row.Sealed;
        Provisional = false;
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
        public const int Nationality = 100;
        public const int Language = 20;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Person>
    {
        public void Configure(EntityTypeBuilder<Person> builder)
        {
            builder.ToTable("person");
            builder.Ignore(x => x.About);
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
            builder.HasIndex(x => x.BirthDate);
            builder.HasIndex(x => x.HouseholdId);
        }
    }
}
