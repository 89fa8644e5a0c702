//! Chinese words that distinguish names, titles, offices and speech, in simplified and traditional characters.

use std::{collections::HashSet, sync::LazyLock};

use super::super::word_list::{WordList, characters, words};

/// Family names of one character.
static FAMILIES: LazyLock<HashSet<char>> = LazyLock::new(|| {
    characters(
        "\
    王李區欧歐鄺勞勵賴鐘鄔闞滿應樓祝涂凃連鈕鄢單揭卓霍慕阙闕昌苍藏璩张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡 \
    郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭萧田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟 \
    鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫阎閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃 \
    武戴莫孔向汤湯温常康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟殷詹申耿关關兰蘭焦俞左柳甘包宁寧尚 \
    符舒阮柯纪紀梅童凌毕畢单季裴成苗谷曲盛冉翁蓝藍路游辛靳管柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司 \
    古吉缪繆简簡车車项項连芦麦麥褚娄婁窦竇戚岑景党宫宮费費卜冷晏席卫衛米柏宗瞿桂全佟应臧闵閔苟邬边邊卞姬师師和仇 \
    栾欒隋商刁沙荣榮巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝洪塗",
    )
});

/// Family names of two characters.
pub(super) static DOUBLE_FAMILIES: LazyLock<Vec<&str>> = LazyLock::new(|| {
    words(
        "\
    欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 皇甫 尉迟 慕容 令狐",
    )
});

/// Titles and occupations, before or after a name.
const TITLES: &str = "\
    发言人 發言人 部长 部長 副部长 主任 副主任 市长 市長 副市长 书记 書記 副书记 主席 副主席 总理 總理 总统 總統 \
    院长 院長 教授 副教授 经理 經理 总经理 董事长 董事長 局长 局長 副局长 秘书长 秘書長 校长 校長 所长 所長 会长 \
    會長 副会长 厅长 廳長 省长 县长 縣長 处长 處長 科长 科長 队长 隊長 司长 司長 镇长 村长 研究员 研究員 工程师 \
    工程師 律师 律師 医生 醫生 护士 老师 老師 教师 教師 记者 代表 委员 委員 议员 議員 立委 理事长 理事長 创始人 \
    創辦人 负责人 負責人 首席执行官 执行长 執行長 总裁 總裁 导演 導演 作家 演员 教练 教練 队员 行长 大使 外长 外長 \
    防长 署长 署長 馆长 館長 店主 老板 专家 專家 站长 学者 學者 博士 站長 店長 店长 农民 農民 司机 司機 志愿者 义工 \
    義工 设计师 設計師 科学家 科學家 馆员 船长 船長 机长 機長 编辑 編輯 社长 社長 组长 組長 班长 议长 議長 法官 \
    大队长 大隊長 中队长 中隊長 分队长 分隊長 消防员 消防員 区长 區長 乡长 鄉長 里长 里長 州长 州長 首相 国王 國王 女王 \
    主教 牧师 牧師 大法官 检察长 檢察長 警长 警長 主委 副主委 司令 司令员 司令員 参谋长 參謀長 上将 上將 中将 中將 少将 \
    少將 上校 总监 總監 主管 经纪人 經紀人 制片人 製片人 编剧 編劇 主编 主編 总编辑 總編輯 翻译 翻譯 评论员 評論員 分析师 \
    分析師 经济学家 經濟學家 历史学家 歷史學家 物理学家 物理學家 院士 讲师 講師 博士生 研究生 会计师 會計師 建筑师 建築師 \
    药师 藥師 護理師 护士长 護理長 医师 醫師 主任医师 兽医 獸醫 潜航员 潛航員 航天员 航天員 宇航员 飞行员 飛行員 列车长 \
    列車長 乘务员 乘務員 总指挥 總指揮 召集人 发起人 發起人 联合创始人 合伙人 总设计师 總設計師 首席科学家 总工程师 \
    總工程師 总教练 總教練 主教练 主教練 领队 領隊 球员 球員 选手 選手 第一书记 支书 村支书 党委书记 常委 团长 團長 传承人 \
    傳承人 讲解员 講解員 摄影师 攝影師 画家 畫家 诗人 詩人 厨师 廚師 驾驶员 駕駛員 快递员 外卖员 保安 主持人 \
    邮递员 郵差 郵遞員 列车员 售货员 售票员 护林员 饲养员 飼養員 教官 裁判 馆主 班主任 辅导员 輔導員 管理员 管理員 养殖户 种植户 \
    检察官 組織者 组织者 志工 理事 秘书 秘書 顾问 顧問 作者 歌手 演員";

