using System.Globalization;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Hagukumi.FollowUps.Night;

/// <summary><c>nightly</c>: the run by hand.</summary>
sealed class NightlyVerb(IServiceProvider services, TimeProvider clock) : IVerb
{
    public string Name => "nightly";

    public string Description => "Reckons every business date since the last one up to DATE (today): reminds, and escalates what is overdue at its close.";

    public IReadOnlyList<VerbParameter> Parameters => [new("date", "Business date, such as 2026-12-01 or 令和8年12月1日.", VerbParameterKind.Option)];

    public async Task<VerbResult> Run(IReadOnlyDictionary<string, string> given, IProgress<string> progress, CancellationToken stop)
    {
        var date = clock.Today();
        if (given.TryGetValue("date", out var text) && !JapaneseDate.TryParse(text, out date)) throw new VerbException("--date takes a date such as 2026-12-01.");
        // Asked for only now: its rules are made of settings, and a verb is named before there is a database.
        var nights = await services.GetRequiredService<NightlyRun>().RunUpTo(date, stop);
        return new VerbResult(
            [.. nights.Select(n => n.AlreadyDone ? $"{Text(n.Date)}: already done" : $"{Text(n.Date)}: {n.Reminded} reminded, {n.Escalated} escalated")],
            new
            {
                date = Text(date),
                reminded = nights.Sum(n => n.Reminded),
                escalated = nights.Sum(n => n.Escalated),
                alreadyDone = nights.All(n => n.AlreadyDone),
                dates = nights.Select(n => new { date = Text(n.Date), reminded = n.Reminded, escalated = n.Escalated, alreadyDone = n.AlreadyDone }),
            });
    }

    static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
