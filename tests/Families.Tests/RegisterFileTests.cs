using System.Text;
using Hagukumi.BuildingBlocks.Text;
using Hagukumi.Contracts;
using Hagukumi.Families.Register;
using static Hagukumi.Families.Tests.RegisterText;

namespace Hagukumi.Families.Tests;

public sealed class RegisterFileTests
{
    static readonly Encoding ShiftJis = CodePagesEncodingProvider.Instance.GetEncoding(932)!;

    static readonly byte[] TwoPeople = Encoding.UTF8.GetBytes($"{Header}\r\n{Line()}\r\n{Line(("宛名番号", "2"))}\r\n");

    [Fact]
    public void Read_WithAndWithoutByteOrderMark_AreTheSame()
    {
        var plain = Read(TwoPeople);

        plain.Should().HaveCount(2).And.AllBeOfType<RegisterRow>();
        Read([.. Encoding.UTF8.Preamble, .. TwoPeople]).Should().Equal(plain);
    }

    [Fact]
    public void Read_Cp932_IsRecognised()
    {
        using var file = RegisterFile.Open(new MemoryStream(ShiftJis.GetBytes(Encoding.UTF8.GetString(TwoPeople))), Today);

        file.Encoding.CodePage.Should().Be(932);
        file.Read().Should().Equal(Read(TwoPeople));
    }

    [Fact]
    public void Open_Utf16_SaysHowToSave()
    {
        var open = () => Read([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Header)]);

