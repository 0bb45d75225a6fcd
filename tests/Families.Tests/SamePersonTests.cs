using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Merging;
using Hagukumi.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Hagukumi.Families.Tests;

/// <summary>名寄せ: two records become one person and two again, with everything where it was.</summary>
public sealed class SamePersonTests(App app, ITestOutputHelper output) : IClassFixture<App>
{
    static readonly StaffId Somebody = PersonalStaff();

    [Fact]
    public async Task Merge_OnItsScreen_IsOnePersonEverywhereWithinASecond()
    {
        var people = await app.Register(new Resident { Name = "旧田 花子", Kana = "キュウダ ハナコ" }, new Resident { Name = "新田 花子", Kana = "シンダ ハナコ" });
        var clerk = await app.SignedIn("jimu");
        var form = await clerk.Get($"/families/people/{people[0]}/merge?other={people[1]}");
        form.Words.Should().Contain("旧田 花子").And.Contain("新田 花子").And.Contain("やること", "what the desks have of both stands beside it");
        var traces = await Traces.From(app, "families");

        var saved = await clerk.Submit(form, new { Keep = $"{people[1]}", Reason = "婚姻による改姓を戸籍で確かめた" });

        saved.Location.Should().Be($"/families/people/{people[1]}");
        await Wait.Until(async () => await app.Database.Scalar<long>($"select count(*) from core.person where id = '{people[0]}' and canonical_id = '{people[1]}'") == 1, "the directory follows", TimeSpan.FromSeconds(1));
        (await traces.Accesses()).Should().Contain(a => a.Kind == AccessKind.Write && a.Action.Contains("Merging") && a.About().Contains(people[0]) && a.About().Contains(people[1]));
        var old = await clerk.Get($"/families/people/{people[0]}");
        (old.Status, old.Location).Should().Be((303, $"/families/people/{people[1]}"));
        var page = await clerk.Get(old.Location!);
        page.Words.Should().Contain("統合した記録").And.Contain("旧田 花子").And.Contain("婚姻による改姓を戸籍で確かめた");

        var found = await clerk.Get($"/families/search?q={Uri.EscapeDataString("きゅうだ")}");
        var row = found.Html.QuerySelectorAll("main tbody tr").Should().ContainSingle().Subject;
        row.QuerySelector("a")!.GetAttribute("href").Should().Be($"/families/people/{people[1]}");
        row.TextContent.Should().Contain("新田 花子").And.Contain("旧：旧田 花子");
        (await clerk.Get($"/families/search?q={Uri.EscapeDataString("しんだ")}")).Html.QuerySelectorAll("main tbody tr").Should().ContainSingle().Which.TextContent.Should().NotContain("旧：");
    }

    [Fact]
    public async Task Separate_OnItsScreen_BothAreWhatTheyWere_AndAreNotSuggestedAgain()
    {
        var people = await app.Register(new Resident { Name = "分離 一子", Kana = "ブンリ イチコ", Born = new(1990, 5, 5) }, new Resident { Name = "分離 一子", Kana = "ブンリ イチコ", Born = new(1990, 5, 5) });
        var before = await Records(people);
        var clerk = await app.SignedIn("jimu");
        await clerk.Submit(await clerk.Get($"/families/people/{people[0]}/merge?other={people[1]}"), new { Keep = $"{people[1]}", Reason = "同じ人" });
        (await Records(people)).Should().NotEqual(before);
        var page = await clerk.Get($"/families/people/{people[1]}");

        var saved = await clerk.Submit(await clerk.Get(page.Link("分離 一子")), new { Reason = "双子だった" });

        saved.Location.Should().Be($"/families/people/{people[0]}");
        await app.Delivered();
        (await Records(people)).Should().Equal(before);
        (await clerk.Get($"/families/people/{people[0]}")).Status.Should().Be(200);
        await app.Verb("find-duplicates");
        (await app.Database.Scalar<long>($"select count(*) from families.duplicate_suggestion where dismissed_on is null and '{people[0]}' in (first, second)")).Should().Be(0);
        (await app.Database.Scalar<string>($"select separation_reason from families.merging where person = '{people[0]}'")).Should().Be("双子だった");
        (await app.Database.Scalar<string>("select string_agg(distinct name, ',' order by name) from families.outbox_event where name in ('families.people-merged', 'families.people-separated')")).Should().Be("families.people-merged,families.people-separated");
    }

