using Hagukumi.BuildingBlocks.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Staff.Roles;

/// <summary>What a group of staff may do; data, not code.</summary>
sealed class Role : AggregateRoot
{
    public const int LongestName = 60;

    public required string Code { get; init; }

    public required string Name { get; set; }

    public List<RolePermission> Permissions { get; } = [];

    /// <summary>Grows with each change, also with one of the permissions alone, which are rows of their own.</summary>
    public int Edition { get; private set; }

    public bool Is(string name, IEnumerable<string> permissions) => Name == name && Permissions.Select(p => p.Permission).ToHashSet().SetEquals(permissions);

    public void Change(string name, IEnumerable<string> permissions)
    {
        Name = name;
        var wanted = permissions.ToHashSet();
        Permissions.RemoveAll(p => !wanted.Contains(p.Permission));
        Permissions.AddRange(wanted.Except(Permissions.Select(p => p.Permission)).Select(p => new RolePermission(p)).ToList());
        Edition++;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Role>
    {
        public void Configure(EntityTypeBuilder<Role> builder)
        {
            builder.ToTable("role");
            builder.HasKey(x => x.Code);
            builder.Property(x => x.Code).HasMaxLength(40);
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Name).HasMaxLength(LongestName);
            builder.OwnsMany(x => x.Permissions, p =>
            {
                p.ToTable("role_permission");
                p.WithOwner().HasForeignKey("RoleCode");
                p.HasKey("RoleCode", nameof(RolePermission.Permission));
                p.Property(x => x.Permission).HasMaxLength(80);
            });
        }
    }
}

sealed record RolePermission(string Permission);

/// <summary>A permission that the program already offered once: one that is new is granted to its standard roles, one an administrator took away stays away.</summary>
sealed class KnownPermission
{
    public required string Code { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<KnownPermission>
    {
        public void Configure(EntityTypeBuilder<KnownPermission> builder)
        {
            builder.ToTable("known_permission");
            builder.HasKey(x => x.Code);
            builder.Property(x => x.Code).HasMaxLength(80);
        }
    }
}
