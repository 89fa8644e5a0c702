//! Subjects that are in no list of names, titles and offices, and words that look like names but are not.

use super::{found_in, name_of, speakers};
use briefing_core::model::Confidence;

/// The speaker of each quotation and the confidence.
fn judged(source: &str) -> Vec<(String, Confidence)> {
    let (_, found) = found_in(source);
    let speaker = |quote: &briefing_core::attribution::ProposedQuote| name_of(&found, quote.speaker).to_owned();
    found.quotes.iter().map(|quote| (speaker(quote), quote.confidence)).collect()
}

#[test]
fn universities_and_districts_that_look_like_names_are_not_people() {
    for body in
        ["명지대", "한양대", "경희대", "전남대", "동아대", "국정원", "전경련", "강남구", "한은", "서울대", "한라대"]
    {
        for title in ["교수", "대변인"] {
            let text = format!("노상우 {body} {title}는 “제도가 유리하다”고 분석했다.");
            assert_eq!(speakers(&text.replace("인는", "인은")), ["노상우"], "{text}");
        }
    }
    let alone = judged("명지대 교수는 “제도가 유리하다”고 분석했다.");
    assert_ne!(alone[0].1, Confidence::Certain);
    assert_eq!(speakers("유명한 김영구 교수는 “제도가 유리하다”고 분석했다."), ["김영구"]);
    assert_eq!(speakers("김영대 교수는 “제도가 유리하다”고 분석했다."), ["김영대"]);
    for place in ["사무소", "재판소", "조선소"] {
        let text = format!("{place} 소장은 “제도가 유리하다”고 분석했다.");
        assert_ne!(judged(&text)[0].1, Confidence::Certain, "{text}");
    }
}

#[test]
fn the_company_is_the_one_that_was_spoken_of_and_never_certain() {
    let announced = "우성배터리가 공장을 짓는다고 9일 밝혔다. ";
    for subject in ["회사는", "이 회사는", "회사 측은", "이날 회사는"] {
        let text = format!("{announced}{subject} “고객사명은 공개하지 않는다”고 밝혔다.");
        assert_eq!(judged(&text), [("우성배터리".to_owned(), Confidence::Likely)], "{text}");
    }
    let text = format!("{announced}외교부는 “환영한다”고 밝혔다. 회사는 “내년에 짓는다”고 설명했다.");
    assert_eq!(speakers(&text), ["외교부", "우성배터리"]);
    let unknown = judged("회사는 “고객사명은 공개하지 않는다”고 밝혔다.");
    assert_ne!(unknown[0].1, Confidence::Certain);
    assert_eq!(
        speakers("부산시는 “좋다”고 밝혔다. 권도형 사장은 “고맙다”고 말했다. 시는 “내년에 짓는다”고 밝혔다."),
        ["부산시", "권도형", "부산시"]
    );
    let text = "東都精機は26日の会見で「工場を建てる」と話した。三上恵子会長は「うれしい」と語った。同社は「来年だ」と説明した。";
    assert_eq!(speakers(text), ["東都精機", "三上恵子", "東都精機"]);
}

#[test]
fn a_foreign_name_is_whole_before_a_longer_title() {
    for (subject, name) in [
        ("オーヴェ・リンド主任技師は", "オーヴェ・リンド"),
        ("オーヴェ・リンド広報部長は", "オーヴェ・リンド"),
        ("ジャン＝ピエール・ルブラン会長は", "ジャン＝ピエール・ルブラン"),
        ("ウルズラ・フォン・デア・ライエン欧州委員長は", "ウルズラ・フォン・デア・ライエン"),
    ] {
        let text = format!("{subject}「もう少し考える」と述べた。");
        assert_eq!(judged(&text), [(name.to_owned(), Confidence::Certain)], "{text}");
    }
    for (subject, name) in [
        ("안나 베르크 시장은", "안나 베르크"),
        ("마리아 로페스 연구원은", "마리아 로페스"),
        ("존 스미스 교수는", "존 스미스"),
        ("존 스미스 씨는", "존 스미스"),
        ("우르줄라 폰데어라이엔 집행위원장은", "우르줄라 폰데어라이엔"),
    ] {
        let text = format!("{subject} “조금 더 생각하겠다”고 말했다.");
        assert_eq!(speakers(&text), [name], "{text}");
    }
}

