using Hagukumi.BuildingBlocks.Data;
using Hagukumi.Families.Districts;
using Hagukumi.Families.Enrolments;
using Hagukumi.Families.Genogram;
using Hagukumi.Families.Households;
using Hagukumi.Families.Kinship;
using Hagukumi.Families.Letters;
using Hagukumi.Families.Merging;
using Hagukumi.Families.People;
using Hagukumi.Families.Register;
using Hagukumi.Families.Residences;
using Hagukumi.Families.SafeContacts;
using Hagukumi.Families.Secrecy;
using Hagukumi.Families.Support;
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

    public DbSet<Letter> Letters => Set<Letter>();

    public DbSet<ImportRun> Imports => Set<ImportRun>();

    public DbSet<ImportedPerson> ImportedPeople => Set<ImportedPerson>();

    public DbSet<RefusedLine> RefusedLines => Set<RefusedLine>();

    public DbSet<ImportLease> ImportLease => Set<ImportLease>();

    public DbSet<Residence> Residences => Set<Residence>();

    public DbSet<HouseholdMembership> Memberships => Set<HouseholdMembership>();

    public DbSet<Parentage> Parentages => Set<Parentage>();

    public DbSet<ParentalAuthority> ParentalAuthorities => Set<ParentalAuthority>();

    public DbSet<Custody> Custodies => Set<Custody>();

    public DbSet<Partnership> Partnerships => Set<Partnership>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<SupportingAgency> SupportingAgencies => Set<SupportingAgency>();

    public DbSet<Hardship> Hardships => Set<Hardship>();

    public DbSet<CommunicationNeed> Communications => Set<CommunicationNeed>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<Disclosure> Disclosures => Set<Disclosure>();

    public DbSet<IntegratedSupport> IntegratedSupports => Set<IntegratedSupport>();

    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();

    public DbSet<DistrictArea> DistrictAreas => Set<DistrictArea>();

    public DbSet<ExpectedChild> ExpectedChildren => Set<ExpectedChild>();

    protected override void Configure(ModelBuilder model)
    {
        model.ApplyConfiguration(new Person.Mapping());
        model.ApplyConfiguration(new Household.Mapping());
        model.ApplyConfiguration(new Merging.Merging.Mapping());
        model.ApplyConfiguration(new DuplicateSuggestion.Mapping());
        model.ApplyConfiguration(new Protection.Mapping());
        model.ApplyConfiguration(new SafeContact.Mapping());
        model.ApplyConfiguration(new Letter.Mapping());
        model.ApplyConfiguration(new ImportRun.Mapping());
        model.ApplyConfiguration(new ImportCount.Mapping());
        model.ApplyConfiguration(new ImportedPerson.Mapping());
        model.ApplyConfiguration(new RefusedLine.Mapping());
        model.ApplyConfiguration(new ImportLease.Mapping());
        model.ApplyConfiguration(new Residence.Mapping());
        model.ApplyConfiguration(new HouseholdMembership.Mapping());
        model.ApplyConfiguration(new Parentage.Mapping());
        model.ApplyConfiguration(new ParentalAuthority.Mapping());
        model.ApplyConfiguration(new Custody.Mapping());
        model.ApplyConfiguration(new Partnership.Mapping());
        model.ApplyConfiguration(new Enrolment.Mapping());
        model.ApplyConfiguration(new SupportingAgency.Mapping());
        model.ApplyConfiguration(new Hardship.Mapping());
        model.ApplyConfiguration(new CommunicationNeed.Mapping());
        model.ApplyConfiguration(new Consent.Mapping());
        model.ApplyConfiguration(new Disclosure.Mapping());
        model.ApplyConfiguration(new IntegratedSupport.Mapping());
        model.ApplyConfiguration(new TeamMember.Mapping());
        model.ApplyConfiguration(new DistrictArea.Mapping());
        model.ApplyConfiguration(new ExpectedChild.Mapping());
    }
}
