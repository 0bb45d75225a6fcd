using System.Security.Cryptography;
using System.Text;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Text;
using Hagukumi.Contracts;
using Hagukumi.Families.People;

namespace Hagukumi.Families.Register;

/// <summary>
/// The register of residents as the municipality's system writes it: a CSV in UTF-8 or cp932 with a header of any order.
/// Read once, row by row; only the numbers already seen are kept.
/// </summary>
internal sealed class RegisterFile : IDisposable
{
    /// <summary>No character becomes more than 18 in a key, so that the key of a shorter text need not be made to know that it fits.</summary>
    const int SurelyShort = Person.Longest.Key / 18;

    /// <summary>Part of every print: raise it when rows are read in another way than before, so that all are read again.</summary>
    const byte PrintVersion = 1;

    /// <summary>What a system writes in 支援措置 for those without it. Anything else seals: hiding too much is the smaller harm.</summary>
    static readonly HashSet<string> NotSealed = new(StringComparer.Ordinal) { "", "0", "無", "無し", "なし", "該当なし", "非該当" };

    /// <summary>What the columns of the database take. Dates, sex and marks are read, not kept.</summary>
    static readonly IReadOnlyList<(string Column, int Length)> Longest =
    [
        (RegisterColumns.RegisterNumber, Person.Longest.Number),
        (RegisterColumns.HouseholdNumber, Person.Longest.Number),
        (RegisterColumns.Name, Person.Longest.Name),
        (RegisterColumns.Kana, Person.Longest.Name),
        (RegisterColumns.Alias, Person.Longest.Name),
        (RegisterColumns.Relationship, Person.Longest.Relationship),
        (RegisterColumns.PostalCode, Address.Longest.PostalCode),
        (RegisterColumns.Town, Address.Longest.Line),
        (RegisterColumns.Block, Address.Longest.Line),
        (RegisterColumns.Building, Address.Longest.Line),
        (RegisterColumns.ElementaryDistrict, Person.Longest.District),
        (RegisterColumns.Nationality, Person.Longest.Nationality),
        (RegisterColumns.Language, Person.Longest.Language),
    ];

    readonly DateOnly today;
    readonly CsvRows csv;
    readonly Dictionary<string, int> positions;
    readonly Dictionary<string, int> lineOfNumber = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> cells = new(RegisterColumns.All.Count, StringComparer.Ordinal);
    readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    readonly byte[] printOfHeader;
    bool read;

