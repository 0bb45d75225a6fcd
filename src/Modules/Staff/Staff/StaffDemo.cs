using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Staff.Duties;
using Hagukumi.Staff.Members;

namespace Hagukumi.Staff;

/// <summary>The fictional staff of 若葉市's centre: every role once at least, and a public health nurse for every two districts.</summary>
sealed class StaffDemo(StaffDb db, OpenMember open) : IDemo
{
    /// <summary>Accounts of the demo: user name, name, profession, role.</summary>
    public static readonly IReadOnlyList<(string UserName, string Name, string Profession, StandardRole Role)> Accounts =
    [
        ("hokenshi1", "青木 美咲", "phn", StandardRole.PublicHealthNurse),
        ("hokenshi2", "石田 由香", "phn", StandardRole.PublicHealthNurse),
        ("hokenshi3", "上田 千夏", "phn", StandardRole.PublicHealthNurse),
        ("hokenshi4", "遠藤 彩", "phn", StandardRole.PublicHealthNurse),
        ("josanshi", "小野 真紀", "midwife", StandardRole.Midwife),
        ("soudan", "片山 健", "childFamilyCounselor", StandardRole.ChildFamilyCounselor),
        ("shinri", "木村 遥", "psychologist", StandardRole.DevelopmentalSpecialist),
        ("kenshu", "工藤 誠", "clerk", StandardRole.TrainingOfficer),
        ("shigen", "小池 奈々", "coordinator", StandardRole.ResourceOfficer),
        ("kakaricho", "坂本 久美子", "phn", StandardRole.Supervisor),
        ("tokatsu", "島田 恵子", "generalSupportOfficer", StandardRole.GeneralSupportOfficer),
        ("sentacho", "鈴木 隆", "centerDirector", StandardRole.CenterDirector),
        ("chosei", "関口 直美", "councilCoordinator", StandardRole.CouncilCoordinator),
        ("jimu", "田村 翔", "clerk", StandardRole.Clerk),
        ("yakan", "千葉 大輔", "supportWorker", StandardRole.NightDuty),
        ("gaibu", "寺田 幸子", "teacher", StandardRole.ExternalMember),
        ("itaku", "中島 歩", "coordinator", StandardRole.Contractor),
        ("kojin", "西村 聡", "clerk", StandardRole.PrivacyOfficer),
        ("etsuran", "橋本 和也", "childFamilyCounselor", StandardRole.Viewer),
        ("kanri", "野口 修", "clerk", StandardRole.Administrator),
    ];

    public int Order => 1;

    public async Task Fill(DemoWorld world, CancellationToken stop)
    {
        var since = world.Today.AddYears(-2);
        Dictionary<string, StaffId> ids = [];
        foreach (var (userName, name, profession, role) in Accounts)
        {
            var (id, errors) = await open.Run(StaffId.New(), userName, DemoWorld.Password, name, profession, [role.ToString()], stop);
            ids[userName] = id ?? throw new InvalidOperationException(errors[0].Description);
        }
        void Give(string userName, Duty duty, string? district = null) => db.Add(DutyAssignment.Give(Ids.New(), ids[userName], duty, district, since, null));
        for (var i = 0; i < DemoWorld.Districts.Count; i++) Give($"hokenshi{i / 2 + 1}", Duty.PublicHealthNurse, DemoWorld.Districts[i]);
        Give("kakaricho", Duty.MaternalHealthSupervisor);
        Give("kakaricho", Duty.ChildWelfareSupervisor);
        Give("soudan", Duty.CaseWorker);
        Give("chosei", Duty.CouncilCoordinator);
        Give("tokatsu", Duty.GeneralSupportOfficer);
        Give("sentacho", Duty.CenterDirector);
        Give("shinri", Duty.DevelopmentalSupport);
        Give("jimu", Duty.Clerk);
        Give("jimu", Duty.RegisterClerk);
        Give("kojin", Duty.PrivacyOfficer);
        await db.SaveChangesAsync(stop);
    }
}
