using Hagukumi.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.MaternalHealth.Records;

/// <summary>Who entered something, and when.</summary>
internal sealed record Recorded(StaffId By, DateTimeOffset At);

/// <summary>A change that the record does not allow, in a sentence for whoever is at the keyboard.</summary>
internal sealed class RefusalException(string sentence) : Exception(sentence);

/// <summary>One thing that was recorded, under the event it raised. One entered by mistake is marked and kept: what was once written stays readable.</summary>
internal abstract class Entry
{
    public Guid EventId { get; init; }

    /// <summary>The day it happened, not the day it was typed.</summary>
    public DateOnly On { get; init; }

    public StaffId RecordedBy { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public DateOnly? WithdrawnOn { get; private set; }

    public StaffId? WithdrawnBy { get; private set; }

    public string? WithdrawalReason { get; private set; }

    public bool Stands => WithdrawnOn is null;

    public void Withdraw(DateOnly on, string reason, StaffId by)
    {
        if (!Stands) throw new RefusalException("この記録はすでに取り消されています。");
        (WithdrawnOn, WithdrawalReason, WithdrawnBy) = (on, reason, by);
    }

    public static void Map<TOwner, TEntry>(OwnedNavigationBuilder<TOwner, TEntry> entry, string table, string owner) where TOwner : class where TEntry : Entry
    {
        entry.ToTable(table);
        entry.WithOwner().HasForeignKey(owner);
        entry.HasKey(x => x.EventId);
        entry.Property(x => x.EventId).ValueGeneratedNever();
        entry.Property(x => x.WithdrawalReason).HasMaxLength(Longest.Text);
    }
}

/// <summary>How long a text may be, in the form and in its column.</summary>
internal static class Longest
{
    public const int Line = 100;

    public const int Text = 2000;
}
