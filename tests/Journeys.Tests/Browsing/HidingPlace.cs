using Hagukumi.TestKit;

namespace Hagukumi.Journeys.Tests.Browsing;

/// <summary>Where the people under 支援措置 live: words that stand nowhere else, so that one on a page is a leak.</summary>
static class HidingPlace
{
    public static readonly IReadOnlyList<string> Words = ["ひそみ町", "隠れ番地", "忍び荘", "潜み小", "099-9099"];

    /// <summary>How somebody is called safely, as the demo has it: for the desks, on the page of the person.</summary>
    public static readonly IReadOnlyList<string> SafeNumbers = ["070-0000-1201", "070-0000-1203"];

    /// <summary>From whom somebody hides, as the demo has it: for those who decide about the protection.</summary>
    public static readonly IReadOnlyList<string> OtherParties = ["校門で待つことがある", "元交際相手"];

    public static async Task Mark(TestDatabase database)
    {
        var hidden = await database.Execute($"""
            update families.person set address_town = '{Words[0]}', address_block = '{Words[1]}', address_building = '{Words[2]}',
              elementary_district = '{Words[3]}', district = case when district is null then null else '{Words[3]}' end, address_postal_code = '{Words[4]}'
            where sealed
            """);
        hidden.Should().BeGreaterThan(10, "the demo has people whose address is withheld");
        var told = await database.Execute($"""
            update families.residence set address_town = '{Words[0]}', source = '{Words[0]}' where person in (select id from families.person where sealed);
            update families.enrolment set name = '{Words[2]}', source = '{Words[2]}' where person in (select id from families.person where sealed);
            update families.supporting_agency set name = '{Words[2]}' where person in (select id from families.person where sealed);
            update families.disclosure set recipient = '{Words[2]}', items = '{Words[2]}' where person in (select id from families.person where sealed);
            """);
        told.Should().BeGreaterThan(10, "the demo has facts that tell where they are");
    }
}
