namespace Hagukumi.ArchitectureTests.Reading;

/// <summary>A source file; its path is from the root, with forward slashes.</summary>
sealed record SourceFile(string Path, string Text)
{
    readonly Lazy<string> bare = new(() => BareCode.Of(Text));

    /// <summary>The text with comments and the contents of literals blanked, position by position.</summary>
    public string Bare => bare.Value;

    public int LineOf(int position) => Text.AsSpan(0, position).Count('\n') + 1;

    public string At(int position) => $"{Path}:{LineOf(position)}";
}
