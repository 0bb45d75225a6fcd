using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Letters;

namespace Hagukumi.Families.People;

/// <summary>
/// 連絡先: the only source of an address. What the gate for all that is sent decides is what it shows, so that no page shows
/// what no letter may carry; how somebody asked to be reached stands before everything else.
/// </summary>
sealed class ContactPanel(ContactGate gate, Reading reading) : IPanel
{
    static readonly Panel Unseen = new([], Withheld: true);

    public string Title => "連絡先";

    public string Module => "families";

    public PanelPlace Place => PanelPlace.Contact;

    public async Task<IReadOnlyDictionary<PersonId, Panel>> For(IReadOnlyCollection<PersonId> people, CurrentStaff reader, CancellationToken stop)
    {
        if (!reader.Has(FamiliesPermissions.SeePerson)) return people.Distinct().ToDictionary(id => id, _ => Unseen);

        var known = await gate.Know(people, stop);
        reading.Shows(known.Keys);
        return known.ToDictionary(p => p.Key, p => new Panel([.. How(p.Value), .. Of(p.Value.Person, p.Value.Today, p.Value.Withheld, p.Value.DiedOn).Lines, .. Forms(p.Value, reader)]));
    }

    /// <summary>How the person asked to be reached, before a number or an address is read out.</summary>
    static IEnumerable<PanelLine> How(ContactGate.Known known)
    {
        if (known is { DiedOn: null, Safe: { } safe })
        {
            yield return known.MayCall() is { IsAllowed: true, Only: { } only } ? new("安全な電話", only.Phone, Tone: "warning") : new("電話", "電話をしないでください", Tone: "danger");
            if (safe.Hours.Length > 0) yield return new("電話してよい時間", safe.Hours);
            if (safe.NoVoicemail) yield return new("留守番電話", "残さないでください", Tone: "danger");
            if (safe.MustNotAnswer.Length > 0) yield return new("出てはいけない人", $"{safe.MustNotAnswer}が出たら、名乗らずに切ってください");
            if (safe.Language.Length > 0) yield return new("言葉について", safe.Language);
        }
        if (known.MaySend() is { IsAllowed: true, NeutralEnvelope: true }) yield return new("封筒", "役所の名前を出さない無地の封筒", Tone: "warning");
    }

    static IEnumerable<PanelLine> Forms(ContactGate.Known known, CurrentStaff reader)
    {
        if (known.DiedOn is not null) yield break;
        var path = $"/families/people/{known.Person.Id}";
        if (known.MaySend().IsAllowed && reader.Has(FamiliesPermissions.SendLetters)) yield return new("宛名ラベル", "この人あての手紙を印刷待ちに入れる", Href: path + "/letter");
        if (reader.Has(FamiliesPermissions.RecordSafeContact)) yield return new("連絡のしかた", "安全な連絡先を登録する", Href: path + "/safe-contact");
        if (!known.Withheld && reader.Has(FamiliesPermissions.Seal)) yield return new("秘匿", "住所を秘匿する", Href: path + "/seal");
    }

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
