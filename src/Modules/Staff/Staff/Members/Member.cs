using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.Contracts;
using Hagukumi.Staff.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hagukumi.Staff.Members;

/// <summary>A member of staff: name, profession, roles. Never deleted, since records name who made them.</summary>
sealed class Member : AggregateRoot
{
    Member()
    {
    }

    public StaffId Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Code of table C14.</summary>
    public string Profession { get; private set; } = "";

    public bool Active { get; private set; }

    /// <summary>Where the morning's digest and class S are written to; null for who reads them in the application alone.</summary>
    public string? MailAddress { get; private set; }

    public List<MemberRole> Roles { get; } = [];

    /// <summary>Version the directory knows; grows with each change of what it shows.</summary>
    public int IdentityVersion { get; private set; }

    public override StaffId? RightsOf => Id;

    public static Member Open(StaffId id, string name, string profession, IEnumerable<string> roles)
    {
        var member = new Member { Id = id, Name = name, Profession = profession, Active = true };
        foreach (var role in roles.Distinct()) member.SetDays(role, null, null);
        member.Tell();
        return member;
    }

    /// <summary>The roles that are granted on a day or will be later: what ended stands on the record and grants nothing.</summary>
    public IEnumerable<string> RolesFrom(DateOnly day) => Roles.Where(r => !(r.To < day)).Select(r => r.Role);

    public bool Is(string name, string profession, bool active, string? mailAddress, IEnumerable<string> roles, DateOnly today) =>
        (Name, Profession, Active, MailAddress) == (name, profession, active, mailAddress) && RolesFrom(today).ToHashSet().SetEquals(roles);

    /// <summary>A role that is new counts at once and until it is taken away; one that is held already keeps its days.</summary>
    public void Change(string name, string profession, bool active, string? mailAddress, IEnumerable<string> roles, DateOnly today)
    {
        (Name, Profession, Active, MailAddress) = (name, profession, active, mailAddress);
        var wanted = roles.ToHashSet();
        var held = RolesFrom(today).ToHashSet();
        Roles.RemoveAll(r => held.Contains(r.Role) && !wanted.Contains(r.Role));
        foreach (var role in wanted.Except(held)) SetDays(role, null, null);
        Tell();
    }

    public bool Holds(string role, DateOnly from, DateOnly? to) => Roles.Exists(r => (r.Role, r.From, r.To) == (role, from, to));

    /// <summary>Grants a role from a day on, and until a day where one is given; a role that is held already gets these days.</summary>
    public void Grant(string role, DateOnly from, DateOnly? to)
    {
        SetDays(role, from, to);
        Tell();
    }

    /// <summary>Leaves with this day: every role ends with it, and one that would begin later never does. The account is closed by nobody's hand before that.</summary>
    public void Leave(DateOnly lastDay)
    {
        Roles.RemoveAll(r => r.From > lastDay);
        foreach (var role in Roles.Where(r => !(r.To <= lastDay))) role.To = lastDay;
        Tell();
    }

    void SetDays(string role, DateOnly? from, DateOnly? to)
    {
        var held = Roles.Find(r => r.Role == role);
        if (held is null) Roles.Add(held = new MemberRole(role));
        (held.From, held.To) = (from, to);
    }

    void Tell()
    {
        IdentityVersion++;
        Raise(new StaffChanged([new StaffIdentity(Id, IdentityVersion, Name, Profession, Active, MailAddress)]));
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Member>
    {
        public void Configure(EntityTypeBuilder<Member> builder)
        {
            builder.ToTable("member");
            builder.Property(x => x.Id).ValueGeneratedNever();
            builder.Property(x => x.Version).IsConcurrencyToken();
            builder.Property(x => x.Name).HasMaxLength(100);
            builder.Property(x => x.Profession).HasMaxLength(40);
            builder.Property(x => x.MailAddress).HasMaxLength(254);
            builder.OwnsMany(x => x.Roles, r =>
            {
                r.ToTable("member_role");
                r.WithOwner().HasForeignKey("MemberId");
                r.HasKey("MemberId", nameof(MemberRole.Role));
                r.Property(x => x.Role).HasMaxLength(40);
            });
        }
    }
}

/// <summary>A role of a member of staff (SP-13): before its first day and after its last it grants nothing.</summary>
sealed class MemberRole(string role)
{
    public string Role { get; private set; } = role;

    /// <summary>First day; null where it counted as soon as it was given.</summary>
    public DateOnly? From { get; set; }

    /// <summary>Last day; null until it is taken away.</summary>
    public DateOnly? To { get; set; }

    public bool HoldsOn(DateOnly day) => !(From > day) && !(To < day);

    /// <summary>The role by name, with its days where it has any.</summary>
    public string Says(string name) => FormText.Period(From, To) is { Length: > 0 } days ? $"{name}（{days}）" : name;
}

/// <summary>Professions a member of staff may have (codes C14).</summary>
static class Professions
{
    public static readonly IReadOnlyList<(string Value, string Text)> All =
    [
        ("phn", "保健師"), ("midwife", "助産師"), ("nurse", "看護師"), ("physician", "医師"), ("dentist", "歯科医師"), ("dentalHygienist", "歯科衛生士"),
        ("dietitian", "管理栄養士"), ("st", "言語聴覚士"), ("pt", "理学療法士"), ("ot", "作業療法士"), ("psychologist", "心理士"), ("psw", "精神保健福祉士"),
        ("sw", "社会福祉士"), ("childFamilyCounselor", "家庭児童相談員"), ("supportWorker", "児童福祉司・児童指導員"), ("nurseryTeacher", "保育士"), ("teacher", "教員"),
        ("coordinator", "支援コーディネーター"), ("generalSupportOfficer", "統括支援員"), ("centerDirector", "センター長"), ("councilCoordinator", "要対協調整担当者"),
        ("commissioner", "民生児童委員"), ("clerk", "事務"),
    ];

    public static string NameOf(string code) => All.FirstOrDefault(p => p.Value == code).Text ?? code;
}
