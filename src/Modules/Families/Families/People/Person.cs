using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Text;
using Hagukumi.Contracts;
using Hagukumi.Families.Register;

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

    /// <summary>Code of the district by which duties are divided, kept even when <see cref="Sealed"/>; null where unknown.</summary>
    public string? District { get; private set; }

    public DateOnly? MovedInOn { get; private set; }

    public DateOnly? MovedOutOn { get; private set; }

    public DateOnly? DiedOn { get; private set; }

    /// <summary>国籍 as written; empty where unknown.</summary>
    public string Nationality { get; private set; } = "";

    /// <summary>BCP 47 tag of the language to speak in.</summary>
    public string Language { get; private set; } = Japanese;

    /// <summary>支援措置: the address is withheld. The register may set it and never lifts it; a person decides that (D11).</summary>
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
            // A copy: EF Core owns one address for each person.
            Address = mother.Address with { },
            ElementaryDistrict = mother.ElementaryDistrict,
            District = mother.District,
            Language = mother.Language,
            Sealed = mother.Sealed,
            Provisional = true,
            IdentityVersion = 1,
        };
        var familyKana = RecordedName.FamilyName(mother.Kana) ?? "";
        var familyName = RecordedName.FamilyName(mother.Name) ?? familyKana;
        child.Call(familyName.Length > 0 ? familyName + Unnamed : $"{mother.Name}の子{Unnamed}", familyKana);
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

    /// <summary>What the other modules may know; a sealed person's district would tell where to look.</summary>
    public PersonIdentity ToIdentity() =>
        new(Id, SameAs: null, IdentityVersion, Name, Kana, BirthDate, Sex, Language, Sealed, Sealed ? null : District);

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
        ElementaryDistrict = row.ElementaryDistrict;
        District = row.ElementaryDistrict.Length > 0 ? row.ElementaryDistrict : null;
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
}
