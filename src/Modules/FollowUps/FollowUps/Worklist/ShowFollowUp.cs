using System.Globalization;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Owners;
using Hagukumi.FollowUps.Rules;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Worklist;

/// <summary>One follow-up: what is owed, since when, on what it rests, who noticed it when, and what may be done with it.</summary>
public static class ShowFollowUp
{
    internal static void Map(RouteGroupBuilder desk) => desk.MapGet("/{id:guid}", Show).RequirePermission(FollowUpPermissions.Work);

    static async Task<IResult> Show(Guid id, ActByHand act, CurrentStaff staff, FollowUpsDb db, IEnumerable<ISettlingForms> forms, TimeProvider clock, CancellationToken stop)
    {
        if (await act.Find(id, stop) is not { } found) return Results.NotFound();
        var (f, rule) = (found.FollowUp, found.Rule);
        var isMine = found.Roster.IsUpTo(staff.Id, f);
        var subjects = (await db.PersonDistricts.OneWith([new PersonId(f.Subject)]).Select(p => p.Person).ToListAsync(stop)).Select(p => p.Value).Append(f.Subject).Distinct().ToList();
        var facts = await db.Facts.AsNoTracking().Where(x => x.Rule == f.Rule && subjects.Contains(x.Subject)).OrderBy(x => x.OccurredAt).ToListAsync(stop);
        var path = forms.SelectMany(x => x.Paths).FirstOrDefault(p => p.Key == f.Rule).Value;
        var names = new WorkerNames(found.Roster, staff, found.Person);
        var (open, held) = (found.IsOpen, found.Allows(Verb.Released) && f.HoldUntil > act.Today);
        return Screen.Of<ShowFollowUpScreen>(new
        {
            View = new View(
                f.Id, f.Person, Words.NameOf(f.Person, found.Person), found.Person?.Kana ?? "", Words.TitleOf(rule, f.Rule, f.OpenReason), rule.Basis, Words.Of(f.Status), open, f.DueOn,
                f.DueAt is { } at ? clock.ToLocal(at) : null, f.ActBy, f.LateAtOpening, f.OpenedOn, clock.ToLocal(f.NoticedAt), names.OfRecorder(f.NoticedBy),
                names.Of(found.Owners), found.Owners.IsSubstitute,
                f.HoldUntil, f.RemindOn, f.PostponeReason, f.ClosedOn, Words.OfReason(f.CloseReason), open && path is not null ? string.Format(CultureInfo.InvariantCulture, path, f.Subject) : null,
                found.Allows(Verb.Postponed), found.Allows(Verb.Held) && !held, held, found.Allows(Verb.Declines), open, found.Allows(Verb.Done)),
            found.Person,
            act.Today,
            History = facts.Where(x => isMine || staff.MaySee(x.RestrictedTo)).Select(x => new Entry(clock.ToLocal(x.OccurredAt), Words.Of(x.Verb), x.HappenedOn, names.OfRecorder(x.NoticedBy), Words.OfReason(x.Reason))).ToList(),
        });
    }

    /// <summary>What the page shows.</summary>
    public sealed record View(
        Guid Id, PersonId? Person, string Name, string Kana, string Title, string Basis, string Status, bool IsOpen, DateOnly DueOn, DateTimeOffset? DueAt, DateOnly ActBy, bool LateAtOpening, DateOnly OpenedOn,
        DateTimeOffset NoticedAt, string NoticedBy, string Owners, bool IsSubstitute, DateOnly? HoldUntil, DateOnly? RemindOn, string? PostponeReason, DateOnly? ClosedOn, string? CloseReason, string? SettleAt,
        bool MayPostpone, bool MayHold, bool MayResume, bool MayDecline, bool MayHandOver, bool MayClose);

    /// <summary>One fact of the line.</summary>
    public sealed record Entry(DateTimeOffset At, string What, DateOnly On, string By, string? Reason);
}

/// <summary>What the codes of a line are called.</summary>
static class Words
{
    /// <summary>A child born a moment ago, whom the register does not tell yet. Nothing owed may be left out for that.</summary>
    public const string UnknownPerson = "（台帳にまだない人）";

    /// <summary>What is about nobody, or nobody yet.</summary>
    public const string Nobody = "（対象者なし・未特定）";

    /// <summary>Whom it is about.</summary>
    public static string NameOf(PersonId? person, DirectoryPerson? known) => known?.Name ?? (person is null ? Nobody : UnknownPerson);

    /// <summary>What is to be done: what people wrote where they opened it, and what an opening says beside its rule.</summary>
    public static string TitleOf(DeadlineRule? rule, string slug, string? openReason) =>
        rule is { IsByHand: false } ? openReason is null ? rule.Title : $"{rule.Title}：{openReason}" : openReason ?? slug;

    /// <summary>How a follow-up stands, for whoever was about to change it.</summary>
    public static string Now(ActByHand.Found found, CurrentStaff reader)
    {
        var f = found.FollowUp;
        List<string> parts = [Of(f.Status)];
        if (f.ClosedOn is { } closed) parts.Add($"{JapaneseDate.FormatLong(closed)}に終わりました");
        if (f.RemindOn is { } remind) parts.Add($"次の催促 {JapaneseDate.FormatLong(remind)}（{f.PostponeReason}）");
        if (f.HoldUntil is { } held) parts.Add($"保留 {JapaneseDate.FormatLong(held)}まで（{OfReason(f.HoldReason)}）");
        if (f.HandedOverTo is { } to) parts.Add($"引継ぎ {new WorkerNames(found.Roster, reader, found.Person).Of([to])}");
        return string.Join("、", parts);
    }

    public static string Of(FollowUpStatus status) => status switch
    {
        FollowUpStatus.Open => "未了",
        FollowUpStatus.Settled => "完了",
        FollowUpStatus.Cancelled => "不要になった",
        _ => "本人が断った",
    };

    public static string Of(Verb verb) => verb switch
    {
        Verb.Opens => "始まり",
        Verb.Moves => "起点の変更",
        Verb.Settles => "実施の記録",
        Verb.Cancels => "事情がなくなった",
        Verb.Declines => "本人が断った",
        Verb.Holds or Verb.Held => "保留",
        Verb.Resumes or Verb.Released => "再開",
        Verb.Postponed => "催促の延期",
        Verb.HandedOver => "引継ぎ",
        Verb.Done => "完了",
        _ => "取りやめ",
    };

    public static string? OfReason(string? code) => code switch
    {
        CloseReasons.LiveBirth => "出産",
        "stillbirth" => "死産",
        "miscarriage" => "流産",
        "terminated" => "人工妊娠中絶",
        CloseReasons.Died => "死亡",
        CloseReasons.DutyGoesOn => "担当がそのまま続く",
        CloseReasons.PaidElsewhere => "ほかの市町村が支給した",
        CloseReasons.Discarded => "メモを破棄した",
        CloseReasons.MovedOut => "転出",
        "at-hospital" => "医療機関で受診",
        "other-municipality" => "他市町村で受診",
        "nursery-seen" => "園で現認",
        "hospitalized" => "入院中",
        "abroad" => "出国",
        "stays-here" => "転出の取りやめ",
        "nothing-to-hand-over" => "引き継ぐ支援はない",
        CloseReasons.NothingToAsk => "尋ねることはない",
        CloseReasons.MarkBack => "台帳に支援措置の印が戻った",
        FollowUp.RecordWithdrawn => "元の記録の取消",
        FollowUp.SamePerson => "同じ人の別の記録で追っています",
        _ => code,
    };
}
