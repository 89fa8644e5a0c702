//! One short text for each rule by which East Asian texts name who speaks.

use super::{found_in, name_of, speakers};
use briefing_core::model::Confidence;

/// The words of each quotation with its speaker.
fn quotations(source: &str) -> Vec<(String, String)> {
    let (text, found) = found_in(source);
    let of = |range: &std::ops::Range<usize>| text[range.clone()].to_owned();
    found.quotes.iter().map(|quote| (of(&quote.range), name_of(&found, quote.speaker).to_owned())).collect()
}

fn words_and_speakers(wanted: &[(&str, &str)]) -> Vec<(String, String)> {
    wanted.iter().map(|(words, speaker)| ((*words).to_owned(), (*speaker).to_owned())).collect()
}

#[test]
fn a_label_may_have_a_line_of_its_own() {
    let text = "森川大臣\n作柄は平年並みです。\n\n記者\n備蓄米は放出しますか。\n\n森川大臣\n考えておりません。\n\n記者\n以上です。";
    let wanted = [
        ("作柄は平年並みです。", "森川大臣"),
        ("備蓄米は放出しますか。", "記者"),
        ("考えておりません。", "森川大臣"),
        ("以上です。", "記者"),
    ];
    assert_eq!(quotations(text), words_and_speakers(&wanted));
    let text = "<서도윤 대변인>\n\n브리핑을 시작하겠습니다.\n\n<질문>\n\n언제 끝납니까?\n\n<서도윤 대변인>\n\n올해 안에 끝냅니다.";
    let wanted =
        [("브리핑을 시작하겠습니다.", "서도윤"), ("언제 끝납니까?", "질문"), ("올해 안에 끝냅니다.", "서도윤")];
    assert_eq!(quotations(text), words_and_speakers(&wanted));
    let (_, found) = found_in(text);
    assert!(found.quotes.iter().all(|quote| !quote.continues && quote.in_turn));
}

#[test]
fn a_line_that_comes_once_is_no_label() {
    let (_, found) = found_in("森川大臣\n東京都で会見した。\n\n本文はここから始まる。");
    assert!(found.turns.is_empty() && found.quotes.is_empty());
}

#[test]
fn a_wide_space_ends_a_label() {
    let text = "鏑木修（詩人）と上水流真理（画家）が語る。\n\n鏑木　絵が先でした。\n\n上水流　言葉が先です。\n\n鏑木　そうかな。\n\n上水流　そうですよ。";
    assert_eq!(speakers(text), ["鏑木修", "上水流真理", "鏑木修", "上水流真理"]);
    let list = "日時　三月五日\n\n場所　みなと市役所\n\n日時　三月六日\n\n場所　市民会館";
    assert!(found_in(list).1.turns.is_empty());
}

#[test]
fn who_answers_may_stand_in_brackets_behind_the_label() {
    for (text, wanted) in [
        (
            "【질문】 언제 끝납니까?\n\n【답변】 (서도윤 장관) 올해입니다.\n\n【질문】 예산은요?\n\n【답변】 (한가람 과장) 없습니다.",
            ["질문", "서도윤", "질문", "한가람"],
        ),
        (
            "Q：底打ちはいつですか。\n\nA（森川社長）：六月です。\n\nQ：配当は。\n\nA（水谷専務）：変えません。",
            ["Q", "森川社長", "Q", "水谷専務"],
        ),
        (
            "主持人：印象最深的是什么？\n\n章子涵（北陵大学信息管理系教授）：灯。\n\n主持人：为什么？\n\n章子涵：因为天黑。",
            ["主持人", "章子涵", "主持人", "章子涵"],
        ),
    ] {
        assert_eq!(speakers(text), wanted, "{text}");
    }
}

#[test]
fn answers_are_given_to_whom_the_text_is_an_interview_with() {
    let text = "# 商务部新闻发言人邵文答记者问\n\n问：报道属实吗？\n\n答：不准确。\n\n问：还有吗？\n\n答：没有。";
    assert_eq!(speakers(text), ["问", "邵文", "问", "邵文"]);
    let (_, found) = found_in(text);
    assert_eq!(found.quotes[1].confidence, Confidence::Likely);
    assert_eq!(found.turns[0].speaker, None);
    let nobody = "# 자주 묻는 질문\n\nQ1. 가입 나이는 어떻게 되나요?\n\nA1. 열아홉 살부터입니다.\n\nQ2. 해지할 수 있나요?\n\nA2. 예.";
    assert_eq!(speakers(nobody), ["Q", "A", "Q", "A"]);
}