/// Courtesies after a name.
pub(super) const COURTESIES: &[&str] = &["先生", "女士", "小姐", "同志"];

/// Words for people who are not named, and descriptions of a named person.
const DESCRIBING: &str = "\
    负责人 負責人 奶奶 爷爷 爺爺 妈妈 媽媽 爸爸 母亲 母親 父亲 父親 丈夫 妻子 儿子 兒子 女儿 女兒 哥哥 姐姐 弟弟 妹妹 邻居 鄰居 \
    知情人士 消息人士 业内人士 官员 官員 居民 村民 市民 民众 民眾 学生 學生 乘客 旅客 游客 遊客 家长 \
    家属 家屬 遗属 遺屬 受害者 当事人 當事人 证人 證人 车主 車主 房东 房東 店员 店員 顾客 顧客 消费者 消費者 读者 讀者 观众 \
    觀眾 球迷 网民 網民 员工 員工 工人 登山客 参与者 參與者 受访者 受訪者 老人 青年 小伙 姑娘 女孩 男孩 \
    家長 工作人员 工作人員 专家 專家 分析人士 目击者 目擊者 患者 网友 網友 渔民 漁民 业主 商户";

/// Endings of the names of offices, companies and other bodies.
pub(super) static ORGANIZATIONS: LazyLock<WordList> = LazyLock::new(|| {
    WordList::new(&["\
    外交部 商务部 委员会 委員會 公司 集团 集團 警方 校方 官方 政府 大学 大學 医院 醫院 协会 協會 银行 銀行 法院 \
    检察院 市政府 白宫 白宮 工会 工會 学会 學會 联盟 聯盟 家属 家屬 消防局 联合国 聯合國 研究所 研究院 基金会 \
    基金會 中心 部 局 厅 委 院 办公室 總統府 总统府 方面"])
});

/// Titles, courtesies and descriptions.
pub(super) static CALLINGS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(&[TITLES, "先生 女士 小姐 同志", DESCRIBING]));

/// Words for people who are not named.
pub(super) static DESCRIPTIONS: LazyLock<WordList> = LazyLock::new(|| WordList::new(&[DESCRIBING]));

/// Verbs of saying, longer ones first.
pub(super) static SAYING: LazyLock<WordList> = LazyLock::new(|| {
    WordList::new(&["\
    表示 指出 强调 強調 认为 認為 告诉 告訴 介绍 介紹 补充 補充 透露 解释 解釋 回应 回應 坦言 直言 坦承 呼吁 呼籲 \
    宣布 宣佈 警告 提醒 批评 批評 承诺 承諾 说道 說道 写道 寫道 问道 問道 答道 喊道 反问 反問 回忆 回憶 感叹 感嘆 \
    感慨 评价 評價 评论 評論 建议 建議 要求 主张 主張 否认 否認 承认 承認 声明 聲明 回答 答复 答覆 提问 询问 詢問 \
    重申 坚称 堅稱 直指 痛批 怒批 抨击 抨擊 谴责 譴責 呛声 嗆聲 喊话 喊話 致词 致詞 致辞 致辭 表态 表態 披露 告知 叮嘱 叮囑 \
    嘱咐 囑咐 强烈呼吁 自述 自陈 讲述 講述 讲道 講道 讲 講 谈及 談及 提及 提出 指称 指稱 宣称 宣稱 声称 聲稱 据称 吐露 \
    打趣 调侃 調侃 自嘲 苦笑 叹道 嘆道 补充道 補充道 续指 續指 续称 續稱 又称 亦称 分享 形容 预测 預測 预计 預計 判断 判斷 \
    推测 推測 相信 坚信 堅信 期待 期望 期许 期許 担忧 擔憂 忧心 憂心 抱怨 抗议 抗議 澄清 辩称 辯稱 申明 致谢 致謝 感谢 感謝 祝贺 祝賀 \
    质疑 質疑 反驳 反駁 称赞 稱讚 谈到 談到 提到 说明 說明 证实 證實 发文 發文 留言 笑说 笑說 透露说 总结 分析 希望 \
    说 說 称 稱 道 问 問 谈 写"])
});

