namespace Hagukumi.BuildingBlocks.Panels;

/// <summary>Why something does not leave, as whoever wanted to send it reads it.</summary>
public static class ContactWords
{
    /// <summary>The sentence for a reason.</summary>
    public static string Says(ContactRefusal refusal) => refusal switch
    {
        ContactRefusal.Died => "あて先の方は亡くなっています。送れません。",
        ContactRefusal.Lost => "この手紙のお子さんについて、流産・死産・死亡などの届けがあります。送れません。",
        ContactRefusal.Sealed => "住所が秘匿されています。送り方は担当係長に確認してください。",
        ContactRefusal.MovedOut => "転出しています。送れません。",
        ContactRefusal.NoAddress => "住所が分かりません。送れません。",
        _ => "あて先の方が世帯台帳に見つかりません。送れません。",
    };
}
