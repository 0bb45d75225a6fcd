namespace Hagukumi.BuildingBlocks.Auditing;

/// <summary>Something the program promises of its data; <c>verify</c> checks each on the live database.</summary>
public interface IPromise
{
    /// <summary>The promise in one English phrase, stable for machines.</summary>
    string Name { get; }

    /// <summary>What breaks it; nothing when it is kept. No personal data.</summary>
    IAsyncEnumerable<string> Broken(CancellationToken stop);
}
