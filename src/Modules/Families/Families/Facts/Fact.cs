using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Facts;

/// <summary>Who entered something, and when.</summary>
/// <param name="By">Who.</param>
/// <param name="At">The moment.</param>
/// <param name="On">The day in the municipality.</param>
internal sealed record Recorded(StaffId By, DateTimeOffset At, DateOnly On);

/// <summary>A change that the record does not allow, in a sentence for whoever is at the keyboard.</summary>
/// <param name="sentence">The sentence.</param>
/// <param name="about">The field it is about; empty for the form as a whole.</param>
internal sealed class RefusalException(string sentence, string about = "") : Exception(sentence)
{
    public string Field => about;
}

/// <summary>What every fact is recorded with.</summary>
/// <param name="Id">The press of the button: a second press of it finds the fact there.</param>
/// <param name="Person">Whom it is about.</param>
/// <param name="From">First day; null where nobody knows.</param>
/// <param name="To">Last day; null while it lasts.</param>
/// <param name="Source">What it rests on.</param>
/// <param name="Recorded">Who entered it.</param>
internal sealed record FactBasis(Guid Id, PersonId Person, DateOnly? From, DateOnly? To, string Source, Recorded Recorded);

/// <summary>
/// Something that is so about a person beside what the register says, for a period and resting on a source. It is never
/// overwritten: it ends, or is withdrawn with a reason, and what was once written stays readable (R11-7).
/// </summary>
internal abstract class Fact : AggregateRoot
{
    // For EF Core.
    private protected Fact()
    {
    }

    private protected Fact(FactBasis basis)
    {
        (Id, Person, From, To, Source, RecordedBy, RecordedAt) = (basis.Id, basis.Person, basis.From, basis.To, basis.Source, basis.Recorded.By, basis.Recorded.At);
        (ChangedBy, ChangedAt) = (basis.Recorded.By, basis.Recorded.At);
    }

    public Guid Id { get; private set; }

    public PersonId Person { get; private set; }

    public DateOnly? From { get; private set; }

    public DateOnly? To { get; private set; }

    public string Source { get; private set; } = "";

    public StaffId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public DateOnly? WithdrawnOn { get; private set; }

    public string? WithdrawalReason { get; private set; }

    /// <summary>Who ended or withdrew it; who recorded it until then.</summary>
    public StaffId ChangedBy { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public bool Stands => WithdrawnOn is null;

    public override IEnumerable<PersonId> About => Others.Prepend(Person);

    /// <summary>The other people it is about.</summary>
    public virtual IEnumerable<PersonId> Others => [];

    /// <summary>Tells where the person is to be found: withheld with the address.</summary>
    public virtual bool TellsPlace => false;

    /// <summary>The event that told other modules when it was recorded; null where it concerns nobody else.</summary>
    protected virtual Guid? ToldBy => null;

    /// <summary>What it says in one line.</summary>
    /// <param name="nameOf">The name of another person it is about.</param>
    public abstract string Says(Func<PersonId, string> nameOf);

    /// <summary>What else may be recorded of it: what the way there says, and its path below the fact.</summary>
    public virtual IEnumerable<(string Text, string Path)> Further(DateOnly today) => [];

    public bool HoldsOn(DateOnly day) => Stands && !(From > day) && !(To < day);

    /// <summary>Its last day is known. A day that has not come is a plan and may still change; one that has passed is withdrawn with a reason.</summary>
    public void End(DateOnly lastDay, DateOnly today, Recorded recorded)
    {
        if (!Stands) throw new RefusalException("この記録は取り消されています。");
        if (To is { } past && past < today) throw new RefusalException($"この記録は{JapaneseDate.FormatLong(past)}に終わっています。日を直すときは、この記録を取り消して登録し直してください。");
        if (lastDay < From) throw new RefusalException($"終わりの日は始めの日（{JapaneseDate.FormatLong(From.Value)}）以後にしてください。");
        To = lastDay;
        Touch(recorded);
    }

    /// <summary>It was entered by mistake, and never was so.</summary>
    public void Withdraw(DateOnly on, string reason, Recorded recorded)
    {
        if (!Stands) throw new RefusalException("この記録はすでに取り消されています。");
        (WithdrawnOn, WithdrawalReason) = (on, reason);
        Touch(recorded);
        if (ToldBy is { } told) Raise(new FactWithdrawn(told, Person, on));
    }

    /// <summary>Somebody changed it now.</summary>
    private protected void Touch(Recorded recorded) => (ChangedBy, ChangedAt) = (recorded.By, recorded.At);

    private protected static EntityTypeBuilder<T> Map<T>(EntityTypeBuilder<T> builder, string table) where T : Fact
    {
        builder.ToTable(table);
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Property(x => x.Source).HasMaxLength(Longest.Line);
        builder.Property(x => x.WithdrawalReason).HasMaxLength(Longest.Text);
        builder.HasIndex(x => x.Person);
        return builder;
    }
}

/// <summary>How long a text may be, in the form and in its column.</summary>
internal static class Longest
{
    public const int Code = 40;
    public const int Name = 100;
    public const int Line = 200;
    public const int Text = 1000;
}
