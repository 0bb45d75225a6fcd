using Hagukumi.BuildingBlocks.Data;
using Hagukumi.FollowUps.Digests;
using Hagukumi.FollowUps.Handovers;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Mail;
using Hagukumi.FollowUps.Notes;
using Hagukumi.FollowUps.Notices;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Referrals;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps;

sealed class FollowUpsDb(DbContextOptions<FollowUpsDb> options) : ModuleDb(options)
{
    protected override string Schema => "follow_ups";

    public DbSet<FollowUp> FollowUps => Set<FollowUp>();

    public DbSet<KeptFact> Facts => Set<KeptFact>();

    public DbSet<WithdrawnEvent> Withdrawn => Set<WithdrawnEvent>();

    public DbSet<DutyHolder> DutyHolders => Set<DutyHolder>();

    public DbSet<Presence> Presence => Set<Presence>();

    public DbSet<PersonDistrict> PersonDistricts => Set<PersonDistrict>();

    public DbSet<QuickNote> Notes => Set<QuickNote>();

    public DbSet<Referral> Referrals => Set<Referral>();

    public DbSet<Handover> Handovers => Set<Handover>();

    public DbSet<Vacancy> Vacancies => Set<Vacancy>();

    public DbSet<Digest> Digests => Set<Digest>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<OutgoingMail> Mails => Set<OutgoingMail>();

    protected override void Configure(ModelBuilder model)
    {
        model.ApplyConfiguration(new FollowUp.Mapping());
        model.ApplyConfiguration(new KeptFact.Mapping());
        model.ApplyConfiguration(new WithdrawnEvent.Mapping());
        model.ApplyConfiguration(new DutyHolder.Mapping());
        model.ApplyConfiguration(new Presence.Mapping());
        model.ApplyConfiguration(new PersonDistrict.Mapping());
        model.ApplyConfiguration(new QuickNote.Mapping());
        model.ApplyConfiguration(new Referral.Mapping());
        model.ApplyConfiguration(new Handover.Mapping());
        model.ApplyConfiguration(new Vacancy.Mapping());
        model.ApplyConfiguration(new Digest.Mapping());
        model.ApplyConfiguration(new Notice.Mapping());
        model.ApplyConfiguration(new OutgoingMail.Mapping());
    }
}
