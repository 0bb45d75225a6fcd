using Hagukumi.BuildingBlocks.Data;
using Hagukumi.MaternalHealth.Checkups;
using Hagukumi.MaternalHealth.Epds;
using Hagukumi.MaternalHealth.Grief;
using Hagukumi.MaternalHealth.Growth;
using Hagukumi.MaternalHealth.Immunisation;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.MotherCare;
using Hagukumi.MaternalHealth.PostpartumCare;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Reports;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth;

sealed class MaternalHealthDb(DbContextOptions<MaternalHealthDb> options) : ModuleDb(options)
{
    protected override string Schema => "maternal_health";

    public DbSet<Pregnancy> Pregnancies => Set<Pregnancy>();

    public DbSet<Infant> Infants => Set<Infant>();

    public DbSet<GriefContact> GriefContacts => Set<GriefContact>();

    public DbSet<Measurement> Measurements => Set<Measurement>();

    public DbSet<FrozenReport> FrozenReports => Set<FrozenReport>();
    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<ChildCheckup> ChildCheckups => Set<ChildCheckup>();

    public DbSet<Leaving> Leavings => Set<Leaving>();
    public DbSet<EpdsAssessment> EpdsAssessments => Set<EpdsAssessment>();

    public DbSet<RemeasureMark> RemeasureMarks => Set<RemeasureMark>();

    public DbSet<Postpartum> Postpartums => Set<Postpartum>();

    public DbSet<Dose> Doses => Set<Dose>();

    public DbSet<IllnessRecord> IllnessRecords => Set<IllnessRecord>();

    protected override void Configure(ModelBuilder model)
    {
        model.ApplyConfiguration(new Pregnancy.Mapping());
        model.ApplyConfiguration(new Infant.Mapping());
        model.ApplyConfiguration(new GriefContact.Mapping());
        model.ApplyConfiguration(new Measurement.Mapping());
        model.ApplyConfiguration(new FrozenReport.Mapping());
        model.ApplyConfiguration(new Session.Mapping());
        model.ApplyConfiguration(new ChildCheckup.Mapping());
        model.ApplyConfiguration(new Leaving.Mapping());
        model.ApplyConfiguration(new EpdsAssessment.Mapping());
        model.ApplyConfiguration(new RemeasureMark.Mapping());
        model.ApplyConfiguration(new Postpartum.Mapping());
        model.ApplyConfiguration(new Dose.Mapping());
        model.ApplyConfiguration(new IllnessRecord.Mapping());
    }
}
