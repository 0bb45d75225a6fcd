using Hagukumi.BuildingBlocks.Text;

namespace Hagukumi.BuildingBlocks.Tests.Text;

public sealed class CsvTextTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+81", "'+81")]
    [InlineData("-5", "'-5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"")]
    [InlineData("春日台 1-2", "春日台 1-2")]
    [InlineData("コーポ,201", "\"コーポ,201\"")]
    [InlineData("二\n行", "\"二\n行\"")]
    [InlineData("", "")]
    public void Row_Cell_IsQuotedWhereNeeded_AndNeverAFormula(string text, string expected) => CsvText.Row("1", text).Should().Be($"1,{expected}\r\n");
}
