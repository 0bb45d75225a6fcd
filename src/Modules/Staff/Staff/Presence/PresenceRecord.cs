using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.Staff.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Staff.Presence;

/// <summary>
/// Something that is so about somebody's presence for a period. It decides who answers for a family on a day, so that each
/// change is told whole and stands in the access log; it ends or is withdrawn with a reason, and is never deleted.
/// </summary>
abstract class PresenceRecord : AggregateRoot
{
    // For EF Core.
    private protected PresenceRecord()
    {
    }

    private protected PresenceRecord(Guid id, StaffId staff, DateOnly from, DateOnly? to) => (Id, Staff, From, To) = (id, staff, from, to);

    int published;

    public Guid Id { get; private set; }

    public StaffId Staff { get; private set; }

    public DateOnly From { get; private set; }

    /// <summary>Last day; null while open.</summary>
    public DateOnly? To { get; private set; }

    public DateOnly? WithdrawnOn { get; private set; }

    public string? WithdrawalReason { get; private set; }

    public bool Stands => WithdrawnOn is null;

    public override StaffId? RightsOf => Staff;

    public bool HoldsOn(DateOnly day) => Stands && From <= day && !(To < day);

    public bool Meets(PresenceRecord other) => Stands && other.Stands && !(To < other.From) && !(other.To < From);

    /// <summary>What it says in one line, for whoever answers for this member.</summary>
    public abstract string Says(IReadOnlyDictionary<StaffId, string> names);

    public bool SaysTheSameAs(PresenceRecord other) => (From, To) == (other.From, other.To) && Content.Equals(other.Content);

    /// <summary>It is as the other one says; the whole is told anew.</summary>
    public void Become(PresenceRecord other)
    {
        (From, To) = (other.From, other.To);
        Take(other);
        Tell();
    }

    public void Withdraw(DateOnly on, string reason)
    {
        (WithdrawnOn, WithdrawalReason) = (on, reason);
        Tell();
    }

    public void Tell() => Raise(Fact(++published));

    private protected abstract object Content { get; }

    private protected abstract void Take(PresenceRecord other);

    private protected abstract IIntegrationEvent Fact(int version);

    private protected static void Map<T>(EntityTypeBuilder<T> builder, string table) where T : PresenceRecord
    {
        builder.ToTable(table);
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Version).IsConcurrencyToken();
        builder.Property(x => x.WithdrawalReason).HasMaxLength(WithdrawPresence.LongestReason);
        builder.Property("published");
        builder.HasIndex(x => x.Staff);
    }
}

/// <summary>勤務日: the days of the week on which somebody works in a period; outside every period it is every open day.</summary>
sealed class WorkingPattern : PresenceRecord
{
    static readonly IReadOnlyList<(Weekdays Day, DayOfWeek Is, string Text)> Week =
    [
        (Weekdays.Monday, DayOfWeek.Monday, "月"), (Weekdays.Tuesday, DayOfWeek.Tuesday, "火"), (Weekdays.Wednesday, DayOfWeek.Wednesday, "水"), (Weekdays.Thursday, DayOfWeek.Thursday, "木"),
        (Weekdays.Friday, DayOfWeek.Friday, "金"), (Weekdays.Saturday, DayOfWeek.Saturday, "土"), (Weekdays.Sunday, DayOfWeek.Sunday, "日"),
    ];

    /// <summary>The days as a form offers them.</summary>
    public static IReadOnlyList<(string Value, string Text)> Choices => [.. Week.Select(d => ($"{d.Day}", d.Text))];

    WorkingPattern()
    {
    }

    public WorkingPattern(Guid id, StaffId staff, Weekdays days, DateOnly from, DateOnly? to) : base(id, staff, from, to) => Days = days;

    public Weekdays Days { get; private set; }

    public bool Has(DateOnly day) => Days.HasFlag(Week.First(d => d.Is == day.DayOfWeek).Day);