    [Fact]
    public async Task Settle_AnySequenceOfMergingsAndSeparations_EveryoneReturnsToWhereTheyWere()
    {
        var seed = Seed.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        // Some live together, and of some the address is withheld.
        var people = await app.Register([.. Enumerable.Range(0, 8).Select(n => new Resident { Household = $"{88_000_000 + n / 2 + (seed % 1000) * 10}", Sealed = n is 0 or 5 })]);
        var before = await Records(people);
        List<Guid> standing = [];
        for (var n = 0; n < 30; n++)
        {
            var alone = (await app.Database.Rows($"select id from families.person where merged_into is null and id in ({List(people)})")).Select(id => new PersonId(Guid.Parse(id))).ToList();
            if (alone.Count > 1 && (standing.Count == 0 || random.Next(2) == 0))
            {
                var from = alone[random.Next(alone.Count)];
                var into = alone.Where(p => p != from).ElementAt(random.Next(alone.Count - 1));
                standing.Add(await Merge(from, into));
            }
            else
            {
                var at = random.Next(standing.Count);
                await Separate(standing[at]);
                standing.RemoveAt(at);
            }
            await AssertSealsHold(people);
        }
        await app.Delivered();
        (await DirectoryOf(people)).Should().Equal(await app.Database.Rows($"select id, coalesce(merged_into, id), sealed or sealed_as_one, case when sealed or sealed_as_one then null else district end from families.person where id in ({List(people)}) order by id"));

        while (standing.Count > 0)
        {
            var at = random.Next(standing.Count);
            await Separate(standing[at]);
            standing.RemoveAt(at);
        }
        await app.Delivered();

        (await Records(people)).Should().Equal(before);
        (await app.Database.Scalar<long>($"select count(*) from core.person where id <> canonical_id and id in ({List(people)})")).Should().Be(0);
        app.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Merge_WithSomebodySealed_WithholdsTheAddressOfBothHouseholdsUntilSeparated()
    {
        var people = await app.Register(
            new Resident { Name = "秘匿 一子", Sealed = true, Town = "隠町" }, new Resident { Name = "公開 一子", Household = "88990001", Town = "表町" }, new Resident { Name = "公開 同居", Household = "88990001", Town = "表町" });
        (await Refusals(people)).Should().Equal(Only(ContactRefusal.Sealed, null, null));

        var merging = await Merge(people[0], people[1]);
        await app.Delivered();

        (await Refusals(people)).Should().Equal(Only(ContactRefusal.Sealed, ContactRefusal.Sealed, ContactRefusal.Sealed));
        var nurse = await app.SignedIn("hokenshi1");
        foreach (var id in people.Skip(1)) (await nurse.Get($"/families/people/{id}")).Words.Should().Contain("住所秘匿").And.NotContain("表町").And.NotContain("若葉小");
        (await app.Database.Scalar<long>($"select count(*) from core.person where sealed and district is null and id in ({List(people)})")).Should().Be(3);

        await Separate(merging);
        await app.Delivered();
        (await Refusals(people)).Should().Equal(Only(ContactRefusal.Sealed, null, null));
    }

    [Fact]
    public async Task Register_SealsARecordThatWasMerged_WithholdsThePersonAtOnce()
    {
        var old = new Resident { Name = "後秘 一子", Number = "8700000001", Household = "87000001", Town = "隠町" };
        var people = await app.Register(old, new Resident { Name = "後秘 二子", Household = "87000002", Town = "表町" });
        await Merge(people[0], people[1]);
        await app.Delivered();
        (await Refusals(people)).Should().Equal(Only(null, null));

        await app.Register(old with { Sealed = true });

        (await Refusals(people)).Should().Equal(Only(ContactRefusal.Sealed, ContactRefusal.Sealed));
        (await app.Database.Scalar<bool>($"select sealed from core.person where id = '{people[1]}'")).Should().BeTrue();
    }

    [Fact]
    public async Task Register_DeathOfARecordThatWasMerged_StopsLettersToThePerson()
    {
        var old = new Resident { Name = "後亡 一子", Number = "8700000011" };
        var people = await app.Register(old, new Resident { Name = "後亡 一子" });
        await Merge(people[0], people[1]);

        await app.Register(old with { DiedOn = new(2026, 5, 20) });

        (await Refusals(people)).Should().Equal(Only(ContactRefusal.Died, ContactRefusal.Died));
    }

    [Fact]
    public async Task Merge_PressedTwice_IsOneMerging()
    {
        var people = await app.Register(new Resident(), new Resident());
        var clerk = await app.SignedIn("jimu");
        var form = await clerk.Get($"/families/people/{people[0]}/merge?other={people[1]}");

        var answers = await clerk.SubmitTwice(form, new { Keep = $"{people[1]}", Reason = "同じ人" });

        answers.Select(a => a.Status).Should().AllBeEquivalentTo(303);
        (await app.Database.Scalar<long>($"select count(*) from families.merging where person = '{people[0]}'")).Should().Be(1);
    }

    [Fact]
    public async Task Merge_SecondPressThatReadTheRecordsBeforeTheFirst_IsRefusedByItsSave()
    {
        var people = await app.Register(new Resident(), new Resident());
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FamiliesDb>();
        var read = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id);
        await Merge(people[0], people[1]);

        db.Add(Merging.Merging.Of(read[people[0]], read[people[1]], new(2026, 6, 1), PersonalStaff(), DateTimeOffset.UnixEpoch, "同じ人"));
        await scope.ServiceProvider.GetRequiredService<StandAsOne>().Join(people, default);

        await FluentActions.Awaiting(() => db.SaveChangesAsync()).Should().ThrowAsync<DbUpdateConcurrencyException>();
    }

