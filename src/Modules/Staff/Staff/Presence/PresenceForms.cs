using FluentValidation;
using FluentValidation.Results;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.Contracts;
using Hagukumi.Screens;
using Hagukumi.Staff.Members;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Hagukumi.Staff.Presence;

/// <summary>The way every form of presence goes: entered once however often it is pressed, changed only against the version that was shown.</summary>
/// <param name="slug">How an address names the kind.</param>
/// <param name="read">The record that a form which keeps its rules describes.</param>
/// <param name="write">The form that shows a record.</param>
/// <param name="refuse">Why such a record cannot stand beside what there is; null where it can.</param>
/// <param name="maySave">Whether this reader may enter it for this member.</param>
sealed class PresenceForms<TScreen, TRecord, TForm>(
    string slug, Func<TForm, Guid, StaffId, TRecord> read, Func<TRecord, TForm> write, Func<TRecord, StaffRequest, Task<ValidationFailure?>> refuse, Func<StaffRequest, StaffId, bool> maySave)
    where TScreen : IComponent where TRecord : PresenceRecord where TForm : PresenceFields, new()
{
    public async Task<IResult> ShowNew(Guid id, StaffRequest request)
    {
        if (await request.Find(id) is not { } member) return Results.NotFound();
        if (!maySave(request, member.Id)) return StaffRequest.Forbidden;
        return await Screen(member, null, new TForm { Press = $"{Ids.New()}", From = DateInput.Of(request.Today) }, [], [], StatusCodes.Status200OK, request);
    }

    public async Task<IResult> SaveNew(Guid id, TForm? form, IValidator<TForm> rules, StaffRequest request)
    {
        form ??= new TForm();
        if (await request.Find(id) is not { } member) return Results.NotFound();
        if (!maySave(request, member.Id)) return StaffRequest.Forbidden;
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Screen(member, null, form, errors, [], StatusCodes.Status422UnprocessableEntity, request);
        var record = read(form, StaffRequest.IdOf(form.Press), member.Id);
        var back = Screens.Screen.SeeOther(PresencePage.BackTo(member.Id));
        // The second press of one button finds it done.
        if (await request.Db.FindAsync<TRecord>([record.Id], request.Stop) is not null) return back;
        if (await refuse(record, request) is { } refusal) return await Screen(member, null, form, [refusal], [], StatusCodes.Status422UnprocessableEntity, request);
        record.Tell();
        request.Db.Add(record);
        return await request.Save() ? back : await SaveNew(id, form, rules, request);
    }

    public async Task<IResult> Show(Guid id, StaffRequest request)
    {
        if (await Find(id, request) is not var (record, member)) return Results.NotFound();
        if (!maySave(request, member.Id)) return StaffRequest.Forbidden;
        var form = write(record);
        (form.Version, form.From, form.To) = ($"{record.Version}", DateInput.Of(record.From), DateInput.Of(record.To));
        return await Screen(member, record, form, [], [], StatusCodes.Status200OK, request);
    }

    public async Task<IResult> Save(Guid id, TForm? form, IValidator<TForm> rules, StaffRequest request)
    {
        form ??= new TForm();
        if (await Find(id, request) is not var (record, member)) return Results.NotFound();
        if (!maySave(request, member.Id)) return StaffRequest.Forbidden;
        Task<IResult> Refused(params ValidationFailure[] errors) => Screen(member, record, form, errors, [], StatusCodes.Status422UnprocessableEntity, request);
        if (await rules.CheckAsync(form, request.Stop) is { Count: > 0 } errors) return await Refused([.. errors]);
        if (!record.Stands) return await Refused(new ValidationFailure("", "この記録は取り消されています。必要なら新しく登録してください。"));
        var wanted = read(form, id, member.Id);
        var back = Screens.Screen.SeeOther(PresencePage.BackTo(member.Id));
        // The second press of one button finds it done.
        if (record.SaysTheSameAs(wanted)) return back;
        if (form.Version != $"{record.Version}") return await Conflict(member, record, wanted, form, request);
        if (await refuse(wanted, request) is { } refusal) return await Refused(refusal);
        record.Become(wanted);
        return await request.Save() ? back : await Save(id, form, rules, request);
    }

    static async Task<(TRecord Record, Member Member)?> Find(Guid id, StaffRequest request) =>
        await request.Db.FindAsync<TRecord>([id], request.Stop) is { } record && await request.Find(record.Staff.Value) is { } member ? (record, member) : null;

    async Task<IResult> Conflict(Member member, TRecord theirs, TRecord yours, TForm form, StaffRequest request)
    {
        form.Version = $"{theirs.Version}";
        var names = await request.Names();
        return await Screen(member, theirs, form, [],
        [
            new("内容", theirs.Says(names), yours.Says(names)),
            new("期間", FormText.Period(theirs.From, theirs.To), FormText.Period(yours.From, yours.To)),
        ], StatusCodes.Status409Conflict, request);
    }

    async Task<IResult> Screen(Member member, TRecord? record, TForm form, IReadOnlyList<ValidationFailure> errors, IReadOnlyList<ConflictRow> conflict, int status, StaffRequest request) =>
        Screens.Screen.Of<TScreen>(new
        {
            Page = new PresencePage(member.Id, member.Name, errors, conflict, record is null ? null : $"/staff/presence/{slug}/{record.Id}/withdraw")
            {
                Choosable = [.. (await request.Choosable()).Where(m => m.Value != $"{member.Id}")],
            },
            Input = form,
        }, status);
}
