using System.Globalization;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.TestKit;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>What every form of the desk owes whoever uses it, and what it refuses.</summary>
public sealed class FormTests(Desk desk) : IClassFixture<Desk>
{
    static readonly string[] RolesWithout = ["soudan", "shinri", "kenshu", "shigen", "chosei", "yakan", "gaibu", "itaku", "kojin", "kanri"];

    public static TheoryData<string> Names => [.. Form.All.Select(f => f.Name)];

    public static TheoryData<string, int> Refusals
    {
        get
        {
            var all = new TheoryData<string, int>();
            foreach (var form in Form.All)
                for (var i = 0; i < form.Refused.Length; i++) all.Add(form.Name, i);
            return all;
        }
    }

    static Form Of(string name) => Form.All.Single(f => f.Name == name);

    Task<long> Rows(Form form, Desk.Case record) =>
        desk.Database.Scalar<long>(string.Format(CultureInfo.InvariantCulture, form.Rows, record.Person, record.Path.Length > 0 ? record.Id : ""));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Save_Valid_StoresTellsAndLogs_AndTheRecordShowsIt(string name)
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
        var shown = await nurse.Follow(saved);
        shown.Status.Should().Be(200);
        shown.Letters.Should().Contain(form.Shows);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Save_Invalid_SaysWhyAndKeepsEverythingTyped(string name, int refusal)
    {
        var form = Of(name);
        var (field, typed, says) = form.Refused[refusal];
        var nurse = await desk.SignedIn("hokenshi1");
        var record = await form.Given(desk);
        var all = new Dictionary<string, string?>(form.Valid, StringComparer.Ordinal) { [field] = typed };

        var page = await nurse.Submit(await nurse.Get(form.Url(record)), all);

        page.Status.Should().Be(422);
        page.Errors.Should().Contain(e => e.Contains(says));
        foreach (var (other, text) in all.Where(t => t.Value is not null && page.Html.QuerySelector($"input[type=text][name='{t.Key}'], textarea[name='{t.Key}']") is not null))
            page.Value(other).Should().Be(text, other);
        foreach (var (other, text) in form.Valid.Where(t => t.Key != field && page.Html.QuerySelector($"input[type=radio][name='{t.Key}'], select[name='{t.Key}']") is not null))
            page.Value(other).Should().Be(text, other);
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

    /// <summary>Read by several statements, a record that a colleague saves meanwhile is half old and half new: two presses at once failed by it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Show_ReadsARecordByOneStatement(string name)
    {
        var form = Of(name);
        var record = await form.Given(desk);

        var sent = await QueryCounter.Of(desk, await desk.SignedIn("hokenshi1"), form.Url(record));

        string[] Reading(string table) => [.. sent.Where(s => s.Contains($"maternal_health.{table} "))];
        Reading("pregnancy").Concat(Reading("infant")).Concat(Reading("epds_assessment")).Should().NotBeEmpty();
        Reading("pregnancy").Should().NotContain(s => !s.Contains("maternal_health.triage "));
        Reading("infant").Should().NotContain(s => !s.Contains("maternal_health.newborn_visit "));
        Reading("epds_assessment").Should().NotContain(s => !s.Contains("maternal_health.safety_plan "));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Save_AfterAColleague_OverwritesNothingAndKeepsWhatWasTyped(string name)
    {
        var form = Of(name);
        var (nurse, colleague) = (await desk.SignedIn("hokenshi1"), await desk.SignedIn("kakaricho"));
        var record = await form.Given(desk);
        var (mine, theirs) = (await nurse.Get(form.Url(record)), await colleague.Get(form.Url(record)));
        (await colleague.Submit(theirs, form.Other)).Status.Should().Be(303);
        var traces = await Traces.From(desk, "maternal-health");

        var answer = await nurse.Submit(mine, form.Valid);

        if (form.Name is "退院")
        {
            // There is only one day to type: it is recorded as both say.
            answer.Status.Should().Be(303);
            return;
        }
        if (form.Adds)
        {
            answer.Status.Should().Be(303);
            (await Rows(form, record)).Should().Be(2);
            return;
        }
        // A second notification of one woman is another form, which the first one refuses.
        answer.Status.Should().Be(form.Name is "妊娠届" ? 422 : 409);
        answer.Words.Should().Contain(form.Name is "妊娠届" ? "まだ終わっていない妊娠の記録があります" : "ほかの職員がこの記録を変更しました");
        foreach (var (field, text) in form.Valid.Where(t => answer.Html.QuerySelector($"[name='{t.Key}']:not([type=checkbox])") is not null)) answer.Value(field).Should().Be(text, field);
        (await traces.Events()).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Save_Garbage_IsAnsweredWithASentence(string name)
    {
        var form = Of(name);
        desk.Errors.Clear();

        var wrong = await Garbage.ThrownAt(await desk.SignedIn("hokenshi1"), async () => form.Url(await form.Given(desk)));

        wrong.Should().BeEmpty();

        desk.Errors.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Show_WithoutPermission_IsRefusedWithoutAWordOfTheRecord(string name)
    {
        var form = Of(name);
        var record = await form.Given(desk);
        foreach (var userName in form.Name is "妊娠届" ? RolesWithout : [.. RolesWithout, "jimu", "sentacho"])
        {
            var browser = await desk.SignedIn(userName);
            foreach (var page in new[] { await browser.Get(form.Url(record)), await browser.Post(form.Url(record), ("On", "2026-06-01")) })
            {
                page.Status.Should().Be(403, userName);
                page.Text.Should().NotContain(record.Name);
            }
        }
        (await Rows(form, record)).Should().Be(0);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Show_UnknownRecord_IsNotFound(string name)
    {
        var form = Of(name);
        var record = await form.Given(desk);
        var unknown = record with { Path = record.Path.Length == 0 ? "" : record.Path[..(record.Path.LastIndexOf('/') + 1)] + Guid.CreateVersion7(), Person = Hagukumi.Contracts.PersonId.New() };

        (await (await desk.SignedIn("hokenshi1")).Get(form.Url(unknown))).Status.Should().Be(404);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Show_SignedOut_AsksToSignIn(string name)
    {
        var form = Of(name);
        var record = await form.Given(desk);

        foreach (var page in new[] { await desk.Anonymous().Get(form.Url(record)), await desk.Anonymous().Post(form.Url(record), ("On", "2026-06-01")) })
        {
            page.Location.Should().Contain("/sign-in");
            page.Text.Should().NotContain(record.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Save_WithoutToken_IsRefused(string name)
    {
        var form = Of(name);
        var record = await form.Given(desk);

        var answer = await (await desk.SignedIn("hokenshi1")).Post(form.Url(record), [.. form.Valid.Select(v => (v.Key, v.Value!)), ("Version", "1"), ("Person", $"{record.Person}")]);

        answer.Status.Should().Be(400);
        (await Rows(form, record)).Should().Be(0);
    }
}