#[test]
fn foreign_names_recognized_only_by_position_are_not_certain() {
    for (subject, name) in [
        ("마르코 벨리니 피에몬테주 지사는", "마르코 벨리니"),
        ("안토니우 구테흐스 유엔 사무총장은", "안토니우 구테흐스"),
        ("팀 쿡 애플 최고경영자는", "팀 쿡"),
        ("젠슨 황 엔비디아 CEO는", "젠슨 황"),
        ("이날 마크 뤼터 나토 사무총장은", "마크 뤼터"),
        ("라파엘 그로시 국제원자력기구(IAEA) 사무총장은", "라파엘 그로시"),
        ("오픈AI의 샘 올트먼 최고경영자는", "샘 올트먼"),
    ] {
        let text = format!("{subject} “조금 더 생각하겠다”고 말했다.");
        assert_eq!(judged(&text), [(name.to_owned(), Confidence::Likely)], "{text}");
    }
    let again = "마르코 벨리니 피에몬테주 지사는 “환영한다”고 말했다. 벨리니 지사는 “돕겠다”고 했다.";
    assert_eq!(speakers(again), ["마르코 벨리니", "마르코 벨리니"]);
    for (subject, name) in
        [("일론 머스크 테슬라 최고경영자(CEO)는", "일론 머스크"), ("조 바이든 전 미국 대통령은", "바이든")]
    {
        let got = speakers(&format!("{subject} “조금 더 생각하겠다”고 말했다."));
        assert_eq!(got, [name], "{subject}");
    }
    let letters = "일론 머스크 테슬라 최고경영자(CEO)는 “환영한다”고 말했다. 머스크 CEO는 “돕겠다”고 했다.";
    assert_eq!(speakers(letters), ["일론 머스크", "일론 머스크"]);
    let japan = "다카이치 사나에 일본 총리는 “환영한다”고 말했다. 다카이치 총리는 “돕겠다”고 했다.";
    assert_eq!(speakers(japan), ["다카이치 사나에", "다카이치 사나에"]);
    for thing in [
        "스마트 팩토리 업체 대표는",
        "글로벌 반도체 기업 대표는",
        "아파트 관리 사무소 소장은",
        "이번 회의에 일본 총리는",
    ] {
        let text = format!("{thing} “조금 더 생각하겠다”고 말했다.");
        assert_ne!(judged(&text)[0].1, Confidence::Certain, "{text}");
    }
}

#[test]
fn a_japanese_title_in_katakana_or_letters_ends_a_name() {
    for title in [
        "アナリスト",
        "エコノミスト",
        "チーフストラテジスト",
        "CEO",
        "CTO",
        "館員",
        "被告",
        "師匠",
        "ちゃん",
        "支社長",
        "書記局長",
        "関",
    ] {
        let text = format!("山田太郎{title}は「もう少し考えたい」と話した。");
        assert_eq!(speakers(&text), ["山田太郎"], "{text}");
    }
    for field in ["外国為替アナリスト", "軍事ジャーナリスト", "東京電力社長", "報道機関"] {
        let text = format!("{field}は「もう少し考えたい」と話した。");
        assert_ne!(judged(&text)[0].1, Confidence::Certain, "{text}");
    }
    let two = "第一証券の高橋誠チーフストラテジストは「4割を超えた」と指摘する。森田愛理事は「もう限界だ」と嘆く。";
    assert_eq!(speakers(two), ["高橋誠", "森田愛"]);
}

