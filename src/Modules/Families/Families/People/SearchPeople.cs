using System.Linq.Expressions;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.BuildingBlocks.Text;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.People;

/// <summary>
/// 人を探す: by the beginning of kana, name or 通称名, by 宛名番号, by birth date. Whoever was merged is found as the one they
/// are, by the old record too. Every search is logged, also one without a hit.
/// </summary>
public static class SearchPeople
{
    const int PageSize = 50;

    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/search", Show).RequirePermission(FamiliesPermissions.Search);

    static async Task<IResult> Show(string? q, DateInput? born, string? after, FamiliesDb db, Reading reading, CurrentStaff staff, TimeProvider clock, CancellationToken stop)
    {
        var asked = Asked.Of(q, born);
        var today = clock.Today();
        var page = new Page([], Next: null);
        if (asked.Problem is null)
        {
            page = await Find(asked, Guid.TryParse(after, out var id) ? new PersonId(id) : null, db, today, stop);
            reading.Searches();
            reading.Shows(page.Rows.Select(r => r.Id));
        }
        return Screen.Of<SearchPeopleScreen>(new
        {
            Q = q,
            Born = born,
            asked.Problem,
            page.Rows,
            Next = page.Next is { } last ? Address(q, born, last) : null,
            First = after is null ? null : Address(q, born, after: null),
            MayOpen = staff.Has(FamiliesPermissions.SeePerson),
            MayRegister = staff.Has(FamiliesPermissions.RegisterProvisional),
        });
    }

    /// <summary>
    /// A page begins behind a person, found again by key and place among those of the same key: the address carries no
    /// name, and no provider is asked which of two ids is greater.
    /// </summary>
    static async Task<Page> Find(Asked asked, PersonId? after, FamiliesDb db, DateOnly today, CancellationToken stop)
    {
        var everybody = db.People.AsNoTracking();
        var (skip, from) = (0, (string?)null);
        if (after is { } last && await Found(p => p.Id == last).Select(p => p.KanaKey).FirstOrDefaultAsync(stop) is { } key)
        {
            var sameKey = await Found(p => p.KanaKey == key).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(stop);
            skip = sameKey.IndexOf(last) + 1;
            from = key;
        }
        var people = await asked.First(everybody, skip + PageSize + 1, from).Skip(skip).Take(PageSize + 1)
            .LeftJoin(db.People, p => p.MergedInto, c => c.Id, (p, c) => new { Hit = p, Canonical = c })
            .ToListAsync(stop);
        var rows = people.Take(PageSize).Select(p => Row.Of(p.Canonical ?? p.Hit, p.Canonical is null ? null : p.Hit.Name, today)).ToList();
        return new Page(rows, people.Count > PageSize ? people[PageSize - 1].Hit.Id : null);

        IQueryable<Person> Found(Expression<Func<Person, bool>> where) => asked.Ways(everybody).Select(way => way.People.Where(where)).Aggregate((one, other) => one.Concat(other));
    }

    static string Address(string? q, DateInput? born, PersonId? after)
    {
        var query = new QueryBuilder();
        if (!string.IsNullOrWhiteSpace(q)) query.Add("q", q);
        if (born is { IsBlank: false } day) query.Add("born", day.Text);
        if (after is { } id) query.Add("after", id.ToString());
        return "/families/search" + query;
    }

    /// <summary>Why nothing was searched.</summary>
    public enum Problem
    {
        /// <summary>Nothing was asked.</summary>
        NothingAsked,

        /// <summary>The name has no character that can be searched.</summary>
        NothingToSearch,

        /// <summary>The birth date is none.</summary>
        BirthDateUnreadable,
    }

    public sealed record Row(PersonId Id, string Name, string Kana, string Alias, string? Formerly, DateOnly? BirthDate, string Age, bool Sealed, string? District, string? State)
    {
        internal static Row Of(Person person, string? formerly, DateOnly today) => new(
            person.Id, person.Name, person.Kana, person.Alias, formerly, person.BirthDate,
            person.DiedOn is not null ? "" : person.AgeOn(today),
            person.IsWithheld, person.IsWithheld ? null : person.District,
            person.DiedOn is not null ? "死亡" : person.HasLeft(today) ? "転出" : person.Provisional ? "仮登録" : null);
    }

