using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hagukumi.TestKit;

/// <summary>The SQL that the program's requests send, without what its dispatchers and jobs send meanwhile.</summary>
public sealed class QueryCounter : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    readonly ConcurrentQueue<string> sent = new();
    readonly List<IDisposable> subscriptions = [];
    readonly string database;

    QueryCounter(App app)
    {
        database = app.Database.Name;
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Asks for a page and tells the commands it took, its session's and its access row's included.</summary>
    public static async Task<IReadOnlyList<string>> Of(App app, Browser browser, string url)
    {
        using var counter = new QueryCounter(app);
        var page = await browser.Get(url);
        return page.Status == 200 ? [.. counter.sent] : throw new InvalidOperationException($"{url} answered {page.Status}.");
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory) lock (subscriptions) subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        // Several hosts may run in one process, each with dispatchers of its own.
        if (value.Value is CommandEventData data && data.Command.Connection?.Database == database && new HttpContextAccessor().HttpContext is not null) sent.Enqueue(data.Command.CommandText);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (subscriptions) subscriptions.ForEach(s => s.Dispose());
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

    static string DbLoggerCategory => Microsoft.EntityFrameworkCore.DbLoggerCategory.Name;
}
