using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff.Presence;

/// <summary>代理を決める: who stands in for somebody who is away, and who where that one is away too.</summary>
public static class NameDeputy
{
    static readonly PresenceForms<NameDeputyScreen, Deputizing, Form> Forms = new(
        WithdrawPresence.Deputies,
        (form, id, staff) => new Deputizing(id, staff, new StaffId(Guid.Parse(form.Deputy!)), form.Rank![0] - '0', form.From!.Value.Value!.Value, form.To?.Value),
        deputizing => new Form { Deputy = $"{deputizing.Deputy}", Rank = $"{deputizing.Rank}" },
        Refuse,
        (request, member) => request.AnswersFor(member));

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/members/{id:guid}/deputies/new", (Guid id, [AsParameters] StaffRequest request) => Forms.ShowNew(id, request)).RequirePermission(StaffPermissions.OwnPresence);
        desk.MapPost("/members/{id:guid}/deputies/new", (Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] StaffRequest request) => Forms.SaveNew(id, form, rules, request)).RequirePermission(StaffPermissions.OwnPresence);
        desk.MapGet("/deputies/{id:guid}", (Guid id, [AsParameters] StaffRequest request) => Forms.Show(id, request)).RequirePermission(StaffPermissions.OwnPresence);
        desk.MapPost("/deputies/{id:guid}", (Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] StaffRequest request) => Forms.Save(id, form, rules, request)).RequirePermission(StaffPermissions.OwnPresence);
    }

    static async Task<ValidationFailure?> Refuse(Deputizing wanted, StaffRequest request)
    {
        if (wanted.Deputy == wanted.Staff) return new(nameof(Form.Deputy), "本人を代理にすることはできません。ほかの職員を選んでください。");
        if (!await request.Db.Members.AnyAsync(m => m.Id == wanted.Deputy && m.Active, request.Stop)) return new(nameof(Form.Deputy), "職員を選び直してください。利用が停止されています。");
        var others = await request.Db.Deputizings.AsNoTracking().Where(d => d.Staff == wanted.Staff && d.Id != wanted.Id && (d.Rank == wanted.Rank || d.Deputy == wanted.Deputy)).ToListAsync(request.Stop);
        if (others.Find(wanted.Meets) is not { } other) return null;
        return other.Rank == wanted.Rank
            ? new(nameof(Form.Rank), $"この期間（{FormText.Period(other.From, other.To)}）には、この順番の代理が決まっています。ほかの順番を選ぶか、先にその終わりの日を登録してください。")
            : new(nameof(Form.Deputy), $"この職員は、この期間（{FormText.Period(other.From, other.To)}）の代理に決まっています。");
    }

    public sealed class Form : PresenceFields
    {
        public string? Deputy { get; set; }

        public string? Rank { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Deputy).Must(id => Guid.TryParse(id, out _)).WithMessage("代理の職員を選んでください。");
            RuleFor(x => x.Rank).Must(rank => Deputizing.Ranks.Knows(rank)).WithMessage("代理の順番を選んでください。");
            this.CheckPeriod();
        }
    }
}
