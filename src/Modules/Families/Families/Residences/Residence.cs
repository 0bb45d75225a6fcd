using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Hagukumi.Families.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Residences;

/// <summary>What kind of place somebody lives at.</summary>
internal enum ResidenceKind
{
    Home,
    WithRelatives,
    Facility,
    Hospital,
    Shelter,
    Other,
}

/// <summary>
/// 居所: where somebody lives apart from the registered address, from when to when. Duty follows it. As telling as an
/// address, and withheld with it.
/// </summary>
internal sealed class Residence : Fact
{
    public static readonly IReadOnlyList<(string Value, string Text)> Kinds =
    [
        (nameof(ResidenceKind.WithRelatives), "里帰り・親族の家"), (nameof(ResidenceKind.Home), "登録と違う自宅"), (nameof(ResidenceKind.Facility), "施設・里親宅"),
        (nameof(ResidenceKind.Hospital), "病院"), (nameof(ResidenceKind.Shelter), "避難先"), (nameof(ResidenceKind.Other), "その他"),
    ];

    const int LongestDistrict = People.Person.Longest.District;

    Residence()
    {
    }

    Residence(FactBasis basis) : base(basis)
    {
    }

    public ResidenceKind Kind { get; private set; }

    public Address Address { get; private set; } = Address.Unknown;

    /// <summary>Code of the district it lies in; null where nobody knows or it lies in another municipality.</summary>
    public string? District { get; private set; }

    public override bool TellsPlace => true;

    public static Residence Record(FactBasis basis, ResidenceKind kind, Address address, string? district) =>
        new(basis) { Kind = kind, Address = address, District = district };

    /// <summary>The same stay of somebody who was born into it.</summary>
    public Residence For(PersonId child, DateOnly from) =>
        new(new FactBasis(Ids.New(), child, from, To, Source, new(RecordedBy, RecordedAt, from))) { Kind = Kind, Address = Address, District = District };

    public override string Says(Func<PersonId, string> nameOf) =>
        FormText.Joined(Kinds.NameOf($"{Kind}"), $"{Address.Town}{Address.Block}{(Address.Building.Length > 0 ? $"（{Address.Building}）" : "")}", District is null ? "" : $"地区 {District}");

    internal sealed class Mapping : IEntityTypeConfiguration<Residence>
    {
        public void Configure(EntityTypeBuilder<Residence> builder)
        {
            Map(builder, "residence");
            builder.Property(x => x.District).HasMaxLength(LongestDistrict);
            builder.ComplexProperty(x => x.Address, a =>
            {
                a.Property(x => x.PostalCode).HasMaxLength(Address.Longest.PostalCode);
                a.Property(x => x.Town).HasMaxLength(Address.Longest.Line);
                a.Property(x => x.Block).HasMaxLength(Address.Longest.Line);
                a.Property(x => x.Building).HasMaxLength(Address.Longest.Line);
            });
        }
    }
}
