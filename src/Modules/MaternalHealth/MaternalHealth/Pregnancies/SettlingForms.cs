using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;

namespace Hagukumi.MaternalHealth.Pregnancies;

/// <summary>Where the facts that settle this desk's follow-ups are recorded: by the pregnancy's id, or by the child's.</summary>
sealed class SettlingForms(CurrentStaff reader) : ISettlingForms
{
    static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["pregnancy-interview"] = "/maternal-health/pregnancies/{0}/interview",
        ["triage"] = "/maternal-health/pregnancies/{0}/triage",
        ["eight-month"] = "/maternal-health/pregnancies/{0}/eight-month",
        ["edd-passed"] = "/maternal-health/pregnancies/{0}/end",
        ["antenatal-gap"] = "/maternal-health/pregnancies/{0}/antenatal/contact",
        ["liaison-reply"] = "/maternal-health/liaison/{0}",
        ["after-loss"] = "/maternal-health/grief/{0}",
        ["newborn-visit"] = "/maternal-health/infants/{0}/newborn-visit",
        ["low-birth-weight"] = "/maternal-health/infants/{0}/newborn-visit",
        ["missed-checkup"] = "/maternal-health/missed-checkups/{0}/endings",
        ["detailed-exam"] = "/maternal-health/detailed-exams/{0}",
        ["case-transfer"] = "/maternal-health/moves/{0}",
        ["move-in"] = "/maternal-health/moves/{0}",
        ["move-in-first"] = "/maternal-health/moves/{0}",
        ["rearing-review"] = "/maternal-health/rearing-supports/{0}",
        ["infant-visit"] = "/maternal-health/infants/{0}/infant-visit",
    };

    /// <summary>What the clerk settles as well.</summary>
    static readonly IReadOnlyDictionary<string, string> Rights = new Dictionary<string, string>(StringComparer.Ordinal) { ["benefit-second"] = "/maternal-health/pregnancies/{0}/benefit" };

    public IReadOnlyDictionary<string, string> Paths => new Dictionary<string, string>(
        All.Where(_ => reader.Has(MaternalHealthPermissions.Record)).Concat(Rights.Where(_ => reader.Has(MaternalHealthPermissions.HandleRights))), StringComparer.Ordinal);
}
