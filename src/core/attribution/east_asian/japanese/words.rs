//! Japanese words that distinguish names, titles, offices and speech.

use crate::text::script;
use std::sync::LazyLock;

use super::super::word_list::{WordList, words};

/// Common family names; others are recognized by the title after them.
pub(super) static FAMILIES: LazyLock<WordList> = LazyLock::new(|| {
    WordList::new(&["\
    佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 斉藤 清水 山崎 \
    森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 \
    藤井 岡本 金子 藤原 三浦 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 原 内田 柴田 酒井 宮崎 \
    横山 高木 安藤 宮本 大野 小島 谷口 工藤 今井 高田 増田 丸山 杉山 村田 大塚 新井 小山 藤本 平野 河野 上野 武田 \
    野口 松井 千葉 菅原 岩崎 木下 久保 佐野 野村 松尾 市川 菊地 菊池 杉本 古川 大西 島田 水野 桜井 渡部 高野 吉川 \
    山内 西田 飯田 西川 小松 北村 安田 五十嵐 川口 平田 関 中田 久保田 服部 東 岩田 土屋 川崎 福島 本田 辻 樋口 \
    秋山 田口 永井 山中 中西 吉村 川上 石原 大橋 松岡 浜田 馬場 森本 矢野 浅野 松下 星野 大久保 吉岡 小池 野田 荒木 \
    松浦 熊谷 大谷 内藤 黒田 尾崎 川村 永田 望月 松村 田辺 荒井 堀 平井 大島 西山 早川 栗原 広瀬 横田 石橋 岩本 \
    片山 萩原 関口 宮田 大石 本間 高山 須藤 岡崎 小田 吉野 鎌田 伊東 上原 篠原 小西 松原 成田 片岡 森川 倉田 水上 \
    岡部 白石 石破 高市 岸田 安倍 菅 桐生 相沢 大森 江口 川島 小泉 林 三好 柳田 神田 藤沢 堀内 黒川 和泉 比嘉 \
    小早川 浜口 真田 柏木 榊原 中原 若林 大川 奥村 沢田 澤田 黒木 白井 北川 平松 松永 古田 川端 小笠原 伊達 長尾 \
    島崎 川田 児玉 川原 戸田 津田 豊田 根本 三宅 相馬 八木 向井 西野 吉沢 吉本 及川 上村 植田 植村 榎本 落合 甲斐 \
    笠原 梶原 金城 神谷 河合 河村 木原 桑原 古賀 小谷 小森 坂口 坂田 桜田 塩田 白川 新田 末永 菅野 杉田 杉原 瀬戸 \
    関根 大場 高井 高瀬 高島 高杉 滝沢 竹田 竹中 田畑 田原 塚本 角田 鶴田 寺田 徳永 富田 内山 長沢 長野 中井 中尾 \
    中沢 西岡 西尾 西本 丹羽 野崎 林田 日高 平山 福井 福本 藤岡 藤川 藤村 藤野 牧野 町田 松川 松崎 松山 水谷 溝口 \
    三上 三木 宮川 宮下 宮野 村井 村山 室井 本多 森下 森山 門田 谷川 矢島 山岸 山根 山村 湯浅 横井 吉原 米田 若松 \
    大城 宮城 仲村 知念 玉城 島袋 新垣 照屋 赤羽 秋元 浅井 朝倉 天野 有馬 飯島 飯塚 池上 石塚 石垣 磯部 市原 稲垣 \
    稲葉 井口 井手 今村 岩井 岩瀬 岩永 上杉 臼井 梅田 江藤 大倉 大竹 大坪 大庭 大平 大村 岡村 岡野 奥田 奥山 小椋 \
    尾上 小澤 小沢 織田 鬼塚 加納 香川 影山 笠井 梶 春日 片桐 桂 川合 川西 川野 神原 菊田 岸 岸本 北野 北原 木田 \
    城戸 倉持 栗田 黒沢 小出 小嶋 小松原 駒田 嵯峨 佐久間 佐伯 笹川 志村 柴山 島津 島村 庄司 城田 進藤 新谷 鈴村 \
    須田 砂川 千田 園田 高松 高見 宝田 武井 武藤 立花 田代 田島 多田 棚橋 玉井 千原 塚田 築地 椿 手塚 堂本 遠山 \
    戸川 冨田 富永 鳥居 内海 直井 長島 永野 名取 鳴海 仁科 沼田 能登 野上 野沢 羽田 橋口 花田 早坂 速水 原口 半田 \
    東山 久野 土方 平川 広田 深沢 福原 福永 藤森 二宮 船越 古谷 堀江 堀田 前川 真野 益田 松平 間宮 三島 水沢 三谷 \
    緑川 皆川 南野 峰 宮坂 宮沢 三輪 武者 村瀬 毛利 元木 百瀬 守田 八代 柳 柳沢 梁瀬 山形 山科 結城 横溝 吉井 芳賀 \
    渡瀬 綿貫 真壁 篠宮 袴田 野々村 宮脇 大迫 東野 瀬川 田所 小田切 相原 奈良岡 唐沢 矢作 佐々 中谷 井川 谷本 谷川 坂井 \
    酒巻 大内 大井 大木 大沢 大澤 大崎 大城戸 大久 大貫 大沼 大畑 大原 大友 大前 大和田 小沼 小倉 小熊 小坂 小柳 小滝 小幡 \
    上杉 上条 上林 下村 下田 中込 中島 中根 中津 中道 中條 今泉 今野 伊原 伊東 石黒 石毛 石坂 石沢 石本 磯野 一ノ瀬 市村 \
    猪瀬 猪俣 入江 岩下 岩間 岩村 植木 内野 宇野 宇都宮 梅原 梅本 浦田 江田 海老原 大槻 岡村 奥野 尾形 緒方 折原 加瀬 \
    笠松 柏原 勝又 勝田 金井 金沢 金田 金丸 鎌倉 亀井 亀田 川又 川俣 神山 神林 菊川 岸田 北島 北沢 木内 木暮 木島 木山 \
    久世 久米 草野 國分 国分 窪田 倉本 栗山 黒岩 小泉 郷田 古閑 古屋 近江 斎木 嵯峨根 坂巻 坂元 崎山 桜庭 佐川 佐竹 佐原 \
    里見 猿渡 沢井 沢村 塩崎 塩谷 重松 渋谷 渋沢 島岡 清野 下山 下川 白鳥 神宮 杉江 杉浦 菅沼 鈴井 諏訪 瀬尾 芹沢 仙波 \
    高岡 高城 高倉 高崎 高津 高梨 高畑 高浜 高松 高村 滝川 滝本 竹本 竹村 田崎 田沢 田渕 田端 千野 塚越 津島 津村 露木 \
    手島 寺島 寺本 土井 土居 藤堂 遠野 富樫 富山 長井 長岡 長坂 長友 長縄 永山 名倉 南雲 西原 西沢 西島 西園寺 根岸 野本 \
    萩野 橋爪 長谷 畑 畑中 浜崎 浜本 林原 早瀬 日野 姫野 平岡 平沢 平林 平泉 深井 深谷 福士 福山 藤木 藤崎 藤代 藤谷 古沢 \
    別府 保坂 星 細川 細田 細谷 堀越 堀川 前原 前島 前橋 槙原 正木 増井 増本 松木 松沢 松島 松丸 松宮 丸田 三井 三田 \
    三橋 三村 三原 水島 水田 水上 溝端 湊 宮内 宮原 宮部 宮崎 宮里 村岡 村木 村松 村本 本橋 本山 元村 森岡 森川 森沢 \
    森永 森谷 諸星 門脇 柳原 柳瀬 安井 安川 安部 矢崎 矢部 山木 山上 山川 山里 山瀬 山名 山野 山脇 横尾 横川 吉永 吉松 \
    吉見 六車 若狭 若山 和久 渡会 鷲尾 蓮見 轟 日笠 椋本 樫村"])
});

