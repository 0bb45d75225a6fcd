using System.Text.Json;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.TestKit;

namespace Hagukumi.Families.Tests;

/// <summary>住民データの取込み of the whole sample, in both encodings, on the day it was written.</summary>
public sealed class ImportRegisterTests(App app) : IClassFixture<App>
{
    static string FileOf(string name) => Path.Combine(AppContext.BaseDirectory, "Data", name);

    Task<VerbResult> Import(string name, bool dryRun = false)
    {
        app.Clock.Set(SampleRegister.Expected().Base);
        return app.Verb("import-register", dryRun ? [("file", FileOf(name)), ("dry-run", "true")] : [("file", FileOf(name))]);
    }

    static JsonElement Json(VerbResult result) => JsonSerializer.SerializeToElement(result.Json, JsonSerializerOptions.Web);

    static void ShouldBeAsExpected(VerbResult result)
    {
        var told = Json(result);
        told.GetProperty("accepted").GetInt32().Should().Be(3091);
        told.GetProperty("refused").EnumerateArray().Select(r => new SampleRegister.Refusal(r.GetProperty("line").GetInt32(), r.GetProperty("column").GetString()!)).Should().Equal(SampleRegister.Expected().Refused).And.HaveCount(12);
        told.GetProperty("refused").EnumerateArray().Should().OnlyContain(r => r.GetProperty("reason").GetString()!.Length > 5);
        result.ExitCode.Should().Be(2, "some rows were refused");
    }

    [Fact]
    public async Task Import_Sample_DryThenReallyThenAgainInTheOtherEncoding()
    {
        var dry = await Import(SampleRegister.Utf8, dryRun: true);
        ShouldBeAsExpected(dry);
        Json(dry).GetProperty("changed").GetInt32().Should().Be(3091);
        dry.Lines[0].Should().Contain("何も保存していません");
        (await app.Database.Scalar<long>("select count(*) from families.person")).Should().Be(0);
        (await app.Database.Scalar<long>("select count(*) from families.household")).Should().Be(0);
        (await app.Database.Scalar<long>("select count(*) from families.outbox_event")).Should().Be(0);

        var first = await Import(SampleRegister.Cp932);
        ShouldBeAsExpected(first);
        Json(first).GetProperty("changed").GetInt32().Should().Be(3091);
        (await app.Database.Scalar<long>("select count(*) from families.person")).Should().Be(3091);
        (await app.Database.Scalar<long>("select count(*) from families.household")).Should().Be(900);
        (await app.Database.Scalar<long>("select count(*) from core.person")).Should().Be(3091);
        (await app.Database.Scalar<long>("select max(length(body) - length(replace(body, '\"Id\"', ''))) / 4 from families.outbox_event where name = 'families.people-changed'")).Should().Be(500);
        (await app.Database.Scalar<long>("select count(*) from families.person where sealed")).Should().BeGreaterThan(10);
        (await app.Database.Rows("select distinct change from families.imported_person")).Should().Equal(["NewlySealed"], "whoever stands in the first extract did not come because the program did");
        (await app.Database.Scalar<long>("select count(*) from families.outbox_event where name = 'families.person-moved-in'")).Should().Be(0);
        (await app.Database.Scalar<long>("select count(*) from core.person where sealed and district is not null")).Should().Be(0);

        var (stored, traces) = (await Stored(), await Traces.From(app, "families"));
        var again = await Import(SampleRegister.Cp932);
        ShouldBeAsExpected(again);
        Json(again).GetProperty("changed").GetInt32().Should().Be(0);
        (await Stored()).Should().Be(stored, "the second import writes no person anew");
        (await traces.Events()).Should().BeEmpty();
        (await traces.Accesses()).Should().BeEmpty();

        // The same people, now with the characters that cp932 lacks.
        var other = await Import(SampleRegister.Utf8);
        ShouldBeAsExpected(other);
        Json(other).GetProperty("changed").GetInt32().Should().Be(await Mutilated());
        (await app.Database.Scalar<long>("select count(*) from families.person where name like '%〓%'")).Should().Be(0);
        Json(await Import(SampleRegister.Cp932)).GetProperty("changed").GetInt32().Should().Be(0);
        (await app.Verb("verify")).ExitCode.Should().Be(0);
    }

    /// <summary>Changes with every row of a person that is written, even with the same values.</summary>
    Task<string> Stored() => app.Database.Scalar<string>("select md5(string_agg(id::text || xmin::text, ',' order by id)) from families.person");

    static Task<int> Mutilated() => Task.FromResult(SampleRegister.Read(SampleRegister.Cp932).OfType<Register.RegisterRow>().Count(r => r.Name.Contains('〓') || r.Alias.Contains('〓')));

    [Fact]
    public async Task Import_FileThatIsNotThere_SaysSo() =>
        (await FluentActions.Awaiting(() => app.Verb("import-register", ("file", "/nowhere/register.csv"))).Should().ThrowAsync<VerbException>()).Which.Should().BeEquivalentTo(new { ExitCode = 1, Message = "ファイルがありません: /nowhere/register.csv" });
}
