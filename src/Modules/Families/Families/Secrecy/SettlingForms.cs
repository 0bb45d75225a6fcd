using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;

namespace Hagukumi.Families.Secrecy;

/// <summary>Where it is decided about the end of a protection, by the protection's id, and about a mark that went, by the person's.</summary>
sealed class SettlingForms(CurrentStaff reader) : ISettlingForms
{
    static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["protection-ends"] = "/families/protections/{0}/keep",
        ["protection-mark-gone"] = "/families/people/{0}/mark/keep",
    };

    public IReadOnlyDictionary<string, string> Paths => reader.Has(FamiliesPermissions.Unseal) ? All : new Dictionary<string, string>(StringComparer.Ordinal);
}
