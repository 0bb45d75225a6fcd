using Hagukumi.Contracts;
using Hagukumi.Families.People;
using Hagukumi.Families.Register;

namespace Hagukumi.Families.Tests;

public sealed class SampleRegisterTests
{
    [Theory]
    [InlineData(SampleRegister.Utf8)]
    [InlineData(SampleRegister.Cp932)]
    public void Read_Sample_TakesAndRefusesWhatIsExpected(string name)
    {
        var expected = SampleRegister.Expected();

        var lines = SampleRegister.Read(name);

        var rows = lines.OfType<RegisterRow>().ToList();
        rows.Should().HaveCount(expected.Accepted);
        rows.Select(r => r.HouseholdNumber).Distinct().Should().HaveCount(expected.Households);
        lines.OfType<RefusedRow>().Select(r => new SampleRegister.Refusal(r.Line, r.Column)).Should().Equal(expected.Refused);
    }

    [Fact]
    public void Read_BothEncodings_TellOfTheSamePeople()
    {
        var utf8 = SampleRegister.Read(SampleRegister.Utf8).OfType<RegisterRow>().ToList();
        var cp932 = SampleRegister.Read(SampleRegister.Cp932).OfType<RegisterRow>().ToList();

        // cp932 has no 𠮷: the system that wrote the file put 〓 in its place.
        cp932.Should().Equal(utf8.Select(row => row with { Name = row.Name.Replace("𠮷", "〓", StringComparison.Ordinal) }));
    }

    [Fact]
    public void Read_Refusals_RepeatNothingOfThePerson()
    {
        var cells = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", SampleRegister.Utf8)).ToList();

        foreach (var refusal in SampleRegister.Read(SampleRegister.Utf8).OfType<RefusedRow>())
        {
            var personal = cells[refusal.Line - 1].Split(',').Where(cell => cell.Length > 1).ToList();
            personal.Should().NotContain(cell => refusal.Reason.Contains(cell, StringComparison.Ordinal), refusal.Reason);
        }
    }

    [Fact]
    public void Follow_SampleInOtherEncoding_ChangesNobodyAndKeepsTheRareCharacter()
    {
        var household = HouseholdId.New();
        FollowedRow Followed(RegisterRow row, Person? known) => FollowedRow.Of(new PrintedRow(row, Print: null), known, household, new Extract(SampleRegister.Expected().Base, IsFirst: false));
        var people = SampleRegister.Read(SampleRegister.Utf8).OfType<RegisterRow>()
            .ToDictionary(row => row.RegisterNumber, row => Followed(row, null).Person, StringComparer.Ordinal);

        var followed = SampleRegister.Read(SampleRegister.Cp932).OfType<RegisterRow>()
            .Select(row => Followed(row, people[row.RegisterNumber])).ToList();

        followed.Should().HaveCount(3091).And.NotContain(f => f.Changed || f.NewlySealed || f.Raised.Count > 0);
        people.Values.Should().NotContain(p => p.Name.Contains('〓'));
    }
}
