using Hagukumi.BuildingBlocks.Data;
using Hagukumi.Staff.Accounts;
using Hagukumi.Staff.Duties;
using Hagukumi.Staff.Members;
using Hagukumi.Staff.Roles;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff;

sealed class StaffDb(DbContextOptions<StaffDb> options) : ModuleDb(options)
{
    protected override string Schema => "staff";

    public DbSet<Member> Members => Set<Member>();

    public DbSet<Role> Roles => Set<Role>();

    public DbSet<DutyAssignment> Duties => Set<DutyAssignment>();

    protected override void Configure(ModelBuilder model)
    {
        model.ApplyConfiguration(new Account.Mapping());
        model.ApplyConfiguration(new Member.Mapping());
        model.ApplyConfiguration(new Role.Mapping());
        model.ApplyConfiguration(new KnownPermission.Mapping());
        model.ApplyConfiguration(new DutyAssignment.Mapping());
    }
}
