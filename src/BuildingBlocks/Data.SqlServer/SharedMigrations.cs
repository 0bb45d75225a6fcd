using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Internal;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace Hagukumi.Data.SqlServer;

/// <summary>
/// Runs the one set of migrations, which is generated with Npgsql, on SQL Server: forgets PostgreSQL's store types and
/// translates identity columns as they are loaded; EF computes its own types (ADR 5).
/// </summary>
#pragma warning disable EF1001 // The migrations assembly is the documented place to alter loaded migrations; only its base class is internal API.
sealed class SharedMigrations(ICurrentDbContext context, IDbContextOptions options, IMigrationsIdGenerator ids, IDiagnosticsLogger<DbLoggerCategory.Migrations> logger)
    : MigrationsAssembly(context, options, ids, logger)
{
    const string NpgsqlIdentity = "Npgsql:ValueGenerationStrategy";

    ModelSnapshot? snapshot;

    public override ModelSnapshot? ModelSnapshot
    {
        get
        {
            if (snapshot is null && (snapshot = base.ModelSnapshot) is { } loaded) Clear(loaded.Model);
            return snapshot;
        }
    }

    public override Migration CreateMigration(TypeInfo migrationClass, string activeProvider)
    {
        var migration = base.CreateMigration(migrationClass, activeProvider);
        Clear(migration.TargetModel);
        Clear(migration.UpOperations);
        Clear(migration.DownOperations);
        return migration;
    }

    static void Clear(IModel model)
    {
        var mutable = (IMutableModel)model;
        mutable.SetValueGenerationStrategy(SqlServerValueGenerationStrategy.IdentityColumn);
        foreach (var entity in mutable.GetEntityTypes()) Clear(entity);
    }

    static void Clear(IMutableTypeBase type)
    {
        foreach (var property in type.GetDeclaredProperties()) property.RemoveAnnotation(RelationalAnnotationNames.ColumnType);
        foreach (var complex in type.GetDeclaredComplexProperties()) Clear(complex.ComplexType);
    }

    static void Clear(IEnumerable<MigrationOperation> operations)
    {
        foreach (var operation in operations)
        {
            switch (operation)
            {
                case CreateTableOperation table:
                    foreach (var column in table.Columns) Clear(column);
                    break;
                case AlterColumnOperation altered:
                    Clear(altered);
                    Clear(altered.OldColumn);
                    break;
                case ColumnOperation column:
                    Clear(column);
                    break;
                case SqlOperation sql:
                    throw new NotSupportedException("A shared migration carries raw SQL: " + sql.Sql);
            }
        }
    }

    static void Clear(ColumnOperation column)
    {
        column.ColumnType = null;
        if (column.Collation is not null) throw new NotSupportedException($"A shared migration names a collation: {column.Table}.{column.Name}");
        if (column.FindAnnotation(NpgsqlIdentity) is not null) column["SqlServer:Identity"] = "1, 1";
    }
}
