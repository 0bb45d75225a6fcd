using Hagukumi.BuildingBlocks.Data;
using Hagukumi.Staff.Accounts;
using Hagukumi.Staff.Duties;
using Hagukumi.Staff.Members;
using Hagukumi.Staff.Offices;
using Hagukumi.Staff.Presence;
using Hagukumi.Staff.Roles;
using Hagukumi.Staff.Transfers;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff;

sealed class StaffDb(DbContextOptions<StaffDb> options) : ModuleDb(options)
{
    protected override string Schema => "staff";

    public DbSet<Member> Members => Set<Member>();

    public DbSet<Role> Roles => Set<Role>();

    public DbSet<DutyAssignment> Duties => Set<DutyAssignment>();

    public DbSet<Office> Offices => Set<Office>();

    public DbSet<Posting> Postings => Set<Posting>();

    public DbSet<WorkingPattern> WorkingPatterns => Set<WorkingPattern>();

    public DbSet<Absence> Absences => Set<Absence>();

    public DbSet<Deputizing> Deputizings => Set<Deputizing>();

    public DbSet<Transfer> Transfers => Set<Transfer>();

    protected override void Configure(ModelBuilder model)
    {
        model.ApplyConfiguration(new Account.Mapping());
        model.ApplyConfiguration(new Member.Mapping());
        model.ApplyConfiguration(new Role.Mapping());
        model.ApplyConfiguration(new KnownPermission.Mapping());
        model.ApplyConfiguration(new DutyAssignment.Mapping());
        model.ApplyConfiguration(new Office.Mapping());
        model.ApplyConfiguration(new Posting.Mapping());
        model.ApplyConfiguration(new WorkingPattern.Mapping());
        model.ApplyConfiguration(new Absence.Mapping());
        model.ApplyConfiguration(new Deputizing.Mapping());
        model.ApplyConfiguration(new Transfer.Mapping());
    }
}
