using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Facts;

/// <summary>家族の事実: everything that is or was recorded of a person beside the register, with period, source and who recorded it; what ended or was withdrawn too.</summary>
public static class ListFacts
{
    /// <summary>What stands in the place of whatever tells where a sealed person is.</summary>
    internal const string Withheld = "住所秘匿のため表示しません";

    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/people/{id:guid}/facts", Show).RequirePermission(FamiliesPermissions.SeePerson);

    static async Task<IResult> Show(Guid id, [AsParameters] FactRequest request)
    {
        if (await request.Find(id) is not { } person) return Results.NotFound();
        var same = (await request.Db.SamePersons([person.Id], request.Stop))[person.Id].ToList();
        List<(FactKind Kind, Fact Fact)> found = [];
        foreach (var kind in FactKind.All)
            found.AddRange((await kind.In(request.Db).AsNoTracking().Where(f => same.Contains(f.Person)).ToListAsync(request.Stop)).Select(f => (kind, f)));
        var names = await request.Db.NamesOf([.. found.SelectMany(f => f.Fact.Others).Distinct()], request.Stop);
        request.Reading.Shows(names.Keys);
        var hidden = (await request.Db.Hidden(same, request.Stop)).Count > 0;
        var staff = await request.StaffNames();
        var rows = found.OrderByDescending(f => f.Fact.Stands && f.Fact.HoldsOn(request.Today)).ThenByDescending(f => f.Fact.From ?? DateOnly.MinValue).ThenByDescending(f => f.Fact.RecordedAt)
            .Select(f => (f.Kind, Row: RowOf(f.Kind, f.Fact, hidden && f.Fact.TellsPlace, other => names.GetValueOrDefault(other, "（記録のない人）"), by => staff.GetValueOrDefault(by, "（システム）"), request))).ToLookup(f => f.Kind, f => f.Row);
        return Screens.Screen.Of<ListFactsScreen>(new
        {
            Page = await request.Page(person, [], withFamily: false),
            Sections = FactKind.All.Select(k => new Section(k.Name, $"/families/people/{id}/{k.Slug}/new", k.Record, [.. rows[k]])).ToList(),
            MayRecord = request.Staff.Has(FamiliesPermissions.RecordFacts),
        });
    }

    static Row RowOf(FactKind kind, Fact fact, bool hidden, Func<PersonId, string> nameOf, Func<StaffId, string> staff, FactRequest request)
    {
        var (state, tone) = !fact.Stands ? ("取消し", Tone.Warning) : fact.HoldsOn(request.Today) ? ("いま", Tone.Success) : fact.From > request.Today ? ("これから", Tone.Info) : ("終わり", Tone.Neutral);
        var past = fact.To < request.Today;
        return new Row(
            hidden ? Withheld : fact.Says(nameOf), Period.Of(fact), hidden ? "" : fact.Source,
            $"{JapaneseDate.FormatShort(DateOnly.FromDateTime(request.Clock.ToLocal(fact.RecordedAt).DateTime))} {staff(fact.RecordedBy)}", state, tone,
            fact.Stands ? "" : $"{JapaneseDate.FormatShort(fact.WithdrawnOn!.Value)} {staff(fact.ChangedBy)}{(hidden ? "" : $"：{fact.WithdrawalReason}")}",
            [
                .. fact.Stands && !past ? [("終える", $"/families/facts/{fact.Id}/end?kind={kind.Slug}")] : Array.Empty<(string, string)>(),
                .. fact.Stands ? fact.Further(request.Today).Select(f => (f.Text, $"/families/{kind.Slug}/{fact.Id}/{f.Path}")) : [],
                .. fact.Stands ? [("取り消す", $"/families/facts/{fact.Id}/withdraw?kind={kind.Slug}")] : Array.Empty<(string, string)>(),
            ]);
    }

    public sealed record Section(string Name, string Form, string Record, IReadOnlyList<Row> Rows);

    public sealed record Row(string Says, string Period, string Source, string RecordedBy, string State, Tone Tone, string Withdrawn, IReadOnlyList<(string Text, string Href)> Actions);
}