    [Fact]
    public async Task Merge_SomebodyElseMergedOneOfThemMeanwhile_IsNotDoneSilently()
    {
        var people = await app.Register(new Resident(), new Resident(), new Resident());
        var clerk = await app.SignedIn("jimu");
        var form = await clerk.Get($"/families/people/{people[0]}/merge?other={people[1]}");
        await Merge(people[1], people[2]);

        var answer = await clerk.Submit(form, new { Keep = $"{people[0]}", Reason = "同じ人" });

        answer.Status.Should().Be(409, "the other record is another person now");
        (await app.Database.Scalar<long>($"select count(*) from families.merging where into = '{people[0]}'".Replace("into =", "\"into\" =", StringComparison.Ordinal))).Should().Be(0);
    }

    [Fact]
    public async Task Merge_TheRecordChangedMeanwhile_IsComparedAgain()
    {
        var old = new Resident { Number = "8700000021", Name = "変化 一子" };
        var people = await app.Register(old, new Resident());
        var clerk = await app.SignedIn("jimu");
        var form = await clerk.Get($"/families/people/{people[0]}/merge?other={people[1]}");
        await app.Register(old with { Name = "変化 二子" });

        var answer = await clerk.Submit(form, new { Keep = $"{people[1]}", Reason = "同じ人" });

        answer.Status.Should().Be(409);
        answer.Words.Should().Contain("変化 二子").And.Contain("まだ何も統合していません");
        (await clerk.Submit(answer)).Status.Should().Be(303);
    }

    [Fact]
    public async Task Forms_Garbage_IsAnsweredInWords()
    {
        app.Errors.Clear();
        var clerk = await app.SignedIn("jimu");
        async Task<string> MergeForm()
        {
            var people = await app.Register(new Resident(), new Resident());
            return $"/families/people/{people[0]}/merge?other={people[1]}";
        }
        async Task<string> SeparateForm()
        {
            var people = await app.Register(new Resident(), new Resident());
            return $"/families/mergings/{await Merge(people[0], people[1])}/separate";
        }

        (await Garbage.ThrownAt(clerk, MergeForm)).Should().BeEmpty();
        (await Garbage.ThrownAt(clerk, SeparateForm)).Should().BeEmpty();
        foreach (var query in (string[])["?other=x", "?other=00000000-0000-0000-0000-000000000000", "?q=%00", "?q=%FF", "?q=" + new string('あ', 800)])
            (await clerk.Get($"{(await MergeForm()).Split('?')[0]}{query}")).Status.Should().Be(200);
        (await clerk.Get("/families/duplicates?page=-5")).Status.Should().Be(200);
        app.Errors.Should().BeEmpty();
    }

