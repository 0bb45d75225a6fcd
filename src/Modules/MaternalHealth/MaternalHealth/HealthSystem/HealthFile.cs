using System.Security.Cryptography;
using System.Text;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Text;
using Hagukumi.MaternalHealth.Checkups;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Immunisation;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;

namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>A file of the health system: its header says of which kind it is, the mapping which column is what. Read once, row by row.</summary>
internal sealed class HealthFile : IDisposable
{
    /// <summary>Part of every print: raise it when rows are read in another way than before, so that all are read again.</summary>
    const int PrintVersion = 1;

    const int LongestNumber = 20;

    const string DateForms = "2026-04-01、20260401、令和8年4月1日、R8.4.1 のように入れてください。";

    static readonly char[] Between = ['、', ',', '，', ';', '/', '・', ' ', '　', '\n', '\r'];

    readonly CsvRows csv;
    readonly KindMapping map;
    readonly Dictionary<string, int> positions;
    readonly Dictionary<string, IReadOnlyDictionary<string, string>> codes;
    readonly Dictionary<string, int> lineOfId = new(StringComparer.Ordinal);
    readonly MaternalHealthSettings settings;
    readonly DateOnly today;
    readonly string mapPrint;

    HealthFile(CsvRows csv, HealthSource source, HealthKind kind, Dictionary<string, int> headers, MaternalHealthSettings settings, DateOnly today)
    {
        (this.csv, Source, Kind, this.settings, this.today) = (csv, source.Name, kind, settings, today);
        map = source.Of(kind)!;
        positions = map.Columns.Where(c => headers.ContainsKey(c.Value.Trim())).ToDictionary(c => c.Key, c => headers[c.Value.Trim()], StringComparer.Ordinal);
        codes = (map.Codes ?? new Dictionary<string, Dictionary<string, string>>()).ToDictionary(
            c => c.Key, c => (IReadOnlyDictionary<string, string>)c.Value.DistinctBy(v => Plain(v.Key)).ToDictionary(v => Plain(v.Key), v => v.Value, StringComparer.Ordinal), StringComparer.Ordinal);
        mapPrint = $"{PrintVersion}\n{map.Text}\n{string.Join('\n', positions.Keys.Order(StringComparer.Ordinal))}";
    }

    public string Source { get; }

    public HealthKind Kind { get; }

