using System.Collections.Concurrent;
using System.Text;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.TestKit;

namespace Hagukumi.Journeys.Tests.Browsing;

/// <summary>A page that somebody was answered.</summary>
/// <param name="Who">User name.</param>
/// <param name="Pattern">The address with ids and values left out.</param>
/// <param name="From">The page whose link led here.</param>
/// <param name="Page">The answer.</param>
sealed record Visit(string Who, string Pattern, string From, Page Page)
{
    public override string ToString() => $"{Who}: {Page.Url} ({Page.Status}), linked from {From}";
}

/// <summary>
/// Every role's account has followed every link from its first page on, a few of each kind. Done once; the tests look at
/// what was answered.
/// </summary>
public sealed class CrawledTown : Town
{
    /// <summary>Pages of one kind for one role: enough to meet an empty one, a sealed one and an ordinary one.</summary>
    const int OfAKind = 3;

    /// <summary>Roles crawled at a time.</summary>
    const int AtOnce = 3;

    const string AskedFor = "asked for";

    readonly ConcurrentBag<Visit> visits = [];
    readonly ConcurrentDictionary<string, Browser> browsers = new(StringComparer.Ordinal);

    /// <summary>Every page a link led to, by role.</summary>
    internal IReadOnlyList<Visit> Visits { get; private set; } = [];

    /// <summary>Accounts of the demo, one or more of each role.</summary>
    internal static IReadOnlyList<string> Everybody { get; } =
        ["hokenshi1", "josanshi", "soudan", "shinri", "kenshu", "shigen", "kakaricho", "tokatsu", "sentacho", "chosei", "jimu", "yakan", "gaibu", "itaku", "kojin", "etsuran", "kanri"];

