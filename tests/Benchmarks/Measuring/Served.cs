using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Hagukumi.TestKit;

namespace Hagukumi.Benchmarks.Measuring;

/// <summary>A program that serves, as a process whose start, memory and processor time can be measured.</summary>
sealed class Served : IAsyncDisposable
{
    readonly Process process;
    readonly StringBuilder said = new();

    Served(Process process, string url)
    {
        (this.process, Url) = (process, url);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Url { get; }

    public int Id => process.Id;

    /// <summary>From the start of the process to the first good answer.</summary>
    public TimeSpan Start { get; private set; }

    /// <summary>Resident memory in MiB.</summary>
    public double Memory
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 / 1048576.0;
        }
    }

    public string Said
    {
        get
        {
            lock (said) return said.ToString();
        }
    }

    /// <summary>The real program.</summary>
    public static Task<Served> Product(string connectionString) =>
        Begin(Path.Combine(HostProcess.Checkout, "src/Host/Host/bin/Release/net10.0/Hagukumi.Host.dll"), url => ["serve", "--urls", url], "/health/ready", connectionString);

    /// <summary>A floor of this program.</summary>
    public static Task<Served> Floor(string ready, Func<string, string[]> arguments) => Begin(typeof(Served).Assembly.Location, arguments, ready, connectionString: null);

    static async Task<Served> Begin(string program, Func<string, string[]> arguments, string ready, string? connectionString)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var command = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        command.ArgumentList.Add(program);
        foreach (var argument in arguments(url)) command.ArgumentList.Add(argument);
        if (connectionString is not null) command.Environment["Database__ConnectionString"] = connectionString;
        var since = Stopwatch.StartNew();
        var served = new Served(Process.Start(command)!, url);
        using var client = new HttpClient();
        while (!await Answers(client, url + ready))
        {
            if (served.process.HasExited || since.Elapsed > TimeSpan.FromMinutes(2))
            {
                await served.DisposeAsync();
                throw new InvalidOperationException($"{program} does not serve: {served.Said}");
            }
            await Task.Delay(5);
        }
        served.Start = since.Elapsed;
        return served;
    }

    static async Task<bool> Answers(HttpClient client, string url)
    {
        try
        {
            using var answer = await client.GetAsync(url);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }

    void Keep(string? line)
    {
        lock (said) said.AppendLine(line);
    }

    static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
