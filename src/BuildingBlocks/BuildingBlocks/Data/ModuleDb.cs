using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Hagukumi.BuildingBlocks.Data;

/// <summary>
/// A module's own part of the database: its schema, its outbox and inbox, its job runs; and read-only, the directory
/// of people and staff. No foreign key leaves the schema. The model is neutral to the provider (ADR 5).
/// </summary>
public abstract class ModuleDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Schema name: the module's slug with underscores.</summary>
    protected abstract string Schema { get; }

    /// <summary>The directory of people, read-only here.</summary>
    public IQueryable<DirectoryPerson> Directory => Set<DirectoryPerson>().AsNoTracking();

    /// <summary>The directory of staff, read-only here.</summary>
    public IQueryable<DirectoryStaff> StaffDirectory => Set<DirectoryStaff>().AsNoTracking();

    /// <summary>Maps the module's aggregates.</summary>
    protected abstract void Configure(ModelBuilder model);

    /// <inheritdoc/>
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.ApplyConfiguration(new OutboxEvent.Mapping());
        modelBuilder.ApplyConfiguration(new OutboxDelivery.Mapping());
        modelBuilder.ApplyConfiguration(new OutboxLease.Mapping());
        modelBuilder.ApplyConfiguration(new OutboxSubscription.Mapping());
        modelBuilder.ApplyConfiguration(new InboxEntry.Mapping());
        modelBuilder.ApplyConfiguration(new JobRun.Mapping());
        var owned = this is CoreDb;
        modelBuilder.Entity<DirectoryPerson>(e => DirectoryPerson.Map(e, owned));
        modelBuilder.Entity<DirectoryStaff>(e => DirectoryStaff.Map(e, owned));
        modelBuilder.Entity<AccessEntry>(e => AccessEntry.Map(e, owned));
        Configure(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table) entity.SetTableName(SnakeCase.Of(table));
            NameColumns(entity, "");
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMoment>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        foreach (var id in TypedIds.Of(GetType()))
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
    }

    static void NameColumns(IMutableTypeBase type, string prefix)
    {
        foreach (var property in type.GetDeclaredProperties()) property.SetColumnName(prefix + SnakeCase.Of(property.Name));
        foreach (var complex in type.GetDeclaredComplexProperties()) NameColumns(complex.ComplexType, prefix + SnakeCase.Of(complex.Name) + "_");
    }
}
