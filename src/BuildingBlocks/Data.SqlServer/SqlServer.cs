using System.Data;
using System.Data.Common;
using Hagukumi.BuildingBlocks.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Hagukumi.Data.SqlServer;

/// <summary>Microsoft SQL Server 2022 and later.</summary>
public sealed class SqlServer : IDatabaseProvider
{
    const int Deadlock = 1205, Timeout = -2, UniqueIndex = 2601, UniqueConstraint = 2627;

    /// <inheritdoc/>
    public string Name => "SqlServer";

    /// <inheritdoc/>
    public void Use(DbContextOptionsBuilder options, string connectionString, string schema) =>
        options.UseSqlServer(connectionString, o => o.MigrationsHistoryTable("migrations_history", schema))
            .ReplaceService<IMigrationsAssembly, SharedMigrations>();

    /// <inheritdoc/>
    public bool MayPass(Exception failure) => failure is SqlException { Number: Deadlock or Timeout } or SqlException { IsTransient: true };

    /// <inheritdoc/>
    public bool IsDuplicate(Exception failure) => failure is SqlException { Number: UniqueIndex or UniqueConstraint };

    /// <inheritdoc/>
    public (string Table, string Create) SessionTable(string name, string like) => ($"#{name}", $"SELECT TOP 0 * INTO #{name} FROM {like}");

    /// <inheritdoc/>
    public async Task Copy(DbTransaction transaction, string table, IReadOnlyList<CopiedColumn> columns, IEnumerable<object?[]> rows, CancellationToken stop)
    {
        // Without CheckConstraints and FireTriggers, which the schema has none of; named columns, so that their order does not matter.
        using var copy = new SqlBulkCopy((SqlConnection)transaction.Connection!, SqlBulkCopyOptions.Default, (SqlTransaction)transaction) { DestinationTableName = table, BulkCopyTimeout = 0 };
        using var staged = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        foreach (var column in columns)
        {
            copy.ColumnMappings.Add(column.Name, column.Name);
            staged.Columns.Add(column.Name, typeof(object));
        }
        foreach (var row in rows) staged.Rows.Add([.. row.Select(Stored)]);
        await copy.WriteToServerAsync(staged, stop);
    }

    // A data table knows no DateOnly.
    static object Stored(object? value) => value switch
    {
        null => DBNull.Value,
        DateOnly day => day.ToDateTime(TimeOnly.MinValue),
        _ => value,
    };
}
