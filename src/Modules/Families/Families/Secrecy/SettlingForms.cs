using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;

namespace Hagukumi.Families.Secrecy;

/// <summary>Where the end of a protection is decided: by the protection's id.</summary>
sealed class SettlingForms(CurrentStaff reader) : ISettlingForms
{
    static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal) { ["protection-ends"] = "/families/protections/{0}/keep" };

    public IReadOnlyDictionary<string, string> Paths => reader.Has(FamiliesPermissions.Unseal) ? All : new Dictionary<string, string>(StringComparer.Ordinal);
}
