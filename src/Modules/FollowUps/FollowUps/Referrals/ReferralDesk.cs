using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Auditing;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.People;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.FollowUps.Contracts;
using Hagukumi.FollowUps.Owners;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps.Referrals;

/// <summary>What everything done to a referral needs: the referral, and how it stands in words.</summary>
sealed class ReferralDesk(FollowUpsDb db, Rosters rosters, CurrentStaff staff, Reading reading, TimeProvider clock)
{
    public async Task<Referral?> Find(Guid id, CancellationToken stop)
    {
        var found = await db.Referrals.FirstOrDefaultAsync(r => r.Id == new ReferralId(id), stop);
        if (found is not null) reading.Shows(found.Person);
        return found;
    }

    /// <summary>Something that is done once to a referral.</summary>
    public OneDeed<Referral, TForm> Deed<TForm>(Guid id, Func<Referral, TForm, bool> done, Func<Referral, bool> may, Action<Referral, TForm> act, Func<Referral, TForm, ValidationFailure?> refuses, Func<ReferralPage, TForm, int, IResult> page, CancellationToken stop) => new()
    {
        Find = () => Find(id, stop),
        Done = done,
        May = may,
        Act = act,
        Refuses = refuses,
        Page = async (referral, form, errors, isLate, status) => page(await PageOf(referral, errors, isLate, stop), form, status),
    };

    /// <summary>Saves it, and goes back to the referral.</summary>
    public Task<IResult> Save<TForm>(Guid id, OneDeed<Referral, TForm> deed, TForm form, IValidator<TForm> rules, CancellationToken stop) => deed.Save(form, rules, db, $"/follow-ups/referrals/{id}", stop);

    /// <summary>A referral in words.</summary>
    public async Task<ReferralPage> PageOf(Referral referral, IReadOnlyList<ValidationFailure> errors, bool isLate, CancellationToken stop)
    {
        var person = await db.Canonical(referral.Person, stop);
        if (person is not null) reading.Shows(person.Id);
        var names = new WorkerNames(await rosters.On(clock.Today(), stop), staff, person);
        return new ReferralPage(referral.Id, person, clock.Today(), person?.Name ?? "", referral.Agency, referral.Contact, referral.Purpose, Referral.Consents.First(c => c.Value == referral.Consent).Text, referral.Accompanied,
            names.Of([referral.By]), referral.ReferredOn, ReferralPage.Of(referral.State), referral.State is ReferralState.Made, referral.IsOpen, referral.AcceptedOn, referral.EndedOn, referral.EndText, errors, isLate);
    }
}
