using System.Text;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.Families.Register;
using Hagukumi.TestKit;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static Hagukumi.Families.Tests.RegisterText;

namespace Hagukumi.Families.Tests;

/// <summary>住民データの取込み over HTTP: a file is sent, the import goes on by itself, and its page tells of it.</summary>
public sealed class UploadRegisterTests(Office app) : IClassFixture<Office>
{
    const string Address = "/families/register/import";

    async Task<Page> Upload(byte[] file, object? typed = null, string name = "extract.csv", string by = "jimu")
    {
        var clerk = await app.SignedIn(by);
        return await clerk.SubmitFile(await clerk.Get(Address), "File", name, file, typed);
    }

    /// <summary>The page of the import once it has ended.</summary>
    async Task<Page> Ended(Page sent)
    {
        sent.Status.Should().Be(303, sent.Words);
        var clerk = await app.SignedIn("jimu");
        Page? page = null;
        await Wait.Until(async () => !(page = await clerk.Get(sent.Location!)).Words.Contains("取込み中です"), "the import has ended");
        await app.Delivered();
        return page!;
    }

    [Fact]
    public async Task Upload_Extract_IsImportedForWhoeverSentIt_ShownAndRemoved()
    {
        var staff = await app.Database.Scalar<string>("select id::text from staff.account where user_name = 'jimu'");
        var traces = await Traces.From(app, "families");

        var page = await Ended(await Upload(Extracts.File(Line(("宛名番号", "1"), ("支援措置", "1")), Line(("宛名番号", "2"), ("性別", "X"))), new { AsOf = "令和8年5月1日" }));

        page.Words.Should().Contain("終わりました").And.Contain("田村 翔").And.Contain("2026-05-01").And.Contain("3行目").And.Contain("性別を読めません");
        page.Letters.Should().Contain("受け付けた行1").And.Contain("受け付けなかった行1");
        (await traces.Events()).Should().Equal("families.people-changed");
        (await traces.Accesses()).Where(a => a.Kind == AccessKind.Write).Should().ContainSingle().Which.Staff.ToString().Should().Be(staff);
        (await app.Database.Scalar<string>("select recorded_by::text from families.outbox_event order by sequence desc limit 1")).Should().Be(staff);
        app.Uploaded.Should().BeEmpty("the file is removed when it is read");
    }

    [Fact]
    public async Task Upload_RefusedRows_CanBeSavedAsCsv_Audited()
    {
        var page = await Ended(await Upload(Extracts.File(Line(("宛名番号", "11"), ("性別", "X")), Line(("宛名番号", "12"), ("氏名", "")))));
        var traces = await Traces.From(app, "families");

        var csv = await (await app.SignedIn("jimu")).Get(page.Link("CSVで保存"));

        csv.Headers["Content-Type"].Should().StartWith("text/csv");
        csv.Headers["Content-Disposition"].Should().Contain("attachment").And.Contain(".csv");
        csv.Text.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(3).And.Contain(r => r.StartsWith("2,性別,", StringComparison.Ordinal)).And.Contain(r => r.StartsWith("3,氏名,", StringComparison.Ordinal));
        (await traces.Accesses()).Should().ContainSingle().Which.Kind.Should().Be(AccessKind.Export);
    }

    [Fact]
    public async Task Upload_DryRun_StoresNobody()
    {
        var page = await Ended(await Upload(Extracts.File(Line(("宛名番号", "21"))), new { IsDry = "true" }));

        page.Words.Should().Contain("何も保存していません");
        page.Letters.Should().Contain("登録・変更1");
        (await app.Database.Scalar<long>("select count(*) from families.person where register_number = '21'")).Should().Be(0);
        (await app.Database.Scalar<long>("select count(*) from families.imported_person p join families.import_run r on r.id = p.run where r.is_dry")).Should().Be(0);
    }

    [Fact]
    public async Task Upload_MyNumber_IsRefusedWhole()
    {
        var page = await Ended(await Upload(Encoding.UTF8.GetBytes($"{Header},個人番号\n{Line(("宛名番号", "31"))},123456789018\n")));

        page.Words.Should().Contain("読めませんでした").And.Contain("個人番号").And.NotContain("123456789018");
        (await app.Database.Scalar<long>("select count(*) from families.person where register_number = '31'")).Should().Be(0);
        app.Uploaded.Should().BeEmpty();
    }

