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

/// <summary>Moves what is open with the person. Sealing takes the district away at once: the supervisor owes it then, and nobody's name betrays the place.</summary>
sealed class FollowDistrictsOnPeopleChanged(FollowUpsDb db) : IReaction<PeopleChanged>
{
    public async Task React(PeopleChanged fact, EventContext context, CancellationToken stop)
    {
        var ids = fact.People.Select(p => p.Id).ToList();
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
