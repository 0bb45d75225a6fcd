using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Staff.Contracts;
using Hagukumi.Staff.Duties;
using Hagukumi.Staff.Members;
using Hagukumi.Staff.Offices;
using Hagukumi.Staff.OnCall;
using Hagukumi.Staff.Presence;

namespace Hagukumi.Staff;

/// <summary>The fictional staff of 若葉市's centre: every role once at least, a public health nurse for every two districts, and who is there and on call.</summary>
sealed class StaffDemo(StaffDb db, OpenMember open, BusinessDays openDays) : IDemo
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

    /// <summary>Who stands in for whom, in order: everybody who holds a duty has somebody.</summary>
    static readonly IReadOnlyList<(string For, string[] Deputies)> StandIns =
    [
        ("hokenshi1", ["hokenshi2", "hokenshi3"]), ("hokenshi2", ["hokenshi1", "hokenshi4"]), ("hokenshi3", ["hokenshi4", "hokenshi1"]), ("hokenshi4", ["hokenshi3", "hokenshi2"]),
        ("kakaricho", ["tokatsu"]), ("soudan", ["tokatsu", "kakaricho"]), ("chosei", ["tokatsu"]), ("tokatsu", ["sentacho"]), ("sentacho", ["tokatsu"]), ("shinri", ["tokatsu"]),
        ("jimu", ["kakaricho"]), ("kojin", ["sentacho"]),
    ];

    static readonly IReadOnlyList<string> TakingTurns = ["hokenshi1", "hokenshi2", "hokenshi3", "hokenshi4", "kakaricho", "soudan"];

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
        FillRoster(world.Today, ids);
        await db.SaveChangesAsync(stop);
        FillOffices(since, ids);
        FillPresence(world.Today, since, ids);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Who is on call on each open day of this week and the next three.</summary>
    void FillRoster(DateOnly today, Dictionary<string, StaffId> ids)
    {
        var monday = Weeks.Monday(null, today);
        foreach (var (turn, day) in Enumerable.Range(0, 28).Select(monday.AddDays).Where(openDays.IsOpen).Index())
        {
            var holder = ids[TakingTurns[turn % TakingTurns.Count]];
            db.Add(DutyAssignment.Give(SetRoster.IdOf(day, holder), holder, Duty.OnCall, null, day, day));
        }
    }

    void FillOffices(DateOnly since, Dictionary<string, StaffId> ids)
    {
        Guid Open(string name, Organ organ, OfficeKind kind)
        {
            var id = Ids.New();
            db.Add(Office.Open(id, name, organ, kind, since, null));
            return id;
        }
        void Post(Guid office, params string[] userNames)
        {
            foreach (var userName in userNames) db.Add(Posting.Begin(Ids.New(), ids[userName], office, since, null));
        }
        Post(Open("本庁 こども家庭センター", Organ.Mayor, OfficeKind.Centre),
            "hokenshi1", "hokenshi2", "hokenshi3", "josanshi", "soudan", "shinri", "kenshu", "shigen", "kakaricho", "tokatsu", "sentacho", "chosei", "jimu", "yakan", "kojin", "kanri");
        Post(Open("東部支所", Organ.Mayor, OfficeKind.Branch), "hokenshi4", "etsuran", "shigen");
        Post(Open("教育委員会 学校教育課", Organ.BoardOfEducation, OfficeKind.Main), "gaibu");
    }

    void FillPresence(DateOnly today, DateOnly since, Dictionary<string, StaffId> ids)
    {
        void Keep(PresenceRecord record)
        {
            record.Tell();
            db.Add(record);
        }
        Keep(new WorkingPattern(Ids.New(), ids["soudan"], Weekdays.Monday | Weekdays.Tuesday | Weekdays.Wednesday | Weekdays.Thursday, since, null));
        Keep(new WorkingPattern(Ids.New(), ids["josanshi"], Weekdays.Tuesday | Weekdays.Wednesday | Weekdays.Friday, since, null));
        var monday = Weeks.Monday(null, today);
        Keep(new Absence(Ids.New(), ids["hokenshi4"], AbsenceKind.AnnualLeave, monday.AddDays(2), monday.AddDays(4)));
        foreach (var (whose, deputies) in StandIns)
            foreach (var (rank, deputy) in deputies.Index()) Keep(new Deputizing(Ids.New(), ids[whose], ids[deputy], rank + 1, since, null));
    }
}
