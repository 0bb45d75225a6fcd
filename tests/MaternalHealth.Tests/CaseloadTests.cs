using Hagukumi.TestKit;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>Each district's families, and who among them is helped (AS-14). Whoever hides is found under no district.</summary>
public sealed class CaseloadTests(Desk desk) : IClassFixture<Desk>
{
    async Task<string> Pregnant(Resident resident)
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var woman = (await desk.Register(resident)).Single();
        var saved = await nurse.Submit(await nurse.Get($"/maternal-health/pregnancies/new?person={woman}"), new { NotifiedOn = "2026-06-01", ExpectedDeliveryOn = "2026-12-24", FetusCount = "1", HandbookNumbers = $"K-{woman}"[..20] });
        saved.Status.Should().Be(303, saved.Words);
        await desk.Delivered();
        return saved.Location!;
    }

    [Fact]
    public async Task Show_ADistrict_NamesItsFamilies_AndNobodyWhoHides()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        await Pregnant(new Resident { Name = "若葉 在子", District = "若葉小" });
        await Pregnant(new Resident { Name = "川端 隣子", District = "川端小" });
        await Pregnant(new Resident { Name = "秘匿 隠子", District = "若葉小", Sealed = true });

        var here = await nurse.Get($"/maternal-health/caseload?district={Uri.EscapeDataString("若葉小")}");
        var hidden = await nurse.Get("/maternal-health/caseload?district=withheld");

        here.Words.Should().Contain("若葉 在子").And.NotContain("川端 隣子").And.NotContain("秘匿 隠子");
        hidden.Words.Should().Contain("秘匿 隠子").And.NotContain("若葉 在子");
    }

    [Fact]
    public async Task Show_WhoIsHelped_AreThoseOfWhomSomebodyDecidedSo()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var (helped, ordinary) = (await Pregnant(new Resident { Name = "支援 対象子" }), await Pregnant(new Resident { Name = "通常 対応子" }));
        (await nurse.Submit(await nurse.Get(helped + "/triage"), new { On = "2026-06-01", Direction = "NurseFollowUp", Reason = "頼れる人がいない" })).Status.Should().Be(303);
        (await nurse.Submit(await nurse.Get(ordinary + "/triage"), new { On = "2026-06-01", Direction = "Ordinary", Reason = "変わりない" })).Status.Should().Be(303);
        (await nurse.Submit(await nurse.Get(helped + "/self-care"), new { MadeOn = "2026-06-01", Outlook = "実家で過ごす" })).Status.Should().Be(303);

        var page = await nurse.Get("/maternal-health/caseload?state=helped");

        page.Words.Should().Contain("支援 対象子").And.NotContain("通常 対応子");
        page.Letters.Should().Contain("母子保健でのフォロー2026-06-01");
    }

    [Fact]
    public async Task Birth_CarriesOverWhatWasFoundInThePregnancy()
    {
        var nurse = await desk.SignedIn("hokenshi1");
        var pregnancy = await desk.Pregnancy("2026-06-01");
        (await nurse.Submit(await nurse.Get(pregnancy.Path + "/interview"), new Dictionary<string, string?> { ["Minutes"] = "25", ["Note"] = "元気です。", ["Items"] = "P11" })).Status.Should().Be(303);
        (await nurse.Submit(await nurse.Get(pregnancy.Path + "/triage"), new { On = "2026-06-01", Direction = "NurseFollowUp", Reason = "里の母も遠い" })).Status.Should().Be(303);
        (await nurse.Submit(await nurse.Get(pregnancy.Path + "/end"), new Dictionary<string, string?> { ["Fetuses[0].Outcome"] = "LiveBirth", ["Fetuses[0].On"] = "2026-06-01", ["Fetuses[0].Sex"] = "Female", ["Fetuses[0].BirthWeight"] = "3000" })).Status.Should().Be(303);
        await desk.Delivered();
        var child = (await desk.Database.Rows($"select id from maternal_health.infant where mother = '{pregnancy.Person}'")).Single();

        var page = await nurse.Get($"/maternal-health/infants/{child}");

        page.Words.Should().Contain("支援者がいない・孤立").And.Contain("母子保健でのフォロー").And.Contain("里の母も遠い");
    }
}
