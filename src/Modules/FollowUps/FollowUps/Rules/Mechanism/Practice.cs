using System.Security.Cryptography;
using System.Text;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Settings;

namespace Hagukumi.FollowUps.Rules;

/// <summary>
/// What the municipality goes by: its rules with their numbers, and the days on which its office is open, as the settings make them.
/// What is open follows the settings of now; what is closed keeps the dates that it had when it was closed.
/// </summary>
sealed class Practice
{
    const int StampLength = 16;

    readonly Func<DateTimeOffset, Practice>? earlier;
    readonly Dictionary<string, string> stamps;

    Practice(RuleSettings settings, RuleBook rules, BusinessDays openDays, string office, Func<DateTimeOffset, Practice>? earlier)
    {
        (Settings, Rules, OpenDays, this.earlier) = (settings, rules, openDays, earlier);
        stamps = rules.Rules.ToDictionary(r => r.Slug, r => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{r.Counting}|{settings.GoLiveOn:O}|{office}")))[..StampLength]);
    }

    public RuleSettings Settings { get; }

    public RuleBook Rules { get; }

    public BusinessDays OpenDays { get; }

    /// <summary>What an edition of the settings makes of it.</summary>
    public static Practice Of(Edition edition) => edition.Made(e => new Practice(
        e.Of<RuleSettings>(), RuleBook.Of(e.Of<RuleSettings>()), BusinessDays.Of(e), e.TextOf<OfficeSettings>(), at => Of(e.At(at))));

    /// <summary>Where no setting was ever changed.</summary>
    public static Practice Of(RuleSettings settings, BusinessDays openDays) => new(settings, RuleBook.Of(settings), openDays, "", null);

    /// <summary>Stands for all that a rule's dates depend on besides the facts; another one where any date may be another.</summary>
    public string StampOf(DeadlineRule rule) => stamps.GetValueOrDefault(rule.Slug, "");

    /// <summary>Folds the facts of one line into its follow-ups.</summary>
    public IReadOnlyList<FollowUpState> Fold(DeadlineRule rule, Guid subject, IReadOnlyCollection<LineFact> facts, IReadOnlySet<Guid> withdrawn)
    {
        var states = FoldNow(rule, subject, facts, withdrawn);
        return earlier is null || states.All(s => s.ClosingEvent is null) ? states : [.. states.Select(s => s.ClosingEvent is { } closing ? AsWhenClosed(s, closing) : s)];

        FollowUpState AsWhenClosed(FollowUpState state, Guid closing)
        {
            var then = earlier!(facts.First(f => f.EventId == closing).OccurredAt);
            if (then == this || then.Rules.Find(rule.Slug) is not { } ruleThen) return state;
            return then.FoldNow(ruleThen, subject, facts, withdrawn).FirstOrDefault(s => s.OpeningEvent == state.OpeningEvent && s.ClosingEvent == closing) ?? state;
        }
    }

    IReadOnlyList<FollowUpState> FoldNow(DeadlineRule rule, Guid subject, IEnumerable<LineFact> facts, IReadOnlySet<Guid> withdrawn) =>
        rule.Fold(subject, facts, withdrawn, OpenDays, Settings.GoLiveOn);
}
