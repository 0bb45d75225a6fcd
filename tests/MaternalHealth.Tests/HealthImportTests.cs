using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Text;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.HealthSystem;
using Hagukumi.TestKit;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>What the health system sends: recorded as a person records it, once; changed and taken back with it; and never guessed.</summary>
public sealed class HealthImportTests(HealthDesk desk) : IClassFixture<HealthDesk>
{
    const string Notifications = "届出番号,宛名番号,届出日,分娩予定日,胎児数,母子健康手帳番号,医療機関名,出産後届出,取消";
    const string Checkups = "健診番号,宛名番号,健診種別,受診日,実施区分,判定,事後措置,医療機関名,所見,取消";
    const string Visits = "訪問番号,宛名番号,訪問種別,訪問日,訪問結果,訪問内容,取消";
    const string Doses = "接種番号,宛名番号,予防接種,回数,接種日,取消";

    static int made;

    public static TheoryData<string> Kinds => [.. Enum.GetNames<HealthKind>()];

    static string Id() => $"K{Interlocked.Increment(ref made)}";

    /// <summary>Somebody whom a kind of record may be about, with the number that the register has.</summary>
    async Task<(PersonId Person, string Number)> Somebody(HealthKind kind) => kind switch
    {
        HealthKind.Notification => (await desk.Woman()).Id is var woman ? (woman, await desk.NumberOf(woman)) : default,
        HealthKind.Visit => await desk.Newborn(),
        _ => (await desk.Children(1))[0] is var child ? (child, await desk.NumberOf(child)) : default,
    };

    static string Header(HealthKind kind) => kind switch { HealthKind.Notification => Notifications, HealthKind.Checkup => Checkups, HealthKind.Visit => Visits, _ => Doses };

    /// <summary>A row as it first comes, or as it comes once it was changed there.</summary>
    static string Row(HealthKind kind, string id, string number, bool changed = false, bool gone = false) => kind switch
    {
        HealthKind.Notification => $"{id},{number},令和8年6月1日,{(changed ? "2026-08-20" : "2026-08-17")},1,2026-{id},若葉産科,0,{(gone ? 1 : 0)}",
        HealthKind.Checkup => $"{id},{number},04,2026-05-28,1,{(changed ? 4 : 1)},,,,{(gone ? 1 : 0)}",
        HealthKind.Visit => $"{id},{number},2,2026-06-01,{(changed ? "6" : "1")},,{(gone ? 1 : 0)}",
        _ => $"{id},{number},MR1期,1,{(changed ? "2026-05-02" : "2026-05-01")},{(gone ? 1 : 0)}",
    };

    Task<VerbResult> Import(HealthKind kind, params string[] rows) => desk.Import(string.Join('\n', [Header(kind), .. rows]));

    static string[] Tells(HealthKind kind) => kind switch
    {
        HealthKind.Notification => ["maternal-health.pregnancy-notified", "maternal-health.handbook-issued"],
        HealthKind.Checkup => ["maternal-health.checkup-recorded"],
        HealthKind.Visit => ["maternal-health.infant-home-visited"],
        _ => [],
    };

