using System.ComponentModel.DataAnnotations;
using Hagukumi.BuildingBlocks.Settings;

namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>What the municipality decides about records that its health system keeps.</summary>
internal sealed class HealthSystemSettings
{
    const string Group = "健康管理システムとの連携";
    const string Own = "自治体の設定（初期値）";

    /// <summary>Where a file lies until it is read, and no longer; readable by the program alone.</summary>
    public string UploadFolder { get; init; } = Path.Combine(Environment.GetEnvironmentVariable("HAGUKUMI_DATA") ?? Path.GetTempPath(), "uploads", "health");

    /// <summary>The municipality's own mapping of columns and codes, a JSON file; empty for that which comes with the program.</summary>
    public string MappingFile { get; init; } = "";

    /// <summary>A larger file is taken on the command line.</summary>
    [Range(1, UploadHealthRecords.MostMegabytes)]
    [Setting("画面から取り込むファイルの大きさ", Own, Group = Group, Unit = "MB", Min = 1, Max = UploadHealthRecords.MostMegabytes)]
    public int HealthUploadMegabytes { get; init; } = 50;

    /// <summary>Notifications are recorded in the other system alone.</summary>
    [Setting("妊娠届は健康管理システムで記録し、こちらでは記録しない", Own, Group = Group)]
    public bool NotificationsKeptElsewhere { get; init; }

    /// <summary>Results of check-ups are recorded in the other system alone.</summary>
    [Setting("乳幼児健診の結果は健康管理システムで記録し、こちらでは記録しない", Own, Group = Group)]
    public bool CheckupsKeptElsewhere { get; init; }

    /// <summary>Visits of newborns and infants are recorded in the other system alone.</summary>
    [Setting("新生児・乳児の訪問は健康管理システムで記録し、こちらでは記録しない", Own, Group = Group)]
    public bool VisitsKeptElsewhere { get; init; }

    /// <summary>Immunisations are recorded in the other system alone.</summary>
    [Setting("予防接種は健康管理システムで記録し、こちらでは記録しない", Own, Group = Group)]
    public bool ImmunisationsKeptElsewhere { get; init; }

    /// <summary>Whether the other system is the master of a kind.</summary>
    public bool KeptElsewhere(HealthKind kind) => kind switch
    {
        HealthKind.Notification => NotificationsKeptElsewhere,
        HealthKind.Checkup => CheckupsKeptElsewhere,
        HealthKind.Visit => VisitsKeptElsewhere,
        _ => ImmunisationsKeptElsewhere,
    };
}
