namespace Hagukumi.Training.Tests;

public sealed class TrainingModuleTests
{
    [Fact]
    public void Navigation_LeadsIntoTheModule_ForPermissionsItDeclares()
    {
        var module = new TrainingModule();

        module.Navigation.Should().NotBeEmpty().And.OnlyContain(item => item.Href.StartsWith("/training", StringComparison.Ordinal) && module.Permissions.Contains(item.Permission));
    }
}
