using Hagukumi.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.Journeys.Tests.Host;

/// <summary>A woman with a pregnancy, a child that was born, and everything that is owed for them, recorded through the screens.</summary>
static class Household
{
    /// <summary>Records a pregnancy of the first woman, and of the second a birth.</summary>
    /// <returns>The page of the pregnancy, and of the child.</returns>
    public static async Task<(string Pregnancy, string Infant)> Records(App app, PersonId expecting, PersonId mother)
    {
        var nurse = await app.SignedIn("kakaricho");
        var pregnancy = await Register(nurse, expecting, "2026-10-01");
        (await nurse.Submit(await nurse.Get(pregnancy + "/interview"), new { Result = "held", On = "2026-06-01", Minutes = "30", Note = "面談の内容" })).Status.Should().Be(303);
        var ended = await Register(nurse, mother, "2026-06-01");
        (await nurse.Submit(await nurse.Get(ended + "/end"), new Dictionary<string, string?>
        {
            ["Fetuses[0].Outcome"] = "LiveBirth", ["Fetuses[0].On"] = "2026-06-01", ["Fetuses[0].Sex"] = "Female", ["Fetuses[0].BirthWeight"] = "2300",
        })).Status.Should().Be(303);
        await app.Delivered();
        var child = (await app.Database.Rows($"select id from maternal_health.infant where mother = '{mother}'")).Single();
        await app.Verb("nightly", ("date", "2026-06-01"));
        return (pregnancy, $"/maternal-health/infants/{child}");
    }

    static async Task<string> Register(Browser nurse, PersonId woman, string expected)
    {
        var saved = await nurse.Submit(await nurse.Get($"/maternal-health/pregnancies/new?person={woman}"), new { NotifiedOn = "2026-06-01", ExpectedDeliveryOn = expected, FetusCount = "1", HandbookNumbers = "2026-1" });
        saved.Status.Should().Be(303, saved.Words);
        return saved.Location!;
    }
}