/// Words and phrases that end like verbs of saying but are not.
pub(super) static NOT_SAYING: LazyLock<Vec<&str>> = LazyLock::new(|| {
    words(
        "\
    小说 小說 来说 來說 地说 地說 是说 是說 话说 話說 据说 據說 传说 傳說 学说 學說 名称 名稱 职称 職稱 简称 簡稱 知道 轨道 軌道 \
    街道 味道 渠道 频道 頻道 管道 通道 报道 報道 人道 疑问 疑問 访问 訪問 顾问 顧問 学问 學問 填写 填寫 编写 編寫",
    )
});

/// Words that may follow a name in a sentence, besides a verb of saying.
pub(super) static BEHIND: LazyLock<WordList> = LazyLock::new(|| {
    WordList::new(&["\
    在 对 對 向 于 於 就 还 還 也 则 則 今 昨 当 當 近日 首先 随后 隨後 等 与 與 代表 主持 从 從 又 接着 接著 最后 \
    最後 最近 同时 同時 此前 日前 再次 曾 接受 笑 进一步 進一步 特别 特別 面对 面對 这样 這樣 如此 亦 均 都 周 週 \
    上午 下午 日 受访 受訪 赛后 賽後 赛前 会后 會後 事后 事後 之后 昨日 今日 当场 當場 激动 激動 一边 一邊 高兴 \
    兴奋 目前 现场 現場 随即 隨即 立即 直接 并 並 哽咽 微笑 未 没有 自 通过 透過 仍 已"])
});

/// How someone speaks, between the name and the verb: 葉承翰無奈說.
pub(super) static MANNERS: LazyLock<WordList> = LazyLock::new(|| {
    WordList::new(&["\
    无奈 無奈 坦率 坦白 坦然 直白 生气 生氣 气愤 氣憤 愤怒 憤怒 愤慨 憤慨 难过 難過 伤心 傷心 感慨 感动 感動 淡定 淡然 严肃 嚴肅 强硬 強硬 \
    动情 動情 幽默 惊讶 驚訝 担心 擔心 担忧 擔憂 自信 自豪 骄傲 驕傲 平静 平靜 明确 明確 公开 公開 再度 再三 反复 反覆 多次 一再 一直 \
    私下 严正 嚴正 严词 嚴詞 郑重 鄭重 坚定 堅定 强烈 強烈 痛心 遗憾 遺憾 高興 興奮 欣慰 沉痛 连忙 連忙 急忙 大声 大聲 小声 小聲 轻声 輕聲 \
    低声 低聲 含泪 含淚 流泪 流淚 苦笑 笑着 笑著 哭着 哭著 热情 熱情 兴奋 諷刺 讽刺 感激 激動 略带 冷静 冷靜 认真 認真 诚恳 誠懇 委屈 焦急"])
});

/// Words before a subject that are not part of a name.
pub(super) static LEADING: LazyLock<Vec<&str>> = LazyLock::new(|| {
    words(
        "\
    据 據 但 而 随后 隨後 当天 當天 近日 日前 对此 對此 会上 會上 同时 同時 此外 不过 不過 其中 另外 另一名 一名 \
    一位 有 该 該 这位 這位 来自 來自 今天 昨天 今年 那么 因此 当被问及 谈到 談到 对于 對於 针对 針對 最后 最後 一旁的 年近 \
    现年 現年 年过",
    )
});

/// Whether a character is a family name.
pub(super) fn is_family(c: char) -> bool {
    FAMILIES.contains(&c)
}

/// Common family names that are rarely other words, so they alone show that a name follows a title.
pub(super) fn is_clear_family(c: char) -> bool {
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳徐孙孫朱胡郭林罗羅梁宋郑鄭谢謝韩韓唐冯馮董萧蕭曹袁邓鄧沈彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛潘杜戴汪姜姚谭譚廖邹鄒崔邱秦顾顧邵".contains(c)
}

/// The verb of saying with which words begin.
pub(super) fn saying_at(words: &str) -> Option<&'static str> {
    SAYING.beginning(words)
}
