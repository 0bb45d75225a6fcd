using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Families.Facts;
using Hagukumi.Families.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Districts;

/// <summary>What a municipality's districts are cut out of.</summary>
internal enum DistrictAreaKind
{
    /// <summary>町字, which goes before the 校区 it lies in.</summary>
    Town,

    /// <summary>小学校区.</summary>
    School,
}

/// <summary>
/// 地区割: a 町字 or 校区 belongs to a district from one day to another. Without a line the 校区 is the district itself.
/// Ended, never deleted: the past must still say where a duty lay.
/// </summary>
internal sealed class DistrictArea : AggregateRoot
{
    DistrictArea()
    {
    }

    public Guid Id { get; private set; }

    public DistrictAreaKind Kind { get; private set; }

    /// <summary>町字 or 校区 as the register writes it.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Code of the district by which duties are divided.</summary>
    public string District { get; private set; } = "";

    public DateOnly From { get; private set; }

    /// <summary>Last day; null while open.</summary>
    public DateOnly? To { get; private set; }

    public static DistrictArea Assign(Guid id, DistrictAreaKind kind, string name, string district, DateOnly from) =>
        new() { Id = id, Kind = kind, Name = name, District = district, From = from };

    public void End(DateOnly lastDay)
    {
        if (lastDay < From) throw new RefusalException("終わりの日は始めの日以後にしてください。", "LastDay");
        To = lastDay;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<DistrictArea>
    {
        public void Configure(EntityTypeBuilder<DistrictArea> builder)
        {
            builder.ToTable("district_area");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Name).HasMaxLength(Address.Longest.Line);
            builder.Property(x => x.District).HasMaxLength(Person.Longest.District);
            builder.HasIndex(x => x.Name);
        }
    }
}
