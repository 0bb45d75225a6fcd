using System.Globalization;
using System.Text.Json;
using Hagukumi.TestKit;

namespace Hagukumi.Journeys.Tests.Host;

/// <summary>The command line of the real program: beside a running one on the same database, and on an empty database.</summary>
public sealed class CommandLineTests(App running) : IClassFixture<App>
{
    Task<VerbRun> Run(params string[] arguments) => HostProcess.Run(running.Database.ConnectionString, arguments);

    static void ShouldBeOneJsonValue(VerbRun run, int exitCode = 0)
    {
        run.ExitCode.Should().Be(exitCode, run.Progress);
        run.Output.Trim().Split('\n').Should().ContainSingle();
        JsonDocument.Parse(run.Output);
    }

    [Fact]
    public async Task Migrate_EmptyDatabaseTwice_MakesTheSchemasOnce()
    {
        await using var empty = await TestDatabase.Empty();

        var (first, second) = (await HostProcess.Run(empty.ConnectionString, "migrate", "--json"), await HostProcess.Run(empty.ConnectionString, "migrate", "--json"));
        var people = await HostProcess.Run(empty.ConnectionString, "demo-accounts", "--json");

        foreach (var run in new[] { first, second })
        {
            ShouldBeOneJsonValue(run);
            run.Json.GetProperty("ok").GetBoolean().Should().BeTrue();
        }
        (await empty.Scalar<long>("select count(*) from staff.role")).Should().Be(17);
        people.Json.GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task Demo_DatabaseThatIsNotEmpty_RefusesWithASentence()
    {
        var before = await running.Database.Scalar<long>("select count(*) from staff.member");

        var run = await Run("demo", "--json");

        run.ExitCode.Should().NotBe(0);
        run.Output.Should().BeEmpty();
        run.Progress.Should().Contain("not empty").And.NotContain("   at ");
        (await running.Database.Scalar<long>("select count(*) from staff.member")).Should().Be(before);
    }

    [Fact]
    public async Task Jobs_Json_NamesEachJobWithCronAndRuns()
    {
        var run = await Run("jobs", "--json");

        ShouldBeOneJsonValue(run);
        var jobs = run.Json.EnumerateArray().ToList();
        jobs.Select(j => j.GetProperty("id").GetString()).Should().Contain("nightly").And.Contain("watch-instants").And.OnlyHaveUniqueItems();
        jobs.Should().OnlyContain(j => j.GetProperty("cron").GetString()!.Length > 8 && j.GetProperty("nextRun").GetDateTimeOffset() > TimeProvider.System.GetUtcNow().AddMinutes(-1));
        jobs.Select(j => j.GetProperty("lastRun").ValueKind).Should().OnlyContain(kind => kind == JsonValueKind.Null || kind == JsonValueKind.String);
    }

    [Fact]
    public async Task Verify_Json_SaysWhetherEveryPromiseIsKept()
    {
        var kept = await Run("verify", "--json");
        ShouldBeOneJsonValue(kept);
        kept.Json.GetProperty("ok").GetBoolean().Should().BeTrue();
        kept.Json.GetProperty("broken").GetArrayLength().Should().Be(0);

        await running.Register(new Resident());
        await running.Database.Execute("update core.person set name = 'ほかの名' where id = (select min(id::text)::uuid from core.person)");
        var broken = await Run("verify", "--json");

        broken.ExitCode.Should().Be(1);
        broken.Json.GetProperty("ok").GetBoolean().Should().BeFalse();
        broken.Json.GetProperty("broken").EnumerateArray().Should().Contain(b => b.GetProperty("promise").GetString()!.Contains("directory") && b.GetProperty("detail").GetString()!.Length > 0);
        broken.Output.Should().NotContain("ほかの名");
        await running.Database.Execute("update core.person p set name = f.name from families.person f where f.id = p.id");
    }

    [Fact]
    public async Task Nightly_Json_TellsTheDatesThatWereReckoned_OnceEach()
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(9)).DateTime);
        var date = today.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await using var database = await TestDatabase.Empty();
        await HostProcess.Run(database.ConnectionString, "migrate");

        var first = await HostProcess.Run(database.ConnectionString, "nightly", "--date", date, "--json");
        var second = await HostProcess.Run(database.ConnectionString, "nightly", "--date", date, "--json");

        ShouldBeOneJsonValue(first);
        first.Json.GetProperty("date").GetString().Should().Be(date);
        first.Json.GetProperty("alreadyDone").GetBoolean().Should().BeFalse();
        (first.Json.GetProperty("reminded").GetInt32(), first.Json.GetProperty("escalated").GetInt32()).Should().Be((0, 0));
        ShouldBeOneJsonValue(second);
        second.Json.GetProperty("alreadyDone").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task DemoAccounts_Json_ListsWhomToSignInAs()
    {
        var run = await Run("demo-accounts", "--json");

        ShouldBeOneJsonValue(run);
        run.Json.EnumerateArray().Should().HaveCount(20).And.OnlyContain(a => a.GetProperty("password").GetString() == BuildingBlocks.Modules.DemoWorld.Password);
        run.Json.EnumerateArray().Should().Contain(a => a.GetProperty("userName").GetString() == "hokenshi1" && a.GetProperty("role").GetString() == "保健師" && a.GetProperty("name").GetString() == "青木 美咲");
    }

    [Fact]
    public async Task ImportRegister_BesideTheRunningProgram_IsDeliveredByOneOfTheTwo()
    {
        var file = Path.Combine(Path.GetTempPath(), $"register-{Guid.CreateVersion7():N}.csv");
        await File.WriteAllLinesAsync(file,
        [
            "宛名番号,世帯番号,氏名,氏名カナ,通称名,生年月日,性別,続柄,郵便番号,町字,番地,方書,小学校区,転入日,転出日,死亡日,国籍,使用言語,支援措置",
            "6000000001,60000001,命令 花子,メイレイ ハナコ,,1996-04-01,女,世帯主,079-0001,若葉一丁目,1番1号,,若葉小,,,,日本,ja,",
            "6000000002,60000001,命令 欠子,メイレイ カケコ,,1996-13-01,女,世帯主,079-0001,若葉一丁目,1番1号,,若葉小,,,,日本,ja,",
        ]);
        try
        {
            var dry = await Run("import-register", file, "--dry-run", "--json");
            ShouldBeOneJsonValue(dry, exitCode: 2);
            (await running.Database.Scalar<long>("select count(*) from families.person where register_number = '6000000001'")).Should().Be(0);

            var run = await Run("import-register", file, "--json");

            ShouldBeOneJsonValue(run, exitCode: 2);
            (run.Json.GetProperty("accepted").GetInt32(), run.Json.GetProperty("changed").GetInt32()).Should().Be((1, 1));
            var refused = run.Json.GetProperty("refused").EnumerateArray().Should().ContainSingle().Which;
            (refused.GetProperty("line").GetInt32(), refused.GetProperty("column").GetString()).Should().Be((3, "生年月日"));
            await Wait.Until(async () => await running.Database.Scalar<long>("select count(*) from core.person where name = '命令 花子'") == 1, "the directory knows the new resident");
            var again = await Run("import-register", file);
            again.ExitCode.Should().Be(2, "a row was refused");
            again.Output.Should().Contain("うち登録・変更 0").And.Contain("3行目 生年月日");
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData("dance")]
    [InlineData("nightly --date yesterday")]
    [InlineData("nightly --date 2026-02-30 --json")]
    [InlineData("nightly --dance")]
    [InlineData("import-register")]
    [InlineData("import-register /nowhere/register.csv --json")]
    [InlineData("demo --seed many")]
    public async Task Verb_ThatCannotBe_EndsWithASentenceAndNothingOnStandardOutput(string line)
    {
        var run = await Run(line.Split(' '));

        run.ExitCode.Should().NotBe(0);
        run.Progress.Trim().Should().NotBeEmpty();
        run.Progress.Should().NotContain("   at Hagukumi").And.NotContain("Unhandled");
        if (line.Contains("--json")) run.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task Verb_WithoutADatabase_FailsWithASentence()
    {
        var run = await HostProcess.Run("Host=/nowhere;Username=postgres;Database=none;Timeout=3", "demo-accounts", "--json");

        run.ExitCode.Should().NotBe(0);
        run.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task Help_NamesEveryVerb()
    {
        var run = await Run("--help");

        run.ExitCode.Should().Be(0);
        foreach (var verb in new[] { "serve", "migrate", "demo", "demo-accounts", "import-register", "jobs", "nightly", "verify" }) run.Output.Should().Contain(verb);
    }
}
