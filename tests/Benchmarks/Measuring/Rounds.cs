namespace Hagukumi.Benchmarks.Measuring;

/// <summary>Product and floor in turns, each first in every second round.</summary>
static class Rounds
{
    public const int Count = 7;

    public static async Task<(IReadOnlyList<T> Product, IReadOnlyList<T> Floor)> Alternate<T>(Func<Task<T>> product, Func<Task<T>> floor, int rounds = Count)
    {
        List<T> products = [], floors = [];
        for (var round = 0; round < rounds; round++)
        {
            if (round % 2 == 0) floors.Add(await floor());
            products.Add(await product());
            if (round % 2 == 1) floors.Add(await floor());
        }
        return (products, floors);
    }
}
