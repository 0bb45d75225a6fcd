using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hagukumi.FollowUps.Tests;

/// <summary>A mail server on the loopback: takes mails over SMTP, or says that it cannot now.</summary>
public sealed class MailServer : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource ended = new();

    /// <summary>Begins to listen.</summary>
    public MailServer()
    {
        listener.Start();
        _ = Listen();
    }

    /// <summary>Where.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>It answers every mail with a failure that may pass.</summary>
    public bool IsDown { get; set; }

    /// <summary>It refuses this receiver for good.</summary>
    public string? Refuses { get; set; }

    /// <summary>What it took.</summary>
    public ConcurrentQueue<(string To, string Subject, string Text, string Id)> Taken { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        ended.Cancel();
        listener.Dispose();
        ended.Dispose();
    }

    async Task Listen()
    {
        while (!ended.IsCancellationRequested)
            _ = Talk(await listener.AcceptTcpClientAsync(ended.Token));
    }

    async Task Talk(TcpClient client)
    {
        using var _ = client;
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        await using var writer = new StreamWriter(client.GetStream(), Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        var to = "";
        await writer.WriteLineAsync("220 ready");
        while (await reader.ReadLineAsync(ended.Token) is { } line)
        {
            var command = line.Split(' ', ':')[0].ToUpperInvariant();
            if (command == "RCPT") to = Between(line, "<", ">");
            if (command == "QUIT") return;
            await writer.WriteLineAsync(command switch
            {
                "MAIL" when IsDown => "451 not now",
                "RCPT" when to == Refuses => "550 nobody of that name",
                "DATA" => "354 go on",
                _ => "250 well",
            });
            if (command != "DATA") continue;
            var mail = new StringBuilder();
            while (await reader.ReadLineAsync(ended.Token) is { } part && part != ".") mail.Append(part).Append('\n');
            Taken.Enqueue((to, Decoded(Header(mail.ToString(), "Subject")), Encoding.UTF8.GetString(Convert.FromBase64String(mail.ToString().Split("\n\n", 2)[1])), Header(mail.ToString(), "Message-ID")));
            await writer.WriteLineAsync("250 taken");
        }
    }

    /// <summary>A header with the lines it goes on in.</summary>
    static string Header(string mail, string name) =>
        string.Join(' ', mail.Split('\n').SkipWhile(l => !l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)).TakeWhile((l, at) => at == 0 || l.StartsWith(' ') || l.StartsWith('\t')));

    /// <summary>The words of a header, each encoded by itself.</summary>
    static string Decoded(string header) =>
        string.Concat(header.Split("=?utf-8?B?").Skip(1).Select(word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Split("?=")[0]))));

    static string Between(string text, string before, string after) => text.Split(before)[1].Split(after)[0];
}
