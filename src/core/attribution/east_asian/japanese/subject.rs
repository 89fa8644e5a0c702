//! The subject of a Japanese quotation if it is in no list of names, titles and offices: 東都精機は「…」と説明する.

use std::ops::Range;

use super::super::{
    cut, head_of,
    mention::{GrammaticalRole, Mention, NameForm},
    people::People,
    reading::Reading,
    tail_start,
};
use super::{
    brackets::{has_shape_of_name, without_brackets},
    is_full_name, is_han, is_hiragana, is_katakana, names,
    parts::{ends_as_role, full_name},
    words,
};

/// Bytes before a particle that are searched for the subject.
const REACH: usize = 90;

/// Ends of words that are not speakers: times and topics.
const NO_SPEAKERS: [&str; 139] = [
    "今回",
    "今年",
    "昨年",
    "来年",
    "去年",
    "当時",
    "現在",
    "今後",
    "最近",
    "当初",
    "一方",
    "実際",
    "日",
    "月",
    "年",
    "時",
    "分",
    "秒",
    "回",
    "度",
    "前",
    "後",
    "中",
    "間",
    "際",
    "場合",
    "理由",
    "原因",
    "背景",
    "目的",
    "結果",
    "内容",
    "問題",
    "課題",
    "点",
    "件",
    "話",
    "言葉",
    "質問",
    "答え",
    "回答",
    "意味",
    "題",
    "名",
    "事",
    "物",
    "所",
    "率",
    "額",
    "数",
    "量",
    "値",
    "価格",
    "費",
    "案",
    "策",
    "性",
    "化",
    "的",
    "発言",
    "説明",
    "本音",
    "税",
    "席",
    "目",
    "退",
    "球",
    "試合",
    "戦",
    "賞",
    "本",
    "作",
    "曲",
    "歌",
    "料",
    "株",
    "相場",
    "選挙",
    "法",
    "制度",
    "計画",
    "予算",
    "政策",
    "交渉",
    "協議",
    "会談",
    "合意",
    "対応",
    "判断",
    "決定",
    "実施",
    "導入",
    "見直し",
    "参加",
    "出馬",
    "辞任",
    "責任",
    "影響",
    "可能性",
    "時期",
    "規模",
    "詳細",
    "安全",
    "原発",
    "工事",
    "稼働",
    "再開",
    "開始",
    "延期",
    "中止",
    "廃止",
    "復帰",
    "引退",
    "優勝",
    "成績",
    "調子",
    "体調",
    "気持ち",
    "目標",
    "夢",
    "秘訣",
    "魅力",
    "特徴",
    "印象",
    "狙い",
    "条件",
    "効果",
    "方法",
    "経緯",
    "真相",
    "事実",
    "疑惑",
    "手応え",
    "感触",
    "味",
    "景色",
    "暮らし",
    "生活",
    "仕事",
];

/// Relatives written with one character.
const RELATIVES: &str = "妻夫父母兄姉弟妹娘";

/// Words for a place or an occasion between the subject and the quotation: 26日の会見で.
const SETTINGS: [&str; 22] = [
    "会見",
    "取材",
    "声明",
    "談話",
    "ブログ",
    "ＳＮＳ",
    "SNS",
    "集会",
    "講演",
    "電話",
    "メール",
    "演説",
    "委員会",
    "国会",
    "協議",
    "会合",
    "式典",
    "総会",
    "インタビュー",
    "文書",
    "投稿",
    "発表文",
];

/// The subject right before quotation number `i`, which no rule of names recognizes.
pub(super) fn own_subject(reading: &Reading<'_>, i: usize) -> Option<Mention> {
    let gap = reading.gap(i);
    let words = cut(reading.text, &gap).trim_end_matches(['、', ' ', '\u{3000}']);
    let has_topic = || reading.mentions_before(i).any(|mention| mention.marking == GrammaticalRole::Topic);
    let end = match words.chars().next_back()? {
        'は' | 'も' => words.len() - 'は'.len_utf8(),
        'が' if !has_topic() => words.len() - 'が'.len_utf8(),
        _ => before_setting(words)?,
    };
    let range = noun_before(words, end)?;
    let range = gap.start + range.start..gap.start + range.end;
    let is_known = reading.mentions_in(i).any(|mention| {
        mention.range.start < range.end
            && mention.range.end >= range.end
            && matches!(mention.marking, GrammaticalRole::Topic | GrammaticalRole::Subject)
    });
    let name = cut(reading.text, &range).to_owned();
    let is_speaker = may_speak(&name) && !is_known;
    is_speaker.then_some(Mention { range, who: NameForm::Described(name), marking: GrammaticalRole::Topic })
}

/// The end of the subject in words that then name the occasion on which it speaks: 東都精機は26日の会見で.
fn before_setting(words: &str) -> Option<usize> {
    const LONGEST: usize = 90;
    let at = words.rfind('は')?;
    let setting = words.get(at + 'は'.len_utf8()..)?;
    let is_setting = setting.len() <= LONGEST
        && setting.ends_with(['で', 'に', '後'])
        && SETTINGS.iter().any(|word| setting.contains(word));
    is_setting.then_some(at)
}

