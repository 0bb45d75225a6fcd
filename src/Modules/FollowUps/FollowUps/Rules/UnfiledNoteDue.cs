using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>メモの整理 (deadlines.md 10). A quick note is filed or discarded within a working day; until then it stands in nobody's record.</summary>
internal sealed class UnfiledNoteDue : DeadlineRule
{
    public UnfiledNoteDue(RuleSettings settings)
        : base("unfiled-note", "メモの整理", Urgency.S, "follow-ups", "市の取り決め（メモを一開庁日のうちに整理する）", Certainty.MunicipalSetting)
    {
        Safety();
        Counts(due: OpenDaysLater(settings.NoteOpenDays), visibleFrom: OpenDaysLater(settings.NoteOpenDays));   // whoever wrote it just now knows of it
        Opens<QuickNoteSaved>(e => About(e.Person, e.Note, e.WrittenOn).EntrustedTo(e.By));
        Settles<NoteFiled>(e => About(e.Person, e.Note, e.FiledOn));
        Cancels<NoteDiscarded>(e => About(e.Person, e.Note, e.DiscardedOn).Because(CloseReasons.Discarded));
        Owner(Duty.OnCall);
        EscalatesInLine(after: Days(1));
    }
}