/// Titles and courtesies that follow a name, each with whether it is only a courtesy that does not name an office.
pub(super) static TITLES: LazyLock<WordList> = LazyLock::new(|| {
    WordList::new(&["\
    大統領 首相 総理大臣 総理 副大臣 大臣 官房長官 副長官 長官 政務官 事務次官 次官 副知事 知事 副市長 市長 町長 \
    村長 区長 議長 副議長 議員 委員長 副委員長 委員 代表 副代表 共同代表 党首 総裁 副総裁 幹事長 書記長 政調会長 \
    国対委員長 報道官 局長 審議官 参事官 部長 課長 室長 所長 院長 副院長 学長 総長 校長 園長 館長 署長 支店長 \
    支部長 本部長 工場長 店長 駅長 船長 社長 副社長 会長 副会長 理事長 専務理事 常務理事 専務 常務 取締役 \
    最高経営責任者 事務局長 事務総長 理事 教授 名誉教授 准教授 講師 助教 研究員 主任研究員 研究者 弁護士 医師 \
    看護師 選手 監督 コーチ 主将 主任 作家 画家 俳優 歌手 国王 教皇 主席 国家主席 大使 総領事 編集長 教諭 組合長 \
    事務長 班長 隊長 団長 塾長 頭取 支配人 住職 牧師 助役 顧問 相談役 最高責任者 司令官 幕僚長 消防士 助産師 保育士 \
    教育長 消防長 次長 参与 理事官 主計官 危機管理監 監督官 管理官 統括官 企画官 政策監 広報官 領事 公使 総支配人 \
    代表理事 女将 宮司 店長 編集委員 論説委員 解説委員 審査員長 監査役 執行役員 最高財務責任者 最高技術責任者 \
    名誉会長 会頭 副会頭 町会長 自治会長 組合員 調査官 検事 判事 裁判官 検事正 書記 陸相 海相 官房副長官 首席補佐官 \
    報道局長 宇宙飛行士 気象予報士 税理士 司法書士 栄養士 介護士 薬剤師 歯科医 獣医師 陶芸家 冒険家 実業家 起業家 \
    経済学者 歴史学者 社会学者 政治学者 落語家 声優 女優 投手 捕手 内野手 外野手 主将 関脇 大関 横綱 親方 名人 竜王 九段 八段 七段 六段 五段 四段 \
    料理長 棋士 騎手 記者 編集者 建築家 写真家 漫画家 音楽家 指揮者 評論家 登山家 学芸員 司書 技師 係長 主査 補佐官 \
    特使 外相 国土交通相 厚生労働相 経済産業相 農林水産相 文部科学相 経済財政相 経済再生相 デジタル相 少子化相 \
    科学技術相 万博相 防災相 消費者相 行革相 こども政策相 地方創生相 沖縄北方相 財務相 経産相 防衛相 環境相 農相 厚労相 国交相 文科相 総務相 法相 復興相 農水相 博士 課長補佐 伯爵 \
    王子 王女 皇帝 支社長 支局長 支所長 副支社長 支店次長 書記局長 書記次長 部長代理 課長代理 支店長代理 会長代行 主席研究員 上席研究員 \
    主任アナリスト アナリスト チーフアナリスト シニアアナリスト エコノミスト チーフエコノミスト シニアエコノミスト 主席エコノミスト \
    主任エコノミスト ストラテジスト チーフストラテジスト シニアストラテジスト ディレクター チーフディレクター マネージャー \
    ゼネラルマネージャー マネジャー ゼネラルマネジャー プロデューサー デザイナー コンサルタント シニアコンサルタント ジャーナリスト キャスター \
    アナウンサー エンジニア チーフエンジニア パイロット シェフ ソムリエ カメラマン ライター プログラマー トレーダー リサーチャー \
    CEO CTO CFO COO CSO CMO CIO ＣＥＯ ＣＴＯ ＣＦＯ ＣＯＯ GM 館員 司会者 被告 師匠 師範 家元 主宰 杜氏 職人 研究主幹 主幹"])
});

