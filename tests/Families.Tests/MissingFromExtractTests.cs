using Hagukumi.TestKit;
using static Hagukumi.Families.Tests.Extracts;
using static Hagukumi.Families.Tests.RegisterText;

namespace Hagukumi.Families.Tests;

/// <summary>A whole extract without somebody whom the register protected: nobody is unsealed, and somebody has to look.</summary>
public sealed class MissingFromExtractTests(App app) : IClassFixture<App>
{
    static readonly string Marked = Line(("宛名番号", "1"), ("世帯番号", "100"), ("支援措置", "1"));
    static readonly string Child = Line(("宛名番号", "2"), ("世帯番号", "100"));
    static readonly string Another = Line(("宛名番号", "3"), ("世帯番号", "101"), ("支援措置", "1"));

    Task<IReadOnlyList<string>> Owed() => app.Database.Rows("select p.register_number, f.status from follow_ups.follow_up f join families.person p on p.id = f.person where f.rule = 'protection-mark-gone' order by 1, 2");

    Task<IReadOnlyList<string>> Sealed() => app.Database.Rows("select register_number, sealed, sealed_in_register from families.person order by 1");

    [Fact]
    public async Task Import_WithoutAMarkedPerson_UnsealsNothing_AndOpensAFollowUpUntilTheRowIsBack()
    {
        await app.ImportWhole(File(Marked, Child, Another));

        // Who is only not among the changes, or has a row that cannot be taken, is not missing.
        await app.Import(File(Child, Another));
        (await app.ImportWhole(File(Line(("宛名番号", "1"), ("世帯番号", "100"), ("性別", "X")), Child, Another))).ExitCode.Should().Be(2);
        var dry = await app.ImportWhole(File(Child, Another), ("dry-run", "true"));
        dry.Lines.Should().Contain("支援措置の印の消滅 1人");
        (await Owed()).Should().BeEmpty();
        var traces = await Traces.From(app, "families");

        (await app.ImportWhole(File(Child, Another))).Lines.Should().Contain("支援措置の印の消滅 1人");

        (await Owed()).Should().Equal("1\tOpen");
        (await Sealed()).Should().Equal("1\tTrue\tFalse", "2\tTrue\tFalse", "3\tTrue\tTrue");
        (await app.Database.Rows("select distinct sealed, district from core.person")).Should().Equal("True\t");
        (await traces.Accesses()).Where(a => a.Action == "Person").Should().ContainSingle().Which.About().Select(p => $"{p}").Should().Equal(await app.IdOf("1"));
        (await (await app.SignedIn("jimu")).Get($"/families/register/imports/{await app.Database.Scalar<string>("select id::text from families.import_run order by number desc limit 1")}")).Words.Should().Contain("支援措置の印の消滅");

        await app.ImportWhole(File(Child, Another));
        (await Owed()).Should().Equal(["1\tOpen"], "it is told once");

        await app.ImportWhole(File(Marked, Child, Another));
        (await Owed()).Should().Equal("1\tCancelled");
        (await Sealed()).Should().Equal("1\tTrue\tTrue", "2\tTrue\tFalse", "3\tTrue\tTrue");
        (await app.Verb("verify")).ExitCode.Should().Be(0);
    }
}
