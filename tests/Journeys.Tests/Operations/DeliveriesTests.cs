using Hagukumi.TestKit;

namespace Hagukumi.Journeys.Tests.Operations;

/// <summary>届かなかった連絡: what failed stands there with its cause, and goes on its way again at a press.</summary>
public sealed class DeliveriesTests(App app) : IClassFixture<App>, IAsyncLifetime
{
    public async Task InitializeAsync()
    {
        await app.Register(new Resident(), new Resident());
        await app.Database.Execute("update families.outbox_delivery set status = 'Failed', attempts = 3, last_error = 'the table was locked'");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Retry_One_DeliversThatOne()
    {
        var operatorOfToday = await app.SignedIn("kanri");
        var failed = await Failed();
        var page = await operatorOfToday.Get("/operations/deliveries");
        page.Words.Should().Contain("families.people-changed").And.Contain("the table was locked").And.Contain("止まっています");

        var answer = await operatorOfToday.Submit(page, form: "main form[action$='/retry']");

        answer.Status.Should().Be(303);
        await Wait.Until(async () => await Failed() == failed - 1, "the delivery has arrived");
    }

    [Fact]
    public async Task Retry_All_LeavesNone()
    {
        var operatorOfToday = await app.SignedIn("kanri");

        var answer = await operatorOfToday.Submit(await operatorOfToday.Get("/operations/deliveries"), form: "main form[action$='/retry-all']");

        answer.Status.Should().Be(303);
        await Wait.Until(async () => await Failed() == 0, "all have arrived");
        (await operatorOfToday.Get("/operations/deliveries")).Words.Should().Contain("届かなかった連絡はありません");
    }

    [Fact]
    public async Task Deliveries_OfANurse_AreForbidden()
    {
        var nurse = await app.SignedIn("hokenshi1");

        (await nurse.Get("/operations/deliveries")).Status.Should().Be(403);
        (await Failed()).Should().BePositive();
    }

    Task<int> Failed() => app.Database.Scalar<int>("select count(*) from families.outbox_delivery where status <> 'Delivered'");
}
