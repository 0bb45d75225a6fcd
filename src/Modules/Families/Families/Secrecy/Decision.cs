using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Families.People;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Secrecy;

/// <summary>
/// What is decided about: a protection, or the mark of the register that no protection stands for yet. The mark becomes a
/// protection with the first decision about it.
/// </summary>
internal sealed record Decision(Protection Protection, Person Person)
{
    public static async Task<Decision?> OfProtection(Guid id, PersonRequest request)
    {
        var protection = await request.Db.Protections.FirstOrDefaultAsync(p => p.Id == new ProtectionId(id), request.Stop);
        return protection is not null && await request.Record(protection.Person.Value) is { } person ? new(protection, person) : null;
    }

    public static async Task<Decision?> OfMark(Guid id, PersonRequest request)
    {
        if (await request.Record(id) is not { IsWithheld: true } person) return null;
        var known = await request.Db.Protections.FirstOrDefaultAsync(p => p.Person == person.Id && p.OfMark && p.State != ProtectionState.Lifted, request.Stop);
        return new(known ?? Protection.TakeOverMark(person.Id, request.Today), person);
    }

    /// <summary>What the form carries: how the protection stood when it was shown.</summary>
    public string Version => $"{Protection.Version}-{Protection.Steps.Count}";

    /// <summary>How it stands, for whoever was about to decide.</summary>
    public string Now => Protection.Steps.Count == 0 ? "まだ何も決められていません" : $"{ProtectionWords.Of(Protection.Steps[^1].Deed)}（{JapaneseDate.FormatLong(Protection.Steps[^1].On)}）";

    /// <summary>What it is about, as the screens of a decision say it.</summary>
    public IReadOnlyList<(string Label, string Text)> Facts =>
    [
        ("種類", Protection.OfMark ? Protection.Source : ProtectionWords.Of(Protection.Kind)),
        ("期間", Protection.OfMark && Protection.EndsOn is null ? "終わりの日の登録なし" : $"{JapaneseDate.FormatLong(Protection.From)}から{(Protection.EndsOn is { } ends ? $"{JapaneseDate.FormatLong(ends)}まで（書類のとおり）" : "（終わりの日の登録なし）")}"),
        ("根拠", Protection.Source),
        ("住民データの印", Person.SealedInRegister ? "印がある" : "印はない"),
    ];

    /// <summary>Tracked, so that the save stores a mark that was taken over.</summary>
    public void Keep(FamiliesDb db)
    {
        if (db.Entry(Protection).State is EntityState.Detached) db.Add(Protection);
    }
}
