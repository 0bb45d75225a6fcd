using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Hagukumi.BuildingBlocks.Data;

/// <summary>Where the data lives; section <c>Database</c>.</summary>
public sealed class DatabaseSettings
{
    /// <summary><c>PostgreSQL</c> (default) or <c>SqlServer</c>.</summary>
    public string Provider { get; set; } = PostgreSql.ProviderName;

    /// <summary>Connection string of that provider.</summary>
    [Required] public string ConnectionString { get; set; } = "";
}

/// <summary>A database engine the program runs on. One implementation for each lives in one file; everything else is neutral.</summary>
public interface IDatabaseProvider
{
    /// <summary>Value of <see cref="DatabaseSettings.Provider"/>.</summary>
    string Name { get; }

    /// <summary>Points a context at the database; <paramref name="schema"/> holds its migrations history.</summary>
    void Use(DbContextOptionsBuilder options, string connectionString, string schema);

    /// <summary>Whether the failure may pass by itself: a lost connection, a deadlock, a timeout.</summary>
    bool MayPass(Exception failure);

    /// <summary>Whether a unique key refused the row.</summary>
    bool IsDuplicate(Exception failure);

    /// <summary>Name of a table of the session alone, and the SQL that makes it empty, with the columns of another.</summary>
    /// <param name="name">Not used in the session yet.</param>
    /// <param name="like">The other table, delimited.</param>
    (string Table, string Create) SessionTable(string name, string like);

    /// <summary>Copies rows into a table by the engine's fastest way, within the transaction.</summary>
    /// <param name="transaction">Under way; its connection is used.</param>
    /// <param name="table">The table, delimited.</param>
    /// <param name="columns">Its columns, in the order of the values.</param>
    /// <param name="rows">Values as the provider stores them; null for none.</param>
    /// <param name="stop">Interrupted.</param>
    Task Copy(DbTransaction transaction, string table, IReadOnlyList<CopiedColumn> columns, IEnumerable<object?[]> rows, CancellationToken stop);
}

/// <summary>A column that rows are copied into.</summary>
/// <param name="Name">Not delimited.</param>
/// <param name="StoreType">The engine's type, without length.</param>
public sealed record CopiedColumn(string Name, string StoreType);

/// <summary>PostgreSQL 15 and later.</summary>
public sealed class PostgreSql : IDatabaseProvider
{
    internal const string ProviderName = "PostgreSQL";

    readonly ConcurrentDictionary<string, string> complete = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => ProviderName;

    /// <inheritdoc/>
    public void Use(DbContextOptionsBuilder options, string connectionString, string schema) =>
        options.UseNpgsql(complete.GetOrAdd(connectionString, WithDefaults), o => o.MigrationsHistoryTable("migrations_history", schema));

    /// <summary>
    /// What the program asks again is planned once for each connection. Nothing here sets what would have to be reset when a connection goes
    /// back. Whoever gives these settings decides them.
    /// </summary>
    static string WithDefaults(string given)
    {
        // The provider's own builder claims to contain whatever it knows.
        var said = new DbConnectionStringBuilder { ConnectionString = given }.Keys.Cast<string>().Select(k => k.Replace(" ", "", StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var settings = new NpgsqlConnectionStringBuilder(given);
        if (!said.Contains(nameof(settings.MaxAutoPrepare))) settings.MaxAutoPrepare = 200;
        if (!said.Contains(nameof(settings.NoResetOnClose))) settings.NoResetOnClose = true;
        return settings.ConnectionString;
    }

    /// <inheritdoc/>
    public bool MayPass(Exception failure) => failure is NpgsqlException { IsTransient: true };

    /// <inheritdoc/>
    public bool IsDuplicate(Exception failure) => failure is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    /// <inheritdoc/>
    public (string Table, string Create) SessionTable(string name, string like) => ($"pg_temp.{name}", $"CREATE TEMPORARY TABLE {name} (LIKE {like}) ON COMMIT DROP");

    /// <inheritdoc/>
    public Task Copy(DbTransaction transaction, string table, IReadOnlyList<CopiedColumn> columns, IEnumerable<object?[]> rows, CancellationToken stop) =>
        Bulk.Copy((NpgsqlConnection)transaction.Connection!, table, columns, rows, stop);

    static class Bulk
    {
        public static async Task Copy(NpgsqlConnection connection, string table, IReadOnlyList<CopiedColumn> columns, IEnumerable<object?[]> rows, CancellationToken stop)
        {
            await using var import = await connection.BeginBinaryImportAsync($"COPY {table} ({string.Join(", ", columns.Select(c => $"\"{c.Name}\""))}) FROM STDIN (FORMAT BINARY)", stop);
            foreach (var row in rows)
            {
                await import.StartRowAsync(stop);
                for (var i = 0; i < row.Length; i++) await Write(import, row[i], columns[i].StoreType, stop);
            }
            await import.CompleteAsync(stop);
        }

        // By its own type: boxed, each value would be looked at anew.
        static Task Write(NpgsqlBinaryImporter import, object? value, string type, CancellationToken stop) => value switch
        {
            null => import.WriteNullAsync(stop),
            string text => import.WriteAsync(text, type, stop),
            Guid id => import.WriteAsync(id, type, stop),
            DateOnly day => import.WriteAsync(day, type, stop),
            bool mark => import.WriteAsync(mark, type, stop),
            int number => import.WriteAsync(number, type, stop),
            _ => import.WriteAsync(value, type, stop),
        };
    }
}
