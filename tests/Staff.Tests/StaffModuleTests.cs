namespace Hagukumi.Staff.Tests;

public sealed class StaffModuleTests
{
    [Fact]
    public void Navigation_LeadsIntoTheModule_ForPermissionsItDeclares()
    {
        var module = new StaffModule();

        module.Navigation.Should().NotBeEmpty().And.OnlyContain(item => item.Href.StartsWith("/staff", StringComparison.Ordinal) && module.Permissions.Contains(item.Permission));
    }
}
