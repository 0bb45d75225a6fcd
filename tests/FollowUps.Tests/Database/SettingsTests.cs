using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Settings;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Rules;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Hagukumi.FollowUps.Tests.Database.Telling;

namespace Hagukumi.FollowUps.Tests.Database;

/// <summary>自治体の設定 over HTTP, and what becomes of the follow-ups that were dated by the old numbers.</summary>
public sealed class SettingsTests(DisturbedApp app) : IClassFixture<DisturbedApp>, IAsyncLifetime
{
    const string Interview = "follow-ups/PregnancyInterviewDays";

    /// <summary>Every test begins with the defaults, known to a program that has read other changes before.</summary>
    public async Task InitializeAsync()
    {
        await app.Forget();
        foreach (var changed in await app.Database.Rows("select distinct on (module, key) module || '/' || key || ',' || coalesce(value, '') from core.setting_change order by module, key, number desc"))
            if (!changed.EndsWith(',')) await Change(changed.Split(',')[0], null);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Save_NewValue_IsSeenByTheNextRequestAndByAnotherHost()
    {
        await using var other = app.StartAnother();
        (await Days(other.Services)).Should().Be(14);

        await Change(Interview, "１０日");

        (await Days(app.Services)).Should().Be(10);
        (await Days(other.Services)).Should().Be(10, "nobody restarts it");
        (await (await app.SignedIn("kanri")).Get("/operations/settings")).Letters.Should().Contain("妊娠届時の面談（当日できないとき、届出から）10日変更あり14日");
        var pregnancy = PregnancyId.New();
        await app.TellAll(Notified(await app.Woman(), pregnancy));
        (await app.FollowUp("pregnancy-interview", pregnancy.Value)).DueOn.Should().Be(App.Monday.AddDays(10));

        await Change(Interview, null);

        (await Days(app.Services)).Should().Be(14, "back to the default");
        (await Days(other.Services)).Should().Be(14);
    }

    [Theory]
    [InlineData(Interview, "", "入力してください")]
    [InlineData(Interview, "abc", "数字で入力してください")]
    [InlineData(Interview, "61", "0日から60日までで入力してください")]
    [InlineData(Interview, "-1", "0日から60日までで入力してください")]
    [InlineData(Interview, "99999999999999999999", "数字で入力してください")]
    [InlineData(Interview, "14", "いまの値（14日）と同じです")]
    [InlineData("follow-ups/EightMonthBy", "34週9日", "「34週6日」「34w6d」のどちらかの形で")]
    [InlineData("follow-ups/EightMonthBy", "45週", "28週から39週までで")]
    [InlineData("follow-ups/EightMonthFrom", "35週", "期限の週より前にしてください")]
    [InlineData("follow-ups/NewbornVisitDay", "29", "28日目より大きくできません（母子保健法6条")]
    [InlineData("follow-ups/DigestAt", "25:00", "0時から23時59分までの時刻")]
    [InlineData("core/ClosedDays", "2026-12-28\n2026-13-01", "「2026-13-01」が日付として読めません")]
    public async Task Save_WhatCannotBe_IsRefusedWithASentenceAndStaysAsTyped(string setting, string typed, string sentence)
    {
        var (before, administrator) = (await Stored(), await app.SignedIn("kanri"));
        var answer = await administrator.Submit(await administrator.Get($"/operations/settings/{setting}"), new { Value = typed, Reason = "試し" });

        answer.Status.Should().Be(422);
        answer.Errors.Should().ContainSingle().Which.Should().Contain(sentence);
        (answer.Value("Value")!.ReplaceLineEndings("\n"), answer.Value("Reason")).Should().Be((typed, "試し"));
        (await Stored()).Should().Be(before);
    }

    [Fact]
    public async Task Save_WithoutAReason_IsRefused()
    {
        var administrator = await app.SignedIn("kanri");
        var answer = await administrator.Submit(await administrator.Get($"/operations/settings/{Interview}"), new { Value = "9" });

        answer.Status.Should().Be(422);
        answer.Errors.Should().Equal("変える理由を入力してください。");
    }

    [Theory]
    [InlineData("follow-ups/InfantVisitMonths", "3")]
    [InlineData("follow-ups/UnregisteredBirthDay", "13")]
    [InlineData("follow-ups/GoLiveOn", "2026-04-01")]
    public async Task Save_Statutory_HasNoFormAndIsRefused(string setting, string value)
    {
        var administrator = await app.SignedIn("kanri");
        var page = await administrator.Get($"/operations/settings/{setting}");
        page.Html.QuerySelector("main form[method=post]").Should().BeNull();
        var form = await administrator.Get($"/operations/settings/{Interview}");
        var token = form.Html.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var answer = await administrator.Post($"/operations/settings/{setting}", ("__RequestVerificationToken", token), ("Value", value), ("Reason", "試し"), ("Version", "0"), ("Previewed", value));

        answer.Status.Should().Be(422);
        answer.Errors.Should().ContainSingle().Which.Should().Contain("画面では変えられません");
        (await app.Database.Scalar<int>($"select count(*) from core.setting_change where key = '{setting.Split('/')[1]}'")).Should().Be(0);
    }

    [Fact]
    public async Task Save_StatutoryMadeStricter_IsTaken()
    {
        await Change("follow-ups/NewbornVisitDay", "20");

        (await app.With<RuleSettings, int>(s => Task.FromResult(s.NewbornVisitDay))).Should().Be(20);
    }

    [Fact]
    public async Task Show_AfterChanges_SaysWhoWhenWhyFromWhatToWhat()
    {
        app.Clock.Set(App.Monday, 10, 5);
        await Change("follow-ups/TriageOpenDays", "5", "人員が足りない");
        app.Clock.Set(App.Monday.AddDays(1), 11, 6);
        await Change("follow-ups/TriageOpenDays", "2", "増員した", by: "tokatsu");

        var page = await (await app.SignedIn("kakaricho")).Get("/operations/settings/follow-ups/TriageOpenDays");

        page.Html.QuerySelectorAll("main tbody tr").Take(2).Select(r => string.Join('|', r.Children.Select(c => c.TextContent.Trim()))).Should().Equal(
            "2026-06-02 11:06|島田 恵子|5開庁日|2開庁日|増員した", "2026-06-01 10:05|野口 修|初期値（3開庁日）|5開庁日|人員が足りない");
        (await app.Database.Rows("select a.action from core.access_entry a join core.staff_member s on s.id = a.staff where s.name = '島田 恵子' and a.action like 'SettingChange%' order by a.id desc limit 1"))
            .Should().Equal("SettingChange follow-ups/TriageOpenDays");
        (await app.Database.Scalar<int>("select count(*) from core.setting_change where key = 'TriageOpenDays' and value is not null")).Should().Be(2, "a change is added and none is altered");
    }

    [Fact]
    public async Task Preview_ThirtyLines_SaysExactlyWhatThenHappens()
    {
        List<PregnancyId> pregnancies = [.. Enumerable.Range(0, 30).Select(_ => PregnancyId.New())];
        // 34 weeks and 6 days come from 3 days to 148 days after today; some are further than 30 weeks already.
        app.Clock.Set(App.Monday.AddDays(-100));
        for (var n = 0; n < pregnancies.Count; n++)
            await app.Tell(Notified(await app.Woman(), pregnancies[n], on: App.Monday.AddDays(-100), expected: App.Monday.AddDays(39 + (5 * n))));
        await app.Delivered();
        app.Clock.Set(App.Monday);
        await app.TellAll(new EightMonthInterviewHeld(await app.Woman(), pregnancies[7], App.Monday));
        var before = await Rows();
        var administrator = await app.SignedIn("kanri");

        var preview = await administrator.Submit(await administrator.Get("/operations/settings/follow-ups/EightMonthBy"), new { Value = "30週", Reason = "早く会う" });

        preview.Status.Should().Be(200);
        (await Rows()).Should().BeEquivalentTo(before, "nothing is saved yet");
        (await administrator.Submit(preview)).Status.Should().Be(303);
        await Followed();
        var after = await Rows();
        var moved = before.Values.Where(b => after[b.Id].Due != b.Due).ToList();
        var earlier = moved.Count(b => after[b.Id].Due < b.Due);
        var over = moved.Count(b => b.DueOn >= app.Clock.Today && after[b.Id].DueOn < app.Clock.Today);
        (moved.Count, earlier).Should().Be((29, 29));
        over.Should().BeInRange(2, 20);
        preview.Words.Should().Contain($"妊娠8か月面談：期限が変わる {moved.Count}件（うち早まる {earlier}件、今日すでに過ぎる {over}件）");
        moved.Should().OnlyContain(b => b.Rule == "eight-month" && b.Status == FollowUpStatus.Open);
        before.Values.Where(b => b.Status != FollowUpStatus.Open).Should().ContainSingle().And.OnlyContain(b => after[b.Id].DueOn == b.DueOn && after[b.Id].Version == b.Version, "what is closed keeps its dates");
        before.Values.Where(b => b.Rule != "eight-month").Should().HaveCount(60).And.OnlyContain(b => after[b.Id].Version == b.Version, "no form that is open is disturbed");
    }

    [Fact]
    public async Task Preview_WhoMayNotSeeEverythingOwed_ReadsNumbersAndNoName()
    {
        var woman = (await app.Register(new Resident { Name = "予告 花子", District = "若葉小" }))[0];
        await app.TellAll(Notified(woman, PregnancyId.New()));
        var (administrator, officer) = (await app.SignedIn("kanri"), await app.SignedIn("tokatsu"));

        var numbers = await administrator.Submit(await administrator.Get($"/operations/settings/{Interview}"), new { Value = "7", Reason = "試し" });
        var names = await officer.Submit(await officer.Get($"/operations/settings/{Interview}"), new { Value = "7", Reason = "試し" });

        numbers.Words.Should().Contain("妊娠届時の面談：期限が変わる 1件").And.NotContain("予告 花子");
        names.Words.Should().Contain("妊娠届時の面談：期限が変わる 1件").And.Contain("予告 花子").And.Contain("2026-06-15 → 2026-06-08");
        (await app.Database.Rows("select a.action from core.access_entry a join core.staff_member s on s.id = a.staff where s.name = '島田 恵子' and length(a.persons) = 16 order by a.id desc limit 1"))
            .Should().Equal(["/operations/settings/{module}/{key}"], "whom a preview shows stands in the access log");
    }

    [Fact]
    public async Task Preview_OnlyTheLadder_SaysSoAndMovesNoDueDate()
    {
        await app.TellAll(Notified(await app.Woman(), PregnancyId.New()));
        var administrator = await app.SignedIn("kanri");

        var preview = await administrator.Submit(await administrator.Get("/operations/settings/follow-ups/EscalateAfterDays"), new { Value = "3", Reason = "早く知らせる" });

        preview.Words.Should().Contain("妊娠届時の面談：上位者に知らせる日が変わる 1件").And.NotContain("期限が変わる");
    }

    [Fact]
    public async Task Save_OtherValueThanPreviewed_IsPreviewedFirst()
    {
        var (before, administrator) = (await Stored(), await app.SignedIn("kanri"));
        var preview = await administrator.Submit(await administrator.Get($"/operations/settings/{Interview}"), new { Value = "7", Reason = "試し" });

        var again = await administrator.Submit(preview, new { Value = "8" });

        again.Status.Should().Be(200);
        again.Words.Should().Contain("14日 から 8日 に変えると");
        (await Stored()).Should().Be(before);
    }

    [Fact]
    public async Task Save_SecondPress_IsHarmless()
    {
        var (before, administrator) = (await Stored(), await app.SignedIn("kanri"));
        var preview = await administrator.Submit(await administrator.Get($"/operations/settings/{Interview}"), new { Value = "12", Reason = "試し" });

        (await administrator.SubmitTwice(preview)).Should().OnlyContain(a => a.Status == 303);
        (await administrator.Submit(preview)).Status.Should().Be(303);

        (await Stored()).Should().Be(before + 1);
    }

    [Fact]
    public async Task Save_SomebodyElseChangedItMeanwhile_ShowsBothAndSavesNothing()
    {
        var administrator = await app.SignedIn("kanri");
        var preview = await administrator.Submit(await administrator.Get($"/operations/settings/{Interview}"), new { Value = "12", Reason = "わたしの理由" });
        await Change(Interview, "9", "先の理由", by: "tokatsu");
        var before = await Stored();

        var answer = await administrator.Submit(preview);

        answer.Status.Should().Be(409);
        answer.Words.Should().Contain("島田 恵子さんが").And.Contain("先の理由").And.Contain("わたしの理由");
        (await Stored()).Should().Be(before);
        var seen = await administrator.Submit(answer);
        seen.Words.Should().Contain("9日 から 12日 に変えると");
        (await administrator.Submit(seen)).Status.Should().Be(303);
        (await Days(app.Services)).Should().Be(12);
    }

    [Fact]
    public async Task Settings_WhoMayWhat()
    {
        var (nurse, supervisor) = (await app.SignedIn("hokenshi1"), await app.SignedIn("kakaricho"));

        (await nurse.Get("/operations/settings")).Status.Should().Be(403);
        (await nurse.Get($"/operations/settings/{Interview}")).Status.Should().Be(403);
        (await supervisor.Get("/operations/settings")).Status.Should().Be(200);
        var page = await supervisor.Get($"/operations/settings/{Interview}");
        page.Html.QuerySelector("main form[method=post]").Should().BeNull();
        var token = page.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await supervisor.Post($"/operations/settings/{Interview}", ("__RequestVerificationToken", token), ("Value", "9"), ("Reason", "試し"))).Status.Should().Be(403);
        (await supervisor.Get("/operations/settings/follow-ups/Nothing")).Status.Should().Be(404);
    }

