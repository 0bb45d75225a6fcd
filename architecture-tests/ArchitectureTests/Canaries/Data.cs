using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.ArchitectureTests.Canaries.Data;

sealed class GardeningDb(DbContextOptions<GardeningDb> options) : ModuleDb(options)
{
    public DbSet<PersonIdentity> Foreign => Set<PersonIdentity>();

    protected override string Schema => "garden";

    protected override void Configure(ModelBuilder model) => model.ApplyConfiguration(new Plant.Mapping());
}

/// <summary>A second context, public, and none of the house's.</summary>
public sealed class SecondDb(DbContextOptions<SecondDb> options) : DbContext(options);

sealed class Plant
{
    public int Id { get; set; }

    public DirectoryPerson? Owner { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Plant>
    {
        public void Configure(EntityTypeBuilder<Plant> builder) => builder.HasOne(p => p.Owner).WithMany();
    }
}

static class WriteSql
{
    public static async Task<int> Run(GardeningDb db, CancellationToken stop) =>
        await db.Database.ExecuteSqlRawAsync("DELETE FROM garden.plant", stop);

    public static IQueryable<Plant> Read(GardeningDb db) => db.Set<Plant>().FromSqlRaw("SELECT * FROM garden.plant");
}

/// <summary>Here SQL may stand.</summary>
static class Bulk
{
    public static async Task<int> Run(GardeningDb db, CancellationToken stop) =>
        await db.Database.ExecuteSqlRawAsync("DELETE FROM garden.plant", stop);
}
