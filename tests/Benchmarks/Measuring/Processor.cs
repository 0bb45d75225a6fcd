using System.Globalization;
using Npgsql;

namespace Hagukumi.Benchmarks.Measuring;

/// <summary>Processor time of the cluster and of one process beside it, in milliseconds.</summary>
sealed class Processor(int postmaster)
{
    // USER_HZ, which the kernel fixes at 100 for what it tells programs.
    const double MillisecondsPerTick = 10;

    public static async Task<Processor> OfCluster()
    {
        await using var connection = new NpgsqlConnection(Environment.GetEnvironmentVariable("HAGUKUMI_TEST_PG") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)", connection);
        return new Processor(int.Parse((string)(await command.ExecuteScalarAsync())!, CultureInfo.InvariantCulture));
    }

    /// <summary>Used so far by the process and by every process of the cluster, those that have ended included.</summary>
    public double Used(int process) => Own(process) + Database;

    /// <summary>Used so far by the cluster.</summary>
    public double Database => Own(postmaster) + Ended(postmaster) + Children().Sum(Own);

    IEnumerable<int> Children() => Directory.EnumerateDirectories("/proc").Select(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0 && Stat(id) is { } stat && stat[1] == postmaster.ToString(CultureInfo.InvariantCulture));

    /// <summary>Used so far by one process.</summary>
    public static double Own(int process) => Stat(process) is { } stat ? Ticks(stat, 11) : 0;

    static double Ended(int process) => Stat(process) is { } stat ? Ticks(stat, 13) : 0;

    static double Ticks(string[] stat, int at) => (long.Parse(stat[at], CultureInfo.InvariantCulture) + long.Parse(stat[at + 1], CultureInfo.InvariantCulture)) * MillisecondsPerTick;

    /// <summary>Fields from "state" on: the name before it may hold blanks.</summary>
    static string[]? Stat(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null; // it has ended
        }
    }
}
