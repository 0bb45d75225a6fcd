using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.Families.Tests;

/// <summary>重複の候補: found by the scan, newborns at once; compared by somebody, and never suggested again once they are two people.</summary>
public sealed class DuplicateTests(App app) : IClassFixture<App>
{
    [Fact]
    public async Task Scan_OfTheRegister_SuggestsWhoMayBeOneAndNobodyElse()
    {
        var people = await app.Register(
            new Resident { Name = "髙橋 花子", Kana = "タカハシ ハナコ", Born = new(1991, 2, 3) }, new Resident { Name = "高橋 はなこ", Kana = "ﾀｶﾊｼ ﾊﾅｺ", Born = new(1991, 2, 3) },
            new Resident { Name = "鈴木 洋子", Kana = "スズキ ヨウコ", Born = new(1992, 2, 3) }, new Resident { Name = "鈴木 洋子", Kana = "スズキ ヒロコ", Born = new(1992, 2, 3) },
            new Resident { Name = "林 一", Kana = "ハヤシ ハジメ", Born = new(1993, 2, 3) }, new Resident { Name = "林 一", Kana = "ハヤシ ハジメ", Born = new(1993, 3, 2) },
            new Resident { Name = "森 一", Kana = "モリ ハジメ", Born = new(1994, 2, 3) }, new Resident { Name = "森 一", Kana = "モリ ハジメ", Born = new(1984, 7, 9) });

        await app.Verb("find-duplicates");

        (await Suggested(people)).Should().BeEquivalentTo(
            [Pair(people[0], people[1], "SameKana"), Pair(people[2], people[3], "SameName"), Pair(people[4], people[5], "NearBirth")]);
        (await app.Verb("find-duplicates")).Lines.Should().ContainSingle(l => l.StartsWith("新しい候補 0、候補でなくなったもの 0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dismiss_AsTwoPeople_IsNeverSuggestedAgain()
    {
        var people = await app.Register(new Resident { Name = "別人 一子", Kana = "ベツジン イチコ", Born = new(1970, 1, 1) }, new Resident { Name = "別人 一子", Kana = "ベツジン イチコ", Born = new(1970, 1, 1) });
        await app.Verb("find-duplicates");
        var clerk = await app.SignedIn("jimu");
        var list = await clerk.Get("/families/duplicates");
        var form = list.Html.QuerySelectorAll("main tbody tr").Single(r => r.TextContent.Contains("別人 一子", StringComparison.Ordinal)).QuerySelector("form")!.GetAttribute("action")!;

        (await clerk.Submit(list, form: $"form[action='{form}']")).Status.Should().Be(303);

        await app.Verb("find-duplicates");
        (await clerk.Get("/families/duplicates")).Words.Should().NotContain("別人 一子");
        (await app.Database.Scalar<long>($"select count(*) from families.duplicate_suggestion where dismissed_by is not null and '{people[0]}' in (first, second)")).Should().Be(1);
    }

    [Fact]
    public async Task Scan_NoLongerAlike_IsForgotten()
    {
        var mistaken = new Resident { Number = "8600000001", Name = "訂正 一子", Kana = "テイセイ イチコ", Born = new(1971, 1, 1) };
        var people = await app.Register(mistaken, new Resident { Name = "訂正 一子", Kana = "テイセイ イチコ", Born = new(1971, 1, 1) });
        await app.Verb("find-duplicates");
        (await Suggested(people)).Should().ContainSingle();

        await app.Register(mistaken with { Born = new(1985, 12, 24) });
        await app.Verb("find-duplicates");

        (await Suggested(people)).Should().BeEmpty();
    }

    [Fact]
    public async Task Register_TellsOfAChildADeskKnows_SuggestsItAtOnceOnEveryPageOfTheFamily()
    {
        var mother = (await app.Register(new Resident { Household = "86000001", Name = "産田 母子", Kana = "サンダ ハハコ" }))[0];
        var newborn = await Born(mother, Sex.Female);

        var child = (await app.Register(new Resident { Household = "86000001", Name = "産田 愛", Kana = "サンダ アイ", Born = App.Monday.AddDays(-3), Relationship = "子" }))[0];

        (await Suggested([newborn, child])).Should().Equal(Pair(newborn, child, "SameNewborn"));
        var nurse = await app.SignedIn("hokenshi1");
        foreach (var id in new[] { mother, newborn, child }) (await nurse.Get($"/families/people/{id}")).Words.Should().Contain("同じ子かもしれない登録があります").And.Contain("産田 愛");
        await app.Register(new Resident { Name = "先頭 一子", Kana = "アアア アア", Born = new(1950, 1, 1) }, new Resident { Name = "先頭 一子", Kana = "アアア アア", Born = new(1950, 1, 1) });
        await app.Verb("find-duplicates");
        (await (await app.SignedIn("jimu")).Get("/families/duplicates")).Html.QuerySelector("main tbody tr")!.TextContent.Should().Contain("同じ子かもしれない登録", "newborns stand first");
    }

    [Fact]
    public async Task Register_TellsOfTwins_SuggestsEachOnceAndNotTheTwin()
    {
        var mother = (await app.Register(new Resident { Household = "86000002", Name = "双田 母子", Kana = "フタダ ハハコ" }))[0];
        var twins = new[] { await Born(mother, Sex.Female), await Born(mother, Sex.Female), await Born(mother, Sex.Male) };
        Resident Child(string name, string sex) => new() { Household = "86000002", Name = $"双田 {name}", Kana = $"フタダ {name}", Born = App.Monday.AddDays(-3), Relationship = "子", Sex = sex };
        var children = await app.Register(Child("ア", "女"), Child("イ", "女"), Child("ウ", "男"));
        (await Suggested([.. twins, .. children])).Should().BeEquivalentTo([.. twins.Take(2).SelectMany(t => children.Take(2).Select(c => Pair(t, c, "SameNewborn"))), Pair(twins[2], children[2], "SameNewborn")], "twins are not suggested as each other");

        var clerk = await app.SignedIn("jimu");
        (await clerk.Submit(await clerk.Get($"/families/people/{twins[0]}/merge?other={children[0]}"), new { Reason = "母子健康手帳で確かめた" })).Status.Should().Be(303);
        await app.Delivered();
        await app.Verb("find-duplicates");

        (await Suggested([.. twins, .. children])).Should().BeEquivalentTo([Pair(twins[1], children[1], "SameNewborn"), Pair(twins[2], children[2], "SameNewborn")], "the other twin is not the child that was found");
    }

    [Fact]
    public async Task Job_OfTheNight_ScansAndTellsThatItRan()
    {
        var job = await app.With<IEnumerable<BuildingBlocks.Jobs.IJob>, BuildingBlocks.Jobs.IJob>(jobs => Task.FromResult(jobs.Single(j => j.Id == "find-duplicates")));
        job.Cron.Should().NotBeEmpty();

        await app.With<BuildingBlocks.Jobs.JobRunner>(runner => runner.Run("find-duplicates", app.Clock.GetUtcNow(), default));
        await app.With<BuildingBlocks.Jobs.JobRunner>(runner => runner.Run("find-duplicates", app.Clock.GetUtcNow(), default));

        (await app.Database.Rows("select business_date::text from families.job_run where job_id = 'find-duplicates'")).Should().Equal("2026-06-01");
    }

    static string Pair(PersonId one, PersonId other, string reason) => string.Join('\t', new[] { $"{one}", $"{other}" }.Order(StringComparer.Ordinal).Append(reason));

    async Task<IReadOnlyList<string>> Suggested(IReadOnlyList<PersonId> people)
    {
        var ids = string.Join(',', people.Select(p => $"'{p}'"));
        return [.. (await app.Database.Rows($"select first, second, reason from families.duplicate_suggestion where dismissed_on is null and (first in ({ids}) or second in ({ids}))"))
            .Select(r => r.Split('\t')).Select(r => string.Join('\t', r.Take(2).Order(StringComparer.Ordinal).Append(r[2])))];
    }

    // As the maternal health desk tells it.
    async Task<PersonId> Born(PersonId mother, Sex sex)
    {
        var child = PersonId.New();
        await app.With<IPublisher>(async publisher => await app.With<FamiliesDb>(async db =>
        {
            publisher.Publish(db, new BirthRegistered(child, mother, PregnancyId.New(), App.Monday.AddDays(-3), App.Monday, sex, 2900, InHospital: false));
            await db.SaveChangesAsync();
        }));
        await app.Delivered();
        return child;
    }
}
