using System.Globalization;

namespace Hagukumi.TestKit;

/// <summary>Where the chance of a random test begins; the test prints it.</summary>
public static class Seed
{
    /// <summary>Another one each time, unless HAGUKUMI_TEST_SEED holds one to be tried again.</summary>
    public static int Next() => int.TryParse(Environment.GetEnvironmentVariable("HAGUKUMI_TEST_SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
}
