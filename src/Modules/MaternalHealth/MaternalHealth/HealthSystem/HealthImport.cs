using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>How far an import is.</summary>
internal enum HealthImportState
{
    Running,
    Finished,

    /// <summary>The file could not be read to its end.</summary>
    Failed,
}

/// <summary>
/// One reading of a file: who started it, how far it is, what came of it. Each part of the file is counted in the part's own transaction, so that
/// what stands here is stored. One whose program is silent for too long was interrupted, and may be taken over.
/// </summary>
internal sealed class HealthImport : AggregateRoot
{
    /// <summary>A program that has said nothing for so long has died.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    HealthImport()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>As the file was called; no path.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>The system it came from; empty until the header is read.</summary>
    public string Source { get; private set; } = "";

    public HealthKind? Kind { get; private set; }

    public StaffId StartedBy { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public HealthImportState State { get; private set; }

    public int Added { get; private set; }

    public int Changed { get; private set; }

    public int Withdrawn { get; private set; }

    public int Unchanged { get; private set; }

    public int Refused { get; private set; }

    /// <summary>The program that reads it.</summary>
    public Guid Host { get; private set; }

    /// <summary>When it last said so, by the system's clock.</summary>
    public DateTimeOffset HeardAt { get; private set; }

    /// <summary>Why it failed, as the reader is told.</summary>
    public string? Problem { get; private set; }

    public bool IsRunning => State is HealthImportState.Running && HeardAt > TimeProvider.System.GetUtcNow() - Silence;

    public int Read => Added + Changed + Withdrawn + Unchanged;

    public static HealthImport Begin(Guid id, string fileName, StaffId by, Guid host, DateTimeOffset now) => new()
    {
        Id = id,
        FileName = fileName.Length > Longest.FileName ? fileName[..Longest.FileName] : fileName,
        StartedBy = by,
        StartedAt = now,
        Host = host,
        HeardAt = TimeProvider.System.GetUtcNow(),
    };

    /// <summary>Begins again from the first line: what was stored before is found unchanged.</summary>
    public void BeginAgain(Guid host)
    {
        (Host, HeardAt) = (host, TimeProvider.System.GetUtcNow());
        Refused = 0;
        Unchanged = 0;
    }

    public void IsOf(string source, HealthKind kind) => (Source, Kind) = (source, kind);

    /// <summary>Counts what a part of the file did; another program may have taken the import over.</summary>
    public void Count(Counts counts, Guid host)
    {
        if (Host != host) throw new HealthImportTakenOverException();
        Added += counts.Added;
        Changed += counts.Changed;
        Withdrawn += counts.Withdrawn;
        Unchanged += counts.Unchanged;
        Refused += counts.Refused;
        HeardAt = TimeProvider.System.GetUtcNow();
    }

    public void Finish(DateTimeOffset now) => (State, EndedAt) = (HealthImportState.Finished, now);

    public void Fail(string problem, DateTimeOffset now) =>
        (State, EndedAt, Problem) = (HealthImportState.Failed, now, problem.Length > Longest.Problem ? problem[..Longest.Problem] : problem);

    /// <summary>What rows came to.</summary>
    internal readonly record struct Counts(int Added, int Changed, int Withdrawn, int Unchanged, int Refused);

    internal static class Longest
    {
        public const int FileName = 200;
        public const int Problem = 1000;
        public const int Number = 20;
        public const int Column = 100;
        public const int Reason = 400;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<HealthImport>
    {
        public void Configure(EntityTypeBuilder<HealthImport> builder)
        {
            builder.ToTable("health_import");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.FileName).HasMaxLength(Longest.FileName);
            builder.Property(x => x.Source).HasMaxLength(HealthSource.LongestName);
            builder.Property(x => x.Problem).HasMaxLength(Longest.Problem);
            builder.Ignore(x => x.IsRunning);
            builder.Ignore(x => x.Read);
            builder.HasIndex(x => x.StartedAt);
        }
    }
}

/// <summary>Another program goes on with the import, because this one was silent for too long. What this one stored stays.</summary>
internal sealed class HealthImportTakenOverException() : Exception("Another program has taken the import over.");

/// <summary>A row that an import did not take.</summary>
internal sealed class RefusedHealthLine
{
    public Guid Import { get; init; }

    public int Line { get; init; }

    /// <summary>宛名番号 as it stands there.</summary>
    public string Number { get; init; } = "";

    public string Column { get; init; } = "";

    public string Reason { get; init; } = "";

    public static RefusedHealthLine Of(Guid import, RefusedHealthRow row) => new()
    {
        Import = import,
        Line = row.Line,
        Number = row.Number,
        Column = Cut(row.Column, HealthImport.Longest.Column),
        Reason = Cut(row.Reason, HealthImport.Longest.Reason),
    };

    static string Cut(string text, int length) => text.Length > length ? text[..length] : text;

    internal sealed class Mapping : IEntityTypeConfiguration<RefusedHealthLine>
    {
        public void Configure(EntityTypeBuilder<RefusedHealthLine> builder)
        {
            builder.ToTable("refused_health_line");
            builder.HasKey(x => new { x.Import, x.Line });
            builder.Property(x => x.Number).HasMaxLength(HealthImport.Longest.Number);
            builder.Property(x => x.Column).HasMaxLength(HealthImport.Longest.Column);
            builder.Property(x => x.Reason).HasMaxLength(HealthImport.Longest.Reason);
            builder.HasOne<HealthImport>().WithMany().HasForeignKey(x => x.Import);
        }
    }
}

/// <summary>Which record here stands for which record there: the other system's own number tells a second sending from a second record.</summary>
internal sealed class ImportedRecord
{
    public const int LongestId = 60;

    public string Source { get; init; } = "";

    public HealthKind Kind { get; init; }

    /// <summary>The other system's number of it.</summary>
    public string SourceId { get; init; } = "";

    public PersonId Person { get; private set; }

    /// <summary>The pregnancy, the dose, or the event of the check-up or the visit; null once it was taken back there.</summary>
    public Guid? Record { get; private set; }

    /// <summary>The row's when it was last taken.</summary>
    public Guid Print { get; private set; }

    /// <summary>The import that last changed it.</summary>
    public Guid Import { get; private set; }

    public void Follow(PersonId person, Guid? record, Guid print, Guid import) => (Person, Record, Print, Import) = (person, record, print, import);

    internal sealed class Mapping : IEntityTypeConfiguration<ImportedRecord>
    {
        public void Configure(EntityTypeBuilder<ImportedRecord> builder)
        {
            builder.ToTable("imported_record");
            builder.HasKey(x => new { x.Source, x.Kind, x.SourceId });
            builder.Property(x => x.Source).HasMaxLength(HealthSource.LongestName);
            builder.Property(x => x.SourceId).HasMaxLength(LongestId);
            builder.HasIndex(x => x.Person);
            builder.HasIndex(x => x.Record);
        }
    }
}
