using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq.Expressions;
using Hagukumi.BuildingBlocks.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hagukumi.TestKit;

/// <summary>A query as the program asked it, with parameters in the place of values.</summary>
/// <param name="Context">Type of the context it was asked of.</param>
/// <param name="Expression">What is asked.</param>
sealed record Query(Type Context, Expression Expression);

/// <summary>
/// Whatever a test makes the program ask of PostgreSQL is asked of SQL Server's provider as well, up to the moment when the
/// command would be sent. A query that only one engine understands fails the class that asked it.
/// </summary>
public static class AskedQueries
{
    static readonly ConcurrentQueue<Query> Asked = new();
    static readonly SemaphoreSlim OneAtATime = new(1, 1);
    static readonly Translation SqlServer = new();
    static readonly Lazy<IDisposable> Listening = new(() => DiagnosticListener.AllListeners.Subscribe(new Ear()));

    /// <summary>Notes from now on what any program of this process asks; each query once, when it is first compiled.</summary>
    public static void Listen() => _ = Listening.Value;

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

    sealed class Ear : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name) value.Subscribe(this, name => name == CoreEventId.QueryCompilationStarting.Name);
        }

        void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
        {
            // SQL Server's own translation is heard as well.
            if (value.Value is QueryExpressionEventData { Context: ModuleDb context } data && context.Database.ProviderName!.EndsWith("PostgreSQL", StringComparison.Ordinal)) Asked.Enqueue(new Query(context.GetType(), data.Expression));
        }

        void IObserver<DiagnosticListener>.OnCompleted()
        {
            // Listeners last as long as the process.
        }

        void IObserver<DiagnosticListener>.OnError(Exception error)
        {
            // Listeners do not fail.
        }

        void IObserver<KeyValuePair<string, object?>>.OnCompleted()
        {
            // Listeners last as long as the process.
        }

        void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
        {
            // Listeners do not fail.
        }
    }
}
