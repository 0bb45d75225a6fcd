using System.ComponentModel.DataAnnotations;
using Hagukumi.BuildingBlocks.Settings;

namespace Hagukumi.Families.Register;

/// <summary>What the municipality decides about the import over a screen.</summary>
internal sealed class RegisterSettings
{
    /// <summary>Where a file lies until it is read, and no longer; readable by the program alone.</summary>
    public string UploadFolder { get; init; } = Path.Combine(Environment.GetEnvironmentVariable("HAGUKUMI_DATA") ?? Path.GetTempPath(), "uploads");

    /// <summary>A larger file is taken on the command line.</summary>
    [Range(1, UploadRegister.MostMegabytes)]
    [Setting("画面から取り込む住民データの大きさ", "自治体の設定（初期値）", Group = "住民データの取込み", Unit = "MB", Min = 1, Max = UploadRegister.MostMegabytes)]
    public int UploadMegabytes { get; init; } = 200;
}
