using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.BuildingBlocks.Settings;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Operations;

/// <summary>設定を変える: a new value with its reason. Before it is saved the page says whom it touches; the history says who changed what, when and why.</summary>
public static class ChangeSetting
{
    /// <summary>Stands for the default where a previewed value is named; no value is written so.</summary>
    const string ToDefault = "default";

    internal static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/settings/{module}/{key}", Show).RequirePermission(OperationsModule.SeeSettings);
        desk.MapPost("/settings/{module}/{key}", Save).RequirePermission(OperationsModule.ChangeSettings);
    }

    static async Task<IResult> Show(string module, string key, [AsParameters] Pages pages, CancellationToken stop)
    {
        if (pages.Book.Find(module, key) is not { } setting) return Results.NotFound();
        return await pages.Page(setting, null, [], StatusCodes.Status200OK, stop);
    }

    static async Task<IResult> Save(string module, string key, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] Pages pages, IEnumerable<IFollowsSettings> followers, CancellationToken stop)
    {
        if (pages.Book.Find(module, key) is not { } setting) return Results.NotFound();
        form ??= new Form();
        var press = Guid.TryParse(form.Press, out var sent) ? sent : Ids.New();
        if (await IsDone() is { } already) return already;
        if (setting.About.Freedom is SettingFreedom.Fixed) return await Refuse(new ValidationFailure("", $"{setting.About.Label}は、画面では変えられません（{setting.About.Source}）。"));

        var errors = (await rules.CheckAsync(form, stop)).ToList();
        var read = form.Back ? new SettingInput(null, null) : setting.Read(form.Value);
        if (read.Error is { } unreadable) errors.Add(new ValidationFailure(nameof(Form.Value), unreadable));
        if (errors.Count > 0) return await Refuse([.. errors]);

        var value = form.Back ? null : setting.Write(read.Value);
        var seen = int.TryParse(form.Version, out var version) ? version : -1;
        if ((await pages.Changes.HistoryOf(setting, stop)).FirstOrDefault() is var last && (last?.Number ?? 0) != seen) return await Conflict();

        var then = pages.Edition.With(setting, value);
        if (setting.Write(then.ValueOf(setting)) == setting.Write(pages.Edition.ValueOf(setting))) return await Refuse(new ValidationFailure(nameof(Form.Value), $"いまの値（{setting.Show(pages.Edition.ValueOf(setting))}）と同じです。変えるときは別の値を入力してください。"));
        if (then.ContradictionAbout(setting) is { } contradiction) return await Refuse(new ValidationFailure(nameof(Form.Value), contradiction));

        if (form.Previewed != (value ?? ToDefault))
        {
            form.Previewed = value ?? ToDefault;
            List<SettingsEffect> effects = [];
            foreach (var follower in followers) effects.Add(await follower.Preview(pages.Edition, then, stop));
            return await pages.Page(setting, form, [], StatusCodes.Status200OK, stop, effects: effects, becomes: setting.Show(then.ValueOf(setting)));
        }
        return await pages.Changes.Save(setting, value, form.Reason!.Trim(), seen, press, stop) ? Screen.SeeOther(ListSettings.HrefOf(setting)) : await Conflict();

        async Task<IResult> Refuse(params ValidationFailure[] failures)
        {
            if (await IsDone() is { } done) return done;
            form.Previewed = null;
            return await pages.Page(setting, form, failures, StatusCodes.Status422UnprocessableEntity, stop);
        }

        async Task<IResult> Conflict() => await IsDone() ?? await pages.Page(setting, form, [], StatusCodes.Status409Conflict, stop, isConflict: true);

        // What stands in the way of a press may be the same press a moment before.
        async Task<IResult?> IsDone() => await pages.Changes.IsSaved(press, stop) ? Screen.SeeOther(ListSettings.HrefOf(setting)) : null;
    }

    /// <summary>What the page is made of.</summary>
    public sealed record Pages(SettingsBook Book, Edition Edition, ChangeSettings Changes, CoreDb Db, CurrentStaff Staff, Reading Reading, TimeProvider Clock)
    {
        internal async Task<IResult> Page(
            SettingDefinition setting, Form? form, IReadOnlyList<ValidationFailure> errors, int status, CancellationToken stop,
            IReadOnlyList<SettingsEffect>? effects = null, string? becomes = null, bool isConflict = false)
        {
            var history = await Changes.HistoryOf(setting, stop);
            var by = history.Select(c => c.By).Distinct().ToList();
            var names = await Db.StaffDirectory.Where(s => by.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, stop);
            var touched = effects?.SelectMany(e => e.Touched).ToList() ?? [];
            var people = touched.Select(t => t.Person).OfType<PersonId>().Distinct().ToList();
            Reading.Shows(people);
            var called = await Db.Directory.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
            // Somebody else may have changed it since this request began.
            var current = isConflict ? Book.Now() : Edition;
            var typed = setting.Write(current.ValueOf(setting));
            form ??= new Form { Press = $"{Ids.New()}", Value = setting.IsList ? typed.Replace(',', '\n') : typed, Version = $"{history.FirstOrDefault()?.Number ?? 0}" };
            if (isConflict) (form.Version, form.Previewed) = ($"{history.FirstOrDefault()?.Number ?? 0}", null);
            return Screen.Of<ChangeSettingScreen>(new
            {
                Setting = setting,
                Value = setting.Show(current.ValueOf(setting)),
                Input = form,
                Errors = errors,
                MayChange = Staff.Has(OperationsModule.ChangeSettings) && setting.About.Freedom is not SettingFreedom.Fixed,
                Becomes = becomes,
                Sentences = effects?.SelectMany(e => e.Lines).ToList() ?? [],
                Touched = touched.Select(t => new Row(t.Person is { } person ? called.GetValueOrDefault(person, "（台帳にまだない人）") : "（人に結びつかないもの）", t.What, t.Href)).ToList(),
                IsConflict = isConflict,
                History = history.Select((c, at) => new Entry(
                    Clock.ToLocal(c.At), names.GetValueOrDefault(c.By, "（不明な職員）"), setting.ShowStored(at + 1 < history.Count ? history[at + 1].Value : null), setting.ShowStored(c.Value), c.Reason)).ToList(),
            }, status);
        }
    }

    /// <summary>Somebody whom the change would touch.</summary>
    public sealed record Row(string Name, string What, string Href);

    /// <summary>A change as the history shows it.</summary>
    public sealed record Entry(DateTimeOffset At, string By, string Old, string New, string Reason);

    /// <summary>What is asked.</summary>
    public sealed class Form
    {
        /// <summary>The new value, as typed.</summary>
        public string? Value { get; set; }

        /// <summary>Back to the default instead.</summary>
        public CheckInput Back { get; set; }

        /// <summary>Why.</summary>
        public string? Reason { get; set; }

        /// <summary>The value whose effect was shown: only that one is saved.</summary>
        public string? Previewed { get; set; }

        /// <summary>Tells a second press from a second change.</summary>
        public string? Press { get; set; }

        /// <summary>The last change that was shown.</summary>
        public string? Version { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Back).Tick("初期値に戻す");
            RuleFor(x => x.Reason).NotEmpty().WithMessage("変える理由を入力してください。").MaximumLength(SettingChange.ReasonLength).WithMessage($"変える理由は{SettingChange.ReasonLength}文字以内で入力してください。");
        }
    }
}
