using System.Text.Json;
using Hagukumi.Families.Register;

namespace Hagukumi.Families.Tests;

/// <summary>The fictional register of 900 households.</summary>
internal static class SampleRegister
{
    public const string Utf8 = "residents-utf8.csv";
    public const string Cp932 = "residents-cp932.csv";

    public static List<RegisterLine> Read(string name)
    {
        using var stream = File.OpenRead(PathOf(name));
        using var file = RegisterFile.Open(stream, Expected().Base);
        return [.. file.Read()];
    }

    public static Expectation Expected() =>
        JsonSerializer.Deserialize<Expectation>(File.ReadAllText(PathOf("expected.json")), JsonSerializerOptions.Web)!;

    static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    public sealed record Expectation(int Accepted, IReadOnlyList<Refusal> Refused, int Households, DateOnly Base);

    public sealed record Refusal(int Line, string Column);
}