    /// <inheritdoc/>
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        List<string> alsoAsked =
        [
            .. (await Database.Rows("select id from families.person where sealed order by id limit 2")).Select(id => $"/families/people/{id}"),
            .. (await Database.Rows("select id from maternal_health.infant where kept_in_hospital and discharged_on is null order by born_on limit 1")).Select(id => $"/maternal-health/infants/{id}"),
            .. (await Database.Rows("select infant_id from maternal_health.newborn_visit order by infant_id limit 1")).Select(id => $"/maternal-health/infants/{id}"),
            .. (await Database.Rows("select merged_into from families.person where merged_into is not null order by id limit 1")).Select(id => $"/families/people/{id}"),
            .. (await Database.Rows("select id from families.person where provisional and merged_into is null order by id limit 1")).Select(id => $"/families/people/{id}"),
            .. (await Database.Rows("select person from families.protection order by state, id")).Select(id => $"/families/people/{id}"),
            .. (await Database.Rows("select against_person from families.protection where against_person is not null")).Select(id => $"/families/people/{id}"),
            .. (await Database.Rows("select person from families.safe_contact where person not in (select person from families.protection) order by facts_phone")).Select(id => $"/families/people/{id}"),
            .. (await Database.Rows("select id from maternal_health.pregnancy where ended_on is null and withdrawn_on is null order by id limit 1")).Select(id => $"/maternal-health/pregnancies/{id}"),
            .. (await Database.Rows("select person from families.enrolment where grade is not null and \"to\" is null and withdrawn_on is null order by id limit 1")).Select(id => $"/families/people/{id}/facts"),
            .. (await Database.Rows("select person from families.hardship where referred_on is not null and result_on is null order by id limit 1")).Select(id => $"/families/people/{id}/facts"),
            .. (await Database.Rows("select id from follow_ups.follow_up where hold_until is not null and status = 'Open' order by id limit 1")).Select(id => $"/follow-ups/{id}"),
            .. (await Database.Rows("select staff from follow_ups.presence where kind in ('Works', 'Away') order by kind, staff")).Select(id => $"/staff/members/{id}/presence"),
            .. await MaternalRooms(),
            await AddByHand(),
            await WriteNote(),
            await Refer(),
            await HandOver(),
            await Import(),
            await WritePlainly(),
        ];
        await Parallel.ForEachAsync(Everybody, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (who, _) => await Crawl(who, alsoAsked));
        Visits = [.. visits.OrderBy(v => v.Pattern, StringComparer.Ordinal).ThenBy(v => v.Who, StringComparer.Ordinal).ThenBy(v => v.Page.Url, StringComparer.Ordinal)];
    }

    /// <summary>Rooms of the maternal health desk that few links lead to: one of each that has something in it, and what is still to be done in it.</summary>
    async Task<IEnumerable<string>> MaternalRooms()
    {
        (string Path, string Sql)[] rooms =
        [
            ("/maternal-health/pregnancies/{0}/survey", "select pregnancy_id from maternal_health.eight_month_survey_answer order by 1 limit 1"),
            ("/maternal-health/pregnancies/{0}/vouchers", "select id from maternal_health.voucher_book where collected_on is null order by id limit 1"),
            ("/maternal-health/pregnancies/{0}/vouchers", "select pregnancy from maternal_health.reimbursement order by decided_on nulls first, id limit 1"),
            ("/maternal-health/pregnancies/{0}/benefit", "select id from maternal_health.benefit where declined_on is null order by id limit 2"),
            ("/maternal-health/pregnancies/{0}/postpartum", "select pregnancy_id from maternal_health.postpartum_care_application order by decided_on nulls first limit 1"),
            ("/maternal-health/pregnancies/{0}/postpartum", "select pregnancy_id from maternal_health.postpartum_care_day order by reported_on nulls first limit 1"),
            ("/maternal-health/pregnancies/{0}/self-care", "select pregnancy from maternal_health.self_care_plan order by id limit 1"),
            ("/maternal-health/pregnancies/{0}/liaison", "select pregnancy from maternal_health.liaison_slip order by id limit 1"),
            ("/maternal-health/pregnancies/{0}/epds", "select pregnancy from maternal_health.epds_assessment where item10 > 0 order by id limit 1"),
            ("/maternal-health/children/{0}", "select c.child from maternal_health.child_checkup c join maternal_health.checkup_result r on r.checkup_id = c.id where r.referral is not null and r.exam_on is null order by 1 limit 1"),
            ("/maternal-health/children/{0}/growth", "select child from maternal_health.measurement order by id limit 1"),
            ("/maternal-health/children/{0}/growth", "select child from maternal_health.remeasure_mark order by id limit 1"),
            ("/maternal-health/children/{0}/immunisations", "select child from maternal_health.immunisation_dose order by id limit 1"),
            ("/maternal-health/missed-checkups/{0}", "select c.miss from maternal_health.child_checkup c join maternal_health.checkup_contact_try t on t.miss = c.miss order by 1 limit 1"),
        ];
        List<string> addresses = [];
        foreach (var (path, sql) in rooms) addresses.AddRange((await Database.Rows(sql)).Select(id => path.Replace("{0}", id, StringComparison.Ordinal)));
        return addresses;
    }

    /// <summary>Somebody's session without scripts.</summary>
    internal Browser BrowserOf(string who) => browsers[who];

    async Task Crawl(string who, IReadOnlyList<string> alsoAsked)
    {
        var browser = browsers[who] = await SignIn(who);
        // Kinds that few links lead to are asked for as well: people whose address is withheld above all.
        Queue<(string Address, string From)> ahead = new([("/", "sign-in"), .. alsoAsked.Select(a => (a, AskedFor))]);
        HashSet<string> seen = new(["/", .. alsoAsked], StringComparer.Ordinal);
        Dictionary<string, int> ofAKind = new(StringComparer.Ordinal);
        while (ahead.TryDequeue(out var next))
        {
            var page = await browser.Get(next.Address);
            if (next.From == AskedFor && page.Status is 403 or 404) continue;
            visits.Add(new Visit(who, Pattern(next.Address), next.From, page));
            foreach (var link in Links(page))
            {
                var pattern = Pattern(link);
                if (ofAKind.GetValueOrDefault(pattern) >= OfAKind || !seen.Add(link)) continue;
                ofAKind[pattern] = ofAKind.GetValueOrDefault(pattern) + 1;
                ahead.Enqueue((link, page.Url));
            }
        }
    }

    async Task<Browser> SignIn(string who)
    {
        var browser = Program.Browser();
        var answer = await browser.Submit(await browser.Get("/sign-in"), new { UserName = who, DemoWorld.Password });
        answer.Location.Should().Be("/", "{0} signs in", who);
        return browser;
    }

    /// <summary>A follow-up that no rule opened; of those the demo has none.</summary>
    async Task<string> AddByHand()
    {
        var nurse = await SignIn("hokenshi1");
        var woman = await WomanWithoutPregnancy("若葉小", number: 5);
        var form = await nurse.Get($"/follow-ups/new?person={woman.Id}");
        var saved = await nurse.Submit(form, new { What = "体重を電話で聞く", DueOn = $"{(await Today()).AddDays(3):yyyy-MM-dd}", Owner = "PublicHealthNurse" });
        saved.Status.Should().Be(303);
        return $"/follow-ups/{await Database.Scalar<string>("select id::text from follow_ups.follow_up where rule = 'manual'")}";
    }

    /// <summary>A note of a call that is to be returned.</summary>
    async Task<string> WriteNote()
    {
        var nurse = await SignIn("hokenshi1");
        var saved = await nurse.Submit(await nurse.Get("/follow-ups/notes/new"), new { Text = "折り返しを頼まれた。", CallOn = $"{(await Today()).AddDays(1):yyyy-MM-dd}", CallAt = "14:30", CallTo = "内線 12" });
        saved.Status.Should().Be(303, saved.Words);
        return saved.Location!;
    }

    /// <summary>A referral that nobody has accepted yet.</summary>
    async Task<string> Refer()
    {
        var nurse = await SignIn("hokenshi1");
        var woman = await WomanWithoutPregnancy("若葉小", number: 6);
        var saved = await nurse.Submit(await nurse.Get($"/follow-ups/referrals/new?person={woman.Id}"), new { Agency = "わかば相談所", Purpose = "就労の相談", Consent = "granted", Owner = "PublicHealthNurse" });
        saved.Status.Should().Be(303, saved.Words);
        return saved.Location!;
    }

    /// <summary>A transfer to come, whose cases are handed over already.</summary>
    async Task<string> HandOver()
    {
        const string District = "川端小"; // hokenshi1's, who is asked to write
        var supervisor = await SignIn("kakaricho");
        var form = await supervisor.Get($"/staff/transfers/new?on={(await Today()).AddDays(14):yyyy-MM-dd}");
        var successor = form.Html.QuerySelector($"select[aria-label*='{District}']")!;
        var preview = await supervisor.Submit(form, new Dictionary<string, string?> { [successor.GetAttribute("name")!] = successor.QuerySelectorAll("option").Single(o => o.TextContent == "上田 千夏").GetAttribute("value") });
        (await supervisor.Submit(preview)).Status.Should().Be(303, preview.Words);
        await Wait.Until(async () => await Database.Scalar<long>("select count(*) from follow_ups.handover") > 0, "the cases are handed over");
        return $"/follow-ups/handovers/{await Database.Scalar<string>("select assignment::text from follow_ups.handover limit 1")}";
    }

    /// <summary>An import of the register; the demo has none. Its page is asked for when it has ended.</summary>
    async Task<string> Import()
    {
        const string Extract = """
            宛名番号,世帯番号,氏名,氏名カナ,通称名,生年月日,性別,続柄,郵便番号,町字,番地,方書,小学校区,転入日,転出日,死亡日,国籍,使用言語,支援措置
            8000000001,80000001,取込　一郎,トリコミ イチロウ,,1990-04-01,男,世帯主,079-0001,若葉一丁目,1番1号,,若葉小,,,,日本,ja,
            8000000002,80000001,取込　花子,トリコミ ハナコ,,いつか,女,妻,079-0001,若葉一丁目,1番1号,,若葉小,,,,日本,ja,
            """;
        var clerk = await SignIn("jimu");
        var sent = await clerk.SubmitFile(await clerk.Get("/families/register/import"), "File", "extract.csv", Encoding.UTF8.GetBytes(Extract));
        await Wait.Until(async () => (await clerk.Get(sent.Location!)).Words.Contains("終わりました", StringComparison.Ordinal), "the import has ended");
        return sent.Location!;
    }

    /// <summary>A letter that waits for somebody who reads plain Japanese.</summary>
    async Task<string> WritePlainly()
    {
        var nurse = await SignIn("hokenshi1");
        var reader = (await Database.Rows("select p.id from families.person p join families.communication_need n on n.person = p.id where n.plain_japanese and not p.sealed and p.died_on is null and p.moved_out_on is null order by p.id limit 1")).Single();
        var form = await nurse.Get($"/families/people/{reader}/letter");
        var saved = await nurse.Submit(form, new { About = form.Html.QuerySelector("[name='About'][value]:not([value=''])")!.GetAttribute("value"), Title = "産後ケアのご案内" });
        saved.Status.Should().Be(303, saved.Words);
        return "/families/letters";
    }

    static IEnumerable<string> Links(Page page)
    {
        if (page.Location is { } further) return [further];
        return page.Html.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!).Select(h => h.Split('#')[0]).Where(h => h.StartsWith('/')).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The address without ids, and with the names of what is asked but not its values.</summary>
    internal static string Pattern(string address)
    {
        var parts = address.Split('?', 2);
        var path = string.Join('/', parts[0].Split('/').Select(step => Guid.TryParse(step, out _) ? "{id}" : step));
        if (parts.Length == 1) return path;
        var asked = parts[1].Split('&').Select(p => p.Split('=', 2)).Where(p => p.Length == 2 && p[1].Length > 0).Select(p => p[0]).Order(StringComparer.Ordinal);
        return $"{path}?{string.Join('&', asked)}".TrimEnd('?');
    }
}
