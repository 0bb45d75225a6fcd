using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.TestKit;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>Lists, records, the choice of the woman, and the withdrawal of a record, over HTTP.</summary>
public sealed class RecordPageTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task Pages_ShowTheRecordToTheDeskAndLogWhoWasShown()
    {
        var (pregnancy, infant) = (await desk.Pregnancy(), await desk.Infant());
        var director = await desk.SignedIn("sentacho");
        foreach (var (url, record) in new[] { ("/maternal-health/pregnancies", pregnancy), (pregnancy.Path, pregnancy), ("/maternal-health/infants", infant), ("/maternal-health/infants?state=all", infant), (infant.Path, infant) })
        {
            var traces = await Traces.From(desk, "maternal-health");

            var page = await director.Get(url);

            page.Status.Should().Be(200, url);
            page.Words.Should().Contain(record.Name);
            (await traces.Accesses()).Should().ContainSingle(a => a.Kind == AccessKind.Read && a.Action.StartsWith("/maternal-health")).Which.About().Should().Contain(record.Person);
        }
        // Who may look and not write sees no button that writes.
        (await director.Get(pregnancy.Path)).Html.QuerySelectorAll("main a[href$='/interview'], main a[href$='/end']").Should().BeEmpty();
    }

    [Fact]
    public async Task Pages_OfOtherRolesAndUnknownRecords_SayNothing()
    {
        var (pregnancy, infant) = (await desk.Pregnancy(), await desk.Infant());
        foreach (var account in new[] { "soudan", "jimu", "shinri", "kanri", "gaibu", "yakan" })
            foreach (var url in new[] { "/maternal-health/pregnancies", pregnancy.Path, "/maternal-health/infants", infant.Path })
            {
                var page = await (await desk.SignedIn(account)).Get(url);
                page.Status.Should().Be(403, $"{account} {url}");
                page.Text.Should().NotContain(pregnancy.Name).And.NotContain(infant.Name);
            }
        foreach (var kind in new[] { "pregnancies", "infants" })
        {
            (await (await desk.SignedIn("hokenshi1")).Get($"/maternal-health/{kind}/{Guid.CreateVersion7()}")).Status.Should().Be(404);
            (await (await desk.SignedIn("hokenshi1")).Get($"/maternal-health/{kind}/x")).Status.Should().Be(404);
        }
    }

    /// <summary>Both desks look at one household (AY-05); what is recorded of it, each desk sees by its role.</summary>
    [Fact]
    public async Task PersonPage_ForBothDesks_ShowsOneHousehold_AndTheRecordsToTheirOwnDeskAlone()
    {
        var pregnancy = await desk.Pregnancy();
        static string HouseholdOf(Page page) => page.Html.QuerySelector("section[aria-label='世帯']")!.TextContent;

        var nurse = await (await desk.SignedIn("hokenshi1")).Get($"/families/people/{pregnancy.Person}");
        var counsellor = await (await desk.SignedIn("soudan")).Get($"/families/people/{pregnancy.Person}");

        HouseholdOf(counsellor).Should().Be(HouseholdOf(nurse)).And.Contain(pregnancy.Name);
        nurse.Html.QuerySelectorAll($"main a[href='{pregnancy.Path}']").Should().NotBeEmpty();
        counsellor.Html.QuerySelectorAll($"main a[href^='/maternal-health']").Should().BeEmpty();
        counsellor.Words.Should().Contain("あなたの権限では表示できないものがあります");
    }

    [Theory]
    [InlineData("/maternal-health/pregnancies?page=0")]
    [InlineData("/maternal-health/pregnancies?page=-1&state=%00")]
    [InlineData("/maternal-health/infants?page=99999999999&state=%FF")]
    [InlineData("/maternal-health/pregnancies/new?name=%00&birth=%00")]
    [InlineData("/maternal-health/pregnancies/new?name=%25&birth=abc")]
    [InlineData("/maternal-health/benefits?page=-1&state=%00")]
    [InlineData("/maternal-health/liaison?page=99999999999&state=%FF")]
    [InlineData("/maternal-health/gifts?from=%00&to=0001-01-01")]
    [InlineData("/maternal-health/gifts/print?from=9999-12-31&to=9999-12-31")]
    [InlineData("/maternal-health/payments/payments.csv?encoding=%00")]
    public async Task Lists_GarbledAddress_ArePagesAllTheSame(string url) => (await (await desk.SignedIn("hokenshi1")).Get(url)).Status.Should().Be(200);

    [Fact]
    public async Task Choose_FindsTheWomanByKanaAndBirth_NeitherMenNorChildren()
    {
        var people = await desk.Register(
            new Resident { Name = "選択 花子", Kana = "センタク ハナコ", Born = new(1995, 5, 5) }, new Resident { Name = "選択 太郎", Kana = "センタク タロウ", Sex = "男", Born = new(1995, 5, 5) },
            new Resident { Name = "選択 幼子", Kana = "センタク オサナコ", Born = new(2022, 5, 5) });
        var clerk = await desk.SignedIn("jimu");
        var traces = await Traces.From(desk, "maternal-health");

        var byKana = await clerk.Get($"/maternal-health/pregnancies/new?name={Uri.EscapeDataString("ｾﾝﾀｸ")}");
        var byBirth = await clerk.Get($"/maternal-health/pregnancies/new?birth={Uri.EscapeDataString("平成7年5月5日")}");

        foreach (var page in new[] { byKana, byBirth }) page.Words.Should().Contain("選択 花子").And.NotContain("選択 太郎").And.NotContain("選択 幼子");
        byKana.Link("選択 花子").Should().EndWith($"person={people[0]}");
        (await traces.Accesses()).Where(a => a.Kind == AccessKind.Search).Should().HaveCount(2).And.OnlyContain(a => a.About().Contains(people[0]));
    }

    [Fact]
    public async Task Show_Pregnancy_ThreePointsStandOnOnePage()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var infant = await desk.Infant();
        var pregnancy = await desk.Database.Scalar<Guid>($"select pregnancy from maternal_health.infant where id = '{infant.Id}'");
        (await nurse.Submit(await nurse.Get(infant.Path + "/newborn-visit"), new { Note = "体重の増えを確かめた" })).Status.Should().Be(303);

        var page = await nurse.Get($"/maternal-health/pregnancies/{pregnancy}");

        var points = page.Html.QuerySelectorAll("table").First().QuerySelectorAll("tbody tr").Select(row => Fold(row.TextContent)).ToList();
        points.Should().HaveCount(5);
        points.Should().ContainSingle(p => p.StartsWith("届出時 面談", StringComparison.Ordinal)).And.ContainSingle(p => p.StartsWith("8か月 面談", StringComparison.Ordinal));
        points.Should().ContainSingle(p => p.StartsWith("産後 新生児訪問", StringComparison.Ordinal)).Which.Should().NotContain("まだ");
        points.Should().ContainSingle(p => p.StartsWith("産後 全戸訪問", StringComparison.Ordinal)).Which.Should().Contain("まだ");
    }

    static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [InlineData("pregnancy")]
    [InlineData("infant")]
    public async Task Withdraw_Valid_TellsItOnceAndTheRecordStaysReadable(string kind)
    {
        var (record, nurse, form) = await Recorded(kind);
        var traces = await Traces.From(desk, "maternal-health");

        var answers = await nurse.SubmitTwice(form, new { Reason = "別の方の記録だった" });

        answers.Select(a => a.Status).Should().Equal(303, 303);
        (await traces.Events()).Should().Equal("hagukumi.fact-withdrawn");
        (await traces.Accesses()).Should().Contain(a => a.Kind == AccessKind.Write && a.About().Contains(record.Person));
        var page = await nurse.Get(record.Path);
        page.Words.Should().Contain("取り消す前の内容").And.Contain("別の方の記録だった").And.Contain("青木 美咲");
        // It is owed again, and may be recorded again.
        (await nurse.Get(record.Path + (kind == "pregnancy" ? "/interview" : "/newborn-visit"))).Words.Should().NotContain("すでに記録されています");
    }

    [Theory]
    [InlineData("pregnancy", "")]
    [InlineData("infant", "　")]
    [InlineData("pregnancy", null)]
    public async Task Withdraw_WithoutReason_AsksForIt(string kind, string? reason)
    {
        var (_, nurse, form) = await Recorded(kind);
        var traces = await Traces.From(desk, "maternal-health");

        var page = await nurse.Submit(form, new { Reason = reason });

        page.Status.Should().Be(422);
        page.Errors.Should().ContainSingle().Which.Should().Contain("取り消す理由");
        page.Value("Reason").Should().Be(reason ?? "");
        (await traces.Events()).Should().BeEmpty();
    }

    [Fact]
    public async Task Withdraw_Notification_FreesTheWomanAndLeavesTheList()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var pregnancy = await desk.Pregnancy();
        var traces = await Traces.From(desk, "maternal-health");

        var saved = await nurse.Submit(await nurse.Get((await nurse.Get(pregnancy.Path)).Link("取り消す")), new { Reason = "別の方の届出だった" });

        saved.Status.Should().Be(303);
        (await traces.Events()).Should().Equal("hagukumi.fact-withdrawn", "hagukumi.fact-withdrawn");
        (await nurse.Get(pregnancy.Path)).Words.Should().Contain("届出の取消し").And.Contain("別の方の届出だった");
        (await nurse.Get("/maternal-health/pregnancies")).Words.Should().NotContain(pregnancy.Name);
        // The right notification may follow for the same woman.
        var again = await nurse.Submit(await nurse.Get($"/maternal-health/pregnancies/new?person={pregnancy.Person}"), new { NotifiedOn = "2026-06-01", ExpectedDeliveryOn = "2026-12-20", FetusCount = "1", HandbookNumbers = "2026-9001" });
        again.Status.Should().Be(303, again.Words);
    }

    [Fact]
    public async Task Withdraw_RecordOfAnother_IsNotFound()
    {
        var (_, nurse, form) = await Recorded("pregnancy");
        var other = await desk.Pregnancy();
        var entry = form.Url.Split("/records/")[1];

        (await nurse.Get($"{other.Path}/records/{entry}")).Status.Should().Be(404);
        (await nurse.Post($"{other.Path}/records/{entry}", ("__RequestVerificationToken", form.Value("__RequestVerificationToken")!), ("Version", "0"), ("Reason", "x"))).Status.Should().Be(404);
    }

    [Fact]
    public async Task Withdraw_Garbage_IsAnsweredWithASentence()
    {
        var wrong = await Garbage.ThrownAt(await desk.SignedIn("hokenshi1"), async () => (await Recorded("infant")).Form.Url);

        wrong.Should().BeEmpty();
    }

    async Task<(Desk.Case Record, Browser Nurse, Page Form)> Recorded(string kind)
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var record = kind == "pregnancy" ? await desk.Pregnancy() : await desk.Infant();
        var saved = kind == "pregnancy"
            ? await nurse.Submit(await nurse.Get(record.Path + "/interview"), new { Minutes = "20", Note = "取り消す前の内容" })
            : await nurse.Submit(await nurse.Get(record.Path + "/newborn-visit"), new { Note = "取り消す前の内容" });
        saved.Status.Should().Be(303, saved.Words);
        return (record, nurse, await nurse.Get((await nurse.Get(record.Path)).Link("取り消す")));
    }
}
