namespace Hagukumi.ChildWelfare.Tests;

public sealed class ChildWelfareModuleTests
{
    [Fact]
    public void Navigation_LeadsIntoTheModule_ForPermissionsItDeclares()
    {
        var module = new ChildWelfareModule();

        module.Navigation.Should().NotBeEmpty().And.OnlyContain(item => item.Href.StartsWith("/child-welfare", StringComparison.Ordinal) && module.Permissions.Contains(item.Permission));
    }
}