    [Fact]
    public async Task FoldAgain_Interrupted_GoesOnWhereItWas()
    {
        const int many = FoldAgain.Chunk + 30;
        var woman = await app.Woman();
        for (var n = 0; n < many; n++) await app.Tell(new PregnancyNotified(woman, PregnancyId.New(), App.Monday, new(2026, 12, 20), 1, AfterDelivery: true)); // owes the interview alone
        await app.Delivered();
        await ChangeElsewhere("PregnancyInterviewDays", "9");
        app.Meanwhile(() => Task.CompletedTask, () => throw new InvalidOperationException("the machine went off"));

        await Run().Invoking(r => r).Should().ThrowAsync<InvalidOperationException>();

        (await Dues()).Should().BeEquivalentTo(new Dictionary<DateOnly, int> { [App.Monday.AddDays(9)] = FoldAgain.Chunk, [App.Monday.AddDays(14)] = 30 }, "the first chunk stands, the second was undone");

        await Run();

        (await Dues()).Should().BeEquivalentTo(new Dictionary<DateOnly, int> { [App.Monday.AddDays(9)] = many });
        (await app.Database.Scalar<int>("select max(version) from follow_ups.follow_up")).Should().Be(1, "none was folded twice");

        Task<Dictionary<DateOnly, int>> Dues() => app.With<FollowUpsDb, Dictionary<DateOnly, int>>(db => db.FollowUps.GroupBy(f => f.DueOn).ToDictionaryAsync(g => g.Key, g => g.Count()));
    }

