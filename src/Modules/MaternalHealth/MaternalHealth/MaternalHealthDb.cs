using Hagukumi.BuildingBlocks.Data;
using Hagukumi.MaternalHealth.Antenatal;
using Hagukumi.MaternalHealth.Benefits;
using Hagukumi.MaternalHealth.Checkups;
using Hagukumi.MaternalHealth.Classes;
using Hagukumi.MaternalHealth.Epds;
using Hagukumi.MaternalHealth.Gifts;
using Hagukumi.MaternalHealth.Grief;
using Hagukumi.MaternalHealth.Growth;
using Hagukumi.MaternalHealth.Handbooks;
using Hagukumi.MaternalHealth.HealthSystem;
using Hagukumi.MaternalHealth.Immunisation;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Liaison;
using Hagukumi.MaternalHealth.MotherCare;
using Hagukumi.MaternalHealth.Moves;
using Hagukumi.MaternalHealth.PostpartumCare;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.RearingSupports;
using Hagukumi.MaternalHealth.Reports;
using Hagukumi.MaternalHealth.SelfCare;
using Hagukumi.MaternalHealth.Surveys;
using Hagukumi.MaternalHealth.Vouchers;
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

    public DbSet<VoucherBook> VoucherBooks => Set<VoucherBook>();

    public DbSet<Reimbursement> Reimbursements => Set<Reimbursement>();

    public DbSet<AntenatalVisit> AntenatalVisits => Set<AntenatalVisit>();

    public DbSet<AntenatalContact> AntenatalContacts => Set<AntenatalContact>();

    public DbSet<Benefit> Benefits => Set<Benefit>();

    public DbSet<FormerGift> FormerGifts => Set<FormerGift>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<HandbookChange> HandbookChanges => Set<HandbookChange>();

    public DbSet<Clinic> Clinics => Set<Clinic>();

    public DbSet<LiaisonSlip> LiaisonSlips => Set<LiaisonSlip>();

    public DbSet<ClassSession> ClassSessions => Set<ClassSession>();

    public DbSet<BookGift> BookGifts => Set<BookGift>();

    public DbSet<SelfCarePlan> SelfCarePlans => Set<SelfCarePlan>();

    public DbSet<HealthImport> HealthImports => Set<HealthImport>();

    public DbSet<RefusedHealthLine> RefusedHealthLines => Set<RefusedHealthLine>();

    public DbSet<ImportedRecord> ImportedRecords => Set<ImportedRecord>();

    public DbSet<Move> Moves => Set<Move>();

    public DbSet<RearingSupport> RearingSupports => Set<RearingSupport>();

    public DbSet<EightMonthSurvey> EightMonthSurveys => Set<EightMonthSurvey>();

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
        model.ApplyConfiguration(new VoucherBook.Mapping());
        model.ApplyConfiguration(new Reimbursement.Mapping());
        model.ApplyConfiguration(new AntenatalVisit.Mapping());
        model.ApplyConfiguration(new AntenatalContact.Mapping());
        model.ApplyConfiguration(new Benefit.Mapping());
        model.ApplyConfiguration(new FormerGift.Mapping());
        model.ApplyConfiguration(new Payment.Mapping());
        model.ApplyConfiguration(new HandbookChange.Mapping());
        model.ApplyConfiguration(new Clinic.Mapping());
        model.ApplyConfiguration(new LiaisonSlip.Mapping());
        model.ApplyConfiguration(new ClassSession.Mapping());
        model.ApplyConfiguration(new BookGift.Mapping());
        model.ApplyConfiguration(new SelfCarePlan.Mapping());
        model.ApplyConfiguration(new HealthImport.Mapping());
        model.ApplyConfiguration(new RefusedHealthLine.Mapping());
        model.ApplyConfiguration(new ImportedRecord.Mapping());
        model.ApplyConfiguration(new Move.Mapping());
        model.ApplyConfiguration(new RearingSupport.Mapping());
        model.ApplyConfiguration(new EightMonthSurvey.Mapping());
    }
}
