using System.Data.Common;
using Hagukumi.BuildingBlocks.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Hagukumi.BuildingBlocks.Data;

/// <summary>
/// Writes many entities of one kind at once, within the transaction that is under way. What a save does besides is left to
/// the caller: access log and events.
/// </summary>
public static class RowsBulk
{
    /// <summary>Adds the rows.</summary>
    public static Task Insert<TEntity>(ModuleDb db, IDatabaseProvider provider, IReadOnlyCollection<TEntity> entities, CancellationToken stop) where TEntity : class
    {
        var table = Table.Of<TEntity>(db);
        return entities.Count == 0 ? Task.CompletedTask : provider.Copy(Transaction(db), table.Name, table.Columns, entities.Select(table.Values), stop);
    }

    /// <summary>Replaces the rows that aggregates were read from, and raises their versions.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed one of them meanwhile.</exception>
    public static async Task Update<TEntity>(ModuleDb db, IDatabaseProvider provider, IReadOnlyCollection<TEntity> entities, CancellationToken stop) where TEntity : AggregateRoot
    {
        if (entities.Count == 0) return;

        var table = Table.Of<TEntity>(db);
        var (staged, create) = provider.SessionTable($"staged_{typeof(TEntity).Name.ToLowerInvariant()}", table.Name);
        foreach (var entity in entities) entity.Version++;
        await db.Database.ExecuteSqlRawAsync(create, stop);
        await provider.Copy(Transaction(db), staged, table.Columns, entities.Select(table.Values), stop);
        // Every name is the model's own.
        var update = $"UPDATE {table.Name} SET {string.Join(", ", table.Changing.Select(c => $"{c} = staged.{c}"))} FROM {staged} staged WHERE {table.Name}.{table.Key} = staged.{table.Key} AND {table.Name}.{table.Version} = staged.{table.Version} - 1";
        var written = await db.Database.ExecuteSqlRawAsync(update, stop);
        if (written != entities.Count) throw new DbUpdateConcurrencyException($"{entities.Count - written} of {entities.Count} rows were changed by somebody else.");
        var drop = $"DROP TABLE {staged}";
        await db.Database.ExecuteSqlRawAsync(drop, stop);
    }

    static DbTransaction Transaction(ModuleDb db) => db.Database.CurrentTransaction?.GetDbTransaction() ?? throw new InvalidOperationException("Rows in bulk belong into a transaction with their events.");

    /// <summary>How an entity is stored, by the model.</summary>
    sealed class Table
    {
        readonly IReadOnlyList<(IProperty Property, Func<object?, object?> Stored)> properties;
        readonly ISqlGenerationHelper engine;

        Table(IEntityType entity, ISqlGenerationHelper engine)
        {
            this.engine = engine;
            // A number that the database gives is left to it.
            properties = [.. entity.GetFlattenedProperties().Where(p => !(p.IsPrimaryKey() && p.ValueGenerated is ValueGenerated.OnAdd && p.ClrType == typeof(long))).Select(p => (p, Conversion(p)))];
            Name = engine.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());
            Columns = [.. properties.Select(p => new CopiedColumn(p.Property.GetColumnName(), ((RelationalTypeMapping)p.Property.GetTypeMapping()).StoreTypeNameBase))];
        }

        public string Name { get; }

        public IReadOnlyList<CopiedColumn> Columns { get; }

        public string Key => Delimited(properties.Single(p => p.Property.IsPrimaryKey()).Property);

        public string Version => Delimited(properties.Single(p => p.Property.Name == nameof(AggregateRoot.Version)).Property);

        public IEnumerable<string> Changing => properties.Where(p => !p.Property.IsPrimaryKey()).Select(p => Delimited(p.Property));

        public static Table Of<TEntity>(ModuleDb db) => new(db.Model.FindEntityType(typeof(TEntity))!, db.GetService<ISqlGenerationHelper>());

        public object?[] Values(object entity)
        {
            var values = new object?[properties.Count];
            for (var i = 0; i < values.Length; i++) values[i] = properties[i].Stored(properties[i].Property.GetGetter().GetClrValueUsingContainingEntity(entity));
            return values;
        }

        string Delimited(IProperty property) => engine.DelimitIdentifier(property.GetColumnName());

        static Func<object?, object?> Conversion(IProperty property) => property.GetTypeMapping().Converter is { } converter ? value => value is null ? null : converter.ConvertToProvider(value) : value => value;
    }
}
