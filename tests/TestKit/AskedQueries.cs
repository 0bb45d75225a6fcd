using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Hagukumi.BuildingBlocks.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.TestKit;

/// <summary>A query as the program asked it, with parameters in the place of values.</summary>
/// <param name="Context">Type of the context it was asked of.</param>
/// <param name="Expression">What is asked.</param>
/// <param name="Types">What type the values of its parameters had.</param>
/// <param name="Compile">Makes an engine's command of what is asked, or of the same asked of another model.</param>
sealed record Query(Type Context, Expression Expression, IReadOnlyDictionary<string, Type> Types, Func<IDatabase, Expression, Func<QueryContext, object>> Compile);

/// <summary>
/// Whatever a test makes the program ask of PostgreSQL is asked of SQL Server's provider as well, up to the moment when the
/// command would be sent. A query that only one engine understands fails the class that asked it.
/// </summary>
public static class AskedQueries
{
    static readonly ConcurrentQueue<Query> Asked = new();
    static readonly SemaphoreSlim OneAtATime = new(1, 1);
    static readonly Translation SqlServer = new();

    /// <summary>Lets all contexts of a program tell what they are asked.</summary>
    public static void ListenTo(IServiceCollection services)
    {
        foreach (var context in services.Select(s => s.ServiceType).Where(t => t.IsSubclassOf(typeof(ModuleDb))).Distinct().ToList())
            typeof(AskedQueries).GetMethod(nameof(Add), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(context).Invoke(null, [services]);
    }

#pragma warning disable EF1001 // No public place hears of a query after its values were taken out of it.
    /// <summary>Lets a context tell what it is asked.</summary>
    public static void ListenTo(DbContextOptionsBuilder options) => options.ReplaceService<IQueryCompiler, ListeningCompiler>();

    /// <summary>Asks SQL Server's provider what was asked since the last time.</summary>
    /// <exception cref="InvalidOperationException">It would not understand some of it. The message names parameters and holds no value.</exception>
    public static async Task AreUnderstoodBySqlServer()
    {
        await OneAtATime.WaitAsync();
        try
        {
            List<string> refused = [];
            while (Asked.TryDequeue(out var query))
                if (await SqlServer.Refusal(query) is { } why) refused.Add(why);
            if (refused.Count > 0) throw new InvalidOperationException($"SQL Server would not understand:\n{string.Join("\n\n", refused)}");
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    static void Add<TDb>(IServiceCollection services) where TDb : ModuleDb => services.ConfigureDbContext<TDb>(ListenTo);

    sealed class ListeningCompiler(
        IQueryContextFactory contexts, ICompiledQueryCache cache, ICompiledQueryCacheKeyGenerator keys, IDatabase database, IDiagnosticsLogger<DbLoggerCategory.Query> logger,
        ICurrentDbContext current, IEvaluatableExpressionFilter filter, IModel model) : QueryCompiler(contexts, cache, keys, database, logger, current, filter, model)
    {
        readonly Type context = current.Context.GetType();
        IReadOnlyDictionary<string, Type> types = new Dictionary<string, Type>();

        public override Expression ExtractParameters(Expression query, Dictionary<string, object?> parameters, IDiagnosticsLogger<DbLoggerCategory.Query> logger, bool compiledQuery = false, bool generateContextAccessors = false)
        {
            var extracted = base.ExtractParameters(query, parameters, logger, compiledQuery, generateContextAccessors);
            types = parameters.Where(p => p.Value is not null).ToDictionary(p => p.Key, p => p.Value!.GetType());
            return extracted;
        }

        public override Func<QueryContext, TResult> CompileQueryCore<TResult>(IDatabase database, Expression query, IModel model, bool async)
        {
            Asked.Enqueue(new Query(context, query, types, (engine, asked) =>
            {
                var compiled = engine.CompileQuery<TResult>(asked, async);
                return values => compiled(values)!;
            }));
            return base.CompileQueryCore<TResult>(database, query, model, async);
        }
    }
#pragma warning restore EF1001
}