/// Courtesies after a name, which do not name an office.
pub(super) const COURTESIES: &[&str] = &["さん", "氏", "様", "君", "くん", "ちゃん", "先生", "容疑者"];

/// Words for people who are not named.
pub(super) static DESCRIPTIONS: LazyLock<WordList> = LazyLock::new(|| {
    WordList::new(&["\
    関係者 担当者 幹部 高官 当局者 住民 市民 男性 女性 学生 生徒 児童 職員 社員 店員 店主 農家 漁師 漁業者 経営者 \
    専門家 有識者 参加者 来場者 利用者 被災者 遺族 家族 保護者 母親 父親 観光客 乗客 支持者 閣僚 議員ら 消息筋 広報 \
    報道担当 ボランティア"])
});

/// Endings of the names of offices, companies and other bodies.
pub(super) static ORGANIZATIONS: LazyLock<WordList> = LazyLock::new(|| {
    WordList::new(&["\
    省 庁 県 市 町 村 都 府 道 社 党 会 局 課 署 団体 政府 協会 委員会 大学 銀行 機構 連合 連盟 組合 事務所 警察 \
    県警 側 研究所 研究会 財団 法人 本部 事務局 学校 高校 病院 気象台 グループ 会社 チーム 実行委 市教委 県教委 \
    日銀"])
});

