using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.FollowUps.Contracts;
using Hagukumi.FollowUps.Rules;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.TestKit;
using static Hagukumi.FollowUps.Tests.Line;
using static Hagukumi.FollowUps.Tests.SampleEvents;

namespace Hagukumi.FollowUps.Tests;

/// <summary>Facts of different publishers arrive in any order, and after a failure again; the follow-ups are the same.</summary>
public sealed class PermutationTests
{
    const int ExhaustiveUpTo = 6;
    static readonly IReadOnlySet<Guid> None = new HashSet<Guid>();

    public static TheoryData<string> Slugs => [.. RuleBook.Of(Settings).Rules.Select(r => r.Slug), "sample-48h", "sample-review"];

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Fold_EveryOrderOfArrival_GivesTheSame(string slug)
    {
        var (rule, line) = Representative(slug);
        line.Facts.Count.Should().BeGreaterThan(2);
        var expected = Describe(line.States);

        foreach (var subset in Subsets(line.Facts))
        {
            var reference = Describe(rule.Fold(line.Subject, subset, None, OpenDays));
            foreach (var order in Orders(subset, out var seed))
            {
                var folded = Describe(rule.Fold(line.Subject, order, None, OpenDays));
                if (folded != reference) folded.Should().Be(reference, $"{slug}, seed {seed}, order {string.Join(' ', order.Select(f => $"{f.Verb}:{f.EventId}"))}");
            }
        }

        Describe(rule.Fold(line.Subject, [.. line.Facts.Reverse(), .. line.Facts], None, OpenDays)).Should().Be(expected, "a repeat is ignored");
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void Fold_AnyFactWithdrawn_IsAsIfItHadNeverBeen(string slug)
    {
        var (rule, line) = Representative(slug);
        foreach (var id in line.Facts.Select(f => f.EventId).Distinct())
        {
            var without = Describe(rule.Fold(line.Subject, line.Facts.Where(f => f.EventId != id), None, OpenDays));
            Describe(rule.Fold(line.Subject, line.Facts, new HashSet<Guid> { id }, OpenDays)).Should().Be(without);
        }
    }

    /// <summary>All facts, and all but one, so that what a closing hides is tried as well.</summary>
    static IEnumerable<IReadOnlyList<LineFact>> Subsets(IReadOnlyList<LineFact> facts) =>
        facts.Select((_, left) => (IReadOnlyList<LineFact>)[.. facts.Where((_, at) => at != left)]).Prepend(facts);

    static IEnumerable<IReadOnlyList<LineFact>> Orders(IReadOnlyList<LineFact> facts, out int seed)
    {
        seed = Seed.Next();
        return facts.Count <= ExhaustiveUpTo ? Permutations([.. facts], 0) : Shuffles(facts, seed);
    }

    static IEnumerable<IReadOnlyList<LineFact>> Shuffles(IReadOnlyList<LineFact> facts, int seed)
    {
        var random = new Random(seed);
        for (var n = 0; n < 500; n++)
        {
            LineFact[] order = [.. facts];
            random.Shuffle(order);
            yield return order;
        }
    }

    static IEnumerable<IReadOnlyList<LineFact>> Permutations(LineFact[] facts, int from)
    {
        if (from >= facts.Length - 1)
        {
            yield return [.. facts];
            yield break;
        }

        for (var at = from; at < facts.Length; at++)
        {
            (facts[from], facts[at]) = (facts[at], facts[from]);
            foreach (var order in Permutations(facts, from + 1)) yield return order;
            (facts[from], facts[at]) = (facts[at], facts[from]);
        }
    }

    static (DeadlineRule Rule, Line Line) Representative(string slug)
    {
        var rule = slug switch
        {
            "sample-48h" => new SafetyCheck(),
            "sample-review" => new Review(),
            _ => RuleBook.Of(Settings).Find(slug)!,
        };
        var line = new Line(rule);
        var opening = Guid.Empty;
        if (slug == "manual")
        {
            opening = line.ByHand("2026-12-01", (id, on, at) => LineFact.OpenedByHand(id, on, at, Nurse, Child, Due.On(Day("2026-12-13")), Duty.Clerk, "ask"));
            line.ByHand("2026-12-20", (id, on, at) => LineFact.DoneByHand(id, on, at, Nurse, opening));
            line.ByHand("2026-12-20", (id, on, at) => LineFact.DeclinedByHand(id, on, at, Nurse, opening, "refused"));
        }

        IIntegrationEvent[] events = slug switch
        {
            "pregnancy-interview" => [Notified("2026-08-03", "2027-03-01"), Notified("2026-08-04", "2027-03-01"), InterviewDeclined("2026-08-03"), Interviewed("2026-08-10"), Ended("2026-08-10", PregnancyOutcome.Miscarriage)],
            "triage" => [Interviewed("2026-08-10"), Interviewed("2026-08-20"), Triaged("2026-08-12"), Ended("2026-08-12", PregnancyOutcome.Stillbirth)],
            "eight-month" => [Notified("2026-08-03", "2027-03-01"), Corrected("2026-09-10", "2027-03-08"), Corrected("2026-10-10", "2027-03-05"), EightMonthDeclined("2026-12-10"), EightMonthHeld("2026-12-20"), Ended("2026-12-20", PregnancyOutcome.LiveBirth)],
            "edd-passed" => [Notified("2026-08-03", "2027-03-01"), Corrected("2026-09-10", "2027-03-08"), Corrected("2026-09-10", "2027-03-05"), Ended("2027-03-02", PregnancyOutcome.LiveBirth), Born("2027-03-02")],
            "newborn-visit" => [Born("2026-12-01", inHospital: true), Discharged("2027-01-20"), VisitDeclined("2027-01-22"), Visited("2027-01-25"), Died("2027-01-25")],
            "low-birth-weight" => [Born("2026-12-01", weight: 1900, inHospital: true), Discharged("2027-01-20"), Discharged("2027-01-22"), VisitDeclined("2027-01-23"), Visited("2027-01-25"), Died("2027-01-25")],
            "infant-visit" => [Born("2026-12-01"), HomeVisited("2027-01-20", childSeen: false), HomeVisited("2027-02-20", childSeen: true), Died("2027-02-20")],
            "protection-ends" => [Sealed("2026-04-01", "2027-04-01"), Extended("2027-03-10", "2028-04-01"), Extended("2028-03-10", null), Unsealed("2028-05-01")],
            "protection-mark-gone" => [new ProtectionMarkGone(Child, Day("2026-04-01")), new ProtectionMarkBack(Child, Day("2026-05-01")), new ProtectionMarkGone(Child, Day("2026-06-01")), new ProtectionDecided(Child, Day("2026-06-02"), Lifted: false)],
            "callback" => [Promised("2026-06-01", "2026-06-02 14:30"), Promised("2026-06-01", "2026-06-03 09:00"), new ContactMade(Note, null, Day("2026-06-02"))],
            "after-hours" => [Received("2026-06-05 18:10"), Received("2026-06-06 01:10"), new HandedOver(Note, null, Nurse, Day("2026-06-08"))],
            "unfiled-note" => [Saved("2026-06-05"), Saved("2026-06-06"), new NoteFiled(Note, null, Child, Day("2026-06-08")), new NoteDiscarded(Note, null, Day("2026-06-08"))],
            "handoff" => [Referred("2026-06-01"), Referred("2026-06-02"), new ReferralDeclined(Referral, Child, Day("2026-06-10")), new ReferralAccepted(Referral, Child, Day("2026-06-12")), new ReferralConfirmed(Referral, Child, Day("2026-06-20"))],
            "handoff-first" => [Referred("2026-06-01"), Referred("2026-06-02"), new ReferralDeclined(Referral, Child, Day("2026-06-10")), new ReferralConfirmed(Referral, Child, Day("2026-06-20"))],
            "handover-note" or "handover-receipt" => [Leaving("2027-03-31", "2027-03-08"), new HandoverMoved(Handover, Child, Day("2027-04-30"), Day("2027-03-20")), new HandoverNoted(Handover, Child, Day("2027-03-25")), new HandoverCancelled(Handover, Child, Day("2027-03-25")), new HandoverAccepted(Handover, Child, Day("2027-04-02"))],
            "vacant-duty" => [Vacant("2026-06-01"), Vacant("2026-06-02"), new DutyFilled(Vacancy, Day("2026-06-03"))],
            "after-loss" => [Ended("2026-12-01", PregnancyOutcome.Stillbirth), Ended("2026-12-02", PregnancyOutcome.Miscarriage), new GriefContactDeclined(Mother, Pregnancy.Value, Day("2026-12-05")), new GriefContactDecided(Mother, Pregnancy.Value, Day("2026-12-06"), Speaks: true)],
            "epds-item10" => [Epds("2026-12-01"), Epds("2026-12-02"), new SafetyPlanMade(Mother, Assessment, Day("2026-12-01")), new SafetyPlanMade(Mother, Assessment, Day("2026-12-02"))],
            "epds-high" => [Epds("2026-12-01"), Epds("2026-12-02"), new InterventionDeclined(Mother, Assessment, Day("2026-12-03")), new InterventionStarted(Mother, Assessment, Day("2026-12-05"))],
            "epds-again" => [Epds("2026-12-01"), Epds("2026-12-02"), new EpdsReassessed(Mother, Assessment, Day("2026-12-20")), new EpdsReassessed(Mother, Assessment, Day("2026-12-28"))],
            "epds-redo" => [Epds("2026-12-01", incomplete: true), Epds("2026-12-02", incomplete: true), new EpdsReassessed(Mother, Assessment, Day("2026-12-05")), new EpdsReassessed(Mother, Assessment, Day("2026-12-06"))],
            "remeasure" => [new RemeasureMarked(Child, Assessment, Day("2026-12-01"), Day("2026-12-20")), new ChildMeasured(Child, Assessment, Day("2026-12-01")), new RemeasureMarked(Child, Assessment, Day("2026-12-10"), Day("2026-12-24")), new ChildMeasured(Child, Assessment, Day("2026-12-21")), Died("2026-12-24")],
            "antenatal-gap" => [AntenatalVisited("2026-06-01", "2026-06-29"), AntenatalVisited("2026-06-30", "2026-07-28"), Reached("2026-08-12", "2026-08-20"), Born("2026-08-25"), Ended("2026-08-25", PregnancyOutcome.LiveBirth)],
            "benefit-second" => [Certified("2026-04-20"), Corrected("2026-05-10", "2026-12-08"), Ended("2026-12-02", PregnancyOutcome.LiveBirth), new BenefitDeclined(Mother, Pregnancy, Day("2027-01-10")), new BenefitPaid(Mother, Pregnancy, Day("2027-02-01"), BenefitPart.Second), new BenefitPaidElsewhere(Mother, Pregnancy, Day("2027-02-01"), BenefitPart.Second)],
            "liaison-reply" => [new LiaisonSent(Mother, Pregnancy.Value, Day("2026-06-01"), Day("2026-06-15")), new LiaisonSent(Mother, Pregnancy.Value, Day("2026-06-02"), Day("2026-06-16")), new LiaisonReplied(Mother, Pregnancy.Value, Day("2026-06-10"))],
            "unregistered-birth" => [Born("2026-12-01"), Born("2026-12-01", registered: "2026-12-05"), MovedOut("2026-12-10"), new PersonRegistered(Child, Mother, Day("2026-12-11")), Died("2026-12-11")],
            "missed-checkup" => [Missed("2026-11-01", "2026-11-15"), Missed("2026-11-01", "2026-11-16"), MissExplained("2026-11-30", MissedReason.Abroad), Sighted("2026-12-01"), Examined("2026-12-05")],
            "detailed-exam" => [ReferredToExam("2026-11-01"), ReferredToExam("2026-11-02"), new ReferralClosed(Child, DetailedReferral, Day("2026-12-01")), ExamDone("2026-12-03")],
            "case-transfer" => [Moving("2026-06-01"), Moving("2026-06-02"), SheetSent("2026-06-03"), SheetSent("2026-06-05"), new CaseTransferCalledOff(Child, MoveOut, Day("2026-06-09"), TransferEnding.StaysHere), new CaseTransferred(Child, MoveOut, Day("2026-06-10"))],
            "move-in" => [new ArrivalNoticed(Child, MoveIn, Day("2026-06-01")), new ArrivalNoticed(Child, MoveIn, Day("2026-06-02")), new HistoryNotAsked(Child, MoveIn, Day("2026-06-09")), new HistoryReceived(Child, MoveIn, Day("2026-06-10"))],
            "move-in-first" => [TakenOver("2026-06-01 10:00", sighted: false), TakenOver("2026-06-02 10:00", sighted: true), new FirstContactMade(Child, MoveIn, Day("2026-06-03")), new FirstContactMade(Child, MoveIn, Day("2026-06-04"))],
            "rearing-review" => [new RearingSupportDecided(Child, MoveIn, Day("2026-06-01"), Day("2026-09-01")), new RearingSupportReviewed(Child, MoveIn, Day("2026-08-25"), Day("2026-11-25")), new RearingSupportReviewed(Child, MoveIn, Day("2026-11-20"), Day("2027-02-20")), new RearingSupportEnded(Child, MoveIn, Day("2027-02-10"))],
            "sample-48h" => [new Reported(Child, Time("2026-12-31 23:10")), new Reported(Child, Time("2027-01-01 23:10")), new Seen(Child, Day("2027-01-02"))],
            "sample-review" => [new CaseOpened(Child, Day("2026-04-01")), new CaseReviewed(Child, Day("2026-06-20")), new CaseReviewed(Child, Day("2026-06-20")), new CaseClosed(Child, Day("2026-09-01"))],
            _ => [],
        };
        foreach (var happened in events)
        {
            var id = line.Happens(happened);
            if (opening == Guid.Empty) opening = id;
        }

        // What people do to it, as far as six facts can be tried in every order.
        if (line.Facts.Count < 6) line.ByHand("2026-12-15", (id, on, at) => LineFact.PostponedByHand(id, on, at, Nurse, opening, Day("2027-01-15"), "busy"));
        if (line.Facts.Count < 6) line.ByHand("2026-12-15", (id, on, at) => LineFact.HeldByHand(id, on, at, Nurse, opening, Day("2027-01-10"), "satogaeri"));
        return (rule, line);
    }
}
