using Hagukumi.BuildingBlocks.Calendar;

namespace Hagukumi.FollowUps.Rules;

/// <summary>What the municipality decides about its deadlines; the values are those it starts with.</summary>
internal sealed class RuleSettings
{
    /// <summary>
    /// 導入日: what happened before it opens nothing, except where a rule carries over what still lasts (deadlines.md §0).
    /// Without it everything counts.
    /// </summary>
    public DateOnly? GoLiveOn { get; init; }

    /// <summary>Months before the go-live date within which a pregnancy was notified or an interview held that may still last.</summary>
    public int PregnancyCarriedMonths { get; init; } = 10;

    /// <summary>Days after the notification by which the first interview is held where it cannot be held the same day.</summary>
    public int PregnancyInterviewDays { get; init; } = 14;

    /// <summary>Open days after the interview by which its concerns are triaged.</summary>
    public int TriageOpenDays { get; init; } = 3;

    /// <summary>First day the interview of the eighth month is on the worklist.</summary>
    public Gestation EightMonthFrom { get; init; } = new(28, 0);

    /// <summary>Last day of the interview of the eighth month.</summary>
    public Gestation EightMonthBy { get; init; } = new(34, 6);

    /// <summary>Days after the notification where that comes after <see cref="EightMonthFrom"/>.</summary>
    public int EightMonthGraceDays { get; init; } = 14;

    /// <summary>Days after the expected delivery by which its outcome is known.</summary>
    public int DeliveryOutcomeDays { get; init; } = 14;

    /// <summary>
    /// Day of life by which a newborn is visited, the day of birth being 0. A newborn is one of whom 28 days have not
    /// passed (母子保健法6); whether the 28th day itself still counts is decided differently from place to place.
    /// </summary>
    public int NewbornVisitDay { get; init; } = 27;

    /// <summary>Grams below which a child is of low birth weight (母子保健法18).</summary>
    public int LowBirthWeightBelow { get; init; } = 2500;

    /// <summary>Days after birth or discharge by which a child of low birth weight is followed up.</summary>
    public int LowBirthWeightDays { get; init; } = 7;

    /// <summary>Months of age by which every infant is visited at home (児福法6の3④).</summary>
    public int InfantVisitMonths { get; init; } = 4;

    /// <summary>Months of age at which the supervisor hears of an infant not yet visited.</summary>
    public int InfantVisitSupervisorMonths { get; init; } = 3;

    /// <summary>Days before the end of a protection (支援措置, an order) on which somebody has to decide about it.</summary>
    public int ProtectionVisibleDays { get; init; } = 60;

    /// <summary>Days before that end on which it is announced again; a measure may be prolonged in its last month.</summary>
    public int ProtectionAnnouncedDays { get; init; } = 30;
    /// <summary>Open days after the register lost the mark of 支援措置 by which people decide about the seal.</summary>
    public int ProtectionMarkOpenDays { get; init; } = 1;

    /// <summary>Days overdue after which the general support officer hears that nobody has decided about the seal.</summary>
    public int ProtectionMarkEscalateAfterDays { get; init; } = 1;

    /// <summary>Months before the go-live date within which a mark that went is still to be decided about.</summary>
    public int ProtectionCarriedMonths { get; init; } = 12;

    /// <summary>Days left where the schedule has run out when a follow-up opens.</summary>
    public int GraceDays { get; init; } = 7;

    /// <summary>Days left after a pause where the schedule has run out meanwhile.</summary>
    public int DaysAfterHold { get; init; } = 7;

    /// <summary>Days a pause for a stay in hospital, at the mother's parents' or elsewhere may last before somebody must look again.</summary>
    public int HoldAtMostDays { get; init; } = 90;

    /// <summary>Days overdue after which the next in line is told.</summary>
    public int EscalateAfterDays { get; init; } = 7;

    /// <summary>Days overdue after which the one after that is told.</summary>
    public int EscalateFurtherAfterDays { get; init; } = 14;

    /// <summary>Days before the due date on which it is called soon.</summary>
    public int SoonDays { get; init; } = 7;

    /// <summary>Days between reminders of what is overdue; class S is reminded daily.</summary>
    public int RemindEveryDays { get; init; } = 7;

    /// <summary>When the office opens.</summary>
    public TimeOnly OfficeOpensAt { get; init; } = new(8, 30);

    /// <summary>When the office closes; what is received later is handed over in the morning.</summary>
    public TimeOnly OfficeClosesAt { get; init; } = new(17, 15);

    /// <summary>Time of the next open day by which somebody of the day takes over what was received after hours.</summary>
    public TimeOnly HandOverByAt { get; init; } = new(10, 0);

    /// <summary>Open days within which a quick note is filed or discarded.</summary>
    public int NoteOpenDays { get; init; } = 1;

    /// <summary>Hours overdue after which the supervisor hears of a call not returned, a night not handed over, a note not filed.</summary>
    public int DeskEscalateAfterHours { get; init; } = 1;

    /// <summary>Days after a referral by which the other side has accepted it.</summary>
    public int HandOffAcceptedDays { get; init; } = 14;

    /// <summary>Days after a referral by which the family and the other side have met.</summary>
    public int HandOffFirstDays { get; init; } = 30;

    /// <summary>Days before the last day of a duty from which its cases are prepared for the successor.</summary>
    public int HandoverAnnouncedDays { get; init; } = 30;

    /// <summary>Open days before the last day of a duty by which each case has its note.</summary>
    public int HandoverNoteOpenDays { get; init; } = 3;

    /// <summary>Open days within which the successor has received each case.</summary>
    public int HandoverReceiptOpenDays { get; init; } = 5;

    /// <summary>Days after a loss by which people decide whether somebody speaks to the family.</summary>
    public int GriefContactDays { get; init; } = 7;

    /// <summary>Day by which a birth is registered, the day of birth being the first (戸籍法49).</summary>
    public int UnregisteredBirthDay { get; init; } = 14;

    /// <summary>Days after that by which the registry and the child guidance centre are consulted.</summary>
    public int UnregisteredBirthFurtherDays { get; init; } = 7;
}
