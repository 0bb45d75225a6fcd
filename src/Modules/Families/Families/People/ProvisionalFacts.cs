using System.Globalization;
using Hagukumi.Contracts;

namespace Hagukumi.Families.People;

/// <summary>Why the register does not know a person.</summary>
internal enum ProvisionalKind
{
    /// <summary>出生前.</summary>
    Unborn,

    /// <summary>A newborn without a name or a row in the register.</summary>
    Newborn,

    /// <summary>氏名不詳: somebody was only heard of.</summary>
    NameUnknown,

    /// <summary>Registered in another municipality.</summary>
    LivesElsewhere,

    /// <summary>里帰り: stays here for a birth.</summary>
    Homecoming,

    /// <summary>無戸籍.</summary>
    Unregistered,
}

/// <summary>What a desk knows of a person whom the register does not know.</summary>
/// <param name="Kind">Why it does not.</param>
/// <param name="Name">Empty where nobody knows it.</param>
/// <param name="Kana">Empty where nobody knows it.</param>
/// <param name="Sex">As far as known.</param>
/// <param name="BirthDate">Where it is known to the day.</param>
/// <param name="BornFrom">Earliest, where it is guessed.</param>
/// <param name="BornTo">Latest, where it is guessed.</param>
/// <param name="Contact">Where the person may be reached.</param>
/// <param name="Reason">Why it is registered.</param>
internal sealed record ProvisionalFacts(ProvisionalKind Kind, string Name, string Kana, Sex Sex, DateOnly? BirthDate, DateOnly? BornFrom, DateOnly? BornTo, string Contact, string Reason)
{
    /// <summary>What the nameless are called where no relative lends a name. By the year of birth, since an age would be wrong next year.</summary>
    public string Called
    {
        get
        {
            List<string> known = [];
            if (Sex is not Sex.Unknown) known.Add(Sex is Sex.Female ? "女" : "男");
            if (BirthDate is { } born) known.Add(string.Create(CultureInfo.InvariantCulture, $"{born.Year}年{born.Month}月{born.Day}日生"));
            else if (BornFrom is { } from && BornTo is { } to) known.Add(from.Year == to.Year ? string.Create(CultureInfo.InvariantCulture, $"{from.Year}年ごろ生") : string.Create(CultureInfo.InvariantCulture, $"{from.Year}〜{to.Year}年ごろ生"));
            var what = Kind switch { ProvisionalKind.Unborn => "出生前の子", ProvisionalKind.Newborn => "名前未定の子", _ => "氏名不詳" };
            return known.Count == 0 ? what : $"{what}（{string.Join('・', known)}）";
        }
    }
}
