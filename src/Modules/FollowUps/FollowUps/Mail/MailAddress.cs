using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.Staff.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.FollowUps.Mail;

/// <summary>Where a member of staff is written to, as Staff told.</summary>
sealed class MailAddress
{
    public StaffId Staff { get; init; }

    public int AddressVersion { get; private set; }

    /// <summary>Null for who is not written to.</summary>
    public string? Address { get; private set; }

    public void Follow(MailAddressSet fact)
    {
        if (fact.Version > AddressVersion) (AddressVersion, Address) = (fact.Version, fact.Address);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<MailAddress>
    {
        public void Configure(EntityTypeBuilder<MailAddress> builder)
        {
            builder.ToTable("mail_address");
            builder.HasKey(x => x.Staff);
            builder.Property(x => x.Staff).ValueGeneratedNever();
            builder.Property(x => x.Address).HasMaxLength(254);
        }
    }
}

sealed class FollowMailAddressOnMailAddressSet(FollowUpsDb db) : IReaction<MailAddressSet>
{
    public async Task React(MailAddressSet fact, EventContext context, CancellationToken stop)
    {
        var known = await db.MailAddresses.FindAsync([fact.Staff], stop);
        if (known is null) db.Add(known = new MailAddress { Staff = fact.Staff });
        known.Follow(fact);
    }
}
