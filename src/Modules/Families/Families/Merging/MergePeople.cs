using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.People;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Merging;

/// <summary>名寄せ: two records, side by side with what every desk has of them, are found to be one person; or a provisional person is identified.</summary>
public static class MergePeople
{
    const int MostCandidates = 20;

    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/people/{id:guid}/merge", Show).RequirePermission(FamiliesPermissions.Merge);
        desk.MapPost("/people/{id:guid}/merge", Save).RequirePermission(FamiliesPermissions.Merge);
    }

    static async Task<IResult> Show(Guid id, string? other, string? q, [AsParameters] Request request)
    {
        if (await request.Find(id) is not { } person) return Results.NotFound();
        if (person.Id.Value != id) return Screens.Screen.SeeOther($"/families/people/{person.Id}/merge");
        if (other is null) return await Choose(person, q, problem: null, StatusCodes.Status200OK, request);
        return Guid.TryParse(other, out var asked) && await request.Find(asked) is { } found && found.Id != person.Id
            ? await Compare(new Pair(person, found), new Form { Other = $"{found.Id}", Version = Pair.VersionOf(person, found), Keep = Suggested(person, found) }, [], conflict: false, StatusCodes.Status200OK, request)
            : await Choose(person, q: null, "もう一方の記録が見つからないか、すでに同じ人として統合されています。選び直してください。", StatusCodes.Status200OK, request);
    }

    static async Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, StandAsOne stand, [AsParameters] Request request)
    {
        form ??= new Form();
        if (await request.Find(id) is not { } person) return Results.NotFound();
        if (!Guid.TryParse(form.Other, out var asked) || await request.Find(asked) is not { } other)
            return await Choose(person, q: null, "もう一方の記録を選んでください。まだ何も統合していません。", StatusCodes.Status422UnprocessableEntity, request);
        // The same press twice: they are one already.
        if (other.Id == person.Id) return Screens.Screen.SeeOther($"/families/people/{person.Id}");

        var pair = new Pair(person, other);
        var errors = await rules.CheckAsync(form, request.Stop);
        if (errors.Count == 0 && Refusal(pair, form) is { } refusal) errors = [refusal];
        if (errors.Count > 0) return await Compare(pair, form, errors, conflict: false, StatusCodes.Status422UnprocessableEntity, request);
        if (form.Version != pair.Version) return await Changed(id, asked, form, request);

        var (merged, kept) = form.Keep == $"{person.Id}" ? (other, person) : (person, other);
        request.Db.Add(Merging.Of(merged, kept, request.Clock.Today(), request.Staff.Id, request.Clock.GetUtcNow(), form.Reason!.Trim()));
        request.Db.RemoveRange(await request.Db.Duplicates.Where(d => d.DismissedOn == null && (d.First == merged.Id || d.Second == merged.Id)).ToListAsync(request.Stop));
        await stand.Join([merged.Id, kept.Id], request.Stop);
        try
        {
            await request.Db.SaveChangesAsync(request.Stop);
        }
        catch (DbUpdateConcurrencyException)
        {
            request.Db.ChangeTracker.Clear();
            return await Save(id, form, rules, stand, request);
        }
        return Screens.Screen.SeeOther($"/families/people/{kept.Id}");
    }

    /// <summary>Asked anew: one of the two may have been read before and the other after somebody, or the same press, merged them.</summary>
    static async Task<IResult> Changed(Guid id, Guid asked, Form form, Request request)
    {
        request.Db.ChangeTracker.Clear();
        var pair = new Pair((await request.Find(id))!, (await request.Find(asked))!);
        if (pair.One.Id == pair.Other.Id) return Screens.Screen.SeeOther($"/families/people/{pair.One.Id}");
        form.Version = pair.Version;
        return await Compare(pair, form, [], conflict: true, StatusCodes.Status409Conflict, request);
    }

    static ValidationFailure? Refusal(Pair pair, Form form)
    {
        if (form.Keep != $"{pair.One.Id}" && form.Keep != $"{pair.Other.Id}") return new(nameof(Form.Keep), "残す記録を選んでください。");
        var kept = form.Keep == $"{pair.One.Id}" ? pair.One : pair.Other;
        return kept.Provisional && !(pair.One.Provisional && pair.Other.Provisional) ? new(nameof(Form.Keep), "住民登録のある記録を残してください。仮登録の記録はその人の記録としてつながります。") : null;
    }

    /// <summary>Of a resident and a provisional person only one can be kept, and it is not asked.</summary>
    static string? Suggested(Person one, Person other) => one.Provisional == other.Provisional ? null : $"{(one.Provisional ? other : one).Id}";

    static async Task<IResult> Choose(Person person, string? q, string? problem, int status, Request request)
    {
        request.Reading.Shows(person.Id);
        List<Person> found = [];
        var asked = SearchPeople.Asked.Of(q, born: null);
        if (asked.Problem is null)
        {
            request.Reading.Searches();
            found = await asked.First(request.Db.People.AsNoTracking().Where(p => p.Id != person.Id && p.MergedInto == null), MostCandidates).Take(MostCandidates).ToListAsync(request.Stop);
            request.Reading.Shows(found.Select(p => p.Id));
        }
        return Screens.Screen.Of<ChooseOtherScreen>(new
        {
            About = person.Name,
            Path = $"/families/people/{person.Id}",
            Q = q,
            Problem = problem,
            Searched = asked.Problem is null,
            Found = found.Select(p => new Candidate($"/families/people/{person.Id}/merge?other={p.Id}", p.Name, p.Kana, p.BirthDate, p.IsWithheld, p.Provisional)).ToList(),
        }, status);
    }

    static async Task<IResult> Compare(Pair pair, Form form, IReadOnlyList<ValidationFailure> errors, bool conflict, int status, Request request)
    {
        request.Reading.Shows([pair.One.Id, pair.Other.Id]);
        List<Row> rows = [.. RegisterRows(pair, request.Clock.Today())];
        foreach (var place in (PanelPlace[])[PanelPlace.Household, PanelPlace.Desk, PanelPlace.Chronology]) rows.AddRange(await PanelRows(pair, place, request));
        return Screens.Screen.Of<MergePeopleScreen>(new
        {
            Input = form,
            Errors = errors,
            Conflict = conflict,
            Back = $"/families/people/{pair.One.Id}",
            One = pair.One.Name,
            Other = pair.Other.Name,
            Rows = rows,
            Keeping = (IReadOnlyList<(string, string)>)[.. new[] { pair.One, pair.Other }.Select((p, i) => ($"{p.Id}", $"{(i == 0 ? "左" : "右")}の記録：{p.Name}（{RegistrationPanel.StateOf(p, request.Clock.Today())}）"))],
        }, status);
    }

    static IEnumerable<Row> RegisterRows(Pair pair, DateOnly today)
    {
        Row Of(string label, Func<Person, string> text) => new(label, text(pair.One), text(pair.Other));
        yield return Of("氏名", p => p.Name);
        yield return Of("カナ", p => p.Kana);
        yield return Of("通称名", p => p.Alias);
        yield return Of("生年月日", p => p.BirthDate is { } born ? JapaneseDate.FormatLong(born) : AgeText.Estimated(p.BornFrom, p.BornTo, today));
        yield return Of("性別", p => p.Sex switch { Sex.Female => "女", Sex.Male => "男", _ => "不明" });
        yield return Of("登録", p => RegistrationPanel.StateOf(p, today));
        yield return Of("宛名番号", p => p.RegisterNumber ?? "");
        yield return Of("住所", p => p.IsWithheld ? "秘匿されています" : p.Address.Town + p.Address.Block + p.Address.Building);
    }

    static async Task<IEnumerable<Row>> PanelRows(Pair pair, PanelPlace place, Request request)
    {
        var (one, other) = (await request.Panels.Of(pair.One.Id, place, request.Stop), await request.Panels.Of(pair.Other.Id, place, request.Stop));
        return one.Concat(other).Select(p => p.Source.Title).Distinct().Select(title => new Row(place is PanelPlace.Chronology ? $"{title}の経過" : title, Text(one, title), Text(other, title)));
    }

    static string Text(IReadOnlyList<(IPanel Source, Panel Panel)> panels, string title)
    {
        var panel = panels.FirstOrDefault(p => p.Source.Title == title).Panel;
        if (panel is null) return "";
        List<string> lines = [.. panel.Lines.Select(line => $"{(line.On is { } day ? JapaneseDate.Format(day) + " " : "")}{line.Label} {line.Text}".Trim())];
        if (panel.Withheld) lines.Add("あなたの権限では表示できないものがあります");
        return string.Join('\n', lines);
    }

    /// <summary>What this use case asks of the program.</summary>
    internal sealed record Request(FamiliesDb Db, Panels Panels, Reading Reading, CurrentStaff Staff, TimeProvider Clock, CancellationToken Stop)
    {
        /// <summary>The person that an id stands for.</summary>
        public Task<Person?> Find(Guid id) => Db.People.FirstOrDefaultAsync(p => Db.People.Any(asked => asked.Id == new PersonId(id) && (asked.MergedInto ?? asked.Id) == p.Id), Stop);
    }

    sealed record Pair(Person One, Person Other)
    {
        public string Version => VersionOf(One, Other);

        public static string VersionOf(Person one, Person other) => $"{one.Version}.{other.Version}";
    }

    /// <summary>Somebody whom the person may be.</summary>
    public sealed record Candidate(string Href, string Name, string Kana, DateOnly? BirthDate, bool Sealed, bool Provisional);

    /// <summary>The same of both.</summary>
    public sealed record Row(string Label, string One, string Other);

    /// <summary>What is asked.</summary>
    public sealed class Form
    {
        /// <summary>Id of the other record.</summary>
        public string? Other { get; set; }

        /// <summary>Versions of both records as they were shown.</summary>
        public string? Version { get; set; }

        /// <summary>Id of the record that stays.</summary>
        public string? Keep { get; set; }

        /// <summary>Why they are one person.</summary>
        public string? Reason { get; set; }
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Keep).Must(id => Guid.TryParse(id, out _)).WithMessage("残す記録を選んでください。");
            RuleFor(x => x.Reason).Must(r => !string.IsNullOrWhiteSpace(r)).WithMessage("同じ人と判断した理由（母子健康手帳で確かめた など）を入力してください。")
                .MaximumLength(Merging.LongestReason).WithMessage($"理由は{Merging.LongestReason}文字以内で入力してください。");
        }
    }
}
