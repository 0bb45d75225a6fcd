using FluentValidation;
using FluentValidation.Results;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.FollowUps;

/// <summary>Something that is done once to a record that others may change meanwhile.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
/// <typeparam name="TForm">What is asked.</typeparam>
sealed record OneDeed<TRecord, TForm> where TRecord : class
{
    /// <summary>The record, if this reader may see it.</summary>
    public required Func<Task<TRecord?>> Find { get; init; }

    /// <summary>Whether it stands so already: the second press of one button.</summary>
    public required Func<TRecord, TForm, bool> Done { get; init; }

    /// <summary>Whether it is still possible.</summary>
    public required Func<TRecord, bool> May { get; init; }

    /// <summary>What only the record can say of the form; asked after its rules.</summary>
    public Func<TRecord, TForm, ValidationFailure?> Refuses { get; init; } = (_, _) => null;

    /// <summary>What is done.</summary>
    public required Action<TRecord, TForm> Act { get; init; }

    /// <summary>Its screen: with what is wrong, and whether somebody else was first.</summary>
    public required Func<TRecord, TForm, IReadOnlyList<ValidationFailure>, bool, int, Task<IResult>> Page { get; init; }

    /// <summary>The form.</summary>
    public async Task<IResult> Show(TForm form) => await Find() is { } record ? await Page(record, form, [], !May(record), StatusCodes.Status200OK) : Results.NotFound();

    /// <summary>Saves it, unless somebody else was first: then nothing is done, and the page shows what was typed beside how it stands now.</summary>
    public async Task<IResult> Save(TForm form, IValidator<TForm> rules, DbContext db, string next, CancellationToken stop)
    {
        while (true)
        {
            db.ChangeTracker.Clear();
            if (await Find() is not { } record) return Results.NotFound();
            if (Done(record, form)) return Screen.SeeOther(next);
            var errors = await rules.CheckAsync(form, stop);
            if (errors.Count == 0 && Refuses(record, form) is { } refusal) errors = [refusal];
            if (errors.Count > 0) return await Page(record, form, errors, false, StatusCodes.Status422UnprocessableEntity);
            if (!May(record)) return await Page(record, form, [], true, StatusCodes.Status409Conflict);
            Act(record, form);
            try
            {
                await db.SaveChangesAsync(stop);
                return Screen.SeeOther(next);
            }
            catch (DbUpdateConcurrencyException)
            {
                // Somebody else was first: looked at anew.
            }
        }
    }
}
