//! Quotations in Korean, Japanese and Chinese texts are found and attributed to their speakers.
//!
//! The texts of `attribution_cjk/texts` are invented. In them `⟦NAME|words⟧` are words that NAME said; `⟦+NAME|…⟧`
//! continues the previous quotation, `⟦?NAME|…⟧` may be found or not. `cargo test attribution_cjk -- --nocapture` prints what is
//! missed.

use std::ops::Range;

use briefing_core::{
    attribution::{Attribution, PersonKind, PhraseKind, Rule, attribute},
    document::{Block, BlockKind},
    model::Confidence,
};

/// The texts for which the rules were first written.
const FIRST_HALF: &str = include_str!("attribution_cjk/texts/first_half.txt");

/// The texts that were written after the rules.
const SECOND_HALF: &str = include_str!("attribution_cjk/texts/second_half.txt");

/// More such texts, with features that the others do not have.
const THIRD_PART: &str = include_str!("attribution_cjk/texts/third_part.txt");

/// The last ones to be written.
const FOURTH_PART: &str = include_str!("attribution_cjk/texts/fourth_part.txt");

/// Written after all rules, and measured once before any rule was changed for them.
const FIFTH_PART: &str = include_str!("attribution_cjk/texts/fifth_part.txt");

mod rules;
mod subjects;
mod transcripts;

struct Wanted {
    range: Range<usize>,
    speaker: String,
    continues: bool,
    is_optional: bool,
}

struct Case {
    name: String,
    text: String,
    blocks: Vec<Block>,
    wanted: Vec<Wanted>,
}

/// The texts of a file, each with the quotations marked in it.
fn cases(file: &str) -> Vec<Case> {
    file.split("=== ").skip(1).map(case).collect()
}

fn case(source: &str) -> Case {
    let (name, body) = source.split_once('\n').unwrap();
    let mut case = Case { name: name.to_owned(), text: String::new(), blocks: Vec::new(), wanted: Vec::new() };
    for paragraph in body.trim().split("\n\n") {
        let (kind, marked) = match paragraph.strip_prefix("# ") {
            Some(heading) => (BlockKind::Heading, heading),
            None => (BlockKind::Paragraph, paragraph),
        };
        if !case.text.is_empty() {
            case.text.push_str("\n\n");
        }
        let start = case.text.len();
        unmark(marked, &mut case);
        case.blocks.push(Block::new(kind, start..case.text.len()));
    }
    case
}

/// Removes the marks from a paragraph and records what they mark.
fn unmark(marked: &str, case: &mut Case) {
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('⟦') {
        case.text.push_str(before);
        let (inner, after) = after.split_once('⟧').unwrap();
        let (speaker, words) = inner.split_once('|').unwrap();
        let start = case.text.len();
        case.text.push_str(words);
        case.wanted.push(Wanted {
            range: start..case.text.len(),
            speaker: speaker.trim_start_matches(['+', '?']).to_owned(),
            continues: speaker.starts_with('+'),
            is_optional: speaker.starts_with('?'),
        });
        rest = after;
    }
    case.text.push_str(rest);
}

/// What was right and wrong.
#[derive(Default)]
struct Tally {
    spans: usize,
    both: usize,
    extra: usize,
    missed: usize,
    certain: usize,
    certain_right: usize,
    wrong_continues: usize,
}

impl Tally {
    fn span_f(&self) -> f64 {
        let right = self.spans as f64;
        100.0 * 2.0 * right / (2.0 * right + self.extra as f64 + self.missed as f64)
    }

    fn both_f(&self) -> f64 {
        let wrong = (self.spans - self.both) as f64;
        let right = self.both as f64;
        100.0 * 2.0 * right / (2.0 * right + self.extra as f64 + self.missed as f64 + 2.0 * wrong)
    }

    fn report(&self, name: &str) -> String {
        format!(
            "{name}: span F {:.1}, both F {:.1}; {} found, {} by the right speaker, {} extra, {} missed; certain: {} of {}; continues wrong: {}",
            self.span_f(),
            self.both_f(),
            self.spans,
            self.both,
            self.extra,
            self.missed,
            self.certain_right,
            self.certain,
            self.wrong_continues,
        )
    }
}

