using Hagukumi.Contracts;
using Hagukumi.FollowUps.Rules;

namespace Hagukumi.FollowUps.Tests;

internal sealed record Reported(PersonId Person, DateTimeOffset ReceivedAt) : IIntegrationEvent;

internal sealed record Seen(PersonId Person, DateOnly On) : IIntegrationEvent;

internal sealed record CaseOpened(PersonId Person, DateOnly On) : IIntegrationEvent;

internal sealed record CaseReviewed(PersonId Person, DateOnly On) : IIntegrationEvent;

internal sealed record CaseClosed(PersonId Person, DateOnly On) : IIntegrationEvent;

internal sealed record ReviewRefused(PersonId Person, DateOnly On) : IIntegrationEvent;

/// <summary>Class S with an instant: 48 elapsed hours, its ladder counted back from them.</summary>
internal sealed class SafetyCheck : DeadlineRule
{
    public SafetyCheck() : base("sample-48h", "48時間", Urgency.S, "child-welfare", "児虐法8条", Certainty.NationalNotice)
    {
        Safety();
        Counts(due: HoursLater(48));
        Opens<Reported>(e => About(e.Person, Due.DayOf(e.ReceivedAt)).CountedFrom(e.ReceivedAt));
        Settles<Seen>(e => About(e.Person, e.On));
        Owner(Duty.CaseWorker);
        Escalates(after: Hours(-24), to: Duty.ChildWelfareSupervisor);
        Escalates(after: Hours(-12), to: Duty.GeneralSupportOfficer);
        Escalates(after: Hours(0), to: Duty.CenterDirector);
    }
}

/// <summary>Class S with a date.</summary>
internal sealed class SameDaySafety : DeadlineRule
{
    public SameDaySafety() : base("sample-absence", "欠席", Urgency.S, "child-welfare", "設定", Certainty.MunicipalSetting)
    {
        Safety();
        Counts(due: OpenDaysLater(1));
        Opens<CaseOpened>(e => About(e.Person, e.On));
        Owner(Duty.CaseWorker);
        Escalates(after: Days(2), to: Duty.ChildWelfareSupervisor);
    }
}

/// <summary>Repeats: a review settles the one before and opens the next.</summary>
internal sealed class Review : DeadlineRule
{
    public Review() : base("sample-review", "見直し", Urgency.A, "conferences", "設定", Certainty.MunicipalSetting)
    {
        Repeats();
        Counts(due: DaysLater(90));
        Opens<CaseOpened>(e => About(e.Person, e.On));
        Opens<CaseReviewed>(e => About(e.Person, e.On));
        Settles<CaseReviewed>(e => About(e.Person, e.On));
        Declines<ReviewRefused>(e => About(e.Person, e.On));
        Cancels<CaseClosed>(e => About(e.Person, e.On).Because("closed"));
        HoldsAtMost(30);
        Owner(Duty.CouncilCoordinator);
    }
}

/// <summary>Class B.</summary>
internal sealed class ListOnly : DeadlineRule
{
    public ListOnly() : base("sample-list", "一覧", Urgency.B, "maternal-health", "設定", Certainty.MunicipalSetting)
    {
        Counts(due: DaysLater(5));
        Opens<CaseOpened>(e => About(e.Person, e.On));
        Owner(Duty.Clerk);
        Escalates(after: Days(7), to: Duty.MaternalHealthSupervisor);
    }
}

/// <summary>A rule nobody may write.</summary>
internal sealed class DeclinableSafety : DeadlineRule
{
    public DeclinableSafety() : base("sample-wrong", "誤り", Urgency.A, "child-welfare", "設定", Certainty.MunicipalSetting)
    {
        Declines<ReviewRefused>(e => About(e.Person, e.On));
        Safety();
    }
}
