namespace Hagukumi.BuildingBlocks.Text;

/// <summary>The file as a whole cannot be read. The message is Japanese and says what to do.</summary>
public sealed class UnreadableFileException : Exception
{
    /// <summary>Without a sentence.</summary>
    public UnreadableFileException()
    {
    }

    /// <summary>With the sentence.</summary>
    public UnreadableFileException(string message)
        : base(message)
    {
    }

    /// <summary>With the sentence and what was found.</summary>
    public UnreadableFileException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
