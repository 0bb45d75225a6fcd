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
        reading.Shows(known.Select(p => p.Id));
        var withheld = await SealedHouseholds(known, stop);
        return known.ToDictionary(p => p.Id, p => Of(p, today, withheld.Contains(p.HouseholdId)));
    }

    public async Task<IReadOnlyDictionary<PersonId, ContactDecision>> MaySend(IReadOnlyCollection<PersonId> people, CancellationToken stop)
    {
        var today = clock.Today();
        var known = (await Known(people, stop)).ToDictionary(p => p.Id);
        var withheld = await SealedHouseholds(known.Values, stop);
        return people.Distinct().ToDictionary(id => id, id => known.TryGetValue(id, out var person) ? person.MaySend(today, withheld.Contains(person.HouseholdId)) : ContactDecision.Refused(ContactRefusal.Unknown));
    }

    Task<List<Person>> Known(IReadOnlyCollection<PersonId> people, CancellationToken stop) =>
        db.People.AsNoTracking().Where(p => people.Contains(p.Id)).ToListAsync(stop);

    /// <summary>Asked here too, at the moment of showing: the address of one member is that of all.</summary>
    async Task<HashSet<HouseholdId>> SealedHouseholds(IReadOnlyCollection<Person> people, CancellationToken stop)
    {
        var ids = people.Select(p => p.HouseholdId).Distinct().ToList();
        return [.. await db.People.Where(p => p.Sealed && ids.Contains(p.HouseholdId)).Select(p => p.HouseholdId).Distinct().ToListAsync(stop)];
    }

    internal static Panel Of(Person person, DateOnly today, bool householdSealed = false)
    {
        List<PanelLine> lines = [];
        var decision = person.MaySend(today, householdSealed);
        if (decision.IsAllowed)
            lines.AddRange(Label(person.Address));
        else
            lines.Add(new PanelLine("送付・連絡", Says(decision.Refusal!.Value, person)));
        if (person.MovedOutOn > today && !householdSealed && person is { Sealed: false, DiedOn: null })
            lines.Add(new PanelLine("転出の予定", JapaneseDate.FormatLong(person.MovedOutOn.Value)));
        if (Languages.NameOf(person.Language) is { } language) lines.Add(new PanelLine("使用言語", language));
        if (person.Alias.Length > 0) lines.Add(new PanelLine("通称名", person.Alias));
        return new Panel(lines);
    }

    static IEnumerable<PanelLine> Label(Address address) =>
        new PanelLine[] { new("郵便番号", address.PostalCode), new("住所", address.Town + address.Block), new("方書", address.Building) }.Where(line => line.Text.Length > 0);

    static string Says(ContactRefusal refusal, Person person) => refusal switch
    {
        ContactRefusal.Died => $"{JapaneseDate.FormatLong(person.DiedOn!.Value)}に亡くなっています。宛名は出せません。家族への連絡は担当係長に確認してください。",
        ContactRefusal.Sealed => "住所は秘匿されています。送付・連絡は担当係長に確認してください",
        ContactRefusal.MovedOut => $"{JapaneseDate.FormatLong(person.MovedOutOn!.Value)}に転出しています。宛名は出せません。転出先への引継ぎを確かめてください。",
        _ => "住所が分かりません。宛名は出せません。世帯か本人に確かめてください。",
    };
}
