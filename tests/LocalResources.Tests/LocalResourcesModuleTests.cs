namespace Hagukumi.LocalResources.Tests;

public sealed class LocalResourcesModuleTests
{
    [Fact]
    public void Navigation_LeadsIntoTheModule_ForPermissionsItDeclares()
    {
        var module = new LocalResourcesModule();

        module.Navigation.Should().NotBeEmpty().And.OnlyContain(item => item.Href.StartsWith("/local-resources", StringComparison.Ordinal) && module.Permissions.Contains(item.Permission));
    }
}
