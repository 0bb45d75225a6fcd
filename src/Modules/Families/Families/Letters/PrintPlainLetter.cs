using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Letters;

/// <summary>
/// やさしい日本語の手紙 (AY-40): what goes into the envelope of a letter that waits, for whoever asked for plain Japanese. It passes the
/// gate of its label at the moment of printing; of a letter that must not leave nothing is shown but why. The reader's language
/// and interpreter are for whoever prints it and stand on no paper.
/// </summary>
public static class PrintPlainLetter
{
    public static void Map(RouteGroupBuilder desk) => desk.MapGet("/letters/{id:guid}/plain", Show).RequirePermission(FamiliesPermissions.SendLetters);

    static async Task<IResult> Show(Guid id, FamiliesDb db, IContactGate gate, CurrentStaff staff, Reading reading, Municipality municipality, TimeProvider clock, CancellationToken stop)
    {
        var today = clock.Today();
        if (await PrintLetters.Waiting(db, staff).AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, stop) is not { } letter) return Results.NotFound();
        if (!(await db.PlainReadersAmong([letter.Addressee], today, stop)).TryGetValue(letter.Addressee, out var need)) return Results.NotFound();
        if (await db.People.AsNoTracking().FirstOrDefaultAsync(p => p.Id == letter.Addressee, stop) is not { } person) return Results.NotFound();
        var decision = (await gate.MaySend([letter.For], stop))[letter.For];
        reading.Shows(person.Id);
        if (decision.IsAllowed) reading.Prints();
        return Screen.Of<PrintPlainLetterScreen>(new
        {
            Need = need.Says(_ => ""),
            Refusal = decision.Refusal is { } why ? ContactWords.Says(why) : null,
            decision.NeutralEnvelope,
            Text = decision.IsAllowed ? new Paper(person.Name, person.Kana, today, [.. Sentences(letter)], municipality, staff.Name) : null,
        });
    }

    /// <summary>One thing in a sentence, and words with blanks between them.</summary>
    static IEnumerable<string> Sentences(Letter letter) =>
    [
        letter.Kind == LetterKind.ForTheChild ? "こどもの ことで、お知らせが あります。" : "あなたの ことで、お知らせが あります。",
        $"お知らせの 名前は「{letter.Title}」です。",
        .. letter.Kind == LetterKind.OwnRight ? ["これは あなたの 権利です。"] : Array.Empty<string>(),
        "一緒に 入っている 紙を 見て ください。",
        "わからない ことは、電話で きいて ください。",
        "話しやすい ことばで 話す ことが できます。",
        "通訳を 頼む ことも できます。",
    ];

    /// <summary>What stands on the paper.</summary>
    /// <param name="Name">To whom.</param>
    /// <param name="Kana">How the name is read; empty where unknown.</param>
    /// <param name="On">The day.</param>
    /// <param name="Sentences">The text.</param>
    /// <param name="Sender">The office.</param>
    /// <param name="Worker">Whom to ask for.</param>
    public sealed record Paper(string Name, string Kana, DateOnly On, IReadOnlyList<string> Sentences, Municipality Sender, string Worker);
}