#[test]
fn a_sign_may_stand_before_the_answer_to_a_question_that_a_dash_marks() {
    let text = "우승한 선수 서도윤을 만났다. 서도윤은 웃고 있었다.\n\n-- 소감은.\n\n▲ 아직 믿기지 않습니다.\n\n-- 다음 목표는.\n\n▲ 세계 대회입니다.";
    assert_eq!(speakers(text), ["Interviewer", "서도윤", "Interviewer", "서도윤"]);
    let text = "첼리스트 서하늘이 웃었다.\n\n-떨리지 않았나.\n\n“아니요, 편했어요.”\n\n-계획은.\n\n“음반을 냅니다.”";
    assert_eq!(speakers(text), ["Interviewer", "서하늘", "Interviewer", "서하늘"]);
}

#[test]
fn an_angle_bracket_ends_a_label_behind_a_sign() {
    let text = "◇ 오세린> 반대하십니까?\n\n◆ 길현수> 네, 반대합니다.\n\n◇ 오세린> 왜요?\n\n◆ 길현수> 근거가 없습니다.";
    assert_eq!(speakers(text), ["오세린", "길현수", "오세린", "길현수"]);
}

#[test]
fn a_remark_in_brackets_is_none_of_the_paragraphs_that_are_said() {
    let text = "서도윤 장관: 시작합니다.\n\n(웃음소리)\n\n계속하겠습니다.\n\n한가람 사장: 네.";
    assert_eq!(speakers(text), ["서도윤", "서도윤", "한가람"]);
}

#[test]
fn a_title_behind_an_age_belongs_to_the_name() {
    let text = "굴을 기르는 손영주(61)씨가 “보험은 없다”고 말했다. 손씨는 “그래도 바다로 간다”고 했다.";
    assert_eq!(speakers(text), ["손영주", "손영주"]);
    let text = "상인 최모(73) 씨는 “손님이 없다”고 말했다. 최씨는 “문을 닫겠다”고 했다.";
    assert_eq!(speakers(text), ["최모 씨", "최모 씨"]);
}

#[test]
fn names_of_other_countries_are_told_by_their_latin_letters() {
    let text = "회담에 배석한 마크 헨더슨(Mark Henderson) 통상 집행위원은 “모범이 되기를 바란다”고 적었다. 헨더슨 위원은 “곧 다시 만난다”고 말했다.";
    assert_eq!(speakers(text), ["마크 헨더슨", "마크 헨더슨"]);
    let text = "교장인 그레이스 왕가리는 “그것으로 충분하다”고 말했다. 그녀는 “기적이 아니다”라고 했다.";
    assert_eq!(speakers(text), ["그레이스 왕가리", "그레이스 왕가리"]);
    let text = "ジェフ・コールマン（Jeff Coleman）最高経営責任者は「風でも飛べます」と述べた。コールマン氏は「公正だ」と語った。";
    assert_eq!(speakers(text), ["ジェフ・コールマン", "ジェフ・コールマン"]);
}

#[test]
fn an_office_between_name_and_title_is_not_taken_for_a_name() {
    assert_eq!(speakers("변호민 다시봄 대표는 “기술을 나누었다”고 말했다."), ["변호민"]);
}

#[test]
fn an_unknown_subject_precedes_the_last_speaker_but_is_never_certain() {
    let text = "서도윤 장관은 “올해 끝낸다”고 말했다. 우주망치클럽은 “늦었다”고 말했다.";
    let (_, found) = found_in(text);
    assert_eq!(name_of(&found, found.quotes[1].speaker), "우주망치클럽");
    assert_ne!(found.quotes[1].confidence, Confidence::Certain);
}

#[test]
fn japanese_names_that_no_table_has_are_told_by_what_stands_beside_them() {
    for (text, wanted) in [
        ("女子は鵜瀞凛（晴海大）が初優勝した。「足が軽かった」と鵜瀞は言う。", "鵜瀞凛"),
        ("鵜瀞 真帆 代表理事は「ようやくだ」と述べた。", "鵜瀞真帆"),
        ("代表取締役社長の鵜瀞玲子は「忘れません」と述べた。", "鵜瀞玲子"),
    ] {
        assert_eq!(speakers(text), [wanted], "{text}");
    }
}

