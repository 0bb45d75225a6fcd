using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;

namespace Hagukumi.MaternalHealth.Epds;

/// <summary>Where what a questionnaire asks for is recorded: by the questionnaire's id.</summary>
sealed class EpdsSettlingForms(CurrentStaff reader) : ISettlingForms
{
    static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["epds-item10"] = "/maternal-health/epds/{0}/safety-plan",
        ["epds-high"] = "/maternal-health/epds/{0}/intervention",
        ["epds-again"] = "/maternal-health/epds/{0}",
        ["epds-redo"] = "/maternal-health/epds/{0}",
    };

    public IReadOnlyDictionary<string, string> Paths => reader.Has(MaternalHealthPermissions.Record) ? All : new Dictionary<string, string>(StringComparer.Ordinal);
}
