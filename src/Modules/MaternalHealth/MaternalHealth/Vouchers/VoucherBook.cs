using System.Globalization;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Antenatal;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Vouchers;

/// <summary>受診券 (AY-18): the vouchers of one pregnancy. A loss takes away none: those for check-ups of the mother after it stay hers (deadlines.md D6).</summary>
internal sealed class VoucherBook : AggregateRoot
{
    VoucherBook()
    {
    }

    public PregnancyId Id { get; private set; }

    public PersonId Person { get; private set; }

    public DateOnly IssuedOn { get; private set; }

    public DateOnly? CollectedOn { get; private set; }

    /// <summary>Why the same numbers were handed out although others have them.</summary>
    public string NumberReason { get; private set; } = "";

    public StaffId RecordedBy { get; private set; }

    public DateTimeOffset RecordedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    public List<Voucher> Vouchers { get; } = [];

    public override IEnumerable<PersonId> About => [Person];

    /// <summary>What can still be used; after the end of the pregnancy only what is the mother's.</summary>
    public int Left(VoucherKind kind, bool pregnancyEnded) =>
        pregnancyEnded && kind is not VoucherKind.PostpartumMother ? 0 : Vouchers.Count(v => v.Kind == kind && v.IsLeft);

    public static VoucherBook HandOut(Pregnancy pregnancy, VoucherFacts facts, string numberReason, Recorded recorded)
    {
        if (!pregnancy.Stands) throw new RefusalException("この妊娠届は取り消されています。受診券は交付できません。");
        if (facts.IssuedOn < pregnancy.NotifiedOn) throw new RefusalException($"交付日は届出日（{JapaneseDate.Format(pregnancy.NotifiedOn)}）以後の日付にしてください。");
        var book = new VoucherBook
        {
            Id = pregnancy.Id, Person = pregnancy.PersonId, IssuedOn = facts.IssuedOn, NumberReason = numberReason, RecordedBy = recorded.By, RecordedAt = recorded.At, ChangedAt = recorded.At,
        };
        book.Vouchers.AddRange(facts.Kinds.Zip(facts.Numbers, (kind, number) => (kind, number)).Select((v, i) => new Voucher { Ordinal = i + 1, Kind = v.kind, Number = v.number }));
        book.Raise(new VouchersIssued(book.Person, book.Id, facts.IssuedOn, book.Vouchers.Count), recorded.By, recorded.At);
        return book;
    }

    /// <summary>Whether they were handed out just so: the same press twice.</summary>
    public bool IsHandedOutAs(VoucherFacts facts) => IssuedOn == facts.IssuedOn && Vouchers.OrderBy(v => v.Ordinal).Select(v => v.Number).SequenceEqual(facts.Numbers, StringComparer.Ordinal);

    /// <summary>A voucher was used; one for the pregnancy is also word of a check-up.</summary>
    /// <returns>The check-up, where there is one to add.</returns>
    public AntenatalVisit? Use(Pregnancy pregnancy, string number, VoucherUse use, Recorded recorded)
    {
        var voucher = Vouchers.Find(v => v.Number == number) ?? throw new RefusalException("その番号の受診券はこの妊娠に交付されていません。番号を確かめてください。");
        if (voucher.UsedOn is { } before)
        {
            if (voucher.Use == use) return null;
            throw new RefusalException($"受診券{number}は{JapaneseDate.Format(before)}に{(voucher.Institution.Length > 0 ? voucher.Institution : "医療機関")}ですでに使われています。番号を確かめてください。");
        }
        if (voucher.CollectedOn is { } collected && use.On > collected) throw new RefusalException($"受診券{number}は{JapaneseDate.Format(collected)}に回収されています。その日より後には使えません。");
        if (use.On < IssuedOn) throw new RefusalException($"使った日は交付日（{JapaneseDate.Format(IssuedOn)}）以後の日付にしてください。");
        var antenatal = voucher.Kind is not VoucherKind.PostpartumMother;
        if (antenatal && pregnancy.EndedOn is { } end && use.On > end) throw new RefusalException($"この妊娠は{JapaneseDate.Format(end)}に終わっています。その日より後の健診には、産婦健診の券を選んでください。");
        voucher.Take(use);
        Raise(new VoucherUsed(Person, Id, use.On, voucher.Kind), recorded.By, recorded.At);
        ChangedAt = recorded.At;
        return antenatal ? AntenatalVisit.Record(Ids.New(), pregnancy, new(use.On, use.Institution, use.NextOn, use.Result), recorded) : null;
    }

