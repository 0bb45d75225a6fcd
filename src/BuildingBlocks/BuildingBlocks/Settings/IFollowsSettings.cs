using Hagukumi.Contracts;

namespace Hagukumi.BuildingBlocks.Settings;

/// <summary>What a module does when settings change: it says beforehand whom that touches, and follows afterwards.</summary>
public interface IFollowsSettings
{
    /// <summary>Whom the change would touch. Saves nothing.</summary>
    /// <param name="now">The settings as they stand.</param>
    /// <param name="then">The settings as they would stand.</param>
    /// <param name="stop">Interrupted.</param>
    Task<SettingsEffect> Preview(Edition now, Edition then, CancellationToken stop);

    /// <summary>A change was saved: what follows from it begins, and this returns at once.</summary>
    void Changed();
}

/// <summary>Whom a change would touch.</summary>
/// <param name="Lines">In numbers, one sentence each; none where it touches nothing of the module.</param>
/// <param name="Touched">Some of those it touches, as far as this reader may see them.</param>
public sealed record SettingsEffect(IReadOnlyList<string> Lines, IReadOnlyList<Touched> Touched);

/// <summary>Somebody whom a change would touch.</summary>
/// <param name="Person">Whom.</param>
/// <param name="What">How.</param>
/// <param name="Href">The page that shows it.</param>
public sealed record Touched(PersonId? Person, string What, string Href);
