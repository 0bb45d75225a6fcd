using System.Collections.Frozen;
using System.Text;

namespace Hagukumi.BuildingBlocks.Text;

/// <summary>
/// 異体字: character forms that are one for a search, as found in family registers. Some classes join characters that
/// are also words of their own (斎 and 斉, 弁): a search that finds too many costs a glance, one that misses costs a child.
/// </summary>
static class CharacterForms
{
    /// <summary>One class a word; the first character stands for the rest. Forms that Unicode itself folds (神, 塚) are not listed.</summary>
    const string Table = """
        高髙 崎﨑嵜碕 辺邊邉 斉齊斎齋 浜濱濵 吉𠮷 沢澤 島嶋嶌㠀 広廣 国國 真眞 徳德 瀬瀨 橋𣘺槗 栄榮 蔵藏 恵惠 富冨 桜櫻 渋澁澀
        竜龍 滝瀧 亀龜 鉄鐵鐡 芦蘆 条條 静靜 県縣 学學斈 実實 寿壽 寛寬 将將 峰峯 巌巖 岳嶽 弥彌 当當 応應 戸戶 拝拜 昼晝 暁曉
        曽曾 来來 栃杤 桧檜 梅楳 槙槇 権權 横橫 欧歐 歩步 歴歷 毎每 渓溪谿 淵渊渕 清淸 湾灣 満滿 為爲 狭狹 猪豬 画畫 礼禮 禄祿
        穂穗 穣穰 秋秌穐 稲稻 粋粹 糸絲 絵繪 緑綠 継繼 総總 縄繩 続續 聡聰 声聲 脇𦚰 荘莊庄 万萬 蒋蔣 薫薰 園薗 蛍螢 覚覺 覧覽
        観觀 訳譯 読讀 証證 豊豐 賛贊 遥遙 郎郞 郷鄕鄉 野埜 鉱鑛 銭錢 鋳鑄 関關 霊靈 青靑 頼賴 顕顯 館舘 鶏鷄雞 鴎鷗 鶴靏靍鸖 麦麥
        黒黑 黄黃 亜亞 仏佛 伝傳 児兒 円圓 写寫 剣劍劔劒 励勵 労勞 勲勳 医醫 単單 双雙 収收 台臺 号號 団團 囲圍 図圖 圧壓 塁壘
        壌壤 壮壯 売賣 変變 奥奧 奨奬獎 宝寶寳 対對 専專 届屆 峡峽 岡崗 巻卷 帯帶 庁廳 弐貳 弾彈 径徑 従從 恒恆 悦悅 恋戀 戦戰
        択擇 拠據 挙擧 挿插 捜搜 摂攝 数數 断斷 旧舊 昂昻 晃晄 晋晉 晩晚 暦曆 会會 松枩 枢樞 柳栁桺 柏栢 桑桒 楽樂 様樣 検檢
        気氣 沖冲 浄淨 浅淺 温溫 湧涌 潜潛 灯燈 炉爐 点點 煕熙熈 独獨 献獻 珍珎 瑶瑤 畳疊 発發 皐皋 研硏 砺礪 祢禰 祷禱 秘祕
        称稱 竈竃 経經 繊纖 翻飜 聴聽 肇肈 芸藝 茎莖 萌萠 薬藥 虎乕 虫蟲 衛衞 装裝 譲讓 逓遞 遅遲 釈釋 鎮鎭 駅驛 駆驅 験驗 塩鹽
        歯齒 齢齡 土圡𡈽 凛凜 亘亙 船舩 侠俠 頴穎 尭堯 彦彥 顔顏 産產 諌諫 誉譽 与與 予豫 余餘 弁辨瓣辯 両兩 並竝 乗乘 争爭
        仮假 価價 倹儉 兎兔 党黨 内內 冊册 処處 涼凉 刃刄 区區 参參 叙敍敘 呉吳 喜㐂 増增 妍姸 姫姬 尚尙 帰歸 強强 慎愼 懐懷
        税稅 縁緣
        """;

    /// <summary>Each form and the character that stands for it.</summary>
    public static readonly FrozenDictionary<Rune, Rune> Forms = Table
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(word => word.EnumerateRunes().ToArray())
        .SelectMany(forms => forms.Skip(1).Select(form => KeyValuePair.Create(form, forms[0])))
        .ToDictionary() // refuses a form in two classes, which the frozen one would settle in silence
        .ToFrozenDictionary();

    /// <summary>The character that stands for the class, or the character itself.</summary>
    public static Rune Fold(Rune character) => Forms.GetValueOrDefault(character, character);
}
