using Hagukumi.Contracts;

namespace Hagukumi.ArchitectureTests.Canaries.Events;

public record NotSealed(PersonId Who) : IIntegrationEvent;

[Event("gardening.NotRecord", "nowhere")]
public sealed class NotRecord : IIntegrationEvent
{
    public PersonId Who { get; init; }
}

[Event("gardening.changed", "gardening")]
public sealed record Changeable : IIntegrationEvent
{
    public DateOnly Day { get; set; }
}

[Event("elsewhere.told", "gardening")]
public sealed record Telling(PersonId Who, string Remark, IReadOnlyList<string> Names, string? District, IReadOnlyList<string> ReasonCodes, DateTime At, int? Count) : IIntegrationEvent;

[Event("gardening.changed", "gardening")]
public sealed record Identifying(PersonIdentity Who) : IIntegrationEvent;

/// <summary>Shares a text on purpose, and says on what basis.</summary>
[Event("gardening.shared", "gardening")]
public sealed record Shared(PersonId Who, string Summary, string LegalBasis) : IIntegrationEvent;

public sealed class Acting
{
    public int Height { get; set; }
}
