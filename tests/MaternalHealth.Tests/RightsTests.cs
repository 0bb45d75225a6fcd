using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>What would hurt a family: a right lost with a child, money paid twice or not at all, a household told to strangers, a book brought to a dead child.</summary>
public sealed class RightsTests(Desk desk) : IClassFixture<Desk>
{
    static readonly IReadOnlyDictionary<string, string?> Vouchers = Form.Typed(("FirstNumber", "2026-0001"), ("NumberReason", "試験"));
    static readonly IReadOnlyDictionary<string, string?> Certification = Form.Typed(("HeartbeatOn", "2026-05-20"), ("AppliedOn", "2026-06-01"), ("CertifiedOn", "2026-06-01"));

    static Dictionary<string, string?> Lost(int fetuses, string outcome = "Stillbirth") => Enumerable.Range(0, fetuses)
        .SelectMany(i => new[] { KeyValuePair.Create($"Fetuses[{i}].Outcome", (string?)outcome), KeyValuePair.Create($"Fetuses[{i}].On", (string?)"2026-06-01") }).ToDictionary(StringComparer.Ordinal);

    async Task<Page> Fill(Browser browser, string url, object typed)
    {
        var saved = await browser.Submit(await browser.Get(url), typed);
        saved.Status.Should().Be(303, saved.Words);
        return await browser.Follow(saved);
    }

    [Fact]
    public async Task HandOut_Twins_FourteenFiveMoreAndTwo_NumberedOn()
    {
        var pregnancy = await desk.With(Vouchers, "vouchers/new", fetuses: 2);

        (await desk.Database.Rows($"select kind, count(*), min(number), max(number) from maternal_health.voucher where pregnancy_id = '{pregnancy.Id}' group by kind order by min(ordinal)"))
            .Should().Equal("Antenatal\t14\t2026-0001\t2026-0014", "Multiple\t5\t2026-0015\t2026-0019", "PostpartumMother\t2\t2026-0020\t2026-0021");
    }

    [Fact]
    public async Task HandOut_NumbersOfAnother_IsWarnedOf_AndTakenWithAReason()
    {
        await desk.With(Form.Typed(("FirstNumber", "Z-100"), ("NumberReason", "試験")), "vouchers/new");
        var (nurse, other) = (await desk.SignedIn("jimu"), await desk.Pregnancy());

        var warned = await nurse.Submit(await nurse.Get(other.Path + "/vouchers/new"), new { FirstNumber = "Z-110" });
        warned.Status.Should().Be(422);
        warned.Errors.Should().ContainSingle(e => e.Contains("重なっています"));
        (await nurse.Submit(warned, new { NumberReason = "前の市町村の券" })).Status.Should().Be(303);
    }

    [Fact]
    public async Task Use_Twice_SaysWhenAndWhereItWasUsed()
    {
        var pregnancy = await desk.With(Vouchers, "vouchers/new");
        var clerk = await desk.SignedIn("jimu");
        await Fill(clerk, pregnancy.Path + "/vouchers/use", new { Number = "2026-0003", On = "2026-06-01", Institution = "春日台医院" });

        var again = await clerk.Submit(await clerk.Get(pregnancy.Path + "/vouchers/use"), new { Number = "2026-0003", On = "2026-06-01", Institution = "別の医院" });

        again.Status.Should().Be(422);
        again.Errors.Should().ContainSingle(e => e.Contains("受診券2026-0003は令和8年6月1日に") && e.Contains("春日台医院ですでに使われています"));
        again.Value("Institution").Should().Be("別の医院");
        (await clerk.Get(pregnancy.Path + "/vouchers")).Letters.Should().Contain("残り（妊婦健診）13枚");
    }

    [Fact]
    public async Task Collect_OnMovingOut_LeavesNone()
    {
        var pregnancy = await desk.With(Form.Typed(("FirstNumber", "C-1"), ("NumberReason", "試験")), "vouchers/new");
        var nurse = await desk.SignedIn("hokenshi1");
        (await Fill(nurse, pregnancy.Path + "/vouchers/collect", new { On = "2026-06-01" })).Letters.Should().Contain("残り（妊婦健診）0枚").And.Contain("残り（産婦健診）0枚");
    }

    /// <summary>deadlines.md D6: of twins both lost, the mother's two check-ups and the payment for both stay.</summary>
    [Theory]
    [InlineData("Stillbirth")]
    [InlineData("Miscarriage")]
    [InlineData("Terminated")]
    public async Task Loss_KeepsTheMothersVouchersAndTheSecondPayment_AndAllOthersEnd(string outcome)
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var pregnancy = await desk.With(Vouchers, "vouchers/new", fetuses: 2);
        await Fill(nurse, pregnancy.Path + "/benefit/certify", Certification);
        await Fill(nurse, pregnancy.Path + "/end", Lost(2, outcome));

