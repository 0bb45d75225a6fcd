using Hagukumi.MaternalHealth.Checkups;
using Hagukumi.MaternalHealth.Immunisation;
using Hagukumi.MaternalHealth.Infants;

namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>A field that a record needs or may have, to which the mapping gives the other system's column and codes.</summary>
/// <param name="Name">As the mapping calls it.</param>
/// <param name="IsRequired">Without its column the file cannot be read.</param>
/// <param name="Values">What its codes may mean; null where the text itself is taken.</param>
internal sealed record HealthField(string Name, bool IsRequired = false, IReadOnlyList<string>? Values = null)
{
    public const string Id = "id";
    public const string Person = "person";
    public const string On = "on";
    public const string Gone = "gone";
    public const string Expected = "expected";
    public const string Fetuses = "fetuses";
    public const string Handbooks = "handbooks";
    public const string Heartbeat = "heartbeat";
    public const string FirstCheckup = "firstCheckup";
    public const string AfterDelivery = "afterDelivery";
    public const string Institution = "institution";
    public const string Kind = "kind";
    public const string Place = "place";
    public const string Result = "result";
    public const string FollowUps = "followUps";
    public const string Note = "note";
    public const string Outcome = "outcome";
    public const string Vaccine = "vaccine";
    public const string Number = "number";

    public const string Yes = "yes";
    public const string Newborn = "newborn";
    public const string Seen = "seen";
    public const string ByOtherMunicipality = "otherMunicipality";
    public const string Declined = "refused";

    static readonly string[] YesOrNo = [Yes, "no"];

    static readonly HealthField[] Common = [new(Id, true), new(Person, true), new(On, true), new(Gone, Values: YesOrNo)];

    /// <summary>The fields of a kind.</summary>
    public static IReadOnlyList<HealthField> Of(HealthKind kind) =>
    [
        .. Common,
        .. kind switch
        {
            HealthKind.Notification => (HealthField[])
                [new(Expected, true), new(Handbooks, true), new(Fetuses), new(Heartbeat, Values: YesOrNo), new(FirstCheckup, Values: YesOrNo), new(AfterDelivery, Values: YesOrNo), new(Institution)],
            HealthKind.Checkup =>
            [
                new(Kind, true, ValuesOf(CheckupWords.Kinds)), new(Result, true, ValuesOf(CheckupWords.Results)), new(Place, Values: ValuesOf(CheckupWords.Sources)),
                new(FollowUps, Values: ValuesOf(CheckupWords.FollowUps)), new(Institution), new(Note),
            ],
            HealthKind.Visit => [new(Kind, true, [Newborn, "infant"]), new(Outcome, true, [Seen, ByOtherMunicipality, .. ValuesOf(InfantWords.ReasonsNotSeen)]), new(Note)],
            _ => [new(Vaccine, true, ValuesOf(RecordDose.Vaccines)), new(Number, true)],
        },
    ];

    static string[] ValuesOf(IReadOnlyList<(string Value, string Text)> words) => [.. words.Select(w => w.Value)];
}
