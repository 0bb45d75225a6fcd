using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Gifts;

/// <summary>うぶごえへの贈りもの (AS-55): a picture book brought to a newborn's home, who brings it, and what came of it.</summary>
internal sealed class BookGift : AggregateRoot
{
    /// <summary>What the household said to volunteers being told its name and address.</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> Consents = [(Granted, "同意"), ("refused", "不同意"), ("pending", "まだ聞いていない")];

    /// <summary>What came of going there.</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> Results = [(Delivered, "届けた"), ("missed", "会えなかった"), ("declined", "いらないと言われた")];

    public const string Granted = "granted";
    public const string Delivered = "delivered";

    BookGift()
    {
    }

    /// <summary>The child.</summary>
    public PersonId Id { get; private set; }

    public PersonId Mother { get; private set; }

    public string Consent { get; private set; } = "";

    /// <summary>Who brings it.</summary>
    public string Bringer { get; private set; } = "";

    public DateTimeOffset ChangedAt { get; private set; }

    public List<GiftTry> Tries { get; } = [];

    public override IEnumerable<PersonId> About => [Id, Mother];

    public GiftTry? Last => Tries.MaxBy(t => (t.On, t.RecordedAt));

    public DateOnly? DeliveredOn => Tries.Find(t => t.Result == Delivered)?.On;

    public static BookGift For(Infant infant) => new() { Id = infant.Id, Mother = infant.Mother };

    public void Arrange(string consent, string bringer, Recorded recorded) => (Consent, Bringer, ChangedAt) = (consent, bringer, recorded.At);

    public void Try(GiftTry went)
    {
        if (Tries.Exists(t => t.Id == went.Id)) return;
        if (DeliveredOn is { } before) throw new RefusalException($"絵本は{BuildingBlocks.Calendar.JapaneseDate.Format(before)}に届けたと記録されています。");
        Tries.Add(went);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<BookGift>
    {
        public void Configure(EntityTypeBuilder<BookGift> builder)
        {
            builder.ToTable("book_gift");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Consent).HasMaxLength(20);
            builder.Property(x => x.Bringer).HasMaxLength(Longest.Line);
            builder.Ignore(x => x.Last);
            builder.Ignore(x => x.DeliveredOn);
            builder.OwnsMany(x => x.Tries, t =>
            {
                t.ToTable("gift_try");
                t.WithOwner().HasForeignKey("InfantId");
                t.HasKey(x => x.Id);
                t.Property(x => x.Id).ValueGeneratedNever();
                t.Property(x => x.Result).HasMaxLength(20);
                t.Property(x => x.Note).HasMaxLength(Longest.Text);
            });
        }
    }
}

/// <summary>One going there.</summary>
internal sealed class GiftTry
{
    public Guid Id { get; init; }

    public DateOnly On { get; init; }

    public string Result { get; init; } = "";

    /// <summary>Somebody spoke with the family.</summary>
    public bool Talked { get; init; }

    public DateOnly? NextOn { get; init; }

    public string Note { get; init; } = "";

    public StaffId RecordedBy { get; init; }

    public DateTimeOffset RecordedAt { get; init; }
}
