using Hagukumi.Contracts;

namespace Hagukumi.BuildingBlocks.People;

/// <summary>
/// Finds whom the register of residents knows under a number, for rows that another system of the municipality sends. Asked at the
/// moment and kept by no other desk. Only Families answers.
/// </summary>
public interface IRegisterNumbers
{
    /// <summary>The people of each 宛名番号: none for one the register does not know, and more than one where it was given twice.</summary>
    Task<ILookup<string, PersonId>> PeopleOf(IReadOnlyCollection<string> numbers, CancellationToken stop);
}