#[test]
fn the_sentence_behind_a_quotation_names_who_said_it() {
    let text = "「水の色が変わった」。ふもとで暮らす野々村誠さん（67）は憤りを隠さない。";
    assert_eq!(speakers(text), ["野々村誠"]);
    let text = "水谷さんは「続ける」と話した。\n\n「最後の一人になるまでやめない」。山口花子さんは力を込めた。";
    assert_eq!(speakers(text), ["水谷さん", "山口花子"].map(|name| name.trim_end_matches("さん")));
}

#[test]
fn the_quotation_of_a_heading_is_given_to_who_says_the_same_below() {
    let text = "# 稼働は来春　専門家「観光との相乗効果も」\n\n江藤千鶴准教授は「観光との相乗効果は大きい」と分析する。山口花子さんは「うれしい」と話した。";
    assert_eq!(speakers(text)[0], "江藤千鶴");
    let text = "# 태정호 총장 간담회… “언제까지 버틸 수 있을지”\n\n태정호 총장은 “물이 샌다”고 말했다. 나소연 회장은 “적립금이 있다”고 했다.";
    assert_eq!(speakers(text)[0], "태정호");
}

#[test]
fn who_the_title_names_goes_on_in_a_paragraph_that_names_nobody() {
    let text = "# 山口花子さん　活字を守る\n\n山口花子さんは「やめない」と話す。\n\n絵本作家の水谷真理さんは「かすれが好き」と言う。\n\n今春、弟子を迎えた。「指の加減は人に残る」";
    assert_eq!(speakers(text).last().map(String::as_str), Some("山口花子"));
    let (_, found) = found_in(text);
    assert_eq!(found.quotes.last().map(|quote| quote.confidence), Some(Confidence::Unsure));
}

#[test]
fn a_quotation_that_is_a_whole_sentence_is_speech_however_it_ends() {
    assert_eq!(quotations("서도윤 장관은 웃었다. “칼 값도 안 되더라고.”").len(), 1);
    assert_eq!(quotations("山口花子さんは笑う。「海に借りを返しているだけさ」。").len(), 1);
    assert_eq!(quotations("山口花子さんは「潮風のまち」を歩いた。").len(), 0);
}

#[test]
fn all_of_a_chinese_clause_may_be_quoted() {
    let text = "唐静表示，各地已建立台账，“不让一人掉队”。";
    assert_eq!(quotations(text), words_and_speakers(&[("不让一人掉队", "唐静")]));
    assert_eq!(quotations("唐静表示，“一人一档”台账已经建立。").len(), 0);
}

#[test]
fn a_chinese_verb_before_a_colon_belongs_to_what_comes() {
    let text = "對於外界批評是「變相放水」，部長葉俊賢反駁說：「減的是重複的內容。」";
    assert_eq!(quotations(text), words_and_speakers(&[("減的是重複的內容。", "葉俊賢")]));
}

#[test]
fn whoever_is_spoken_to_is_not_the_speaker() {
    assert_eq!(speakers("返乡青年丁浩来了。“粮仓现在装故事。”丁浩对记者说。"), ["丁浩"]);
    let text = "家屬施佳吟表示，先生傳來訊息。「拜託大家，」她說。";
    assert_eq!(speakers(text), ["施佳吟"]);
}

#[test]
fn whoever_has_only_half_a_name_keeps_it() {
    let text =
        "초등학교에서 일하는 김모(36) 교사는 “화장실도 못 간다”고 말했다. 김 교사는 “휴게시간이 없다”고 덧붙였다.";
    assert_eq!(speakers(text), ["김모 교사", "김모 교사"]);
    assert_eq!(found_in(text).1.quotes[0].confidence, Confidence::Likely);
}

#[test]
fn two_words_between_a_country_and_a_title_are_a_name() {
    let text =
        "인도네시아의 모하메드 알리프 외교장관은 “숫자로 답했다”고 평가했다. 알리프 장관은 “아직 길다”고 말했다.";
    assert_eq!(speakers(text), ["모하메드 알리프", "모하메드 알리프"]);
}

#[test]
fn a_member_of_a_council_is_named_in_brackets() {
    let text = "○議長（諸橋正雄君）　質問を行います。\n\n○3番（金子洋子君）　何人でしたか。\n\n○町長（戸部大輔君）　千人です。";
    assert_eq!(speakers(text), ["諸橋正雄", "金子洋子", "戸部大輔"]);
}

