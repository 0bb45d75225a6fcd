using Hagukumi.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Rules;
using Hagukumi.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.FollowUps.Tests;

/// <summary>What a desk restricts to itself is seen by that desk and by who must act, and by nobody else: not in lists, counts or on the person's page.</summary>
public sealed class RestrictionTests(Board board) : IClassFixture<Board>
{
    const string Desk = "child-welfare";

    [Fact]
    public void Read_RestrictedEvent_RestrictsTheFactToItsDesk()
    {
        var person = new PersonId(Line.Id(1));

        var restricted = new Listening().Read(new StoredEvent(Line.Id(2), new Overheard(person, App.Monday), default)).Single().Fact;
        var plain = new Listening().Read(new StoredEvent(Line.Id(3), new Seen(person, App.Monday), default)).Single().Fact;

        restricted.RestrictedTo.Should().Be(Desk);
        plain.RestrictedTo.Should().BeNull();
    }

    [Theory]
    [InlineData("kakaricho", false)]   // sees the safety net, but is not of that desk
    [InlineData("tokatsu", true)]      // of that desk
    [InlineData("hokenshi1", true)]    // must act, of whatever desk
    [InlineData("hokenshi2", false)]
    public async Task Show_RestrictedFollowUp_IsSeenByItsDeskAndItsOwners(string reader, bool sees)
    {
        var (id, person, what) = await Restricted();
        var browser = await board.SignedIn(reader);

        (await browser.Get($"/follow-ups/{id}")).Status.Should().Be(sees ? 200 : 404);
        var page = await browser.Get($"/families/people/{person}");
        page.Words.Contains(what, StringComparison.Ordinal).Should().Be(sees);
        (await Board.Lists(browser, id, reader is "hokenshi1" or "hokenshi2" ? "/follow-ups" : "/follow-ups?scope=all")).Should().Be(sees);
    }

    [Fact]
    public async Task Show_RestrictedFollowUp_PersonPageSaysThatSomethingIsWithheld()
    {
        var (_, person, _) = await Restricted();

        (await (await board.SignedIn("hokenshi2")).Get($"/families/people/{person}")).Words.Should().Contain("あなたの権限では表示できないものがあります");
    }

    [Fact]
    public async Task Show_Counts_LeaveOutWhatTheReaderMayNotSee()
    {
        var supervisor = await board.SignedIn("kakaricho");
        var before = await Counts(supervisor);

        await Restricted();

        (await Counts(supervisor)).Should().Equal(before);
        await board.Manual();
        (await Counts(supervisor)).Should().NotEqual(before, "what is not restricted counts");
    }

    static async Task<IEnumerable<string>> Counts(Browser browser) =>
        (await browser.Get("/follow-ups?scope=all")).Html.QuerySelectorAll(".counts strong").Select(e => e.TextContent).ToList();

    /// <summary>What the nurse of 若葉小 owes, restricted to the desk of child welfare.</summary>
    async Task<(Guid Id, PersonId Person, string What)> Restricted()
    {
        var what = $"制限 {Guid.CreateVersion7():N}";
        var person = (await board.Register(new Resident()))[0];
        var subject = Guid.CreateVersion7();
        await using var scope = board.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<FollowUpsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var fact = LineFact.OpenedByHand(subject, App.Monday, board.Clock.GetUtcNow(), Line.Nurse, person, Due.On(App.Monday.AddDays(5)), Duty.PublicHealthNurse, what) with { RestrictedTo = Desk };
        await scope.ServiceProvider.GetRequiredService<LineKeeper>().Add([new LineEntry(scope.ServiceProvider.GetRequiredService<RuleBook>().Find("manual")!, subject, person, fact)], default);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return ((await db.FollowUps.SingleAsync(f => f.Subject == subject)).Id, person, what);
    }

    [Event("sample.overheard", Desk, Restricted = true)]
    sealed record Overheard(PersonId Person, DateOnly On) : IIntegrationEvent;

    sealed class Listening : DeadlineRule
    {
        public Listening() : base("sample-listening", "聞いたこと", Urgency.A, RestrictionTests.Desk, "設定", Certainty.MunicipalSetting)
        {
            Repeats();
            Opens<Overheard>(e => About(e.Person, e.On));
            Opens<Seen>(e => About(e.Person, e.On));
            Owner(Duty.CaseWorker);
        }
    }
}
