using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.People;

/// <summary>
/// 連絡先: the only source of an address, and the gate for all that is sent. One decision serves both, so that no page
/// shows what no letter may carry. Registered under both interfaces, as every panel is under all it has.
/// </summary>
sealed class ContactPanel(FamiliesDb db, Reading reading, TimeProvider clock) : IPanel, IContactGate
{
    static readonly Panel Unseen = new([], Withheld: true);

    public string Title => "連絡先";

    public string Module => "families";

    public PanelPlace Place => PanelPlace.Contact;

    public async Task<IReadOnlyDictionary<PersonId, Panel>> For(IReadOnlyCollection<PersonId> people, CurrentStaff reader, CancellationToken stop)
    {
        if (!reader.Has(FamiliesPermissions.SeePerson)) return people.Distinct().ToDictionary(id => id, _ => Unseen);

        var today = clock.Today();
        var known = await Known(people, stop);
        reading.Shows(known.Keys);
        return known.ToDictionary(p => p.Key, p => Of(p.Value.Person, today, p.Value.Withheld, p.Value.DiedOn));
    }

    public async Task<IReadOnlyDictionary<PersonId, ContactDecision>> MaySend(IReadOnlyCollection<PersonId> people, CancellationToken stop)
    {
        var today = clock.Today();
        var known = await Known(people, stop);
        return people.Distinct().ToDictionary(id => id, id => known.TryGetValue(id, out var asked) ? asked.Person.MaySend(today, asked.Withheld, asked.DiedOn) : ContactDecision.Refused(ContactRefusal.Unknown));
    }

    /// <summary>
    /// Each as the person they are. A seal or a death that any record of the person tells of counts, and so does a seal of
    /// anybody who lives where one of these records does: asked here too, at the moment of showing.
    /// </summary>
    async Task<Dictionary<PersonId, Asked>> Known(IReadOnlyCollection<PersonId> people, CancellationToken stop)
    {
        var canonical = await db.People.Where(p => people.Contains(p.Id)).Select(p => new { p.Id, Canonical = p.MergedInto ?? p.Id }).ToDictionaryAsync(p => p.Id, p => p.Canonical, stop);
        var ids = canonical.Values.Distinct().ToList();
        var aliasesOf = ids.Select(p => (PersonId?)p).ToList();
        var records = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id) || aliasesOf.Contains(p.MergedInto)).ToListAsync(stop);
        var places = records.Select(p => p.HouseholdId).Distinct().ToList();
        var withheld = (await db.People.Where(p => (p.Sealed || p.SealedAsOne) && places.Contains(p.HouseholdId)).Select(p => p.HouseholdId).Distinct().ToListAsync(stop)).ToHashSet();
        var wholes = records.ToLookup(p => p.Canonical);
        return canonical.ToDictionary(p => p.Key, p => new Asked(
            wholes[p.Value].Single(r => r.Id == p.Value), wholes[p.Value].Any(r => r.IsWithheld || withheld.Contains(r.HouseholdId)), wholes[p.Value].Min(r => r.DiedOn)));
    }

    sealed record Asked(Person Person, bool Withheld, DateOnly? DiedOn);

    internal static Panel Of(Person person, DateOnly today, bool householdSealed = false, DateOnly? diedOn = null)
    {
        List<PanelLine> lines = [];
        var decision = person.MaySend(today, householdSealed, diedOn);
        if (decision.IsAllowed)
            lines.AddRange(Label(person.Address));
        else
            lines.Add(new PanelLine("送付・連絡", Says(decision.Refusal!.Value, person, person.DiedOn ?? diedOn)));
        if (person.ContactNote.Length > 0 && decision.Refusal is not (ContactRefusal.Died or ContactRefusal.Sealed)) lines.Add(new PanelLine("連絡先・居所", person.ContactNote));
        if (person.MovedOutOn > today && !householdSealed && person is { IsWithheld: false, DiedOn: null })
            lines.Add(new PanelLine("転出の予定", JapaneseDate.FormatLong(person.MovedOutOn.Value)));
        if (Languages.NameOf(person.Language) is { } language) lines.Add(new PanelLine("使用言語", language));
        if (person.Alias.Length > 0) lines.Add(new PanelLine("通称名", person.Alias));
        return new Panel(lines);
    }

    static IEnumerable<PanelLine> Label(Address address) =>
        new PanelLine[] { new("郵便番号", address.PostalCode), new("住所", address.Town + address.Block), new("方書", address.Building) }.Where(line => line.Text.Length > 0);

    static string Says(ContactRefusal refusal, Person person, DateOnly? diedOn) => refusal switch
    {
        ContactRefusal.Died => $"{JapaneseDate.FormatLong(diedOn!.Value)}に亡くなっています。宛名は出せません。家族への連絡は担当係長に確認してください。",
        ContactRefusal.Sealed => "住所は秘匿されています。送付・連絡は担当係長に確認してください",
        ContactRefusal.MovedOut => $"{JapaneseDate.FormatLong(person.MovedOutOn!.Value)}に転出しています。宛名は出せません。転出先への引継ぎを確かめてください。",
        _ => "住所が分かりません。宛名は出せません。世帯か本人に確かめてください。",
    };
}
