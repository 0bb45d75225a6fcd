using Hagukumi.BuildingBlocks.Panels;
using Hagukumi.Contracts;
using Hagukumi.Families.People;
using Hagukumi.Families.Register;
using static Hagukumi.Families.Tests.RegisterText;

namespace Hagukumi.Families.Tests;

public sealed class PersonTests
{
    static readonly HouseholdId Home = HouseholdId.New();

    static Person Registered(params (string Column, string Text)[] changes) => Person.Register(Row(changes), PersonId.New(), Home);

    [Fact]
    public void Register_Row_IsTheFirstVersion()
    {
        var person = Registered();

        person.Should().BeEquivalentTo(new
        {
            RegisterNumber = "0001000002",
            HouseholdId = Home,
            Name = "伊藤　さくら",
            Kana = "ｲﾄｳ ｻｸﾗ",
            Relationship = "妻",
            ElementaryDistrict = "春日台小",
            District = "春日台小",
            Sealed = false,
            Provisional = false,
            IdentityVersion = 1,
        });
        person.Address.Should().Be(Address.Of("079-0007", "春日台", "23番26号", ""));
    }

    [Fact]
    public void Register_KanaOfAnyWidth_HasTheSameKey()
    {
        Registered(("氏名カナ", "ｲﾄｳ ｻｸﾗ")).KanaKey.Should().Be(Registered(("氏名カナ", "イトウ　サクラ")).KanaKey);
    }

    [Fact]
    public void Follow_SameRow_ChangesNothing()
    {
        var person = Registered();

        person.Follow(Row() with { Line = 99 }, Home).Should().BeFalse();
        person.IdentityVersion.Should().Be(1);
    }

    [Theory]
    [InlineData("氏名", "山崎　さくら")]
    [InlineData("氏名カナ", "ﾔﾏｻﾞｷ ｻｸﾗ")]
    [InlineData("通称名", "伊藤　マリア")]
    [InlineData("生年月日", "1991-08-03")]
    [InlineData("性別", "男")]
    [InlineData("続柄", "世帯主")]
    [InlineData("番地", "1番1号")]
    [InlineData("小学校区", "若葉小")]
    [InlineData("転入日", "R8.3.1")]
    [InlineData("転出日", "R8.3.1")]
    [InlineData("死亡日", "R8.3.1")]
    [InlineData("国籍", "ネパール")]
    [InlineData("使用言語", "ne")]
    [InlineData("支援措置", "1")]
    public void Follow_OtherRow_IsTheNextVersion(string column, string text)
    {
        var person = Registered();

        person.Follow(Row((column, text)), Home).Should().BeTrue();
        person.IdentityVersion.Should().Be(2);
        person.Follow(Row((column, text)), Home).Should().BeFalse();
    }

    [Fact]
    public void Follow_IntoAnotherHousehold_IsAChange()
    {
        var person = Registered();
        var other = HouseholdId.New();

        person.Follow(Row(), other).Should().BeTrue();
        person.HouseholdId.Should().Be(other);
    }

    [Fact]
    public void Follow_MarkOfProtectionVanished_StaysSealed()
    {
        var person = Registered(("支援措置", "1"));

        person.Follow(Row(), Home).Should().BeTrue("somebody must learn that the mark is gone");

        person.Sealed.Should().BeTrue();
        person.SealedInRegister.Should().BeFalse();
        person.ToIdentity().Should().BeEquivalentTo(new { Sealed = true, District = (string?)null });
        person.Follow(Row(), Home).Should().BeFalse("it is told once");
    }

    [Fact]
    public void Follow_RowOfSomebodyElse_IsAMistake()
    {
        var follow = () => Registered().Follow(Row(("宛名番号", "2")), Home);

        follow.Should().Throw<InvalidOperationException>().Which.Message.Should().NotContain("0001000002");
    }

    [Fact]
    public void Follow_NameWithCharacterLost_KeepsTheKnownName()
    {
        var person = Registered(("氏名", "𠮷田　花子"));

        person.Follow(Row(("氏名", "〓田　花子")), Home).Should().BeFalse();
        person.Name.Should().Be("𠮷田　花子");

        person.Follow(Row(("氏名", "〓田　桜子")), Home).Should().BeTrue();
        person.Name.Should().Be("〓田　桜子");

        person.Follow(Row(("氏名", "𠮷田　桜子")), Home).Should().BeTrue();
        person.Name.Should().Be("𠮷田　桜子");
    }

