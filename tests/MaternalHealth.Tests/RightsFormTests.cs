using System.Globalization;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.TestKit;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>What the forms of vouchers, benefits, handbooks, slips, classes and plans owe whoever uses them, and what they refuse.</summary>
public sealed class RightsFormTests(Desk desk) : IClassFixture<Desk>
{
    static readonly string[] RolesWithout = ["soudan", "shinri", "kenshu", "shigen", "chosei", "yakan", "gaibu", "itaku", "kojin", "kanri", "sentacho"];

    public static TheoryData<string> Names => [.. RightsForms.All.Select(f => f.Name)];

    static Form Of(string name) => RightsForms.All.Single(f => f.Name == name);

    Task<long> Rows(Form form, Desk.Case record) => desk.Database.Scalar<long>(string.Format(CultureInfo.InvariantCulture, form.Rows, record.Person, record.Id));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Save_Valid_StoresTellsAndLogs_AndTheRoomShowsIt(string name)
    {
        var form = Of(name);
        var nurse = await desk.SignedIn("hokenshi1");
        var record = await form.Given(desk);
        var page = await nurse.Get(form.Url(record));
        var traces = await Traces.From(desk, "maternal-health");

        var saved = await nurse.Submit(page, form.Valid);

        saved.Status.Should().Be(303, saved.Words);
        (await Rows(form, record)).Should().Be(1);
        (await traces.Events()).Should().BeEquivalentTo(form.Tells);
        (await traces.Accesses()).Where(a => a.Kind == AccessKind.Write).Should().Contain(a => a.About().Contains(record.Person));
        (await nurse.Follow(saved)).Letters.Should().Contain(form.Shows);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Save_Invalid_SaysWhyAndKeepsEverythingTyped(string name)
    {
        var form = Of(name);
        var nurse = await desk.SignedIn("hokenshi1");
        var record = await form.Given(desk);
        var empty = await nurse.Get(form.Url(record));
        foreach (var (field, typed, says) in form.Refused)
        {
            var all = new Dictionary<string, string?>(form.Valid, StringComparer.Ordinal) { [field] = typed };

            var page = await nurse.Submit(empty, all);

            page.Status.Should().Be(422, $"{field} = {typed}");
            page.Errors.Should().Contain(e => e.Contains(says), $"{field} = {typed}");
            foreach (var (other, text) in all.Where(t => t.Value is not null && page.Html.QuerySelector($"input[type=text][name='{t.Key}'], textarea[name='{t.Key}']") is not null))
                page.Value(other).Should().Be(text, other);
        }
        (await Rows(form, record)).Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Save_PressedTwiceAtOnce_MakesOneRecord(string name)
    {
        var form = Of(name);
        var nurse = await desk.SignedIn("hokenshi1");
        var record = await form.Given(desk);
        var traces = await Traces.From(desk, "maternal-health");

        var answers = await nurse.SubmitTwice(await nurse.Get(form.Url(record)), form.Valid);

        answers.Should().OnlyContain(a => a.Status == 303);
        (await Rows(form, record)).Should().Be(1);
        (await traces.Events()).Should().BeEquivalentTo(form.Tells);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Save_Garbage_IsAnsweredWithASentence(string name)
    {
        var form = Of(name);
        desk.Errors.Clear();

        (await Garbage.ThrownAt(await desk.SignedIn("hokenshi1"), async () => form.Url(await form.Given(desk)))).Should().BeEmpty();

        desk.Errors.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Show_WithoutPermission_IsRefusedWithoutAWordOfTheRecord(string name)
    {
        var form = Of(name);
        var record = await form.Given(desk);
        foreach (var userName in RightsForms.NursesOnly.Contains(name) ? [.. RolesWithout, "jimu"] : RolesWithout)
        {
            var browser = await desk.SignedIn(userName);
            foreach (var page in new[] { await browser.Get(form.Url(record)), await browser.Post(form.Url(record), ("On", "2026-06-01")) })
            {
                page.Status.Should().Be(403, userName);
                page.Text.Should().NotContain(record.Name);
            }
        }
        (await Rows(form, record)).Should().Be(0);
        (await (await desk.SignedIn("jimu")).Get(form.Url(record))).Status.Should().Be(RightsForms.NursesOnly.Contains(name) ? 403 : 200);
        (await desk.Anonymous().Get(form.Url(record))).Location.Should().Contain("/sign-in");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Show_UnknownRecord_IsNotFound(string name)
    {
        var form = Of(name);
        var unknown = new Desk.Case($"/maternal-health/pregnancies/{Guid.CreateVersion7()}", Hagukumi.Contracts.PersonId.New(), "");

        (await (await desk.SignedIn("hokenshi1")).Get(form.Url(unknown))).Status.Should().Be(404);
    }
}