    RegisterFile(Stream stream, DateOnly today)
    {
        this.today = today;
        csv = CsvRows.Open(stream, "住民データ");
        try
        {
            positions = ReadHeader();
            printOfHeader = [PrintVersion, .. SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', csv.Headers)))];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>How the file turned out to be encoded.</summary>
    public Encoding Encoding => csv.Encoding;

    /// <summary>Reads the header.</summary>
    /// <param name="stream">Seekable; stays open.</param>
    /// <param name="today">Nobody is born after this day.</param>
    /// <exception cref="UnreadableFileException">The file is none that can be read.</exception>
    public static RegisterFile Open(Stream stream, DateOnly today) => new(stream, today);

    /// <summary>The rows in the order of the file, each taken (<see cref="RegisterRow"/>) or not (<see cref="RefusedRow"/>). Can be read once.</summary>
    /// <exception cref="UnreadableFileException">A quote is not closed, and what follows cannot be told apart.</exception>
    public IEnumerable<RegisterLine> Read() => Read(static (_, _) => false).Select(line => line.Line);

    /// <summary>The same with prints; of rows that are known by theirs nothing else is read (<see cref="UnchangedRow"/>).</summary>
    /// <param name="isKnown">Whether the row of a 宛名番号 looked like this print when it was last taken.</param>
    /// <exception cref="UnreadableFileException">A quote is not closed, and what follows cannot be told apart.</exception>
    public IEnumerable<PrintedLine> Read(Func<string, Guid, bool> isKnown)
    {
        if (read)
            throw new InvalidOperationException("A register's file is read once; open it again.");
        read = true;

        while (csv.Next()) yield return Take(csv.Line, isKnown);
    }

    public void Dispose()
    {
        csv.Dispose();
        hash.Dispose();
    }

    PrintedLine Take(int line, Func<string, Guid, bool> isKnown)
    {
        if (csv.IsWhole)
        {
            var print = Print();
            var number = csv[positions[RegisterColumns.RegisterNumber]].Trim();
            if (isKnown(number, print) && lineOfNumber.TryAdd(number, line))
                return new(new UnchangedRow(line), print);
            foreach (var column in RegisterColumns.All)
                cells[column] = csv[positions[column]];
            return new(Judge(line), print);
        }
        return new(Judge(line), Guid.Empty);
    }

    /// <summary>Half a SHA-256 of the row as it stands there, under this header. What is read of it follows from nothing else.</summary>
    Guid Print()
    {
        hash.AppendData(printOfHeader);
        hash.AppendData(csv.Raw);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return new Guid(digest[..16]);
    }

    Dictionary<string, int> ReadHeader()
    {
        var found = csv.Positions(RegisterColumns.All);
        if (!RegisterColumns.All.Any(found.ContainsKey))
            throw new UnreadableFileException("住民データのCSVではありません。1行目に「宛名番号」などの見出しのあるCSVを選んでください。");
        var missing = RegisterColumns.All.Where(name => !found.ContainsKey(name)).ToList();
        if (missing.Count > 0)
            throw new UnreadableFileException($"見出しに必要な列がありません: {string.Join("、", missing)}。列を加えて、抽出し直してください。");
        return found;
    }

    string this[string column] => cells[column];

    RegisterLine Judge(int line)
    {
        RefusedRow Refused(string column, string reason) => new(line, column, reason);

        if (csv.Fault is { } fault)
            return Refused(RefusedRow.WholeRow, fault);
        if (RegisterColumns.All.FirstOrDefault(column => !CsvRows.IsReadable(this[column])) is { } garbled)
            return Refused(garbled, "文字コードとして読めない文字があります。元の台帳の文字を確かめて、抽出し直してください。");

        if (Longest.FirstOrDefault(limit => this[limit.Column].Length > limit.Length) is { Column: not null } limit)
            return Refused(limit.Column, $"{limit.Column}が長すぎます（{limit.Length}文字まで）。ほかの列の内容が入っていないか確かめ、短くしてください。");
        if (new[] { RegisterColumns.Name, RegisterColumns.Kana }.FirstOrDefault(column => this[column].Length > SurelyShort && SearchKey.ForName(this[column]).Length > Person.Longest.Key) is { } wide)
            return Refused(wide, $"{wide}が長すぎます。合字（㍿など）を1文字ずつに開くか、短くしてください。");

        var number = this[RegisterColumns.RegisterNumber].Trim();
        if (number.Length == 0)
            return Refused(RegisterColumns.RegisterNumber, "宛名番号が空です。番号を入れてください。");
        if (!lineOfNumber.TryAdd(number, line))
            return Refused(RegisterColumns.RegisterNumber, $"宛名番号が{lineOfNumber[number]}行目と重なっています。どちらが正しいかを確かめ、一方を直すか除いてください。");

        var household = this[RegisterColumns.HouseholdNumber].Trim();
        if (household.Length == 0)
            return Refused(RegisterColumns.HouseholdNumber, "世帯番号が空です。番号を入れてください。");

        var name = this[RegisterColumns.Name];
        if (string.IsNullOrWhiteSpace(name))
            return Refused(RegisterColumns.Name, "氏名が空です。氏名を入れてください。");

        var born = this[RegisterColumns.BirthDate];
        if (string.IsNullOrWhiteSpace(born))
            return Refused(RegisterColumns.BirthDate, "生年月日が空です。日付を入れてください。");
        if (!JapaneseDate.TryParse(born, out var birthDate))
            return Refused(RegisterColumns.BirthDate, $"生年月日を日付として読めません。{DateForms}");
        if (birthDate > today)
            return Refused(RegisterColumns.BirthDate, "生年月日が未来の日付です。年と元号を確かめてください。");

        if (!TryReadSex(this[RegisterColumns.Sex], out var sex))
            return Refused(RegisterColumns.Sex, "性別を読めません。男か女（または1か2）、分からないときは不明と入れるか空にしてください。");

        if (!TryReadDay(RegisterColumns.MovedInOn, out var movedInOn))
            return Refused(RegisterColumns.MovedInOn, $"転入日を日付として読めません。空にするか直してください。{DateForms}");
        if (!TryReadDay(RegisterColumns.MovedOutOn, out var movedOutOn))
            return Refused(RegisterColumns.MovedOutOn, $"転出日を日付として読めません。空にするか直してください。{DateForms}");
        if (!TryReadDay(RegisterColumns.DiedOn, out var diedOn))
            return Refused(RegisterColumns.DiedOn, $"死亡日を日付として読めません。空にするか直してください。{DateForms}");

        return new RegisterRow(line)
        {
            RegisterNumber = number,
            HouseholdNumber = household,
            Name = name,
            Kana = this[RegisterColumns.Kana],
            Alias = this[RegisterColumns.Alias],
            BirthDate = birthDate,
            Sex = sex,
            Relationship = this[RegisterColumns.Relationship],
            Address = Address.Of(this[RegisterColumns.PostalCode], this[RegisterColumns.Town], this[RegisterColumns.Block], this[RegisterColumns.Building]),
            ElementaryDistrict = this[RegisterColumns.ElementaryDistrict].Trim(),
            MovedInOn = movedInOn,
            MovedOutOn = movedOutOn,
            DiedOn = diedOn,
            Nationality = this[RegisterColumns.Nationality].Trim(),
            Language = this[RegisterColumns.Language].Trim(),
            Sealed = !NotSealed.Contains(Plain(this[RegisterColumns.Sealed])),
        };
    }

    const string DateForms = "2026-04-01、20260401、令和8年4月1日、R8.4.1 のように入れてください。";

    bool TryReadDay(string column, out DateOnly? day)
    {
        day = null;
        var text = this[column];
        if (string.IsNullOrWhiteSpace(text))
            return true;
        if (!JapaneseDate.TryParse(text, out var date))
            return false;
        day = date;
        return true;
    }

    /// <summary>An empty field is a sex that is not entered yet: the child is taken all the same.</summary>
    static bool TryReadSex(string text, out Sex sex)
    {
        (sex, var readable) = Plain(text) switch
        {
            "男" or "1" => (Sex.Male, true),
            "女" or "2" => (Sex.Female, true),
            "不明" or "" => (Sex.Unknown, true),
            _ => (Sex.Unknown, false),
        };
        return readable;
    }

    static string Plain(string text) => text.Normalize(NormalizationForm.FormKC).Trim();
}