/// The noun that ends at byte `end`: Han, katakana and letters, possibly with の between them.
fn noun_before(words: &str, end: usize) -> Option<Range<usize>> {
    let window = tail_start(words.get(..end)?, REACH);
    let (front, _) = without_brackets(words.get(window..end)?);
    let mut start = front.len();
    let mut is_joint = false;
    for (at, c) in front.char_indices().rev() {
        let is_part =
            is_han(c) || is_katakana(c) || c.is_ascii_alphanumeric() || matches!(c, '・' | '０'..='９' | 'Ａ'..='Ｚ');
        match is_part {
            true => (start, is_joint) = (at, false),
            false if c == 'の' && !is_joint && start < front.len() => is_joint = true,
            false => break,
        }
    }
    // あおば証券: hiragana at the beginning of a clause.
    let before = front.get(..start)?;
    let lead = before.trim_end_matches(is_hiragana);
    let kana = before.get(lead.len()..)?;
    let is_name = (2..=4).contains(&kana.chars().count())
        && (lead.is_empty() || lead.ends_with(['、', '。']))
        && ![
            "ある",
            "この",
            "その",
            "また",
            "だが",
            "しかし",
            "ただ",
            "なお",
            "さらに",
            "そして",
            "いわゆる",
            "これに",
        ]
        .contains(&kana);
    let start = if is_name { lead.len() } else { start };
    (start < front.len()).then_some(window + start..window + front.len())
}

/// Whether a noun may be a speaker.
fn may_speak(name: &str) -> bool {
    let count = name.chars().count();
    let is_noun = count > 1 && name.chars().any(|c| is_han(c) || is_katakana(c) || c.is_ascii_alphabetic());
    let is_person = name.ends_with("人物") || name.ends_with("一人") || count == 1 && RELATIVES.contains(name);
    is_person || is_noun && !NO_SPEAKERS.iter().any(|end| name.ends_with(end))
}

/// Whether it is uncertain that an unlisted description names someone: it does not end like words for people, offices
/// and companies.
pub(super) fn is_doubtful(mention: &Mention) -> bool {
    const ENDS: &str = "者員人長官士師家社会党団省庁局部署県市町村区国連機行券車業紙側辺堅手鎮筋男女子妻夫父母兄姉弟妹娘司工院校所店組合農金電油鉄薬空誌関事上命研堂天産設組立";
    let NameForm::Described(name) = &mention.who else { return false };
    let is_listed = words::DESCRIPTIONS.ending(name).is_some() || words::TITLES.ending(name).is_some();
    let is_like = name.ends_with(|c: char| ENDS.contains(c) || is_katakana(c) || c.is_ascii_alphabetic());
    !is_listed && !is_like
}

/// The body whose announcement a sentence without marks reports: 東都精機は工場を建てると発表した.
pub(in super::super) fn announcer(text: &str, sentence: &Range<usize>) -> Option<Mention> {
    let words = head_of(cut(text, sentence), REACH * 2);
    let end = words.find('は')?;
    let range = noun_before(words, end)?;
    let name = words.get(range.clone())?.rsplit('の').next()?;
    let start = sentence.start + range.end - name.len();
    may_be_company(name).then(|| Mention {
        range: start..sentence.start + range.end,
        who: NameForm::Organization(name.to_owned()),
        marking: GrammaticalRole::Topic,
    })
}

/// Whether a word that is in no list may be the name of a company.
pub(in super::super) fn may_be_company(word: &str) -> bool {
    word.chars().count() > 2
        && may_speak(word)
        && !word.contains('の')
        && !word.starts_with('同')
        && !word.ends_with("一人")
        && !ends_as_role(word)
        && !is_full_name(word)
}

/// The name in a line above a quotation: 開発部長　西村由香, 代表取締役社長　桐島誠のコメント.
pub(in super::super) fn name_line(text: &str, line: &Range<usize>, people: &People) -> Option<Mention> {
    const CALLS: [&str; 6] = ["のコメント", "コメント", "の談話", "談話", "のメッセージ", "メッセージ"];
    let words = cut(text, line).trim_end();
    let words = CALLS.iter().find_map(|call| words.strip_suffix(call)).unwrap_or(words).trim_end();
    let start = words
        .rfind([' ', '\u{3000}'])
        .map_or(0, |at| at + words.get(at..).and_then(|w| w.chars().next()).map_or(0, char::len_utf8));
    let name = words.get(start..)?;
    let front = words.get(..start)?.trim_end();
    let role = front.rsplit([' ', '\u{3000}']).next().filter(|role| ends_as_role(role));
    if let Some(role) = role.filter(|_| has_shape_of_name(name) && !ends_as_role(name)) {
        let range = line.start + start..line.start + words.len();
        return Some(Mention {
            range,
            who: full_name(name, Some(role.to_owned()), ""),
            marking: GrammaticalRole::Bare,
        });
    }
    names::name_at_end(text, &(line.start..line.start + words.len()), people)
}
