namespace Hagukumi.Conferences.Tests;

public sealed class ConferencesModuleTests
{
    [Fact]
    public void Navigation_LeadsIntoTheModule_ForPermissionsItDeclares()
    {
        var module = new ConferencesModule();

        module.Navigation.Should().NotBeEmpty().And.OnlyContain(item => item.Href.StartsWith("/conferences", StringComparison.Ordinal) && module.Permissions.Contains(item.Permission));
    }
}