    public IEnumerable<string> Named => Week.Where(d => Days.HasFlag(d.Day)).Select(d => $"{d.Day}");

    public override string Says(IReadOnlyDictionary<StaffId, string> names) => string.Join('・', Week.Where(d => Days.HasFlag(d.Day)).Select(d => d.Text));

    private protected override object Content => Days;

    private protected override void Take(PresenceRecord other) => Days = ((WorkingPattern)other).Days;

    private protected override IIntegrationEvent Fact(int version) => new WorkingDaysSet(Id, version, Staff, From, To, Days, !Stands);

    internal sealed class Mapping : IEntityTypeConfiguration<WorkingPattern>
    {
        public void Configure(EntityTypeBuilder<WorkingPattern> builder)
        {
            Map(builder, "working_pattern");
            // The names of all seven days.
            builder.Property(x => x.Days).HasMaxLength(80);
        }
    }
}

/// <summary>不在: somebody is away. Why is known to them and to whoever answers for them, and leaves the desk in no event.</summary>
sealed class Absence : PresenceRecord
{
    public static readonly IReadOnlyList<(string Value, string Text)> Kinds =
    [
        (nameof(AbsenceKind.AnnualLeave), "年次休暇"), (nameof(AbsenceKind.SickLeave), "病気休暇"), (nameof(AbsenceKind.ParentalLeave), "産前産後休暇・育児休業"),
        (nameof(AbsenceKind.LeaveOfAbsence), "休職"), (nameof(AbsenceKind.Travel), "出張・研修"), (nameof(AbsenceKind.Other), "その他"),
    ];

    Absence()
    {
    }

    public Absence(Guid id, StaffId staff, AbsenceKind kind, DateOnly from, DateOnly? to) : base(id, staff, from, to) => Kind = kind;

    public AbsenceKind Kind { get; private set; }

    public override string Says(IReadOnlyDictionary<StaffId, string> names) => Kinds.NameOf($"{Kind}");

    private protected override object Content => Kind;

    private protected override void Take(PresenceRecord other) => Kind = ((Absence)other).Kind;

    private protected override IIntegrationEvent Fact(int version) => new AbsenceRecorded(Id, version, Staff, From, To, !Stands);

    internal sealed class Mapping : IEntityTypeConfiguration<Absence>
    {
        public void Configure(EntityTypeBuilder<Absence> builder) => Map(builder, "absence");
    }
}

/// <summary>Why somebody is away.</summary>
enum AbsenceKind
{
    AnnualLeave,
    SickLeave,
    ParentalLeave,
    LeaveOfAbsence,
    Travel,
    Other,
}

/// <summary>代理: who stands in for somebody, and who where that one is away too.</summary>
sealed class Deputizing : PresenceRecord
{
    public static readonly IReadOnlyList<(string Value, string Text)> Ranks = [("1", "1番目"), ("2", "2番目"), ("3", "3番目")];

    Deputizing()
    {
    }

    public Deputizing(Guid id, StaffId staff, StaffId deputy, int rank, DateOnly from, DateOnly? to) : base(id, staff, from, to) => (Deputy, Rank) = (deputy, rank);

    public StaffId Deputy { get; private set; }

    public int Rank { get; private set; }

    public override string Says(IReadOnlyDictionary<StaffId, string> names) => $"{Ranks.NameOf($"{Rank}")}：{names.GetValueOrDefault(Deputy, "（不明な職員）")}";

    private protected override object Content => (Deputy, Rank);

    private protected override void Take(PresenceRecord other) => (Deputy, Rank) = (((Deputizing)other).Deputy, ((Deputizing)other).Rank);

    private protected override IIntegrationEvent Fact(int version) => new DeputyNamed(Id, version, Staff, Deputy, Rank, From, To, !Stands);

    internal sealed class Mapping : IEntityTypeConfiguration<Deputizing>
    {
        public void Configure(EntityTypeBuilder<Deputizing> builder) => Map(builder, "deputizing");
    }
}