        (await nurse.Get(pregnancy.Path + "/vouchers")).Letters.Should().Contain("残り（産婦健診）2枚").And.Contain("残り（妊婦健診）0枚");
        (await Fill(nurse, pregnancy.Path + "/vouchers/use", new { Number = "2026-0020", On = "2026-06-01" })).Letters.Should().Contain("残り（産婦健診）1枚");
        (await Fill(nurse, pregnancy.Path + "/benefit/second", new { ClaimedOn = "2026-06-01" })).Letters.Should().Contain("支援給付2回目100,000円");
    }

    [Fact]
    public async Task Certify_ByTheClerk_WithoutAnyInterview_OwesTheMoney()
    {
        var (clerk, pregnancy) = (await desk.SignedIn("jimu"), await desk.Pregnancy());

        var page = await Fill(clerk, pregnancy.Path + "/benefit/certify", Certification);

        page.Letters.Should().Contain("支援給付1回目50,000円");
        (await desk.Database.Scalar<long>($"select count(*) from maternal_health.interview where pregnancy_id = '{pregnancy.Id}'")).Should().Be(0);
        (await clerk.Get("/maternal-health/payments")).Words.Should().Contain(pregnancy.Name);
    }

    [Fact]
    public async Task MarkPaid_TwoPressesAndTwoClerksAtOnce_PaysEachOnce()
    {
        var (clerk, other) = (await desk.SignedIn("jimu"), await desk.SignedIn("kakaricho"));
        List<string> payments = [];
        for (var i = 0; i < 3; i++)
        {
            var pregnancy = await desk.With(Certification, "benefit/certify");
            payments.Add(await desk.Database.Scalar<Guid>($"select id from maternal_health.payment where subject = '{pregnancy.Id}'") is var id ? $"{id}" : "");
        }
        var (mine, theirs) = (await clerk.Get("/maternal-health/payments"), await other.Get("/maternal-health/payments"));
        var traces = await Traces.From(desk, "maternal-health");
        static (string, string)[] Typed(Page page, IEnumerable<string> chosen, string on) => [("__RequestVerificationToken", page.Value("__RequestVerificationToken")!), ("PaidOn", on), .. chosen.Select(c => ("Payments", c))];

        var answers = await Task.WhenAll(
            clerk.Post("/maternal-health/payments", Typed(mine, payments, "2026-06-01")), clerk.Post("/maternal-health/payments", Typed(mine, payments, "2026-06-01")),
            other.Post("/maternal-health/payments", Typed(theirs, payments.Skip(1), "2026-06-01")), other.Post("/maternal-health/payments", Typed(theirs, payments.Take(1), "2026-06-01")));

        answers.Should().OnlyContain(a => a.Status == 303);
        (await traces.Events()).Should().Equal(Enumerable.Repeat("maternal-health.benefit-paid", 3));
        foreach (var payment in payments) (await clerk.Get("/maternal-health/payments")).Text.Should().NotContain(payment);
        (await clerk.Submit(mine, new { PaidOn = "2026-06-01" })).Status.Should().BeOneOf(303, 422);
        (await traces.Events()).Should().HaveCount(3);
    }

    [Fact]
    public async Task PaymentFile_IsHarmlessInASpreadsheet_InBothEncodings_AndLoggedAsAnExport()
    {
        var (id, _) = (await desk.Register(new Resident { Name = "=髙橋 一子" }) is var ids ? ids[0] : default, 0);
        var (nurse, clerk) = (await desk.SignedIn("hokenshi1"), await desk.SignedIn("jimu"));
        var saved = await nurse.Submit(await nurse.Get($"/maternal-health/pregnancies/new?person={id}"), new { NotifiedOn = "2026-06-01", ExpectedDeliveryOn = "2026-08-17", FetusCount = "1", HandbookNumbers = "F-1" });
        await Fill(nurse, saved.Location! + "/benefit/certify", Certification);
        var traces = await Traces.From(desk, "maternal-health");

        var file = await clerk.Get("/maternal-health/payments/payments.csv");
        var older = await clerk.Get("/maternal-health/payments/payments.csv?encoding=cp932");

        file.Text.Should().Contain("'=髙橋 一子").And.Contain(",50000");
        file.Headers["Content-Type"].Should().Be("text/csv; charset=utf-8");
        older.Headers["Content-Type"].Should().Be("text/csv");
        (await traces.Accesses()).Where(a => a.Kind == AccessKind.Export).Should().HaveCount(2).And.OnlyContain(a => a.About().Contains(id));
    }

    [Fact]
    public async Task Reimbursement_DecidedTwiceAtOnce_OwesOnce_AndTellsNoBenefit()
    {
        var pregnancy = await desk.With(Form.Typed(("AppliedOn", "2026-06-01"), ("VisitedOn", "2026-05-20"), ("Institution", "里帰り先"), ("Asked", "7000")), "reimbursements/new");
        var clerk = await desk.SignedIn("jimu");
        var form = await clerk.Get((await clerk.Get(pregnancy.Path + "/vouchers")).Link("決定する"));
        (await clerk.Submit(form, new { Granted = "5000" })).Errors.Should().ContainSingle(e => e.Contains("理由"));

        var answers = await clerk.SubmitTwice(form, new { Granted = "5000", Reason = "補助の上限" });

        answers.Should().OnlyContain(a => a.Status == 303);
        (await desk.Database.Rows($"select amount from maternal_health.payment where pregnancy = '{pregnancy.Id}'")).Should().Equal("5000");
    }

    [Fact]
    public async Task Handbook_NumberOfAnother_IsWarnedOf_AndTakenWithAReason()
    {
        var (clerk, pregnancy) = (await desk.SignedIn("jimu"), await desk.Pregnancy());
        var page = await clerk.Get(pregnancy.Path + "/handbooks");

        var warned = await clerk.Submit(page, new { Kind = "transferIn", Number = "2026-1", On = "2026-06-01" });

        warned.Errors.Should().ContainSingle(e => e.Contains("すでに登録されています"));
        (await clerk.Submit(warned, new { Note = "前の市の番号" })).Status.Should().Be(303);
    }

    [Fact]
    public async Task Liaison_Overdue_IsMarkedUntilTheReplyCame()
    {
        await desk.Clinic();
        var nurse = await desk.SignedIn("hokenshi1");
        var pregnancy = await desk.With(Form.Typed(("Clinic", Desk.ClinicId), ("SentOn", "2026-05-01"), ("Asks", "入院の予定"), ("ReplyDueOn", "2026-05-15")), "liaison");
        var row = (await nurse.Get("/maternal-health/liaison")).Html.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains(pregnancy.Name));
        row.TextContent.Should().Contain("期限超過");

        await Fill(nurse, row.QuerySelector("td a")!.GetAttribute("href")!, new { On = "2026-05-20", Reply = "予定はないとのこと" });

        (await nurse.Get("/maternal-health/liaison")).Words.Should().NotContain(pregnancy.Name);
        (await nurse.Get(pregnancy.Path + "/liaison")).Words.Should().Contain("予定はないとのこと");
    }

    [Fact]
    public async Task Class_BeyondItsCapacity_Waits_AndMovesUpInTheOrderOfApplication()
    {
        var path = await desk.ClassOf(3, "0197c000-0000-7000-8000-0000000000aa", "2026-06-01");
        var nurse = await desk.SignedIn("hokenshi1");
        List<Desk.Case> women = [];
        foreach (var comers in new[] { "both", "both", "mother" })
        {
            var pregnancy = await desk.Pregnancy();
            await Fill(nurse, pregnancy.Path + "/classes", new { Session = path.Split('/')[^1], Comers = comers });
            women.Add(pregnancy);
        }
        async Task<string[]> States() => [.. (await nurse.Get(path)).Html.QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("td")[1].TextContent.Trim())];
        (await States()).Should().Equal("申込み済み", "キャンセル待ち", "キャンセル待ち");   // one seat is left, and nobody is overtaken

        var cancelled = await nurse.Submit(await nurse.Get(path), form: "main tbody tr form");
        cancelled.Status.Should().Be(303);
        (await States()).Should().Equal("申込み済み", "申込み済み");

        var page = await nurse.Get(path);
        await Fill(nurse, path, page.Html.QuerySelectorAll("[name^='Rows['][name$='.Id']").Select((_, i) => KeyValuePair.Create($"Rows[{i}].Came", (string?)(i == 0 ? "partner" : "mother"))).ToDictionary(StringComparer.Ordinal));
    }

    [Fact]
    public async Task SelfCarePlan_Printed_SaysWhoseOfficeAndWhatFor()
    {
        var pregnancy = await desk.With(Form.Typed(("MadeOn", "2026-06-01"), ("Outlook", "二人で乗りきる"), ("Worries", "夜の眠り")), "self-care");
        var nurse = await desk.SignedIn("hokenshi1");
        var traces = await Traces.From(desk, "maternal-health");

        var paper = await nurse.Get((await nurse.Get(pregnancy.Path + "/self-care")).Link("のプラン"));

        paper.Words.Should().Contain("こども家庭センター").And.Contain("相談と支援のために使います").And.Contain("二人で乗りきる").And.Contain(pregnancy.Name);
        (await traces.Accesses()).Should().Contain(a => a.Kind == AccessKind.Print && a.About().Contains(pregnancy.Person));
    }

    [Fact]
    public async Task Gift_TwoPressesAtOnce_MakeOneTry_AndADeliveredBookIsNotBroughtAgain()
    {
        var infant = await desk.Infant();
        var nurse = await desk.SignedIn("hokenshi1");
        var form = await nurse.Get($"/maternal-health/gifts/{infant.Id}");

        var answers = await nurse.SubmitTwice(form, new { Consent = "granted", Bringer = "民生委員 春野", Result = "delivered", On = "2026-06-01", Talked = "true" });

        answers.Should().OnlyContain(a => a.Status == 303);
        (await desk.Database.Scalar<long>($"select count(*) from maternal_health.gift_try where infant_id = '{infant.Id}'")).Should().Be(1);
        (await nurse.Get("/maternal-health/gifts/print")).Words.Should().NotContain("民生委員 春野");
        (await nurse.Submit(await nurse.Get($"/maternal-health/gifts/{infant.Id}"), new { Consent = "granted", Result = "delivered", On = "2026-06-01" })).Status.Should().Be(422);
    }

    [Fact]
    public async Task Gift_OfAChildThatDied_IsOffTheListAtOnce_AndCannotBeRecorded()
    {
        var (infant, nurse) = (await desk.Infant(), await desk.SignedIn("hokenshi1"));
        var row = (await nurse.Get("/maternal-health/gifts")).Html.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("a")!.GetAttribute("href") == $"/maternal-health/gifts/{infant.Id}");
        row.TextContent.Should().Contain("新生児訪問・全戸訪問の予定");   // whoever goes there brings the book
        var form = await nurse.Get($"/maternal-health/gifts/{infant.Id}");
        await desk.Database.Execute($"update families.person set died_on = '2026-06-01' where id = '{infant.Id}'");

        (await nurse.Get("/maternal-health/gifts")).Text.Should().NotContain($"/maternal-health/gifts/{infant.Id}");
        (await nurse.Submit(form, new { Consent = "granted" })).Errors.Should().ContainSingle(e => e.Contains("止まっています"));
    }

    [Fact]
    public async Task GiftPrint_TellsVolunteersOnlyOfHouseholdsThatConsentedAndDoNotHide()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var open = await Born(new Resident { Name = "開 花子" }, "granted");
        await Born(new Resident { Name = "秘匿 花子", Sealed = true }, "granted");
        await Born(new Resident { Name = "不同意 花子" }, "refused");
        await Born(new Resident { Name = "未確認 花子" }, null);
        var traces = await Traces.From(desk, "maternal-health");

        var paper = await nurse.Get("/maternal-health/gifts/print");

        paper.Words.Should().Contain("開 花子").And.NotContain("秘匿 花子").And.NotContain("不同意 花子").And.NotContain("未確認 花子");
        (await traces.Accesses()).Should().Contain(a => a.Kind == AccessKind.Print && a.About().Contains(open));
        var list = (await nurse.Get("/maternal-health/gifts")).Html.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("秘匿 花子"));
        list.TextContent.Should().Contain("職員が届ける").And.Contain("表示しません").And.NotContain("若葉小");
        list.TextContent.Should().NotContain("同意");
    }

    async Task<PersonId> Born(Resident mother, string? consent)
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var id = (await desk.Register(mother))[0];
        var saved = await nurse.Submit(await nurse.Get($"/maternal-health/pregnancies/new?person={id}"), new { NotifiedOn = "2026-06-01", ExpectedDeliveryOn = "2026-06-01", FetusCount = "1", HandbookNumbers = "G-1" });
        await Fill(nurse, saved.Location! + "/end", new Dictionary<string, string?>(StringComparer.Ordinal) { ["Fetuses[0].Outcome"] = "LiveBirth", ["Fetuses[0].On"] = "2026-06-01", ["Fetuses[0].Sex"] = "Male" });
        await desk.Delivered();
        var child = await desk.Database.Scalar<Guid>($"select id from maternal_health.infant where mother = '{id}'");
        if (consent is not null) await Fill(nurse, $"/maternal-health/gifts/{child}", new { Consent = consent });
        return id;
    }
}
