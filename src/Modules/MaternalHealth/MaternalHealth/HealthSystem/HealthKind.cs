namespace Hagukumi.MaternalHealth.HealthSystem;

/// <summary>What the municipality's health system sends.</summary>
internal enum HealthKind
{
    /// <summary>妊娠届.</summary>
    Notification,

    /// <summary>乳幼児健診の結果.</summary>
    Checkup,

    /// <summary>新生児・乳児の訪問.</summary>
    Visit,

    /// <summary>予防接種.</summary>
    Immunisation,
}

/// <summary>What staff call them.</summary>
internal static class HealthKinds
{
    public static readonly IReadOnlyList<(HealthKind Kind, string Name)> All =
        [(HealthKind.Notification, "妊娠届"), (HealthKind.Checkup, "乳幼児健診の結果"), (HealthKind.Visit, "新生児・乳児の訪問"), (HealthKind.Immunisation, "予防接種")];

    public static string NameOf(HealthKind kind) => All.First(k => k.Kind == kind).Name;
}