    sealed record Page(IReadOnlyList<Row> Rows, PersonId? Next);

    /// <summary>People who are found by one key.</summary>
    /// <param name="People">Who.</param>
    /// <param name="IsInOrder">The key is the one they are sorted by.</param>
    internal sealed record Way(IQueryable<Person> People, bool IsInOrder);

    /// <summary>What is searched for, read from what was typed.</summary>
    internal sealed record Asked(string? Key, string? Number, DateOnly? Born, Problem? Problem)
    {
        /// <summary>A term of digits is a 宛名番号; a term that is a date, or no digits, is what it says.</summary>
        public static Asked Of(string? q, DateInput? born)
        {
            var term = (q ?? "").Normalize(System.Text.NormalizationForm.FormKC).Trim();
            var date = born ?? default;
            if (term.Length == 0 && date.IsBlank)
                return new(null, null, null, SearchPeople.Problem.NothingAsked);
            if (!date.IsBlank && date.Value is null)
                return new(null, null, null, SearchPeople.Problem.BirthDateUnreadable);
            if (term.Length == 0)
                return new(null, null, date.Value, null);
            if (term.All(char.IsAsciiDigit))
                return new(null, term, date.Value, null);

            // A birth date typed into the first field, 1991-08-02 or R3.8.2.
            if (date.IsBlank && JapaneseDate.TryParse(term, out var typed))
                return new(null, null, typed, null);

            var key = SearchKey.ForName(q!);
            return key.Length == 0 ? new(null, null, null, SearchPeople.Problem.NothingToSearch) : new(key, null, date.Value, null);
        }

        /// <summary>The people it finds, in the order of their kana.</summary>
        /// <param name="everybody">Among whom.</param>
        /// <param name="count">At most so many may be taken of them.</param>
        /// <param name="from">Begins at this kana.</param>
        public IQueryable<Person> First(IQueryable<Person> everybody, int count, string? from = null) =>
            Ways(everybody).Select(way =>
            {
                var people = from is null ? way.People : way.People.Where(p => string.Compare(p.KanaKey, from) >= 0);
                // What is found by another key is gathered first and sorted then: in the order of the kana it would be looked for among everybody.
                var sorted = way.IsInOrder ? people.OrderBy(p => p.KanaKey) : people.OrderBy(p => p.KanaKey + "");
                return sorted.ThenBy(p => p.Id).Take(count);
            }).Aggregate((one, other) => one.Concat(other)).OrderBy(p => p.KanaKey).ThenBy(p => p.Id);

        /// <summary>
        /// Whom it finds, each in one of several queries that one index answers: of a beginning that is that of many, the first
        /// page of the kana is all that is read. An old record is found only where the person's own is not.
        /// </summary>
        /// <param name="everybody">Among whom.</param>
        public IReadOnlyList<Way> Ways(IQueryable<Person> everybody)
        {
            var (own, matching) = ((this with { Key = null }).In(everybody).Where(p => p.MergedInto == null), In(everybody));
            Way merged = new(matching.Where(p => p.MergedInto != null && !matching.Any(c => c.Id == p.MergedInto)), IsInOrder: false);
            if (Key is not { } key) return [new(own, IsInOrder: false), merged];
            return
            [
                new(own.Where(p => p.KanaKey.StartsWith(key)), IsInOrder: Born is null),
                new(own.Where(p => p.NameKey.StartsWith(key) && !p.KanaKey.StartsWith(key)), IsInOrder: false),
                new(own.Where(p => p.AliasKey.StartsWith(key) && !p.KanaKey.StartsWith(key) && !p.NameKey.StartsWith(key)), IsInOrder: false),
                merged,
            ];
        }

        IQueryable<Person> In(IQueryable<Person> people)
        {
            if (Key is { } key) people = people.Where(p => p.KanaKey.StartsWith(key) || p.NameKey.StartsWith(key) || p.AliasKey.StartsWith(key));
            if (Number is { } number) people = people.Where(p => p.RegisterNumber == number);
            if (Born is { } born) people = people.Where(p => p.BirthDate == born);
            return people;
        }
    }
}
