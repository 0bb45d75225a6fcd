using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Hagukumi.Staff.Duties;
using Hagukumi.Staff.Presence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.OnCall;

/// <summary>当番表: who is on call on each day of a week, one or two people. A day that has passed stays as it was.</summary>
public static class SetRoster
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/on-call", Show).RequirePermission(StaffPermissions.AssignDuties);
        desk.MapPost("/on-call", Save).RequirePermission(StaffPermissions.AssignDuties);
    }

    /// <summary>The one assignment there is of a member for a day: whoever is put on it, taken off and put on it again is put on the same, however often the button is pressed.</summary>
    internal static Guid IdOf(DateOnly day, StaffId holder) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"on-call {day:yyyy-MM-dd} {holder}"))).AsSpan(0, 16), bigEndian: true);

    static async Task<IResult> Show(string? week, BusinessDays openDays, [AsParameters] StaffRequest request)
    {
        var monday = Weeks.Monday(week, request.Today);
        var stored = await Stored(monday, request);
        var form = new Form { Week = Text(monday), Days = [.. Weeks.Days(monday).Select(day => DayOf(stored[day]))] };
        return await Screen(monday, stored, form, [], [], StatusCodes.Status200OK, openDays, request);
    }

    static async Task<IResult> Save([FromForm] Form? form, IValidator<Form> rules, BusinessDays openDays, [AsParameters] StaffRequest request)
    {
        form ??= new Form();
        var errors = await rules.CheckAsync(form, request.Stop);
        var monday = Weeks.Monday(form.Week, request.Today);
        var stored = await Stored(monday, request);
        if (errors.Count == 0 && Text(monday) != form.Week) errors = [new(nameof(Form.Week), "当番表を開き直してから入力してください。")];
        if (errors.Count > 0) return await Screen(monday, stored, form, errors, [], StatusCodes.Status422UnprocessableEntity, openDays, request);
        var names = await request.Names();
        var active = (await request.Choosable()).Select(m => m.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        List<ValidationFailure> unknown = [];
        List<ConflictRow> conflict = [];
        List<(DateOnly Day, List<StaffId> Wanted)> changed = [];
        foreach (var (index, day) in Weeks.Days(monday).Index().Where(d => d.Item >= request.Today))
        {
            var typed = form.Days[index];
            var was = Known(stored[day]);
            // Whoever is on the roster may stay on it, even with a closed account.
            bool MayStand(string? id) => string.IsNullOrEmpty(id) || active.Contains(id) || was.Split(',').Contains(id);
            if (!MayStand(typed.First)) unknown.Add(new($"Days[{index}].First", $"{Weeks.Title(day)}の当番を選び直してください。"));
            if (!MayStand(typed.Second)) unknown.Add(new($"Days[{index}].Second", $"{Weeks.Title(day)}の2人目の当番を選び直してください。"));
            if (unknown.Count > 0) continue;
            List<StaffId> wanted = [.. new[] { typed.First, typed.Second }.Where(id => !string.IsNullOrEmpty(id)).Select(id => new StaffId(Guid.Parse(id!))).Distinct()];
            // The second press of one button finds it done.
            if (wanted.ToHashSet().SetEquals(stored[day].Select(d => d.Holder))) continue;
            if (typed.Was != was) conflict.Add(new(Weeks.Title(day), Says(stored[day].Select(d => d.Holder), names), Says(wanted, names)));
            else changed.Add((day, wanted));
        }
        if (unknown.Count > 0) return await Screen(monday, stored, form, unknown, [], StatusCodes.Status422UnprocessableEntity, openDays, request);
        if (conflict.Count > 0)
        {
            foreach (var (index, day) in Weeks.Days(monday).Index()) form.Days[index].Was = Known(stored[day]);
            return await Screen(monday, stored, form, [], conflict, StatusCodes.Status409Conflict, openDays, request);
        }
        foreach (var (day, wanted) in changed)
        {
            // Taken off: it ends before it began, and holds on no day.
            foreach (var off in stored[day].Where(d => !wanted.Contains(d.Holder))) off.End(day.AddDays(-1));
            foreach (var holder in wanted.Except(stored[day].Select(d => d.Holder)))
            {
                if (await request.Db.Duties.FindAsync([IdOf(day, holder)], request.Stop) is { } again) again.End(day);
                else request.Db.Add(DutyAssignment.Give(IdOf(day, holder), holder, Duty.OnCall, null, day, day));
            }
        }
        return await request.Save() ? Screens.Screen.SeeOther($"/staff/on-call?week={form.Week}") : await Save(form, rules, openDays, request);
    }

    /// <summary>Who is on call on each day of the week, as the roster says now.</summary>
    static async Task<IReadOnlyDictionary<DateOnly, List<DutyAssignment>>> Stored(DateOnly monday, StaffRequest request)
    {
        var sunday = monday.AddDays(6);
        var found = await request.Db.Duties.Where(d => d.Duty == Duty.OnCall && d.From <= sunday && d.To >= monday).OrderBy(d => d.Holder).ToListAsync(request.Stop);
        return Weeks.Days(monday).ToDictionary(day => day, day => found.Where(d => d.From <= day && d.To >= day).ToList());
    }

    static Form.Day DayOf(List<DutyAssignment> holders) =>
        new() { First = holders.Count > 0 ? $"{holders[0].Holder}" : null, Second = holders.Count > 1 ? $"{holders[1].Holder}" : null, Was = Known(holders) };

    static string Known(IEnumerable<DutyAssignment> holders) => string.Join(',', holders.Select(d => $"{d.Holder}"));

    static string Says(IEnumerable<StaffId> holders, IReadOnlyDictionary<StaffId, string> names) => string.Join("、", holders.Select(h => names.GetValueOrDefault(h, "（不明な職員）")).Order(StringComparer.Ordinal));

    static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static async Task<IResult> Screen(
        DateOnly monday, IReadOnlyDictionary<DateOnly, List<DutyAssignment>> stored, Form form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status, BusinessDays openDays, StaffRequest request)
    {
        // A garbled form is answered with a whole week.
        while (form.Days.Count < 7) form.Days.Add(new Form.Day());
        var names = await request.Names();
        var book = await PresenceBook.Between(monday, monday.AddDays(6), request.Db, openDays, request.Stop);
        var choosable = await request.Choosable();
        return Screens.Screen.Of<SetRosterScreen>(new
        {
            Input = form,
            Errors = errors,
            Conflict = conflict,
            Rows = Weeks.Days(monday).Select(day => new Row(day, openDays.IsOpen(day), day < request.Today,
                [.. stored[day].Select(d => $"{names.GetValueOrDefault(d.Holder, "（不明な職員）")}{(book.On(d.Holder, day) is PresenceState.Away or PresenceState.Off ? "（不在・休み）" : "")}")],
                [.. stored[day].Where(d => choosable.All(c => c.Value != $"{d.Holder}")).Select(d => ($"{d.Holder}", names.GetValueOrDefault(d.Holder, "（不明な職員）")))])).ToList(),
            Members = choosable,
            Printed = $"{request.Clock.LocalNow():yyyy-MM-dd HH:mm}",
            By = request.Staff.Name,
        }, status);
    }

    /// <summary>A day of the roster.</summary>
    /// <param name="Day">The day.</param>
    /// <param name="Open">The office is open.</param>
    /// <param name="Past">It has passed and can no longer be changed.</param>
    /// <param name="Holders">Who is on call, and whether they are away.</param>
    /// <param name="Gone">On call though nobody can choose them any more, by id and name.</param>
    public sealed record Row(DateOnly Day, bool Open, bool Past, IReadOnlyList<string> Holders, IReadOnlyList<(string Value, string Text)> Gone);

    public sealed class Form
    {
        /// <summary>The Monday.</summary>
        public string? Week { get; set; }

        public List<Day> Days { get; set => field = value ?? []; } = [];

        /// <summary>A day of the form.</summary>
        public sealed class Day
        {
            /// <summary>Who is on call; nobody where it is empty.</summary>
            public string? First { get; set; }

            /// <summary>Who else.</summary>
            public string? Second { get; set; }

            /// <summary>Who was when the form was shown.</summary>
            public string? Was { get; set; } = "";
        }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Week).Must((form, week) => JapaneseDate.TryParse(week, out _) && form.Days.Count == 7).WithMessage("当番表を開き直してから入力してください。");
        }
    }
}
