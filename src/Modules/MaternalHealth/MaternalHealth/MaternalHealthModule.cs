using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Antenatal;
using Hagukumi.MaternalHealth.Benefits;
using Hagukumi.MaternalHealth.Caseload;
using Hagukumi.MaternalHealth.Checkups;
using Hagukumi.MaternalHealth.Children;
using Hagukumi.MaternalHealth.Classes;
using Hagukumi.MaternalHealth.Epds;
using Hagukumi.MaternalHealth.Gifts;
using Hagukumi.MaternalHealth.Grief;
using Hagukumi.MaternalHealth.Growth;
using Hagukumi.MaternalHealth.Handbooks;
using Hagukumi.MaternalHealth.HealthSystem;
using Hagukumi.MaternalHealth.Immunisation;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Letters;
using Hagukumi.MaternalHealth.Liaison;
using Hagukumi.MaternalHealth.MotherCare;
using Hagukumi.MaternalHealth.Moves;
using Hagukumi.MaternalHealth.PostpartumCare;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.RearingSupports;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.MaternalHealth.Reports;
using Hagukumi.MaternalHealth.SelfCare;
using Hagukumi.MaternalHealth.Surveys;
using Hagukumi.MaternalHealth.Vouchers;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.MaternalHealth;

/// <summary>母子保健: from the notification of a pregnancy to the first visits of the child.</summary>
public sealed class MaternalHealthModule : IModule
{
    /// <inheritdoc/>
    public string Slug => "maternal-health";

    /// <inheritdoc/>
    public string Name => "母子保健";

