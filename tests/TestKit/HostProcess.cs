using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Hagukumi.TestKit;

/// <summary>What a verb of the real program printed.</summary>
/// <param name="ExitCode">0 where all is well.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Progress">Standard error.</param>
public sealed record VerbRun(int ExitCode, string Output, string Progress)
{
    /// <summary>The one JSON value on standard output.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;
}

/// <summary>The real program as a process of its own, which a test may kill.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    readonly Process process;
    readonly StringBuilder said = new();

    HostProcess(Process process, string url)
    {
        (this.process, Url) = (process, url);
        void Keep(object _, DataReceivedEventArgs line)
        {
            lock (said) said.AppendLine(line.Data);
        }
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it serves, such as <c>http://127.0.0.1:40123</c>.</summary>
    public string Url { get; }

    /// <summary>It is not running any more.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>Everything it printed so far.</summary>
    public string Said
    {
        get
        {
            lock (said) return said.ToString();
        }
    }

    /// <summary>Starts serving and waits until pages can be served.</summary>
    public static async Task<HostProcess> Serve(string connectionString)
    {
        var url = $"http://127.0.0.1:{FreePort()}";
        var host = new HostProcess(Process.Start(Command(connectionString, ["serve", "--urls", url]))!, url);
        using var client = new HttpClient();
        try
        {
            await Wait.Until(async () =>
            {
                if (host.process.HasExited) throw new InvalidOperationException($"The program ended: {host.Said}");
                try
                {
                    return (await client.GetAsync($"{url}/health/ready")).StatusCode == HttpStatusCode.OK;
                }
                catch (HttpRequestException)
                {
                    return false;
                }
            }, "the program serves", TimeSpan.FromMinutes(3));
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
        return host;
    }

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<VerbRun> Run(string connectionString, params string[] arguments)
    {
        using var verb = Process.Start(Command(connectionString, arguments))!;
        var output = verb.StandardOutput.ReadToEndAsync();
        var progress = verb.StandardError.ReadToEndAsync();
        await verb.WaitForExitAsync();
        return new VerbRun(verb.ExitCode, await output, await progress);
    }

    /// <summary>Starts a verb that the caller may kill.</summary>
    public static Process Begin(string connectionString, params string[] arguments) => Process.Start(Command(connectionString, arguments))!;

    /// <summary>A browser at this program's address; each has its own session.</summary>
    public Browser Browser() => new(new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(Url) });

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await Kill();
        process.Dispose();
    }

    static ProcessStartInfo Command(string connectionString, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(ProgramFile);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["Database__ConnectionString"] = connectionString;
        return start;
    }

    /// <summary>The checkout these tests were built from.</summary>
    public static string Checkout { get; } = Above(AppContext.BaseDirectory);

    static string ProgramFile => Path.Combine(Checkout, "src/Host/Host/bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0/Hagukumi.Host.dll");

    static string Above(string folder) => File.Exists(Path.Combine(folder, "Modular.sln")) ? folder : Above(Path.GetDirectoryName(folder.TrimEnd('/'))
        ?? throw new InvalidOperationException("Modular.sln stands nowhere above the tests."));

    static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
