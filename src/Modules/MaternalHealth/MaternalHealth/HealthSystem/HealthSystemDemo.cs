using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Immunisation;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>One file of immunisations that 若葉市's health system sent this morning, with a row of somebody whom the register does not have.</summary>
sealed class HealthSystemDemo(MaternalHealthDb db, HostIdentity host, TimeProvider clock) : IDemo
{
    const int Children = 20;
    const string Source = "健康管理システム";

    public int Order => 13;

    public async Task Fill(DemoWorld world, CancellationToken stop)
    {
        var clerk = await db.StaffDirectory.Where(s => s.Profession == "clerk").OrderBy(s => s.Name).Select(s => s.Id).FirstOrDefaultAsync(stop);
        var at = clock.MomentOf(world.Today, new TimeOnly(9, 0)).ToUniversalTime();
        var given = world.Today.AddDays(-3);
        var infants = await db.Infants.AsNoTracking().Where(i => i.BornOn < given.AddDays(-60)).OrderByDescending(i => i.BornOn).ThenBy(i => i.Pregnancy).ThenBy(i => i.Fetus).Take(Children).Select(i => i.Id).ToListAsync(stop);
        var run = HealthImport.Begin(Ids.New(), "yobosesshu.csv", clerk, host.Id, at);
        run.IsOf(Source, HealthKind.Immunisation);
        foreach (var child in infants)
        {
            var dose = Dose.Given(Ids.New(), child, "hepb", 1, given, DoseSource.Slip, new Recorded(clerk, at));
            var imported = new ImportedRecord { Source = Source, Kind = HealthKind.Immunisation, SourceId = $"demo-{dose.Id:N}" };
            imported.Follow(child, dose.Id, Guid.Empty, run.Id);
            db.AddRange(dose, imported);
        }
        run.Count(new(infants.Count, 0, 0, 0, 1), host.Id);
        run.Finish(at);
        db.AddRange(run, RefusedHealthLine.Of(run.Id, new RefusedHealthRow(infants.Count + 2, "9999999999", RefusedHealthRow.WholeRow, "この宛名番号の方が台帳にいません。先に住民データを取り込むか、宛名番号を確かめてください。")));
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }
}
