namespace Hagukumi.Families.Register;

/// <summary>The columns of the register's file. All are required: a column left out by mistake would clear what is known, or hide who is to be sealed.</summary>
internal static class RegisterColumns
{
    public const string RegisterNumber = "宛名番号";
    public const string HouseholdNumber = "世帯番号";
    public const string Name = "氏名";
    public const string Kana = "氏名カナ";
    public const string Alias = "通称名";
    public const string BirthDate = "生年月日";
    public const string Sex = "性別";
    public const string Relationship = "続柄";
    public const string PostalCode = "郵便番号";
    public const string Town = "町字";
    public const string Block = "番地";
    public const string Building = "方書";
    public const string ElementaryDistrict = "小学校区";
    public const string MovedInOn = "転入日";
    public const string MovedOutOn = "転出日";
    public const string DiedOn = "死亡日";
    public const string Nationality = "国籍";
    public const string Language = "使用言語";
    public const string Sealed = "支援措置";

    public static readonly IReadOnlyList<string> All =
    [
        RegisterNumber, HouseholdNumber, Name, Kana, Alias, BirthDate, Sex, Relationship, PostalCode, Town, Block, Building,
        ElementaryDistrict, MovedInOn, MovedOutOn, DiedOn, Nationality, Language, Sealed,
    ];
}
