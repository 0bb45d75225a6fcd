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
}

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
}
