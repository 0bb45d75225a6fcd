using Hagukumi.MaternalHealth.Checkups;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Infants;
using Hagukumi.MaternalHealth.Pregnancies;

namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>A row of the health system's file.</summary>
/// <param name="Line">Line of the file at which the row begins; the header is line 1.</param>
internal abstract record HealthLine(int Line);

/// <summary>A row that was not taken, and what to do about it. Of what the row says it repeats the number alone.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="Number">宛名番号, for the page and the file; in no log.</param>
/// <param name="Column">Column to correct.</param>
/// <param name="Reason">What is wrong and what to do.</param>
internal sealed record RefusedHealthRow(int Line, string Number, string Column, string Reason) : HealthLine(Line)
{
    public const string WholeRow = "行全体";
}

/// <summary>One record as the other system has it.</summary>
/// <param name="Line">Line of the file.</param>
/// <param name="SourceId">The other system's own number of the record.</param>
/// <param name="Number">宛名番号 of whom it is about.</param>
/// <param name="Gone">It was taken back there.</param>
/// <param name="Print">The same where every field that is read of it is the same.</param>
/// <param name="Record">What it says; of what was taken back nothing.</param>
internal sealed record HealthRow(int Line, string SourceId, string Number, bool Gone, Guid Print, HealthRecord? Record) : HealthLine(Line);

/// <summary>What a row says.</summary>
internal abstract record HealthRecord;

/// <summary>妊娠届.</summary>
internal sealed record NotificationRecord(NotificationFacts Facts) : HealthRecord;

/// <summary>乳幼児健診.</summary>
internal sealed record CheckupRecord(CheckupKind Kind, ResultFacts Facts) : HealthRecord;

/// <summary>新生児訪問.</summary>
internal sealed record NewbornVisitRecord(NewbornVisitFacts Facts) : HealthRecord;

/// <summary>乳児家庭全戸訪問.</summary>
internal sealed record InfantVisitRecord(InfantVisitFacts Facts) : HealthRecord;

/// <summary>予防接種.</summary>
internal sealed record DoseRecord(string Vaccine, int Number, DateOnly On) : HealthRecord;
