namespace Hagukumi.Families.Register;

/// <summary>The file as a whole cannot be read. The message is Japanese and says what to do.</summary>
internal sealed class RegisterFileException : Exception
{
    public RegisterFileException()
    {
    }

    public RegisterFileException(string message)
        : base(message)
    {
    }

    public RegisterFileException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
