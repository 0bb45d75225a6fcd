using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.BuildingBlocks.Settings;
using Hagukumi.FollowUps.Digests;
using Hagukumi.FollowUps.Handovers;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Load;
using Hagukumi.FollowUps.Mail;
using Hagukumi.FollowUps.Night;
using Hagukumi.FollowUps.Notes;
using Hagukumi.FollowUps.Notices;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Referrals;
using Hagukumi.FollowUps.Rules;
using Hagukumi.FollowUps.SafetyNet;
using Hagukumi.FollowUps.Worklist;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.FollowUps;

/// <summary>期限と確認: turns the facts that departments tell into follow-ups, and chases each until somebody settles it.</summary>
public sealed class FollowUpsModule : IModule
{
    /// <inheritdoc/>
    public string Slug => "follow-ups";

    /// <inheritdoc/>
    public string Name => "やること";

    /// <inheritdoc/>
    public IReadOnlyList<NavigationItem> Navigation =>
    [
        new("やること一覧", "/follow-ups", FollowUpPermissions.Work),
        new("紹介", "/follow-ups/referrals", FollowUpPermissions.Refer),
        new("引継ぎ", "/follow-ups/handovers", FollowUpPermissions.Work),
        new("メモの一覧", "/follow-ups/notes", FollowUpPermissions.WriteNotes),
        new("メモ", "/follow-ups/notes/new", FollowUpPermissions.WriteNotes, 'm'),
        new("お知らせ", "/follow-ups/notices", FollowUpPermissions.Work),
        new("落ちているもの", "/follow-ups/safety-net", FollowUpPermissions.SafetyNet),
        new("担当ごとの件数", "/follow-ups/load", FollowUpPermissions.SafetyNet),
        new("これからの期限と当番", "/follow-ups/ahead", FollowUpPermissions.SafetyNet),
        new("知らせの数", "/follow-ups/alerts", FollowUpPermissions.SafetyNet),
        new("期限の種類ごとの実施", "/follow-ups/rules", FollowUpPermissions.SafetyNet),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions => [FollowUpPermissions.See, FollowUpPermissions.Work, FollowUpPermissions.WriteNotes, FollowUpPermissions.Refer, FollowUpPermissions.SafetyNet];

    /// <inheritdoc/>
    public void AddServices(ModuleBuilder module)
    {
        module.Keeps<FollowUpsDb>().Settings<RuleSettings>();
        module.Services.AddOptions<MailSettings>().Bind(module.Configuration.GetSection("Mail")).ValidateDataAnnotations().ValidateOnStart();
        module.Services.AddScoped<MailWriter>();
        module.Services.AddScoped<Rosters>();
        module.Services.AddScoped(p => Practice.Of(p.GetRequiredService<Edition>()));
        module.Services.AddScoped(p => p.GetRequiredService<Practice>().Rules);
        module.Services.AddScoped<Nightly>();
        module.Services.AddScoped<Watch>();
        module.Services.AddSingleton<Changed>();
        module.Services.AddHostedService<FoldAgainAtOnce>();
        module.Services.AddScoped<LineKeeper>();
        module.Services.AddScoped<NightlyRun>();
        module.Services.AddScoped<ActByHand>();
        module.Services.AddScoped<NoteDesk>();
        module.Services.AddScoped<ReferralDesk>();
        module.Services.AddScoped<HandoverDesk>();
        module.Services.AddScoped<PrepareHandovers>();
        foreach (var rule in RuleBook.Of(new RuleSettings()).Rules)
            foreach (var fact in rule.EventTypes)
                module.Reacts<FollowUpsDb>(fact, rule.Slug, typeof(ApplyRules<>).MakeGenericType(fact));
    }

    /// <inheritdoc/>
    public void MapEndpoints(RouteGroupBuilder desk)
    {
        ShowWorklist.Map(desk);
        AddManual.Map(desk);
        WorkInBatch.Map(desk);
        ShowFollowUp.Map(desk);
        Postpone.Map(desk);
        Hold.Map(desk);
        Resume.Map(desk);
        Decline.Map(desk);
        HandOver.Map(desk);
        CloseManual.Map(desk);
        WriteNote.Map(desk);
        ListNotes.Map(desk);
        ShowNote.Map(desk);
        FileNote.Map(desk);
        DiscardNote.Map(desk);
        NoteCall.Map(desk);
        TakeOverNote.Map(desk);
        MakeReferral.Map(desk);
        ListReferrals.Map(desk);
        ShowReferral.Map(desk);
        AcceptReferral.Map(desk);
        ConfirmReferral.Map(desk);
        DeclineReferral.Map(desk);
        ListHandovers.Map(desk);
        HandOverCases.Map(desk);
        ListNotices.Map(desk);
        ShowSafetyNet.Map(desk);
        ShowLoad.Map(desk);
        ShowAhead.Map(desk);
        ShowRules.Map(desk);
        ListRuleCases.Map(desk);
        ShowAlerts.Map(desk);
    }
}

static class FollowUpPermissions
{
    static readonly StandardRole[] Workers =
    [
        StandardRole.PublicHealthNurse, StandardRole.Midwife, StandardRole.ChildFamilyCounselor, StandardRole.DevelopmentalSpecialist, StandardRole.Supervisor,
        StandardRole.GeneralSupportOfficer, StandardRole.CenterDirector, StandardRole.CouncilCoordinator, StandardRole.Clerk, StandardRole.NightDuty, StandardRole.PrivacyOfficer,
    ];

    public static readonly Permission See = new("follow-ups.see", "人の記録に出るやることを見る", [.. Workers, StandardRole.Viewer]);

    public static readonly Permission Work = new("follow-ups.work", "やることを見て進める", Workers);

    public static readonly Permission WriteNotes = new("follow-ups.write-notes", "メモを書く", [.. Workers, StandardRole.TrainingOfficer, StandardRole.ResourceOfficer]);

    /// <summary>Whoever sees people's records; night duty and the privacy officer owe things and see none.</summary>
    public static readonly Permission Refer = new("follow-ups.refer", "ほかの機関への紹介を見て進める", [.. Workers.Except([StandardRole.NightDuty, StandardRole.PrivacyOfficer])]);

    public static readonly Permission SafetyNet = new("follow-ups.safety-net", "落ちているものと全員のやることを見る",
        StandardRole.Supervisor, StandardRole.GeneralSupportOfficer, StandardRole.CenterDirector);
}
