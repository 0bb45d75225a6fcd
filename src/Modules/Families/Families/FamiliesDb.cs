using Hagukumi.BuildingBlocks.Data;
using Hagukumi.Families.Merging;
using Hagukumi.Families.People;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families;

sealed class FamiliesDb(DbContextOptions<FamiliesDb> options) : ModuleDb(options)
{
    protected override string Schema => "families";

    public DbSet<Person> People => Set<Person>();

    public DbSet<Household> Households => Set<Household>();

    public DbSet<Merging.Merging> Mergings => Set<Merging.Merging>();

    public DbSet<DuplicateSuggestion> Duplicates => Set<DuplicateSuggestion>();

    protected override void Configure(ModelBuilder model)
    {
        model.ApplyConfiguration(new Person.Mapping());
        model.ApplyConfiguration(new Household.Mapping());
        model.ApplyConfiguration(new Merging.Merging.Mapping());
        model.ApplyConfiguration(new DuplicateSuggestion.Mapping());
    }
}
