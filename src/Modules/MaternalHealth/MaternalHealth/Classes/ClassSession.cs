using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Classes;

/// <summary>What is planned.</summary>
internal sealed record ClassFacts(string Kind, DateOnly On, string Hours, string Place, int Capacity);

/// <summary>
/// 両親学級・父親交流会・夫婦の集い・育休相談 (AY-25): a session with so many seats. Who applies first sits first; whoever does not fit waits, and
/// moves up by itself when somebody cancels.
/// </summary>
internal sealed class ClassSession : AggregateRoot
{
    /// <summary>What is held.</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> Kinds = [("parents", "両親学級"), ("fathers", "父親交流会"), ("couples", "夫婦の集い"), ("leave", "育休相談")];

    /// <summary>Who comes.</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> Comers = [(Mother, "本人"), (Partner, "パートナー"), (Both, "本人とパートナー")];

    public const string Mother = "mother";
    public const string Partner = "partner";
    public const string Both = "both";

    ClassSession()
    {
    }

    public Guid Id { get; private set; }

    public string Kind { get; private set; } = "";

    public DateOnly On { get; private set; }

    public string Hours { get; private set; } = "";

    public string Place { get; private set; } = "";

    /// <summary>Seats, one for each who comes.</summary>
    public int Capacity { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public List<ClassApplication> Applications { get; } = [];

    public override IEnumerable<PersonId> About => Applications.Select(a => a.Person);

    /// <summary>Those who stand, in the order in which they applied.</summary>
    public IReadOnlyList<ClassApplication> Standing => [.. Applications.Where(a => a.CancelledOn is null).OrderBy(a => a.AppliedAt).ThenBy(a => a.Id)];

    /// <summary>Whoever has a seat. The first who does not fit waits, and everybody behind: nobody is overtaken.</summary>
    public IReadOnlySet<Guid> Seated
    {
        get
        {
            var left = Capacity;
            return Standing.TakeWhile(a => (left -= a.Seats) >= 0).Select(a => a.Id).ToHashSet();
        }
    }

    public static ClassSession Plan(Guid id, ClassFacts facts, Recorded recorded) =>
        new() { Id = id, Kind = facts.Kind, On = facts.On, Hours = facts.Hours, Place = facts.Place, Capacity = facts.Capacity, ChangedAt = recorded.At };

    public void Apply(Guid id, Pregnancy pregnancy, string comers, Recorded recorded)
    {
        if (Applications.Exists(a => a.Id == id)) return;
        if (Standing.FirstOrDefault(a => a.Person == pregnancy.PersonId) is { } before)
        {
            if (before.Comers == comers) return;
            throw new RefusalException("この方はこの回にすでに申し込んでいます。変えるときは、先に申込みを取り消してください。");
        }
        Applications.Add(new ClassApplication { Id = id, Person = pregnancy.PersonId, Pregnancy = pregnancy.Id, Comers = comers, AppliedAt = recorded.At, RecordedBy = recorded.By });
        ChangedAt = recorded.At;
    }

    public void Cancel(Guid id, DateOnly on, Recorded recorded)
    {
        Applications.Find(a => a.Id == id && a.CancelledOn is null)?.Cancel(on);
        ChangedAt = recorded.At;
    }

    /// <summary>Who came, mothers and partners apart; null for whom nothing was said.</summary>
    public void RecordAttendance(IReadOnlyDictionary<Guid, string> came, DateOnly today, Recorded recorded)
    {
        if (On > today) throw new RefusalException($"出欠は開催日（{JapaneseDate.Format(On)}）から記録できます。");
        foreach (var application in Standing) application.Came = came.GetValueOrDefault(application.Id, application.Came);
        ChangedAt = recorded.At;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ClassSession>
    {
        public void Configure(EntityTypeBuilder<ClassSession> builder)
        {
            builder.ToTable("class_session");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Kind).HasMaxLength(20);
            builder.Property(x => x.Hours).HasMaxLength(Longest.Line);
            builder.Property(x => x.Place).HasMaxLength(Longest.Line);
            builder.HasIndex(x => x.On);
            builder.Ignore(x => x.Standing);
            builder.Ignore(x => x.Seated);
            builder.OwnsMany(x => x.Applications, a =>
            {
                a.ToTable("class_application");
                a.WithOwner().HasForeignKey("SessionId");
                a.HasKey(x => x.Id);
                a.Property(x => x.Id).ValueGeneratedNever();
                a.Property(x => x.Comers).HasMaxLength(20);
                a.Property(x => x.Came).HasMaxLength(20);
            });
        }
    }
}

/// <summary>One application: a woman, her partner, or both.</summary>
internal sealed class ClassApplication
{
    public Guid Id { get; init; }

    public PersonId Person { get; init; }

    public PregnancyId Pregnancy { get; init; }

    /// <summary>Code of who comes.</summary>
    public string Comers { get; init; } = "";

    public DateTimeOffset AppliedAt { get; init; }

    public StaffId RecordedBy { get; init; }

    public DateOnly? CancelledOn { get; private set; }

    /// <summary>Code of who came, <c>none</c> for nobody; empty while it is not recorded.</summary>
    public string Came { get; set; } = "";

    public int Seats => Comers == ClassSession.Both ? 2 : 1;

    public void Cancel(DateOnly on) => CancelledOn = on;
}
