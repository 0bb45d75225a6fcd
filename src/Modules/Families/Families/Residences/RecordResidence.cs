using FluentValidation;
using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Families.Facts;
using Hagukumi.Families.People;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families.Residences;

/// <summary>居所の記録: where somebody lives apart from the registered address. The nurse of that district is in charge from the first day on.</summary>
public static class RecordResidence
{
    public static void Map(RouteGroupBuilder desk)
    {
        desk.MapGet("/people/{id:guid}/residences/new", Show).RequirePermission(FamiliesPermissions.RecordFacts);
        desk.MapPost("/people/{id:guid}/residences/new", Save).RequirePermission(FamiliesPermissions.RecordFacts);
    }

    static Task<IResult> Show(Guid id, [AsParameters] FactRequest request) => request.Show<RecordResidenceScreen>(id, new Form { From = DateInput.Of(request.Today) }, page => Districts(page, request));

    static Task<IResult> Save(Guid id, [FromForm] Form? form, IValidator<Form> rules, [AsParameters] FactRequest request) =>
        request.Save<RecordResidenceScreen, Form>(id, form ?? new Form(), rules, async (typed, basis, _) =>
        {
            var (kind, address) = (Enum.Parse<ResidenceKind>(typed.Kind!), typed.Address());
            var hidden = (await request.Db.Hidden([basis.Person], request.Stop)).Count > 0;
            // The place of a refuge may be written only where no screen will show it.
            if (kind == ResidenceKind.Shelter && !hidden && (address.IsKnown || typed.District.Plain().Length > 0))
                throw new RefusalException("避難先の場所は、住所を秘匿してから登録してください。場所を空けたままなら、いま登録できます。", nameof(Form.Town));
            return Residence.Record(basis, kind, address, await DistrictOf(typed, request));
        }, page => Districts(page, request));

    /// <summary>As said, or as the 町字 lies.</summary>
    static async Task<string?> DistrictOf(Form form, FactRequest request)
    {
        var district = form.District.Plain();
        if (district.Length == 0) return await request.Districts.OfTown(form.Town.Plain(), request.Stop);
        // One that nobody serves would leave the family without a nurse.
        if (await request.Db.DistrictAreas.AnyAsync(a => a.District == district, request.Stop) || await request.Db.People.AnyAsync(p => p.ElementaryDistrict == district, request.Stop)) return district;
        throw new RefusalException("この地区は登録されていません。地区を確かめるか、空けておいてください。", nameof(Form.District));
    }

    static async Task<FactPage> Districts(FactPage page, FactRequest request) => page with
    {
        Suggestions = await request.Db.DistrictAreas.Select(a => a.District).Distinct().OrderBy(d => d).ToListAsync(request.Stop),
    };

    public sealed class Form : FactFields
    {
        public string? Kind { get; set; }

        public string? PostalCode { get; set; }

        public string? Town { get; set; }

        public string? Block { get; set; }

        public string? Building { get; set; }

        public string? District { get; set; }

        internal Address Address() => People.Address.Of(PostalCode.Plain(), Town.Plain(), Block.Plain(), Building.Plain());
    }

    internal sealed class Rules : AbstractValidator<Form>
    {
        public Rules()
        {
            RuleLevelCascadeMode = CascadeMode.Stop;
            RuleFor(x => x.Kind).OneOf("居所の種類", Residence.Kinds);
            RuleFor(x => x.PostalCode).Must(c => c.Plain().Length == 0 || (c.Plain().Length <= Address.Longest.PostalCode && !c!.Any(char.IsSurrogate))).WithMessage("郵便番号は「079-0001」の形で入力してください。");
            RuleFor(x => x.Town).AtMost("町字", Address.Longest.Line);
            RuleFor(x => x.Block).AtMost("番地", Address.Longest.Line);
            RuleFor(x => x.Building).AtMost("方書", Address.Longest.Line);
            RuleFor(x => x.District).AtMost("地区", Person.Longest.District);
            this.PeriodAndSource();
        }
    }
}
