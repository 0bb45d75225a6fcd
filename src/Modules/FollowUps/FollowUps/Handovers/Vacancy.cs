using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Jobs;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.FollowUps.Handovers;

/// <summary>担当不在: a duty that owes something has nobody. Whoever stands above it owes its follow-ups from that moment; this says so, until somebody holds it.</summary>
sealed class Vacancy : AggregateRoot
{
    Vacancy()
    {
    }

    public VacancyId Id { get; private set; }

    public Duty Duty { get; private set; }

    public string? District { get; private set; }

    public DateOnly Since { get; private set; }

    public DateOnly? FilledOn { get; private set; }

    public static Vacancy Open(Duty duty, string? district, DateOnly since)
    {
        var vacancy = new Vacancy { Id = VacancyId.New(), Duty = duty, District = district, Since = since };
        vacancy.Raise(new DutyFellVacant(vacancy.Id, duty, district, since));
        return vacancy;
    }

    public void Fill(DateOnly on)
    {
        FilledOn = on;
        Raise(new DutyFilled(Id, on));
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Vacancy>
    {
        public void Configure(EntityTypeBuilder<Vacancy> builder)
        {
            builder.ToTable("vacancy");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.District).HasMaxLength(60);
            builder.HasIndex(x => x.FilledOn);
        }
    }
}

/// <summary>Every five minutes: duties that fell vacant, by a transfer, an account that was closed or a day that came, and those that are held again.</summary>
sealed class WatchDuties(FollowUpsDb db, Rosters rosters, TimeProvider clock) : IJob
{
    public string Id => "watch-duties";

    public string Cron => "30 0/5 * * * ?";

    public async Task Run(DateOnly businessDate, CancellationToken stop)
    {
        db.ChangeTracker.Clear();
        var today = clock.Today();
        var roster = await rosters.On(today, stop);
        var owing = await db.FollowUps.Where(f => f.Status == FollowUpStatus.Open && f.Rule != "vacant-duty").Select(f => new { f.Duty, f.District }).Distinct().ToListAsync(stop);
        // Where the district is unknown or withheld a divided duty belongs to nobody on purpose.
        var vacant = owing.Where(k => roster.HoldersOf(k.Duty, k.District).Count == 0 && (k.District is not null || !roster.IsDivided(k.Duty))).Select(k => (k.Duty, k.District)).ToHashSet();
        foreach (var open in await db.Vacancies.Where(v => v.FilledOn == null).ToListAsync(stop))
            if (!vacant.Remove((open.Duty, open.District))) open.Fill(today);
        db.AddRange(vacant.Select(k => Vacancy.Open(k.Duty, k.District, today)));
        await db.SaveChangesAsync(stop);
        await JobRun.Ended(db, Id, today, clock, stop);
    }

    public Task<DateTimeOffset?> LastRun(CancellationToken stop) => JobRun.Last(db, Id, stop);
}
