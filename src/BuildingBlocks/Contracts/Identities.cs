namespace Hagukumi.Contracts;

/// <summary>Sex as the register writes it.</summary>
public enum Sex
{
    /// <summary>不明.</summary>
    Unknown,

    /// <summary>女.</summary>
    Female,

    /// <summary>男.</summary>
    Male,
}

/// <summary>What every module may know of a person. Never an address.</summary>
/// <param name="Id">The person.</param>
/// <param name="SameAs">The person this one was merged into; null while it stands for itself.</param>
/// <param name="Version">Grows with each change in the register; an older version is ignored.</param>
/// <param name="Name">Name exactly as stored in the register.</param>
/// <param name="Kana">Reading as stored; empty where unknown.</param>
/// <param name="BirthDate">Null where unknown.</param>
/// <param name="Sex">Sex as registered.</param>
/// <param name="Language">BCP 47 tag of the language to speak in, such as <c>ja</c>.</param>
/// <param name="Sealed">The address is withheld (支援措置), and with it the district.</param>
/// <param name="District">District code; null where unknown and always null when <paramref name="Sealed"/>.</param>
/// <param name="Provisional">The register does not know the person: unborn, nameless, living elsewhere.</param>
/// <param name="BornFrom">Earliest birth date where it is only guessed; null where <paramref name="BirthDate"/> is known, or nothing is.</param>
/// <param name="BornTo">Latest birth date where it is only guessed.</param>
/// <param name="Warned">Somebody is protected against this person: the counter is warned, and never told of whom.</param>
public sealed record PersonIdentity(
    PersonId Id, PersonId? SameAs, int Version, string Name, string Kana, DateOnly? BirthDate, Sex Sex, string Language, bool Sealed, string? District,
    bool Provisional = false, DateOnly? BornFrom = null, DateOnly? BornTo = null, bool Warned = false);

/// <summary>What every module may know of a member of staff.</summary>
/// <param name="Id">The member of staff.</param>
/// <param name="Version">Grows with each change; an older version is ignored.</param>
/// <param name="Name">Name as shown on screens.</param>
/// <param name="Profession">Code of the profession (codes table C14), such as <c>phn</c>.</param>
/// <param name="Active">False once the account is closed.</param>
/// <param name="MailAddress">Where the member is written to at work; null for who is not.</param>
public sealed record StaffIdentity(StaffId Id, int Version, string Name, string Profession, bool Active, string? MailAddress = null);