#[test]
fn japanese_quotations_with_unknown_subject_do_not_get_the_last_speaker() {
    for subject in [
        "ある閣僚経験者",
        "党の重鎮",
        "若手議員の一人",
        "東都精機",
        "NTTドコモ",
        "首相周辺",
        "長男",
        "妻",
        "弁護団",
        "経団連",
        "全農",
    ] {
        for joint in ["」と話した。", "」と述べ、"] {
            let text = format!("三上恵子会長は「今年は厳しい{joint}{subject}は「もう少し考えたい」と説明した。");
            let got = judged(&text);
            assert_eq!(got[0].0, "三上恵子", "{text}");
            assert!(subject.ends_with(&got[1].0) && !got[1].0.is_empty(), "{text}: {got:?}");
            assert_ne!(got[1].1, Confidence::Certain, "{text}");
        }
    }
    let thing = judged("三上恵子会長は「今年は厳しい」と話した。駅前の噴水は「来年には動くようだ」と説明した。");
    assert_eq!(thing[1].1, Confidence::Unsure);
    for topic in ["今回は", "工場の稼働は", "自身の進退は", "質問には"] {
        let text = format!("三上恵子会長は「今年は厳しい」と話した。{topic}「もう少し待ちたい」と説明した。");
        assert_eq!(speakers(&text), ["三上恵子", "三上恵子"], "{topic}");
    }
}

#[test]
fn whoever_is_criticized_does_not_say_it() {
    for text in [
        "三上恵子会長は「守りの経営が過ぎる」と批判された。",
        "東都精機は2023年に「守りの経営が過ぎる」と批判され、株価が下げた。三上恵子会長は「うれしい」と語った。",
        "作品は「今年いちばんの傑作だ」と評価された。三上恵子会長は「うれしい」と語った。",
        "議会では「説明が足りない」との声が上がった。三上恵子会長は「うれしい」と語った。",
        "「今年は厳しい年になる」（大手証券）との見方もある。三上恵子会長は「うれしい」と語った。",
    ] {
        assert_eq!(speakers(text)[0], "", "{text}");
    }
    let called = "東都精機も2023年に「守りの経営」と批判され、株価が下げた。三上恵子会長は「うれしい」と語った。";
    assert_eq!(speakers(called), ["三上恵子"]);
    assert_ne!(judged("三上恵子会長は記者団に「今年は厳しい」と言われた。")[0].1, Confidence::Certain);
}

#[test]
fn chinese_quotations_with_unknown_subject_do_not_get_the_last_speaker() {
    for subject in ["店家", "國民黨", "台積電", "檢方", "國台辦", "市府", "氣象署"] {
        for verb in ["說", "回應說", "隨後說", "無奈地說"] {
            let text = format!("葉承翰表示：「我們會檢討。」{subject}{verb}：「已經沒有時間再等了。」");
            let got = judged(&text);
            assert_eq!(got[1].0, subject, "{text}");
            assert_ne!(got[1].1, Confidence::Certain, "{text}");
        }
    }
    let each = judged("市府表示，「將依法辦理」，葉承翰強調，「絕不寬貸任何人」。");
    assert_eq!(each[0], ("市府".to_owned(), Confidence::Likely));
    assert_eq!(each[1].0, "葉承翰");
    for lead in ["隨後", "最後", "對此", "接受訪問時"] {
        let text = format!("葉承翰表示：「我們會檢討。」{lead}強調：「已經沒有時間再等了。」");
        assert_eq!(speakers(&text), ["葉承翰", "葉承翰"], "{text}");
    }
    assert_eq!(speakers("王宁说：“我们一直保持着沟通。”有记者问：“什么时候结束？”"), ["王宁", ""]);
}

#[test]
fn a_chinese_name_behind_a_title_needs_no_list() {
    assert_eq!(speakers("市府發言人洪志遠回應說：「各縣市的條件不同。」"), ["洪志遠"]);
    let unlisted = judged("市府發言人諶志遠回應說：「各縣市的條件不同。」");
    assert_eq!(unlisted, [("諶志遠".to_owned(), Confidence::Likely)]);
    assert_eq!(speakers("葉承翰無奈說，「騎車騎到一半才收到通知」。"), ["葉承翰"]);
    for adverb in ["再次強調說", "進一步指出"] {
        let got = speakers(&format!("發言人{adverb}：「各縣市的條件不同。」"));
        assert_eq!(got, ["發言人"], "{adverb}");
    }
}

