using System.Text.RegularExpressions;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Data.SqlServer;
using Hagukumi.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.BuildingBlocks.Tests.Messaging;

/// <summary>
/// What is written as SQL is one statement for both engines. PostgreSQL runs it in <see cref="CatchUpTests"/>; of SQL
/// Server is looked at what it would be sent.
/// </summary>
public sealed partial class BulkTests
{
    static readonly string[] WordsOfBoth = ["INSERT", "INTO", "SELECT", "FROM", "WHERE", "AND", "NOT", "EXISTS", "IS", "NULL"];

    static async Task<string> Replay(IDatabaseProvider engine, string connectionString)
    {
        var options = new DbContextOptionsBuilder<CoreDb>().AddInterceptors(new HeldBack());
        engine.Use(options, connectionString, CoreDb.Slug);
        await using var db = new CoreDb(options.Options);
        var sent = await FluentActions.Awaiting(() => Bulk.Replay(db, "a.fact", new(typeof(object), "desk", "keep", typeof(object)), TimeProvider.System.GetUtcNow(), default)).Should().ThrowAsync<HeldBackException>();
        return sent.Which.Message;
    }

    [Fact]
    public async Task Replay_OnBothEngines_IsOneStatementWithTheirNames()
    {
        var (postgres, server) = (await Replay(new PostgreSql(), "Host=nowhere"), await Replay(new SqlServer(), "Server=nowhere"));

        server.Should().Contain("INTO [core].[outbox_delivery] ([event_sequence], [subscriber],").And.Contain("@p0").And.NotContain("{");
        Delimiters().Replace(server, "").Should().Be(Delimiters().Replace(postgres, ""));
    }

    [Fact]
    public async Task Replay_OnSqlServer_HoldsNoWordThatItDoesNotKnow()
    {
        var statement = await Replay(new SqlServer(), "Server=nowhere");

        // Whatever is neither delimited, nor a parameter, nor the alias of a table.
        var rest = Named().Replace(statement, " ");
        rest.Should().MatchRegex(@"\A[A-Z\s(),=<>0.1]*\z");
        Words().Matches(rest).Select(m => m.Value).Distinct(StringComparer.Ordinal).Should().BeEquivalentTo(WordsOfBoth);
        statement.Count(c => c == '(').Should().Be(statement.Count(c => c == ')'));
    }

    [GeneratedRegex(@"[\[\]""]", RegexOptions.None, 1000)]
    private static partial Regex Delimiters();

    [GeneratedRegex(@"@p[0-9]+|\[[a-z_]+\]( [a-z]\b)?|\b[a-z]\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Named();

    [GeneratedRegex("[A-Z]+", RegexOptions.None, 1000)]
    private static partial Regex Words();
}
