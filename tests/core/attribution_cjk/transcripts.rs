//! Transcripts as in plain texts: labels on separate lines, and lines that nobody says.

use briefing_core::{attribution::attribute, document::read_bytes, model::Confidence};

use super::name_of;

/// Each quotation with its speaker, as drafted from a plain text.
fn drafted(text: &str) -> Vec<(String, String)> {
    let document = read_bytes("talk.txt", text.as_bytes(), None).unwrap();
    let found = attribute(&document.text, &document.blocks, "");
    let words = |range: &std::ops::Range<usize>| document.text[range.clone()].to_owned();
    found.quotes.iter().map(|quote| (words(&quote.range), name_of(&found, quote.speaker).to_owned())).collect()
}

fn speakers_of(text: &str) -> Vec<String> {
    drafted(text).into_iter().map(|(_, speaker)| speaker).collect()
}

/// A number of words of each kind, as a paragraph.
fn long(words: &str, count: usize, end: &str) -> String {
    format!("{}{end}", words.repeat(count))
}

#[test]
fn a_label_with_a_sign_stands_above_words_of_any_length() {
    for sign in ['○', '◯', '〇', '●', '◇', '■', '・'] {
        for count in [1, 5, 11, 40] {
            let said = long("今日は雪が多い", count, "です。");
            let asked = long("道路はどうですか", count, "。");
            let text = format!("{sign}知事\n{said}\n\n{sign}記者\n{asked}\n\n{sign}知事\n{said}\n");
            assert_eq!(speakers_of(&text), ["知事", "記者", "知事"], "{text}");
        }
    }
    for count in [1, 3, 8, 20] {
        let said = long("지금 눈을 치우고 ", count, "있습니다.");
        let text = format!("○지사\n{said}\n\n○기자\n대책은 무엇입니까?\n\n○지사\n{said}\n");
        assert_eq!(speakers_of(&text), ["지사", "기자", "지사"], "{text}");
    }
}

#[test]
fn a_title_and_a_date_above_a_transcript_hide_none_of_its_turns() {
    for title in ["会見", "記者会見", "知事定例会見", "市長定例会見", "会見（午前）", "大雪に関する会見の概要について"]
    {
        let text = format!(
            "{title}\n2026年2月10日\n\n○知事\nおはようございます。\n\n○記者\n大雪について伺います。\n\n○知事\n除雪を行っています。\n"
        );
        assert_eq!(speakers_of(&text), ["知事", "記者", "知事"], "{title}");
    }
}

#[test]
fn a_second_paragraph_below_a_label_belongs_to_the_same_turn() {
    let first = long("除雪を行っているところです。", 6, "");
    let text = format!("○知事\n{first}\n\n外出を控えてください。\n\n○記者\nいつ終わりますか。\n\n○知事\n{first}\n");
    assert_eq!(speakers_of(&text), ["知事", "知事", "記者", "知事"]);
}

#[test]
fn a_colon_may_end_a_label_on_a_line_of_its_own() {
    const JAPANESE: [&str; 2] = ["大雪について伺います。", "除雪を行っています。"];
    const KOREAN: [&str; 2] = ["대책은 무엇입니까?", "눈을 치우고 있습니다."];
    const CHINESE: [&str; 2] = ["请问大雪的对策是什么？", "我们正在清除积雪。"];
    for ([one, other], [asked, said]) in [
        (["記者：", "大臣："], JAPANESE),
        (["Q：", "A："], JAPANESE),
        (["기자:", "장관:"], KOREAN),
        (["문:", "답:"], KOREAN),
        (["問)", "答)"], JAPANESE),
        (["質問者：", "答弁者："], JAPANESE),
        (["문)", "답)"], KOREAN),
        (["问：", "答："], CHINESE),
        (["记者：", "市长："], CHINESE),
    ] {
        for blank in ["", "\n"] {
            let turn = format!("{one}\n{blank}{asked}\n\n{other}\n{blank}{said}\n\n");
            assert_eq!(drafted(&turn.repeat(2)).len(), 4, "{turn}");
        }
    }
    let text =
        "MAYOR SMITH:\nThank you all for coming.\n\nQUESTION:\nWhat about the snow?\n\nMAYOR SMITH:\nWe are on it.\n";
    let words: Vec<String> = drafted(text).into_iter().map(|(words, _)| words).collect();
    assert_eq!(words, ["Thank you all for coming.", "What about the snow?", "We are on it."]);
}

#[test]
fn lists_and_forms_with_labels_are_not_transcripts() {
    for text in [
        "○대표\n홍길동\n○이사\n김철수\n○감사\n이영희\n",
        "■社長\n山田太郎\n■専務\n佐藤花子\n■監査役\n鈴木一郎\n",
        "When:\nFriday, 3 June\n\nWhere:\nCity Hall\n\nWhen:\nSaturday\n\nWhere:\nThe park\n",
        "Contents:\nOne box.\n\nWarnings:\nYou must keep it dry.\n\nContents:\nA bag.\n\nWarnings:\nKeep it shut.\n",
        "Ingredients:\nTwo eggs and some milk.\n\nMethod:\nBeat them. Do you like it?\n\nNotes:\nWe use fresh milk.\n",
        "일시:\n2026년 3월 5일입니다.\n\n장소:\n시청 대강당입니다.\n\n일시:\n2026년 3월 6일입니다.\n\n장소:\n시민회관입니다.\n",
    ] {
        assert_eq!(drafted(text), [], "{text}");
    }
}

