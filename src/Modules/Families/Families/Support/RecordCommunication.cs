using FluentValidation;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Families.Facts;
using Hagukumi.Families.People;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Hagukumi.Families.Support;

/// <summary>ことばの配慮の記録: which language, whether an interpreter is needed, letters in plain Japanese (AY-40).</summary>
public static class RecordCommunication
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/people/{id:guid}/communications/new", Show).RequirePermission(FamiliesPermissions.RecordFacts);
        desk.MapPost("/people/{id:guid}/communications/new", Save).RequirePermission(FamiliesPermissions.RecordFacts);
    }

    static Task<IResult> Show(Guid id, [AsParameters] FactRequest request) => request.Show<RecordCommunicationScreen>(id, new Form());

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] FactRequest request) =>
        request.Save<RecordCommunicationScreen, Form>(id, form ?? new Form(), rules, (typed, basis, _) => Task.FromResult<Fact>(
            CommunicationNeed.Record(basis, typed.Language ?? "", typed.Interpreter, typed.PlainJapanese, typed.Care.Plain())));

    public sealed class Form : FactFields
    {
        public string? Language { get; set; }

        public CheckInput Interpreter { get; set; }

        public CheckInput PlainJapanese { get; set; }

        public string? Care { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Language).OneOf("話しやすいことば", Languages.Choices);
            RuleFor(x => x.Interpreter).Tick("通訳が必要");
            RuleFor(x => x.PlainJapanese).Tick("文書はやさしい日本語で");
            RuleFor(x => x.Care).AtMost("必要な配慮", Longest.Line);
            this.PeriodAndSource();
        }
    }
}