    /// <summary>What is left is taken back.</summary>
    public void Collect(DateOnly on, Recorded recorded)
    {
        if (CollectedOn == on) return;
        if (CollectedOn is { } before) throw new RefusalException($"残りの受診券は{JapaneseDate.Format(before)}に回収されています。");
        if (on < IssuedOn) throw new RefusalException($"回収日は交付日（{JapaneseDate.Format(IssuedOn)}）以後の日付にしてください。");
        var left = Vouchers.Where(v => v.IsLeft).ToList();
        foreach (var voucher in left) voucher.Collect(on);
        (CollectedOn, ChangedAt) = (on, recorded.At);
        Raise(new VouchersCollected(Person, Id, on, left.Count), recorded.By, recorded.At);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<VoucherBook>
    {
        public void Configure(EntityTypeBuilder<VoucherBook> builder)
        {
            builder.ToTable("voucher_book");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.NumberReason).HasMaxLength(Longest.Text);
            builder.OwnsMany(x => x.Vouchers, v =>
            {
                v.ToTable("voucher");
                v.WithOwner().HasForeignKey("PregnancyId");
                v.HasKey("PregnancyId", nameof(Voucher.Ordinal));
                v.Property(x => x.Ordinal).ValueGeneratedNever();
                v.Property(x => x.Number).HasMaxLength(VoucherFacts.LongestNumber);
                v.Property(x => x.Institution).HasMaxLength(Longest.Line);
                v.Property(x => x.Result).HasMaxLength(Longest.Text);
                v.HasIndex(x => x.Number);
            });
        }
    }
}

/// <summary>One voucher.</summary>
internal sealed class Voucher
{
    public int Ordinal { get; init; }

    public VoucherKind Kind { get; init; }

    public required string Number { get; init; }

    public DateOnly? UsedOn { get; private set; }

    public string Institution { get; private set; } = "";

    /// <summary>What the clinic told, in its own words.</summary>
    public string Result { get; private set; } = "";

    public DateOnly? NextOn { get; private set; }

    public DateOnly? CollectedOn { get; private set; }

    public bool IsLeft => UsedOn is null && CollectedOn is null;

    public VoucherUse? Use => UsedOn is { } on ? new(on, Institution, Result, NextOn) : null;

    public void Take(VoucherUse use) => (UsedOn, Institution, Result, NextOn) = (use.On, use.Institution, use.Result, use.NextOn);

    public void Collect(DateOnly on) => CollectedOn = on;
}

/// <summary>How a voucher was used.</summary>
internal sealed record VoucherUse(DateOnly On, string Institution, string Result, DateOnly? NextOn);

/// <summary>What is handed out: so many of each kind, numbered on from the first.</summary>
internal sealed record VoucherFacts(DateOnly IssuedOn, string FirstNumber, int Antenatal, int Multiple, int Postpartum)
{
    public const int LongestNumber = 20;
    const int MostDigits = 9;

    public IEnumerable<VoucherKind> Kinds =>
        [.. Enumerable.Repeat(VoucherKind.Antenatal, Antenatal), .. Enumerable.Repeat(VoucherKind.Multiple, Multiple), .. Enumerable.Repeat(VoucherKind.PostpartumMother, Postpartum)];

    public IReadOnlyList<string> Numbers => NumbersFrom(FirstNumber, Antenatal + Multiple + Postpartum) ?? [];

    /// <summary>The numbers of a range, counted up at its last digits; null where the first one does not end in digits that can be counted up.</summary>
    public static IReadOnlyList<string>? NumbersFrom(string first, int count)
    {
        var head = first.TrimEnd(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        var digits = first[head.Length..];
        if (digits.Length is 0 or > MostDigits || first.Length > LongestNumber) return null;
        var from = int.Parse(digits, CultureInfo.InvariantCulture);
        List<string> numbers = [.. Enumerable.Range(from, count).Select(n => head + n.ToString(CultureInfo.InvariantCulture).PadLeft(digits.Length, '0'))];
        return numbers.TrueForAll(n => n.Length <= LongestNumber) ? numbers : null;
    }
}
