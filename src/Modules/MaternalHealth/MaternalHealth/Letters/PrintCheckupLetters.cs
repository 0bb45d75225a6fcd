using System.Globalization;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Checkups;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Letters;

/// <summary>
/// 健診の手紙: invitations to a session, and the letter after a missed check-up, each in the language of the household. The gate is asked at the
/// moment of printing; for whom it refuses nothing is printed, and the page says why. The address stands on the label, which Families prints.
/// </summary>
static class PrintCheckupLetters
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/sessions/{id:guid}/letters", ShowOfSession).RequirePermission(MaternalHealthPermissions.Record);
        desk.MapGet("/missed-checkups/{id:guid}/letter", ShowOfMissed).RequirePermission(MaternalHealthPermissions.Record);
    }

    static async Task<IResult> ShowOfSession(Guid id, string? language, IContactGate gate, Municipality municipality, [AsParameters] DeskRequest request)
    {
        if (await request.Db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, request.Stop) is not { } session) return Results.NotFound();
        var children = await request.Db.ChildCheckups.AsNoTracking().Where(c => c.Session == id && c.Seat == Seat.Given && !c.Results.Any(r => r.WithdrawnOn == null)).Select(c => c.Child).ToListAsync(request.Stop);
        return await Screen("健診の案内の手紙", $"/maternal-health/sessions/{id}", "会場日の記録", children, language, gate, request,
            (child, spoken) => LetterTexts.Invitation(spoken, session.Kind, new(child, Day(session.On, spoken), Time(session.From), Time(session.Until), session.Place, municipality.Name)));
    }

    static async Task<IResult> ShowOfMissed(Guid id, string? language, IContactGate gate, Municipality municipality, [AsParameters] DeskRequest request)
    {
        if (await CheckupCase.OfMiss(id, request) is not { MissedOn: { } missed } checkup) return Results.NotFound();
        return await Screen("未受診の家庭への手紙", $"/maternal-health/missed-checkups/{id}", "健診未受診の記録", checkup.OpenMiss is null ? [] : [checkup.Child], language, gate, request,
            (child, spoken) => LetterTexts.Missed(spoken, checkup.Kind, new(child, Day(missed, spoken), "", "", "", municipality.Name)));
    }

    static async Task<IResult> Screen(string title, string back, string backText, IReadOnlyList<PersonId> children, string? language, IContactGate gate, DeskRequest request, Func<string, string, LetterText> write)
    {
        var chosen = LetterTexts.Knows(language) ? language : null;
        var people = await request.Db.Canonical(children, request.Stop);
        var letters = children.Select(c => new LetterFor(c, c.Value, LetterKind.ForTheChild)).ToList();
        var decisions = await gate.MaySend(letters, request.Stop);
        request.Reading.Shows(children);
        if (children.Count > 0) request.Reading.Prints();
        var known = letters.Where(l => people.ContainsKey(l.Addressee)).OrderBy(l => people[l.Addressee].Kana, StringComparer.Ordinal).ThenBy(l => l.About).ToList();
        return Screens.Screen.Of<PrintCheckupLettersScreen>(new
        {
            Title = title,
            Back = back,
            BackText = backText,
            Language = chosen,
            Letters = known.Where(l => decisions[l].IsAllowed).Select(l => write(people[l.Addressee].Name, chosen ?? LetterTexts.For(people[l.Addressee].Language))).ToList(),
            Refused = known.Where(l => !decisions[l].IsAllowed).Select(l => (people[l.Addressee].Name, ContactWords.Says(decisions[l].Refusal!.Value))).ToList(),
            Neutral = known.Where(l => decisions[l] is { IsAllowed: true, NeutralEnvelope: true }).Select(l => people[l.Addressee].Name).ToList(),
        });
    }

    // Everywhere but in Japanese the one way of writing a date that nobody misreads.
    static string Day(DateOnly day, string language) => language is "ja" or "ja-easy" ? $"{day.Year}年{day.Month}月{day.Day}日（{"日月火水木金土"[(int)day.DayOfWeek]}）" : day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
