using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.BuildingBlocks.Auditing;

/// <summary>What was done with personal data.</summary>
public enum AccessKind
{
    /// <summary>Shown on a screen.</summary>
    Read,

    /// <summary>Recorded or changed.</summary>
    Write,

    /// <summary>Searched for, also without a hit.</summary>
    Search,

    /// <summary>Printed.</summary>
    Print,

    /// <summary>Written to a file that left the program.</summary>
    Export,

    /// <summary>Signed in or out, or tried to.</summary>
    SignIn,
}

/// <summary>One row of the access log: who did what with which persons, when and why. Append-only; one row for each answer.</summary>
public sealed class AccessEntry
{
    /// <summary>Order of writing.</summary>
    public long Id { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who; <see cref="Security.CurrentStaff.System"/> for jobs and reactions.</summary>
    public StaffId Staff { get; init; }

    /// <summary>What was done.</summary>
    public AccessKind Kind { get; init; }

    /// <summary>The use case: route pattern of the screen, or the kinds of record changed, followed by the id of the member of staff whose rights they decide.</summary>
    public string Action { get; init; } = "";

    /// <summary>Why, where a reason was asked.</summary>
    public string? Purpose { get; init; }

    /// <summary>The persons, 16 bytes each.</summary>
    public byte[] Persons { get; init; } = [];

    internal static byte[] Pack(IEnumerable<PersonId> persons) => [.. persons.Distinct().SelectMany(p => p.Value.ToByteArray())];

    /// <summary>The persons the row is about.</summary>
    public IEnumerable<PersonId> About() => Persons.Chunk(16).Select(bytes => new PersonId(new Guid(bytes)));

    internal static void Map(EntityTypeBuilder<AccessEntry> e, bool owned)
    {
        e.ToTable("access_entry", "core", t => { if (!owned) t.ExcludeFromMigrations(); });
        e.Property(x => x.Action).HasMaxLength(200);
        e.Property(x => x.Purpose).HasMaxLength(200);
        e.HasIndex(x => new { x.Staff, x.Id });
    }
}
