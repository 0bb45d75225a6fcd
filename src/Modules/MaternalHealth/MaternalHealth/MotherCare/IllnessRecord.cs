using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.MotherCare;

/// <summary>What is kept of a mother's mental illness: as little as the work with her needs.</summary>
internal sealed record IllnessFacts(string Doctor, string Medicine, string Admissions);

/// <summary>母の精神疾患 (AY-41): doctor, medicine, admissions. Only the members of staff that it names may read it; a role is not enough.</summary>
internal sealed class IllnessRecord : AggregateRoot
{
    IllnessRecord()
    {
    }

    public PregnancyId Id { get; private set; }

    public PersonId Mother { get; private set; }

    public string Doctor { get; private set; } = "";

    public string Medicine { get; private set; } = "";

    public string Admissions { get; private set; } = "";

    public StaffId ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public List<IllnessReader> Readers { get; } = [];

    public override IEnumerable<PersonId> About => [Mother];

    public IllnessFacts Facts => new(Doctor, Medicine, Admissions);

    public bool MayRead(StaffId staff) => Readers.Exists(r => r.Staff == staff);

    public static IllnessRecord Of(Pregnancy pregnancy) => new() { Id = pregnancy.Id, Mother = pregnancy.PersonId };

    /// <summary>Whether it stands already just so: the same press twice.</summary>
    public bool Says(IllnessFacts facts, IReadOnlyCollection<StaffId> readers) => Facts == facts && Readers.Select(r => r.Staff).ToHashSet().SetEquals(readers);

    public void Keep(IllnessFacts facts, IReadOnlyCollection<StaffId> readers, Recorded recorded)
    {
        if (readers.Count == 0) throw new RefusalException("この記録を読める職員を1人以上選んでください。");
        (Doctor, Medicine, Admissions) = (facts.Doctor, facts.Medicine, facts.Admissions);
        Readers.RemoveAll(r => !readers.Contains(r.Staff));
        Readers.AddRange(readers.Where(s => !MayRead(s)).Select(s => new IllnessReader { Staff = s }).ToList());
        (ChangedBy, ChangedAt) = (recorded.By, recorded.At);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<IllnessRecord>
    {
        public void Configure(EntityTypeBuilder<IllnessRecord> builder)
        {
            builder.ToTable("illness_record");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Doctor).HasMaxLength(Longest.Line);
            builder.Property(x => x.Medicine).HasMaxLength(Longest.Text);
            builder.Property(x => x.Admissions).HasMaxLength(Longest.Text);
            builder.HasIndex(x => x.Mother);
            builder.OwnsMany(x => x.Readers, r =>
            {
                r.ToTable("illness_reader");
                r.WithOwner().HasForeignKey("PregnancyId");
                r.HasKey("PregnancyId", nameof(IllnessReader.Staff));
                r.Property(x => x.Staff).ValueGeneratedNever();
            });
        }
    }
}

/// <summary>Somebody who may read it.</summary>
internal sealed class IllnessReader
{
    public StaffId Staff { get; init; }
}