    Task<long> Standing(HealthKind kind, PersonId person) => desk.Database.Scalar<long>(kind switch
    {
        HealthKind.Notification => $"select count(*) from maternal_health.pregnancy where person_id = '{person}' and withdrawn_on is null",
        HealthKind.Checkup => $"select count(*) from maternal_health.checkup_result r join maternal_health.child_checkup c on c.id = r.checkup_id where c.child = '{person}' and r.withdrawn_on is null",
        HealthKind.Visit => $"select count(*) from maternal_health.infant_visit where infant_id = '{person}' and withdrawn_on is null",
        _ => $"select count(*) from maternal_health.immunisation_dose where child = '{person}' and withdrawn_on is null",
    });

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Import_NewRow_IsRecordedToldOnceAndLogged(string named)
    {
        var kind = Enum.Parse<HealthKind>(named);
        var (person, number) = await Somebody(kind);
        var traces = await Traces.From(desk, "maternal-health");

        var result = await Import(kind, Row(kind, Id(), number));

        result.ExitCode.Should().Be(0, string.Join('\n', result.Lines));
        result.Lines.Should().Contain(l => l.Contains("新しい記録 1、変わった記録 0、取り消した記録 0、前と同じ 0、受け付けなかった行 0"));
        (await Standing(kind, person)).Should().Be(1);
        (await traces.Events()).Should().Equal(Tells(kind));
        (await traces.Accesses()).Where(a => a.Kind == AccessKind.Write).Should().Contain(a => a.About().Contains(person));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Import_SameFileTwice_ChangesNothing(string named)
    {
        var kind = Enum.Parse<HealthKind>(named);
        var (person, number) = await Somebody(kind);
        var row = Row(kind, Id(), number);
        await Import(kind, row);
        var traces = await Traces.From(desk, "maternal-health");

        var again = await Import(kind, row);

        again.Lines.Should().Contain(l => l.Contains("新しい記録 0、変わった記録 0、取り消した記録 0、前と同じ 1、受け付けなかった行 0"));
        (await Standing(kind, person)).Should().Be(1);
        (await traces.Events()).Should().BeEmpty();
        (await traces.Accesses()).Should().BeEmpty("nobody's record was changed");
    }

    [Theory]
    [InlineData(nameof(HealthKind.Notification), "maternal-health.expected-delivery-changed")]
    [InlineData(nameof(HealthKind.Checkup), "hagukumi.fact-withdrawn,maternal-health.checkup-recorded,maternal-health.referral-issued")]
    [InlineData(nameof(HealthKind.Visit), "hagukumi.fact-withdrawn,maternal-health.infant-home-visited")]
    [InlineData(nameof(HealthKind.Immunisation), "")]
    public async Task Import_ChangedRow_ReplacesTheRecord(string named, string tells)
    {
        var kind = Enum.Parse<HealthKind>(named);
        var (person, number) = await Somebody(kind);
        var id = Id();
        await Import(kind, Row(kind, id, number));
        var traces = await Traces.From(desk, "maternal-health");

        var result = await Import(kind, Row(kind, id, number, changed: true));

        result.Lines.Should().Contain(l => l.Contains("新しい記録 0、変わった記録 1、"));
        (await Standing(kind, person)).Should().Be(1);
        (await traces.Events()).Should().Equal(tells.Split(',', StringSplitOptions.RemoveEmptyEntries));
        (await Import(kind, Row(kind, id, number, changed: true))).Lines.Should().Contain(l => l.Contains("前と同じ 1"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Import_RowTakenBackThere_IsTakenBackHere_AndMayComeAgain(string named)
    {
        var kind = Enum.Parse<HealthKind>(named);
        var (person, number) = await Somebody(kind);
        var id = Id();
        await Import(kind, Row(kind, id, number));
        var traces = await Traces.From(desk, "maternal-health");

        var result = await Import(kind, Row(kind, id, number, gone: true));

        result.Lines.Should().Contain(l => l.Contains("取り消した記録 1"));
        (await Standing(kind, person)).Should().Be(0);
        (await traces.Events()).Should().HaveCount(Tells(kind).Length).And.AllBe("hagukumi.fact-withdrawn");
        (await Import(kind, Row(kind, id, number, gone: true))).Lines.Should().Contain(l => l.Contains("前と同じ 1"));
        (await Import(kind, Row(kind, id, number))).Lines.Should().Contain(l => l.Contains("新しい記録 1"));
        (await Standing(kind, person)).Should().Be(1);
    }

    [Fact]
    public async Task Import_NeverSeenAndTakenBackThere_IsNothing()
    {
        var (person, number) = await Somebody(HealthKind.Immunisation);

        (await Import(HealthKind.Immunisation, Row(HealthKind.Immunisation, Id(), number, gone: true))).ExitCode.Should().Be(0);

        (await Standing(HealthKind.Immunisation, person)).Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Import_NumberCorrectedThere_MovesTheRecordToTheOther(string named)
    {
        var kind = Enum.Parse<HealthKind>(named);
        var ((wrong, wrongNumber), (right, rightNumber)) = (await Somebody(kind), await Somebody(kind));
        var id = Id();
        await Import(kind, Row(kind, id, wrongNumber));

        (await Import(kind, Row(kind, id, rightNumber))).Lines.Should().Contain(l => l.Contains("変わった記録 1"));

        (await Standing(kind, wrong)).Should().Be(0);
        (await Standing(kind, right)).Should().Be(1);
    }

    [Fact]
    public async Task Import_Notification_OpensWhatIsOwed_AndAVisitSettlesIt()
    {
        var (woman, womanNumber) = await Somebody(HealthKind.Notification);
        await Import(HealthKind.Notification, Row(HealthKind.Notification, Id(), womanNumber));
        var pregnancy = await desk.Database.Scalar<Guid>($"select id from maternal_health.pregnancy where person_id = '{woman}'");
        (await FollowUps("pregnancy-interview", pregnancy)).Should().Equal("Open");

        var (child, number) = await Somebody(HealthKind.Visit);
        (await FollowUps("infant-visit", child.Value)).Should().Equal("Open");
        var id = Id();
        await Import(HealthKind.Visit, Row(HealthKind.Visit, id, number));
        (await FollowUps("infant-visit", child.Value)).Should().Equal("Settled");
        await Import(HealthKind.Visit, Row(HealthKind.Visit, id, number, gone: true));
        (await FollowUps("infant-visit", child.Value)).Should().Equal("Open");
    }

    Task<IReadOnlyList<string>> FollowUps(string rule, Guid subject) => desk.Database.Rows($"select status from follow_ups.follow_up where rule = '{rule}' and subject = '{subject}'");

    [Fact]
    public async Task Import_WhatAPersonRecordedAlready_IsFoundAndNotRecordedTwice()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var (child, number) = await desk.Newborn();
        (await nurse.Submit(await nurse.Get($"/maternal-health/infants/{child}/infant-visit"), new { On = "2026-06-01", ChildSeen = "yes", Note = "母子とも元気" })).Status.Should().Be(303);
        var traces = await Traces.From(desk, "maternal-health");

        (await Import(HealthKind.Visit, Row(HealthKind.Visit, Id(), number))).ExitCode.Should().Be(0);

        (await traces.Events()).Should().BeEmpty();
        (await Standing(HealthKind.Visit, child)).Should().Be(1);
        (await nurse.Get($"/maternal-health/infants/{child}")).Words.Should().Contain("母子とも元気").And.Contain("健康管理システムから取込み");
    }

    [Fact]
    public async Task Import_WhatAScreenRefuses_IsRefusedInTheSameSentence()
    {
        var record = await desk.Pregnancy("2026-09-01");
        var number = await desk.NumberOf(record.Person);
        var traces = await Traces.From(desk, "maternal-health");

        var result = await Import(HealthKind.Notification, $"{Id()},{number},2026-05-30,2026-08-17,1,A-1,,0,0");

        result.ExitCode.Should().Be(2);
        result.Lines.Should().Contain(l => l.StartsWith("2行目 ", StringComparison.Ordinal) && l.Contains("まだ終わっていない妊娠の記録があります"));
        (await traces.Events()).Should().BeEmpty();
    }

    [Fact]
    public async Task Import_ChangeRefusedHalfway_LeavesTheOldRecordAndTakesTheNeighbours()
    {
        var ((child, number), (other, otherNumber)) = (await Somebody(HealthKind.Visit), await Somebody(HealthKind.Visit));
        var id = Id();
        await Import(HealthKind.Visit, Row(HealthKind.Visit, id, number));
        var traces = await Traces.From(desk, "maternal-health");

        // The child was born on the first of June: the old visit would be withdrawn before the new one is refused.
        var result = await Import(HealthKind.Visit, Row(HealthKind.Visit, Id(), otherNumber), $"{id},{number},2,2026-05-20,1,,0");

        result.ExitCode.Should().Be(2);
        result.Lines.Should().Contain(l => l.StartsWith("3行目 ", StringComparison.Ordinal) && l.Contains("生まれた日"));
        (await Standing(HealthKind.Visit, child)).Should().Be(1);
        (await Standing(HealthKind.Visit, other)).Should().Be(1);
        (await traces.Events()).Should().Equal("maternal-health.infant-home-visited");
        // What was refused is tried again with the next file.
        (await Import(HealthKind.Visit, Row(HealthKind.Visit, id, number))).Lines.Should().Contain(l => l.Contains("前と同じ 1"));
    }

    [Fact]
    public async Task Import_UnknownNumber_IsRefusedAndKept_AndNobodyIsGuessed()
    {
        var (child, number) = await Somebody(HealthKind.Checkup);
        desk.Errors.Clear();
        var csv = Path.Combine(Path.GetTempPath(), $"refused-{Guid.CreateVersion7():N}.csv");
        try
        {
            var result = await desk.Import($"{Checkups},氏名\n{Row(HealthKind.Checkup, Id(), "9999999999")},妊婦 第1子\n{Row(HealthKind.Checkup, Id(), number)},\n", ("refused", csv));

            result.ExitCode.Should().Be(2);
            result.Lines.Should().Contain(l => l.StartsWith("2行目 ", StringComparison.Ordinal) && l.Contains("台帳にいません")).And.NotContain(l => l.Contains("9999999999"));
            (await Standing(HealthKind.Checkup, child)).Should().Be(1);
            Encoding.UTF8.GetString((await File.ReadAllBytesAsync(csv))[3..]).Split("\r\n")[1].Should().StartWith("2,9999999999,");
            (await desk.Database.Scalar<long>("select count(*) from maternal_health.refused_health_line where number = '9999999999'")).Should().BeGreaterThan(0);
            desk.Errors.Should().BeEmpty();
        }
        finally
        {
            File.Delete(csv);
        }
    }

    [Fact]
    public async Task Import_NumberOfTwoPeople_IsRefused()
    {
        var ((child, number), (other, _)) = (await Somebody(HealthKind.Checkup), await Somebody(HealthKind.Checkup));
        await desk.Database.Execute($"update families.person set register_number = '{number}' where id = '{other}'");

        (await Import(HealthKind.Checkup, Row(HealthKind.Checkup, Id(), number))).Lines.Should().Contain(l => l.Contains("2人以上"));

        (await Standing(HealthKind.Checkup, child) + await Standing(HealthKind.Checkup, other)).Should().Be(0);
    }

    [Theory]
    [InlineData(nameof(HealthKind.Notification), "{0},{1},2026-06-02,2026-08-17,1,A,,0,0", "届出日", "未来")]
    [InlineData(nameof(HealthKind.Notification), "{0},{1},きのう,2026-08-17,1,A,,0,0", "届出日", "日付として読めません")]
    [InlineData(nameof(HealthKind.Notification), "{0},{1},2020-06-01,2020-08-17,1,A,,0,0", "届出日", "年より前")]
    [InlineData(nameof(HealthKind.Notification), "{0},{1},2026-06-01,2026-08-17,2,A,,0,0", "母子健康手帳番号", "胎児の数だけありません")]
    [InlineData(nameof(HealthKind.Notification), "{0},{1},2026-06-01,2026-08-17,双子,A,,0,0", "胎児数", "数字")]
    [InlineData(nameof(HealthKind.Notification), "{0},{1},2026-06-01,2028-08-17,1,A,,0,0", "行全体", "離れすぎています")]
    [InlineData(nameof(HealthKind.Notification), "{0},,2026-06-01,2026-08-17,1,A,,0,0", "宛名番号", "空です")]
    [InlineData(nameof(HealthKind.Notification), ",{1},2026-06-01,2026-08-17,1,A,,0,0", "届出番号", "空です")]
    [InlineData(nameof(HealthKind.Notification), "{0},{1},2026-06-01", "行全体", "列の数が見出しと違います")]
    [InlineData(nameof(HealthKind.Checkup), "{0},{1},04,2026-05-28,1,異常あり,,,,0", "判定", "対応表にありません")]
    [InlineData(nameof(HealthKind.Checkup), "{0},{1},99,2026-05-28,1,1,,,,0", "健診種別", "対応表にありません")]
    [InlineData(nameof(HealthKind.Checkup), "{0},{1},04,2020-05-28,1,1,,,,0", "行全体", "生まれた日より前")]
    [InlineData(nameof(HealthKind.Visit), "{0},{1},2,2026-05-20,1,,0", "行全体", "生まれた日")]
    [InlineData(nameof(HealthKind.Visit), "{0},{1},1,2026-06-01,6,,0", "訪問結果", "新生児訪問の結果")]
    [InlineData(nameof(HealthKind.Immunisation), "{0},{1},BCG,9,2026-05-01,0", "回数", "1から4まで")]
    [InlineData(nameof(HealthKind.Immunisation), "{0},{1},インフルエンザ,1,2026-05-01,0", "予防接種", "対応表にありません")]
    public async Task Import_BadRow_IsRefusedWithItsLineAndTheNextIsTaken(string named, string bad, string column, string says)
    {
        var kind = Enum.Parse<HealthKind>(named);
        var ((person, number), (_, good)) = (await Somebody(kind), await Somebody(kind));

        var result = await Import(kind, string.Format(CultureInfo.InvariantCulture, bad, Id(), number), Row(kind, Id(), good));

        result.ExitCode.Should().Be(2);
        result.Lines.Should().ContainSingle(l => l.StartsWith("2行目 ", StringComparison.Ordinal)).Which.Should().StartWith($"2行目 {column}: ").And.Contain(says).And.NotContain(number);
        result.Lines.Should().Contain(l => l.Contains("新しい記録 1"));
        (await Standing(kind, person)).Should().Be(0);
    }

    [Fact]
    public async Task Import_OneNumberOfARecordTwice_TakesTheFirst()
    {
        var ((_, number), (other, otherNumber)) = (await Somebody(HealthKind.Immunisation), await Somebody(HealthKind.Immunisation));
        var id = Id();

        (await Import(HealthKind.Immunisation, Row(HealthKind.Immunisation, id, number), Row(HealthKind.Immunisation, id, otherNumber))).Lines.Should().Contain(l => l.StartsWith("3行目 接種番号: ", StringComparison.Ordinal) && l.Contains("2行目と重なっています"));

        (await Standing(HealthKind.Immunisation, other)).Should().Be(0);
    }

    [Fact]
    public async Task Import_Cp932_IsRead()
    {
        var (person, number) = await Somebody(HealthKind.Notification);
        var cp932 = CodePagesEncodingProvider.Instance.GetEncoding(932)!;

        await desk.Import(cp932.GetBytes($"{Notifications}\n{Id()},{number},R8.6.1,令和8年8月17日,1,A-1,髙﨑産科,0,0\n"));

        (await desk.Database.Rows($"select institution || expected_delivery_on from maternal_health.pregnancy where person_id = '{person}'")).Should().Equal("髙﨑産科2026-08-17");
    }

    public static TheoryData<string, byte[], string> Garbage => new()
    {
        { "empty", [], "見出しがありません" },
        { "blank", Encoding.UTF8.GetBytes("\n\n"), "見出しがありません" },
        { "an image", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D], "健康管理システムのCSVではありません" },
        { "a workbook", [(byte)'P', (byte)'K', 3, 4, 20, 0, 6, 0], "Excel" },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Notifications)], "UTF-16" },
        { "the register", Encoding.UTF8.GetBytes("宛名番号,世帯番号,氏名\n1,2,誰か\n"), "健康管理システムのCSVではありません" },
        { "a column is missing", Encoding.UTF8.GetBytes("届出番号,宛名番号,届出日,母子健康手帳番号\n1,2,2026-06-01,A\n"), "必要な列がありません: 分娩予定日" },
        { "a column twice", Encoding.UTF8.GetBytes($"{Doses},接種日\n"), "同じ列が2つあります" },
        { "My Number", Encoding.UTF8.GetBytes($"{Doses},個人番号\n1,2,BCG,1,2026-05-01,0,123456789018\n"), "個人番号" },
        { "a quote is lost", Encoding.UTF8.GetBytes($"{Doses}\n\"1,2,BCG,1,2026-05-01,0\n{new string('x', 70_000)}"), "引用符" },
    };

