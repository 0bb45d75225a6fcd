using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Contracts;
using Hagukumi.Families.Register;
using static Hagukumi.Families.Tests.RegisterText;

namespace Hagukumi.Families.Tests;

public sealed class DemoTownTests
{
    static readonly IReadOnlyList<RegisterRow> Town = DemoTown.Build(new Random(2026), Today);

    [Fact]
    public void Build_SameSeed_IsTheSameTown() => DemoTown.Build(new Random(2026), Today).Should().Equal(Town);

    [Fact]
    public void Build_HasTheSizeOfASmallCity()
    {
        Town.Count.Should().BeGreaterThan(3200);
        Town.Select(r => r.HouseholdNumber).Distinct().Count().Should().BeInRange(900, 1200);
        Town.Select(r => r.RegisterNumber).Should().OnlyHaveUniqueItems();
        Town.Select(r => r.ElementaryDistrict).Distinct().Should().BeEquivalentTo(DemoWorld.Districts);
        Town.Count(r => r.Sealed).Should().Be(30);
        Town.Select(r => r.Language).Distinct().Should().HaveCountGreaterThan(4);
    }

    [Fact]
    public void Build_IsOfAllAges()
    {
        Town.Should().OnlyContain(r => r.BirthDate < Today && r.Name.Length > 1 && r.Kana.Contains(' '));
        Town.Should().Contain(r => Age.AgeInMonths(r.BirthDate, Today) < 2).And.Contain(r => Age.LegalAge(r.BirthDate, Today) > 90);
        Town.Count(r => r.Sex == Sex.Female && Age.LegalAge(r.BirthDate, Today) is >= 18 and <= 42).Should().BeGreaterThan(400);
    }
}
