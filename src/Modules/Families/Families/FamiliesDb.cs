using Hagukumi.BuildingBlocks.Data;
using Hagukumi.Families.People;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families;

sealed class FamiliesDb(DbContextOptions<FamiliesDb> options) : ModuleDb(options)
{
    protected override string Schema => "families";

    public DbSet<Person> People => Set<Person>();

    public DbSet<Household> Households => Set<Household>();

    protected override void Configure(ModelBuilder model)
    {
        model.ApplyConfiguration(new Person.Mapping());
        model.ApplyConfiguration(new Household.Mapping());
    }
}
