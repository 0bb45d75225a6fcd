using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.BuildingBlocks.Auditing;

/// <summary>Writes the access log: changes in the transaction of the change, answers before their first byte.</summary>
public sealed class AccessLog(CurrentStaff staff, TimeProvider clock)
{
    /// <summary>Adds the rows of a change to the context that saves it: one for all people it is about, one for each member of staff whose rights it changes.</summary>
    internal IReadOnlyList<AccessEntry> Written(DbContext db, IReadOnlyCollection<AggregateRoot> changed)
    {
        List<AccessEntry> rows = [];
        var about = changed.Select(a => (a.GetType().Name, People: a.About.ToArray())).Where(a => a.People.Length > 0).ToArray();
        if (about.Length > 0) rows.Add(Add(db, AccessKind.Write, string.Join(' ', about.Select(a => a.Name).Distinct()), null, about.SelectMany(a => a.People)));
        foreach (var rights in changed.Where(a => a.RightsOf is not null).GroupBy(a => a.RightsOf!.Value))
            rows.Add(Add(db, AccessKind.Write, $"{string.Join(' ', rights.Select(a => a.GetType().Name).Distinct())} {rights.Key}", null, []));
        return rows;
    }

    /// <summary>Adds a row; the caller saves.</summary>
    public AccessEntry Add(DbContext db, AccessKind kind, string action, string? purpose, IEnumerable<PersonId> persons) => db.Add(new AccessEntry
    {
        At = clock.GetUtcNow(),
        Staff = staff.Id,
        Kind = kind,
        Action = action.Length > 200 ? action[..200] : action,
        Purpose = purpose,
        Persons = AccessEntry.Pack(persons),
    }).Entity;
}

/// <summary>Collects whom an answer shows. Use cases name every person they put on a screen, into a file or on paper.</summary>
public sealed class Reading
{
    readonly HashSet<PersonId> persons = [];

    /// <summary>The persons named so far.</summary>
    public IReadOnlyCollection<PersonId> Persons => persons;

    /// <summary>What kind of access the answer is; a plain screen unless said otherwise.</summary>
    public AccessKind Kind { get; private set; } = AccessKind.Read;

    /// <summary>Why, where a reason was asked.</summary>
    public string? Purpose { get; set; }

    /// <summary>Whether the answer must be logged even when it shows nobody.</summary>
    internal bool IsOwed => persons.Count > 0 || Kind is not AccessKind.Read;

    /// <summary>The answer shows these people.</summary>
    public void Shows(IEnumerable<PersonId> people) => persons.UnionWith(people);

    /// <summary>The answer shows this person.</summary>
    public void Shows(PersonId person) => persons.Add(person);

    /// <summary>The answer is the result of a search, logged also when it finds nobody.</summary>
    public void Searches() => Kind = AccessKind.Search;

    /// <summary>The answer leaves the program as a file.</summary>
    public void Exports() => Kind = AccessKind.Export;

    /// <summary>The answer is made to be printed.</summary>
    public void Prints() => Kind = AccessKind.Print;
}

/// <summary>Commits the access row of an answer before the answer is written: no row, no bytes.</summary>
public sealed class LogsAccess : IEndpointFilter
{
    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var http = context.HttpContext;
        var reading = http.RequestServices.GetRequiredService<Reading>();
        if (reading.IsOwed)
        {
            var db = http.RequestServices.GetRequiredService<CoreDb>();
            var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
            http.RequestServices.GetRequiredService<AccessLog>().Add(db, reading.Kind, route, reading.Purpose, reading.Persons);
            await db.SaveChangesAsync(http.RequestAborted);
        }
        return result;
    }
}
