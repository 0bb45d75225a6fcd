namespace Hagukumi.Families.Register;

/// <summary>What an extract of the register showed of a person that the one before did not.</summary>
internal enum RegisterChange
{
    /// <summary>転入.</summary>
    MovedIn,

    /// <summary>転出; the day has come.</summary>
    MovedOut,

    /// <summary>転出の予定: the day lies ahead of the extract.</summary>
    MovesOut,

    /// <summary>転出取消: a move, come or planned, that the register takes back. The person is here.</summary>
    MoveTakenBack,

    /// <summary>死亡.</summary>
    Died,

    /// <summary>A death that the register takes back.</summary>
    DeathTakenBack,

    /// <summary>出生: an infant who did not come from elsewhere.</summary>
    Born,

    /// <summary>Registered for the first time in another way.</summary>
    Registered,

    /// <summary>Belongs to another household.</summary>
    HouseholdChanged,

    /// <summary>The address is withheld from now on, the household's included.</summary>
    NewlySealed,

    /// <summary>支援措置: the mark is gone, or the whole row with it; a person decides.</summary>
    MarkGone,
}

/// <summary>What the changes are called, in the order of the summary.</summary>
static class RegisterChanges
{
    public static readonly IReadOnlyList<(RegisterChange Change, string Slug, string Name)> All =
    [
        (RegisterChange.MovedIn, "moved-in", "転入"),
        (RegisterChange.MovedOut, "moved-out", "転出"),
        (RegisterChange.MovesOut, "moves-out", "転出の予定"),
        (RegisterChange.MoveTakenBack, "move-taken-back", "転出の取消し"),
        (RegisterChange.Born, "born", "出生"),
        (RegisterChange.Died, "died", "死亡"),
        (RegisterChange.DeathTakenBack, "death-taken-back", "死亡の取消し"),
        (RegisterChange.HouseholdChanged, "household-changed", "世帯の変更"),
        (RegisterChange.Registered, "registered", "そのほかの新規登録"),
        (RegisterChange.NewlySealed, "newly-sealed", "新しい住所秘匿"),
        (RegisterChange.MarkGone, "mark-gone", "支援措置の印の消滅"),
    ];
}
