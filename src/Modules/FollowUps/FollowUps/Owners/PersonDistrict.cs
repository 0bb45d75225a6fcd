using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.FollowUps.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.FollowUps.Owners;

/// <summary>The district by which a person's duties are divided; null where unknown or withheld.</summary>
sealed class PersonDistrict
{
    public PersonId Person { get; init; }

    public int IdentityVersion { get; set; }

    public string? District { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<PersonDistrict>
    {
        public void Configure(EntityTypeBuilder<PersonDistrict> builder)
        {
            builder.ToTable("person_district");
            builder.HasKey(x => x.Person);
            builder.Property(x => x.Person).ValueGeneratedNever();
            builder.Property(x => x.District).HasMaxLength(60);
        }
    }
}

static class PersonDistricts
{
    /// <summary>Keeps everybody else from these people's lines and districts until the transaction ends.</summary>
    /// <returns>How many of them are known.</returns>
    public static Task<int> Lock(this IQueryable<PersonDistrict> rows, IReadOnlyCollection<PersonId> people, CancellationToken stop) =>
        rows.Where(d => people.Contains(d.Person)).ExecuteUpdateAsync(s => s.SetProperty(d => d.IdentityVersion, d => d.IdentityVersion), stop);
}

/// <summary>Moves what is open with the person. Sealing takes the district away at once: the supervisor owes it then, and nobody's name betrays the place.</summary>
sealed class FollowDistrictsOnPeopleChanged(FollowUpsDb db) : IReaction<PeopleChanged>
{
    public async Task React(PeopleChanged fact, EventContext context, CancellationToken stop)
    {
        var ids = fact.People.Select(p => p.Id).ToList();
        await db.PersonDistricts.Lock(ids, stop);
        var known = await db.PersonDistricts.Where(d => ids.Contains(d.Person)).ToDictionaryAsync(d => d.Person, stop);
        var open = (await db.FollowUps.Where(f => ids.Contains(f.Person) && f.Status == FollowUpStatus.Open).ToListAsync(stop)).ToLookup(f => f.Person);
        foreach (var identity in fact.People)
        {
            if (!known.TryGetValue(identity.Id, out var row)) db.Add(row = known[identity.Id] = new PersonDistrict { Person = identity.Id });
            if (identity.Version <= row.IdentityVersion) continue;
            (row.IdentityVersion, row.District) = (identity.Version, identity.Sealed ? null : identity.District);
            foreach (var followUp in open[identity.Id]) followUp.MoveTo(row.District);
        }
    }
}
