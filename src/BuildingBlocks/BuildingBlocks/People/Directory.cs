using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.BuildingBlocks.People;

/// <summary>A person as every module may know one; fed by Families' identity events, never an address.</summary>
public sealed class DirectoryPerson
{
    /// <summary>The person.</summary>
    public PersonId Id { get; init; }

    /// <summary>The person itself, or the one it was merged into: joins go through this id, no module rewrites its own.</summary>
    public PersonId CanonicalId { get; private set; }

    /// <summary>Version of the register's record this row shows.</summary>
    public int Version { get; private set; }

    /// <summary>Name exactly as the register stores it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Reading; empty where unknown.</summary>
    public string Kana { get; private set; } = "";

    /// <summary>Null where unknown.</summary>
    public DateOnly? BirthDate { get; private set; }

    /// <summary>Earliest birth date where it is only guessed.</summary>
    public DateOnly? BornFrom { get; private set; }

    /// <summary>Latest birth date where it is only guessed.</summary>
    public DateOnly? BornTo { get; private set; }

    /// <summary>Sex as registered.</summary>
    public Sex Sex { get; private set; }

    /// <summary>Language to speak in.</summary>
    public string Language { get; private set; } = "";

    /// <summary>The address and all that betrays it are withheld.</summary>
    public bool Sealed { get; private set; }

    /// <summary>Somebody is protected against this person; whoever speaks to them is warned.</summary>
    public bool Warned { get; private set; }

    /// <summary>District code; null where unknown or sealed.</summary>
    public string? District { get; private set; }

    /// <summary>The register does not know the person.</summary>
    public bool Provisional { get; private set; }

    /// <summary>Takes over what the register says; false when this row is as new or newer.</summary>
    public bool Follow(PersonIdentity identity)
    {
        if (identity.Version <= Version) return false;
        (CanonicalId, Version, Name, Kana, BirthDate, BornFrom, BornTo, Sex, Language, Sealed, Warned, District, Provisional) =
            (identity.SameAs ?? identity.Id, identity.Version, identity.Name, identity.Kana, identity.BirthDate, identity.BornFrom, identity.BornTo, identity.Sex,
             identity.Language, identity.Sealed, identity.Warned, identity.Sealed ? null : identity.District, identity.Provisional);
        return true;
    }

    internal static void Map(EntityTypeBuilder<DirectoryPerson> e, bool owned)
    {
        e.ToTable("person", "core", t => { if (!owned) t.ExcludeFromMigrations(); });
        e.HasKey(x => x.Id);
        e.HasIndex(x => x.CanonicalId);
        e.Property(x => x.Id).ValueGeneratedNever();
        e.Property(x => x.Name).HasMaxLength(200);
        e.Property(x => x.Kana).HasMaxLength(200);
        e.Property(x => x.Language).HasMaxLength(20);
        e.Property(x => x.District).HasMaxLength(60);
    }
}

/// <summary>A member of staff as every module may know one; fed by Staff's identity events.</summary>
public sealed class DirectoryStaff
{
    /// <summary>The member of staff.</summary>
    public StaffId Id { get; init; }

    /// <summary>Version of the account this row shows.</summary>
    public int Version { get; private set; }

    /// <summary>Name as shown.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Code of the profession (C14).</summary>
    public string Profession { get; private set; } = "";

    /// <summary>False once the account is closed.</summary>
    public bool Active { get; private set; }

    /// <summary>Where the member is written to at work; null for who is not.</summary>
    public string? MailAddress { get; private set; }

    /// <summary>Takes over what Staff says; false when this row is as new or newer.</summary>
    public bool Follow(StaffIdentity identity)
    {
        if (identity.Version <= Version) return false;
        (Version, Name, Profession, Active, MailAddress) = (identity.Version, identity.Name, identity.Profession, identity.Active, identity.MailAddress);
        return true;
    }

    internal static void Map(EntityTypeBuilder<DirectoryStaff> e, bool owned)
    {
        e.ToTable("staff_member", "core", t => { if (!owned) t.ExcludeFromMigrations(); });
        e.HasKey(x => x.Id);
        e.Property(x => x.Id).ValueGeneratedNever();
        e.Property(x => x.Name).HasMaxLength(100);
        e.Property(x => x.Profession).HasMaxLength(40);
        e.Property(x => x.MailAddress).HasMaxLength(254);
    }
}
