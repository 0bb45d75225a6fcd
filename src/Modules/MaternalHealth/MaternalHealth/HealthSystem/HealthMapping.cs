using System.Text.Json;
using Hagukumi.BuildingBlocks.Text;
using Microsoft.Extensions.Options;

namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>What another system calls the fields of one kind of record, and what its codes mean.</summary>
/// <param name="Columns">Header by field.</param>
/// <param name="Codes">Meaning by code, by field.</param>
internal sealed record KindMapping(IReadOnlyDictionary<string, string> Columns, IReadOnlyDictionary<string, Dictionary<string, string>>? Codes = null)
{
    /// <summary>The same for two that read rows alike.</summary>
    public string Text => string.Join('\n', Columns.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key}={c.Value}")
        .Concat((Codes ?? new Dictionary<string, Dictionary<string, string>>()).OrderBy(c => c.Key, StringComparer.Ordinal).SelectMany(c => c.Value.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{c.Key}:{v.Key}={v.Value}"))));
}

/// <summary>A system that sends records.</summary>
/// <param name="Name">As staff call it; what came from it is kept under this name.</param>
/// <param name="Kinds">How it writes each kind.</param>
internal sealed record HealthSource(string Name, IReadOnlyDictionary<string, KindMapping> Kinds)
{
    public const int LongestName = 40;

    public KindMapping? Of(HealthKind kind) => Kinds.GetValueOrDefault(JsonNamingPolicy.CamelCase.ConvertName($"{kind}"));
}

/// <summary>
/// Which column of which system holds what, and which code means what: data and no program. What comes with the program is an example; a municipality
/// puts its own file in its place.
/// </summary>
/// <param name="Sources">The systems.</param>
internal sealed record HealthMapping(IReadOnlyList<HealthSource> Sources)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true, ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads the municipality's mapping, or else that which comes with the program.</summary>
    /// <exception cref="UnreadableFileException">It cannot be read, or says something that no record has.</exception>
    public static HealthMapping Read(IOptions<HealthSystemSettings> settings)
    {
        try
        {
            using var stream = settings.Value.MappingFile is { Length: > 0 } path
                ? File.OpenRead(path)
                : typeof(HealthMapping).Assembly.GetManifestResourceStream("health-mapping.json")!;
            return Check(JsonSerializer.Deserialize<HealthMapping>(stream, Json));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnreadableFileException("取込みの対応表のファイルを開けません。管理者に、設定のファイルの場所を確かめてもらってください。", e);
        }
        catch (JsonException e)
        {
            throw new UnreadableFileException($"取込みの対応表がJSONとして読めません（{e.LineNumber + 1}行目）。管理者に直してもらってください。", e);
        }
    }

    static HealthMapping Check(HealthMapping? mapping)
    {
        if (mapping is not { Sources.Count: > 0 }) throw new UnreadableFileException("取込みの対応表に、取込み元のシステムがありません。管理者に直してもらってください。");
        foreach (var source in mapping.Sources)
        {
            if (source.Name.Length is 0 or > HealthSource.LongestName) throw new UnreadableFileException($"取込みの対応表の、システムの名前は1文字から{HealthSource.LongestName}文字までにしてください。");
            foreach (var (name, kind) in source.Kinds)
            {
                if (!HealthKinds.All.Any(k => ReferenceEquals(source.Of(k.Kind), kind))) throw new UnreadableFileException($"取込みの対応表の「{name}」という種類は取り込めません。");
            }
            foreach (var (kind, name) in HealthKinds.All)
                if (source.Of(kind) is { } map) Check(map, kind, name);
        }
        return mapping;
    }

    static void Check(KindMapping map, HealthKind kind, string name)
    {
        var fields = HealthField.Of(kind);
        if (fields.FirstOrDefault(f => f.IsRequired && string.IsNullOrWhiteSpace(map.Columns.GetValueOrDefault(f.Name))) is { } missing)
            throw new UnreadableFileException($"取込みの対応表の「{name}」に、{missing.Name} の列がありません。");
        if (map.Columns.Keys.FirstOrDefault(c => !fields.Any(f => f.Name == c)) is { } unknown)
            throw new UnreadableFileException($"取込みの対応表の「{name}」の {unknown} という項目はありません。");
        foreach (var (field, codes) in map.Codes ?? new Dictionary<string, Dictionary<string, string>>())
            if (fields.FirstOrDefault(f => f.Name == field)?.Values is not { } values || codes.Values.FirstOrDefault(v => !values.Contains(v)) is not null)
                throw new UnreadableFileException($"取込みの対応表の「{name}」の {field} のコードに、読めない意味があります。");
    }
}