    [Theory]
    [MemberData(nameof(Garbage))]
    public async Task Import_FileThatIsNone_SaysWhatToDoAndStoresNothing(string what, byte[] file, string says)
    {
        var traces = await Traces.From(desk, "maternal-health");

        var refused = (await FluentActions.Awaiting(() => desk.Import(file)).Should().ThrowAsync<VerbException>(what)).Which;

        refused.ExitCode.Should().Be(1);
        refused.Message.Should().Contain(says).And.NotContain("123456789018");
        (await traces.Events()).Should().BeEmpty();
        (await desk.Database.Scalar<long>("select count(*) from maternal_health.health_import where problem like '%123456789018%'")).Should().Be(0);
    }

    [Fact]
    public async Task Import_WhileAnotherRuns_IsRefused()
    {
        await desk.Database.Execute("insert into maternal_health.health_import (id, file_name, source, started_by, started_at, state, added, changed, withdrawn, unchanged, refused, host, heard_at, version) values ('0197c000-0000-7000-8000-00000000000a', 'x.csv', '', gen_random_uuid(), now(), 'Running', 0, 0, 0, 0, 0, gen_random_uuid(), now(), 0)");
        try
        {
            (await FluentActions.Awaiting(() => Import(HealthKind.Immunisation)).Should().ThrowAsync<VerbException>()).Which.Message.Should().Contain("別の取込み");
        }
        finally
        {
            await desk.Database.Execute("delete from maternal_health.health_import where id = '0197c000-0000-7000-8000-00000000000a'");
        }
    }

