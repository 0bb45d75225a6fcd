using Hagukumi.BuildingBlocks.Data;
using Hagukumi.Families.People;
using Hagukumi.Families.Register;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families;

sealed class FamiliesDb(DbContextOptions<FamiliesDb> options) : ModuleDb(options)
{
    protected override string Schema => "families";

    public DbSet<Person> People => Set<Person>();

    public DbSet<Household> Households => Set<Household>();

    public DbSet<ImportRun> Imports => Set<ImportRun>();

    public DbSet<ImportedPerson> ImportedPeople => Set<ImportedPerson>();

    public DbSet<RefusedLine> RefusedLines => Set<RefusedLine>();

    public DbSet<ImportLease> ImportLease => Set<ImportLease>();

    protected override void Configure(ModelBuilder model)
    {
        model.ApplyConfiguration(new Person.Mapping());
        model.ApplyConfiguration(new Household.Mapping());
        model.ApplyConfiguration(new ImportRun.Mapping());
        model.ApplyConfiguration(new ImportCount.Mapping());
        model.ApplyConfiguration(new ImportedPerson.Mapping());
        model.ApplyConfiguration(new RefusedLine.Mapping());
        model.ApplyConfiguration(new ImportLease.Mapping());
    }
}
