using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Facts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Support;

/// <summary>共有の同意 in the bar above a person's page. A refusal stands before a consent: whoever reads one word must not take it for leave.</summary>
sealed class ConsentPanel(FamiliesDb db, TimeProvider clock) : IPanel
{
    public string Title => "共有の同意";

    public string Module => "families";

    public PanelPlace Place => PanelPlace.Consent;

    public async Task<IReadOnlyDictionary<PersonId, Panel>> For(IReadOnlyCollection<PersonId> people, CurrentStaff reader, CancellationToken stop)
    {
        if (!reader.Has(FamiliesPermissions.SeePerson)) return new Dictionary<PersonId, Panel>();
        var today = clock.Today();
        var same = await db.SamePersons(people, stop);
        var ids = same.SelectMany(s => s).Distinct().ToList();
        var consents = (await db.Consents.AsNoTracking().HoldingOn(today).Where(c => ids.Contains(c.Person)).ToListAsync(stop)).ToLookup(c => c.Person);
        return people.Distinct().ToDictionary(p => p, p => new Panel([Of(Consent.InForce(same[p].SelectMany(id => consents[id]), today))]));
    }

    internal static PanelLine Of(IReadOnlyList<Consent> inForce)
    {
        string? Scopes(params string[] states) => string.Join("・", inForce.Where(c => states.Contains(c.State, StringComparer.Ordinal)).Select(c => Consent.Scopes.NameOf(c.Scope)).Distinct(StringComparer.Ordinal)) is { Length: > 0 } scopes ? scopes : null;
        var (refused, pending, granted, law) = (Scopes(Consent.Refused, Consent.Revoked), Scopes(Consent.Pending), Scopes(Consent.Granted), Scopes(Consent.NotNeededByLaw));
        var text = FormText.Joined(refused is null ? "" : $"不同意（{refused}）", pending is null ? "" : $"確認中（{pending}）", granted is null ? "" : $"同意（{granted}）", law is null ? "" : $"法令により不要（{law}）");
        return new("共有の同意", text.Length > 0 ? text : "登録なし", Tone: refused is not null ? "danger" : pending is not null ? "warning" : granted is not null ? "success" : null);
    }
}
