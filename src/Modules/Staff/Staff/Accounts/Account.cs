using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Staff.Accounts;

/// <summary>What a member of staff signs in with; the id is the member's.</summary>
sealed class Account : IdentityUser<Guid>
{
    internal sealed class Mapping : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> builder)
        {
            builder.ToTable("account");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.UserName).HasMaxLength(60);
            builder.Property(x => x.NormalizedUserName).HasMaxLength(60).IsRequired();
            builder.HasIndex(x => x.NormalizedUserName).IsUnique();
            builder.Property(x => x.ConcurrencyStamp).HasMaxLength(40).IsConcurrencyToken();
            builder.Property(x => x.SecurityStamp).HasMaxLength(40);
            builder.Property(x => x.PasswordHash).HasMaxLength(200);
            // The closed network knows no mail and no telephone for sign-in.
            builder.Ignore(x => x.Email).Ignore(x => x.NormalizedEmail).Ignore(x => x.EmailConfirmed);
            builder.Ignore(x => x.PhoneNumber).Ignore(x => x.PhoneNumberConfirmed).Ignore(x => x.TwoFactorEnabled);
        }
    }
}
