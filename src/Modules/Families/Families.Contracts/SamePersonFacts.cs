using Hagukumi.Contracts;

namespace Hagukumi.Families.Contracts;

/// <summary>Two records turned out to be one person. Who stands for whom now is told by <see cref="PeopleChanged"/>, in versions.</summary>
/// <param name="Person">The record that stands for the other from now on.</param>
/// <param name="Into">The person that it is.</param>
/// <param name="MergedOn">Day on which somebody decided so.</param>
[Event("families.people-merged", "families")]
public sealed record PeopleMerged(PersonId Person, PersonId Into, DateOnly MergedOn) : IIntegrationEvent;

/// <summary>Two records that had been merged are two people after all.</summary>
/// <param name="Person">The record that stands for itself again.</param>
/// <param name="From">The person it had been merged into.</param>
/// <param name="SeparatedOn">Day on which somebody decided so.</param>
[Event("families.people-separated", "families")]
public sealed record PeopleSeparated(PersonId Person, PersonId From, DateOnly SeparatedOn) : IIntegrationEvent;

/// <summary>A person whom the register did not know was identified in it. What was owed for the one is owed for the other.</summary>
/// <param name="Person">The provisional person.</param>
/// <param name="As">The resident.</param>
/// <param name="On">Day on which somebody identified the person.</param>
[Event("families.person-registered", "families")]
public sealed record PersonRegistered(PersonId Person, PersonId As, DateOnly On) : IIntegrationEvent;
