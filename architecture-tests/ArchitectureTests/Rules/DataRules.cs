using Hagukumi.ArchitectureTests.Reading;
using Mono.Cecil;

namespace Hagukumi.ArchitectureTests.Rules;

/// <summary>A module keeps its data in one context and one schema of its own, and no SQL stands outside <c>Bulk</c>.</summary>
static class DataRules
{
    const string ModuleDb = "Hagukumi.BuildingBlocks.Data.ModuleDb";
    const string DbContext = "Microsoft.EntityFrameworkCore.DbContext";
    const string Mapping = "Microsoft.EntityFrameworkCore.IEntityTypeConfiguration`1";
    const string BuildingBlocks = "Hagukumi.BuildingBlocks";

    static readonly string[] SqlCalls = ["FromSql", "ExecuteSql", "SqlQuery"];

    public static IEnumerable<string> OddContexts(string module, IReadOnlyList<TypeDefinition> types)
    {
        var contexts = types.Where(t => t.Inherits(DbContext) || t.Inherits(ModuleDb)).ToList();
        foreach (var context in contexts)
        {
            if (!context.Inherits(ModuleDb)) yield return $"{context.Name} is no ModuleDb";
            if (context.Name != $"{module}Db") yield return $"{context.Name} is not named {module}Db";
            if (context.IsVisibleOutside()) yield return $"{context.Name} is public";
            var schema = Codebase.SlugOf(module).Replace('-', '_');
            if (context.StringOf("Schema") != schema) yield return $"{context.Name} keeps the schema '{context.StringOf("Schema")}', not '{schema}'";
        }
        if (contexts.Count > 1) yield return $"{module} has {contexts.Count} contexts";
        if (contexts.Count == 0 && types.Any(t => t.Implements(Mapping))) yield return $"{module} maps entities but has no {module}Db";
    }

    public static IEnumerable<string> ForeignEntities(IReadOnlyList<TypeDefinition> types)
    {
        var mapped = types.SelectMany(t => t.Interfaces.Select(i => (In: t.ShownName(), Entity: (i.InterfaceType as GenericInstanceType) is { ElementType.FullName: Mapping } g ? g.GenericArguments[0] : null)))
            .Concat(types.SelectMany(t => t.Properties.Select(p => (In: t.ShownName(), Entity: p.PropertyType is GenericInstanceType { ElementType.FullName: "Microsoft.EntityFrameworkCore.DbSet`1" } g ? g.GenericArguments[0] : null))))
            .Concat(Configured(types, "Entity").Select(c => (c.In, (TypeReference?)c.Entity)));
        foreach (var (place, entity) in mapped)
            if (entity is not null && !IsOwn(entity, types) && ScopeOf(entity) != BuildingBlocks) yield return $"{place} maps {entity.FullName} of {ScopeOf(entity)}";
        // The directory and the outbox lie in the same context, but nothing of the module's may point at them by a foreign key.
        foreach (var (place, entity) in Configured(types, "HasOne", "HasMany", "OwnsOne", "OwnsMany"))
            if (!IsOwn(entity, types)) yield return $"{place} relates to {entity.FullName}";
    }

    public static IEnumerable<string> Sql(IReadOnlyList<TypeDefinition> types) =>
        from call in types.WithInner().Calls()
        where SqlCalls.Any(s => call.Called.Name.StartsWith(s, StringComparison.Ordinal)) || call.Called.Name is "set_CommandText"
            || (call.Called.Name == "Sql" && call.Called.DeclaringType.Name == "MigrationBuilder")
            || (call.Called.Name == ".ctor" && call.Called.DeclaringType.Name is "NpgsqlCommand" or "SqlCommand" or "NpgsqlBatchCommand")
            || call.Called.Name is "BeginBinaryImport" or "BeginBinaryImportAsync" or "BeginTextImport" or "BeginTextImportAsync"
        where !IsBulk(call.In.DeclaringType)
        select $"{call.In.DeclaringType.ShownName()} calls {call.Called.Name} outside a class named Bulk";

    static bool IsBulk(TypeDefinition type) => type.Name is "Bulk" || (type.Name.EndsWith("Bulk", StringComparison.Ordinal) && !type.Name.StartsWith('<')) || (type.DeclaringType is { } outer && IsBulk(outer));

    static IEnumerable<(string In, TypeReference Entity)> Configured(IReadOnlyList<TypeDefinition> types, params string[] methods) =>
        from call in types.WithInner().Calls()
        where methods.Contains(call.Called.Name, StringComparer.Ordinal) && call.Called is GenericInstanceMethod && call.Called.DeclaringType.Namespace.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
        select (call.In.DeclaringType.ShownName(), ((GenericInstanceMethod)call.Called).GenericArguments[0]);

    static bool IsOwn(TypeReference type, IReadOnlyList<TypeDefinition> types) => type.Scope is ModuleDefinition || types.Any(t => t.FullName == type.FullName);

    static string ScopeOf(TypeReference type) => type.Scope is ModuleDefinition own ? own.Assembly.Name.Name : type.Scope.Name;
}

public sealed class DataTests
{
    static readonly IReadOnlyList<TypeDefinition> Bad = BuiltAssemblies.Canaries.Below("Canaries.Data");

    [Fact]
    public void Modules_KeepDataInOneContextAndOneSchema() => Codebase.Here.ModuleAssemblies.SelectMany(m => DataRules.OddContexts(m.Module, [.. m.Assembly.Declared()])).Should().BeEmpty();

    [Fact]
    public void Modules_MapOnlyTheirOwnEntities() => Codebase.Here.ModuleAssemblies.SelectMany(m => DataRules.ForeignEntities([.. m.Assembly.Declared()])).Should().BeEmpty();

    [Fact]
    public void Sql_StandsOnlyInBulk() =>
        Codebase.Here.Projects.Where(p => p.Path.StartsWith("src/", StringComparison.Ordinal) && Codebase.Here.Assemblies.ContainsKey(p.Name))
            .SelectMany(p => DataRules.Sql([.. Codebase.Here.Assemblies[p.Name].Declared()])).Should().BeEmpty();

    [Fact]
    public void Canary_SecondContextOfAnotherSchema_IsCaught() =>
        DataRules.OddContexts("Gardening", Bad).Should().BeEquivalentTo("SecondDb is no ModuleDb", "SecondDb is not named GardeningDb", "SecondDb is public", "SecondDb keeps the schema '', not 'gardening'", "GardeningDb keeps the schema 'garden', not 'gardening'", "Gardening has 2 contexts");

    [Fact]
    public void Canary_MappingWithoutContext_IsCaught() =>
        DataRules.OddContexts("Gardening", [.. Bad.Where(t => !t.Name.EndsWith("Db", StringComparison.Ordinal))]).Should().ContainSingle(v => v.Contains("has no GardeningDb", StringComparison.Ordinal));

    [Fact]
    public void Canary_ForeignEntity_IsCaught()
    {
        var caught = DataRules.ForeignEntities(Bad).ToList();
        caught.Should().Contain(v => v.Contains("maps Hagukumi.Contracts.PersonIdentity", StringComparison.Ordinal));
        caught.Should().Contain(v => v.Contains("relates to Hagukumi.BuildingBlocks.People.DirectoryPerson", StringComparison.Ordinal));
    }

    [Fact]
    public void Canary_SqlInAUseCase_IsCaught() => DataRules.Sql(Bad).Should().NotBeEmpty().And.OnlyContain(v => v.StartsWith("WriteSql", StringComparison.Ordinal));
}
