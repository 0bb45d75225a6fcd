using System.Text;
using CsvHelper;

namespace Hagukumi.BuildingBlocks.Text;

/// <summary>
/// A CSV as another system of the municipality writes it, in UTF-8 or cp932 with a header of any order: read once, row by row.
/// A row that cannot be read costs itself and not its neighbours; a file with My Numbers is not read at all.
/// </summary>
public sealed class CsvRows : IDisposable
{
    /// <summary>No row has so many bytes; a quote that is never closed would swallow the rest of the file.</summary>
    const int LongestRow = 64 * 1024;

    /// <summary>Words of a header that no file brought here may have.</summary>
    static readonly string[] MyNumber = ["個人番号", "マイナンバー", "mynumber"];

    readonly CsvReader csv;
    bool badQuotes;

    CsvRows(Stream stream, string what)
    {
        Encoding = CsvEncoding.Detect(stream);
        csv = CsvReader.Create(new StreamReader(stream, Encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: true), new CsvReaderOptions
        {
            Separator = ',',
            MaxRecordSize = LongestRow,
            TrackLineNumbers = true,
            IncludeValuesInExceptions = false,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = _ => badQuotes = true,
        });
        try
        {
            CheckHeader(what);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>How the file turned out to be encoded.</summary>
    public Encoding Encoding { get; }

    /// <summary>The header as it is written.</summary>
    public IReadOnlyList<string> Headers => csv.Headers;

    /// <summary>Line of the file at which the row begins; the header is line 1.</summary>
    public int Line => (int)csv.LineNumber;

    /// <summary>Why the row cannot be divided into its columns, and what to do; null where it can.</summary>
    public string? Fault =>
        badQuotes ? $"引用符（\"）の使い方が正しくなく、列に分けられません。{Extent()}引用符を直してください。"
        : csv.FieldCount != csv.Headers.Count ? $"列の数が見出しと違います（見出し{csv.Headers.Count}列、この行{csv.FieldCount}列）。{Extent()}区切りのコンマや引用符を確かめてください。"
        : null;

    /// <summary>Whether the row can be divided into its columns.</summary>
    public bool IsWhole => !badQuotes && csv.FieldCount == csv.Headers.Count;

    /// <summary>The row's bytes as they stand there, without the line break.</summary>
    public ReadOnlySpan<byte> Raw => csv.RawRecord.TrimEnd("\r\n"u8);

    /// <summary>A cell of a whole row.</summary>
    public string this[int column] => csv.GetString(column);

    /// <summary>Reads the header.</summary>
    /// <param name="stream">Seekable; stays open.</param>
    /// <param name="what">What the file is to hold, as whoever chose it is told.</param>
    /// <exception cref="UnreadableFileException">The file is none that can be read.</exception>
    public static CsvRows Open(Stream stream, string what) => new(stream, what);

    /// <summary>Goes to the next row that is not blank; false at the end.</summary>
    /// <exception cref="UnreadableFileException">A quote is not closed, and what follows cannot be told apart.</exception>
    public bool Next()
    {
        while (OrSayWhere(() =>
        {
            badQuotes = false;
            return csv.Read();
        }))
        {
            if (csv.FieldCount > 1 || !string.IsNullOrWhiteSpace(csv.GetString(0))) return true;
        }
        return false;
    }

    /// <summary>Where the columns of the header are.</summary>
    /// <param name="wanted">Columns that may not be there twice.</param>
    /// <exception cref="UnreadableFileException">One of them is.</exception>
    public Dictionary<string, int> Positions(IReadOnlyCollection<string> wanted)
    {
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Headers.Count; i++)
        {
            var name = Headers[i].Trim();
            if (!found.TryAdd(name, i) && wanted.Contains(name))
                throw new UnreadableFileException($"見出しに同じ列が2つあります: {name}。どちらかを除いて、抽出し直してください。");
        }
        return found;
    }

    /// <summary>False for bytes without a meaning, and for what cp932 makes of single bytes that are not assigned. Gaiji (U+E000 to U+E757) stay as written.</summary>
    public static bool IsReadable(string text) => !text.Any(static c => c is '\uFFFD' or (>= '\uF8F0' and <= '\uF8F3') || (char.IsControl(c) && c is not ('\r' or '\n' or '\t')));

    /// <inheritdoc/>
    public void Dispose() => csv.Dispose();

    void CheckHeader(string what)
    {
        var headers = OrSayWhere(() => csv.Headers);
        if (headers.All(string.IsNullOrWhiteSpace))
            throw new UnreadableFileException($"見出しがありません。1行目に見出しのある{what}のCSVを選んでください。");
        if (headers.FirstOrDefault(name => MyNumber.Any(word => Plain(name).Contains(word, StringComparison.OrdinalIgnoreCase))) is { } forbidden)
            throw new UnreadableFileException($"個人番号（マイナンバー）の列があるため、1行も読みませんでした: {forbidden.Trim()}。このファイルを消し、その列を除いて抽出し直してください。");
    }

    /// <summary>How far the row goes where it is more than one line: what a lost quote has swallowed.</summary>
    string Extent() => Raw.Count((byte)'\n') is > 0 and var breaks ? $"{Line}行目から{Line + breaks}行目までが1行と読まれています。" : "";

    static T OrSayWhere<T>(Func<T> reading)
    {
        try
        {
            return reading();
        }
        catch (CsvFormatException e)
        {
            throw new UnreadableFileException($"{e.LineNumber}行目の引用符（\"）が閉じられていないか、1行が長すぎて（{LongestRow / 1024}KBまで）、その後を読めません。{e.LineNumber}行目を確かめて、抽出し直してください。", e);
        }
    }

    static string Plain(string text) => text.Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal);
}
