//! Quotations that look like the source but differ: letters of other scripts, invisible characters, parts of words and
//! numbers. And quotations that differ only in typography, which must be verified.

use briefing_core::{
    document::{Format, read},
    verify::{FindingKind, Manuscript, Source, Sources, verify},
};
use unicode_normalization::UnicodeNormalization as _;

fn finding_of(said: &str, quotation: &str) -> FindingKind {
    let document = |text: &str| read(format!("Ann Lee said: “{text}”").as_bytes(), Format::Plain).unwrap();
    let sources = Sources::new(vec![Source::of_document("source", document(said))]);
    let report = verify(&Manuscript::new("manuscript", document(quotation)), &sources);
    report.findings.first().unwrap_or_else(|| panic!("no quotation: {quotation}")).kind
}

const SAID: [&str; 4] = [
    "We will not pay them 12 million crowns for 1.5 hectares of the old marsh.",
    "They don’t sell 12 boats and 1.5 tons of ice to the old ferry company.",
    "우리는 12월에 습지 1.5헥타르를 사지 않겠습니다, not even the old one.",
    "Wir zahlen nicht 12 Kronen für 1.5 Hektar im Moor, sagte er: „will the old one“.",
];

/// A change of a text containing `from` that is invisible or hardly visible.
type Disguise = (&'static str, &'static str);

const DISGUISES: &[Disguise] = &[
    // Letters of other scripts.
    ("a", "а"),
    ("e", "е"),
    ("o", "о"),
    ("i", "і"),
    // Invisible characters.
    ("1", "1\u{200b}"),
    ("12", "1\u{2060}2"),
    ("n", "n\u{200d}"),
    ("t", "\u{202e}t\u{202c}"),
    ("l", "l\u{200f}"),
    // Marks on letters.
    ("l", "l\u{335}"),
    ("o", "o\u{301}"),
    // Numbers.
    ("1.5", "15"),
    ("1.5", "1,5"),
    ("12", "١٢"),
    ("12", "1²"),
    ("12", "⑫"),
    ("12", "21"),
    ("1.5", "1.50"),
    // An extra hyphen or space.
    ("old", "o-ld"),
    ("old", "o ld"),
    ("old", "o1d"),
    ("old", "0ld"),
];

#[test]
fn what_only_looks_like_the_words_does_not_stand() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for said in SAID {
        for (from, to) in DISGUISES {
            // Each place separately.
            for (at, _) in said.match_indices(from) {
                let quotation = format!("{}{to}{}", &said[..at], &said[at + from.len()..]);
                count += 1;
                if finding_of(said, &quotation).is_verified() {
                    wrong.push(format!("{quotation:?}"));
                }
            }
        }
    }
    assert!(count > 150, "{count}");
    assert!(wrong.is_empty(), "{} of {count} stand:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn typography_alone_is_no_change() {
    let wide = |text: &str| -> String {
        text.chars()
            .map(|c| if c.is_ascii_digit() { char::from_u32(u32::from(c) + 0xFEE0).unwrap() } else { c })
            .collect()
    };
    type Typography<'a> = (&'a str, &'a dyn Fn(&str) -> String);
    let typographies: [Typography<'_>; 7] = [
        ("decomposed", &|text| text.nfd().collect()),
        ("composed", &|text| text.nfc().collect()),
        ("soft hyphens", &|text| text.replace("ol", "o\u{ad}l")),
        ("wide figures", &wide),
        ("straight apostrophes", &|text| text.replace('’', "'")),
        ("spaces that do not break", &|text| text.replace(' ', "\u{a0}")),
        ("line breaks", &|text| text.replace(" the ", " \n the ")),
    ];
    for said in SAID {
        for (name, set) in &typographies {
            for (source, quotation) in [(said.to_owned(), set(said)), (set(said), said.to_owned())] {
                let kind = finding_of(&source, &quotation);
                assert_eq!(kind, FindingKind::Verbatim, "{name}: {quotation:?} of {source:?}");
            }
        }
    }
}

