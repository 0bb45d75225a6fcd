using Hagukumi.Contracts;
using Hagukumi.Families.Merging;
using Hagukumi.TestKit;
using Xunit.Abstractions;

namespace Hagukumi.Families.Tests;

/// <summary>Who may be one person, found without comparing everybody with everybody; and it is the same as if one did.</summary>
public sealed class LikePeopleTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("1994-02-03", "1994-03-02", true)] // month and day exchanged
    [InlineData("1994-02-03", "1994-02-13", true)]
    [InlineData("1994-02-03", "1984-02-03", true)]
    [InlineData("1994-02-03", "1994-12-03", true)]
    [InlineData("1994-02-03", "1995-02-13", false)]
    [InlineData("1994-02-13", "1994-03-12", false)]
    [InlineData("1994-02-03", "1993-03-02", false)]
    [InlineData("1994-02-03", "1994-02-03", false)] // the same day is another reason
    public void BornNearly_Dates_AreWhatAMistakeMakes(string one, string other, bool alike) =>
        LikePeople.BornNearly([Of(one), Of(other)]).Any().Should().Be(alike);

    [Fact]
    public void BornNearly_OfOtherSexes_AreTwoPeople()
    {
        LikePeople.BornNearly([Of("1994-02-03"), Of("1994-03-02") with { Sex = Sex.Male }]).Should().BeEmpty();
        LikePeople.BornNearly([Of("1994-02-03"), Of("1994-03-02") with { Sex = Sex.Unknown }]).Should().ContainSingle();
    }

    [Fact]
    public void BornPerhaps_WithinTheGuess_Only()
    {
        var guessed = Of(null) with { BornFrom = new(2022, 6, 2), BornTo = new(2023, 6, 1) };

        LikePeople.BornPerhaps([guessed, Of("2022-06-02")]).Should().ContainSingle();
        LikePeople.BornPerhaps([guessed, Of("2022-06-01")]).Should().BeEmpty();
        LikePeople.BornPerhaps([guessed, Of("2023-06-02")]).Should().BeEmpty();
    }

    [Fact]
    public void Pairs_OfManyPeople_AreThoseOfComparingEverybody()
    {
        var seed = Seed.Next();
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var people = Enumerable.Range(0, 300).Select(_ => new Likeness(PersonId.New(), "タナカ", new DateOnly(1990 + random.Next(3), 1 + random.Next(12), 1 + random.Next(28)), null, null, (Sex)random.Next(3))).ToList();

        var expected = (from one in people
                        from other in people
                        where one.Id.Value.CompareTo(other.Id.Value) < 0 && (one.Sex == other.Sex || one.Sex is Sex.Unknown || other.Sex is Sex.Unknown) && Near(one.BirthDate!.Value, other.BirthDate!.Value)
                        select (one.Id, other.Id)).ToHashSet();
        expected.Should().HaveCountGreaterThan(100);
        LikePeople.BornNearly(people).Select(p => DuplicateSuggestion.Pair(p.Item1, p.Item2)).ToHashSet().Should().BeEquivalentTo(expected);

        var sameDay = people.SelectMany(one => people.Where(other => one.Id.Value.CompareTo(other.Id.Value) < 0 && one.BirthDate == other.BirthDate).Select(other => (one.Id, other.Id))).ToHashSet();
        LikePeople.BornTheSameDay(people).Select(p => DuplicateSuggestion.Pair(p.Item1, p.Item2)).ToHashSet().Should().BeEquivalentTo(sameDay);
    }

    static bool Near(DateOnly one, DateOnly other)
    {
        if (one == other) return false;
        var digits = one.ToString("yyyyMMdd", null).Zip(other.ToString("yyyyMMdd", null)).Count(d => d.First != d.Second);
        return digits == 1 || (one.Year == other.Year && one.Month == other.Day && one.Day == other.Month);
    }

    static Likeness Of(string? born) => new(PersonId.New(), "タナカ", born is null ? null : DateOnly.Parse(born, null), null, null, Sex.Female);
}
