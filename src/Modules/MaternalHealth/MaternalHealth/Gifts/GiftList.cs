using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Gifts;

/// <summary>Who receives a book. The gate is asked at the moment of looking: a child that died, or a family that went or hides, is off the list at once.</summary>
internal static class GiftList
{
    /// <summary>Children born in a period who may receive one, the oldest first.</summary>
    public static async Task<IReadOnlyList<Receiver>> Receivers(this DeskRequest request, IContactGate gate, DateOnly from, DateOnly to, CancellationToken stop)
    {
        var infants = await request.Db.Infants.AsNoTracking().AsSplitQuery().Where(i => i.BornOn >= from && i.BornOn <= to).OrderBy(i => i.BornOn).ThenBy(i => i.Id).ToListAsync(stop);
        var children = infants.Select(i => i.Id).ToList();
        var gifts = await request.Db.BookGifts.AsNoTracking().AsSplitQuery().Where(g => children.Contains(g.Id)).ToDictionaryAsync(g => g.Id, stop);
        var decisions = await gate.MaySend([.. infants.Select(LetterOf)], stop);
        var people = await request.Db.InView([.. infants.SelectMany(i => new[] { i.Id, i.Mother })], request.Today, stop);
        return
        [
            .. infants.Select(i => new Receiver(i, gifts.GetValueOrDefault(i.Id), people[i.Id], people[i.Mother], decisions[LetterOf(i)].Refusal))
                .Where(r => r.Refusal is not (ContactRefusal.Lost or ContactRefusal.Died or ContactRefusal.MovedOut)),
        ];
    }

    /// <summary>A book is for the child: a loss stops it.</summary>
    public static LetterFor LetterOf(Infant infant) => new(infant.Mother, infant.Id.Value, LetterKind.ForTheChild);
}

/// <summary>A child to receive a book.</summary>
/// <param name="Infant">The child's record.</param>
/// <param name="Gift">What is arranged; null where nothing is.</param>
/// <param name="Child">The child as now known.</param>
/// <param name="Mother">The mother as now known.</param>
/// <param name="Refusal">Why nothing may be sent there; null where it may.</param>
internal sealed record Receiver(Infant Infant, BookGift? Gift, PersonInView Child, PersonInView Mother, ContactRefusal? Refusal)
{
    /// <summary>The address is withheld: nobody outside the office may be told that they live here.</summary>
    public bool Sealed => Child.Sealed || Mother.Sealed || Refusal is ContactRefusal.Sealed;

    /// <summary>Volunteers may be told of the household: it said so, and nobody in it hides.</summary>
    public bool MayBeTold => !Sealed && Refusal is null && Gift is { Consent: BookGift.Granted };
}
