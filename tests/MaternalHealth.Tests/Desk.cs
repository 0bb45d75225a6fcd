using Hagukumi.Contracts;
using Hagukumi.TestKit;

namespace Hagukumi.MaternalHealth.Tests;

/// <summary>The desk over HTTP: women without a record, and records made through the screens as a nurse makes them.</summary>
public class Desk : App
{
    const int Women = 40;

    readonly Queue<(PersonId Id, string Name)> women = new();
    int made;

    /// <summary>A woman nobody has recorded anything of.</summary>
    public async Task<(PersonId Id, string Name)> Woman()
    {
        if (women.Count == 0)
        {
            var residents = Enumerable.Range(0, Women).Select(_ => new Resident { Name = $"妊婦 第{++made}子" }).ToArray();
            foreach (var (id, resident) in (await Register(residents)).Zip(residents)) women.Enqueue((id, resident.Name!));
        }
        return women.Dequeue();
    }

    /// <summary>A registered pregnancy, expected in the twenty-ninth week from today.</summary>
    public async Task<Case> Pregnancy(string expected = "2026-08-17", int fetuses = 1)
    {
        var nurse = await SignedIn("hokenshi1");
        var (id, name) = await Woman();
        var saved = await nurse.Submit(await nurse.Get($"/maternal-health/pregnancies/new?person={id}"), new
        {
            NotifiedOn = "2026-06-01", ExpectedDeliveryOn = expected, FetusCount = $"{fetuses}", HandbookNumbers = string.Join('\n', Enumerable.Range(1, fetuses).Select(n => $"2026-{n}")),
        });
        saved.Status.Should().Be(303, saved.Words);
        return new Case(saved.Location!, id, name);
    }

    /// <summary>A child that was born today.</summary>
    public async Task<Case> Infant(bool inHospital = false)
    {
        var nurse = await SignedIn("hokenshi1");
        var pregnancy = await Pregnancy("2026-06-01");
        var typed = new Dictionary<string, string?> { ["Fetuses[0].Outcome"] = "LiveBirth", ["Fetuses[0].On"] = "2026-06-01", ["Fetuses[0].Sex"] = "Male", ["Fetuses[0].BirthWeight"] = "2900" };
        if (inHospital) typed["Fetuses[0].InHospital"] = "true";
        (await nurse.Submit(await nurse.Get(pregnancy.Path + "/end"), typed)).Status.Should().Be(303);
        var child = Guid.Parse((await Database.Rows($"select id from maternal_health.infant where mother = '{pregnancy.Person}'")).Single());
        await Delivered();
        return new Case($"/maternal-health/infants/{child}", new PersonId(child), "妊婦（名前未定）");
    }

    /// <summary>The same child as the pages on its growth know it.</summary>
    public async Task<Case> Child() => await Infant() is var infant ? infant with { Path = $"/maternal-health/children/{infant.Id}" } : throw new InvalidOperationException();

    /// <summary>A questionnaire of a mother who answered today.</summary>
    public async Task<Case> Epds(int item10, int total = 9)
    {
        var nurse = await SignedIn("hokenshi1");
        var pregnancy = await Pregnancy();
        var saved = await nurse.Submit(await nurse.Get(pregnancy.Path + "/epds/new"), new { On = "2026-06-01", Occasion = "Visit", Total = $"{total}", Item10 = $"{item10}" });
        saved.Status.Should().Be(303, saved.Words);
        var id = (await Database.Rows($"select id from maternal_health.epds_assessment where pregnancy = '{pregnancy.Id}'")).Single();
        return new Case($"/maternal-health/epds/{id}", pregnancy.Person, pregnancy.Name);
    }

