using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Infants;

/// <summary>A child as the pages on growth and immunisation know it: born here with its mother's record, or moved in and known by the register alone.</summary>
/// <param name="Id">The id that was asked for.</param>
/// <param name="Ids">Every id under which something may have been recorded.</param>
/// <param name="BornOn">Null where nobody knows it.</param>
/// <param name="Sex">As registered.</param>
/// <param name="ExpectedOn">The expected day of delivery; null where the pregnancy was not recorded here.</param>
/// <param name="BirthWeight">Grams.</param>
internal sealed record Child(PersonId Id, IReadOnlyList<PersonId> Ids, DateOnly? BornOn, Sex Sex, DateOnly? ExpectedOn, int? BirthWeight);

/// <summary>Finds a child.</summary>
internal static class Children
{
    /// <summary>児童 are under eighteen (児福法4条); of nobody older are such records begun.</summary>
    const int AdultAt = 18;

    /// <summary>The child; null for nobody, and for an adult.</summary>
    public static async Task<Child?> FindChild(this DeskRequest request, Guid id)
    {
        var asked = new PersonId(id);
        List<PersonId> ids = [.. (await request.Db.SamePersons([asked], request.Stop))[asked]];
        var known = await request.Db.Canonical(asked, request.Stop);
        var infant = await request.Db.Infants.AsNoTracking().AsSingleQuery().FirstOrDefaultAsync(i => ids.Contains(i.Id), request.Stop);
        if (known is null && infant is null) return null;
        var born = known?.BirthDate ?? infant?.BornOn;
        if (born is { } day && Age.LegalAge(day, request.Today) >= AdultAt) return null;
        return new Child(asked, ids, born, known is null or { Sex: Sex.Unknown } ? infant?.Sex ?? Sex.Unknown : known.Sex, infant?.ExpectedDeliveryOn, infant?.BirthWeight);
    }
}