fn name_of(found: &Attribution, speaker: Option<usize>) -> &str {
    speaker.map_or("", |id| &found.people[id].name)
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> f64 {
    let common = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    let all = a.end.max(b.end) - a.start.min(b.start);
    common as f64 / all as f64
}

fn score(case: &Case, tally: &mut Tally) {
    let found = attribute(&case.text, &case.blocks, "");
    let mut used = vec![false; found.quotes.len()];
    for wanted in &case.wanted {
        let place = found.quotes.iter().position(|quote| overlap(&quote.range, &wanted.range) >= 0.8);
        let Some(place) = place else {
            if !wanted.is_optional {
                tally.missed += 1;
                println!("{}: missed {}", case.name, &case.text[wanted.range.clone()]);
            }
            continue;
        };
        used[place] = true;
        if wanted.is_optional {
            continue;
        }
        let quote = &found.quotes[place];
        let is_right = name_of(&found, quote.speaker) == wanted.speaker;
        tally.spans += 1;
        tally.both += usize::from(is_right);
        tally.certain += usize::from(quote.confidence == Confidence::Certain);
        tally.certain_right += usize::from(is_right && quote.confidence == Confidence::Certain);
        tally.wrong_continues += usize::from(quote.continues != wanted.continues);
        if !is_right || quote.continues != wanted.continues {
            println!(
                "{}: {} is by {:?}, not {:?} ({:?}, {:?}, continues {})",
                case.name,
                &case.text[wanted.range.clone()],
                name_of(&found, quote.speaker),
                wanted.speaker,
                quote.rule,
                quote.confidence,
                quote.continues,
            );
        }
    }
    for (quote, _) in found.quotes.iter().zip(&used).filter(|(_, used)| !**used) {
        tally.extra += 1;
        println!("{}: extra {} ({:?})", case.name, &case.text[quote.range.clone()], quote.rule);
    }
}

fn figures(file: &str, name: &str) -> Tally {
    let mut tally = Tally::default();
    for case in cases(file) {
        score(&case, &mut tally);
    }
    println!("{}", tally.report(name));
    assert!(tally.certain_right * 100 >= tally.certain * 97, "certain must mean certain");
    tally
}

#[test]
fn quotations_of_the_first_half_are_given_to_who_said_them() {
    let tally = figures(FIRST_HALF, "first half");
    assert!(tally.span_f() >= 95.0 && tally.both_f() >= 85.0);
}

#[test]
fn quotations_of_the_second_half_are_given_to_who_said_them() {
    let tally = figures(SECOND_HALF, "second half");
    assert!(tally.span_f() >= 95.0 && tally.both_f() >= 85.0);
}

#[test]
fn quotations_of_the_third_part_are_given_to_who_said_them() {
    let tally = figures(THIRD_PART, "third part");
    assert!(tally.span_f() >= 95.0 && tally.both_f() >= 85.0);
}

#[test]
fn quotations_of_the_fourth_part_are_given_to_who_said_them() {
    let tally = figures(FOURTH_PART, "fourth part");
    assert!(tally.span_f() >= 95.0 && tally.both_f() >= 85.0);
}

#[test]
fn quotations_of_the_fifth_part_are_given_to_who_said_them() {
    let tally = figures(FIFTH_PART, "fifth part");
    assert!(tally.span_f() >= 95.0 && tally.both_f() >= 85.0);
}

/// A fixture with its blocks and its manual annotations.
fn fixture(name: &str, text: &str, gold: &str) -> Case {
    let gold: serde_json::Value = serde_json::from_str(gold).unwrap();
    let mut case = Case { name: name.to_owned(), text: text.to_owned(), blocks: Vec::new(), wanted: Vec::new() };
    let mut at = 0;
    for block in gold["blocks"].as_array().unwrap() {
        let words = block[1].as_str().unwrap();
        let start = at + text[at..].find(words).unwrap();
        at = start + words.len();
        let kind = if block[0] == "heading" { BlockKind::Heading } else { BlockKind::Paragraph };
        case.blocks.push(Block::new(kind, start..at));
    }
    at = 0;
    for quote in gold["quotes"].as_array().unwrap() {
        let words = quote["text"].as_str().unwrap();
        let start = at + text[at..].find(words).unwrap();
        at = start + words.len();
        case.wanted.push(Wanted {
            range: start..at,
            speaker: quote["speaker"].as_str().unwrap_or_default().to_owned(),
            continues: quote["continues"].as_bool().unwrap(),
            is_optional: false,
        });
    }
    case
}

#[test]
fn quotations_of_the_fixtures_are_given_to_who_said_them() {
    let mut tally = Tally::default();
    let korean = include_str!("../fixtures/documents/korean-news.txt");
    let korean = fixture("korean-news", korean, include_str!("../fixtures/documents/korean-news.gold.json"));
    let japanese = include_str!("../fixtures/documents/japanese-release.txt");
    let japanese =
        fixture("japanese-release", japanese, include_str!("../fixtures/documents/japanese-release.gold.json"));
    for case in [korean, japanese] {
        score(&case, &mut tally);
    }
    println!("{}", tally.report("fixtures"));
    assert!(tally.span_f() >= 95.0 && tally.both_f() >= 85.0);
}

/// What is found in a text of paragraphs.
fn found_in(source: &str) -> (String, Attribution) {
    let case = case(&format!("text\n{source}"));
    let found = attribute(&case.text, &case.blocks, "");
    (case.text, found)
}

fn speakers(source: &str) -> Vec<String> {
    let (_, found) = found_in(source);
    found.quotes.iter().map(|quote| name_of(&found, quote.speaker).to_owned()).collect()
}

#[test]
fn the_evidence_is_the_verb_and_the_name() {
    let (text, found) = found_in("서도윤 해양수산부 장관은 “올해 안에 설계를 마치겠다”고 밝혔다.");
    let quote = &found.quotes[0];
    let evidence: Vec<&str> = quote.evidence.iter().map(|range| &text[range.clone()]).collect();
    assert_eq!(evidence, ["밝혔다", "서도윤 해양수산부 장관"]);
    assert_eq!(quote.speaker_text.as_ref().map(|range| &text[range.clone()]), Some("서도윤 해양수산부 장관"));
    assert_eq!((quote.rule, quote.confidence), (Rule::SpeakerBefore, Confidence::Certain));
}

#[test]
fn a_person_has_name_family_name_role_and_native_name() {
    for (text, name, family, role) in [
        ("서도윤(Seo Do-yun) 해양수산부 장관은 “곧 마치겠다”고 말했다.", "서도윤", "서", "해양수산부 장관"),
        ("부산항만공사 한가람 사장은 “가능한 일이다”라고 말했다.", "한가람", "한", "부산항만공사 사장"),
        ("国土海洋省の森川誠大臣は「必ず終える」と述べた。", "森川誠", "森川", "国土海洋省大臣"),
        ("临海市市长罗敬文表示：“我们不会停下。”", "罗敬文", "罗", "临海市市长"),
    ] {
        let (_, found) = found_in(text);
        let person = &found.people[found.quotes[0].speaker.unwrap()];
        assert_eq!((person.name.as_str(), person.family_name.as_deref()), (name, Some(family)), "{text}");
        assert_eq!((person.role.as_deref(), person.kind), (Some(role), PersonKind::Person), "{text}");
        assert_eq!(person.native_name.as_deref(), text.contains("Seo").then_some("서도윤"), "{text}");
    }
}

#[test]
fn two_people_of_one_family_are_told_apart_by_their_titles() {
    let text = "김태율 대표와 김소린 의장이 만났다.\n\n김 의장은 “절차를 지켰다”고 말했다. 김 대표는 “합의를 깼다”고 말했다.\n\n\
                김 지사는 “아는 바가 없다”고 말했다.";
    assert_eq!(speakers(text), ["김소린", "김태율", "김 지사"]);
}

#[test]
fn organizations_and_people_who_are_described_are_no_persons() {
    let text = "외교부는 “사실과 다르다”고 밝혔다. 정부 관계자는 “아직 정해진 것이 없다”고 말했다.";
    let (_, found) = found_in(text);
    let kinds: Vec<PersonKind> = found.quotes.iter().map(|quote| found.people[quote.speaker.unwrap()].kind).collect();
    assert_eq!(kinds, [PersonKind::Organization, PersonKind::Described]);
    assert_ne!(found.quotes[1].confidence, Confidence::Certain);
}

#[test]
fn terms_and_titles_are_no_speech() {
    for (text, kind) in [
        ("이날 행사에서는 ‘바다의 날’ 기념 영상이 상영됐다.", PhraseKind::Title),
        ("서도윤 장관은 ‘속도전’을 경계했다.", PhraseKind::ScareQuote),
        ("주민들은 이 길을 “하늘길”이라고 부른다.", PhraseKind::ScareQuote),
        ("岡部さんは小説『海辺の書庫』で知られる。", PhraseKind::Title),
        ("県は「公共施設再編計画」に基づき候補地を絞った。", PhraseKind::Title),
        ("町では「にぎわい」が戻った。", PhraseKind::ScareQuote),
        ("白启明是《港口与城市》一书的作者。", PhraseKind::Title),
        ("专家表示，所谓“百年一遇”的说法并不准确。", PhraseKind::ScareQuote),
    ] {
        let (_, found) = found_in(text);
        assert_eq!(found.quotes.len(), 0, "{text}");
        assert_eq!(found.phrases.iter().map(|phrase| phrase.kind).collect::<Vec<_>>(), [kind], "{text}");
    }
}

#[test]
fn marks_within_a_quotation_belong_to_it() {
    let (text, found) = found_in("이도현 의원은 “장관이 분명히 ‘증액은 없다’고 말했다”고 주장했다.");
    let words: Vec<&str> = found.quotes.iter().map(|quote| &text[quote.range.clone()]).collect();
    assert_eq!(words, ["장관이 분명히 ‘증액은 없다’고 말했다"]);
    assert!(found.phrases.is_empty());
}

#[test]
fn a_question_has_its_label_as_speaker_and_its_turn_has_none() {
    let (text, found) = found_in("기자: 언제 끝납니까?\n\n서도윤 장관: 올해 안에 끝냅니다.\n\n걱정하지 마십시오.");
    let labels: Vec<&str> = found.turns.iter().map(|turn| &text[turn.label.clone()]).collect();
    assert_eq!(labels, ["기자:", "서도윤 장관:"]);
    assert_eq!(found.turns[0].speaker, None);
    assert_eq!(found.turns[1].blocks, 1..3);
    let names: Vec<&str> = found.quotes.iter().map(|quote| name_of(&found, quote.speaker)).collect();
    assert_eq!(names, ["기자", "서도윤", "서도윤"]);
    assert!(found.quotes.iter().all(|quote| quote.in_turn));
    let words: Vec<&str> = found.quotes.iter().map(|quote| &text[quote.range.clone()]).collect();
    assert_eq!(words, ["언제 끝납니까?", "올해 안에 끝냅니다.", "걱정하지 마십시오."]);
}

#[test]
fn bullets_and_facts_with_a_colon_are_no_turns() {
    let text = "□ 서도윤 장관은 12일 부산을 찾았다.\n\n○ 장소: 부산항\n\n○ 일시: 3월 5일\n\n문의: 항만과 한가람 과장";
    let (_, found) = found_in(text);
    assert!(found.turns.is_empty() && found.quotes.is_empty());
}

#[test]
fn a_block_that_is_set_as_a_quotation_is_one() {
    let text = "한가람 사장은 이렇게 말했다.\n\n우리는 오래 기다렸다.";
    let start = text.find("우리").unwrap();
    let blocks = [Block::new(BlockKind::Paragraph, 0..start - 2), Block::new(BlockKind::Quotation, start..text.len())];
    let found = attribute(text, &blocks, "ko");
    assert_eq!(found.quotes.len(), 1);
    assert_eq!(found.quotes[0].range, start..text.len());
    assert_eq!(name_of(&found, found.quotes[0].speaker), "한가람");
}

#[test]
fn ranges_are_in_order_and_within_their_blocks_for_any_text() {
    const BITS: [&str; 36] = [
        "“",
        "”",
        "‘",
        "’",
        "「",
        "」",
        "『",
        "』",
        "\"",
        "'",
        "(",
        "）",
        "서도윤",
        "장관",
        "은",
        "이라고",
        "고",
        "말했다",
        " ",
        ".",
        "。",
        "，",
        "：",
        "\n\n",
        "◆",
        "――",
        "Q.",
        "森川",
        "誠",
        "大臣",
        "は",
        "と述べた",
        "王丽",
        "说",
        "é",
        "👍",
    ];
    let mut seed: u64 = 88_172_645_463_325_252;
    let mut random = move |most: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % most as u64) as usize
    };
    for _ in 0..3_000 {
        let count = 1 + random(60);
        let source: String = (0..count).map(|_| BITS[random(BITS.len())]).collect();
        let (text, found) = found_in(&format!("가かか{source}"));
        let mut last = 0;
        for quote in &found.quotes {
            assert!(quote.range.start >= last && !text[quote.range.clone()].is_empty(), "{text:?}");
            assert!(quote.evidence.iter().all(|range| text.get(range.clone()).is_some()), "{text:?}");
            last = quote.range.end;
        }
    }
}
