using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;

namespace Hagukumi.MaternalHealth;

/// <summary>Where what a questionnaire asks for is recorded, by the questionnaire's id, and a measuring, by the child's.</summary>
sealed class CareSettlingForms(CurrentStaff reader) : ISettlingForms
{
    static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["epds-item10"] = "/maternal-health/epds/{0}/safety-plan",
        ["epds-high"] = "/maternal-health/epds/{0}/intervention",
        ["epds-again"] = "/maternal-health/epds/{0}",
        ["remeasure"] = "/maternal-health/children/{0}/growth/new",
        ["epds-redo"] = "/maternal-health/epds/{0}",
    };

    public IReadOnlyDictionary<string, string> Paths => reader.Has(MaternalHealthPermissions.Record) ? All : new Dictionary<string, string>(StringComparer.Ordinal);
}
