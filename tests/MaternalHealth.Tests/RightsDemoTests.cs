using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.TestKit;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>The demonstration of this desk, on a few women: every record of it keeps the rules that staff keep.</summary>
public sealed class RightsDemoTests(Desk desk) : IClassFixture<Desk>
{
    [Fact]
    public async Task Fill_AfterThePregnancies_HasSomethingInEveryRoom()
    {
        for (var i = 0; i < 12; i++) await desk.Pregnancy(fetuses: i == 3 ? 2 : 1);
        await desk.Infant();
        await using var scope = desk.Services.CreateAsyncScope();

        await scope.ServiceProvider.GetServices<IDemo>().OfType<RightsDemo>().Single().Fill(new DemoWorld(new Random(1), App.Monday), default);

        foreach (var table in new[] { "voucher_book", "benefit", "payment", "liaison_slip", "class_application", "book_gift", "self_care_plan", "reimbursement" })
            (await desk.Database.Scalar<long>($"select count(*) from maternal_health.{table}")).Should().BePositive(table);
        await desk.Delivered();
        desk.Errors.Should().BeEmpty();
        foreach (var url in new[] { "/maternal-health/benefits", "/maternal-health/payments", "/maternal-health/liaison", "/maternal-health/classes", "/maternal-health/gifts" })
            (await (await desk.SignedIn("hokenshi1")).Get(url)).Status.Should().Be(200, url);
    }
}
