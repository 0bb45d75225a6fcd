using Hagukumi.BuildingBlocks.Calendar;
using Hagukumi.BuildingBlocks.Messaging;
using Hagukumi.BuildingBlocks.Modules;
using Hagukumi.BuildingBlocks.Security;
using Hagukumi.Contracts;
using Hagukumi.Families.Contracts;
using Hagukumi.Families.Merging;
using Hagukumi.Families.People;
using Hagukumi.Families.Register;
using Microsoft.EntityFrameworkCore;

namespace Hagukumi.Families;

/// <summary>The fictional residents of 若葉市, who arrive as rows of a register.</summary>
sealed class FamiliesDemo(FollowRegister follow, FamiliesDb db, IPublisher publisher, StandAsOne stand, DuplicateScan scan, TimeProvider clock) : IDemo
{
    // Numbers behind those of the town.
    const long FirstReturned = 9_900_000_001;
    const int FirstHousehold = 99_000_001;

    public int Order => 2;

    public async Task Fill(DemoWorld world, CancellationToken stop)
    {
        var town = DemoTown.Build(world.Random, world.Today);
        var returned = Returned(town, world.Today);
        var known = await KnownRegister.Load(db, stop);
        foreach (var chunk in town.Concat(returned).Chunk(FollowRegister.ChunkSize))
            await follow.Save([.. chunk.Select(row => new PrintedRow(row, Print: null))], new Extract(world.Today, IsFirst: true), known, stop);
        await Merge(returned[0].RegisterNumber, town.First(r => r.Name == returned[0].Name && r.BirthDate == returned[0].BirthDate).RegisterNumber, world.Today, stop);
        await AddUnknown(town, world.Today, stop);
        db.ChangeTracker.Clear();
        await scan.Run(stop);
    }

    /// <summary>Grandfathers who once lived here and came back: the register gave them a second number.</summary>
    static IReadOnlyList<RegisterRow> Returned(IReadOnlyList<RegisterRow> town, DateOnly today) =>
    [
        .. town.Where(r => r is { Sex: Sex.Male, Sealed: false, MovedOutOn: null, DiedOn: null } && r.BirthDate < today.AddYears(-60)).DistinctBy(r => r.Name).Take(4)
            .Select((r, i) => r with { RegisterNumber = $"{FirstReturned + i}", HouseholdNumber = $"{FirstHousehold + i}", MovedOutOn = today.AddYears(-3) }),
    ];

