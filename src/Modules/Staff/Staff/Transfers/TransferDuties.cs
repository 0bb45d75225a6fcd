using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Hagukumi.Staff.Duties;
using Hagukumi.Staff.Members;
using Hagukumi.Staff.Roles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Transfers;

/// <summary>
/// 異動をまとめて登録する: all duties that change hands on one day, chosen in one form, shown once more with what falls to whom,
/// and saved at once or not at all. A duty without successor is never refused; it falls to the supervisor, and that is said before.
/// </summary>
public static class TransferDuties
{
    internal const string Same = "same";
    internal const string Open = "open";

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/transfers/new", Show).RequirePermission(StaffPermissions.AssignDuties);
        desk.MapPost("/transfers/new", Save).RequirePermission(StaffPermissions.AssignDuties);
    }

    static async Task<IResult> Show(string? on, [AsParameters] StaffRequest request)
    {
        var day = FiscalYear.Of(request.Today).FirstDay.AddYears(1);
        IReadOnlyList<ValidationFailure> errors = [];
        if (JapaneseDate.TryParse(on, out var asked) && asked >= request.Today) day = asked;
        else if (!string.IsNullOrEmpty(on)) errors = [new("on", "異動の日は、今日以後の日付を「2026-04-01」のように入力してください。")];
        var standing = await TransferPlan.Standing(request.Db, day).ToListAsync(request.Stop);
        var form = new Form { On = DateInput.Of(day), Press = $"{Ids.New()}", Lines = [.. standing.Select(d => new Form.Line { Assignment = $"{d.Id}", Version = $"{d.Version}", Successor = Same })] };
        return await Screen(form, standing, errors, [], errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save([FromForm] Form? form, IValidator<Form> rules, [AsParameters] StaffRequest request)
    {
        form ??= new Form();
        var errors = await rules.CheckAsync(form, request.Stop);
        if (errors.Count == 0 && form.On!.Value.Value < request.Today) errors = [new(nameof(Form.On), "異動の日は今日以後の日付を入力してください。")];
        var on = form.On?.Value ?? request.Today;
        var standing = await TransferPlan.Standing(request.Db, on).ToListAsync(request.Stop);
        var typed = form.Lines.Where(l => l.Assignment is not null).GroupBy(l => l.Assignment!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        // From here on the lines stand in the order of the screen, each with what was chosen for it.
        form.Lines = [.. standing.Select(d => typed.GetValueOrDefault($"{d.Id}") is { } line ? new Form.Line { Assignment = $"{d.Id}", Version = line.Version, Successor = line.Successor } : new Form.Line { Assignment = $"{d.Id}", Successor = Same })];
        if (errors.Count > 0) return await Screen(form, standing, errors, [], StatusCodes.Status422UnprocessableEntity, request);
        var id = StaffRequest.IdOf(form.Press);
        // The second press of one button finds it done.
        if (await request.Db.Transfers.AnyAsync(t => t.Id == id, request.Stop)) return Screens.Screen.SeeOther($"/staff/transfers/{id}");
        if (await Meanwhile(form, standing, typed, request) is { Count: > 0 } conflict)
        {
            foreach (var (index, duty) in standing.Index()) form.Lines[index].Version = $"{duty.Version}";
            return await Screen(form, standing, [], conflict, StatusCodes.Status409Conflict, request);
        }
        var (plan, refusals) = await Read(form, standing, on, request);
        if (plan is null || form.Edit is not null) return await Screen(form, standing, refusals, [], refusals.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK, request);
        if (form.Step != Form.Saving) return await Preview(form, plan, request);
        var change = await request.ChangeRights(() => plan.Carry(id, request.Staff.Id, request.Clock.GetUtcNow(), request.Db, MayEndRoles(request)));
        if (change.Refusal is { } refusal) return await Screen(form, standing, [new(nameof(Form.Leavers), refusal)], [], StatusCodes.Status422UnprocessableEntity, request);
        return change.Saved ? Screens.Screen.SeeOther($"/staff/transfers/{id}") : await Save(form, rules, request);
    }

    // Whoever assigns duties gives and takes no roles: those end by the hand of an administrator.
    static bool MayEndRoles(StaffRequest request) => request.Staff.Has(StaffPermissions.ManageMembers);

    /// <summary>What somebody else changed between the form and its sending: each line beside what was chosen for it.</summary>
    static async Task<IReadOnlyList<ConflictRow>> Meanwhile(Form form, List<DutyAssignment> standing, Dictionary<string, Form.Line> typed, StaffRequest request)
    {
        var names = await request.Names();
        string Label(DutyAssignment duty) => $"{DutyNames.Of(duty.Duty, duty.District)}{names.GetValueOrDefault(duty.Holder)}";
        string State(DutyAssignment duty) => FormText.Period(duty.From, duty.To);
        string Chosen(Form.Line line) => line.Successor switch
        {
            Open => "後任は未定",
            { } to when Guid.TryParse(to, out var staff) => $"後任：{names.GetValueOrDefault(new StaffId(staff), "（不明な職員）")}",
            _ => "変えない",
        };
        List<ConflictRow> rows = [];
        foreach (var (index, duty) in standing.Index())
        {
            if (!typed.ContainsKey($"{duty.Id}")) rows.Add(new(Label(duty), $"新しい担当：{State(duty)}", "（表示されていませんでした）"));
            else if (form.Lines[index].Version != $"{duty.Version}") rows.Add(new(Label(duty), State(duty), Chosen(form.Lines[index])));
        }
        var there = standing.Select(d => $"{d.Id}").ToHashSet(StringComparer.Ordinal);
        foreach (var (assignment, line) in typed.Where(t => !there.Contains(t.Key)))
        {
            var gone = Guid.TryParse(assignment, out var known) ? await request.Db.Duties.AsNoTracking().FirstOrDefaultAsync(d => d.Id == known, request.Stop) : null;
            rows.Add(new(gone is null ? "（見つからない担当）" : Label(gone), gone is null ? "ありません" : $"異動の前日までに終わります：{State(gone)}", Chosen(line)));
        }
        return rows;
    }

    static async Task<(TransferPlan? Plan, IReadOnlyList<ValidationFailure> Refusals)> Read(Form form, List<DutyAssignment> standing, DateOnly on, StaffRequest request)
    {
        List<ValidationFailure> refusals = [];
        var members = await request.Db.Members.Where(m => m.Active).ToDictionaryAsync(m => m.Id, request.Stop);
        List<Member> leavers = [];
        foreach (var typed in form.Leavers.Distinct(StringComparer.Ordinal))
        {
            if (Guid.TryParse(typed, out var leaver) && members.GetValueOrDefault(new StaffId(leaver)) is { } member) leavers.Add(member);
            else refusals.Add(new(nameof(Form.Leavers), "異動・退職する職員を選び直してください。"));
        }
        List<Handing> handings = [];
        foreach (var (index, duty) in standing.Index())
        {
            var (line, leaves) = (form.Lines[index], leavers.Exists(l => l.Id == duty.Holder));
            var at = $"Lines[{index}].Successor";
            if (line.Successor is Open || (leaves && line.Successor is Same)) handings.Add(new(duty, null));
            else if (line.Successor is Same) continue;
            else if (!Guid.TryParse(line.Successor, out var chosen) || !members.ContainsKey(new StaffId(chosen))) refusals.Add(new(at, $"{DutyNames.Of(duty.Duty, duty.District)}の後任を選び直してください。"));
            else if (leavers.Exists(l => l.Id.Value == chosen)) refusals.Add(new(at, $"{DutyNames.Of(duty.Duty, duty.District)}の後任は、異動・退職する職員です。ほかの職員か「未定」を選んでください。"));
            else if (duty.Holder.Value != chosen) handings.Add(new(duty, new StaffId(chosen)));
        }
        if (refusals.Count == 0 && handings.Count == 0 && leavers.Count == 0) refusals.Add(new("", "変わる担当がありません。後任か、異動・退職する職員を選んでください。"));
        return refusals.Count > 0 ? (null, refusals) : (await TransferPlan.Make(on, handings, leavers, request.Db, request.Stop), []);
    }

    static async Task<IResult> Screen(Form form, List<DutyAssignment> standing, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status, StaffRequest request)
    {
        var names = await request.Names();
        return Screens.Screen.Of<TransferDutiesScreen>(new
        {
            Input = form,
            Errors = errors,
            Conflict = conflict,
            Rows = standing.Select(d => new Row($"{d.Holder}", names.GetValueOrDefault(d.Holder, "（不明な職員）"), DutyNames.Of(d.Duty), d.District ?? "全域", d.To)).ToList(),
            Members = await request.Choosable(),
        }, status);
    }

    static async Task<IResult> Preview(Form form, TransferPlan plan, StaffRequest request)
    {
        var names = await request.Names();
        string Names(IEnumerable<StaffId> staff) => string.Join("、", staff.Select(s => names.GetValueOrDefault(s, "（不明な職員）")));
        Step Of(Handing handing)
        {
            var (duty, successor) = handing;
            var last = duty.From >= plan.On ? (DateOnly?)null : TransferPlan.Before(plan.On);
            if (successor is { } next) return new(DutyNames.Of(duty.Duty), duty.District ?? "全域", Names([duty.Holder]), last, Names([next]), null, Nobody: false);
            var (answering, staff) = plan.FallsTo(duty);
            return new(DutyNames.Of(duty.Duty), duty.District ?? "全域", Names([duty.Holder]), last, null,
                staff.Count == 0 ? "引き受ける職員がいません" : answering == duty.Duty ? $"ほかの{DutyNames.Of(answering)}：{Names(staff)}" : $"{DutyNames.Of(answering)}：{Names(staff)}", Nobody: staff.Count == 0);
        }
        return Screens.Screen.Of<PreviewTransferScreen>(new
        {
            Input = form,
            plan.On,
            Steps = plan.Handings.Select(Of).ToList(),
            Leavers = plan.Leavers.Select(l => l.Name).ToList(),
            LastDay = TransferPlan.Before(plan.On),
            EndsRoles = MayEndRoles(request),
        });
    }

    /// <summary>A duty that may change hands.</summary>
    public sealed record Row(string HolderId, string Holder, string Duty, string District, DateOnly? To);

    /// <summary>What becomes of a duty.</summary>
    /// <param name="Duty">Which.</param>
    /// <param name="District">Where.</param>
    /// <param name="Holder">Who holds it until then.</param>
    /// <param name="LastDay">Their last day; null where it never begins.</param>
    /// <param name="Successor">Who holds it then; null where that is open.</param>
    /// <param name="FallsTo">Who answers for it where it has no successor.</param>
    /// <param name="Nobody">Nobody answers for it.</param>
    public sealed record Step(string Duty, string District, string Holder, DateOnly? LastDay, string? Successor, string? FallsTo, bool Nobody);

    public sealed class Form
    {
        internal const string Saving = "save";

        /// <summary>The first day with the new holders.</summary>
        public DateInput? On { get; set; }

        /// <summary>Tells a second press from a second transfer.</summary>
        public string? Press { get; set; }

        /// <summary>The form asks to be shown what it would do, unless it says that this was seen.</summary>
        public string? Step { get; set; }

        /// <summary>Pressed to go back from what it would do.</summary>
        public string? Edit { get; set; }

        /// <summary>Ids of those who go elsewhere or retire.</summary>
        public List<string> Leavers { get; set => field = value ?? []; } = [];

        public List<Line> Lines { get; set => field = value ?? []; } = [];

        /// <summary>What is chosen for one duty.</summary>
        public sealed class Line
        {
            /// <summary>Its assignment.</summary>
            public string? Assignment { get; set; }

            /// <summary>Version of the assignment that was shown.</summary>
            public string? Version { get; set; }

            /// <summary>Id of a member of staff, or that it stays, or that it is open.</summary>
            public string? Successor { get; set; }
        }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.On).Date("異動の日");
        }
    }
}
