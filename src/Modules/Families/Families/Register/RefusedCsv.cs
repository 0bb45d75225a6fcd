using System.Globalization;
using System.Text;
using Hagukumi.BuildingBlocks.Text;

namespace Hagukumi.Families.Register;

/// <summary>The refused rows as a CSV that Excel opens: to be worked off, line by line, where the register is kept.</summary>
static class RefusedCsv
{
    public static byte[] Of(IEnumerable<RefusedLine> refused) =>
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(new[] { CsvText.Row("行", "列", "理由") }.Concat(refused.Select(r => CsvText.Row(r.Line.ToString(CultureInfo.InvariantCulture), r.Column, r.Reason)))))];
}
