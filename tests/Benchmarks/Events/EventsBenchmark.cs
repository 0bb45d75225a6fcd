using Hagukumi.Benchmarks.Measuring;

namespace Hagukumi.Benchmarks.Events;

static class EventsBenchmark
{
    public static Task<IReadOnlyList<Figure>> Run() => throw new NotSupportedException();
}
