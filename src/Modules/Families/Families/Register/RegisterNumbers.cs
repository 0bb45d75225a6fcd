using Hagukumi.BuildingBlocks.People;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Register;

/// <summary>Whom the register knows under a 宛名番号.</summary>
sealed class RegisterNumbers(FamiliesDb db) : IRegisterNumbers
{
    public async Task<ILookup<string, PersonId>> PeopleOf(IReadOnlyCollection<string> numbers, CancellationToken stop) =>
        (await db.People.AsNoTracking().Where(p => numbers.Contains(p.RegisterNumber!)).OrderBy(p => p.Id).Select(p => new { p.RegisterNumber, p.Id }).ToListAsync(stop)).ToLookup(p => p.RegisterNumber!, p => p.Id, StringComparer.Ordinal);
}
