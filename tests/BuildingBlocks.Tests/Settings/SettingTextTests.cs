using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Settings;

namespace Hagukumi.BuildingBlocks.Tests.Settings;

/// <summary>What staff type is read whichever way they write it, and is always stored alike.</summary>
public sealed class SettingTextTests
{
    static readonly Dictionary<string, Type> Types = new()
    {
        ["number"] = typeof(int), ["week"] = typeof(Gestation), ["time"] = typeof(TimeOnly), ["yes"] = typeof(bool), ["day"] = typeof(DateOnly?), ["days"] = typeof(IReadOnlyList<DateOnly>),
    };

    [Theory]
    [InlineData("number", "14", "14")]
    [InlineData("number", " １４ ", "14")]
    [InlineData("number", "14日", "14")]
    [InlineData("number", "-3", "-3")]
    [InlineData("week", "34w6d", "34w6d")]
    [InlineData("week", "３４週６日", "34w6d")]
    [InlineData("week", "34 週 6 日", "34w6d")]
    [InlineData("week", "34週", "34w0d")]
    [InlineData("week", "34W6", "34w6d")]
    [InlineData("time", "8:30", "08:30")]
    [InlineData("time", "０８：３０", "08:30")]
    [InlineData("time", "8時30分", "08:30")]
    [InlineData("time", "8時", "08:00")]
    [InlineData("yes", "はい", "true")]
    [InlineData("yes", "false", "false")]
    [InlineData("day", "令和8年4月1日", "2026-04-01")]
    [InlineData("day", "なし", "")]
    [InlineData("day", "", "")]
    [InlineData("days", "R8.12.28\n2026-11-15、2026-12-28", "2026-11-15,2026-12-28")]
    [InlineData("days", "なし", "")]
    [InlineData("days", "", "")]
    public void TryRead_AsStaffWriteIt_IsStoredAlike(string type, string typed, string stored)
    {
        SettingText.TryRead(Types[type], typed, "日", out var value, out _).Should().BeTrue();

        SettingText.Write(value).Should().Be(stored);
        SettingText.TryRead(Types[type], stored, "日", out var again, out _).Should().BeTrue("what is stored can be read");
        SettingText.Write(again).Should().Be(stored);
    }

    [Theory]
    [InlineData("number", "")]
    [InlineData("number", "十四")]
    [InlineData("number", "1.5")]
    [InlineData("number", "1,000")]
    [InlineData("number", "99999999999")]
    [InlineData("number", "\ud800")]
    [InlineData("week", "34")]
    [InlineData("week", "34週7日")]
    [InlineData("week", "週6日")]
    [InlineData("time", "24:00")]
    [InlineData("time", "8:60")]
    [InlineData("time", "8")]
    [InlineData("yes", "たぶん")]
    [InlineData("day", "2026-02-30")]
    [InlineData("days", "2026-02-28 2026-02-30")]
    public void TryRead_WhatIsNone_SaysHowItIsWritten(string type, string typed)
    {
        SettingText.TryRead(Types[type], typed, "日", out var value, out var how).Should().BeFalse();

        value.Should().BeNull();
        how.Should().EndWith("。");
    }
}