        open.Should().Throw<UnreadableFileException>().WithMessage("*UTF-8*");
    }

    [Fact]
    public void Open_WithoutSomeColumns_NamesThem()
    {
        var open = () => Read("宛名番号,世帯番号,氏名,氏名カナ,通称名,生年月日,性別,続柄,郵便番号,町字,番地,方書,転入日,転出日,死亡日,国籍,使用言語");

        open.Should().Throw<UnreadableFileException>().WithMessage("*: 小学校区、支援措置。*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    public void Open_Empty_AsksForAHeader(string text)
    {
        var open = () => Read(Encoding.UTF8.GetBytes(text));

        open.Should().Throw<UnreadableFileException>().WithMessage("見出しがありません*");
    }

    [Theory]
    [InlineData("個人番号")]
    [InlineData(" 個 人 番 号 ")]
    [InlineData("本人の個人番号（12桁）")]
    [InlineData("ﾏｲﾅﾝﾊﾞｰ")]
    [InlineData("MyNumber")]
    public void Open_ColumnOfMyNumber_IsRefusedWhole(string column)
    {
        var open = () => Read($"{Header},{column}", $"{Line()},123456789018");

        open.Should().Throw<UnreadableFileException>().WithMessage("個人番号*1行も読みませんでした*").Which.Message.Should().NotContain("123456789018");
    }

    [Fact]
    public void Open_FileThatIsNoCsv_SaysSo()
    {
        var png = () => Read([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 1, 2, 3]);
        var excel = () => Read([(byte)'P', (byte)'K', 3, 4, 20, 0, 6, 0, 8, 0]);
        var another = () => Read("品名,数量", "鉛筆,3");

        png.Should().Throw<UnreadableFileException>().WithMessage("住民データのCSVではありません*");
        excel.Should().Throw<UnreadableFileException>().WithMessage("*Excel*");
        another.Should().Throw<UnreadableFileException>().WithMessage("住民データのCSVではありません*");
    }

    [Fact]
    public void Read_LineOfTenMegabytes_StopsAndNamesTheLine()
    {
        var read = () => Read(Header, Line(("宛名番号", "1")), Line(("方書", new string('あ', 10_000_000 / 3))), Line(("宛名番号", "2")));

        read.Should().Throw<UnreadableFileException>().WithMessage("3行目*長すぎ*");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Read_LineOfTenMegabytes_ReadsNoFurtherThanARowMayBeLong(bool inTheHeader)
    {
        var head = Encoding.UTF8.GetBytes(inTheHeader ? "宛名番号," : $"{Header}\n{Line(("宛名番号", "1"))}\n{Line(("宛名番号", "2"))}");
        using var stream = new MemoryStream([.. head, .. Enumerable.Repeat((byte)'x', 10_000_000)]);

        var read = () =>
        {
            using var file = RegisterFile.Open(stream, Today);
            return file.Read().ToList();
        };

        read.Should().Throw<UnreadableFileException>();
        stream.Position.Should().BeLessThan(1_000_000, "what cannot be a row is not gathered in memory");
    }

    [Fact]
    public void Open_HeaderOfTenMegabytes_IsRefused()
    {
        var open = () => Read(new string('あ', 10_000_000 / 3));

        open.Should().Throw<UnreadableFileException>();
    }

    [Theory]
    [InlineData("氏名")]
    [InlineData("宛名番号")]
    [InlineData("支援措置")]
    public void Read_NulByte_RefusesItsRowOnly(string column)
    {
        var lines = Read(Header, Line(("宛名番号", "1")), Line((column, "1\0")), Line(("宛名番号", "3")));

        lines.OfType<RegisterRow>().Select(r => r.RegisterNumber).Should().Equal("1", "3");
        lines.OfType<RefusedRow>().Single().Should().BeEquivalentTo(new { Line = 3, Column = column });
    }

    [Fact]
    public void Read_RowKnownByItsPrint_IsNotReadAgain_AndIsStillSeenTwice()
    {
        Dictionary<string, Guid> prints = new(StringComparer.Ordinal);
        List<RegisterLine> Again(params string[] lines)
        {
            using var file = RegisterFile.Open(new MemoryStream(Encoding.UTF8.GetBytes(string.Join("\r\n", [Header, .. lines]))), Today);
            return [.. file.Read((number, print) => !prints.TryAdd(number, print) && prints[number] == print).Select(p => p.Line)];
        }

        Again(Line(("宛名番号", "1")), Line(("宛名番号", "2"))).Should().AllBeOfType<RegisterRow>();
        Again(Line(("宛名番号", "1")), Line(("宛名番号", "2"))).Should().AllBeOfType<UnchangedRow>();
        Again(Line(("宛名番号", "1"), ("番地", "9番")), Line(("宛名番号", "2"))).Select(l => l.GetType()).Should().Equal(typeof(RegisterRow), typeof(UnchangedRow));
        Again(Line(("宛名番号", "2")), Line(("宛名番号", "2"))).Select(l => l.GetType()).Should().Equal(typeof(UnchangedRow), typeof(RefusedRow));
    }

    [Fact]
    public void Open_ColumnTwice_IsAnError()
    {
        var open = () => Read(Header + ",支援措置");

        open.Should().Throw<UnreadableFileException>().WithMessage("*2つ*支援措置*");
    }

    [Fact]
    public void Read_ShuffledAndForeignColumns_AreFoundByName()
    {
        var columns = RegisterColumns.All.Reverse().ToList();
        var values = columns.Select(column => Usual[column]);

        var read = Read($"備考, {string.Join(",", columns)},備考", $"x,{string.Join(",", values)},y");

        read.Should().Equal(Read(Header, Line()));
    }

    [Fact]
    public void Read_QuotedLineBreaks_KeepPhysicalLineNumbers()
    {
        var lines = Read(
            Header,
            Line(("宛名番号", "1"), ("方書", "\"コーポ若葉\n201, \"\"東\"\"\"")),
            "",
            Line(("宛名番号", "2")),
            Line(("宛名番号", "3"), ("性別", "X")));

        lines.Select(l => l.Line).Should().Equal(2, 5, 6);
        lines[0].Should().BeOfType<RegisterRow>().Which.Address.Building.Should().Be("コーポ若葉\n201, \"東\"");
        lines[2].Should().BeOfType<RefusedRow>().Which.Column.Should().Be("性別");
    }

    [Fact]
    public void Read_QuotedLineBreakInHeader_KeepsPhysicalLineNumbers()
    {
        Read(Header + ",\"備考\n（任意）\"", Line() + ",").Single().Line.Should().Be(3);
    }

    [Fact]
    public void Read_RowWithTooManyFields_IsRefusedAsAWhole()
    {
        var refusal = Refusal(Line() + ",");

        refusal.Should().BeEquivalentTo(new { Line = 2, Column = RefusedRow.WholeRow });
        refusal.Reason.Should().Contain("見出し19列、この行20列");
    }

    [Fact]
    public void Read_StrayQuote_RefusesItsRowOnly()
    {
        var lines = Read(Header, Line(("宛名番号", "1")), Line(("宛名番号", "2"), ("方書", "コーポ\"若葉")), Line(("宛名番号", "3")));

        lines.OfType<RegisterRow>().Select(r => r.RegisterNumber).Should().Equal("1", "3");
        lines.OfType<RefusedRow>().Single().Should().BeEquivalentTo(new { Line = 3, Column = RefusedRow.WholeRow });
    }

    [Fact]
    public void Read_QuoteNeverClosed_SaysWhichLinesItSwallowed()
    {
        var refusal = Refusal(Line(("宛名番号", "1"), ("方書", "\"コーポ若葉")), Line(("宛名番号", "2")));

        refusal.Line.Should().Be(2);
        refusal.Reason.Should().Contain("2行目から3行目まで");
    }

    [Fact]
    public void Read_QuoteNeverClosedInALongFile_StopsAndNamesTheLine()
    {
        var rest = Enumerable.Range(2, 5000).Select(n => Line(("宛名番号", $"{n}")));

        var read = () => Read([Header, Line(("宛名番号", "1")), Line(("方書", "\"コーポ若葉")), .. rest]);

        read.Should().Throw<UnreadableFileException>().WithMessage("3行目の引用符*");
    }

    [Fact]
    public void Read_BrokenBytesInUtf8_RefuseTheirRowOnly()
    {
        var bytes = Encoding.UTF8.GetBytes($"{Header}\n{Line(("宛名番号", "1"), ("町字", "?"))}\n{Line(("宛名番号", "2"))}\n");
        bytes[Array.IndexOf(bytes, (byte)'?')] = 0x93;

        var lines = Read(bytes);

        lines[0].Should().BeOfType<RefusedRow>().Which.Should().BeEquivalentTo(new { Line = 2, Column = "町字" });
        lines[1].Should().BeOfType<RegisterRow>();
    }

    [Theory]
    [InlineData("町字", 0x81)]
    [InlineData("町字", 0xA0)]
    [InlineData("町字", 0xFF)]
    [InlineData("支援措置", 0x81)]
    public void Read_BrokenBytesInCp932_RefuseTheirRowOnly(string column, byte broken)
    {
        var bytes = ShiftJis.GetBytes($"{Header}\n{Line(("宛名番号", "1"), (column, "?"))}\n{Line(("宛名番号", "2"))}\n");
        bytes[Array.IndexOf(bytes, (byte)'?')] = broken;

        var lines = Read(bytes);

        lines[0].Should().BeOfType<RefusedRow>().Which.Should().BeEquivalentTo(new { Line = 2, Column = column });
        lines[1].Should().BeOfType<RegisterRow>().Which.Line.Should().Be(3);
    }

    [Theory]
    [InlineData(0xEE, 0xE0, "髙")]
    [InlineData(0xFB, 0xFC, "髙")]
    [InlineData(0xED, 0x95, "﨑")]
    [InlineData(0xFA, 0xB1, "﨑")]
    [InlineData(0x81, 0x45, "・")]
    [InlineData(0xF0, 0x40, "\uE000")]
    public void Read_Cp932CharacterWithTwoCodes_IsReadFromEither(byte lead, byte trail, string expected)
    {
        var bytes = ShiftJis.GetBytes($"{Header}\n{Line(("氏名", "??"))}\n");
        var at = Array.IndexOf(bytes, (byte)'?');
        (bytes[at], bytes[at + 1]) = (lead, trail);

        Read(bytes).Single().Should().BeOfType<RegisterRow>().Which.Name.Should().Be(expected);
    }

    [Theory]
    [InlineData("1991-08-02")]
    [InlineData("1991/8/2")]
    [InlineData("1991/08/02")]
    [InlineData("19910802")]
    [InlineData("平成3年8月2日")]
    [InlineData("H3.8.2")]
    [InlineData("H030802")]
    public void Read_EveryFormOfADate_IsTheSameDay(string text)
    {
        Row(("生年月日", text), ("転入日", text), ("転出日", text), ("死亡日", text)).Should().Be(Row() with
        {
            MovedInOn = new(1991, 8, 2),
            MovedOutOn = new(1991, 8, 2),
            DiedOn = new(1991, 8, 2),
        });
    }

    [Fact]
    public void Read_FirstYearOfAnEra_IsRead() => Row(("生年月日", "令和元年5月1日")).BirthDate.Should().Be(new DateOnly(2019, 5, 1));

    [Fact]
    public void Read_RowWithBirthToday_IsTaken() => Row(("生年月日", "2026-04-01")).BirthDate.Should().Be(Today);

    [Fact]
    public void Read_RowWithFutureBirth_IsRefusedByLine() =>
        Refusal(Line(("生年月日", "2026-04-02"))).Should().BeEquivalentTo(new { Line = 2, Column = "生年月日" });

    [Theory]
    [InlineData("宛名番号", "")]
    [InlineData("宛名番号", "　")]
    [InlineData("世帯番号", " ")]
    [InlineData("氏名", "　")]
    [InlineData("生年月日", "")]
    [InlineData("生年月日", "2019-02-30")]
    [InlineData("生年月日", "令和99年1月1日")]
    [InlineData("性別", "X")]
    [InlineData("性別", "3")]
    [InlineData("転入日", "先月")]
    [InlineData("転出日", "来月")]
    [InlineData("死亡日", "不詳")]
    public void Read_UnusableValue_IsRefusedByColumn(string column, string text)
    {
        var refusal = Refusal(Line((column, text)));

        refusal.Column.Should().Be(column);
        refusal.Reason.Should().StartWith(column);
    }

    [Fact]
    public void Read_SameNumberTwice_RefusesTheLaterRow()
    {
        var refusal = Refusal(Line(), Line(("宛名番号", "2")), Line(("氏名", "伊藤　花子")));

        refusal.Should().BeEquivalentTo(new { Line = 4, Column = "宛名番号" });
        refusal.Reason.Should().Contain("2行目");
    }

    [Theory]
    [InlineData("男", Sex.Male)]
    [InlineData("1", Sex.Male)]
    [InlineData("女", Sex.Female)]
    [InlineData("２", Sex.Female)]
    [InlineData("不明", Sex.Unknown)]
    [InlineData("", Sex.Unknown)]
    public void Read_Sex_IsReadAsWordOrCode(string text, Sex expected) => Row(("性別", text)).Sex.Should().Be(expected);

    [Theory]
    [InlineData("", false)]
    [InlineData("0", false)]
    [InlineData("無", false)]
    [InlineData("1", true)]
    [InlineData("１", true)]
    [InlineData("有", true)]
    [InlineData("その他", true)]
    public void Read_MarkOfProtection_SealsUnlessItSaysNo(string text, bool expected) => Row(("支援措置", text)).Sealed.Should().Be(expected);

    [Theory]
    [InlineData("0790007", "079-0007")]
    [InlineData("079-0007", "079-0007")]
    [InlineData("〒０７９－０００７", "079-0007")]
    [InlineData("079", "079")]
    [InlineData("", "")]
    public void Read_PostalCode_IsWrittenOneWay(string text, string expected) => Row(("郵便番号", text)).Address.PostalCode.Should().Be(expected);

    [Fact]
    public void Read_Names_AreKeptAsWritten()
    {
        var row = Row(("氏名", "髙橋　㐂一"), ("氏名カナ", "ﾀｶﾊｼ ｷｲﾁ"));

        row.Name.Should().Be("髙橋　㐂一");
        row.Kana.Should().Be("ﾀｶﾊｼ ｷｲﾁ");
    }

    [Fact]
    public void Read_Twice_IsAMistake()
    {
        using var file = RegisterFile.Open(new MemoryStream(TwoPeople), Today);
        file.Read().Should().HaveCount(2);

        var again = () => file.Read().Count();

        again.Should().Throw<InvalidOperationException>();
    }

    [Theory]
    [InlineData("宛名番号", 40)]
    [InlineData("世帯番号", 40)]
    [InlineData("氏名", 200)]
    [InlineData("氏名カナ", 200)]
    [InlineData("通称名", 200)]
    [InlineData("続柄", 100)]
    [InlineData("郵便番号", 20)]
    [InlineData("町字", 200)]
    [InlineData("番地", 200)]
    [InlineData("方書", 200)]
    [InlineData("小学校区", 60)]
    [InlineData("国籍", 100)]
    [InlineData("使用言語", 20)]
    public void Read_LongerThanTheColumn_IsRefusedByLine(string column, int longest)
    {
        Row((column, new string('a', longest))).Should().NotBeNull();

        var refusal = Refusal(Line((column, new string('a', longest + 1))));

        refusal.Should().BeEquivalentTo(new { Line = 2, Column = column });
        refusal.Reason.Should().Contain($"{longest}文字");
    }

    [Fact]
    public void Read_NameWhoseKeyIsLongerThanItsColumn_IsRefused() => Refusal(Line(("氏名", new string('㍿', 101)))).Column.Should().Be("氏名");
}
