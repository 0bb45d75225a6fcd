using System.Globalization;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Families.People;
using Hagukumi.Screens;

namespace Hagukumi.Families.Facts;

/// <summary>A fact that somebody wants to end or withdraw, in the words its person's page may use.</summary>
internal sealed record ChosenFact(FactKind Kind, Fact Fact, Person Person, string Says)
{
    public string Back => $"/families/people/{Person.Id}/facts";

    /// <summary>Null where there is none.</summary>
    public static async Task<ChosenFact?> Find(string? kind, Guid id, FactRequest request)
    {
        if (FactKind.Find(kind) is not { } known || await known.Find(request.Db, id, request.Stop) is not { } fact || await request.Find(fact.Person.Value) is not { } person) return null;
        var names = await request.Db.NamesOf([.. fact.Others], request.Stop);
        request.Reading.Shows(names.Keys);
        var hidden = fact.TellsPlace && (await request.Db.Hidden([person.Id], request.Stop)).Count > 0;
        return new(known, fact, person, hidden ? ListFacts.Withheld : fact.Says(other => names.GetValueOrDefault(other, "（記録のない人）")));
    }

    public async Task<FactPage> Page(IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, FactRequest request)
    {
        var page = await request.Page(Person, errors, withFamily: false) with { Conflict = conflict };
        return conflict.Count == 0 ? page : page with
        {
            ChangedBy = (await request.StaffNames()).GetValueOrDefault(Fact.ChangedBy),
            ChangedAt = request.Clock.ToLocal(Fact.ChangedAt).ToString("M月d日 H時mm分", CultureInfo.InvariantCulture),
        };
    }
}
