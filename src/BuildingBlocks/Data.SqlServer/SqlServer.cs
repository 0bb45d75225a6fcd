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
}
