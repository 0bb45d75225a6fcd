using Hagukumi.MaternalHealth.Contracts;

namespace Hagukumi.FollowUps.Rules;

/// <summary>Codes of why something is no longer owed (codes C18).</summary>
internal static class CloseReasons
{
    public const string Died = "died";

    public const string LiveBirth = "livebirth";

    /// <summary>支援措置: the register carries the mark again.</summary>
    public const string MarkBack = "mark-back";

    /// <summary>引継ぎ: the duty goes on after all.</summary>
    public const string DutyGoesOn = "duty-goes-on";

    /// <summary>メモ: it says nothing that has to be kept.</summary>
    public const string Discarded = "discarded";

    public const string MovedOut = "moved-out";

    public static string Of(MissedReason reason) => reason switch
    {
        MissedReason.Died => Died,
        MissedReason.MovedOut => MovedOut,
        MissedReason.AtHospital => "at-hospital",
        MissedReason.OtherMunicipality => "other-municipality",
        MissedReason.NurserySeen => "nursery-seen",
        MissedReason.Hospitalized => "hospitalized",
        MissedReason.Abroad => "abroad",
        _ => "unknown",
    };

    public static string Of(TransferEnding reason) => reason switch
    {
        TransferEnding.StaysHere => "stays-here",
        TransferEnding.NothingToHandOver => "nothing-to-hand-over",
        _ => "unknown",
    };

    /// <summary>転入: there is nothing to ask the former municipality.</summary>
    public const string NothingToAsk = "nothing-to-ask";

    /// <summary>給付: another municipality paid it.</summary>
    public const string PaidElsewhere = "paid-elsewhere";

    public static string Of(PregnancyOutcome outcome) => outcome switch
    {
        PregnancyOutcome.LiveBirth => LiveBirth,
        PregnancyOutcome.Stillbirth => "stillbirth",
        PregnancyOutcome.Miscarriage => "miscarriage",
        PregnancyOutcome.Terminated => "terminated",
        _ => "unknown",
    };

    /// <summary>Nobody was born alive.</summary>
    public static bool IsLoss(PregnancyOutcome outcome) =>
        outcome is PregnancyOutcome.Stillbirth or PregnancyOutcome.Miscarriage or PregnancyOutcome.Terminated;
}
