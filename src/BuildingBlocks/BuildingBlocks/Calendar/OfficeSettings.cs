using Hagukumi.BuildingBlocks.Settings;

namespace Hagukumi.BuildingBlocks.Calendar;

/// <summary>The days on which the municipality's office is closed beside weekends and holidays.</summary>
public sealed class OfficeSettings
{
    const string Closing = "閉庁日";
    const string Law = "地方自治法4条の2（年末年始は条例で定める日）";

    /// <summary>First day of December on which the office is closed for the year's end.</summary>
    [Setting("年末の閉庁（12月の何日から）", Law, Group = Closing, Unit = "日", Min = 26, Max = 31)]
    public int YearEndFrom { get; init; } = 29;

    /// <summary>Last day of January on which it still is.</summary>
    [Setting("年始の閉庁（1月の何日まで）", Law, Group = Closing, Unit = "日", Min = 1, Max = 7)]
    public int NewYearUntil { get; init; } = 3;

    /// <summary>開庁記念日, 臨時閉庁, and holidays of a law that is newer than the program.</summary>
    [Setting("臨時の閉庁日・開庁記念日", "条例・規則による自治体の休日", Group = Closing)]
    public IReadOnlyList<DateOnly> ClosedDays { get; init; } = [];

    /// <summary>Days that would be closed otherwise, such as a holiday that a special law moved away.</summary>
    [Setting("祝日や休日でも開く日", "祝日を動かす特別の法律、休日開庁の決定", Group = Closing)]
    public IReadOnlyList<DateOnly> OpenDays { get; init; } = [];
}