    /// <summary>A pregnancy that ended with a birth today, and postpartum care granted or not yet.</summary>
    public async Task<Case> AfterBirth(bool granted)
    {
        var nurse = await SignedIn("hokenshi1");
        var infant = await Infant();
        var row = (await Database.Rows($"select pregnancy || ' ' || mother from maternal_health.infant where id = '{infant.Id}'")).Single().Split(' ');
        var record = new Case($"/maternal-health/pregnancies/{row[0]}", new PersonId(Guid.Parse(row[1])), "妊婦 第");
        if (!granted) return record;
        (await nurse.Submit(await nurse.Get(record.Path + "/postpartum/applications/new"), new { On = "2026-06-01", Reason = "休みたい" })).Status.Should().Be(303);
        (await nurse.Submit(await nurse.Get((await nurse.Get(record.Path + "/postpartum")).Link("申請の決定を記録する")), new { On = "2026-06-01", Decision = "Granted" })).Status.Should().Be(303);
        return record;
    }

    /// <summary>The clinic that <see cref="Clinic"/> registers.</summary>
    public const string ClinicId = "0197c000-0000-7000-8000-000000000001";

    /// <summary>The session that <see cref="ClassOf"/> plans.</summary>
    public const string SessionId = "0197c000-0000-7000-8000-000000000002";

    /// <summary>A pregnancy of which a form was filled in already.</summary>
    public async Task<Case> With(IReadOnlyDictionary<string, string?> typed, string form, string expected = "2026-08-17", int fetuses = 1)
    {
        var (nurse, pregnancy) = (await SignedIn("hokenshi1"), await Pregnancy(expected, fetuses));
        var saved = await nurse.Submit(await nurse.Get($"{pregnancy.Path}/{form}"), typed);
        saved.Status.Should().Be(303, saved.Words);
        return pregnancy;
    }

    /// <summary>One clinic; a second call finds it registered.</summary>
    public async Task<Guid> Clinic()
    {
        var nurse = await SignedIn("hokenshi1");
        (await nurse.Submit(await nurse.Get("/maternal-health/clinics/new"), new { Press = ClinicId, Name = "かわばた産婦人科", Kind = "clinic", Phone = "000-000-0000" })).Status.Should().Be(303);
        return Guid.Parse(ClinicId);
    }

    /// <summary>A session with so many seats; a second call with the same id finds it planned.</summary>
    public async Task<string> ClassOf(int seats, string id = SessionId, string on = "2026-06-20")
    {
        var nurse = await SignedIn("hokenshi1");
        (await nurse.Submit(await nurse.Get("/maternal-health/classes/new"), new { Press = id, Kind = "parents", On = on, Place = "保健センター", Capacity = $"{seats}" })).Status.Should().Be(303);
        return $"/maternal-health/classes/{id}";
    }

    /// <summary>A pregnant woman who said that she moves.</summary>
    public async Task<Case> Move(string direction)
    {
        var (nurse, pregnancy) = (await SignedIn("hokenshi1"), await Pregnancy());
        var saved = await nurse.Submit(await nurse.Get($"/maternal-health/moves/new?person={pregnancy.Person}"), new { Direction = direction, KnownOn = "2026-06-01", Place = "青空町" });
        saved.Status.Should().Be(303, saved.Words);
        return pregnancy with { Path = saved.Location! };
    }

    /// <summary>A pregnant woman whom nurses are to visit.</summary>
    public async Task<Case> RearingSupport()
    {
        var (nurse, pregnancy) = (await SignedIn("hokenshi1"), await Pregnancy());
        var saved = await nurse.Submit(await nurse.Get($"/maternal-health/rearing-supports/new?person={pregnancy.Person}"), new { DecidedOn = "2026-06-01", Content = "counsel", Times = "6", Reason = "頼れる人がいない", ReviewOn = "2026-09-01" });
        saved.Status.Should().Be(303, saved.Words);
        return pregnancy with { Path = saved.Location! };
    }

    /// <summary>A record of the desk.</summary>
    /// <param name="Path">Its page.</param>
    /// <param name="Person">Whom it is about.</param>
    /// <param name="Name">The person's name.</param>
    public sealed record Case(string Path, PersonId Person, string Name)
    {
        public Guid Id => Guid.Parse(Path.Split('/')[^1]);
    }
}