    [Fact]
    public async Task Pages_WithoutThePermission_AreRefused()
    {
        var people = await app.Register(new Resident(), new Resident());
        var merging = await Merge(people[0], people[1]);
        var nurse = await app.SignedIn("hokenshi1");

        foreach (var url in new[] { "/families/duplicates", $"/families/people/{people[1]}/merge", $"/families/mergings/{merging}/separate" })
            (await nurse.Get(url)).Status.Should().Be(403);
        (await nurse.Get($"/families/people/{people[1]}")).Html.QuerySelectorAll("a[href*='merg']").Should().BeEmpty();
    }

    static ContactRefusal?[] Only(params ContactRefusal?[] refusals) => refusals;

    static StaffId PersonalStaff() => new(Guid.Parse("00000000-0000-0000-0000-000000000777"));

    static string List(IEnumerable<PersonId> people) => string.Join(',', people.Select(p => $"'{p}'"));

    /// <summary>Everything the register holds of them, except how often a record was saved.</summary>
    async Task<IReadOnlyList<string>> Records(IEnumerable<PersonId> people)
    {
        var columns = (await app.Database.Rows("select column_name from information_schema.columns where table_schema = 'families' and table_name = 'person' order by 1")).Where(c => c is not ("version" or "identity_version"));
        return await app.Database.Rows($"select {string.Join(',', columns)} from families.person where id in ({List(people)}) order by id");
    }

    Task<IReadOnlyList<string>> DirectoryOf(IEnumerable<PersonId> people) => app.Database.Rows($"select id, canonical_id, sealed, district from core.person where id in ({List(people)}) order by id");

    async Task<IReadOnlyList<ContactRefusal?>> Refusals(IReadOnlyList<PersonId> people)
    {
        var decisions = await app.With<IContactGate, IReadOnlyDictionary<PersonId, ContactDecision>>(gate => gate.MaySend([.. people], default));
        return [.. people.Select(p => decisions[p].Refusal)];
    }

    /// <summary>Whoever is one with a sealed person, or lives with one of those, is withheld.</summary>
    async Task AssertSealsHold(IReadOnlyList<PersonId> people)
    {
        var rows = (await app.Database.Rows($"select id, household_id, coalesce(merged_into, id), sealed, sealed or sealed_as_one from families.person where id in ({List(people)})")).Select(r => r.Split('\t')).ToList();
        foreach (var place in rows.GroupBy(r => r[2]).Concat(rows.GroupBy(r => r[1])))
            place.Select(r => r[4]).Distinct().Should().ContainSingle("one person and one household are withheld together or not at all");
        rows.Where(r => r[3] == "True").Should().OnlyContain(r => r[4] == "True");
    }

    async Task<Guid> Merge(PersonId person, PersonId into)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FamiliesDb>();
        var merging = Merging.Merging.Of(await db.People.SingleAsync(p => p.Id == person), await db.People.SingleAsync(p => p.Id == into), App.Monday, Somebody, DateTimeOffset.UnixEpoch, "同じ人");
        db.Add(merging);
        await scope.ServiceProvider.GetRequiredService<StandAsOne>().Join([person, into], default);
        await db.SaveChangesAsync();
        return merging.Id;
    }

    async Task Separate(Guid id)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FamiliesDb>();
        var merging = await db.Mergings.SingleAsync(m => m.Id == id);
        merging.Separate(App.Monday, Somebody, DateTimeOffset.UnixEpoch, "別の人");
        await scope.ServiceProvider.GetRequiredService<StandAsOne>().Join([merging.Person, merging.Into], default);
        await db.SaveChangesAsync();
    }
}
