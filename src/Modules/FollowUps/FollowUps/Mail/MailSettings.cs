using System.ComponentModel.DataAnnotations;

namespace Hagukumi.FollowUps.Mail;

/// <summary>The municipality's mail server; section <c>Mail</c>. Without a host no mail is written, and everything stands in the application all the same.</summary>
sealed class MailSettings
{
    /// <summary>Name or address of the server.</summary>
    public string? Host { get; set; }

    /// <summary>Port of SMTP.</summary>
    [Range(1, 65535)]
    public int Port { get; set; } = 25;

    /// <summary>Whether STARTTLS is demanded.</summary>
    public bool Tls { get; set; }

    /// <summary>User name; none where the server lets the closed network in.</summary>
    public string? User { get; set; }

    /// <summary>Password of <see cref="User"/>; best given by the environment.</summary>
    public string? Password { get; set; }

    /// <summary>Address in the sender's line.</summary>
    [EmailAddress]
    public string From { get; set; } = "hagukumi@localhost";

    /// <summary>Address under which staff open the program, named at the end of each mail; none is named without it.</summary>
    [Url]
    public string? Link { get; set; }

    /// <summary>How long the server may take for one mail.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(20);
}
