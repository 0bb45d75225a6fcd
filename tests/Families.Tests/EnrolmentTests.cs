using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Families.Enrolments;
using Hagukumi.Families.Facts;
using Hagukumi.TestKit;

namespace Hagukumi.Families.Tests;

/// <summary>所属: nursery and school with grade and period, and what 1 April makes of them.</summary>
public sealed class EnrolmentTests(App app) : IClassFixture<App>, IAsyncLifetime
{
    static readonly Recorded April = new(StaffId.New(), DateTimeOffset.UnixEpoch, new(2027, 4, 1));

    // Another test of this class may have had the same first of April.
    public Task InitializeAsync() => app.Database.Execute($"delete from families.job_run where job_id = '{RollOverSchoolYear.JobId}'");

    public Task DisposeAsync()
    {
        app.Clock.Set(App.Monday);
        return Task.CompletedTask;
    }

    static Enrolment Said(EnrolmentKind kind, int? grade, DateOnly? from = null, DateOnly? to = null) =>
        Enrolment.Record(new FactBasis(Guid.CreateVersion7(), PersonId.New(), from, to, "園の名簿", new(StaffId.New(), DateTimeOffset.UnixEpoch, App.Monday)), kind, "試験園", grade, "ばら組");

    async Task<PersonId> Child(DateOnly born, bool isSealed = false) => (await app.Register(new Resident { Born = born, Sealed = isSealed, Name = "所属 花子" }))[0];

    Task<IReadOnlyList<string>> Lines(PersonId child) =>
        app.Database.Rows($"select kind, grade, \"from\", \"to\", next_to_be_confirmed from families.enrolment where person = '{child}' and withdrawn_on is null order by grade_year, recorded_at");

    [Theory]
    [InlineData("Nursery", -5, -4)]
    [InlineData("Nursery", -1, 0)]
    [InlineData("Nursery", 0, null)]
    [InlineData("Kindergarten", 0, null)]
    [InlineData("CertifiedCentre", 0, null)]
    [InlineData("SmallNursery", -4, -3)]
    [InlineData("SmallNursery", -3, null)]
    [InlineData("ElementarySchool", 1, 2)]
    [InlineData("ElementarySchool", 6, null)]
    [InlineData("LowerSecondarySchool", 9, null)]
    [InlineData("CompulsorySchool", 6, 7)]
    [InlineData("CompulsorySchool", 9, null)]
    [InlineData("UpperSecondarySchool", 12, null)]
    [InlineData("SpecialNeedsSchool", 9, 10)]
    [InlineData("SpecialNeedsSchool", 12, null)]
    public void RollOver_GoesUpOneGradeOrLeaves_AndInventsNoSchool(string kind, int grade, int? next)
    {
        var enrolment = Said(Enum.Parse<EnrolmentKind>(kind), grade, new(2024, 4, 1));

        var line = enrolment.RollOver(April);

        (enrolment.From, enrolment.To, enrolment.Grade).Should().Be((new DateOnly(2024, 4, 1), new DateOnly(2027, 3, 31), grade));
        enrolment.NextToBeConfirmed.Should().Be(next is null);
        line?.Grade.Should().Be(next);
        (line is null).Should().Be(next is null);
        if (line is not null) (line.From, line.To, line.Name, line.ClassName, line.GradeYear, line.Source).Should().Be((new DateOnly(2027, 4, 1), null, "試験園", "", 2027, Enrolment.RolledOver));
    }

    [Fact]
    public void Record_LineThatBeginsNextYear_IsOfThatYearsGrade() => Said(EnrolmentKind.ElementarySchool, 1, from: new(2027, 4, 1)).GradeYear.Should().Be(2027);

    [Fact]
    public void RollOver_TellsNobody_ForNobodyHasLooked()
    {
        var enrolment = Said(EnrolmentKind.ElementarySchool, 1);
        enrolment.TakeEvents().Select(e => e.Fact).Should().ContainSingle().Which.Should().BeOfType<AffiliationUpdated>();

        var next = enrolment.RollOver(April)!;

        enrolment.TakeEvents().Concat(next.TakeEvents()).Should().BeEmpty();
    }

    [Fact]
    public async Task FirstOfApril_RunTwice_MovesEveryChildOnce()
    {
        var (pupil, leaver, gone) = (await Child(new(2018, 6, 1)), await Child(new(2020, 6, 1)), await Child(new(2019, 6, 1)));
        await app.Recorded(pupil, "enrolments", new { Kind = "ElementarySchool", Name = "若葉小学校", From = "2025-04-01", Source = "学齢簿" });
        await app.Recorded(leaver, "enrolments", new { Kind = "Nursery", Name = "わかば保育園", Source = "入所台帳" });
        await app.Recorded(gone, "enrolments", new { Kind = "ElementarySchool", Name = "若葉小学校", To = "2026-12-25", Source = "学齢簿" });
        app.Clock.Set(new(2027, 4, 1), 0, 20);

        await app.Run(RollOverSchoolYear.JobId, new(2027, 4, 1));
        await app.Run(RollOverSchoolYear.JobId, new(2027, 4, 1));
        await app.Run(RollOverSchoolYear.JobId, new(2027, 9, 1));

        (await Lines(pupil)).Should().Equal("ElementarySchool\t2\t04/01/2025\t03/31/2027\tFalse", "ElementarySchool\t3\t04/01/2027\t\tFalse");
        (await Lines(leaver)).Should().Equal("Nursery\t0\t\t03/31/2027\tTrue");
        (await Lines(gone)).Should().ContainSingle();
        (await app.See("hokenshi1", pupil)).Words.Should().Contain("若葉小学校、小3（R9.4.1から");
        (await app.See("hokenshi1", leaver)).Words.Should().Contain("4月からの所属").And.Contain("未確認");
    }

