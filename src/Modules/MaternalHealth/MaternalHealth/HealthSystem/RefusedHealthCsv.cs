using System.Globalization;
using System.Text;
using Hagukumi.BuildingBlocks.Text;

namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>The refused rows as a CSV that Excel opens: to be worked off where the records are kept.</summary>
static class RefusedHealthCsv
{
    public static byte[] Of(IEnumerable<RefusedHealthLine> refused) =>
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Concat(new[] { CsvText.Row("行", "宛名番号", "列", "理由") }.Concat(refused.Select(r => CsvText.Row(r.Line.ToString(CultureInfo.InvariantCulture), r.Number, r.Column, r.Reason)))))];
}
