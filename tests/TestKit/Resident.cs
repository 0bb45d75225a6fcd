using System.Globalization;
using System.Text;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.TestKit;

/// <summary>A fictional person for the register. What a test does not say is made up and never twice the same.</summary>
public sealed record Resident
{
    static int counter;

    readonly int number = Interlocked.Increment(ref counter);

    /// <summary>氏名.</summary>
    public string? Name { get; init; }

    /// <summary>氏名カナ.</summary>
    public string? Kana { get; init; }

    /// <summary>A woman of 30 unless said.</summary>
    public DateOnly Born { get; init; } = App.Monday.AddYears(-30).AddDays(-40);

    /// <summary>性別 as the register writes it.</summary>
    public string Sex { get; init; } = "女";

    /// <summary>続柄.</summary>
    public string Relationship { get; init; } = "世帯主";

    /// <summary>世帯番号; a household of one's own unless said.</summary>
    public string? Household { get; init; }

    /// <summary>小学校区: 若葉小 is hokenshi1's.</summary>
    public string District { get; init; } = "若葉小";

    /// <summary>町字.</summary>
    public string Town { get; init; } = "若葉一丁目";

    /// <summary>番地.</summary>
    public string Block { get; init; } = "1番1号";

    /// <summary>支援措置: the address is withheld.</summary>
    public bool Sealed { get; init; }

    /// <summary>転入日.</summary>
    public DateOnly? MovedInOn { get; init; }

    /// <summary>転出日.</summary>
    public DateOnly? MovedOutOn { get; init; }

    /// <summary>死亡日.</summary>
    public DateOnly? DiedOn { get; init; }

    /// <summary>宛名番号; given only to change somebody who is registered.</summary>
    public string? Number { get; init; }

    /// <summary>宛名番号 under which the person is registered.</summary>
    public string RegisterNumber => Number ?? (7_000_000_000L + number).ToString(CultureInfo.InvariantCulture);

    string Row => string.Join(',',
        RegisterNumber, Household ?? (70_000_000 + number).ToString(CultureInfo.InvariantCulture), Name ?? $"試験 {Letters(number)}子", Kana ?? $"シケン {Reading(number)}コ", "",
        Day(Born), Sex, Relationship, "079-0001", Town, Block, "", District, Day(MovedInOn), Day(MovedOutOn), Day(DiedOn), "日本", "ja", Sealed ? "1" : "");

    internal static async Task<IReadOnlyList<PersonId>> Register(App app, IReadOnlyList<Resident> residents)
    {
        var file = Path.Combine(Path.GetTempPath(), $"register-{Guid.CreateVersion7():N}.csv");
        var before = await app.With<CoreDb, HashSet<PersonId>>(async core => (await core.Directory.Select(p => p.Id).ToListAsync()).ToHashSet());
        await File.WriteAllLinesAsync(file, ["宛名番号,世帯番号,氏名,氏名カナ,通称名,生年月日,性別,続柄,郵便番号,町字,番地,方書,小学校区,転入日,転出日,死亡日,国籍,使用言語,支援措置", .. residents.Select(r => r.Row)], Encoding.UTF8);
        try
        {
            // Whoever was registered before is not missing.
            var imported = await app.Verb("import-register", ("file", file), ("changes-only", "true"));
            if (!imported.Lines.Any(l => l.Contains("受け付けなかった行 0", StringComparison.Ordinal))) throw new InvalidOperationException(string.Join('\n', imported.Lines));
        }
        finally
        {
            File.Delete(file);
        }
        var ids = new Dictionary<string, PersonId>(StringComparer.Ordinal);
        foreach (var row in await app.Database.Rows("select register_number, id from families.person where register_number is not null"))
            ids[row.Split('\t')[0]] = new PersonId(Guid.Parse(row.Split('\t')[1]));
        return [.. residents.Select(r => ids[r.RegisterNumber])];
    }

    static string Letters(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(d => "零一二三四五六七八九"[d - '0']));

    static string Reading(int number) => string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(d => "アイウエオカキクケサ"[d - '0']));

    static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
