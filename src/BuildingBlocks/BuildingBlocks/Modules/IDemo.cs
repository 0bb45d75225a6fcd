namespace Hagukumi.BuildingBlocks.Modules;

/// <summary>Fills a module of an empty database with the fictional 若葉市. Runs in the order of <see cref="Order"/>; events of one step are delivered before the next.</summary>
public interface IDemo
{
    /// <summary>Steps run in ascending order.</summary>
    int Order { get; }

    /// <summary>Adds the module's year, the same for the same seed.</summary>
    Task Fill(DemoWorld world, CancellationToken stop);
}

/// <summary>What the demo's steps share.</summary>
/// <param name="Random">Source of every choice.</param>
/// <param name="Today">The demo's dates end here.</param>
public sealed record DemoWorld(Random Random, DateOnly Today)
{
    /// <summary>The elementary school districts of 若葉市, which are also the districts of its public health nurses.</summary>
    public static readonly IReadOnlyList<string> Districts = ["若葉小", "川端小", "上野沢小", "春日台小", "末広小", "緑が丘小", "神居台小", "東光小"];

    /// <summary>Password of every demo account.</summary>
    public const string Password = "wakaba-demo-2026";
}
