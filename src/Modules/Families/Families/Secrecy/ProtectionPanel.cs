using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.People;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Secrecy;

/// <summary>
/// 秘匿: on what the sealing of a person rests, until when, and what may be decided. Against whom it stands is for those who
/// decide about it and nobody else. The other party's page has no such panel: it would tell that somebody hides from them.
/// </summary>
sealed class ProtectionPanel(FamiliesDb db, Reading reading) : IPanel
{
    public string Title => "秘匿";

    public string Module => "families";

    public PanelPlace Place => PanelPlace.Desk;

    public async Task<IReadOnlyDictionary<PersonId, Panel>> For(IReadOnlyCollection<PersonId> people, CurrentStaff reader, CancellationToken stop)
    {
        if (!reader.Has(FamiliesPermissions.SeePerson)) return new Dictionary<PersonId, Panel>();

        var asked = await db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, Canonical = p.MergedInto ?? p.Id }).ToListAsync(stop);
        var records = (await db.People.OneWith([.. asked.Select(p => p.Canonical)]).Select(p => new Record(p.Id, p.MergedInto ?? p.Id, p.Sealed || p.SealedAsOne, p.Sealed, p.SealedInRegister, p.SealedByRegister)).ToListAsync(stop)).ToLookup(r => r.Canonical);
        var hidden = asked.Where(p => records[p.Canonical].Any(r => r.Withheld)).ToDictionary(p => p.Id, p => records[p.Canonical].ToList());
        if (hidden.Count == 0) return new Dictionary<PersonId, Panel>();
        if (!reader.Has(FamiliesPermissions.SeeProtection))
            return hidden.ToDictionary(p => p.Key, p => new Panel(Further(p.Key, reader), Withheld: true));

        var ids = hidden.Values.SelectMany(r => r).Select(r => r.Id).ToList();
        var standing = (await db.Protections.AsNoTracking().Where(p => ids.Contains(p.Person) && p.State != ProtectionState.Lifted).ToListAsync(stop)).OrderBy(p => p.From).ThenBy(p => p.Id.Value).ToLookup(p => p.Person);
        var others = standing.SelectMany(s => s).Select(p => p.AgainstPerson).OfType<PersonId>().Distinct().ToList();
        var names = await db.People.Where(p => others.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, stop);
        reading.Shows(hidden.Keys.Concat(others));
        return hidden.ToDictionary(p => p.Key, p => new Panel(
        [
            .. p.Value.SelectMany(record => standing[record.Id].SelectMany(protection => Of(protection, names, reader)).Concat(OfMark(record, standing[record.Id].Any(), standing[record.Id].Any(s => s.OfMark), reader))),
            .. Further(p.Key, reader),
        ]));
    }

    static IReadOnlyList<PanelLine> Further(PersonId person, CurrentStaff reader) =>
        reader.Has(FamiliesPermissions.Seal) ? [new PanelLine("ほかの根拠", "秘匿の根拠を加える", Href: $"/families/people/{person}/seal")] : [];

    static IEnumerable<PanelLine> Of(Protection protection, IReadOnlyDictionary<PersonId, string> names, CurrentStaff reader)
    {
        yield return new(protection.OfMark ? protection.Source : ProtectionWords.Of(protection.Kind), Period(protection));
        if (!protection.OfMark) yield return new("根拠", protection.Source);
        var against = string.Join("　", new[] { protection.AgainstPerson is { } other ? names.GetValueOrDefault(other, "") : "", protection.Against }.Where(t => t.Length > 0));
        if (against.Length > 0) yield return new("相手方", against, Href: protection.AgainstPerson is { } page ? $"/families/people/{page}" : null);
        if (!reader.Has(FamiliesPermissions.Unseal)) yield break;
        var path = $"/families/protections/{protection.Id}";
        yield return new("続ける", "続けると決める・終わりの日を直す", Href: path + "/keep");
        yield return protection.Proposal is { } proposal
            ? new("解除の提案", $"{JapaneseDate.Format(proposal.On)}に提案されました。別の職員が確認する", Href: path + "/lift/confirm")
            : new("解除", "解除を提案する", Href: path + "/lift");
    }

    /// <summary>The register's mark, or a sealing of which nobody recorded a reason, until a first decision makes a protection of it.</summary>
    static IEnumerable<PanelLine> OfMark(Record record, bool anyStands, bool markTaken, CurrentStaff reader)
    {
        var without = record.Sealed && !anyStands;
        if (record.SealedByRegister || without)
            yield return new("住民データの印", record.SealedInRegister ? "印がある" : record.SealedByRegister ? "印が消えている。秘匿は続いています" : "同じ世帯の人の秘匿による");
        if (markTaken || !(record.SealedByRegister || without) || !reader.Has(FamiliesPermissions.Unseal)) yield break;
        yield return new("続ける", "印のあった秘匿を続けると決める", Href: $"/families/people/{record.Id}/mark/keep");
        if (!record.SealedInRegister) yield return new("解除", "印のあった秘匿の解除を提案する", Href: $"/families/people/{record.Id}/mark/lift");
    }

    /// <summary>How one record of a person is sealed.</summary>
    sealed record Record(PersonId Id, PersonId Canonical, bool Withheld, bool Sealed, bool SealedInRegister, bool SealedByRegister);

    static string Period(Protection protection) => protection.EndsOn is { } ends
        ? $"{(protection.OfMark ? "" : JapaneseDate.Format(protection.From) + "から")}{JapaneseDate.Format(ends)}まで（書類の日。この日が来ても自動では解けません）"
        : protection.OfMark ? "終わりの日の登録なし" : $"{JapaneseDate.Format(protection.From)}から（終わりの日の登録なし）";
}
