using Hagukumi.BuildingBlocks.Data;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Notices;
using Hagukumi.FollowUps.Owners;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps;

sealed class FollowUpsDb(DbContextOptions<FollowUpsDb> options) : ModuleDb(options)
{
    protected override string Schema => "follow_ups";

    public DbSet<FollowUp> FollowUps => Set<FollowUp>();

    public DbSet<KeptFact> Facts => Set<KeptFact>();

    public DbSet<WithdrawnEvent> Withdrawn => Set<WithdrawnEvent>();

    public DbSet<DutyHolder> DutyHolders => Set<DutyHolder>();

    public DbSet<PersonDistrict> PersonDistricts => Set<PersonDistrict>();

    public DbSet<Notice> Notices => Set<Notice>();

    protected override void Configure(ModelBuilder model)
    {
        model.ApplyConfiguration(new FollowUp.Mapping());
        model.ApplyConfiguration(new KeptFact.Mapping());
        model.ApplyConfiguration(new WithdrawnEvent.Mapping());
        model.ApplyConfiguration(new DutyHolder.Mapping());
        model.ApplyConfiguration(new PersonDistrict.Mapping());
        model.ApplyConfiguration(new Notice.Mapping());
    }
}