#[test]
fn what_a_chinese_sentence_is_about_is_not_what_its_subject_says() {
    for text in [
        "至於外界所稱的「預報失準」，陳國鈞表示，誤差仍在合理範圍內。",
        "所谓“中国威胁论”，王宁表示，完全是无稽之谈。",
        "针对外界热议的“脱钩断链”，王宁说，合作才是正道。",
        "有人说“中国崩溃论”，王宁指出，事实胜于雄辩。",
        "關於《昆明倡議》提出的「三個共同」，林志明說，已獲得廣泛支持。",
    ] {
        assert!(found_in(text).1.quotes.is_empty(), "{text}");
    }
    assert_eq!(speakers("“我们不会放弃”，王宁说，合作才是正道。"), ["王宁"]);
    assert_eq!(speakers("有人说：“这辈子都不会原谅他们。”王宁指出，合作才是正道。"), [""]);
}

#[test]
fn a_japanese_quotation_before_a_byline_or_plain_suru_is_found() {
    for end in ["（田辺亮）", "【田辺亮】", "（共同）", "（つづく）", "＝田辺亮", ""] {
        let text = format!("村井ハルさん（82）は、申込書をまだ出していない。「あと何年生きるか分からんのに」{end}");
        assert_eq!(speakers(&text), ["村井ハル"], "{end}");
    }
    for verb in [
        "とする。",
        "とするが、反対もある。",
        "とみる。",
        "とこぼす。",
        "とけん制した。",
        "と漏らす。",
        "と警戒する。",
        "と息巻く。",
    ] {
        let text = format!("山田太郎さん（45）は「水は県と協議している」{verb}");
        assert_eq!(judged(&text), [("山田太郎".to_owned(), Confidence::Certain)], "{verb}");
    }
}

#[test]
fn the_name_of_what_somebody_heads_is_not_what_he_or_she_says() {
    for text in [
        "# 우주 스타트업 ‘하늘길’ 신아람 대표",
        "# 카페 “봄날” 이나영 대표",
        "# 深海探査船「うみかぜ」元船長・長谷部玲さんに聞く",
        "# 劇団「青い鳥」主宰・森田愛さん",
        "# 映画「春の終わり」監督・森田愛さん",
    ] {
        assert!(found_in(text).1.quotes.is_empty(), "{text}");
    }
    assert_eq!(speakers("# “뛰겠습니다” 홍길동 감독"), ["홍길동"]);
    assert_eq!(speakers("# 「もう走れない」山田太郎監督"), ["山田太郎"]);
    let (_, found) = found_in("元船長・長谷部玲さんは「もう十分です」と話した。");
    assert_eq!(name_of(&found, found.quotes[0].speaker), "長谷部玲");
}

#[test]
fn a_line_with_a_title_and_a_name_above_a_quotation_says_whose_it_is() {
    for (line, name) in [
        ("エナジー事業部　開発部長　西村由香", "西村由香"),
        ("株式会社北辰　代表取締役社長　桐島誠", "桐島誠"),
        ("代表取締役社長　桐島誠のコメント", "桐島誠"),
        ("홍길동 대표이사", "홍길동"),
    ] {
        for joint in ["\n\n", "\n"] {
            let text = format!(
                "新製品を発売します。よろしくお願いします。\n\n{line}{joint}「もっとも苦労したのは冷却です。」"
            );
            let text = if name == "홍길동" {
                text.replace("新製品を発売します。よろしくお願いします。", "새 제품을 냈습니다.")
            } else {
                text
            };
            let text = if name == "홍길동" {
                text.replace("「もっとも苦労したのは冷却です。」", "“가장 어려운 것은 냉각입니다.”")
            } else {
                text
            };
            let got = judged(&text);
            assert!(got.len() == 1 && got[0].0 == name && got[0].1 != Confidence::Certain, "{text}: {got:?}");
        }
    }
}
