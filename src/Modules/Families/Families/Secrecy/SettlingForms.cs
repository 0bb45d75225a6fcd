using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;

namespace Hagukumi.Families.Secrecy;

/// <summary>Where it is decided about the end of a protection, by the protection's id, about a mark that went and about a child that the register does not know, by the person's.</summary>
sealed class SettlingForms(CurrentStaff reader) : ISettlingForms
{
    static readonly IReadOnlyList<(string Rule, string Path, Permission Permission)> All =
    [
        ("protection-ends", "/families/protections/{0}/keep", FamiliesPermissions.Unseal),
        ("protection-mark-gone", "/families/people/{0}/mark/keep", FamiliesPermissions.Unseal),
        ("unregistered-birth", "/families/people/{0}/merge", FamiliesPermissions.Merge),
    ];

    public IReadOnlyDictionary<string, string> Paths => All.Where(f => reader.Has(f.Permission)).ToDictionary(f => f.Rule, f => f.Path, StringComparer.Ordinal);
}