#[test]
fn wide_figures_and_letters_stand_in_languages_without_spaces() {
    for (narrow, wide) in [("420", "４２０"), ("10", "１０"), ("ABC", "ＡＢＣ")] {
        for sentence in [
            "昨年の乗客は{}万人だった。",
            "我々の会社は{}社と{}回会談した。",
            "去年乘客达到{}万人次。",
            "我们和{}公司开了会。",
        ] {
            let [narrow, wide] = [narrow, wide].map(|figure| sentence.replace("{}", figure));
            assert_eq!(finding_of(&narrow, &wide), FindingKind::Verbatim, "{wide}");
            assert_eq!(finding_of(&wide, &narrow), FindingKind::Verbatim, "{narrow}");
        }
    }
}

#[test]
fn marks_within_a_quotation_may_have_spaces_of_any_language() {
    let sets = [
        ("“", "”"),
        ("‘", "’"),
        ("«", "»"),
        ("« ", " »"),
        ("«\u{202f}", "\u{202f}»"),
        ("‹\u{a0}", "\u{a0}›"),
        ("“ ", " ”"),
        ("„", "“"),
    ];
    for (open, close) in sets {
        for (other_open, other_close) in sets {
            let said = |open: &str, close: &str| format!("On nous disait {open}tout ira bien{close}, et rien ne va.");
            let read_as = |text: &str| read(format!("« {text} », a dit Ann Lee.").as_bytes(), Format::Plain).unwrap();
            let source = Source::of_document("source", read_as(&said(open, close)));
            let manuscript = Manuscript::new("manuscript", read_as(&said(other_open, other_close)));
            let report = verify(&manuscript, &Sources::new(vec![source]));
            let finding = report.findings.first().unwrap();
            assert_eq!(finding.kind, FindingKind::Verbatim, "{open}{close} and {other_open}{other_close}: {finding:?}");
        }
    }
}

#[test]
fn words_parted_at_the_end_of_a_line_are_whole_on_either_side() {
    let whole = "The storm came over the harbour wall in the morning and took nineteen well-known boats.";
    for parted in [
        whole.replace("harbour", "har-\nbour"),
        whole.replace("harbour", "har-\nbour").replace("nineteen", "nine-\nteen").replace("morning", "mor-\nning"),
        whole.replace("well-known", "well-\nknown"),
    ] {
        assert_eq!(finding_of(&parted, whole), FindingKind::Verbatim, "{parted}");
        assert_eq!(finding_of(whole, &parted), FindingKind::Verbatim, "{parted}");
    }
    for (said, quotation) in [
        ("They called it a non-\nbinding vote of all the towns.", "binding vote of all the towns"),
        ("They are unable to come, and in-\nvisible to all of us.", "visible to all of us"),
        ("We will re-\nsign the post in the old town.", "We will sign the post in the old town"),
    ] {
        assert!(!finding_of(said, quotation).is_verified(), "{quotation} of {said}");
    }
}

#[test]
fn every_sign_of_an_ellipsis_shortens() {
    let said = "We will open the new bridge in spring with all of our friends, and the old one stays.";
    for sign in ["…", "...", "....", ". . .", "[…]", "[...]", "[. . .]", "(…)", "(...)", "……", "[ … ]"] {
        for quotation in [
            format!("We will open the new bridge in spring {sign} and the old one stays."),
            format!("{sign} We will open the new bridge {sign} and the old one stays {sign}"),
            format!("{sign}We will open the new bridge {sign} and the old one stays{sign},"),
        ] {
            assert_eq!(finding_of(said, &quotation), FindingKind::Shortened, "{quotation}");
        }
        let changed = format!("We will open the old bridge {sign} and the old one stays.");
        assert!(!finding_of(said, &changed).is_verified(), "{changed}");
    }
}

