using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Families.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Families.Enrolments;

/// <summary>What kind of place a child goes to.</summary>
internal enum EnrolmentKind
{
    Nursery,
    Kindergarten,

    /// <summary>認定こども園.</summary>
    CertifiedCentre,

    /// <summary>小規模保育・家庭的保育, up to age 2.</summary>
    SmallNursery,
    ElementarySchool,
    LowerSecondarySchool,

    /// <summary>義務教育学校, grades 1 to 9.</summary>
    CompulsorySchool,
    UpperSecondarySchool,

    /// <summary>特別支援学校, which may keep a child from 小1 to 高3.</summary>
    SpecialNeedsSchool,
    Other,
}

/// <summary>
/// 所属: where a child goes to nursery or school, in which grade. A grade holds for a school year: on 1 April the line ends
/// and the next one begins, so that the year before stays as it was. Which school comes next is never invented.
/// </summary>
internal sealed class Enrolment : Fact
{
    public static readonly IReadOnlyList<(string Value, string Text)> Kinds =
    [
        (nameof(EnrolmentKind.Nursery), "保育所"), (nameof(EnrolmentKind.Kindergarten), "幼稚園"), (nameof(EnrolmentKind.CertifiedCentre), "認定こども園"), (nameof(EnrolmentKind.SmallNursery), "小規模保育・家庭的保育"),
        (nameof(EnrolmentKind.ElementarySchool), "小学校"), (nameof(EnrolmentKind.LowerSecondarySchool), "中学校"), (nameof(EnrolmentKind.CompulsorySchool), "義務教育学校"),
        (nameof(EnrolmentKind.UpperSecondarySchool), "高等学校"), (nameof(EnrolmentKind.SpecialNeedsSchool), "特別支援学校"), (nameof(EnrolmentKind.Other), "その他"),
    ];

    /// <summary>Every grade that may be chosen, 0歳児 to 高3.</summary>
    public static readonly IReadOnlyList<(string Value, string Text)> Grades =
        [.. Enumerable.Range(-5, 18).Select(n => ($"{n}", new Grade(n).Name))];

    /// <summary>What the roll-over names as the source of the line it begins.</summary>
    public const string RolledOver = "4月の進級（前の年度の登録から）";

    Enrolment()
    {
    }

    Enrolment(FactBasis basis) : base(basis)
    {
    }

    public EnrolmentKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>The grade of <see cref="GradeYear"/>, as <see cref="BuildingBlocks.Calendar.Grade"/> counts; null where nobody knows. It goes before the one that follows from the birth date (R1-5).</summary>
    public int? Grade { get; private set; }

    /// <summary>年度 for which the grade was said.</summary>
    public int GradeYear { get; private set; }

    /// <summary>組; empty where unknown.</summary>
    public string ClassName { get; private set; } = "";

    /// <summary>The place ended with its last grade, and nobody has said yet where the child goes now.</summary>
    public bool NextToBeConfirmed { get; private set; }

    /// <summary>The event by which somebody told of it; null for a line that the roll-over began.</summary>
    public Guid? EventId { get; private set; }

    public override bool TellsPlace => true;

    /// <summary>The grade is the last one of this kind of place.</summary>
    public bool LeavesAfterThisYear => Grade is { } grade && Kind switch
    {
        EnrolmentKind.Nursery or EnrolmentKind.Kindergarten or EnrolmentKind.CertifiedCentre => grade >= 0,
        EnrolmentKind.SmallNursery => grade >= OldestOfSmallNursery,
        EnrolmentKind.ElementarySchool => grade >= LastOfElementary,
        EnrolmentKind.LowerSecondarySchool or EnrolmentKind.CompulsorySchool => grade >= LastOfLowerSecondary,
        EnrolmentKind.UpperSecondarySchool or EnrolmentKind.SpecialNeedsSchool => grade >= LastOfUpperSecondary,
        _ => false,
    };

    const int OldestOfSmallNursery = -3;
    const int LastOfElementary = 6;
    const int LastOfLowerSecondary = 9;
    const int LastOfUpperSecondary = 12;

    public static Enrolment Record(FactBasis basis, EnrolmentKind kind, string name, int? grade, string className)
    {
        var enrolment = new Enrolment(basis) { Kind = kind, Name = name, Grade = grade, ClassName = className, GradeYear = YearOf(basis) };
        enrolment.EventId = enrolment.Raise(new AffiliationUpdated(basis.Person, basis.Recorded.On));
        return enrolment;
    }

    /// <summary>The same place with another grade: the grade that was said before was wrong or did not come about.</summary>
    public Enrolment WithGrade(Guid id, int grade, string source, Recorded recorded) =>
        Record(new FactBasis(id, Person, From, To, source, recorded), Kind, Name, grade, ClassName);

    /// <summary>
    /// Rolls over to the school year that has begun: the line ends on 31 March; where the child goes on in the same place
    /// the next one begins on 1 April. Null where the place ends with the grade.
    /// </summary>
    public Enrolment? RollOver(Recorded recorded)
    {
        var ended = new FiscalYear(GradeYear);
        var leaves = LeavesAfterThisYear;
        // A last day that was planned later goes on with the next line.
        var to = To;
        End(ended.LastDay, ended.LastDay, recorded);
        if (leaves)
        {
            NextToBeConfirmed = true;
            return null;
        }
        // Nobody has said that the child is really there: other modules are told when somebody does.
        return new Enrolment(new FactBasis(Ids.New(), Person, ended.LastDay.AddDays(1), to, RolledOver, recorded)) { Kind = Kind, Name = Name, Grade = Grade + 1, GradeYear = GradeYear + 1 };
    }

    /// <summary>Takes the grade that follows from the birth date, where nobody said another and the place has such a grade.</summary>
    public void TakeGradeOf(DateOnly born)
    {
        var grade = SchoolYear.GradeOn(born, new FiscalYear(GradeYear).FirstDay).Number;
        if (Grades.Knows($"{grade}")) Grade = grade;
    }

    /// <summary>Somebody has said where the child goes now.</summary>
    public void Confirm() => NextToBeConfirmed = false;

    public override string Says(Func<PersonId, string> nameOf) =>
        FormText.Joined($"{Name}（{Kinds.NameOf($"{Kind}")}）", Grade is { } grade ? new Grade(grade).Name : "学年は不明", ClassName);

    public override IEnumerable<(string Text, string Path)> Further(DateOnly today) => HoldsOn(today) ? [("学年を直す", "grade")] : [];

    protected override Guid? ToldBy => EventId;

    /// <summary>A grade is said as of the day it is recorded; of a line that ended before, as of its last year; of one that is to come, as of its first.</summary>
    static int YearOf(FactBasis basis) => FiscalYear.Of(
        basis.From > basis.Recorded.On ? basis.From.Value : basis.To < basis.Recorded.On ? basis.To.Value : basis.Recorded.On).Year;

    internal sealed class Mapping : IEntityTypeConfiguration<Enrolment>
    {
        public void Configure(EntityTypeBuilder<Enrolment> builder)
        {
            Map(builder, "enrolment");
            builder.Property(x => x.Name).HasMaxLength(Longest.Name);
            builder.Property(x => x.ClassName).HasMaxLength(Longest.Name);
            builder.HasIndex(x => x.GradeYear);
        }
    }
}
