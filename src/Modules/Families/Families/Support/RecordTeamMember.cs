using FluentValidation;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Families.Facts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Families.Support;

/// <summary>副担当の記録: what the consultation is about proposes a profession; people decide which, and who brings it.</summary>
public static class RecordTeamMember
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/people/{id:guid}/team-members/new", Show).RequirePermission(FamiliesPermissions.RecordFacts);
        desk.MapPost("/people/{id:guid}/team-members/new", Save).RequirePermission(FamiliesPermissions.RecordFacts);
    }

    static Task<IResult> Show(Guid id, string? topic, [AsParameters] FactRequest request)
    {
        var form = new Form { Topic = topic, Profession = TeamMember.ProposalFor(topic), From = DateInput.Of(request.Today) };
        return request.Show<RecordTeamMemberScreen>(id, form, page => WithStaff(page, form, request));
    }

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] FactRequest request)
    {
        form ??= new Form();
        return request.Save<RecordTeamMemberScreen, Form>(id, form, rules,
            async (typed, basis, _) => TeamMember.Record(basis, typed.Topic!, typed.Profession!, await request.ActiveStaff(typed.Member, nameof(Form.Member))), page => WithStaff(page, form, request));
    }

    /// <summary>Members of staff, those of the profession first.</summary>
    static async Task<FactPage> WithStaff(FactPage page, Form form, FactRequest request)
    {
        var staff = await request.ActiveStaff();
        return page with
        {
            Staff = [.. staff.OrderByDescending(s => s.Profession == form.Profession).Select(s => ($"{s.Id}", TeamMember.Professions.Knows(s.Profession) ? $"{s.Name}（{TeamMember.Professions.NameOf(s.Profession)}）" : s.Name))],
            Notes = TeamMember.ProposalFor(form.Topic) is { } proposal ? [$"この相談には「{TeamMember.Professions.NameOf(proposal)}」を提案します。決めるのは人です。ほかの職種も選べます。"] : [],
        };
    }

    public sealed class Form : FactFields
    {
        public string? Topic { get; set; }

        public string? Profession { get; set; }

        public string? Member { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Topic).OneOf("相談の内容", [.. TeamMember.Topics.Select(t => (t.Value, t.Text))]);
            RuleFor(x => x.Profession).OneOf("職種", TeamMember.Professions);
            RuleFor(x => x.Member).Must(s => Guid.TryParse(s, out _)).WithMessage("副担当の職員を選んでください。");
            this.PeriodAndSource();
        }
    }
}
