using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Antenatal;
using Hagukumi.MaternalHealth.Benefits;
using Hagukumi.MaternalHealth.Classes;
using Hagukumi.MaternalHealth.Gifts;
using Hagukumi.MaternalHealth.Liaison;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Hagukumi.MaternalHealth.SelfCare;
using Hagukumi.MaternalHealth.Vouchers;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth;

/// <summary>What the pregnancies of 若葉市 are entitled to: vouchers handed out and used, benefits certified and paid, a few slips, classes, plans and books.</summary>
sealed class RightsDemo(MaternalHealthDb db, TimeProvider clock) : IDemo
{
    const int Pregnancies = 60;
    const int Batch = 20;

    static readonly string[] Clinics = ["若葉市立病院", "かわばた産婦人科", "春日台レディースクリニック", "緑が丘助産院"];

    readonly MaternalHealthSettings settings = new();

    public int Order => 5;

    public async Task Fill(DemoWorld world, CancellationToken stop)
    {
        // A source of its own: how many of these there are must not change the rest of the town.
        var (random, today) = (new Random(2027), world.Today);
        var nurses = await db.StaffDirectory.Where(s => s.Profession == "phn" || s.Profession == "midwife").OrderBy(s => s.Name).Select(s => s.Id).ToListAsync(stop);
        var nurse = nurses.FirstOrDefault(CurrentStaff.System);
        Recorded On(DateOnly day) => new(nurse, clock.MomentOf(day, new TimeOnly(14, 0)).ToUniversalTime());
        var clinics = Clinics.Select((name, i) => Clinic.Register(Ids.New(), new(name, i == 0 ? "hospital" : i == 3 ? "midwifery" : "clinic", "", Closed: false))).ToList();
        db.AddRange(clinics);
        var session = ClassSession.Plan(Ids.New(), new("parents", today.AddDays(19), "10時から11時30分", "保健センター", 12), On(today.AddDays(-30)));
        db.AddRange(session, ClassSession.Plan(Ids.New(), new("fathers", today.AddDays(33), "10時から11時30分", "若葉公民館", 10), On(today.AddDays(-20))));

        var pregnancies = await db.Pregnancies.AsSplitQuery().Where(p => p.WithdrawnOn == null && p.NotifiedOn >= today.AddDays(-240)).OrderByDescending(p => p.NotifiedOn).ThenBy(p => p.ExpectedDeliveryOn).Take(Pregnancies).ToListAsync(stop);
        for (var i = 0; i < pregnancies.Count; i++)
        {
            var pregnancy = pregnancies[i];
            Entitle(pregnancy, i, random, today, On);
            if (pregnancy.IsOpen && i % 5 == 1) session.Apply(Ids.New(), pregnancy, i % 2 == 1 ? ClassSession.Both : ClassSession.Mother, On(today.AddDays(-10)));
            if (i % 11 == 4) db.Add(LiaisonSlip.Send(Ids.New(), pregnancy, clinics[i % clinics.Count].Id, today.AddDays(-i / 2), "受診の様子と、気になることがあれば教えてください。", today.AddDays(-i / 2 + settings.LiaisonReplyDays), On(today.AddDays(-i / 2))));
            if (i % Batch == Batch - 1) await db.SaveChangesAsync(stop);
        }
        var infants = await db.Infants.AsNoTracking().AsSplitQuery().OrderByDescending(i => i.BornOn).ThenBy(i => i.Id).Take(Batch).ToListAsync(stop);
        foreach (var (infant, i) in infants.Select((infant, i) => (infant, i)))
        {
            var gift = BookGift.For(infant);
            gift.Arrange(i % 4 == 3 ? "refused" : BookGift.Granted, i % 2 == 0 ? "読み聞かせの会" : "民生委員", On(today));
            if (i % 3 == 2) gift.Try(new GiftTry { Id = Ids.New(), On = today, Result = i % 2 == 0 ? BookGift.Delivered : "missed", Talked = i % 2 == 0, NextOn = i % 2 == 0 ? null : today.AddDays(7), RecordedBy = nurse, RecordedAt = On(today).At });
            db.Add(gift);
        }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    void Entitle(Pregnancy pregnancy, int number, Random random, DateOnly today, Func<DateOnly, Recorded> on)
    {
        var from = pregnancy.NotifiedOn;
        var book = VoucherBook.HandOut(pregnancy, new(from, $"{from.Year % 100}-{number:00}00", settings.AntenatalVouchers, (pregnancy.FetusCount - 1) * settings.MultipleVouchers, settings.PostpartumVouchers), "", on(from));
        var until = pregnancy.EndedOn ?? today;
        for (var (day, used) = (from.AddDays(random.Next(10, 20)), 0); day <= until && used < settings.AntenatalVouchers; day = day.AddDays(28), used++)
        {
            // Of a few nothing was heard since.
            if (number % 9 == 5 && day > today.AddDays(-60)) break;
            if (book.Use(pregnancy, book.Vouchers[used].Number, new(day, Clinics[number % Clinics.Length], "", day.AddDays(28)), on(day)) is { } visit) db.Add(visit);
        }
        db.Add(book);
        if (number % 6 != 0)
        {
            var (benefit, first) = Benefit.Certify(pregnancy, new(from.AddDays(-3), from, from), settings, on(from));
            db.Add(benefit);
            if (first is not null)
            {
                if (from.AddDays(30) <= today) first.Pay(from.AddDays(30), on(from.AddDays(30)));
                db.Add(first);
            }
            if (pregnancy.EndedOn is { } end && number % 3 == 1 && benefit.ClaimSecond(pregnancy, new(end, end, pregnancy.FetusCount), settings, on(end)) is { } second) db.Add(second);
        }
        if (number % 4 == 2) db.Add(SelfCarePlan.Make(Ids.New(), pregnancy, new(from, "出産までゆっくり過ごし、産後は実家の手を借りたい。", "夜眠れるか心配。", "産後ケア、両親学級", from), on(from)));
        if (number == 7) db.Add(Reimbursement.Apply(Ids.New(), pregnancy, new(today, from, "里帰り先の医院", 7_000), on(today)));
    }
}
