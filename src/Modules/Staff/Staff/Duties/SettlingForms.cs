using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;

namespace Hagukumi.Staff.Duties;

/// <summary>Where somebody is found for a duty that nobody holds.</summary>
sealed class SettlingForms(CurrentStaff reader) : ISettlingForms
{
    public IReadOnlyDictionary<string, string> Paths =>
        reader.Has(StaffPermissions.AssignDuties) ? new Dictionary<string, string>(StringComparer.Ordinal) { ["vacant-duty"] = "/staff/duties/new" } : new Dictionary<string, string>(StringComparer.Ordinal);
}
