using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.FollowUps.Lines;
using Hagukumi.FollowUps.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.FollowUps.Owners;

/// <summary>The district by which a person's duties are divided, null where unknown or withheld; and who that person really is.</summary>
sealed class PersonDistrict
{
    public PersonId Person { get; init; }

    public int IdentityVersion { get; set; }

    public string? District { get; set; }

    /// <summary>Whom the person was merged into; null while it stands for itself. Kept here and not asked of the directory: a line is folded anew in the transaction that changes it.</summary>
    public PersonId? SameAs { get; set; }

    /// <summary>The person that this one stands for.</summary>
    public PersonId Canonical => SameAs ?? Person;

    internal sealed class Mapping : IEntityTypeConfiguration<PersonDistrict>
    {
        public void Configure(EntityTypeBuilder<PersonDistrict> builder)
        {
            builder.ToTable("person_district");
            builder.HasKey(x => x.Person);
            builder.Property(x => x.Person).ValueGeneratedNever();
            builder.Property(x => x.District).HasMaxLength(60);
            builder.Ignore(x => x.Canonical);
            builder.HasIndex(x => x.SameAs);
        }
    }
}

static class PersonDistricts
{
    /// <summary>Keeps everybody else from these people's lines and districts until the transaction ends.</summary>
    /// <returns>How many of them are known.</returns>
    public static Task<int> Lock(this IQueryable<PersonDistrict> rows, IReadOnlyCollection<PersonId> people, CancellationToken stop) =>
        rows.Where(d => people.Contains(d.Person)).ExecuteUpdateAsync(s => s.SetProperty(d => d.IdentityVersion, d => d.IdentityVersion), stop);

    /// <summary>These people and everybody who is one with them.</summary>
    public static IQueryable<PersonDistrict> OneWith(this IQueryable<PersonDistrict> rows, IReadOnlyCollection<PersonId> people) =>
        from asked in rows
        where people.Contains(asked.Person)
        from other in rows
        where other.Person == (asked.SameAs ?? asked.Person) || other.SameAs == (asked.SameAs ?? asked.Person)
        select other;
}

/// <summary>
/// Moves what is open with the person. Sealing takes the district away at once: the supervisor owes it then, and nobody's
/// name betrays the place. Merged people are owed as one and separated ones each as before; the version of the identity
/// decides, so that this does not depend on the order in which it is told.
/// </summary>
sealed class FollowDistrictsOnPeopleChanged(FollowUpsDb db, LineKeeper lines) : IReaction<PeopleChanged>
{
    public async Task React(PeopleChanged fact, EventContext context, CancellationToken stop)
    {
        var ids = fact.People.Select(p => p.Id).ToList();
        await db.PersonDistricts.Lock(ids, stop);
        var known = await db.PersonDistricts.Where(d => ids.Contains(d.Person)).ToDictionaryAsync(d => d.Person, stop);
        var open = (await db.FollowUps.Where(f => f.Person != null && ids.Contains(f.Person.Value) && f.Status == FollowUpStatus.Open).ToListAsync(stop)).ToLookup(f => f.Person!.Value);
        List<PersonId> joined = [];
        foreach (var identity in fact.People)
        {
            if (!known.TryGetValue(identity.Id, out var row)) db.Add(row = known[identity.Id] = new PersonDistrict { Person = identity.Id });
            if (identity.Version <= row.IdentityVersion) continue;
            if (row.SameAs != identity.SameAs) joined.AddRange([identity.Id, row.Canonical, identity.SameAs ?? identity.Id]);
            (row.IdentityVersion, row.District, row.SameAs) = (identity.Version, identity.Sealed ? null : identity.District, identity.SameAs);
            foreach (var followUp in open[identity.Id]) followUp.MoveTo(row.District);
        }
        if (joined.Count == 0) return;
        await db.SaveChangesAsync(stop);
        await lines.FoldAnew(joined, context.OccurredAt, stop);
    }
}
