using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Data;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Staff.Members;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Staff;

/// <summary>What the use cases of this desk ask of the program, and the way they save.</summary>
sealed record StaffRequest(StaffDb Db, IDatabaseProvider Provider, CurrentStaff Staff, TimeProvider Clock, CancellationToken Stop)
{
    public static readonly IResult Forbidden = Results.StatusCode(StatusCodes.Status403Forbidden);

    public DateOnly Today => Clock.Today();

    /// <summary>What this person may enter and read of another's presence in full: one's own, and everybody's for whoever assigns duties or manages accounts.</summary>
    public bool AnswersFor(StaffId member) => member == Staff.Id || AnswersForAll;

    /// <summary>Whoever assigns duties or manages accounts; only they set the days of work, since the hours of a contract are not one's own to set.</summary>
    public bool AnswersForAll => Staff.Has(StaffPermissions.AssignDuties) || Staff.Has(StaffPermissions.ManageMembers);

    /// <summary>The id that a press of a button stands for: its second press finds what the first one made.</summary>
    public static Guid IdOf(string? press) => Guid.TryParse(press, out var id) ? id : Ids.New();

    public Task<Member?> Find(Guid member) => Db.Members.AsNoTracking().FirstOrDefaultAsync(m => m.Id == new StaffId(member), Stop);

    public async Task<IReadOnlyDictionary<StaffId, string>> Names() => await Db.Members.AsNoTracking().ToDictionaryAsync(m => m.Id, m => m.Name, Stop);

    /// <summary>Members who may be chosen, by id and name.</summary>
    public async Task<IReadOnlyList<(string Value, string Text)>> Choosable() =>
        [.. (await Db.Members.AsNoTracking().Where(m => m.Active).OrderBy(m => m.Id).Select(m => new { m.Id, m.Name }).ToListAsync(Stop)).Select(m => ($"{m.Id}", m.Name))];

    /// <returns>False where somebody else was first, or the same press arrived twice: the use case begins anew.</returns>
    public async Task<bool> Save()
    {
        try
        {
            await Db.SaveChangesAsync(Stop);
            return true;
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || Provider.IsDuplicate(failure.InnerException ?? failure))
        {
            Db.ChangeTracker.Clear();
            return false;
        }
    }
}
