using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Hagukumi.TestKit;

/// <summary>Holds every command back at the moment it would be sent: what an engine would be told can be seen without the engine.</summary>
public sealed class HeldBack : DbCommandInterceptor, IDbConnectionInterceptor
{
    /// <inheritdoc/>
    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();

    /// <inheritdoc/>
    public ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        new(InterceptionResult.Suppress());

    /// <inheritdoc/>
    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => throw new HeldBackException(command);

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) =>
        throw new HeldBackException(command);

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        throw new HeldBackException(command);
}

/// <summary>A command that was not sent. Its text is the message; it names parameters and holds no value.</summary>
public sealed class HeldBackException(DbCommand command) : Exception(command.CommandText);