    [Fact]
    public async Task Import_TwentyThousandRows_AsksForAPartAtOnce()
    {
        var children = await desk.Children(400);
        var numbers = await Task.WhenAll(children.Select(desk.NumberOf));
        string[] vaccines = ["B型肝炎", "ロタウイルス1価", "ロタウイルス5価", "五種混合", "小児用肺炎球菌", "BCG", "MR1期", "水痘", "日本脳炎1期", "日本脳炎2期", "MR2期", "DT2期", "HPV"];
        var rows = (from number in numbers from vaccine in vaccines from dose in Enumerable.Range(1, 4) select $"{Id()},{number},{vaccine},{dose},2026-05-01,0").Take(20_000).ToArray();

        var (result, commands) = await Commands.Of(desk, () => Import(HealthKind.Immunisation, rows));

        result.Lines.Should().Contain(l => l.Contains("新しい記録 20000、"));
        commands.Should().BeLessThan(20_000 / FollowHealthRows.ChunkSize * 15, "each part asks for all its rows at once");
        var (again, asked) = await Commands.Of(desk, () => Import(HealthKind.Immunisation, rows));
        again.Lines.Should().Contain(l => l.Contains("前と同じ 20000、"));
        asked.Should().BeLessThan(20_000 / FollowHealthRows.ChunkSize * 5);
    }

