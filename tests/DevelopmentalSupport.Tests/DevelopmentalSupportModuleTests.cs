namespace Hagukumi.DevelopmentalSupport.Tests;

public sealed class DevelopmentalSupportModuleTests
{
    [Fact]
    public void Navigation_LeadsIntoTheModule_ForPermissionsItDeclares()
    {
        var module = new DevelopmentalSupportModule();

        module.Navigation.Should().NotBeEmpty().And.OnlyContain(item => item.Href.StartsWith("/developmental-support", StringComparison.Ordinal) && module.Permissions.Contains(item.Permission));
    }
}
