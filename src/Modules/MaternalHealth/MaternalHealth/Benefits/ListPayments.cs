using System.Globalization;
using System.Text;
using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.BuildingBlocks.Text;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Benefits;

/// <summary>支払いの一覧: what is decided and not yet paid, as a page and as a file for the treasury. What is marked as paid leaves it, and whoever marks it a second time changes nothing.</summary>
public static class ListPayments
{
    /// <summary>Payments of one list; the rest comes when these are paid.</summary>
    const int Most = 500;

    static readonly Encoding Cp932 = CodePagesEncodingProvider.Instance.GetEncoding(932, new EncoderReplacementFallback("〓"), DecoderFallback.ReplacementFallback)!;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/payments", Show).RequirePermission(MaternalHealthPermissions.HandleRights);
        desk.MapPost("/payments", MarkPaid).RequirePermission(MaternalHealthPermissions.HandleRights);
        desk.MapGet("/payments/payments.csv", File).RequirePermission(MaternalHealthPermissions.HandleRights);
    }

    static Task<IResult> Show([AsParameters] DeskRequest request) => Screen(new Form { PaidOn = DateInput.Of(request.Today) }, [], StatusCodes.Status200OK, request);

    static async Task<IResult> MarkPaid([FromForm] Form? form, IValidator<Form> rules, [AsParameters] DeskRequest request)
    {
        form ??= new Form();
        return await request.Save(form, rules, async () =>
        {
            var ids = form.Payments.Select(p => Guid.TryParse(p, out var id) ? id : Guid.Empty).ToList();
            // Read anew at each attempt: what a colleague has marked meanwhile is paid and stays as it is.
            var payments = await request.Db.Payments.Where(p => ids.Contains(p.Id) && p.PaidOn == null).ToListAsync(request.Stop);
            return () => payments.ForEach(p => p.Pay(form.PaidOn.Day(), request.Recorded));
        }, (errors, status) => Screen(form, errors, status, request), "/maternal-health/payments");
    }

    static async Task<IResult> File(string? encoding, [AsParameters] DeskRequest request)
    {
        var rows = await Unpaid(request);
        request.Reading.Exports();
        var text = CsvText.Row("番号", "種類", "氏名", "カナ", "生年月日", "決定日", "金額")
            + string.Concat(rows.Select(r => CsvText.Row(r.Id, r.Kind, r.Who.Name, r.Who.Kana, Iso(r.Who.BirthDate), Iso(r.DecidedOn), r.Amount.ToString(CultureInfo.InvariantCulture))));
        return encoding == "cp932"
            ? Results.File(Cp932.GetBytes(text), "text/csv", $"payments-{Iso(request.Today)}.csv")
            : Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], "text/csv; charset=utf-8", $"payments-{Iso(request.Today)}.csv");
    }

    static async Task<IResult> Screen(Form form, IReadOnlyList<ValidationFailure> errors, int status, DeskRequest request) =>
        Screens.Screen.Of<ListPaymentsScreen>(new { Rows = await Unpaid(request), Input = form, Errors = errors }, status);

    static async Task<IReadOnlyList<Row>> Unpaid(DeskRequest request)
    {
        var payments = await request.Db.Payments.AsNoTracking().Where(p => p.PaidOn == null).OrderBy(p => p.DecidedOn).ThenBy(p => p.Id).Take(Most).ToListAsync(request.Stop);
        var people = await request.Db.InView([.. payments.Select(p => p.Person)], request.Today, request.Stop);
        request.Reading.Shows(people.Keys);
        return [.. payments.Select(p => new Row($"{p.Id}", BenefitWords.Kinds.NameOf($"{p.Kind}"), people[p.Person],
            $"/maternal-health/pregnancies/{p.Pregnancy}/{(p.Kind is PaymentKind.Reimbursement ? "vouchers" : "benefit")}", p.DecidedOn, p.Amount))];
    }

    static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>One payment to make.</summary>
    public sealed record Row(string Id, string Kind, PersonInView Who, string Href, DateOnly DecidedOn, int Amount);

    public sealed class Form
    {
        // Binding sets null where no box is ticked.
        public List<string> Payments { get; set => field = value ?? []; } = [];

        public DateInput? PaidOn { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules(TimeProvider clock)
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Payments).Must(p => p.Count > 0).WithMessage("支払ったものに印を付けてください。")
                .Must(p => p.TrueForAll(id => Guid.TryParse(id, out _))).WithMessage("支払ったものに印を付け直してください。");
            RuleFor(x => x.PaidOn).Date("支払日").NotAfter("支払日", clock.Today);
        }
    }
}