#[test]
fn raised_figures_are_not_digits_and_footnote_marks_are_not_words() {
    let page = |words: &str| {
        let page = format!("<html><body><p>“{words},” said Ann Lee.</p></body></html>");
        Source::of_document("page", read(page.as_bytes(), Format::Html).unwrap())
    };
    let kind = |source: Source, quotation: &str| {
        let manuscript = read(format!("“{quotation},” said Ann Lee.").as_bytes(), Format::Plain).unwrap();
        verify(&Manuscript::new("manuscript", manuscript), &Sources::new(vec![source])).findings[0].kind
    };
    let number = "We lost 10<sup>3</sup> litres of oil in the bay";
    assert!(!kind(page(number), "We lost 103 litres of oil in the bay").is_verified());
    assert_eq!(kind(page(number), "We lost 10³ litres of oil in the bay"), FindingKind::Verbatim);
    for sign in ["<sup>1</sup>", "<sup>*</sup>", "<sup>12</sup>", "<a href='#n'>¹</a>", "<sup><a href='#n'>3</a></sup>"]
    {
        let words = format!("We lost our boats{sign} in the bay and not{sign} one came back");
        assert_eq!(
            kind(page(&words), "We lost our boats in the bay and not one came back"),
            FindingKind::Verbatim,
            "{sign}"
        );
    }
}

#[test]
fn a_part_of_a_word_or_of_a_number_is_no_quotation() {
    for (said, quotation) in [
        ("We are unable to attend the meeting in Tarn.", "able to attend the meeting in Tarn"),
        ("It is impossible to attend the meeting in Tarn.", "possible to attend the meeting in Tarn"),
        ("That is an irresponsible answer to all of us.", "responsible answer to all of us"),
        ("They met for non-official talks in the old town.", "official talks in the old town"),
        ("They met for non official talks in the old town.", "official talks in the old town"),
        ("They are ex-members of the old harbour board.", "members of the old harbour board"),
        ("It costs -5 crowns to all of us here.", "5 crowns to all of us here"),
        ("It costs €5m to all of us here, he said.", "It costs €5"),
        ("It is the 3rd of the four boats here.", "It is the 3"),
        ("They paid 5,000 crowns for all the boats.", "000 crowns for all the boats"),
        ("It is 12’000 crowns for all the boats.", "000 crowns for all the boats"),
        ("They met at 10:30 in the old town hall.", "They met at 10"),
        ("They scored 3–2 against us in the end.", "2 against us in the end"),
        ("It grew by 2½ per cent of all last year.", "It grew by 2"),
        ("We meet on 13.01.2026 in the old town.", "01.2026 in the old town"),
        ("They don’t pay all of us for the boats.", "They do"),
        ("They won’t pay all of us for the boats.", "They wont pay all of us for the boats"),
        ("We will resign the post in the old town.", "We will re-sign the post in the old town"),
        ("They went nowhere in all of the town.", "They went now here in all of the town"),
        ("US troops left all of the old town today.", "us troops left all of the old town today"),
        ("We met the Polish minister in the old town.", "We met the polish minister in the old town"),
        ("He said yes, we will pay for all of it.", "He said yes we will pay for all of it"),
        ("Will we pay for all of it in the town?", "Will we pay for all of it in the town"),
        ("We will pay for all of it, won’t we?", "We will pay for all of it"),
        ("우리는 불필요한 다리를 모두 없애겠습니다.", "필요한 다리를 모두 없애겠습니다"),
        ("이것은 비공식 회담에서 나온 말입니다.", "공식 회담에서 나온 말입니다"),
        ("우리는 습지에 새 다리를 짓지 않겠습니다.", "우리는 습지에 새 다리를 짓지"),
        ("작년에 1만 2천 명이 참가했습니다.", "2천 명이 참가했습니다"),
        ("작년에 삼천오백 명이 참가했습니다.", "오백 명이 참가했습니다"),
        ("我々は湿地に新しい橋を建てません。", "我々は湿地に新しい橋を建て"),
        ("我々は非公式な会談を三回行いました。", "公式な会談を三回行いました"),
        ("会談は1万2千人が参加しました。", "2千人が参加しました"),
        ("我们不会在湿地上建一座新桥。", "会在湿地上建一座新桥"),
        ("去年有三千五百人参加了会议。", "五百人参加了会议"),
    ] {
        let kind = finding_of(said, quotation);
        assert!(!kind.is_verified(), "{quotation} of {said}: {}", kind.as_str());
    }
}