    [Fact]
    public async Task FoldAgain_FoldedByAHostThatDidNotKnowYet_IsFoundLater()
    {
        var pregnancy = PregnancyId.New();
        await using var late = app.Services.CreateAsyncScope();
        var lines = late.ServiceProvider.GetRequiredService<LineKeeper>(); // goes by the settings of before
        var (db, rules) = (late.ServiceProvider.GetRequiredService<FollowUpsDb>(), late.ServiceProvider.GetRequiredService<RuleBook>());
        await Change(Interview, "9");
        await Followed();
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await lines.Add(rules.Read(new StoredEvent(Guid.CreateVersion7(), Notified(PersonId.New(), pregnancy), app.Clock.GetUtcNow())), default);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        }
        (await app.FollowUp("pregnancy-interview", pregnancy.Value)).DueOn.Should().Be(App.Monday.AddDays(14));

        await Run();

        (await app.FollowUp("pregnancy-interview", pregnancy.Value)).DueOn.Should().Be(App.Monday.AddDays(9));
    }

    [Fact]
    public async Task Fold_ClosedUnderTheOldSetting_KeepsItsDatesWhateverArrives()
    {
        var (woman, pregnancy) = (await app.Woman(), PregnancyId.New());
        await app.Tell(Notified(woman, pregnancy));
        var held = await app.TellAll(new EightMonthInterviewHeld(woman, pregnancy, App.Monday.AddDays(1)));
        var due = (await app.FollowUp("eight-month", pregnancy.Value)).DueOn;
        app.Clock.Set(App.Monday.AddDays(2));
        await Change("follow-ups/EightMonthBy", "32週0日");
        await Followed();

        await app.TellAll(new ExpectedDeliveryChanged(woman, pregnancy, App.Monday.AddDays(3), new(2026, 12, 27)));

        (await app.FollowUp("eight-month", pregnancy.Value)).Should().Match<FollowUp>(f => f.Status == FollowUpStatus.Settled && f.DueOn == due);

        await app.TellAll(new FactWithdrawn(held, woman, App.Monday.AddDays(4)));

        (await app.FollowUp("eight-month", pregnancy.Value)).Should().Match<FollowUp>(f => f.Status == FollowUpStatus.Open && f.DueOn == Gestation.DayOf(new(2026, 12, 27), 32, 0), "what is open again goes by the settings of now");
    }

    [Fact]
    public async Task Save_OverdueOnlyByTheChange_IsToldByTheNextNight()
    {
        var pregnancy = PregnancyId.New();
        await app.TellAll(Notified(await app.Woman(), pregnancy));
        app.Clock.Set(App.Monday.AddDays(10), 23, 30);
        await app.Verb("nightly");
        app.Clock.Set(App.Monday.AddDays(11));

        await Change(Interview, "5");
        await Followed();

        (await app.FollowUp("pregnancy-interview", pregnancy.Value)).Should().Match<FollowUp>(f => f.DueOn == App.Monday.AddDays(7) && f.OverdueSince == null, "the fifth day is a Saturday");
        var verified = await app.Verb("verify");
        verified.ExitCode.Should().Be(0, string.Join('\n', verified.Lines));
        app.Clock.Set(App.Monday.AddDays(11), 23, 30);
        await app.Verb("nightly");
        (await app.FollowUp("pregnancy-interview", pregnancy.Value)).Should().Match<FollowUp>(f => f.ToldOverdue && f.OverdueSince == App.Monday.AddDays(11) && f.EscalatedTo == Duty.MaternalHealthSupervisor);
        (await app.Database.Rows("select kind from follow_ups.notice where business_date = '2026-06-12' order by 1")).Should().Contain("Overdue");
    }

    [Fact]
    public async Task Save_OfficeIsClosed_MovesMunicipalDatesAndTheDayToActBy()
    {
        var (woman, child, pregnancy) = (await app.Woman(), PersonId.New(), PregnancyId.New());
        await app.Tell(Notified(woman, pregnancy));
        await app.TellAll(new BirthRegistered(child, woman, pregnancy, App.Monday, App.Monday, Sex.Female, 3000, InHospital: false));
        (await app.FollowUp("newborn-visit", child.Value)).Should().Match<FollowUp>(f => f.DueOn == App.Monday.AddDays(27) && f.ActBy == App.Monday.AddDays(25)); // a Sunday; the Friday before

        await Change("core/ClosedDays", "令和8年6月15日\nR8.6.26");
        await Followed();

        (await app.FollowUp("pregnancy-interview", pregnancy.Value)).DueOn.Should().Be(App.Monday.AddDays(15), "a municipal date rolls on");
        (await app.FollowUp("newborn-visit", child.Value)).Should().Match<FollowUp>(f => f.DueOn == App.Monday.AddDays(27) && f.ActBy == App.Monday.AddDays(24), "a statutory date stands");
    }

    static async Task<int> Days(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return scope.ServiceProvider.GetRequiredService<RuleSettings>().PregnancyInterviewDays;
    }

    Task<int> Stored() => app.Database.Scalar<int>("select count(*) from core.setting_change");

    /// <summary>Changes a setting on its page, by way of the preview; null goes back to the default.</summary>
    async Task Change(string setting, string? value, string reason = "試し", string by = "kanri")
    {
        var staff = await app.SignedIn(by);
        var page = await staff.Get($"/operations/settings/{setting}");
        var preview = value is null ? await staff.Submit(page, new { Back = "true", Reason = reason }) : await staff.Submit(page, new { Value = value, Reason = reason });
        preview.Status.Should().Be(200, preview.Words);
        (await staff.Submit(preview)).Status.Should().Be(303);
    }

    /// <summary>A host changes a setting that is not this one, and goes off.</summary>
    Task ChangeElsewhere(string key, string value) => app.Database.Execute($"""
        insert into core.setting_change (number, press, module, key, value, by, at, reason)
        select coalesce(max(number), 0) + 1, gen_random_uuid(), 'follow-ups', '{key}', '{value}', gen_random_uuid(), now(), '試し' from core.setting_change
        """);

    Task Run() => app.With<IEnumerable<BuildingBlocks.Jobs.IJob>>(jobs => jobs.Single(j => j.Id == FoldAgain.JobId).Run(app.Clock.Today, default));

    /// <summary>Waits until nothing open is dated by other numbers than those of now.</summary>
    Task Followed() => Wait.Until(() => app.With<FollowUpsDb, bool>(async db =>
    {
        var practice = Practice.Of(await app.With<Edition, Edition>(Task.FromResult));
        foreach (var followUp in await db.FollowUps.AsNoTracking().Where(f => f.Status == FollowUpStatus.Open).ToListAsync())
            if (followUp.DatedBy != practice.StampOf(practice.Rules.Find(followUp.Rule)!)) return false;
        return true;
    }), "what is open follows the change");

    async Task<Dictionary<Guid, FollowUp>> Rows() => await app.With<FollowUpsDb, Dictionary<Guid, FollowUp>>(db => db.FollowUps.AsNoTracking().ToDictionaryAsync(f => f.Id));
}
