using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Support;

/// <summary>一体支援: maternal health and child welfare look after the family together, and each has somebody in charge (SK-02).</summary>
internal sealed class IntegratedSupport : Fact
{
    IntegratedSupport()
    {
    }

    IntegratedSupport(FactBasis basis) : base(basis)
    {
    }

    /// <summary>In charge at 母子保健.</summary>
    public StaffId MaternalHealth { get; private set; }

    /// <summary>In charge at 児童福祉.</summary>
    public StaffId ChildWelfare { get; private set; }

    /// <summary>The name of the nurse of a district tells the district.</summary>
    public override bool TellsPlace => true;

    public static IntegratedSupport Record(FactBasis basis, StaffId maternalHealth, StaffId childWelfare) => new(basis) { MaternalHealth = maternalHealth, ChildWelfare = childWelfare };

    public override string Says(Func<PersonId, string> nameOf) => "母子保健と児童福祉が一緒に支援する";

    internal sealed class Mapping : IEntityTypeConfiguration<IntegratedSupport>
    {
        public void Configure(EntityTypeBuilder<IntegratedSupport> builder) => Map(builder, "integrated_support");
    }
}
