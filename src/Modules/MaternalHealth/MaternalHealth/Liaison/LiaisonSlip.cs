using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Antenatal;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Liaison;

/// <summary>連絡票 (AS-16): what a clinic was asked about a pregnancy, by when, and what it answered.</summary>
internal sealed class LiaisonSlip : AggregateRoot
{
    LiaisonSlip()
    {
    }

    public Guid Id { get; private set; }

    public PregnancyId Pregnancy { get; private set; }

    public PersonId Person { get; private set; }

    public Guid Clinic { get; private set; }

    public DateOnly SentOn { get; private set; }

    public string Asks { get; private set; } = "";

    public DateOnly ReplyDueOn { get; private set; }

    public DateOnly? RepliedOn { get; private set; }

    public string Reply { get; private set; } = "";

    public StaffId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public override IEnumerable<PersonId> About => [Person];

    public static LiaisonSlip Send(Guid id, Pregnancy pregnancy, Guid clinic, DateOnly on, string asks, DateOnly replyDueOn, Recorded recorded)
    {
        if (!pregnancy.Stands) throw new RefusalException("この妊娠届は取り消されています。連絡票は送れません。");
        AntenatalVisit.RefuseBefore(pregnancy, on);
        var slip = new LiaisonSlip
        {
            Id = id, Pregnancy = pregnancy.Id, Person = pregnancy.PersonId, Clinic = clinic, SentOn = on, Asks = asks, ReplyDueOn = replyDueOn, RecordedBy = recorded.By, RecordedAt = recorded.At,
        };
        slip.Raise(new LiaisonSent(slip.Person, id, on, replyDueOn), recorded.By, recorded.At);
        return slip;
    }

    public void TakeReply(DateOnly on, string reply, Recorded recorded)
    {
        if (RepliedOn == on && Reply == reply) return;
        if (RepliedOn is { } before) throw new RefusalException($"返信は{JapaneseDate.Format(before)}に記録されています。");
        if (on < SentOn) throw new RefusalException($"返信の日は送付日（{JapaneseDate.Format(SentOn)}）以後の日付にしてください。");
        (RepliedOn, Reply) = (on, reply);
        Raise(new LiaisonReplied(Person, Id, on), recorded.By, recorded.At);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<LiaisonSlip>
    {
        public void Configure(EntityTypeBuilder<LiaisonSlip> builder)
        {
            builder.ToTable("liaison_slip");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Asks).HasMaxLength(Longest.Text);
            builder.Property(x => x.Reply).HasMaxLength(Longest.Text);
            builder.HasIndex(x => x.Pregnancy);
            builder.HasIndex(x => x.RepliedOn);
        }
    }
}