#[test]
fn what_stands_behind_the_last_turn_or_between_turns_is_said_by_nobody() {
    let korean = "<서도윤 대변인>\n시작하겠습니다.\n\n<질문> 언제 끝납니까?\n\n<답변> 올해입니다.\n\n";
    for end in [
        "<끝>",
        "끝.",
        "[이상]",
        "- 끝 -",
        "(끝)",
        "※ 자세한 내용은 붙임을 보십시오.",
        "문의: 대변인실 (02-000-0000)",
        "2. 질의응답",
    ] {
        assert_eq!(drafted(&format!("{korean}{end}\n")).len(), 3, "{end}");
    }
    let japanese = "記者会見\n\n記者：大雪について伺います。\n\n大臣：除雪を行っています。\n\n";
    for end in ["以上", "（以上）", "――了――", "2. 質疑応答", "お問い合わせ先：広報課"] {
        assert_eq!(drafted(&format!("{japanese}{end}\n")).len(), 2, "{end}");
    }
    let chinese = "例行记者会\n\n苏静：各位下午好！\n\n路透社记者：中方有何评论？\n\n苏静：没有消息。\n\n";
    for end in ["（完）", "记者会结束。", "责任编辑：王芳", "推荐给朋友：", "责编：王芳"] {
        assert_eq!(drafted(&format!("{chinese}{end}\n")).len(), 3, "{end}");
    }
    let between =
        "<서도윤 대변인>\n시작하겠습니다.\n\n[질문·답변]\n\n<질문> 언제 끝납니까?\n\n<서도윤 대변인>\n올해입니다.\n";
    assert_eq!(speakers_of(between), ["서도윤", "질문", "서도윤"]);
}

#[test]
fn the_last_words_of_a_talk_are_said() {
    let text = "記者：最後に一言。\n\n大臣：以上です。\n\nありがとうございました。\n\n記者：どうも。\n";
    assert_eq!(speakers_of(text), ["記者", "大臣", "大臣", "記者"]);
    let text = "기자: 더 있습니까?\n\n장관: 없습니다.\n\n이상으로 마치겠습니다.\n\n기자: 고맙습니다.\n";
    assert_eq!(speakers_of(text), ["기자", "장관", "장관", "기자"]);
}

#[test]
fn a_line_without_marks_is_no_answer_where_all_answers_have_them() {
    let korean = "신아람 대표를 만났다.\n\n-어떤 생각이 들었나.\n“아무 생각도 안 났습니다.”\n\n-다음 목표는 무엇인가.\n“한 달에 한 번 쏘겠습니다.”\n\n";
    for end in [
        "이정은 기자",
        "글=이정은 기자, 사진=김민수 기자",
        "이정은 기자 je@example.com",
        "신 대표는 1988년 대전에서 태어났다.",
        "[중앙일보]",
    ] {
        let said = drafted(&format!("{korean}{end}\n"));
        assert_eq!(said.len(), 4, "{end}: {said:?}");
    }
    let japanese = "長谷部玲さんに聞いた。\n\n――最後の航海を終えて。\n「ほっとしました。\n\nそれが本音です」\n\n――若い人に一言。\n「記録を残してください」\n\n";
    for end in ["構成・今泉翔、写真・田中誠", "はせべ・れい　1966年、長崎県生まれ。", "長谷部さんは4月から教壇に立つ。"]
    {
        let said = drafted(&format!("{japanese}{end}\n"));
        assert_eq!(said.len(), 5, "{end}: {said:?}");
        assert!(said.iter().all(|(words, _)| words != end));
    }
}

#[test]
fn a_label_in_the_brackets_of_the_others_may_come_once() {
    let text = "정례 브리핑\n\n<허준석 대변인>\n브리핑을 시작하겠습니다.\n\n두 가지를 말씀드리겠습니다.\n\n<질문> 언제입니까?\n\n<답변> 미정입니다.\n";
    assert_eq!(speakers_of(text), ["허준석", "허준석", "질문", "허준석"]);
    let document = read_bytes("talk.txt", text.as_bytes(), None).unwrap();
    let found = attribute(&document.text, &document.blocks, "");
    let answer = found.quotes.last().unwrap();
    assert_eq!(answer.confidence, Confidence::Likely, "that the only person named answers is not certain");
}

#[test]
fn a_transcript_without_a_title_keeps_its_first_turn() {
    let asked = "新华社记者：你怎么看？\n\n王毅：中方坚决反对。\n\n路透社记者：还有吗？\n\n王毅：没有。\n";
    assert_eq!(speakers_of(asked), ["新华社记者", "王毅", "路透社记者", "王毅"]);
    let text = "苏静：各位下午好！\n\n路透社记者：中方有何评论？\n\n苏静：没有消息。\n";
    assert_eq!(speakers_of(text), ["苏静", "路透社记者", "苏静"]);
}