    /// <summary>Reads the header and finds out what the file is.</summary>
    /// <param name="stream">Seekable; stays open.</param>
    /// <param name="mapping">Which column is what.</param>
    /// <param name="settings">The municipality's check-ups.</param>
    /// <param name="today">Nothing happened after this day.</param>
    /// <exception cref="UnreadableFileException">The file is none that can be read.</exception>
    public static HealthFile Open(Stream stream, HealthMapping mapping, MaternalHealthSettings settings, DateOnly today)
    {
        var opened = CsvRows.Open(stream, "健康管理システム");
        try
        {
            var written = opened.Headers.Select(h => h.Trim()).ToHashSet(StringComparer.Ordinal);
            var candidates = (from source in mapping.Sources
                              from kind in HealthKinds.All
                              let map = source.Of(kind.Kind)
                              where map is not null
                              let missing = HealthField.Of(kind.Kind).Where(f => f.IsRequired).Select(f => map.Columns[f.Name].Trim()).Where(c => !written.Contains(c)).ToList()
                              select new { source, kind.Kind, kind.Name, map, missing, Found = map.Columns.Values.Count(c => written.Contains(c.Trim())) }).ToList();
            var fitting = candidates.Where(c => c.missing.Count == 0).OrderByDescending(c => c.Found).ToList();
            if (fitting is [var first, var second, ..] && first.Found == second.Found)
                throw new UnreadableFileException($"見出しからは、{first.source.Name}の{first.Name}か、{second.source.Name}の{second.Name}か分かりません。どちらか一方の列だけを抽出し直してください。");
            if (fitting.Count == 0)
            {
                // 宛名番号 alone is in every file of the municipality.
                throw candidates.Where(c => c.Found > 1).OrderByDescending(c => c.Found).FirstOrDefault() is { } nearest
                    ? new UnreadableFileException($"{nearest.Name}の見出しに必要な列がありません: {string.Join("、", nearest.missing)}。列を加えて、抽出し直してください。")
                    : new UnreadableFileException($"健康管理システムのCSVではありません。1行目に「{candidates[0].map.Columns[HealthField.Id]}」などの見出しのあるCSVを選んでください。");
            }
            return new HealthFile(opened, fitting[0].source, fitting[0].Kind, opened.Positions([.. fitting[0].map.Columns.Values.Select(c => c.Trim())]), settings, today);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>The rows in the order of the file.</summary>
    /// <exception cref="UnreadableFileException">A quote is not closed, and what follows cannot be told apart.</exception>
    public IEnumerable<HealthLine> Read()
    {
        while (csv.Next())
        {
            HealthLine line;
            try
            {
                line = Take(csv.Line);
            }
            catch (Unreadable cell)
            {
                line = new RefusedHealthRow(csv.Line, csv.IsWhole ? Cut(Text(HealthField.Person)) : "", cell.Column, cell.Message);
            }
            yield return line;
        }
    }

    public void Dispose() => csv.Dispose();

    HealthLine Take(int line)
    {
        if (csv.Fault is { } fault) throw new Unreadable(RefusedHealthRow.WholeRow, fault);
        foreach (var (field, column) in positions)
            if (!CsvRows.IsReadable(csv[column])) throw new Unreadable(map.Columns[field], "文字コードとして読めない文字があります。元の文字を確かめて、抽出し直してください。");
        var id = Required(HealthField.Id);
        if (id.Length > ImportedRecord.LongestId) throw Wrong(HealthField.Id, $"{map.Columns[HealthField.Id]}が長すぎます（{ImportedRecord.LongestId}文字まで）。ほかの列の内容が入っていないか確かめてください。");
        if (!lineOfId.TryAdd(id, line)) throw Wrong(HealthField.Id, $"{map.Columns[HealthField.Id]}が{lineOfId[id]}行目と重なっています。どちらが正しいかを確かめ、一方を直すか除いてください。");
        var gone = Code(HealthField.Gone) == HealthField.Yes;
        var number = Required(HealthField.Person);
        if (number.Length > LongestNumber) throw Wrong(HealthField.Person, $"{map.Columns[HealthField.Person]}が長すぎます（{LongestNumber}文字まで）。ほかの列の内容が入っていないか確かめてください。");
        return new HealthRow(line, id, number, gone, Print(), gone ? null : Record());
    }

    HealthRecord Record() => Kind switch
    {
        HealthKind.Notification => Notification(),
        HealthKind.Checkup => Checkup(),
        HealthKind.Visit => Visit(),
        _ => Dose(),
    };

    NotificationRecord Notification()
    {
        var on = Day(HealthField.On);
        if (on < today.AddYears(-RegisterPregnancy.MostYearsAgo)) throw Wrong(HealthField.On, $"{map.Columns[HealthField.On]}が{RegisterPregnancy.MostYearsAgo}年より前です。年と元号を確かめてください。");
        var fetuses = Text(HealthField.Fetuses).Length == 0 ? 1 : Number(HealthField.Fetuses, RegisterPregnancy.MostFetuses);
        var handbooks = Required(HealthField.Handbooks).Split(Between, StringSplitOptions.RemoveEmptyEntries);
        if (handbooks.Length != fetuses) throw Wrong(HealthField.Handbooks, $"母子健康手帳の番号が胎児の数だけありません（胎児{fetuses}人、番号{handbooks.Length}冊）。番号を「、」で区切って入れてください。");
        if (handbooks.Any(h => h.Length > Handbook.LongestNumber)) throw Wrong(HealthField.Handbooks, $"母子健康手帳の番号は{Handbook.LongestNumber}文字以内にしてください。");
        // Whoever notifies has been to a doctor, unless the other system says otherwise.
        return new(new NotificationFacts(on, ReadDay(HealthField.Expected), fetuses, handbooks, Code(HealthField.Heartbeat) is null or HealthField.Yes, Code(HealthField.FirstCheckup) is null or HealthField.Yes,
            Line(HealthField.Institution), Code(HealthField.AfterDelivery) == HealthField.Yes));
    }

    CheckupRecord Checkup()
    {
        var kind = Enum.Parse<CheckupKind>(RequiredCode(HealthField.Kind));
        var place = Code(HealthField.Place) is { } written ? Enum.Parse<CheckupSource>(written) : CheckupPlan.Of(kind, settings).InSessions ? CheckupSource.Session : CheckupSource.Clinic;
        var followUps = Text(HealthField.FollowUps).Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(code => Meaning(HealthField.FollowUps, code)).Distinct(StringComparer.Ordinal);
        return new(kind, new ResultFacts(Day(HealthField.On), place, Enum.Parse<CheckupResult>(RequiredCode(HealthField.Result)), string.Join(' ', followUps), Line(HealthField.Institution), Note()));
    }

    HealthRecord Visit()
    {
        var (on, outcome, note) = (Day(HealthField.On), RequiredCode(HealthField.Outcome), Note());
        if (RequiredCode(HealthField.Kind) == HealthField.Newborn)
            return new NewbornVisitRecord(new NewbornVisitFacts(on, outcome switch
            {
                HealthField.Seen => NewbornVisitKind.Visited,
                HealthField.ByOtherMunicipality => NewbornVisitKind.ByOtherMunicipality,
                HealthField.Declined => NewbornVisitKind.Declined,
                _ => throw Wrong(HealthField.Outcome, "新生児訪問の結果は、実施、他市町村実施、拒否のどれかです。会えなかった訪問は、会えてから入れてください。"),
            }, note));
        return new InfantVisitRecord(outcome is HealthField.Seen or HealthField.ByOtherMunicipality ? new(on, ChildSeen: true, "", note) : new(on, ChildSeen: false, outcome, note));
    }

    DoseRecord Dose() => new(RequiredCode(HealthField.Vaccine), Number(HealthField.Number, RecordDose.MostDoses), Day(HealthField.On));

    string Text(string field) => positions.TryGetValue(field, out var column) ? csv[column].Trim() : "";

    string Required(string field) => Text(field) is { Length: > 0 } text ? text : throw Wrong(field, $"{map.Columns[field]}が空です。入れてから、抽出し直してください。");

    string Line(string field) => AtMost(field, Longest.Line);

    string Note() => AtMost(HealthField.Note, Longest.Text);

    string AtMost(string field, int length) => Text(field) is var text && text.Length <= length ? text : throw Wrong(field, $"{map.Columns[field]}が長すぎます（{length}文字まで）。短くしてください。");

    string? Code(string field) => Text(field) is { Length: > 0 } text ? Meaning(field, text) : null;

    string RequiredCode(string field) => Meaning(field, Required(field));

    string Meaning(string field, string code) => codes.GetValueOrDefault(field)?.GetValueOrDefault(Plain(code))
        ?? throw Wrong(field, $"{map.Columns[field]}のコードが取込みの対応表にありません。コードを確かめるか、管理者に対応表へ加えてもらってください。");

    int Number(string field, int most) => Required(field).Number() is { } number && number >= 1 && number <= most ? number : throw Wrong(field, $"{map.Columns[field]}は1から{most}までの数字で入れてください。");

    DateOnly Day(string field) => ReadDay(field) is var day && day <= today ? day : throw Wrong(field, $"{map.Columns[field]}が未来の日付です。年と元号を確かめてください。");

    DateOnly ReadDay(string field) => JapaneseDate.TryParse(Required(field), out var day) ? day : throw Wrong(field, $"{map.Columns[field]}を日付として読めません。{DateForms}");

    Unreadable Wrong(string field, string reason) => new(map.Columns[field], reason);

    Guid Print() => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{mapPrint}\n{string.Join('\u001F', positions.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => csv[p.Value].Trim()))}")).AsSpan(0, 16));

    static string Cut(string text) => text.Length > LongestNumber ? text[..LongestNumber] : text;

    // A lone surrogate would make normalisation throw, and no code has any.
    static string Plain(string text) => text.Any(char.IsSurrogate) ? text : text.Normalize(NormalizationForm.FormKC).Trim();

    /// <summary>A cell that cannot be taken; costs its row.</summary>
    sealed class Unreadable(string column, string reason) : Exception(reason)
    {
        public string Column => column;
    }
}
