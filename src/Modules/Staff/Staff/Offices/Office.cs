using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Staff.Offices;

/// <summary>組織: an office of the municipality and the organ it belongs to, from when to when. Closed, never deleted: the past must still say where somebody worked.</summary>
sealed class Office : AggregateRoot
{
    public const int LongestName = 100;

    public static readonly IReadOnlyList<(string Value, string Text)> Organs = [(nameof(Organ.Mayor), "市長部局"), (nameof(Organ.BoardOfEducation), "教育委員会"), (nameof(Organ.Other), "その他")];

    public static readonly IReadOnlyList<(string Value, string Text)> Kinds = [(nameof(OfficeKind.Main), "本庁"), (nameof(OfficeKind.Branch), "区・支所"), (nameof(OfficeKind.Centre), "センター")];

    Office()
    {
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public Organ Organ { get; private set; }

    public OfficeKind Kind { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>Last day; null while open.</summary>
    public DateOnly? To { get; private set; }

    public static Office Open(Guid id, string name, Organ organ, OfficeKind kind, DateOnly from, DateOnly? to) => new() { Id = id, Name = name, Organ = organ, Kind = kind, From = from, To = to };

    public bool Is(string name, Organ organ, OfficeKind kind, DateOnly from, DateOnly? to) => (Name, Organ, Kind, From, To) == (name, organ, kind, from, to);

    public void Change(string name, Organ organ, OfficeKind kind, DateOnly from, DateOnly? to) => (Name, Organ, Kind, From, To) = (name, organ, kind, from, to);

    internal sealed class Mapping : IEntityTypeConfiguration<Office>
    {
        public void Configure(EntityTypeBuilder<Office> builder)
        {
            builder.ToTable("office");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Name).HasMaxLength(LongestName);
        }
    }
}

/// <summary>The organ of the municipality that answers for an office.</summary>
enum Organ
{
    Mayor,
    BoardOfEducation,
    Other,
}

/// <summary>What kind of office it is.</summary>
enum OfficeKind
{
    Main,
    Branch,
    Centre,
}

/// <summary>所属: a member belongs to an office in a period; to two at once where somebody serves two (兼務).</summary>
sealed class Posting : AggregateRoot
{
    Posting()
    {
    }

    public Guid Id { get; private set; }

    public StaffId Staff { get; private set; }

    public Guid Office { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>Last day; null while open.</summary>
    public DateOnly? To { get; private set; }

    public static Posting Begin(Guid id, StaffId staff, Guid office, DateOnly from, DateOnly? to) => new() { Id = id, Staff = staff, Office = office, From = from, To = to };

    public void End(DateOnly lastDay) => To = lastDay;

    internal sealed class Mapping : IEntityTypeConfiguration<Posting>
    {
        public void Configure(EntityTypeBuilder<Posting> builder)
        {
            builder.ToTable("posting");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.HasIndex(x => x.Staff);
        }
    }
}

static class PostingQueries
{
    /// <summary>Where each member belongs on a day, by name: the offices as one text, in the order in which they were entered on.</summary>
    public static async Task<IReadOnlyDictionary<StaffId, string>> OfficesOn(this StaffDb db, DateOnly day, CancellationToken stop) =>
        (await (from posting in db.Postings.AsNoTracking()
                where posting.From <= day && (posting.To == null || posting.To >= day)
                join office in db.Offices on posting.Office equals office.Id
                orderby posting.From, posting.Id
                select new { posting.Staff, office.Name }).ToListAsync(stop))
            .GroupBy(p => p.Staff).ToDictionary(g => g.Key, g => string.Join("、", g.Select(p => p.Name)));
}