    async Task Merge(string number, string into, DateOnly today, CancellationToken stop)
    {
        var (person, kept) = (await db.People.SingleAsync(p => p.RegisterNumber == number, stop), await db.People.SingleAsync(p => p.RegisterNumber == into, stop));
        db.Add(Merging.Merging.Of(person, kept, today.AddDays(-9), CurrentStaff.System, clock.MomentOf(today.AddDays(-9), new TimeOnly(15, 0)).ToUniversalTime(), "転出後に戻った人。戸籍の附票で確かめた。"));
        await stand.Join([person.Id, kept.Id], stop);
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Whom the register does not know: a child somebody told of, one of another town, one without 戸籍.</summary>
    async Task AddUnknown(IReadOnlyList<RegisterRow> town, DateOnly today, CancellationToken stop)
    {
        var number = town.First(r => r is { Sex: Sex.Female, Sealed: false, MovedOutOn: null, DiedOn: null } && r.BirthDate > today.AddYears(-40) && r.BirthDate < today.AddYears(-25)).RegisterNumber;
        var mother = await db.People.SingleAsync(p => p.RegisterNumber == number, stop);
        (ProvisionalFacts Facts, Person? LivesWith)[] unknown =
        [
            (new(ProvisionalKind.NameUnknown, "", "", Sex.Female, null, today.AddYears(-4).AddDays(1), today.AddYears(-3), "中洲の集合住宅で見かけたとの話", "近隣からの相談で把握した"), null),
            (new(ProvisionalKind.LivesElsewhere, "北野　海斗", "キタノ カイト", Sex.Male, today.AddYears(-5).AddDays(-20), null, null, "隣町の祖父母宅", "保護者がこちらの園に通わせている"), null),
            (new(ProvisionalKind.Unregistered, "", "", Sex.Male, today.AddMonths(-7), null, null, "", "出生届が出ていない"), mother),
        ];
        foreach (var (facts, livesWith) in unknown)
        {
            var household = livesWith?.HouseholdId ?? HouseholdId.New();
            if (livesWith is null) db.Add(Household.Open(household));
            var person = Person.RegisterProvisional(PersonId.New(), household, facts, livesWith);
            db.Add(person);
            publisher.Publish(db, new PeopleChanged([person.ToIdentity()]));
        }
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>Makes up a town of about a thousand households; the same for the same source of chance.</summary>
sealed class DemoTown
{
    const int Residents = 3300;

    // Numbers that no sample of a register uses: an import beside the demo must not touch its people.
    const int FirstHousehold = 90_000_001;
    const long FirstPerson = 9_000_000_001;

    const int Sealed = 30;
    const int Leaving = 24;
    const int Dead = 6;

    static readonly IReadOnlyList<(string Town, string PostalCode)>[] Towns =
    [
        [("若葉一丁目", "079-0001"), ("若葉二丁目", "079-0001")], [("川端町", "079-0002"), ("中洲", "079-0002")], [("上野沢", "079-0003"), ("下野沢", "079-0003")],
        [("春日台", "079-0007"), ("春日台西", "079-0007")], [("末広一丁目", "079-0011"), ("末広二丁目", "079-0011")], [("緑が丘", "079-0012"), ("緑が丘南", "079-0013")],
        [("神居台", "079-0021"), ("神居", "079-0021")], [("東光一条", "079-0030"), ("東光二条", "079-0031")],
    ];

    static readonly (string Name, string Kana)[] Families =
    [
        .. Pairs("""
            佐藤サトウ 鈴木スズキ 高橋タカハシ 髙橋タカハシ 田中タナカ 伊藤イトウ 渡辺ワタナベ 渡邊ワタナベ 渡邉ワタナベ 山本ヤマモト 中村ナカムラ 小林コバヤシ 加藤カトウ 吉田ヨシダ 𠮷田ヨシダ
            山田ヤマダ 佐々木ササキ 山口ヤマグチ 松本マツモト 井上イノウエ 木村キムラ 林ハヤシ 斎藤サイトウ 齋藤サイトウ 斉藤サイトウ 清水シミズ 山崎ヤマザキ 山﨑ヤマザキ 森モリ 池田イケダ
            橋本ハシモト 阿部アベ 石川イシカワ 山下ヤマシタ 中島ナカジマ 石井イシイ 小川オガワ 前田マエダ 岡田オカダ 長谷川ハセガワ 藤田フジタ 後藤ゴトウ 近藤コンドウ 村上ムラカミ 遠藤エンドウ
            青木アオキ 坂本サカモト 福田フクダ 太田オオタ 西村ニシムラ 藤井フジイ 金子カネコ 岡本オカモト 藤原フジワラ 三浦ミウラ 中野ナカノ 原田ハラダ 松田マツダ 竹内タケウチ 中川ナカガワ
            小野オノ 田村タムラ 和田ワダ 石田イシダ 森田モリタ 柴田シバタ 酒井サカイ 工藤クドウ 横山ヨコヤマ 宮崎ミヤザキ 内田ウチダ 高木タカギ 谷口タニグチ 大野オオノ 丸山マルヤマ 今井イマイ
            菅原スガワラ 千葉チバ 及川オイカワ 浜田ハマダ 濵田ハマダ 小野寺オノデラ 五十嵐イガラシ 沢田サワダ 澤田サワダ 本間ホンマ 須藤スドウ 桜井サクライ 櫻井サクライ 成田ナリタ
            """),
    ];

    static readonly (string Name, string Kana)[][] Women =
    [
        [.. Pairs("和子カズコ 幸子サチコ 節子セツコ 洋子ヨウコ 恵子ケイコ 京子キョウコ 文子フミコ 勝子カツコ 久子ヒサコ 美代子ミヨコ 静子シズコ 照子テルコ 信子ノブコ 悦子エツコ 弘子ヒロコ")],
        [.. Pairs("由美子ユミコ 真由美マユミ 明美アケミ 直美ナオミ 久美子クミコ 智子トモコ 陽子ヨウコ 裕子ユウコ 香織カオリ 恵メグミ 美穂ミホ 純子ジュンコ 理恵リエ 千春チハル 尚子ナオコ")],
        [.. Pairs("愛アイ 彩アヤ 美咲ミサキ 麻衣マイ 舞マイ 千尋チヒロ 沙織サオリ 遥ハルカ 明日香アスカ 優子ユウコ 綾乃アヤノ 早紀サキ 瞳ヒトミ 美優ミユウ 茜アカネ 萌モエ 奈々ナナ 由佳ユカ 亜美アミ 詩織シオリ")],
        [.. Pairs("陽葵ヒマリ 凛リン 結菜ユイナ 紬ツムギ 芽依メイ 葵アオイ 莉子リコ 結愛ユア 澪ミオ 心春コハル 咲良サクラ 美桜ミオ 杏アン 陽菜ヒナ 一花イチカ 花音カノン 柚葉ユズハ 楓カエデ 琴音コトネ 紗奈サナ 彩葉イロハ 千晴チハル")],
    ];

    static readonly (string Name, string Kana)[][] Men =
    [
        [.. Pairs("清キヨシ 勇イサム 茂シゲル 勝マサル 正マサシ 弘ヒロシ 実ミノル 昭アキラ 進ススム 博ヒロシ 三郎サブロウ 和夫カズオ 幸雄ユキオ 喜一キイチ 武雄タケオ")],
        [.. Pairs("浩一コウイチ 隆タカシ 誠マコト 健一ケンイチ 直樹ナオキ 哲也テツヤ 和彦カズヒコ 剛ツヨシ 修オサム 浩二コウジ 学マナブ 聡サトシ 豊ユタカ 英樹ヒデキ 康弘ヤスヒロ")],
        [.. Pairs("大輔ダイスケ 健太ケンタ 拓也タクヤ 翔太ショウタ 達也タツヤ 翼ツバサ 亮リョウ 雄太ユウタ 和也カズヤ 洋平ヨウヘイ 祐介ユウスケ 俊シュン 智也トモヤ 涼リョウ 直人ナオト 圭ケイ 慎吾シンゴ 純一ジュンイチ 裕太ユウタ 匠タクミ")],
        [.. Pairs("蓮レン 湊ミナト 陽翔ハルト 蒼アオイ 樹イツキ 大翔ヒロト 悠真ユウマ 律リツ 朝陽アサヒ 湊斗ミナト 新アラタ 颯太ソウタ 奏カナデ 悠人ユウト 陸リク 結翔ユイト 暖ダン 大和ヤマト 晴ハル 伊織イオリ 瑛太エイタ 碧アオ")],
    ];

    static readonly (string Nationality, string Language, (string, string)[] Families, (string, string)[] Women, (string, string)[] Men)[] Abroad =
    [
        ("ベトナム", "vi", [("NGUYEN", "グエン"), ("TRAN", "チャン"), ("PHAM", "ファム")], [("THI HOA", "ティ ホア"), ("THI LAN", "ティ ラン"), ("THI MAI", "ティ マイ")], [("VAN DUC", "ヴァン ドゥック"), ("MINH", "ミン"), ("QUANG HUY", "クアン フイ")]),
        ("中国", "zh", [("王", "ワン"), ("李", "リ"), ("張", "チャン")], [("芳", "ファン"), ("美玲", "メイリン"), ("静", "ジン")], [("偉", "ウェイ"), ("俊傑", "ジュンジエ"), ("浩", "ハオ")]),
        ("ネパール", "ne", [("THAPA", "タパ"), ("GURUNG", "グルン"), ("SHRESTHA", "シュレスタ")], [("SITA", "シタ"), ("ANITA", "アニタ"), ("SUNITA", "スニタ")], [("BISHNU", "ビシュヌ"), ("RAM", "ラム"), ("SURESH", "スレシュ")]),
        ("ブラジル", "pt", [("SILVA", "シルバ"), ("SOUZA", "ソウザ"), ("OLIVEIRA", "オリベイラ")], [("MARIA", "マリア"), ("ANA PAULA", "アナ パウラ"), ("JULIANA", "ジュリアナ")], [("LUCAS", "ルカス"), ("PEDRO", "ペドロ"), ("CARLOS", "カルロス")]),
        ("フィリピン", "fil", [("SANTOS", "サントス"), ("REYES", "レイエス"), ("CRUZ", "クルス")], [("MARICEL", "マリセル"), ("JOY", "ジョイ"), ("ANGELICA", "アンジェリカ")], [("MARK", "マーク"), ("JOSE", "ホセ"), ("ANGELO", "アンジェロ")]),
    ];

    readonly Random random;
    readonly DateOnly today;
    readonly List<List<RegisterRow>> households = [];
    readonly List<int> singleParents = [];
    readonly List<int> alone = [];
    int people;

    DemoTown(Random random, DateOnly today) => (this.random, this.today) = (random, today);

    public static IReadOnlyList<RegisterRow> Build(Random random, DateOnly today)
    {
        var town = new DemoTown(random, today);
        while (town.people < Residents) town.AddHousehold();
        town.Seal();
        town.LetSomeLeave();
        return [.. town.households.SelectMany(h => h)];
    }

    void AddHousehold()
    {
        var home = new Home(this);
        switch (random.Next(100))
        {
            case < 46: Couple(home, Children()); break;
            case < 55: SingleParent(home); break;
            case < 65: ThreeGenerations(home); break;
            case < 74: Couple(home, children: 0); break;
            case < 82: Alone(home, 20, 45); break;
            case < 91: OldCouple(home); break;
            case < 95: Alone(home, 65, 97); break;
            default: FromAbroad(home); break;
        }
        households.Add(home.Rows);
        people += home.Rows.Count;
    }

    int Children() => random.Next(10) switch { < 3 => 1, < 8 => 2, < 9 => 3, _ => 4 };

    void Couple(Home home, int children)
    {
        var mother = random.Next(children > 0 ? 21 : 19, children > 0 ? 46 : 50);
        home.Add("世帯主", Sex.Male, Math.Clamp(mother + random.Next(-3, 8), 20, 60));
        home.Add("妻", Sex.Female, mother);
        home.AddChildren("子", children, mother);
    }

    void SingleParent(Home home)
    {
        var parent = random.Next(20, 46);
        singleParents.Add(households.Count);
        home.Add("世帯主", random.Next(8) == 0 ? Sex.Male : Sex.Female, parent);
        home.AddChildren("子", random.Next(1, 4), parent);
    }

    void ThreeGenerations(Home home)
    {
        var mother = random.Next(22, 44);
        var grandparent = mother + random.Next(22, 34);
        if (random.Next(3) > 0) home.Add("世帯主", Sex.Male, grandparent + random.Next(0, 6));
        home.Add(home.Rows.Count == 0 ? "世帯主" : "妻", Sex.Female, grandparent);
        home.Add("子", Sex.Male, Math.Max(mother + random.Next(-2, 6), 20));
        home.Add("子の妻", Sex.Female, mother);
        home.AddChildren("子の子", Children(), mother);
    }

    void OldCouple(Home home)
    {
        var age = random.Next(58, 93);
        home.Add("世帯主", Sex.Male, age);
        home.Add("妻", Sex.Female, age - random.Next(0, 6));
    }

    void Alone(Home home, int from, int to)
    {
        alone.Add(households.Count);
        home.Add("世帯主", random.Next(2) == 0 ? Sex.Female : Sex.Male, random.Next(from, to));
    }

    void FromAbroad(Home home)
    {
        home.ComesFrom(Abroad[random.Next(Abroad.Length)]);
        Couple(home, random.Next(0, 4));
    }

    /// <summary>Whole households, as those who flee take their children with them.</summary>
    void Seal()
    {
        var left = Sealed;
        foreach (var index in singleParents.Concat(alone).Where(index => households[index].Count <= left))
        {
            for (var i = 0; i < households[index].Count && left > 0; i++, left--)
                households[index][i] = households[index][i] with { Sealed = true };
            if (left == 0) return;
        }
    }

    void LetSomeLeave()
    {
        for (var i = 0; i < Leaving + Dead; i++)
        {
            var home = households[random.Next(households.Count)];
            var last = home.Count - 1;
            var day = today.AddDays(-random.Next(5, 360));
            if (home.Exists(r => r.Sealed) || home[last].BirthDate > day) continue;
            if (i >= Leaving) home[0] = home[0] with { DiedOn = day };
            else for (var j = 0; j <= last; j++) home[j] = home[j] with { MovedOutOn = day };
        }
    }

    (string Name, string Kana) GivenName(Sex sex, int age)
    {
        var names = (sex == Sex.Female ? Women : Men)[age switch { >= 66 => 0, >= 43 => 1, >= 19 => 2, _ => 3 }];
        return names[random.Next(names.Length)];
    }

    static IEnumerable<(string Name, string Kana)> Pairs(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word =>
        {
            // The reading is the run of katakana at the end; 々 and kanji come before it.
            var kana = word.Length;
            while (word[kana - 1] is >= 'ァ' and <= 'ー') kana--;
            return (word[..kana], word[kana..]);
        });

    /// <summary>A household while its people are made up: one family name, one address.</summary>
    sealed class Home
    {
        readonly DemoTown town;
        readonly string number;
        readonly string district;
        readonly Address address;
        readonly bool newcomer;
        (string Name, string Kana) family;
        (string Nationality, string Language, (string, string)[] Families, (string Name, string Kana)[] Women, (string Name, string Kana)[] Men)? origin;

        public Home(DemoTown town)
        {
            this.town = town;
            var random = town.random;
            var place = random.Next(DemoWorld.Districts.Count);
            var (name, postalCode) = Towns[place][random.Next(Towns[place].Count)];
            number = $"{FirstHousehold + town.households.Count}";
            district = DemoWorld.Districts[place];
            address = Address.Of(postalCode, name, $"{random.Next(1, 40)}番{random.Next(1, 30)}号", random.Next(4) == 0 ? $"コーポわかば{random.Next(1, 4)}0{random.Next(1, 9)}号室" : "");
            newcomer = random.Next(6) == 0;
            family = Families[random.Next(Families.Length)];
        }

        public List<RegisterRow> Rows { get; } = [];

        public void ComesFrom((string Nationality, string Language, (string, string)[] Families, (string, string)[] Women, (string, string)[] Men) country)
        {
            origin = country;
            family = country.Families[town.random.Next(country.Families.Length)];
        }

        public void AddChildren(string relationship, int count, int ageOfParent)
        {
            var oldest = Math.Min(19, ageOfParent - 19);
            List<DateOnly> born = [];
            for (var i = 0; i < count; i++)
            {
                var day = town.today.AddDays(-town.random.Next(3, Math.Max(oldest, 1) * 365));

                // No two of one mother within ten months, unless they are twins.
                if (born.TrueForAll(b => Math.Abs(b.DayNumber - day.DayNumber) > 330)) born.Add(day);
            }
            if (born.Count > 0 && town.random.Next(60) == 0) born.Add(born[0]);
            foreach (var day in born.Order()) Add(relationship, town.random.Next(2) == 0 ? Sex.Female : Sex.Male, day);
        }

        public void Add(string relationship, Sex sex, int age) => Add(relationship, sex, town.today.AddYears(-age).AddDays(-town.random.Next(1, 360)));

        (string Name, string Kana) GivenName(Sex sex, int age) =>
            origin is { } country ? (sex == Sex.Female ? country.Women : country.Men)[town.random.Next(3)] : town.GivenName(sex, age);

        void Add(string relationship, Sex sex, DateOnly born)
        {
            var random = town.random;
            var age = (town.today.DayNumber - born.DayNumber) / 365;
            var given = GivenName(sex, age);
            for (var again = 0; again < 5 && Rows.Exists(r => r.Name.EndsWith(given.Name, StringComparison.Ordinal)); again++) given = GivenName(sex, age);

            // Names from abroad are written with a blank, 王芳 without one.
            var blank = family.Name.All(char.IsAscii) ? " " : origin is null ? "　" : "";
            var movedIn = town.today.AddDays(-random.Next(30, 2500));
            Rows.Add(new RegisterRow(Line: town.people + Rows.Count + 2)
            {
                RegisterNumber = $"{FirstPerson + town.people + Rows.Count}",
                HouseholdNumber = number,
                Name = family.Name + blank + given.Name,
                Kana = $"{family.Kana} {given.Kana}",
                Alias = origin is not null && random.Next(5) == 0 ? $"{Families[0].Name}　{town.GivenName(sex, age).Name}" : "",
                BirthDate = born,
                Sex = sex,
                Relationship = relationship,
                Address = address,
                ElementaryDistrict = district,
                MovedInOn = newcomer && movedIn > born ? movedIn : null,
                MovedOutOn = null,
                DiedOn = null,
                Nationality = origin?.Nationality ?? "日本",
                Language = origin?.Language ?? "ja",
                Sealed = false,
            });
        }
    }
}
