using Hagukumi.BuildingBlocks.Data;
using Hagukumi.Families.Letters;
using Hagukumi.Families.Merging;
using Hagukumi.Families.People;
using Hagukumi.Families.SafeContacts;
using Hagukumi.Families.Secrecy;
using Hagukumi.Families.Register;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families;

sealed class FamiliesDb(DbContextOptions<FamiliesDb> options) : ModuleDb(options)
{
    protected override string Schema => "families";

    public DbSet<Person> People => Set<Person>();

    public DbSet<Household> Households => Set<Household>();

    public DbSet<Merging.Merging> Mergings => Set<Merging.Merging>();

    public DbSet<DuplicateSuggestion> Duplicates => Set<DuplicateSuggestion>();

    public DbSet<Protection> Protections => Set<Protection>();

    public DbSet<SafeContact> SafeContacts => Set<SafeContact>();

    public DbSet<ExpectedChild> ExpectedChildren => Set<ExpectedChild>();

    public DbSet<Letter> Letters => Set<Letter>();
    public DbSet<ImportRun> Imports => Set<ImportRun>();

    public DbSet<ImportedPerson> ImportedPeople => Set<ImportedPerson>();

    public DbSet<RefusedLine> RefusedLines => Set<RefusedLine>();

    public DbSet<ImportLease> ImportLease => Set<ImportLease>();

    protected override void Configure(ModelBuilder model)
    {
        model.ApplyConfiguration(new Person.Mapping());
        model.ApplyConfiguration(new Household.Mapping());
        model.ApplyConfiguration(new Merging.Merging.Mapping());
        model.ApplyConfiguration(new DuplicateSuggestion.Mapping());
        model.ApplyConfiguration(new Protection.Mapping());
        model.ApplyConfiguration(new SafeContact.Mapping());
        model.ApplyConfiguration(new ExpectedChild.Mapping());
        model.ApplyConfiguration(new Letter.Mapping());
        model.ApplyConfiguration(new ImportRun.Mapping());
        model.ApplyConfiguration(new ImportCount.Mapping());
        model.ApplyConfiguration(new ImportedPerson.Mapping());
        model.ApplyConfiguration(new RefusedLine.Mapping());
        model.ApplyConfiguration(new ImportLease.Mapping());
    }
}
