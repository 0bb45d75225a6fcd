using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Reports;

/// <summary>
/// The figures of a fiscal year as they were reported. Records go on changing; what was reported does not. A later freezing stands beside the
/// earlier, and the last one is what was reported.
/// </summary>
internal sealed class FrozenReport
{
    public Guid Id { get; private set; }

    /// <summary>Fiscal year, by the year in which it begins.</summary>
    public int Year { get; private set; }

    public StaffId FrozenBy { get; private set; }

    public DateTimeOffset FrozenAt { get; private set; }

    public List<FrozenFigure> Figures { get; } = [];

    public static FrozenReport Of(Guid id, int year, IEnumerable<(string Code, int Count)> figures, Recorded recorded)
    {
        var report = new FrozenReport { Id = id, Year = year, FrozenBy = recorded.By, FrozenAt = recorded.At };
        report.Figures.AddRange(figures.Select(f => new FrozenFigure { Code = f.Code, Count = f.Count }));
        return report;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<FrozenReport>
    {
        public void Configure(EntityTypeBuilder<FrozenReport> builder)
        {
            builder.ToTable("frozen_report");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.HasIndex(x => x.Year);
            builder.OwnsMany(x => x.Figures, f =>
            {
                f.ToTable("frozen_figure");
                f.WithOwner().HasForeignKey("ReportId");
                f.HasKey("ReportId", nameof(FrozenFigure.Code));
                f.Property(x => x.Code).HasMaxLength(60);
            });
        }
    }
}

/// <summary>One figure as it was reported.</summary>
internal sealed class FrozenFigure
{
    public required string Code { get; init; }

    public int Count { get; init; }
}
