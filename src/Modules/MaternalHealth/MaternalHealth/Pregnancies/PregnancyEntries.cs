using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Records;

namespace Hagukumi.MaternalHealth.Pregnancies;

/// <summary>What was found at the interview at notification.</summary>
/// <param name="Items">Codes of C11 in order, separated by a blank: two of the same interview are equal.</param>
internal sealed record InterviewFacts(
    DateOnly On, bool Declined, int? Minutes = null, StaffId? Interviewer = null, string Items = "", string Feelings = "",
    string Partner = "", string Support = "", string Note = "", bool SelfCarePlanGiven = false);

/// <summary>届出時の面談, held or declined.</summary>
internal sealed class Interview : Entry
{
    public bool Declined { get; init; }

    public int? Minutes { get; init; }

    public StaffId? Interviewer { get; init; }

    /// <summary>Code of how she takes the pregnancy; empty where not asked.</summary>
    public string Feelings { get; init; } = "";

    public string Partner { get; init; } = "";

    public string Support { get; init; } = "";

    public string Note { get; init; } = "";

    public bool SelfCarePlanGiven { get; init; }

    public List<InterviewItem> Items { get; } = [];

    public InterviewFacts Facts => new(On, Declined, Minutes, Interviewer, string.Join(' ', Items.Select(i => i.Code).Order(StringComparer.Ordinal)), Feelings, Partner, Support, Note, SelfCarePlanGiven);

    public static Interview Of(Guid eventId, InterviewFacts facts, Recorded recorded)
    {
        var interview = new Interview
        {
            EventId = eventId, On = facts.On, Declined = facts.Declined, Minutes = facts.Minutes, Interviewer = facts.Interviewer, Feelings = facts.Feelings,
            Partner = facts.Partner, Support = facts.Support, Note = facts.Note, SelfCarePlanGiven = facts.SelfCarePlanGiven, RecordedBy = recorded.By, RecordedAt = recorded.At,
        };
        interview.Items.AddRange(facts.Items.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => new InterviewItem { Code = code }));
        return interview;
    }
}

/// <summary>One item of C11 that was found.</summary>
internal sealed class InterviewItem
{
    public required string Code { get; init; }
}

/// <summary>Which direction a person decided, and why.</summary>
internal sealed record TriageFacts(DateOnly On, TriageDirection Direction, string Reason);

/// <summary>気がかりの判定.</summary>
internal sealed class Triage : Entry
{
    public TriageDirection Direction { get; init; }

    public string Reason { get; init; } = "";

    public TriageFacts Facts => new(On, Direction, Reason);
}

/// <summary>What is told of the interview of the eighth month.</summary>
internal sealed record EightMonthFacts(DateOnly On, bool Declined, string Method = "", string Note = "");

/// <summary>妊娠8か月頃の面談, held or declined.</summary>
internal sealed class EightMonthInterview : Entry
{
    public bool Declined { get; init; }

    /// <summary>Code of how it was held; empty where declined.</summary>
    public string Method { get; init; } = "";

    public string Note { get; init; } = "";

    public EightMonthFacts Facts => new(On, Declined, Method, Note);
}

/// <summary>The expected date of delivery was another before.</summary>
internal sealed class ExpectedDeliveryCorrection : Entry
{
    public DateOnly Before { get; init; }

    public DateOnly After { get; init; }

    public string Reason { get; init; } = "";
}
