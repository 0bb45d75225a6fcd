using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Register;

/// <summary>How far an import is. One that says that it runs and has lost its <see cref="ImportLease"/> was interrupted.</summary>
internal enum ImportState
{
    Running,

    /// <summary>The whole file was read.</summary>
    Finished,

    /// <summary>The file could not be read to its end.</summary>
    Failed,
}

/// <summary>
/// One reading of an extract: who started it, how far it is, what it refused and whom it changed. Each chunk of the file
/// is counted in the chunk's own transaction, so that what stands here is stored.
/// </summary>
internal sealed class ImportRun : AggregateRoot
{
    readonly List<ImportCount> counts = [];

    ImportRun()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>One more than that of the import before.</summary>
    public int Number { get; private set; }

    /// <summary>As the file was called; no path.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>The day the extract shows.</summary>
    public DateOnly AsOf { get; private set; }

    /// <summary>Only tells what would change.</summary>
    public bool IsDry { get; private set; }

    /// <summary>The file has only those for whom something changed: of whoever is not in it nothing follows.</summary>
    public bool IsPart { get; private set; }

    /// <summary>Nothing was imported whole before it.</summary>
    public bool IsFirst { get; private set; }

    public StaffId StartedBy { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public ImportState State { get; private set; }

    public int Accepted { get; private set; }

    public int Changed { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Bytes read and in all.</summary>
    public long Done { get; private set; }

    public long Size { get; private set; }

    /// <summary>Why it failed, as the reader is told.</summary>
    public string? Problem { get; private set; }

    /// <summary>How many people of each kind of change.</summary>
    public IReadOnlyList<ImportCount> Counts => counts;

    public Extract Extract => new(AsOf, IsFirst);

    public int PercentDone => State is ImportState.Finished || Size == 0 ? 100 : (int)Math.Clamp(Done * 100 / Size, 0, 99);

    public static ImportRun Begin(Guid id, int number, string fileName, long size, DateOnly asOf, bool isDry, bool isPart, bool isFirst, StaffId by, DateTimeOffset now) => new()
    {
        Id = id,
        Number = number,
        FileName = fileName.Length > Longest.FileName ? fileName[..Longest.FileName] : fileName,
        Size = size,
        AsOf = asOf,
        IsDry = isDry,
        IsPart = isPart,
        IsFirst = isFirst,
        StartedBy = by,
        StartedAt = now,
    };

    /// <summary>Begins again from the first line: what was stored before is found unchanged.</summary>
    public void BeginAgain()
    {
        (Accepted, Refused, Done) = (0, 0, 0);
        if (!IsDry) return;
        Changed = 0;
        counts.Clear();
    }

    /// <summary>Counts what a chunk of the file did.</summary>
    public void Count(int accepted, int refused, long done, IReadOnlyList<FollowedRow> followed)
    {
        Accepted += accepted;
        Refused += refused;
        Done = done;
        Changed += followed.Count(f => f.Changed);
        foreach (var (change, number) in followed.SelectMany(f => f.Changes).CountBy(change => change))
        {
            if (counts.Find(c => c.Change == change) is not { } count) counts.Add(count = new ImportCount { Run = Id, Change = change });
            count.People += number;
        }
    }

    public void Finish(DateTimeOffset now) => (State, EndedAt) = (ImportState.Finished, now);

    public void Fail(string problem, DateTimeOffset now) => (State, EndedAt, Problem) = (ImportState.Failed, now, problem.Length > Longest.Problem ? problem[..Longest.Problem] : problem);

    internal static class Longest
    {
        public const int FileName = 200;
        public const int Problem = 1000;
        public const int Column = 40;
        public const int Reason = 400;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ImportRun>
    {
        public void Configure(EntityTypeBuilder<ImportRun> builder)
        {
            builder.ToTable("import_run");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.FileName).HasMaxLength(Longest.FileName);
            builder.Property(x => x.Problem).HasMaxLength(Longest.Problem);
            builder.Ignore(x => x.Extract);
            builder.Ignore(x => x.PercentDone);
            builder.HasMany(x => x.Counts).WithOne().HasForeignKey(x => x.Run);
            builder.Navigation(x => x.Counts).AutoInclude();
            builder.HasIndex(x => x.Number);
        }
    }
}

/// <summary>How many people of one kind of change.</summary>
internal sealed class ImportCount
{
    public Guid Run { get; init; }

    public RegisterChange Change { get; init; }

    public int People { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ImportCount>
    {
        public void Configure(EntityTypeBuilder<ImportCount> builder)
        {
            builder.ToTable("import_count");
            builder.HasKey(x => new { x.Run, x.Change });
        }
    }
}

/// <summary>A person whom an import changed, and how.</summary>
internal sealed class ImportedPerson
{
    public Guid Run { get; init; }

    public RegisterChange Change { get; init; }

    public PersonId Person { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ImportedPerson>
    {
        public void Configure(EntityTypeBuilder<ImportedPerson> builder)
        {
            builder.ToTable("imported_person");
            builder.HasKey(x => new { x.Run, x.Change, x.Person });
            builder.HasOne<ImportRun>().WithMany().HasForeignKey(x => x.Run);
        }
    }
}

/// <summary>A row that an import did not take.</summary>
internal sealed class RefusedLine
{
    public Guid Run { get; init; }

    public int Line { get; init; }

    public string Column { get; init; } = "";

    public string Reason { get; init; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<RefusedLine>
    {
        public void Configure(EntityTypeBuilder<RefusedLine> builder)
        {
            builder.ToTable("refused_line");
            builder.HasKey(x => new { x.Run, x.Line });
            builder.Property(x => x.Column).HasMaxLength(ImportRun.Longest.Column);
            builder.Property(x => x.Reason).HasMaxLength(ImportRun.Longest.Reason);
            builder.HasOne<ImportRun>().WithMany().HasForeignKey(x => x.Run);
        }
    }
}

/// <summary>Only one import writes at a time, over a screen or on the command line, on whatever host. One row; the system's clock.</summary>
internal sealed class ImportLease
{
    /// <summary>Whoever dies loses it within this time.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(10);

    /// <summary>Always 1.</summary>
    public int Id { get; init; }

    public Guid Run { get; init; }

    /// <summary>The process that holds it: a second one does not take an import over that the first is still busy with.</summary>
    public Guid Host { get; init; }

    public DateTimeOffset Until { get; init; }

    static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    /// <summary>Takes it; false while another import holds it.</summary>
    public static Task<bool> Take(FamiliesDb db, Guid run, Guid host, CancellationToken stop)
    {
        var now = Now;
        return Set(db.ImportLease.Where(l => (l.Run == run && l.Host == host) || l.Until < now), run, host, now + Lasts, stop);
    }

    /// <summary>Holds it longer; false where another import has taken it over.</summary>
    public static Task<bool> Hold(FamiliesDb db, Guid run, Guid host, CancellationToken stop) => Set(db.ImportLease.Where(l => l.Run == run && l.Host == host), run, host, Now + Lasts, stop);

    /// <summary>Gives it back.</summary>
    public static Task Release(FamiliesDb db, Guid run, Guid host) => Set(db.ImportLease.Where(l => l.Run == run && l.Host == host), Guid.Empty, Guid.Empty, DateTimeOffset.MinValue, CancellationToken.None);

    /// <summary>The import that holds it; null for none.</summary>
    public static async Task<Guid?> Holder(FamiliesDb db, CancellationToken stop)
    {
        var now = Now;
        return await db.ImportLease.AsNoTracking().Where(l => l.Until >= now).Select(l => (Guid?)l.Run).FirstOrDefaultAsync(stop);
    }

    static async Task<bool> Set(IQueryable<ImportLease> lease, Guid run, Guid host, DateTimeOffset until, CancellationToken stop) =>
        await lease.ExecuteUpdateAsync(set => set.SetProperty(l => l.Run, run).SetProperty(l => l.Host, host).SetProperty(l => l.Until, until), stop) == 1;

    internal sealed class Mapping : IEntityTypeConfiguration<ImportLease>
    {
        public void Configure(EntityTypeBuilder<ImportLease> builder)
        {
            builder.ToTable("import_lease");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.HasData(new ImportLease { Id = 1 });
        }
    }
}