    [Fact]
    public async Task Show_WhatCame_SaysFromWhere()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var (woman, number) = await Somebody(HealthKind.Notification);
        await Import(HealthKind.Notification, Row(HealthKind.Notification, Id(), number));
        var (child, childNumber) = await Somebody(HealthKind.Checkup);
        await Import(HealthKind.Checkup, Row(HealthKind.Checkup, Id(), childNumber));
        await Import(HealthKind.Immunisation, Row(HealthKind.Immunisation, Id(), childNumber));

        foreach (var page in new[]
        {
            $"/maternal-health/pregnancies/{await desk.Database.Scalar<Guid>($"select id from maternal_health.pregnancy where person_id = '{woman}'")}",
            $"/maternal-health/children/{child}", $"/maternal-health/children/{child}/immunisations",
        })
            (await nurse.Get(page)).Words.Should().Contain("健康管理システムから取込み", page);
    }

    [Theory]
    [InlineData(nameof(HealthKind.Notification), "NotificationsKeptElsewhere")]
    [InlineData(nameof(HealthKind.Checkup), "CheckupsKeptElsewhere")]
    [InlineData(nameof(HealthKind.Visit), "VisitsKeptElsewhere")]
    [InlineData(nameof(HealthKind.Immunisation), "ImmunisationsKeptElsewhere")]
    public async Task Forms_WhereTheOtherSystemIsTheMaster_SayWhereToRecord(string named, string setting)
    {
        var kind = Enum.Parse<HealthKind>(named);
        var nurse = await desk.SignedIn("hokenshi1");
        var (person, number) = await Somebody(kind);
        var (came, cameNumber) = await Somebody(kind);
        await Import(kind, Row(kind, Id(), cameNumber));
        var (page, form, record) = await Places(kind, person, came);
        var blank = await nurse.Get(form);
        var open = await nurse.Get(page);
        open.Html.QuerySelectorAll($"main a[href^='{form.Split('?')[0]}']").Should().NotBeEmpty();
        var withdraw = (await nurse.Get(record)).Link("取り消す");

        await desk.Decide(setting, "true");
        try
        {
            var told = await nurse.Get(form);
            told.Status.Should().Be(200);
            told.Words.Should().Contain("健康管理システムで記録してください");
            told.Html.QuerySelectorAll("main form").Should().BeEmpty();
            var sent = await nurse.Submit(blank, new { On = "2026-06-01", ChildSeen = "yes", Vaccine = "bcg", Number = "1", Source = "Slip", Result = "Normal", NotifiedOn = "2026-06-01", ExpectedDeliveryOn = "2026-08-17", FetusCount = "1", HandbookNumbers = "1" });
            sent.Status.Should().Be(422);
            sent.Words.Should().Contain("健康管理システムで記録してください");
            (await Standing(kind, person)).Should().Be(0);
            (await nurse.Get(page)).Html.QuerySelectorAll($"main a[href^='{form.Split('?')[0]}']").Should().BeEmpty();
            // What came is changed there.
            (await nurse.Get(record)).Html.QuerySelectorAll("main a").Should().NotContain(a => a.TextContent.Contains("取り消す"));
            (await nurse.Get(withdraw)).Words.Should().Contain("健康管理システムで記録してください");
            // And still comes.
            (await Import(kind, Row(kind, Id(), number))).ExitCode.Should().Be(0);
            (await Standing(kind, person)).Should().Be(1);
        }
        finally
        {
            await desk.Decide(setting, "false");
        }
        (await nurse.Get(withdraw)).Words.Should().NotContain("健康管理システムで記録してください");
    }

    /// <summary>The page with the link to record, the form, and the page of a record that came.</summary>
    async Task<(string Page, string Form, string Record)> Places(HealthKind kind, PersonId person, PersonId came) => kind switch
    {
        HealthKind.Notification => ("/maternal-health/pregnancies", $"/maternal-health/pregnancies/new?person={person}",
            $"/maternal-health/pregnancies/{await desk.Database.Scalar<Guid>($"select id from maternal_health.pregnancy where person_id = '{came}' and withdrawn_on is null")}"),
        HealthKind.Checkup => ($"/maternal-health/children/{person}", $"/maternal-health/children/{person}/checkups/EighteenMonths/result", $"/maternal-health/children/{came}"),
        HealthKind.Visit => ($"/maternal-health/infants/{person}", $"/maternal-health/infants/{person}/infant-visit", $"/maternal-health/infants/{came}"),
        _ => ($"/maternal-health/children/{person}/immunisations", $"/maternal-health/children/{person}/immunisations/new", $"/maternal-health/children/{came}/immunisations"),
    };

    [Fact]
    public async Task Withdraw_WhatWasRecordedHere_IsPossibleHere_ThoughTheOtherIsTheMaster()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var (child, _) = await desk.Newborn();
        (await nurse.Submit(await nurse.Get($"/maternal-health/infants/{child}/infant-visit"), new { On = "2026-06-01", ChildSeen = "yes" })).Status.Should().Be(303);
        await desk.Decide("VisitsKeptElsewhere", "true");
        try
        {
            var form = await nurse.Get((await nurse.Get($"/maternal-health/infants/{child}")).Link("取り消す"));
            (await nurse.Submit(form, new { Reason = "別の方の記録だった" })).Status.Should().Be(303);
            (await Standing(HealthKind.Visit, child)).Should().Be(0);
        }
        finally
        {
            await desk.Decide("VisitsKeptElsewhere", "false");
        }
    }

    [Fact]
    public async Task Upload_File_IsImportedForWhoeverSentIt_ShownAndRemoved()
    {
        var clerk = await desk.SignedIn("jimu");
        var staff = await desk.Database.Scalar<string>("select id::text from staff.account where user_name = 'jimu'");
        var (_, number) = await Somebody(HealthKind.Checkup);
        var traces = await Traces.From(desk, "maternal-health");

        var sent = await clerk.SubmitFile(await clerk.Get("/maternal-health/imports"), "File", "kenshin.csv", Encoding.UTF8.GetBytes($"{Checkups}\n{Row(HealthKind.Checkup, Id(), number)}\n{Row(HealthKind.Checkup, Id(), "8888888888")}\n"));
        sent.Status.Should().Be(303, sent.Words);
        Page? page = null;
        await Wait.Until(async () => !(page = await clerk.Get(sent.Location!)).Words.Contains("取込み中です"), "the import has ended");

        page!.Words.Should().Contain("終わりました").And.Contain("乳幼児健診の結果").And.Contain("3行目").And.Contain("8888888888").And.Contain("台帳にいません");
        (await traces.Events()).Should().Equal("maternal-health.checkup-recorded");
        (await desk.Database.Scalar<string>("select recorded_by::text from maternal_health.outbox_event order by sequence desc limit 1")).Should().Be(staff);
        await Wait.Until(() => Task.FromResult(desk.Uploaded.Count == 0), "the file is removed when it is read");
        var csv = await clerk.Get(page.Link("CSVで保存"));
        csv.Headers["Content-Type"].Should().StartWith("text/csv");
        (await traces.Accesses()).Should().Contain(a => a.Kind == AccessKind.Export);
        (await clerk.Get("/maternal-health/imports")).Words.Should().Contain("kenshin.csv");
    }

    [Fact]
    public async Task Upload_NoFileOrTooLarge_IsAnsweredWithTheForm()
    {
        var clerk = await desk.SignedIn("jimu");

        foreach (var (file, says) in new[] { (Array.Empty<byte>(), "CSVを選んで"), (new byte[1024 * 1024 + 1], "大きすぎます（1MBまで）") })
        {
            var answer = await clerk.SubmitFile(await clerk.Get("/maternal-health/imports"), "File", "x.csv", file);
            answer.Status.Should().Be(422);
            answer.Errors.Should().ContainSingle().Which.Should().Contain(says);
        }
        (await clerk.Submit(await clerk.Get("/maternal-health/imports"))).Status.Should().Be(422);
        desk.Uploaded.Should().BeEmpty();
    }

    [Theory]
    [InlineData("soudan")]
    [InlineData("kanri")]
    [InlineData("itaku")]
    [InlineData("shinri")]
    public async Task Upload_WithoutPermission_IsRefused(string userName)
    {
        var browser = await desk.SignedIn(userName);

        foreach (var page in new[] { await browser.Get("/maternal-health/imports"), await browser.Post("/maternal-health/imports", ("Press", "1")), await browser.Get($"/maternal-health/imports/{Guid.CreateVersion7()}"), await browser.Get($"/maternal-health/imports/{Guid.CreateVersion7()}/refused.csv") })
            page.Status.Should().Be(403);
    }

    [Fact]
    public void Mapping_OfAMunicipality_TakesThePlaceOfTheProgrammes()
    {
        const string own = """
            { "sources": [ { "name": "わかばヘルス", "kinds": { "immunisation": { "columns": { "id": "NO", "person": "ATENA", "on": "DAY", "vaccine": "V", "number": "N" }, "codes": { "vaccine": { "A": "bcg" } } } } } ] }
            """;
        using var file = HealthFile.Open(new MemoryStream(Encoding.UTF8.GetBytes("DAY,NO,ATENA,V,N\n20260501,1,70,Ａ,１\n")), Mapping(own), new MaternalHealthSettings(), App.Monday);

        file.Source.Should().Be("わかばヘルス");
        file.Read().Should().ContainSingle().Which.Should().BeOfType<HealthRow>().Which.Record.Should().Be(new DoseRecord("bcg", 1, new DateOnly(2026, 5, 1)));
    }

    [Theory]
    [InlineData("{", "JSONとして読めません")]
    [InlineData("""{ "sources": [] }""", "システムがありません")]
    [InlineData("""{ "sources": [ { "name": "x", "kinds": { "gift": { "columns": {} } } } ] }""", "gift")]
    [InlineData("""{ "sources": [ { "name": "x", "kinds": { "visit": { "columns": { "id": "a", "person": "b", "on": "c", "kind": "d" } } } } ] }""", "outcome")]
    [InlineData("""{ "sources": [ { "name": "x", "kinds": { "visit": { "columns": { "id": "a", "person": "b", "on": "c", "kind": "d", "outcome": "e" }, "codes": { "kind": { "1": "toddler" } } } } } ] }""", "kind のコード")]
    public void Mapping_ThatCannotBeRead_SaysWhy(string json, string says) =>
        FluentActions.Invoking(() => Mapping(json)).Should().Throw<UnreadableFileException>().Which.Message.Should().Contain(says);

    static HealthMapping Mapping(string json)
    {
        var path = Path.Combine(Path.GetTempPath(), $"mapping-{Guid.CreateVersion7():N}.json");
        try
        {
            File.WriteAllText(path, json);
            return HealthMapping.Read(Options.Create(new HealthSystemSettings { MappingFile = path }));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The SQL commands that one import sends.</summary>
    sealed class Commands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        static readonly AsyncLocal<bool> Here = new();

        readonly ConcurrentBag<IDisposable> subscriptions = [];
        readonly string database;
        int sent;

        Commands(App app)
        {
            database = app.Database.Name;
            subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public static async Task<(T Result, int Sent)> Of<T>(App app, Func<Task<T>> work)
        {
            using var counter = new Commands(app);
            Here.Value = true;
            var result = await work();
            return (result, counter.sent);
        }

        void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
        {
            if (value.Name == Microsoft.EntityFrameworkCore.DbLoggerCategory.Name) subscriptions.Add(value.Subscribe(this, name => name == RelationalEventId.CommandExecuting.Name));
        }

        void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
        {
            if (Here.Value && value.Value is CommandEventData data && data.Command.Connection?.Database == database) Interlocked.Increment(ref sent);
        }

        public void Dispose()
        {
            foreach (var subscription in subscriptions) subscription.Dispose();
        }

        void IObserver<DiagnosticListener>.OnCompleted()
        {
            // Listeners last as long as the process.
        }

        void IObserver<DiagnosticListener>.OnError(Exception error)
        {
            // Listeners do not fail.
        }

        void IObserver<KeyValuePair<string, object?>>.OnCompleted()
        {
            // Listeners last as long as the process.
        }

        void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
        {
            // Listeners do not fail.
        }
    }
}

/// <summary>The desk with a folder of its own for files of the health system, which takes one megabyte.</summary>
public sealed class HealthDesk : Desk
{
    readonly string folder = Path.Combine(Path.GetTempPath(), $"health-{Guid.CreateVersion7():N}");

    /// <summary>The files that lie there.</summary>
    public IReadOnlyList<string> Uploaded => Directory.Exists(folder) ? Directory.GetFiles(folder) : [];

    /// <inheritdoc/>
    protected override void Configure(IServiceCollection services) => services.AddSingleton(Options.Create(new HealthSystemSettings { UploadFolder = folder, HealthUploadMegabytes = 1 }));

    /// <summary>宛名番号 of somebody.</summary>
    public Task<string> NumberOf(PersonId person) => Database.Scalar<string>($"select register_number from families.person where id = '{person}'");

    /// <summary>A child whose birth was recorded here, and whom the register has by now.</summary>
    public async Task<(PersonId Person, string Number)> Newborn()
    {
        var child = (await Infant()).Person;
        var number = new Resident().RegisterNumber;
        await Database.Execute($"update families.person set register_number = '{number}' where id = '{child}'");
        return (child, number);
    }

    /// <summary>Runs the verb on a file.</summary>
    public async Task<VerbResult> Import(byte[] file, params (string Name, string Value)[] options)
    {
        var path = Path.Combine(Path.GetTempPath(), $"health-{Guid.CreateVersion7():N}.csv");
        try
        {
            await File.WriteAllBytesAsync(path, file);
            return await Verb("import-health", [("file", path), .. options]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The same of a text.</summary>
    public Task<VerbResult> Import(string text, params (string Name, string Value)[] options) => Import(Encoding.UTF8.GetBytes(text), options);

    /// <summary>Changes a setting of the desk.</summary>
    public Task Decide(string key, string value) => Database.Execute($"""
        insert into core.setting_change (number, press, module, key, value, by, at, reason)
        select coalesce(max(number), 0) + 1, gen_random_uuid(), 'maternal-health', '{key}', '{value}', gen_random_uuid(), now(), '試し' from core.setting_change
        """);
}
