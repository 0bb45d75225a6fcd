using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.BuildingBlocks.Settings;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Operations;

/// <summary>自治体の設定: every number that the municipality may decide, its default and source, and who changed it last.</summary>
public static class ListSettings
{
    internal static void Map(RouteGroupBuilder desk) => desk.MapGet("/settings", Show).RequirePermission(OperationsModule.SeeSettings);

    static async Task<IResult> Show(SettingsBook book, Edition edition, CoreDb db, IEnumerable<IModule> modules, TimeProvider clock, CancellationToken stop)
    {
        var names = modules.ToDictionary(m => m.Slug, m => m.Name);
        var changes = (await db.Set<SettingChange>().AsNoTracking().OrderBy(c => c.Number).LeftJoin(db.StaffDirectory, c => c.By, s => s.Id, (c, s) => new { c.Module, c.Key, c.At, Name = s == null ? null : s.Name }).ToListAsync(stop))
            .GroupBy(c => (c.Module, c.Key)).ToDictionary(g => g.Key, g => g.Last());
        var rows = book.Definitions.Select(setting =>
        {
            var last = changes.GetValueOrDefault((setting.Module, setting.Key));
            return new Row(
                names.GetValueOrDefault(setting.Module, Everybody), setting.About.Group, setting.About.Label, HrefOf(setting), setting.Show(edition.ValueOf(setting)), setting.Show(setting.Default),
                setting.About.Source, BasisOf(setting), setting.About.Freedom is not SettingFreedom.Fixed, last is null ? null : clock.ToLocal(last.At), last?.Name);
        });
        return Screen.Of<ListSettingsScreen>(new { Groups = rows.GroupBy(r => (r.Module, r.Group)).Select(g => g.ToList()).ToList() });
    }

    /// <summary>Name of what no desk decides alone.</summary>
    internal const string Everybody = "市区町村全体";

    internal static string HrefOf(SettingDefinition setting) => $"/operations/settings/{setting.Module}/{setting.Key}";

    internal static string BasisOf(SettingDefinition setting) => setting.About.Basis switch
    {
        SettingBasis.Statute => "法令",
        SettingBasis.NationalNotice => "国の通知・目安",
        _ => "自治体の設定",
    };

    /// <summary>A setting; the time is the municipality's.</summary>
    public sealed record Row(string Module, string Group, string Label, string Href, string Value, string Default, string Source, string Basis, bool MayChange, DateTimeOffset? ChangedAt, string? ChangedBy);
}
