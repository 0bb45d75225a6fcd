using System.Text;
using System.Text.Json;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.TestKit;
using static Hagukumi.Families.Tests.RegisterText;

namespace Hagukumi.Families.Tests;

/// <summary>One extract of the register after the other, each a file on the command line.</summary>
static class Extracts
{
    public static byte[] File(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', [Header, .. lines]) + "\n");

    /// <summary>Lines of people who live alone, numbered from one on.</summary>
    public static string[] Alone(int count, int from = 1, params (string Column, string Text)[] changes) =>
        [.. Enumerable.Range(from, count).Select(n => Line([("宛名番号", $"{n}"), ("世帯番号", $"{n}"), .. changes]))];

    /// <summary>Of those for whom something changed: who is not in it is not missing.</summary>
    public static Task<VerbResult> Import(this App app, byte[] file, params (string Name, string Value)[] options) => app.ImportWhole(file, [("changes-only", "true"), .. options]);

    /// <summary>Of everybody.</summary>
    public static async Task<VerbResult> ImportWhole(this App app, byte[] file, params (string Name, string Value)[] options)
    {
        var path = Path.Combine(Path.GetTempPath(), $"extract-{Guid.CreateVersion7():N}.csv");
        await System.IO.File.WriteAllBytesAsync(path, file);
        try
        {
            return await app.Verb("import-register", [("file", path), .. options]);
        }
        finally
        {
            System.IO.File.Delete(path);
        }
    }

    public static int Changed(this VerbResult result) => JsonSerializer.SerializeToElement(result.Json, JsonSerializerOptions.Web).GetProperty("changed").GetInt32();

    public static async Task<string> IdOf(this App app, string number) => await app.Database.Scalar<string>($"select id::text from families.person where register_number = '{number}'");
}