#[test]
fn an_interview_is_with_whom_its_introduction_names() {
    let text = "양궁 대표팀의 설인아(22)가 우승했다. 오태경 감독도 웃었다.\n\n다음은 설인아와의 일문일답.\n\n-- 소감은.\n\n▲ 실감이 나지 않는다.\n\n-- 목표는.\n\n▲ 다음 대회다.\n\n오태경 감독은 \"처음 본다\"며 웃었다.";
    assert_eq!(speakers(text), ["Interviewer", "설인아", "Interviewer", "설인아", "오태경"]);
}

#[test]
fn a_calling_that_no_list_has_stands_before_a_chinese_name() {
    let text = "清晨，云岭乡卜卦师尹树声已经出门。“刚来那会儿没有路。”尹树声拍拍膝盖，“一双鞋穿不到两个月。”";
    assert_eq!(speakers(text), ["尹树声", "尹树声"]);
    assert_eq!(speakers("村民尹树声说：“没有路。”他摆摆手：“花等不得人。”"), ["尹树声", "尹树声"]);
}

/// How many sentences report what someone said without marks.
fn reported(source: &str) -> usize {
    found_in(source).1.reported_speech_count
}

#[test]
fn korean_sentences_that_tell_what_somebody_said_are_counted_and_no_others() {
    for told in [
        "서도윤 장관은 내년 예산을 두 배로 늘리겠다고 밝혔다.",
        "노조는 협상이 끝나지 않았다며 조속한 해결을 촉구했다.",
        "한가람 과장은 문을 닫으라고 했다.",
        "정부는 계획을 바꾸지 않겠다는 입장을 밝혔다.",
        "위원회는 결론을 내지 못했다는 설명이다.",
    ] {
        assert_eq!(reported(told), 1, "{told}");
    }
    for other in [
        "서도윤 장관은 어제 부산을 방문했다.",
        "그는 놀라며 말했다.",
        "주민들은 이 길을 바람길이라고 부른다.",
        "그는 일찍 집에 가려고 했다.",
        "새 청사는 내년에 완공된다는 소식에 주민들이 모였다.",
    ] {
        assert_eq!(reported(other), 0, "{other}");
    }
    let text = "서도윤 장관은 “예산을 늘리겠다”고 밝혔다. 그는 내년부터 시행하겠다고 덧붙였다. 한가람 과장은 이렇게 말했다. “좋습니다.”";
    assert_eq!(reported(text), 1, "what stands in marks is a quotation");
}

#[test]
fn only_japanese_sentences_with_reported_speech_are_counted() {
    for told in [
        "森川大臣は来年から実施すると述べた。",
        "市は調査を続けると改めて説明した。",
        "組合は約束が守られていないと強く批判した。",
        "知事は計画を見直すとの考えを示した。",
        "水谷社長は配当を変えないとも語った。",
    ] {
        assert_eq!(reported(told), 1, "{told}");
    }
    for other in [
        "森川大臣は昨日、大阪市を訪れた。",
        "森川大臣は水谷さんと話した。",
        "知事は記者が来たとき説明を始めた。",
        "来年は増えると期待されている。",
        "社長は資料をもとにきちんと説明した。",
    ] {
        assert_eq!(reported(other), 0, "{other}");
    }
    let text = "森川大臣は「来年から実施します」と述べた。その後、予算も増やすと語った。";
    assert_eq!(reported(text), 1, "what stands in marks is a quotation");
}

#[test]
fn only_chinese_sentences_with_reported_speech_are_counted() {
    for told in [
        "外交部发言人林晓表示，双方将继续对话。",
        "王建国部长说今年会增加教育预算。",
        "王建國部長指出，今年將增加預算。",
        "陈志明主任告诉记者，工程已经完成。",
        "商务部称，谈判还没有结束。",
    ] {
        assert_eq!(reported(told), 1, "{told}");
    }
    for other in [
        "王建国部长昨天访问了上海。",
        "总的来说，工程已经完成。",
        "他知道，会议已经结束了。",
        "这条街道，去年刚刚修好。",
        "他写小说已经三十年了。",
    ] {
        assert_eq!(reported(other), 0, "{other}");
    }
    let text = "王建国部长说：“预算会增加。”他表示，明年开始实施。";
    assert_eq!(reported(text), 1, "what stands in marks is a quotation");
}

/// Who said the only quotation of a text, and the confidence.
fn only(text: &str) -> (String, Confidence) {
    let (_, found) = found_in(text);
    let [quote] = found.quotes.as_slice() else { panic!("one quotation in {text}: {:#?}", found.quotes) };
    (name_of(&found, quote.speaker).to_owned(), quote.confidence)
}

