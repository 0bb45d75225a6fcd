using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Surveys;

/// <summary>
/// 妊娠8か月頃のアンケート (AY-24): sent, answered, and whether somebody who read it found a concern. An answer without one stands for the interview;
/// with one, and without an answer, the interview stays owed. The questions are the municipality's own and are not kept here.
/// </summary>
internal sealed class EightMonthSurvey : AggregateRoot
{
    EightMonthSurvey()
    {
    }

    public PregnancyId Id { get; private set; }

    public PersonId Person { get; private set; }

    public DateOnly? SentOn { get; private set; }

    public StaffId ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public List<SurveyAnswer> Answers { get; } = [];

    public override IEnumerable<PersonId> About => [Person];

    public SurveyAnswer? Answer => Answers.Find(a => a.Stands);

    public static EightMonthSurvey Of(Pregnancy pregnancy) => new() { Id = pregnancy.Id, Person = pregnancy.PersonId };

    /// <summary>Sent again it has the later date.</summary>
    public void Send(DateOnly on, Recorded recorded)
    {
        if (SentOn == on) return;
        SentOn = on;
        (ChangedBy, ChangedAt) = (recorded.By, recorded.At);
    }

    public void TakeAnswer(Guid press, DateOnly on, bool concern, string note, Recorded recorded)
    {
        if (Answers.Exists(a => a.Press == press)) return;
        if (Answer is { } before) throw new RefusalException($"回答は{JapaneseDate.Format(before.On)}に記録されています。誤りを直すときは、先にその記録を取り消してください。");
        if (SentOn is { } sent && on < sent) throw new RefusalException($"回答の日は送付日（{JapaneseDate.Format(sent)}）以後の日付にしてください。");
        var id = Raise(new EightMonthSurveyAnswered(Person, Id, on, concern), recorded.By, recorded.At);
        Answers.Add(new SurveyAnswer { EventId = id, Press = press, On = on, Concern = concern, Note = note, RecordedBy = recorded.By, RecordedAt = recorded.At });
        (ChangedBy, ChangedAt) = (recorded.By, recorded.At);
    }

    public Entry? Withdrawable(Guid eventId) => Answers.Find(a => a.EventId == eventId);

    public void Withdraw(Guid eventId, DateOnly on, string reason, Recorded recorded)
    {
        (Withdrawable(eventId) ?? throw new RefusalException("取り消せる記録が見つかりません。")).Withdraw(on, reason, recorded.By);
        Raise(new FactWithdrawn(eventId, Person, on), recorded.By, recorded.At);
        (ChangedBy, ChangedAt) = (recorded.By, recorded.At);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<EightMonthSurvey>
    {
        public void Configure(EntityTypeBuilder<EightMonthSurvey> builder)
        {
            builder.ToTable("eight_month_survey");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.OwnsMany(x => x.Answers, answer =>
            {
                Entry.Map(answer, "eight_month_survey_answer", "PregnancyId");
                answer.Property(x => x.Note).HasMaxLength(Longest.Text);
            });
        }
    }
}

/// <summary>An answer as somebody read it.</summary>
internal sealed class SurveyAnswer : Entry
{
    public Guid Press { get; init; }

    public bool Concern { get; init; }

    public string Note { get; init; } = "";
}
