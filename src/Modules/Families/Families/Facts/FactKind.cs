using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Facts;

/// <summary>A kind of fact, as lists and forms go through all of them.</summary>
/// <param name="Slug">How an address names it, and where below a person it is recorded.</param>
/// <param name="Name">What staff call it.</param>
/// <param name="In">Where it is kept.</param>
/// <param name="Record">What the way to its form says.</param>
internal sealed record FactKind(string Slug, string Name, Func<FamiliesDb, IQueryable<Fact>> In, string Record)
{
    public static readonly IReadOnlyList<FactKind> All =
    [
        new("residences", "居所", db => db.Residences, "居所を記録する"),
        new("memberships", "同居", db => db.Memberships, "もう一つの世帯を記録する"),
        new("parentages", "親子関係", db => db.Parentages, "親を記録する"),
        new("authorities", "親権", db => db.ParentalAuthorities, "親権を記録する"),
        new("custodies", "監護", db => db.Custodies, "監護者を記録する"),
        new("partnerships", "夫婦・パートナー", db => db.Partnerships, "夫婦・パートナーを記録する"),
        new("enrolments", "所属", db => db.Enrolments, "所属を記録する"),
        new("agencies", "家族の支援機関", db => db.SupportingAgencies, "支援機関を記録する"),
        new("hardships", "経済的な困りごと", db => db.Hardships, "困りごとを記録する"),
        new("communications", "ことば", db => db.Communications, "ことばの配慮を記録する"),
        new("consents", "同意", db => db.Consents, "同意を記録する"),
        new("disclosures", "情報の提供", db => db.Disclosures, "提供を記録する"),
        new("integrated-supports", "一体支援", db => db.IntegratedSupports, "一体支援を記録する"),
        new("team-members", "副担当", db => db.TeamMembers, "副担当を記録する"),
    ];

    public static FactKind? Find(string? slug) => All.FirstOrDefault(k => k.Slug == slug);

    public Task<Fact?> Find(FamiliesDb db, Guid id, CancellationToken stop) => In(db).FirstOrDefaultAsync(f => f.Id == id, stop);
}
