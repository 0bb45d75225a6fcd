using FluentValidation.Results;
using Hagukumi.Contracts;
using Hagukumi.MaternalHealth.Contracts;
using Hagukumi.MaternalHealth.Records;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.MaternalHealth.Checkups;

/// <summary>One kind of check-up of one child as its forms find it, whether or not anything was recorded yet.</summary>
internal sealed record CheckupCase(PersonId Child, CheckupKind Kind, ChildCheckup? Known)
{
    public string Back => $"/maternal-health/children/{Child}";

    public static async Task<CheckupCase?> Find(Guid child, string kind, DeskRequest request)
    {
        var id = new PersonId(child);
        if (!CheckupWords.Kinds.Any(k => k.Value == kind) || !await request.Db.Directory.AnyAsync(p => p.Id == id, request.Stop)) return null;
        var which = Enum.Parse<CheckupKind>(kind);
        var known = (await request.Db.CheckupsOf(id, request.Stop)).Where(c => c.Kind == which).OrderByDescending(c => c.Result is not null).FirstOrDefault();
        return new(id, which, known);
    }

    /// <summary>The check-up of a missing that a follow-up names.</summary>
    public static async Task<ChildCheckup?> OfMiss(Guid miss, DeskRequest request) => await request.Db.ChildCheckups.AsSingleQuery().FirstOrDefaultAsync(c => c.Miss == miss, request.Stop);

    public static async Task<ChildCheckup?> OfReferral(Guid referral, DeskRequest request) =>
        await request.Db.ChildCheckups.AsSingleQuery().FirstOrDefaultAsync(c => c.Results.Any(r => r.Referral == referral && r.WithdrawnOn == null), request.Stop);

    /// <summary>The check-up, begun where nothing was recorded yet; under the id that stands for the child.</summary>
    public async Task<ChildCheckup> Begun(DeskRequest request)
    {
        if (Known is not null) return Known;
        var canonical = await request.Db.Directory.Where(p => p.Id == Child).Select(p => p.CanonicalId).FirstAsync(request.Stop);
        return ChildCheckup.Of(canonical, Kind);
    }

    public static async Task<FormPage> PageOf(PersonId child, IReadOnlyList<ValidationFailure> errors, DeskRequest request, string? back = null) =>
        new(await request.View(child), back ?? $"/maternal-health/children/{child}", back is null ? "お子さんの記録へ戻る" : "未受診の記録へ戻る", errors, []);
}
