using System.Text;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Families.Register;
using Hagukumi.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Hagukumi.Families.Tests.Extracts;
using static Hagukumi.Families.Tests.RegisterText;

namespace Hagukumi.Families.Tests;

/// <summary>What the command line says: exit codes, refused rows as CSV, the day of the extract; and an import that stops halfway.</summary>
public sealed class ImportVerbTests(Meddling app) : IClassFixture<Meddling>
{
    [Fact]
    public async Task Import_FileWithMyNumber_IsRefusedWhole()
    {
        var before = await app.Database.Scalar<long>("select count(*) from families.person");
        var file = Encoding.UTF8.GetBytes($"{Header},個人番号\n{Line(("宛名番号", "601"))},123456789018\n");

        var refused = (await FluentActions.Awaiting(() => app.Import(file)).Should().ThrowAsync<VerbException>()).Which;

        refused.ExitCode.Should().Be(1);
        refused.Message.Should().Contain("個人番号").And.NotContain("123456789018");
        (await app.Database.Scalar<long>("select count(*) from families.person")).Should().Be(before);
        (await app.Database.Scalar<long>("select count(*) from families.import_run where problem like '%123456789018%'")).Should().Be(0);
    }

    [Fact]
    public async Task Import_RefusedRows_AreWrittenAsCsv_AndTheGoodOnesKept()
    {
        var csv = Path.Combine(Path.GetTempPath(), $"refused-{Guid.CreateVersion7():N}.csv");
        try
        {
            var result = await app.Import(Extracts.File(Line(("宛名番号", "611")), Line(("宛名番号", "612"), ("性別", "=1+1")), "", Line(("宛名番号", "613"), ("生年月日", "昨日"))), ("refused", csv));

            result.ExitCode.Should().Be(2);
            var bytes = await System.IO.File.ReadAllBytesAsync(csv);
            bytes.Take(3).Should().Equal(Encoding.UTF8.Preamble.ToArray());
            var rows = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            rows.Should().HaveCount(3);
            rows[0].Should().Be("行,列,理由");
            rows[1].Should().StartWith("3,性別,性別を読めません").And.NotContain("=1+1");
            rows[2].Should().StartWith("5,生年月日,");
            (await app.Database.Scalar<long>("select count(*) from families.person where register_number in ('611', '612', '613')")).Should().Be(1);
        }
        finally
        {
            System.IO.File.Delete(csv);
        }
    }

    [Theory]
    [InlineData("2026-06-02", "未来")]
    [InlineData("先月", "日付として読めません")]
    public async Task Import_DayOfTheExtract_MustBeADayThatHasCome(string day, string says)
    {
        var refused = (await FluentActions.Awaiting(() => app.Import(Extracts.File(Line(("宛名番号", "621"))), ("as-of", day))).Should().ThrowAsync<VerbException>()).Which;

        refused.Message.Should().Contain(says);
        (await app.Database.Scalar<long>("select count(*) from families.person where register_number = '621'")).Should().Be(0);
    }

    [Fact]
    public async Task Import_BornAfterTheDayOfTheExtract_IsRefused() =>
        (await app.Import(Extracts.File(Line(("宛名番号", "622"), ("生年月日", "2026-04-20"))), ("as-of", "令和8年4月1日"))).ExitCode.Should().Be(2);

    [Fact]
    public async Task Import_WhileAnotherRuns_IsRefused()
    {
        await app.Database.Execute("update families.import_lease set run = gen_random_uuid(), host = gen_random_uuid(), until = now() + interval '1 minute'");
        try
        {
            (await FluentActions.Awaiting(() => app.Import(Extracts.File(Line(("宛名番号", "631"))))).Should().ThrowAsync<VerbException>()).Which.Should().Match<VerbException>(e => e.ExitCode == 1 && e.Message.Contains("別の"));
            (await app.Database.Scalar<long>("select count(*) from families.person where register_number = '631'")).Should().Be(0);
        }
        finally
        {
            await app.Database.Execute("update families.import_lease set until = now() - interval '1 minute'");
        }
        (await app.Import(Extracts.File(Line(("宛名番号", "631"))))).ExitCode.Should().Be(0, "a lease that its holder let run out is nobody's");
    }