#[test]
fn what_somebody_is_told_is_not_his_or_her_own() {
    for (text, speaker) in [
        ("서도윤 장관은 어민들로부터 “항구가 너무 얕다고 생각한다”는 지적을 받았다.", ""),
        ("서도윤 장관은 “항구가 너무 얕다고 생각한다”는 비판을 받았다.", ""),
        ("서도윤 장관은 한가람 의원으로부터 “항구가 너무 얕다고 생각한다”는 지적을 받았다.", "한가람"),
        (
            "한가람 의원이 발언했다. 서도윤 장관은 회의에서 한 의원의 “자료를 더 보고 결정하겠다”는 발언을 비판했다.",
            "한가람",
        ),
        ("한가람 의원이 발언했다. 서도윤 장관은 “자료를 더 보고 결정하겠다”는 한 의원의 말에 반발했다.", "한가람"),
        ("森川誠大臣は小西健社長から「桟橋の杭は百本あります」と説明を受けた。", "小西健"),
        ("森川誠大臣は漁師から「桟橋が浅すぎると思う」と指摘された。", "漁師"),
        ("森川誠大臣は、小西健社長の「桟橋の杭は百本あります」という発言を批判した。", "小西健"),
        ("森川誠大臣は、娘が「桟橋の杭は百本あります」と言うのを聞いた。", ""),
    ] {
        let (found, confidence) = only(text);
        assert_eq!(found, speaker, "{text}");
        assert_ne!(confidence, Confidence::Certain, "{text}");
    }
    for (text, speaker) in [
        ("서도윤 장관은 한가람 의원에게 “날짜를 주겠다고 약속합니다”라고 말했다.", "서도윤"),
        ("森川誠大臣は小西健社長に「桟橋の杭は百本あります」と説明した。", "森川誠"),
        ("森川誠大臣は「桟橋の杭は百本あります」との考えを示した。", "森川誠"),
    ] {
        assert_eq!(only(text).0, speaker, "{text}");
    }
}

#[test]
fn of_two_with_one_family_name_and_title_neither_is_certain() {
    for (text, name) in [
        ("서민수 의원과 서영희 의원이 토론했다. 서 의원은 “결정을 더 미룰 수 없다”고 말했다.", "서"),
        ("서민수 위원장과 서영희 위원장이 토론했다. 서 위원장은 “결정을 더 미룰 수 없다”고 말했다.", "서"),
        ("高橋太郎社長と高橋花子社長が会談した。高橋社長は「開業を急ぎたいと思う」と述べた。", "高橋"),
        ("高橋太郎氏と高橋花子氏が会談した。高橋氏は「開業を急ぎたいと思う」と述べた。", "高橋"),
    ] {
        let (found, confidence) = only(text);
        assert!(found.starts_with(name), "{text}: {found}");
        assert_eq!(confidence, Confidence::Unsure, "{text}");
    }
    let (found, confidence) =
        only("서민수 의원과 한영희 의원이 토론했다. 서 의원은 “결정을 더 미룰 수 없다”고 말했다.");
    assert_eq!((found.as_str(), confidence), ("서민수", Confidence::Certain));
    let text = "서민수 의원과 서영희 청장이 토론했다. 서 의원은 “결정을 더 미룰 수 없다”고 말했다.";
    assert_eq!(only(text), ("서민수".to_owned(), Confidence::Certain));
}

#[test]
fn a_label_that_comes_once_begins_a_turn_of_its_own() {
    let text =
        "기자: 계획은 무엇입니까?\n\n서도윤 감독: 계획은 없습니다.\n\n기자: 왜 기다립니까?\n\n한가람: 얼음 때문입니다.";
    assert_eq!(speakers(text), ["기자", "서도윤", "기자", "한가람"]);
    let text = "司会：計画は何ですか。\n\n高橋：計画はありません。\n\n司会：なぜ待つのですか。\n\n田中：氷のためです。";
    assert_eq!(speakers(text), ["司会", "高橋", "司会", "田中"]);
}

#[test]
fn text_below_a_press_label_is_a_question_even_if_it_looks_like_a_report() {
    let text = "<서도윤 대변인>\n\n브리핑을 시작하겠습니다.\n\n<기자 질문>\n\n야당에서는 “빈손 외교”라고 하는데 어떻게 보십니까?\n\n\
        <서도윤 대변인>\n\n문서를 보고 판단해 주십시오.\n\n<기자 질문>\n\n비자 문제는요?";
    let wanted = [
        ("브리핑을 시작하겠습니다.", "서도윤"),
        ("야당에서는 “빈손 외교”라고 하는데 어떻게 보십니까?", "기자 질문"),
        ("문서를 보고 판단해 주십시오.", "서도윤"),
        ("비자 문제는요?", "기자 질문"),
    ];
    assert_eq!(quotations(text), words_and_speakers(&wanted));
}

