using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hagukumi.Data.SqlServer.Tests;

/// <summary>A query as the program asked it, with parameters in the place of values.</summary>
/// <param name="Context">Type of the context it was asked of.</param>
/// <param name="Expression">What is asked.</param>
/// <param name="Types">What type the values of its parameters had.</param>
/// <param name="Compile">Makes an engine's command of what is asked, or of the same asked of another model.</param>
sealed record Query(Type Context, Expression Expression, IReadOnlyDictionary<string, Type> Types, Func<IDatabase, Expression, Func<QueryContext, object>> Compile);

/// <summary>Where in the program's code something was asked.</summary>
/// <param name="Assembly">Name of the assembly.</param>
/// <param name="Method">Token of the method.</param>
/// <param name="Offset">Where in its code, as exactly as the runtime knows: within the expression of the call. In code that it has optimised it would not.</param>
/// <param name="Does">What the call does to a query, such as <c>Where</c> or <c>Count</c>.</param>
readonly record struct Place(string Assembly, int Method, int Offset, string Does)
{
    /// <summary>Asks for the rows.</summary>
    public const string Rows = "Rows";
}

/// <summary>All that a running program asks of its databases: each query once, and each place in its code that composes or sends one.</summary>
sealed class Asked
{
    readonly ConcurrentQueue<Query> queries = new();
    readonly ConcurrentDictionary<Place, bool> places = new();
    int ahead;

    public IReadOnlyCollection<Query> Queries => queries;

    public IReadOnlyCollection<Place> Places => [.. places.Keys];

    /// <summary>How many queries were compiled once for all who ask them.</summary>
    public int Ahead => ahead;

    /// <summary>Notes the innermost call in the program itself.</summary>
    void Note(string does)
    {
        foreach (var frame in new StackTrace(fNeedFileInfo: false).GetFrames())
        {
            if (frame.GetMethod() is not { DeclaringType: not null } method || method.Module.Assembly.GetName().Name is not { } assembly || !Code.IsOurs(assembly)) continue;
            places[new Place(assembly, method.MetadataToken, frame.GetILOffset(), does)] = true;
            return;
        }
    }

#pragma warning disable EF1001 // No public place tells who asks: the interceptor of queries hears of one once, however many places ask it.
    /// <summary>Lets a context tell what it is asked. The context finds where to in its program's services.</summary>
    public static void ListenTo(DbContextOptionsBuilder options) => options.ReplaceService<IQueryCompiler, ListeningCompiler>().ReplaceService<IAsyncQueryProvider, ListeningProvider>();

    sealed class ListeningCompiler(
        IQueryContextFactory contexts, ICompiledQueryCache cache, ICompiledQueryCacheKeyGenerator keys, IDatabase database, IDiagnosticsLogger<DbLoggerCategory.Query> logger,
        ICurrentDbContext current, IEvaluatableExpressionFilter filter, IModel model) : QueryCompiler(contexts, cache, keys, database, logger, current, filter, model)
    {
        readonly Type context = current.Context.GetType();
        IReadOnlyDictionary<string, Type> types = new Dictionary<string, Type>();

        public Asked Asked { get; } = current.Context.GetService<Asked>();

        public override Expression ExtractParameters(Expression query, Dictionary<string, object?> parameters, IDiagnosticsLogger<DbLoggerCategory.Query> logger, bool compiledQuery = false, bool generateContextAccessors = false)
        {
            var extracted = base.ExtractParameters(query, parameters, logger, compiledQuery, generateContextAccessors);
            types = parameters.Where(p => p.Value is not null).ToDictionary(p => p.Key, p => p.Value!.GetType());
            return extracted;
        }

        public override Func<QueryContext, TResult> CompileQueryCore<TResult>(IDatabase database, Expression query, IModel model, bool async)
        {
            Asked.queries.Enqueue(new Query(context, query, types, (engine, asked) =>
            {
                var compiled = engine.CompileQuery<TResult>(asked, async);
                return values => compiled(values)!;
            }));
            return base.CompileQueryCore<TResult>(database, query, model, async);
        }

        public override Func<QueryContext, TResult> CreateCompiledAsyncQuery<TResult>(Expression query)
        {
            Interlocked.Increment(ref Asked.ahead);
            return base.CreateCompiledAsyncQuery<TResult>(query);
        }
    }

    // The program asks nothing synchronously. Were it to, the call would be told as one that was never made.
    sealed class ListeningProvider(IQueryCompiler compiler) : EntityQueryProvider(compiler)
    {
        readonly Asked asked = ((ListeningCompiler)compiler).Asked;

        public override IQueryable<TElement> CreateQuery<TElement>(Expression expression)
        {
            asked.Note(((MethodCallExpression)expression).Method.Name);
            return base.CreateQuery<TElement>(expression);
        }

        public override TResult ExecuteAsync<TResult>(Expression expression, CancellationToken cancellationToken = default)
        {
            asked.Note(typeof(TResult).IsSubclassOf(typeof(Task)) ? ((MethodCallExpression)expression).Method.Name : Place.Rows);
            return base.ExecuteAsync<TResult>(expression, cancellationToken);
        }
    }
#pragma warning restore EF1001
}
