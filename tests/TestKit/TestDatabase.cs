using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Hagukumi.TestKit;

/// <summary>
/// A database of one's own on the test cluster. The first that asks makes the template, for all test processes of the
/// run; everyone else clones it in a tenth of a second.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    const long MakingTheTemplate = 7_2004;

    TestDatabase(string name) => Name = name;

    /// <summary>Name on the cluster.</summary>
    public string Name { get; }

    /// <summary>How the program reaches it.</summary>
    public string ConnectionString => On(Name);

    static string Cluster => Environment.GetEnvironmentVariable("HAGUKUMI_TEST_PG")
        ?? throw new InvalidOperationException("HAGUKUMI_TEST_PG is not set: start the tests with ./test.sh, which starts their PostgreSQL.");

    /// <summary>An empty database.</summary>
    public static async Task<TestDatabase> Empty()
    {
        var database = new TestDatabase(NewName());
        await OnCluster($"create database {database.Name}");
        return database;
    }

    /// <summary>A clone of the template that <paramref name="fill"/> makes if nobody has yet.</summary>
    /// <param name="content">What the template holds; a name of its own for each content.</param>
    /// <param name="fill">Fills an empty database and lets go of every connection to it.</param>
    public static async Task<TestDatabase> CloneOf(string content, Func<string, Task> fill)
    {
        var template = await Template(content, fill);
        var database = new TestDatabase(NewName());
        await OnCluster($"create database {database.Name} template {template}");
        return database;
    }

    /// <summary>A second database with what this one holds now. Nobody may be connected to this one.</summary>
    public async Task<TestDatabase> Clone()
    {
        var database = new TestDatabase(NewName());
        NpgsqlConnection.ClearAllPools();
        await OnCluster($"create database {database.Name} template {Name}");
        return database;
    }

    /// <summary>Runs SQL beside the program: to look, or to break what the program would not.</summary>
    public async Task<int> Execute(string sql)
    {
        await using var connection = await Open();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first value of the first row.</summary>
    public async Task<T> Scalar<T>(string sql)
    {
        await using var connection = await Open();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)Convert.ChangeType((await command.ExecuteScalarAsync())!, typeof(T), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Every row as text, columns apart by a tab.</summary>
    public async Task<IReadOnlyList<string>> Rows(string sql)
    {
        await using var connection = await Open();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> rows = [];
        while (await reader.ReadAsync())
            rows.Add(string.Join('\t', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))));
        return rows;
    }

    /// <summary>Removes the database, whoever is still connected.</summary>
    public async ValueTask DisposeAsync() => await OnCluster($"drop database if exists {Name} with (force)");

    async Task<NpgsqlConnection> Open()
    {
        var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    // The build is part of the name: the cluster of an interrupted run may still stand.
    static async Task<string> Template(string content, Func<string, Task> fill)
    {
        var build = string.Concat(typeof(Program).Assembly.GetReferencedAssemblies().OrderBy(a => a.Name, StringComparer.Ordinal)
            .Select(a => System.Reflection.Assembly.Load(a)).Where(a => a.GetName().Name!.StartsWith("Hagukumi", StringComparison.Ordinal)).Select(a => a.ManifestModule.ModuleVersionId.ToString("N")));
        var name = $"template_{content}_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(build)))[..12]}";
        await using var cluster = new NpgsqlConnection(Cluster + ";Pooling=false");
        await cluster.OpenAsync();
        await Run(cluster, $"select pg_advisory_lock({MakingTheTemplate})"); // held until the connection ends
        if (await Exists(cluster, name)) return name;
        var making = name + "_making";
        await Run(cluster, $"drop database if exists {making} with (force)");
        await Run(cluster, $"create database {making}");
        await fill(On(making));
        NpgsqlConnection.ClearAllPools();
        await Run(cluster, $"alter database {making} rename to {name}");
        return name;
    }

    static async Task<bool> Exists(NpgsqlConnection cluster, string name)
    {
        await using var command = new NpgsqlCommand("select count(*) from pg_database where datname = $1", cluster) { Parameters = { new() { Value = name } } };
        return (long)(await command.ExecuteScalarAsync())! > 0;
    }

    static async Task OnCluster(string sql)
    {
        await using var cluster = new NpgsqlConnection(Cluster + ";Pooling=false");
        await cluster.OpenAsync();
        await Run(cluster, sql);
    }

    static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
    }

    static string On(string database) => new NpgsqlConnectionStringBuilder(Cluster) { Database = database, MaxPoolSize = 30 }.ConnectionString;

    static string NewName() => $"test_{Guid.CreateVersion7():N}";
}