#[test]
fn a_name_may_stand_before_the_office_and_its_department() {
    for office in ["한밭대 건축학과 교수", "새벌대 경제학부 교수", "해양수산부 항만과장"] {
        let text = format!("서지호 {office}는 “길이 모두의 공간이 된 드문 사례다”라고 말했다.").replace("장는", "장은");
        assert_eq!(speakers(&text), ["서지호"], "{text}");
    }
}

#[test]
fn the_side_of_any_company_is_not_certain() {
    let (_, found) = found_in("회사 측은 입장문을 내고 “도면은 내달 초 모두 공개할 계획이다”라고 밝혔다.");
    assert_ne!(found.quotes[0].confidence, Confidence::Certain);
}

#[test]
fn a_line_between_dashes_below_a_title_is_speech() {
    let text = "남해선 야간열차 다시 달린다\n\n- 문세진 장관 “지방의 밤을 다시 잇겠다” -\n\n\
        문세진 장관은 “지방의 밤을 다시 잇겠다”고 말했다.";
    assert_eq!(speakers(text), ["문세진", "문세진"]);
}

#[test]
fn ministers_are_named_with_the_whole_name_of_their_ministry() {
    for office in ["国土交通相", "厚生労働相", "経済産業相", "文部科学相"] {
        let text = format!("神谷文子{office}は閣議後の記者会見で「島の足を止めないことが前提だ」と強調した。");
        assert_eq!(speakers(&text), ["神谷文子"], "{text}");
    }
}

#[test]
fn who_laughs_in_the_sentence_after_a_quotation_said_it() {
    for (text, speaker) in [
        ("「ここで習ったのは六十年前だよ」。木の床を踏みながら、男性（74）が笑った。", "男性"),
        ("「ここで習ったのは六十年前だよ」。木の床を踏みながら、浅見里奈さんが笑った。", "浅見里奈"),
    ] {
        let got = speakers(text);
        assert!(got[0].starts_with(speaker), "{text}: {got:?}");
        let (_, found) = found_in(text);
        assert_ne!(found.quotes[0].confidence, Confidence::Certain);
    }
}

#[test]
fn who_asks_behind_a_dash_has_a_name_that_can_be_read() {
    let text = "豆腐屋の三代目、榊原ゆりさん（41）が絵本を出した。\n\n――なぜ豆腐を絵本に。\n\n娘に言われたんです。\n\n\
        ――店は続けますか。\n\nもちろんです。";
    let got = speakers(text);
    assert_eq!(got, ["Interviewer", "榊原ゆり", "Interviewer", "榊原ゆり"]);
}

#[test]
fn a_chinese_name_may_stand_behind_what_is_said_of_the_person() {
    for text in [
        "賣蚵仔煎三十年的周永福表示，「免租當然好，可是停車場沒蓋好」。",
        "在这里住了二十年的周永福说：“免租当然好，可是停车场没有建好。”",
    ] {
        assert_eq!(speakers(text), ["周永福"], "{text}");
    }
}

#[test]
fn where_a_japanese_athlete_is_from_stands_between_signs() {
    let text =
        "女子は千葉梨央（２１）＝西海大＝が初優勝した。\n\n最後は一本を奪い、「体が勝手に回っていた」と声を震わせた。";
    assert_eq!(speakers(text), ["千葉梨央"]);
}

#[test]
fn a_heading_may_end_with_what_was_said_or_go_on_from_it() {
    for text in ["# 柔道で千葉梨央が初優勝　「畳が広く見えた」", "# “기억나지 않는다”던 회계사, 입 열었다"]
    {
        let (_, found) = found_in(text);
        assert_eq!(found.quotes.len(), 1, "{text}");
        assert_ne!(found.quotes[0].confidence, Confidence::Certain, "{text}");
    }
    let (_, found) = found_in("# “늦은 여름밤”을 읽는 사람들");
    assert!(found.quotes.is_empty());
}

#[test]
fn who_does_what_a_chinese_word_says_is_described() {
    let text = "罗伯特·金认为，难点在雾天。\n\n一位试乘者在留言簿上写道：“下次想坐夜船。”";
    let got = speakers(text);
    assert!(got.last().is_some_and(|name| name.ends_with("试乘者")), "{got:?}");
}
