using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.HealthSystem;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Immunisation;

/// <summary>受けた予防接種を記録する: what a slip or the handbook says. Outside the table's time it is taken all the same: it was given.</summary>
public static class RecordDose
{
    internal static readonly IReadOnlyList<(string Value, string Text)> Sources = [(nameof(DoseSource.Slip), "予診票・医療機関の報告"), (nameof(DoseSource.Handbook), "母子健康手帳"), (nameof(DoseSource.Told), "保護者の話")];

    internal static readonly IReadOnlyList<(string Value, string Text)> Vaccines = [.. VaccineSchedule.All.DistinctBy(v => v.Code).Select(v => (v.Code, v.Name))];

    internal static readonly int MostDoses = VaccineSchedule.All.Max(v => v.Doses);

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/children/{id:guid}/immunisations/new", Show).RequirePermission(MaternalHealthPermissions.Record).UnlessKeptElsewhere(HealthKind.Immunisation);
        desk.MapPost("/children/{id:guid}/immunisations/new", Save).RequirePermission(MaternalHealthPermissions.Record).UnlessKeptElsewhere(HealthKind.Immunisation);
        WithdrawRecord.Map(desk, "/immunisations/{id:guid}/withdraw", async (id, _, request) => await request.Db.Doses.FirstOrDefaultAsync(d => d.Id == id, request.Stop) is { } dose
            ? new("予防接種", dose.On, dose.Stands, dose.WithdrawalReason, dose.Version, (e, _) => Page(dose.Child, e, request), reason => dose.Withdraw(request.Today, reason, request.Staff.Id))
            : null);
    }

    static async Task<FormPage> Page(PersonId child, IReadOnlyList<ValidationFailure> errors, DeskRequest request) =>
        new(await request.View(child), $"/maternal-health/children/{child}/immunisations", "予防接種の表へ戻る", errors, []);

    static async Task<IResult> Show(Guid id, [AsParameters] DeskRequest request) =>
        await request.FindChild(id) is { } child ? await Screen(child, new Form { Press = $"{Ids.New()}" }, [], StatusCodes.Status200OK, request) : Results.NotFound();

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        if (await request.FindChild(id) is not { } child) return Results.NotFound();
        IReadOnlyList<ValidationFailure> errors = await rules.CheckAsync(form, request.Stop);
        if (errors.Count == 0 && child.BornOn is { } born && form.On.Day() < born) errors = [new(nameof(Form.On), $"接種日は生まれた日（{JapaneseDate.Format(born)}）以後の日付にしてください。")];
        if (errors.Count > 0) return await Screen(child, form, errors, StatusCodes.Status422UnprocessableEntity, request);
        var (press, number) = (Guid.TryParse(form.Press, out var sent) ? sent : Ids.New(), form.Number.Number()!.Value);
        // The second press of one button finds it done; at the same moment it is refused as a duplicate.
        if (!await request.Db.Doses.AnyAsync(d => d.Id == press, request.Stop))
        {
            if (await request.Db.Doses.FirstOrDefaultAsync(d => child.Ids.Contains(d.Child) && d.Vaccine == form.Vaccine && d.Number == number && d.WithdrawnOn == null, request.Stop) is { } given)
                return await Screen(child, form, [new(nameof(Form.Number), $"{number}回目は{JapaneseDate.Format(given.On)}にすでに記録されています。何回目かを確かめてください。")], StatusCodes.Status422UnprocessableEntity, request);
            await request.Try(() => request.Db.Add(Dose.Given(press, child.Id, form.Vaccine!, number, form.On.Day(), Enum.Parse<DoseSource>(form.Source!), request.Recorded)));
        }
        return Screens.Screen.SeeOther($"/maternal-health/children/{id}/immunisations");
    }

    static async Task<IResult> Screen(Child child, Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<RecordDoseScreen>(new { Page = await Page(child.Id, errors, request), Input = form }, status);

    public sealed class Form
    {
        public string? Vaccine { get; set; }

        public string? Number { get; set; }

        public DateInput? On { get; set; }

        public string? Source { get; set; }

        /// <summary>Tells a second press from a second dose.</summary>
        public string? Press { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Vaccine).Must(v => Vaccines.Knows(v)).WithMessage("予防接種を選んでください。");
            RuleFor(x => x.Number).Must(n => n.Number() is { } number && number >= 1 && number <= MostDoses).WithMessage(string.Create(CultureInfo.InvariantCulture, $"何回目かを1から{MostDoses}までの数字で入力してください。"));
            RuleFor(x => x.On).Date("接種日").NotAfter("接種日", clock.Today);
            RuleFor(x => x.Source).Must(s => Sources.Knows(s)).WithMessage("何で確かめたかを選んでください。");
        }
    }
}