    [Fact]
    public async Task FirstOfApril_AfterAYearThatWasMissed_MakesUpForIt()
    {
        var child = await Child(new(2018, 6, 2));
        await app.Recorded(child, "enrolments", new { Kind = "ElementarySchool", Name = "若葉小学校", From = "2025-04-01", Source = "学齢簿" });
        app.Clock.Set(new(2028, 4, 1), 0, 20);

        await app.Run(RollOverSchoolYear.JobId, new(2028, 4, 1));

        (await Lines(child)).Select(l => l.Split('\t')[1]).Should().Equal("2", "3", "4");
        app.Clock.Set(new(2028, 5, 1));
        (await app.See("hokenshi1", child)).Words.Should().Contain("小4");
    }

    [Fact]
    public async Task Unconfirmed_ChildWhoLeft_StandsOnTheListUntilSomebodySaysWhere()
    {
        var child = await Child(new(2020, 6, 3));
        await app.Recorded(child, "enrolments", new { Kind = "Kindergarten", Name = "ひかり幼稚園", Source = "名簿" });
        app.Clock.Set(new(2027, 4, 2));
        await app.Run(RollOverSchoolYear.JobId, new(2027, 4, 1));
        var nurse = await app.SignedIn("hokenshi1");
        (await nurse.Get("/families/enrolments/to-confirm")).Html.QuerySelector($"main a[href='/families/people/{child}']").Should().NotBeNull();

        await app.Recorded(child, "enrolments", new { Kind = "ElementarySchool", Name = "若葉小学校", From = "2027-04-01", Source = "就学通知" });

        (await nurse.Get("/families/enrolments/to-confirm")).Html.QuerySelector($"main a[href='/families/people/{child}']").Should().BeNull();
        (await app.See("hokenshi1", child)).Words.Should().NotContain("未確認").And.Contain("若葉小学校");
    }

    [Fact]
    public async Task Grade_OverriddenByHand_GoesBeforeTheBirthDate_AndTheWrongLineStaysReadable()
    {
        var child = await Child(new(2018, 6, 4));
        var traces = await Traces.From(app, "families");
        await app.Recorded(child, "enrolments", new { Kind = "ElementarySchool", Name = "若葉小学校", Source = "学齢簿" });
        (await app.See("hokenshi1", child)).Words.Should().Contain("若葉小学校、小2").And.NotContain("生年月日からは");
        var nurse = await app.SignedIn("hokenshi1");
        var way = $"/families/enrolments/{(await app.Database.Rows($"select id from families.enrolment where person = '{child}'")).Single()}/grade";

        var answers = await nurse.SubmitTwice(await nurse.Get(way), new { Grade = "1", Source = "学校からの連絡（原級留置）" });

        answers.Select(a => a.Status).Should().Equal(303, 303);
        (await app.See("hokenshi1", child)).Words.Should().Contain("若葉小学校、小1。生年月日からは小2");
        (await app.See("hokenshi1", child, "/facts")).Words.Should().Contain("学年の訂正：学校からの連絡（原級留置）");
        (await traces.Events()).Should().BeEquivalentTo("families.affiliation-updated", "families.affiliation-updated", "hagukumi.fact-withdrawn");
        (await nurse.Submit(await nurse.Get(way), new { Grade = "2", Source = "学校" })).Errors.Should().ContainSingle(e => e.Contains("取り消されています"));
    }

    [Theory]
    [InlineData("Kind", "", "所属の種類を選んでください")]
    [InlineData("Name", "", "園・学校の名前を入力してください")]
    [InlineData("Grade", "99", "学年を選び直してください")]
    public async Task Record_Invalid_SaysWhyAndKeepsWhatWasTyped(string field, string typed, string says)
    {
        var child = await Child(new(2018, 6, 5));

        var page = await app.Fill("hokenshi1", child, "enrolments", new Dictionary<string, string?> { ["Kind"] = "ElementarySchool", ["Name"] = "若葉小学校", ["ClassName"] = "2組", ["Source"] = "学齢簿", [field] = typed });

        page.Status.Should().Be(422);
        page.Errors.Should().Contain(e => e.Contains(says));
        page.Value("ClassName").Should().Be("2組");
    }

    [Fact]
    public void Panel_GradeOfTheBirthDate_IsNotSaidTwice() =>
        EnrolmentPanel.Of(Said(EnrolmentKind.ElementarySchool, 2), new(2018, 6, 1), App.Monday).Text.Should().StartWith("試験園、小2、ばら組（");
}
