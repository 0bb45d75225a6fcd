using System.ComponentModel.DataAnnotations;

namespace Hagukumi.Families.Register;

/// <summary>What the municipality decides about the import over a screen.</summary>
internal sealed class RegisterSettings
{
    /// <summary>Where a file lies until it is read, and no longer; readable by the program alone.</summary>
    public string UploadFolder { get; init; } = Path.Combine(Environment.GetEnvironmentVariable("HAGUKUMI_DATA") ?? Path.GetTempPath(), "uploads");

    /// <summary>A larger file is taken on the command line.</summary>
    [Range(1, UploadRegister.MostMegabytes)]
    public int UploadMegabytes { get; init; } = 200;
}
