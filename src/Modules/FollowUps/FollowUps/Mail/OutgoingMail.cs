using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.FollowUps.Mail;

/// <summary>A mail that was stored with what it tells of, and stays until the server has taken it.</summary>
sealed class OutgoingMail
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public StaffId Staff { get; init; }

    public string Subject { get; init; } = "";

    public string Text { get; init; } = "";

    public DateTimeOffset WrittenAt { get; init; }

    /// <summary>Not before; moved ahead by whoever tries, so that two hosts do not send the same.</summary>
    public DateTimeOffset NextTryAt { get; init; }

    public int Tries { get; init; }

    public DateTimeOffset? SentAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<OutgoingMail>
    {
        public void Configure(EntityTypeBuilder<OutgoingMail> builder)
        {
            builder.ToTable("outgoing_mail");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Subject).HasMaxLength(200);
            builder.Property(x => x.Text).HasMaxLength(2000);
            builder.HasIndex(x => new { x.SentAt, x.NextTryAt });
        }
    }
}
