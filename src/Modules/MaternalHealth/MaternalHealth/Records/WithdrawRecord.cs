using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.MaternalHealth.Checkups;
using Hagukumi.MaternalHealth.HealthSystem;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Records;

/// <summary>記録の取消し: a notification, an interview, a visit that was entered by mistake. It stays readable, and what it settled is owed again.</summary>
public static class WithdrawRecord
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/pregnancies/{id:guid}/records/{record:guid}/withdraw", ShowOfPregnancy).RequirePermission(MaternalHealthPermissions.Record).UnlessItCame("record");
        desk.MapPost("/pregnancies/{id:guid}/records/{record:guid}/withdraw", SaveOfPregnancy).RequirePermission(MaternalHealthPermissions.Record).UnlessItCame("record");
        desk.MapGet("/infants/{id:guid}/records/{record:guid}/withdraw", ShowOfInfant).RequirePermission(MaternalHealthPermissions.Record).UnlessItCame("record");
        desk.MapPost("/infants/{id:guid}/records/{record:guid}/withdraw", SaveOfInfant).RequirePermission(MaternalHealthPermissions.Record).UnlessItCame("record");
        Map(desk, "/checkups/{id:guid}/records/{record:guid}/withdraw", OfCheckup);
    }

    /// <summary>Withdrawing of another kind of record, by its own id or by that of an entry in it.</summary>
    internal static void Map(RouteGroupBuilder desk, string route, Func<Guid, Guid, DeskRequest, Task<Target?>> find)
    {
        var part = route.Contains("{record", StringComparison.Ordinal) ? "record" : "id";
        desk.MapGet(route, async (Guid id, Guid? record, [AsParameters] DeskRequest request) => await Show(await find(id, record ?? default, request))).RequirePermission(MaternalHealthPermissions.Record).UnlessItCame(part);
        desk.MapPost(route, async (Guid id, Guid? record, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request) => await find(id, record ?? default, request) is { } target
            ? await Save(() => find(id, record ?? default, request), form ?? new Form(), rules, (await target.Page([], [])).Back, request)
            : Results.NotFound()).RequirePermission(MaternalHealthPermissions.Record).UnlessItCame(part);
    }

    static async Task<IResult> ShowOfPregnancy(Guid id, Guid record, [AsParameters] DeskRequest request) => await Show(await OfPregnancy(id, record, request));

    static async Task<IResult> ShowOfInfant(Guid id, Guid record, [AsParameters] DeskRequest request) => await Show(await OfInfant(id, record, request));

    static Task<IResult> SaveOfPregnancy(Guid id, Guid record, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request) =>
        Save(() => OfPregnancy(id, record, request), form ?? new Form(), rules, $"/maternal-health/pregnancies/{id}", request);

    static Task<IResult> SaveOfInfant(Guid id, Guid record, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request) =>
        Save(() => OfInfant(id, record, request), form ?? new Form(), rules, $"/maternal-health/infants/{id}", request);

    static async Task<IResult> Show(Target? target) => target is null ? Results.NotFound() : await Screen(target, new Form { Version = $"{target.Version}" }, [], [], StatusCodes.Status200OK);

    static async Task<IResult> Save(Func<Task<Target?>> find, Form form, IValidator<Form> rules, string back, DeskRequest request)
    {
        if (await find() is not { } target) return Results.NotFound();
        // Pressed twice: it is withdrawn, and that was asked for.
        if (!target.Stands) return Screens.Screen.SeeOther(back);
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(target, form, errors, [], StatusCodes.Status422UnprocessableEntity);
        if (!form.Version.IsVersion(target.Version)) return await Conflict(target, form);
        var saving = await request.Try(() => target.Withdraw(form.Reason.Plain()));
        if (saving.Stale) return await Save(find, form, rules, back, request);
        if (saving.Refusal is { } refusal) return await Screen(target, form, [new("", refusal)], [], StatusCodes.Status422UnprocessableEntity);
        return Screens.Screen.SeeOther(back);
    }

    static Task<IResult> Conflict(Target theirs, Form yours)
    {
        yours.Version = $"{theirs.Version}";
        return Screen(theirs, yours, [], [new("取消しの理由", theirs.WithdrawalReason ?? "", yours.Reason.Plain())], StatusCodes.Status409Conflict);
    }

    static async Task<IResult> Screen(Target target, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status) =>
        Screens.Screen.Of<WithdrawRecordScreen>(new { Page = await target.Page(errors, conflict), Input = form, target.Kind, target.On, Already = !target.Stands }, status);

    static async Task<Target?> OfPregnancy(Guid id, Guid record, DeskRequest request)
    {
        if (await request.FindPregnancy(id) is not { } pregnancy) return null;
        if (record == pregnancy.NotifiedEventId)
            return new("妊娠届", pregnancy.NotifiedOn, pregnancy.Stands, pregnancy.WithdrawalReason, pregnancy.Version, (e, c) => request.Page(pregnancy, e, c),
                reason => pregnancy.WithdrawNotification(request.Today, reason, request.Recorded));
        return pregnancy.Withdrawable(record) is { } entry
            ? new(PregnancyWords.KindOf(entry), entry.On, entry.Stands, entry.WithdrawalReason, pregnancy.Version, (e, c) => request.Page(pregnancy, e, c),
                reason => pregnancy.Withdraw(record, request.Today, reason, request.Recorded))
            : null;
    }

    static async Task<Target?> OfInfant(Guid id, Guid record, DeskRequest request) =>
        await request.FindInfant(id) is { } infant && infant.Withdrawable(record) is { } entry
            ? new(entry is Infants.NewbornVisit ? "新生児訪問" : "全戸訪問", entry.On, entry.Stands, entry.WithdrawalReason, infant.Version, (e, c) => request.Page(infant, e, c),
                reason => infant.Withdraw(record, request.Today, reason, request.Recorded))
            : null;

    static async Task<Target?> OfCheckup(Guid id, Guid record, DeskRequest request)
    {
        if (await request.Db.ChildCheckups.AsSingleQuery().FirstOrDefaultAsync(c => c.Id == id, request.Stop) is not { } checkup || checkup.Withdrawable(record) is not { } entry) return null;
        var back = entry switch
        {
            ContactTry t => $"/maternal-health/missed-checkups/{t.Miss}",
            MissEnding e => $"/maternal-health/missed-checkups/{e.Miss}",
            _ => $"/maternal-health/children/{checkup.Child}",
        };
        return new(entry is ResultEntry ? CheckupWords.Of(checkup.Kind) : "未受診の確認", entry.On, entry.Stands, entry.WithdrawalReason, checkup.Version,
            async (e, c) => new FormPage(await request.View(checkup.Child), back, "記録へ戻る", e, c), reason => checkup.Withdraw(record, request.Today, reason, request.Recorded));
    }

    internal sealed record Target(string Kind, DateOnly On, bool Stands, string? WithdrawalReason, int Version, Func<IReadOnlyList<ValidationFailure>, IReadOnlyList<ConflictRow>, Task<FormPage>> Page, Action<string> Withdraw);

    public sealed class Form
    {
        public string? Version { get; set; }

        public string? Reason { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Reason).Must(r => r.Plain().Length > 0).WithMessage("取り消す理由（別の方の記録だった など）を入力してください。").AtMost("取り消す理由", Longest.Text);
        }
    }
}