    [Fact]
    public async Task Import_SomebodySealsAPersonMeanwhile_BothChangesStay()
    {
        await app.Import(Extracts.File(Line(("宛名番号", "641"), ("世帯番号", "641"))));
        app.Meddle = () => app.Database.Execute("update families.person set sealed = true, version = version + 1, identity_version = identity_version + 1 where register_number = '641'");

        (await app.Import(Extracts.File(Line(("宛名番号", "641"), ("世帯番号", "641"), ("番地", "7番"))))).Changed().Should().Be(1);

        app.Meddle.Should().BeNull("it was done");
        (await app.Database.Rows("select sealed, address_block, identity_version from families.person where register_number = '641'")).Should().Equal("True\t7番\t3");
    }

    [Fact]
    public async Task Import_Interrupted_KeepsWholeChunksAndGoesOn()
    {
        var file = Extracts.File(Alone(12_000, from: 1_000_000));
        await app.With<FollowExtract>(async extract =>
        {
            using var stop = new CancellationTokenSource();
            using var stream = new MemoryStream(file);
            var run = await extract.Begin(Guid.CreateVersion7(), "half.csv", file.Length, App.Monday, isDry: false, isPart: true, default);
            await FluentActions.Awaiting(() => extract.Run(run!, stream, new AtOnce(_ => stop.Cancel()), stop.Token)).Should().ThrowAsync<OperationCanceledException>();
        });
        (await Imported()).Should().Be(FollowRegister.ChunkSize);
        (await app.Database.Scalar<int>("select accepted from families.import_run where file_name = 'half.csv'")).Should().Be(FollowRegister.ChunkSize);

        (await app.Import(file)).Changed().Should().Be(12_000 - FollowRegister.ChunkSize);

        (await Imported()).Should().Be(12_000);
        (await app.Database.Scalar<long>("select count(*) from (select 1 from families.person where register_number::bigint >= 1000000 group by register_number having count(*) > 1) twice")).Should().Be(0);

        Task<long> Imported() => app.Database.Scalar<long>("select count(*) from families.person where length(register_number) = 7");
    }

    [Fact]
    public async Task Import_UnreadableFromSomeLineOn_KeepsWhatCameBeforeAndSaysSo()
    {
        var failed = (await FluentActions.Awaiting(() => app.Import(Extracts.File([.. Alone(FollowRegister.ChunkSize, from: 2_000_000), Line(("方書", new string('あ', 100_000)))]))).Should().ThrowAsync<VerbException>()).Which;

        failed.ExitCode.Should().Be(1);
        failed.Message.Should().Contain("5002行目").And.Contain("それまでの5000行は取り込みました");
        (await app.Database.Scalar<string>("select state from families.import_run order by number desc limit 1")).Should().Be("Failed");
    }

    sealed class AtOnce(Action<ImportRun> told) : IProgress<ImportRun>
    {
        public void Report(ImportRun value) => told(value);
    }
}

/// <summary>The program with somebody who, once, changes a row between its reading and its writing.</summary>
public sealed class Meddling : App
{
    /// <summary>What is done at the next bulk update, and then forgotten.</summary>
    public Func<Task>? Meddle { get; set; }

    /// <inheritdoc/>
    protected override void Configure(IServiceCollection services) => services.AddSingleton<IDatabaseProvider>(new Between(this));

    sealed class Between(Meddling app) : IDatabaseProvider
    {
        readonly PostgreSql engine = new();

        public string Name => engine.Name;

        public void Use(DbContextOptionsBuilder options, string connectionString, string schema) => engine.Use(options, connectionString, schema);

        public bool MayPass(Exception failure) => engine.MayPass(failure);

        public bool IsDuplicate(Exception failure) => engine.IsDuplicate(failure);

        public (string Table, string Create) SessionTable(string name, string like) => engine.SessionTable(name, like);

        public async Task Copy(System.Data.Common.DbTransaction transaction, string table, IReadOnlyList<CopiedColumn> columns, IEnumerable<object?[]> rows, CancellationToken stop)
        {
            if (app.Meddle is { } meddle && table.StartsWith("pg_temp", StringComparison.Ordinal))
            {
                app.Meddle = null;
                await meddle();
            }
            await engine.Copy(transaction, table, columns, rows, stop);
        }
    }
}
