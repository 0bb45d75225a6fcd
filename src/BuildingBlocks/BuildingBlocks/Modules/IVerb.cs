namespace Hagukumi.BuildingBlocks.Modules;

/// <summary>A verb of the command line that a module offers; the host puts it beside its own.</summary>
public interface IVerb
{
    /// <summary>Name on the command line, such as <c>import-register</c>.</summary>
    string Name { get; }

    /// <summary>One line for <c>--help</c>.</summary>
    string Description { get; }

    /// <summary>What it takes, in order; every verb also takes <c>--json</c>.</summary>
    IReadOnlyList<VerbParameter> Parameters { get; }

    /// <summary>Does it.</summary>
    /// <param name="given">Values by parameter name; flags that were not given are absent.</param>
    /// <param name="progress">Shown on standard error.</param>
    /// <param name="stop">Interrupted.</param>
    /// <exception cref="VerbException">The person at the terminal must do something first.</exception>
    Task<VerbResult> Run(IReadOnlyDictionary<string, string> given, IProgress<string> progress, CancellationToken stop);
}

/// <summary>A parameter of a verb.</summary>
/// <param name="Name">Without dashes: <c>file</c>, <c>dry-run</c>.</param>
/// <param name="Description">One line for <c>--help</c>.</param>
/// <param name="Kind">How it is written.</param>
public sealed record VerbParameter(string Name, string Description, VerbParameterKind Kind);

/// <summary>How a parameter is written.</summary>
public enum VerbParameterKind
{
    /// <summary>By place, required.</summary>
    Argument,

    /// <summary><c>--name value</c>.</summary>
    Option,

    /// <summary><c>--name</c>.</summary>
    Flag,
}

/// <summary>What a verb did.</summary>
/// <param name="Lines">For people.</param>
/// <param name="Json">For machines, written as one JSON value with <c>--json</c>.</param>
/// <param name="ExitCode">0 where all is well.</param>
public sealed record VerbResult(IReadOnlyList<string> Lines, object Json, int ExitCode = 0);

/// <summary>Something the person at the terminal can mend; shown as a sentence.</summary>
/// <param name="message">The sentence.</param>
/// <param name="exitCode">What the verb ends with.</param>
public sealed class VerbException(string message, int exitCode = 2) : Exception(message)
{
    /// <summary>What the verb ends with.</summary>
    public int ExitCode => exitCode;
}
