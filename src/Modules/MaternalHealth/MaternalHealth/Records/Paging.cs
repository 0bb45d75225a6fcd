namespace Hagukumi.MaternalHealth.Records;

/// <summary>The pages before and after, and where the reader is.</summary>
public sealed record Paging(string? Previous, string? Next, string? Summary)
{
    internal static int Clamp(string? typed, int count, int size) => Math.Clamp(typed.Number() ?? 1, 1, Math.Max(1, (count + size - 1) / size));

    internal static Paging Of(int number, int count, int size, string address) => new(
        number > 1 ? $"{address}&page={number - 1}" : null,
        number * size < count ? $"{address}&page={number + 1}" : null,
        count == 0 ? null : $"{(number - 1) * size + 1}〜{Math.Min(number * size, count)}件目（全{count}件）");
}