/// Words with such endings that are not organizations.
pub(super) static NOT_ORGANIZATIONS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    words(
        "\
    都市 機会 社会 議会 大会 国会 集会 再会 鉄道 報道 水道 道 会 市 町 村 都 課 党 社 記者会 歩道",
    )
});

/// Beginnings of the office in a title: 森川誠国土交通大臣.
pub(super) static OFFICES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    words(
        "\
    内閣 官房 国土 外務 財務 環境 厚生 経済 経産 国交 厚労 総務 法務 文部 文科 農林 農水 防衛 復興 地方 少子 消費 \
    科学 デジタル 国家 県 市 町 村 区 都 府 道 社 党 衆 参 元 前 副 新 代表 最高 名誉 特任 客員 主任 専務 常務 事務 \
    理事 首席 筆頭 同 共同 国際 営業 開発 企画 広報 人事 製造 販売 技術 生産 研究 事業 総括 統括 経営 編集 福祉 観光 商工 建設 土木 危機 防災 \
    生活 産業 政策 支社 支店 支局",
    )
});

/// Endings of the names of companies and other bodies that may precede a title.
pub(super) static COMPANY_ENDS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    words(
        "\
    電力 電機 電気 電工 電鉄 鉄道 銀行 信金 大学 航空 新聞 放送 通信 証券 商事 商会 物産 製薬 薬品 製鉄 製鋼 製紙 製作 製菓 自動車 化学 化成 工業 工務 \
    建設 建物 不動産 海上 生命 損保 保険 食品 精機 精密 重工 造船 海運 運輸 物流 倉庫 百貨店 旅行 観光 協会 連合 連盟 機構 総研 研究 病院 学園 高校 \
    中学 小学 球団 交通 石油 瓦斯 飲料 酒造 醸造 印刷 出版 書店 建機 機械 金属 鉱業 水産 農協 漁協 農業 林業 商工 経済 外交 政治 社会 国際",
    )
});

/// Verbs of saying, in the forms used after と.
pub(super) static SAYING: LazyLock<WordList> = LazyLock::new(|| {
    WordList::new(&["\
    述べ 語っ 語る 語り 話し 話す 強調 指摘 説明 明らか 表明 訴え 主張 言っ 言う 言い 言わ コメント 発言 答え 応じ \
    批判 反論 呼びかけ 呼び掛け 求め 期待 振り返 発表 伝え 明かし 明かす 打ち明け 続け つづ 書い 記し 記す 投稿 \
    挨拶 あいさつ 宣言 約束 謝罪 陳謝 評価 懸念 警告 釈明 否定 認め 歓迎 感謝 決意 意気込 喜 笑 つぶや 叫 尋ね 質問 \
    問い 問う 問わ 促 念を押 力を込め 力説 見方 考え 認識 方針 姿勢 意向 憤 嘆 悔や 断言 明言 予測 分析 提案 要望 \
    要請 不満 不安 心配 抗議 回答 報告 証言 回想 苦言 注文 自信 胸を張 声を 口を 見通し 理解を求 釘を刺 切り出 激励 \
    安堵 ただした ただす ただし、 迫っ 迫る 詰め寄 述懐 つづった 綴 反発 突き放 皮肉 驚 苦笑 漏らし もらし 返し \
    切り捨て 諭し 詫び 断じ 言及 釈然 吐露 申し入れ 持ちかけ たしなめ 語気 漏ら 警戒 牽制 息巻 首をかしげ 首を傾げ 目を細め 目を伏せ \
    見通す 見通し 見通せ 書き込 胸をなで 胸を撫で 涙を浮かべ 涙を流 涙ぐ 談話を 声明を 頭を下げ 肩を落 顔を曇 眉をひそめ 憂慮 危惧 非難 糾弾 称賛 賛同 \
    同調 冗談 自嘲 自賛 誓っ 誓う 祈っ 祈る 願っ 願う"])
});

