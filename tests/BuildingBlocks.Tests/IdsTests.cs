using Hagukumi.Contracts;

namespace Hagukumi.BuildingBlocks.Tests;

public sealed class IdsTests
{
    [Fact]
    public void New_IsOrderedByTheTimeItWasMade() => Ids.New().Version.Should().Be(7);

    [Fact]
    public async Task ComeFrom_MakesTheSameIdsForTheSameSeed_AndOnlyInside()
    {
        static Task<Guid> FirstOf(int seed) => Task.Run(() =>
        {
            Ids.ComeFrom(new Random(seed));
            return Ids.New();
        });

        (await FirstOf(1)).Should().Be(await FirstOf(1)).And.NotBe(await FirstOf(2));
        Ids.New().Version.Should().Be(7);
    }
}