    /// <inheritdoc/>
    public IReadOnlyList<NavigationItem> Navigation =>
    [
        new("妊娠届を登録", "/maternal-health/pregnancies/new", MaternalHealthPermissions.RegisterNotifications),
        new("地区の家庭", "/maternal-health/caseload", MaternalHealthPermissions.See),
        new("妊婦の一覧", "/maternal-health/pregnancies", MaternalHealthPermissions.See),
        new("乳児の一覧", "/maternal-health/infants", MaternalHealthPermissions.See),
        new("健診の会場日", "/maternal-health/sessions", MaternalHealthPermissions.See),
        new("健診未受診の一覧", "/maternal-health/missed-checkups", MaternalHealthPermissions.See),
        new("健診の受診率", "/maternal-health/checkup-rates", MaternalHealthPermissions.See),
        new("支援給付", "/maternal-health/benefits", MaternalHealthPermissions.HandleRights),
        new("連絡票", "/maternal-health/liaison", MaternalHealthPermissions.See),
        new("両親学級など", "/maternal-health/classes", MaternalHealthPermissions.See),
        new("絵本の配布", "/maternal-health/gifts", MaternalHealthPermissions.See),
        new("母子保健の年度集計", "/maternal-health/reports", MaternalHealthPermissions.See),
        new("健康管理システムの取込み", "/maternal-health/imports", MaternalHealthPermissions.ImportRecords),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions => [MaternalHealthPermissions.See, MaternalHealthPermissions.Record, MaternalHealthPermissions.RegisterNotifications, MaternalHealthPermissions.HandleRights, MaternalHealthPermissions.Report, MaternalHealthPermissions.ImportRecords];

    /// <inheritdoc/>
    public void AddServices(ModuleBuilder module)
    {
        module.Keeps<MaternalHealthDb>().Settings<MaternalHealthSettings>().Settings<HealthSystemSettings>();
        module.Services.AddScoped<FollowHealthRows>();
        module.Services.AddScoped<FollowHealthFile>();
        module.Services.AddSingleton<HealthUploads>();
        module.Services.AddHostedService<RunHealthUploads>();
    }

    /// <inheritdoc/>
    public void MapEndpoints(RouteGroupBuilder desk)
    {
        RegisterPregnancy.Map(desk);
        ListPregnancies.Map(desk);
        ShowPregnancy.Map(desk);
        RecordInterview.Map(desk);
        DecideTriage.Map(desk);
        RecordEightMonthInterview.Map(desk);
        CorrectExpectedDelivery.Map(desk);
        EndPregnancy.Map(desk);
        ListInfants.Map(desk);
        ShowInfant.Map(desk);
        RecordDischarge.Map(desk);
        RecordNewbornVisit.Map(desk);
        RecordInfantVisit.Map(desk);
        DecideGriefContact.Map(desk);
        ListSessions.Map(desk);
        PlanSession.Map(desk);
        ShowSession.Map(desk);
        InviteChildren.Map(desk);
        WorkThroughDay.Map(desk);
        ChangeSeat.Map(desk);
        RecordCheckup.Map(desk);
        RecordDetailedExam.Map(desk);
        ListMissed.Map(desk);
        ShowMissed.Map(desk);
        TryContact.Map(desk);
        EndMissed.Map(desk);
        ShowRates.Map(desk);
        ShowChild.Map(desk);
        WithdrawRecord.Map(desk);
        ShowReport.Map(desk);
        PrintCheckupLetters.Map(desk);
        ListEpds.Map(desk);
        RecordEpds.Map(desk);
        ShowEpds.Map(desk);
        MakeSafetyPlan.Map(desk);
        StartIntervention.Map(desk);
        WithdrawEpds.Map(desk);
        ShowGrowth.Map(desk);
        RecordMeasurement.Map(desk);
        MarkRemeasure.Map(desk);
        ShowPostpartum.Map(desk);
        RecordPostpartumCheckup.Map(desk);
        ApplyForPostpartumCare.Map(desk);
        DecidePostpartumCare.Map(desk);
        BookPostpartumCare.Map(desk);
        ReportPostpartumCare.Map(desk);
        ShowImmunisations.Map(desk);
        RecordDose.Map(desk);
        KeepIllness.Map(desk);
        ShowVouchers.Map(desk);
        HandOutVouchers.Map(desk);
        UseVoucher.Map(desk);
        CollectVouchers.Map(desk);
        ApplyReimbursement.Map(desk);
        DecideReimbursement.Map(desk);
        RecordAntenatalVisit.Map(desk);
        RecordAntenatalContact.Map(desk);
        ListBenefits.Map(desk);
        ShowBenefit.Map(desk);
        CertifyBenefit.Map(desk);
        ClaimSecondBenefit.Map(desk);
        DeclineBenefit.Map(desk);
        RecordFormerGift.Map(desk);
        ListPayments.Map(desk);
        IssueHandbook.Map(desk);
        ListClinics.Map(desk);
        KeepClinic.Map(desk);
        ListLiaison.Map(desk);
        SendLiaison.Map(desk);
        RecordReply.Map(desk);
        ListClasses.Map(desk);
        PlanClass.Map(desk);
        ShowClass.Map(desk);
        ApplyForClass.Map(desk);
        ListGifts.Map(desk);
        PrintGifts.Map(desk);
        RecordGift.Map(desk);
        WriteSelfCarePlan.Map(desk);
        PrintSelfCarePlan.Map(desk);
        UploadHealthRecords.Map(desk);
        ShowHealthImport.Map(desk);
        ListMoves.Map(desk);
        PlanMove.Map(desk);
        RecordMove.Map(desk);
        PrintTransfer.Map(desk);
        ListRearingSupports.Map(desk);
        DecideRearingSupport.Map(desk);
        RecordRearingSupport.Map(desk);
        ListCaseload.Map(desk);
        ListSurveys.Map(desk);
        RecordSurvey.Map(desk);
    }
}

static class MaternalHealthPermissions
{
    public static readonly Permission See = new("maternal-health.see", "妊婦と乳児の記録を見る",
        StandardRole.PublicHealthNurse, StandardRole.Midwife, StandardRole.Supervisor, StandardRole.GeneralSupportOfficer, StandardRole.CenterDirector);

    public static readonly Permission Record = new("maternal-health.record", "面談・訪問・出産などを記録する",
        StandardRole.PublicHealthNurse, StandardRole.Midwife, StandardRole.Supervisor, StandardRole.GeneralSupportOfficer);

    public static readonly Permission RegisterNotifications = new("maternal-health.register-notifications", "妊娠届を登録する",
        StandardRole.PublicHealthNurse, StandardRole.Midwife, StandardRole.Supervisor, StandardRole.GeneralSupportOfficer, StandardRole.Clerk);

    public static readonly Permission ImportRecords = new("maternal-health.import-records", "健康管理システムの取込み",
        StandardRole.PublicHealthNurse, StandardRole.Supervisor, StandardRole.GeneralSupportOfficer, StandardRole.Clerk);

    public static readonly Permission Report = new("maternal-health.report", "年度の集計を確定する",
        StandardRole.Supervisor, StandardRole.GeneralSupportOfficer, StandardRole.CenterDirector);

    /// <summary>The clerk as well: it is money and paper, and shows no interview.</summary>
    public static readonly Permission HandleRights = new("maternal-health.handle-rights", "受診券・支援給付・償還払いを扱う",
        StandardRole.PublicHealthNurse, StandardRole.Midwife, StandardRole.Supervisor, StandardRole.GeneralSupportOfficer, StandardRole.Clerk);
}
