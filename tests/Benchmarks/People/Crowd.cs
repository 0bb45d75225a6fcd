using Hagukumi.TestKit;
using Npgsql;

namespace Hagukumi.Benchmarks.People;

/// <summary>Residents made up by the database itself, as unevenly named as a town's: a few family names are those of many.</summary>
static class Crowd
{
    /// <summary>About one in two hundred is registered twice, the second time with another number; in half of those a digit of the birth date is wrong.</summary>
    public static async Task Fill(TestDatabase database, int people)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        foreach (var sql in new[] { Insert(people), "vacuum analyze families.person" })
        {
            await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 900 };
            await command.ExecuteNonQueryAsync();
        }
    }

    const string Syllables = "'アイウカキクサシスタチツナニハヒフマミヤヨラリワ'";

    /// <summary>A name is written otherwise than it is read.</summary>
    const string Kanji = "'安伊宇加木久佐志須田千津奈仁葉日布真三矢与良里和'";

    static string Insert(int people) => $"""
        with syllable as (select string_to_array({Syllables}, null) as s),
        number as (
            select n, case when n % 200 = 0 then n - 1 else n end as who from generate_series(1, {people}) n),
        drawn as (
            select n, who, floor(power((hashint8(who * 7) & 1048575) / 1048576.0, 2) * 900)::int as f, (hashint8(who * 13) & 2047) as g, (hashint8(who * 31) & 1048575) % 33000 as d from number),
        named as (
            select n, who, s[1 + f % 24] || s[1 + f / 24 % 24] || s[1 + (f * 5 + 3) % 24] as family, s[1 + g % 24] || s[1 + g / 24 % 24] || s[1 + (g * 7 + 1) % 24] as given, date '1935-01-01' + d as born from drawn, syllable)
        insert into families.person (id, register_number, household_id, name, kana, alias, birth_date, sex, relationship, address_postal_code, address_town, address_block, address_building, elementary_district,
            district, nationality, language, sealed, sealed_in_register, provisional, name_key, kana_key, alias_key, identity_version, version, nameless, provisional_reason, contact_note, sealed_as_one)
        select gen_random_uuid(), (5000000000 + n)::text, gen_random_uuid(), translate(family || ' ' || given, {Syllables}, {Kanji}), family || ' ' || given, '', case when n <> who and n % 400 = 0 then born + 10 else born end,
            case when hashint8(who * 3) & 1 = 0 then 'Female' else 'Male' end, '世帯主', '079-0001', '若葉一丁目', '1番1号', '', '若葉小', '若葉小', '日本', 'ja', false, false, false, translate(family || given, {Syllables}, {Kanji}), family || given, '', 1, 1, false, '', '', false
        from named
        """;
}
