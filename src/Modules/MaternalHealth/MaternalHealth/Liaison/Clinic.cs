using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Liaison;

/// <summary>What the register says of a clinic.</summary>
internal sealed record ClinicFacts(string Name, string Kind, string Phone, bool Closed);

/// <summary>産科医療機関など (AS-16): a clinic the desk writes to.</summary>
internal sealed class Clinic : AggregateRoot
{
    /// <summary>What a clinic is.</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> Kinds = [("hospital", "病院"), ("clinic", "診療所"), ("midwifery", "助産所"), ("other", "その他")];

    Clinic()
    {
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    public string Kind { get; private set; } = "";

    public string Phone { get; private set; } = "";

    /// <summary>No longer written to; its slips keep its name.</summary>
    public bool Closed { get; private set; }

    public ClinicFacts Facts => new(Name, Kind, Phone, Closed);

    public static Clinic Register(Guid id, ClinicFacts facts)
    {
        var clinic = new Clinic { Id = id };
        clinic.Change(facts);
        return clinic;
    }

    public void Change(ClinicFacts facts) => (Name, Kind, Phone, Closed) = (facts.Name, facts.Kind, facts.Phone, facts.Closed);

    internal sealed class Mapping : IEntityTypeConfiguration<Clinic>
    {
        public void Configure(EntityTypeBuilder<Clinic> builder)
        {
            builder.ToTable("clinic");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Name).HasMaxLength(Longest.Line);
            builder.Property(x => x.Kind).HasMaxLength(20);
            builder.Property(x => x.Phone).HasMaxLength(20);
        }
    }
}