    [Fact]
    public async Task Upload_NoFileOrBadDay_IsAnsweredWithTheForm()
    {
        var nothing = await Upload([], new { AsOf = "先月" });
        nothing.Status.Should().Be(422);
        nothing.Errors.Should().HaveCount(2).And.Contain(e => e.Contains("CSVを選んで")).And.Contain(e => e.Contains("抽出の日"));
        nothing.Value("AsOf").Should().Be("先月");

        (await Upload(Extracts.File(Line(("宛名番号", "41"))), new { AsOf = "2026-06-02" })).Status.Should().Be(422, "the day of an extract has come");
        (await Upload(new byte[1024 * 1024 + 1])).Errors.Should().ContainSingle().Which.Should().Contain("大きすぎます（1MBまで）");
        app.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Upload_WithoutFileField_IsNoFailure()
    {
        var clerk = await app.SignedIn("jimu");

        (await clerk.Submit(await clerk.Get(Address))).Status.Should().Be(422);
        (await clerk.Post(Address, ("AsOf", "x"))).Status.Should().Be(400, "it has no token");
        app.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Upload_WhileAnotherRuns_IsRefusedAndKeepsNoFile()
    {
        await app.Database.Execute("update families.import_lease set run = gen_random_uuid(), host = gen_random_uuid(), until = now() + interval '1 minute'");
        try
        {
            var busy = await Upload(Extracts.File(Line(("宛名番号", "51"))));

            busy.Status.Should().Be(409);
            busy.Errors.Should().ContainSingle().Which.Should().Contain("別の取込み");
            app.Uploaded.Should().BeEmpty();
        }
        finally
        {
            await app.Database.Execute("update families.import_lease set until = now() - interval '1 minute'");
        }
    }

    [Fact]
    public async Task Upload_SecondPress_BeginsNothing()
    {
        var clerk = await app.SignedIn("jimu");
        var form = await clerk.Get(Address);
        var file = Extracts.File(Line(("宛名番号", "61")));

        var first = await clerk.SubmitFile(form, "File", "twice.csv", file);
        var second = await clerk.SubmitFile(form, "File", "twice.csv", file);

        second.Location.Should().Be(first.Location);
        await Ended(first);
        (await app.Database.Scalar<long>("select count(*) from families.import_run where file_name = 'twice.csv'")).Should().Be(1);
    }

    [Fact]
    public async Task Upload_InterruptedByTheEndOfTheProgram_GoesOnAtTheNextStart()
    {
        var file = Extracts.File(Line(("宛名番号", "71")));
        var id = Guid.CreateVersion7();
        // As it stands when the program was killed: begun, stored, and the lease run out.
        await app.With<Uploads>(uploads => uploads.Keep(id, new FormFile(new MemoryStream(file), 0, file.Length, "File", "killed.csv"), default));
        await app.With<FollowExtract>(extract => extract.Begin(id, "killed.csv", file.Length, App.Monday, isDry: false, isPart: true, default));
        await app.Database.Execute("update families.import_lease set until = now() - interval '1 minute'");

        await using var next = app.StartAnother();
        await Wait.Until(async () => await app.Database.Scalar<string>($"select state from families.import_run where id = '{id}'") == "Finished", "the next start goes on");

        (await app.Database.Scalar<long>("select count(*) from families.person where register_number = '71'")).Should().Be(1);
        await Wait.Until(() => Task.FromResult(app.Uploaded.Count == 0), "its file is removed");
    }

    [Fact]
    public async Task Upload_PagesOfTheImport_AreForWhoeverMayImport()
    {
        var run = (await Upload(Extracts.File(Line(("宛名番号", "81"))))).Location!;
        var nurse = await app.SignedIn("hokenshi1");

        foreach (var url in new[] { Address, run, $"{run}/people/born", $"{run}/refused.csv" }) (await nurse.Get(url)).Status.Should().Be(403, url);
        var clerk = await app.SignedIn("jimu");
        (await clerk.Get($"{run}/people/nonsense")).Status.Should().Be(404);
        (await clerk.Get($"/families/register/imports/{Guid.CreateVersion7()}")).Status.Should().Be(404);
        (await clerk.Get($"{run}/people/born?page=99999999999")).Status.Should().Be(200);
    }

    [Fact]
    public async Task People_OfSealedPerson_ShowNoDistrict()
    {
        await app.Import(Extracts.File(Line(("宛名番号", "91"))));
        var page = await Ended(await Upload(Extracts.File(Line(("宛名番号", "92"), ("世帯番号", "92"), ("支援措置", "1"), ("小学校区", "秘密小")))));

        var people = await (await app.SignedIn("jimu")).Get(page.Link("新しい住所秘匿"));

        people.Words.Should().Contain("住所秘匿").And.Contain("表示しません").And.NotContain("秘密小").And.NotContain("春日台");
    }
}

/// <summary>The program with a folder of its own for uploads, which takes one megabyte.</summary>
public sealed class Office : App
{
    readonly string folder = Path.Combine(Path.GetTempPath(), $"uploads-{Guid.CreateVersion7():N}");

    /// <summary>The files that lie there.</summary>
    public IReadOnlyList<string> Uploaded => Directory.Exists(folder) ? Directory.GetFiles(folder) : [];

    /// <inheritdoc/>
    protected override void Configure(IServiceCollection services) => services.AddSingleton(Options.Create(new RegisterSettings { UploadFolder = folder, UploadMegabytes = 1 }));
}
