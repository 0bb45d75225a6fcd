using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.BuildingBlocks.Settings;

/// <summary>The municipality changed a setting. Added once, never changed: the rows in their order are the history.</summary>
public sealed class SettingChange
{
    /// <summary>Longest reason.</summary>
    public const int ReasonLength = 400;

    /// <summary>1 for the first change, and then without a gap: whoever saves takes the next one, and only one can.</summary>
    public int Number { get; init; }

    /// <summary>Tells a second press from a second change.</summary>
    public Guid Press { get; init; }

    /// <summary>Slug of the module.</summary>
    public required string Module { get; init; }

    /// <summary>The setting.</summary>
    public required string Key { get; init; }

    /// <summary>Its value from now on; null goes back to the default.</summary>
    public string? Value { get; init; }

    /// <summary>Who.</summary>
    public StaffId By { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SettingChange>
    {
        public void Configure(EntityTypeBuilder<SettingChange> builder)
        {
            builder.ToTable("setting_change");
            builder.HasKey(x => x.Number);
            builder.Property(x => x.Number).ValueGeneratedNever();
            builder.HasIndex(x => x.Press).IsUnique();
            builder.Property(x => x.Module).HasMaxLength(60);
            builder.Property(x => x.Key).HasMaxLength(60);
            builder.Property(x => x.Value).HasMaxLength(2000);
            builder.Property(x => x.Reason).HasMaxLength(ReasonLength);
        }
    }
}