/// Nouns of saying after との, という.
pub(super) static SAYING_NOUNS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    words(
        "\
    考え 見方 認識 談話 声明 コメント 方針 立場 声 意見 見解 姿勢 意向 懸念 思い 指摘 批判 説明 回答 答え 言葉 \
    メッセージ 主張 発言 感想 訴え 期待 不安 反論 要望",
    )
});

/// Words that name something rather than say it.
pub(super) static NAMING: LazyLock<Vec<&str>> = LazyLock::new(|| {
    words(
        "\
    呼ば 呼ぶ 呼び 呼ん 名付 名づ 題し 題す 銘打",
    )
});

/// Characters that given names end with.
const GIVEN_ENDS: &str = "子美恵香奈花凛葵蒼翔太郎朗一二三介助輔也哉矢人仁斗樹希輝明彰昭治司史志士之幸行雄夫男郁隆孝高貴弘浩博宏裕洋陽良亮涼遼健賢憲謙研剛豪毅武猛勝克勲功光晃広寛大誠信真慎進晋伸新直尚正政雅昌将優悠佑祐勇由有友智知朋和数里沙紗咲桜佳加代世枝絵江衣依理利梨莉玲礼怜鈴久寿敏俊駿瞬純潤淳準順潔清聖晴海空星月穂帆歩彩綾文章彦平学修秀英栄永重茂繁徹哲鉄透融実稔豊穣満充道通路倫律典紀規基元源玄堅";

/// Whether a word ends like a given name.
pub(super) fn ends_as_given_name(word: &str) -> bool {
    word.chars().next_back().is_some_and(|c| GIVEN_ENDS.contains(c))
}

/// A Han character or its repetition.
pub(in super::super) fn is_han(c: char) -> bool {
    script::is_han(c) || matches!(c, '〆' | 'ヶ' | 'ケ')
}

/// Katakana, and the other characters of words written with it.
pub(in super::super) fn is_katakana(c: char) -> bool {
    matches!(c, 'ァ'..='ヺ' | 'ー' | 'ｦ'..='ﾟ')
}

/// Hiragana.
pub(in super::super) fn is_hiragana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ')
}

/// The longest family name of the table with which a word begins.
pub(super) fn family_of(word: &str) -> Option<&'static str> {
    FAMILIES.beginning(word)
}

/// Whether hiragana can be a given name: not a particle or the ending of a verb.
pub(super) fn is_given_kana(kana: &str, has_known_family: bool) -> bool {
    const OTHERS: &[&str] = &[
        "から",
        "まで",
        "など",
        "より",
        "だけ",
        "ほど",
        "しか",
        "こそ",
        "さえ",
        "たる",
        "なる",
        "いう",
        "する",
        "した",
        "して",
        "いる",
        "ある",
        "よる",
        "による",
        "として",
        "という",
        "である",
        "たち",
        "ため",
        "れた",
        "った",
        "いた",
        "せた",
    ];
    let is_length = (2..=4).contains(&kana.chars().count());
    const PARTICLES: [char; 5] = ['が', 'の', 'に', 'で', 'へ'];
    // Some of them are common within names: みのり.
    let is_at_edge = kana.starts_with(PARTICLES) || kana.ends_with(PARTICLES);
    is_length && !OTHERS.contains(&kana) && !kana.contains(['は', 'を']) && (has_known_family || !is_at_edge)
}

/// Whether a word names an office, a company, a group.
pub(super) fn is_organization(word: &str) -> bool {
    !NOT_ORGANIZATIONS.contains(&word) && ORGANIZATIONS.ending(word).is_some()
}