    [Fact]
    public void Follow_RowWithoutLanguage_KeepsTheKnownOne()
    {
        var person = Registered(("使用言語", "vi"));

        person.Follow(Row(("使用言語", "")), Home).Should().BeFalse();
        person.Language.Should().Be("vi");
    }

    [Fact]
    public void ToIdentity_OfSealed_CarriesNoDistrict()
    {
        var person = Registered(("支援措置", "1"));

        person.District.Should().Be("春日台小");
        person.ToIdentity().Should().Be(
            new PersonIdentity(person.Id, null, 1, "伊藤　さくら", "ｲﾄｳ ｻｸﾗ", new(1991, 8, 2), Sex.Female, "ja", Sealed: true, District: null));
    }

    [Fact]
    public void ToIdentity_OfOthers_CarriesTheDistrict() => Registered().ToIdentity().District.Should().Be("春日台小");

    [Fact]
    public void RegisterNewborn_LivesWithItsMother()
    {
        var mother = Registered(("使用言語", "vi"), ("支援措置", "1"));

        var child = Person.RegisterNewborn(PersonId.New(), mother, Today, Sex.Unknown);

        child.Should().BeEquivalentTo(new
        {
            RegisterNumber = (string?)null,
            HouseholdId = Home,
            Name = "伊藤（名前未定）",
            Kana = "ｲﾄｳ",
            BirthDate = Today,
            Relationship = "",
            Language = "vi",
            Sealed = true,
            Provisional = true,
            IdentityVersion = 1,
        });
        child.Address.Should().Be(mother.Address);
        child.ToIdentity().District.Should().BeNull();
    }

    [Theory]
    [InlineData("𠮷田花子", "ヨシダ ハナコ", "ヨシダ（名前未定）")]
    [InlineData("𠮷田花子", "ヨシダハナコ", "𠮷田花子の子（名前未定）")]
    [InlineData("SANTOS MARIA", "", "SANTOS（名前未定）")]
    public void RegisterNewborn_FamilyNameNotApart_IsNotGuessed(string name, string kana, string expected)
    {
        var mother = Registered(("氏名", name), ("氏名カナ", kana));

        Person.RegisterNewborn(PersonId.New(), mother, Today, Sex.Female).Name.Should().Be(expected);
    }

    [Fact]
    public void Follow_FirstRowOfANewborn_TakesNumberAndNameAndStaysSealed()
    {
        var child = Person.RegisterNewborn(PersonId.New(), Registered(("支援措置", "1")), Today, Sex.Female);

        child.Follow(Row(("宛名番号", "3"), ("氏名", "伊藤　湊")), Home).Should().BeTrue();

        child.Should().BeEquivalentTo(new { RegisterNumber = "3", Name = "伊藤　湊", Provisional = false, Sealed = true, IdentityVersion = 2 });
    }

    [Fact]
    public void RegisterNewborn_MotherTooLongNamed_HasANameThatFits()
    {
        var mother = Registered(("氏名", new string('花', 200)), ("氏名カナ", ""));

        Person.RegisterNewborn(PersonId.New(), mother, Today, Sex.Female).Name.Should().Be("（名前未定）");
    }

    [Fact]
    public void RegisterNewborn_MotherUnknown_IsAloneAndNothingIsSentThere()
    {
        var child = Person.RegisterNewborn(PersonId.New(), Home, Today, Sex.Male);

        child.Should().BeEquivalentTo(new { HouseholdId = Home, Name = "（名前未定）", Provisional = true, Sealed = false, IdentityVersion = 1 });
        child.MaySend(Today).Should().Be(ContactDecision.Refused(ContactRefusal.NoAddress));
    }

    [Fact]
    public void MaySend_Resident_IsAllowed() => Registered().MaySend(Today).IsAllowed.Should().BeTrue();

    [Theory]
    [InlineData("支援措置", "1", ContactRefusal.Sealed)]
    [InlineData("死亡日", "2026-03-01", ContactRefusal.Died)]
    [InlineData("転出日", "2026-04-01", ContactRefusal.MovedOut)]
    public void MaySend_OthersThanResidents_IsRefused(string column, string text, ContactRefusal refusal) =>
        Registered((column, text)).MaySend(Today).Should().Be(ContactDecision.Refused(refusal));

    [Fact]
    public void MaySend_BeforeTheDayOfMovingOut_IsAllowed() => Registered(("転出日", "2026-04-02")).MaySend(Today).IsAllowed.Should().BeTrue();

    [Fact]
    public void MaySend_WithoutAddress_IsRefused() =>
        Registered(("町字", ""), ("番地", "")).MaySend(Today).Should().Be(ContactDecision.Refused(ContactRefusal.NoAddress));
}
