//! Lines at the end of a transcript or between its parts that nobody says: 끝, 以上, [질문·답변], 责任编辑：王芳.

/// The most characters of a line of this kind.
const LONGEST: usize = 60;

/// Words that end a record, if they are the whole line.
const ENDS: [&str; 16] = [
    "끝",
    "이상",
    "以上",
    "了",
    "完",
    "終",
    "終わり",
    "おわり",
    "終了",
    "完了",
    "结束",
    "結束",
    "종료",
    "全文完",
    "end",
    "END",
];

/// Words for events, before a word that says that they end: 记者会结束.
const TALKS: [&str; 15] = [
    "记者会",
    "記者會",
    "发布会",
    "發布會",
    "采访",
    "採訪",
    "访谈",
    "訪談",
    "会见",
    "会見",
    "記者会見",
    "インタビュー",
    "브리핑",
    "인터뷰",
    "기자회견",
];

/// Headings of the parts of a record.
const PARTS: [&str; 20] = [
    "질의응답",
    "질문답변",
    "질의답변",
    "질문과답변",
    "질의와응답",
    "일문일답",
    "모두발언",
    "마무리발언",
    "마무리",
    "質疑応答",
    "質疑",
    "一問一答",
    "冒頭発言",
    "問答",
    "问答",
    "答问",
    "答記者問",
    "答记者问",
    "提问环节",
    "問答環節",
];

/// Beginnings of lines that say who made the text, whom to ask, where to read more; a mark follows soon.
const CREDITS: [&str; 33] = [
    "문의",
    "글",
    "사진",
    "정리",
    "담당",
    "붙임",
    "첨부",
    "자료",
    "출처",
    "問い合わせ",
    "お問い合わせ",
    "構成",
    "取材",
    "聞き手",
    "写真",
    "撮影",
    "文責",
    "文",
    "責任編集",
    "编辑",
    "編輯",
    "责任编辑",
    "責任編輯",
    "责编",
    "責編",
    "校对",
    "校對",
    "审核",
    "来源",
    "來源",
    "推荐给朋友",
    "分享到",
    "摄影",
];

/// Whether a paragraph without a label is not part of the turn before it, and ends that turn.
pub(super) fn ends_turn(words: &str) -> bool {
    let line = words.trim();
    if line.starts_with('※') {
        return true;
    }
    // [리포트], with the words of the report on the lines below.
    if let Some((first, _)) = line.split_once('\n') {
        return is_in_brackets(first.trim()) || is_part(first);
    }
    if line.chars().nth(LONGEST).is_some() {
        return false;
    }
    let bare = without_signs(line);
    is_in_brackets(line) || ENDS.contains(&bare) || is_end_of_talk(bare) || is_part(line) || is_credit(line)
}

/// 〈끝〉, [질문·답변]. Round brackets hold asides, after which the turn continues.
fn is_in_brackets(line: &str) -> bool {
    const PAIRS: [(char, char); 7] =
        [('<', '>'), ('＜', '＞'), ('〈', '〉'), ('[', ']'), ('［', '］'), ('【', '】'), ('〔', '〕')];
    let inner = PAIRS.iter().find_map(|(open, close)| {
        let inner = line.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inner.contains([*open, *close])).then_some(inner)
    });
    inner.is_some_and(|inner| !LAUGHTER.iter().any(|sound| inner.contains(sound)))
}

/// Remarks in the middle of a turn: [웃음].
const LAUGHTER: [&str; 9] = ["웃음", "박수", "일동", "笑", "拍手", "鼓掌", "掌声", "掌聲", "中略"];

/// 会見終了, 记者会结束。
fn is_end_of_talk(bare: &str) -> bool {
    const MEETING: [&str; 5] = ["散会", "閉会", "休憩", "開会", "散會"];
    let is_of_talk = TALKS.iter().any(|talk| bare.strip_prefix(talk).is_some_and(|rest| ENDS.contains(&rest.trim())));
    // 午後三時散会
    is_of_talk || bare.chars().nth(14).is_none() && MEETING.iter().any(|word| bare.ends_with(word))
}

/// 2. 질의응답, 三、答问, [질문·답변].
fn is_part(line: &str) -> bool {
    let is_number = |front: &str| !front.is_empty() && front.chars().all(|c| "一二三四五六七八九十".contains(c));
    let title = line.split_once('、').filter(|(front, _)| is_number(front)).map_or(line, |(_, title)| title);
    let letters: String = title.chars().filter(|c| c.is_alphabetic()).collect();
    PARTS.contains(&letters.as_str()) && !line.ends_with(['?', '？'])
}

/// 構成・今泉翔、写真・田中誠; 이정은 기자 jelee@example.com.
fn is_credit(line: &str) -> bool {
    const SIGNS: [char; 10] = [':', '：', '=', '＝', '・', '·', '/', '／', '|', '\u{3000}'];
    /// The most characters between the word and its mark: お問い合わせ先.
    const NEAR: usize = 4;
    /// The most words of a byline.
    const MOST_WORDS: usize = 8;
    if line.ends_with(['.', '。', '?', '？', '!', '！', '…']) {
        return false;
    }
    let has_sign = |rest: &str| rest.chars().take(NEAR).any(|c| SIGNS.contains(&c));
    let words: Vec<&str> = line.split_whitespace().filter(|word| !word.contains('@')).collect();
    let is_byline = words.len() <= MOST_WORDS && words.len() > 1 && words.last() == Some(&"기자");
    is_byline || CREDITS.iter().any(|mark| line.strip_prefix(mark).is_some_and(has_sign))
}

/// A line without the marks around it: ――了――.
fn without_signs(line: &str) -> &str {
    line.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_says_ends_a_turn() {
        for line in [
            "<끝>",
            "끝.",
            "- 끝 -",
            "[이상]",
            "以上",
            "――了――",
            "【完】",
            "[질문·답변]",
            "2. 질의응답",
            "２．質疑応答",
            "三、答问",
            "记者会结束。",
            "会見終了",
            "※ 자세한 내용은 붙임을 참고하시기 바랍니다.",
            "문의: 외교부 대변인실 (02-2100-0000)",
            "お問い合わせ先：広報課",
            "責任編輯：王芳",
            "推荐给朋友：",
            "構成・今泉翔、写真・田中誠",
            "取材・文／今泉翔",
            "午後三時散会",
            "글=이정은 기자, 사진=김민수 기자",
            "이정은 기자 jelee@example.com",
            "대전=글·사진 고은별 기자",
            "글 고은별 기자, 사진 이주영 기자",
            "[중앙일보]",
        ] {
            assert!(ends_turn(line), "{line}");
        }
    }

    #[test]
    fn what_may_be_said_ends_no_turn() {
        for line in [
            "以上です。",
            "이상입니다.",
            "끝났습니다.",
            "이상으로 마치겠습니다.",
            "今天的发布会到此结束。",
            "質疑応答に移ります。",
            "[웃음]",
            "(웃음)",
            "사진을 보십시오.",
            "문의가 많았습니다.",
            "文化は大切です。",
            "결과는 기자 여러분이 더 잘 아십니다.",
            "我们有三点意见：",
            "네",
        ] {
            assert!(!ends_turn(line), "{line}");
        }
    }
}
