using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Host;
using Hagukumi.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.Journeys.Tests.Host;

/// <summary>One set of migrations for two engines: the models of both are what the migrations make.</summary>
public sealed class SchemaTests
{
    static readonly string[] WordsOfPostgreSql = ["uuid", "timestamp with time zone", "character varying", "boolean", "bytea", "jsonb", "text NOT NULL", "GENERATED", "Npgsql", "integer"];

    public static TheoryData<string, string> Contexts
    {
        get
        {
            var all = new TheoryData<string, string>();
            using var program = Program("PostgreSQL");
            foreach (var module in program.Services.GetRequiredService<ModuleRegistry>().All)
                foreach (var provider in new[] { "PostgreSQL", "SqlServer" }) all.Add(provider, module.Slug);
            return all;
        }
    }

    // Nothing listens there: a model needs no database.
    static Built Program(string provider) => new(HagukumiHost.Build(["--applicationName=Hagukumi.Host", $"--Database:Provider={provider}", "--Database:ConnectionString=" + (provider == "SqlServer" ? "Server=nowhere" : "Host=nowhere")], serves: false));

    [Theory]
    [MemberData(nameof(Contexts))]
    public void Model_OfEveryModule_HasNoPendingChanges(string provider, string module)
    {
        using var program = Program(provider);

        program.Db(module).Database.HasPendingModelChanges().Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Contexts))]
    public void Script_OfEveryModule_SpeaksTheLanguageOfItsEngine(string provider, string module)
    {
        using var program = Program(provider);

        var script = program.Db(module).GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);

        if (provider == "SqlServer")
        {
            script.Should().Contain("uniqueidentifier").And.Contain("datetimeoffset").And.Contain("IDENTITY");
            foreach (var word in WordsOfPostgreSql) script.Should().NotContain(word);
        }
        else
        {
            script.Should().Contain("uuid").And.Contain("timestamp with time zone").And.NotContain("nvarchar");
        }
    }

    sealed class Built(Microsoft.AspNetCore.Builder.WebApplication app) : IDisposable
    {
        readonly AsyncServiceScope scope = app.Services.CreateAsyncScope();

        public IServiceProvider Services => app.Services;

        public ModuleDb Db(string module) => (ModuleDb)scope.ServiceProvider.GetRequiredService(Services.GetRequiredService<ModuleRegistry>().All.Single(m => m.Slug == module).Db);

        public void Dispose()
        {
            ((IDisposable)scope).Dispose();
            ((IDisposable)app).Dispose();
        }
    }
}
