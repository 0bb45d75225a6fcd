using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Pregnancies;
using Hagukumi.Screens;
using Microsoft.AspNetCore.Http;

namespace Hagukumi.MaternalHealth.Records;

/// <summary>What the rooms beside a pregnancy (vouchers, benefits, handbooks, slips, classes, plans) have in common.</summary>
internal static class Rooms
{
    /// <summary>How often colleagues may be first before a save is given up.</summary>
    const int Tries = 10;

    /// <summary>
    /// Checks a form and saves what it says. Whoever was overtaken reads anew and tries again, so that a second press finds it done;
    /// what is refused is shown with everything that was typed.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="prepare">Reads what is needed and says how to change it; null where it is done already.</param>
    /// <param name="again">The form with what is wrong.</param>
    /// <param name="next">Where to go after saving.</param>
    public static async Task<IResult> Save<TForm>(
        this DeskRequest request, TForm form, IValidator<TForm> rules, Func<Task<Action?>> prepare, Func<IReadOnlyList<ValidationFailure>, int, Task<IResult>> again, string next)
    {
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await again(errors, StatusCodes.Status422UnprocessableEntity);
        for (var attempt = 1; attempt <= Tries; attempt++)
        {
            try
            {
                if (await prepare() is not { } change) return Screen.SeeOther(next);
                var saving = await request.Try(change);
                if (saving.Refusal is { } refusal) return await again([new("", refusal)], StatusCodes.Status422UnprocessableEntity);
                if (!saving.Stale) return Screen.SeeOther(next);
            }
            catch (RefusalException refusal)
            {
                return await again([new("", refusal.Message)], StatusCodes.Status422UnprocessableEntity);
            }
        }
        throw new InvalidOperationException($"A save was overtaken {Tries} times.");
    }

    /// <summary>What stands around the fields of a form about a pregnancy, with the way back to its room.</summary>
    public static async Task<FormPage> Page(this DeskRequest request, Pregnancy pregnancy, IReadOnlyList<ValidationFailure> errors, string room, string backText) =>
        new(await request.View(pregnancy.PersonId), $"/maternal-health/pregnancies/{pregnancy.Id}/{room}", backText, errors, []);

    /// <summary>The page above a room: the pregnancy, or for the clerk, who may not read it, the list of benefits.</summary>
    public static (string Href, string Text) Above(this DeskRequest request, Pregnancy pregnancy) => request.Staff.Has(MaternalHealthPermissions.See)
        ? ($"/maternal-health/pregnancies/{pregnancy.Id}", "妊婦の記録へ戻る")
        : ("/maternal-health/benefits", "支援給付の一覧へ戻る");

    /// <summary>The id that the form carried, so that a second press is no second record.</summary>
    public static Guid Press(this string? sent) => Guid.TryParse(sent, out var id) ? id : Ids.New();

    public static string Yen(this int amount) => $"{amount.ToString("N0", CultureInfo.InvariantCulture)}円";
}
