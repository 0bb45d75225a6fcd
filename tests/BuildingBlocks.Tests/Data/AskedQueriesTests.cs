using System.Text.RegularExpressions;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.Contracts;
using Hagukumi.TestKit;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.BuildingBlocks.Tests.Data;

/// <summary>The look at queries that every class takes at its end sees what it must. Alone: another class that ends meanwhile would see these.</summary>
[Collection(nameof(AskedQueriesTests))]
public sealed class AskedQueriesTests
{
    [Fact]
    public async Task AreUnderstood_WhatBothEnginesUnderstand_IsPassed()
    {
        var name = "髙橋";
        await Ask(db => db.Directory.Where(p => p.Name.StartsWith(name)).ToListAsync());
        await Ask(async db => await db.FindAsync<DirectoryPerson>(PersonId.New()));

        await AskedQueries.AreUnderstoodBySqlServer();
    }

    [Fact]
    public async Task AreUnderstood_WhatOnlyPostgreSqlUnderstands_IsCaughtWithoutItsValue()
    {
        var secret = "髙橋";
        await Ask(db => db.Directory.Where(p => EF.Functions.ILike(p.Name, secret)).ToListAsync());
        await Ask(db => db.Directory.Where(p => Regex.IsMatch(p.Name, secret, RegexOptions.None, TimeSpan.FromSeconds(1))).ToListAsync());

        var refused = (await FluentActions.Awaiting(AskedQueries.AreUnderstoodBySqlServer).Should().ThrowAsync<InvalidOperationException>()).Which.Message;

        refused.Should().Contain("ILike").And.Contain("IsMatch").And.Contain("CoreDb: ").And.Contain("could not be translated").And.NotContain(secret);
        await AskedQueries.AreUnderstoodBySqlServer();
    }

    static async Task Ask(Func<CoreDb, Task> ask)
    {
        AskedQueries.Listen();
        var options = new DbContextOptionsBuilder<CoreDb>();
        new PostgreSql().Use(options, "Host=/nowhere", "core");
        await using var db = new CoreDb(options.Options);
        await FluentActions.Awaiting(() => ask(db)).Should().ThrowAsync<Exception>("nothing listens there");
    }
}

/// <summary>Runs after the classes that run at the same time.</summary>
[CollectionDefinition(nameof(AskedQueriesTests), DisableParallelization = true)]
public sealed class AloneCollection;
