using System.Text.RegularExpressions;
using Hagukumi.BuildingBlocks.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.Data.SqlServer.Tests;

/// <summary>
/// Whatever the program asks PostgreSQL can be asked of SQL Server. Every call in the code that composes or sends a query
/// has been made; where a filter is a value that a method chooses, whoever sees a worklist chooses each.
/// </summary>
public sealed class QueriesTests(AskedProgram program) : IClassFixture<AskedProgram>
{
    const int MostOfThem = 150;
    const int OfAModule = 20;

    [Fact]
    public async Task Queries_OfTheWholeProgram_BecomeCommandsOfSqlServer()
    {
        var asked = await program.Lived();
        await using var engine = new Translation();

        var (commands, refused) = await engine.Of(asked.Queries);

        refused.Should().BeEmpty();
        foreach (var command in commands) command.Should().MatchRegex(@"(FROM|UPDATE) \[").And.NotContain("\"").And.NotContain("0 = 1", "no made-up value may answer a query by itself");
    }

    [Fact]
    public async Task Queries_EachInTheCode_WasAsked()
    {
        var asked = await program.Lived();

        Code.NeverMade(asked.Places).Should().BeEmpty();
        asked.Ahead.Should().Be(Code.Calls.Count(call => call.Does == Call.Ahead)).And.BePositive();
    }

    [Fact]
    public async Task Queries_AreMany_AndOfEveryModule()
    {
        var asked = await program.Lived();

        asked.Queries.Should().HaveCountGreaterThan(MostOfThem);
        asked.Queries.Select(q => q.Context).Distinct().Should().BeEquivalentTo(program.Contexts);
        foreach (var module in (string[])["FamiliesDb", "StaffDb", "MaternalHealthDb", "FollowUpsDb"])
            asked.Queries.Count(q => q.Context.Name == module).Should().BeGreaterThan(OfAModule, module);
    }

    [Fact]
    public async Task Canary_QueryThatOnlyPostgreSqlUnderstands_IsCaughtWithoutItsValue()
    {
        var asked = new Asked();
        await using var services = new ServiceCollection().AddSingleton(asked).BuildServiceProvider();
        var options = new DbContextOptionsBuilder<CoreDb>();
        options.UseApplicationServiceProvider(services);
        new PostgreSql().Use(options, "Host=/nowhere", "core");
        Asked.ListenTo(options);
        await using var db = new CoreDb(options.Options);
        await using var engine = new Translation();
        var secret = "髙橋";
        foreach (var query in (IQueryable<object>[])
            [db.Directory.Where(p => p.Name.StartsWith(secret)), db.Directory.Where(p => EF.Functions.ILike(p.Name, secret)), db.Directory.Where(p => Regex.IsMatch(p.Name, secret, RegexOptions.None, TimeSpan.FromSeconds(1)))])
            await FluentActions.Awaiting(() => query.ToListAsync()).Should().ThrowAsync<Exception>("nothing listens there");

        var (commands, refused) = await engine.Of(asked.Queries);

        commands.Should().ContainSingle().Which.Should().Contain("LIKE @");
        refused.Should().HaveCount(2).And.OnlyContain(r => r.StartsWith("CoreDb: ") && r.Contains("could not be translated") && !r.Contains(secret));
        refused.Should().Contain(r => r.Contains("ILike")).And.Contain(r => r.Contains("IsMatch"));
    }

    [Fact]
    public async Task Canary_CallThatWasNotMade_IsCaught()
    {
        var asked = await program.Lived();
        var method = Code.Calls.First(call => call.Line.Contains("ShowWorklist.cs"));

        var never = Code.NeverMade([.. asked.Places.Where(p => (p.Assembly, p.Method) != (method.Assembly, method.Method))]).Except(Code.NeverMade(asked.Places)).ToList();

        never.Should().HaveCountGreaterThan(10).And.OnlyContain(call => call.Contains("ShowWorklist.cs:")).And.Contain(call => call.EndsWith(" LeftJoin"));
    }
}
