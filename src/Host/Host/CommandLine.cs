using System.CommandLine;
using System.Text.Json;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Modules;

namespace Hagukumi.Host;

/// <summary>The verbs of the command line: the host's own and those its modules offer.</summary>
static class CommandLine
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> Run(string[] args)
    {
        // A test's host factory starts the program with configuration only.
        if (args.Length == 0 || (args[0].StartsWith("--", StringComparison.Ordinal) && args[0] is not ("--help" or "--version"))) return await Serve.Run(args);

        await using var app = HagukumiHost.Build([], serves: false);
        await using var scope = app.Services.CreateAsyncScope();
        var root = new RootCommand("はぐくみ: the case system of a municipality's child and family centre. Without a verb it serves.");
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on, such as http://0.0.0.0:5080" };
        var serve = new Command("serve", "Serves the program in the browser (the default).") { urls };
        serve.SetAction((parsed, stop) => Serve.Run(parsed.GetValue(urls) is { } given ? ["--urls", given] : []));
        root.Subcommands.Add(serve);
        foreach (var verb in scope.ServiceProvider.GetServices<IVerb>().OrderBy(v => v.Name, StringComparer.Ordinal)) root.Subcommands.Add(Command(verb, app));
        return await root.Parse(args).InvokeAsync();
    }

    static Command Command(IVerb verb, WebApplication app)
    {
        var command = new Command(verb.Name, verb.Description);
        var json = new Option<bool>("--json") { Description = "Prints one JSON value on standard output; everything else goes to standard error." };
        List<Func<ParseResult, (string Name, string? Value)>> readers = [];
        foreach (var parameter in verb.Parameters)
        {
            switch (parameter.Kind)
            {
                case VerbParameterKind.Argument:
                    var argument = new Argument<string>(parameter.Name) { Description = parameter.Description };
                    command.Arguments.Add(argument);
                    readers.Add(parsed => (parameter.Name, parsed.GetValue(argument)));
                    break;
                case VerbParameterKind.Option:
                    var option = new Option<string>("--" + parameter.Name) { Description = parameter.Description };
                    command.Options.Add(option);
                    readers.Add(parsed => (parameter.Name, parsed.GetValue(option)));
                    break;
                case VerbParameterKind.Flag:
                    var flag = new Option<bool>("--" + parameter.Name) { Description = parameter.Description };
                    command.Options.Add(flag);
                    readers.Add(parsed => (parameter.Name, parsed.GetValue(flag) ? "true" : null));
                    break;
            }
        }
        command.Options.Add(json);
        command.SetAction(async (parsed, stop) =>
        {
            var given = readers.Select(r => r(parsed)).Where(r => r.Value is not null).ToDictionary(r => r.Name, r => r.Value!, StringComparer.Ordinal);
            try
            {
                await app.StartAsync(stop);
                await using var scope = app.Services.CreateAsyncScope();
                var result = await scope.ServiceProvider.GetServices<IVerb>().Single(v => v.Name == verb.Name).Run(given, new ToStandardError(), stop);
                await Drain(scope.ServiceProvider, stop);
                if (parsed.GetValue(json)) Console.Out.WriteLine(JsonSerializer.Serialize(result.Json, Json));
                else foreach (var line in result.Lines) Console.Out.WriteLine(line);
                return result.ExitCode;
            }
            catch (VerbException mistake)
            {
                await Console.Error.WriteLineAsync(mistake.Message);
                return mistake.ExitCode;
            }
            finally
            {
                await app.StopAsync(CancellationToken.None);
            }
        });
        return command;
    }

    /// <summary>Delivers what the verb caused, or leaves it to the program that is running and says so.</summary>
    internal static async Task Drain(IServiceProvider services, CancellationToken stop)
    {
        var outboxes = services.GetRequiredService<OutboxOperations>();
        var host = services.GetRequiredService<HostIdentity>();
        if (!await outboxes.Ready(stop)) return;
        while (await outboxes.DueNow(stop) > 0)
        {
            if (await outboxes.HeldElsewhere(host, stop))
            {
                await Console.Error.WriteLineAsync("The running program delivers what this caused.");
                return;
            }
            await Task.Delay(50, stop);
        }
    }

    sealed class ToStandardError : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine(value);
    }
}
