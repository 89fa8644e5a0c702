//! Realistic briefings whose copies or exports were once wrong, each with the right result.

use std::borrow::Cow;

use briefing_core::{
    citation::{BuiltInFormat, ClipboardContent, CopySource, Options, copy, copy_all},
    diagnostics::Severity,
    export,
    format::Folder,
    load::{Loaded, load_text},
    model::{Briefing, QuoteId},
};

macro_rules! case {
    ($name:literal) => {
        include_str!(concat!("../fixtures/cases/", $name, ".ron"))
    };
}

fn loaded(text: &str) -> Loaded {
    load_text("case.ron", Cow::Owned(text.to_owned()), Folder::Embedded(&[]))
}

fn briefing(text: &str) -> Briefing {
    loaded(text).briefing.expect("a briefing")
}

fn copied(briefing: &Briefing, id: u32, format: BuiltInFormat) -> ClipboardContent {
    copy(&briefing.verified_quote(QuoteId(id)).expect("a verified quote"), &format.into(), Options::default())
        .expect("a copy")
}

fn plain(briefing: &Briefing, id: u32, format: BuiltInFormat) -> String {
    copied(briefing, id, format).plain
}

fn all(briefing: &Briefing, format: BuiltInFormat) -> String {
    let ids = (0..).map(QuoteId).take(briefing.quotes().len());
    let quotes: Vec<_> = ids.map(|id| briefing.verified_quote(id).expect("a verified quote")).collect();
    copy_all(&quotes, &format.into(), Options::default()).expect("a copy").plain
}

fn exported(briefing: &Briefing, format: export::ExportFormat) -> String {
    let mut out = Vec::new();
    export::write(briefing, format, export::Filter::default(), &mut out).expect("a list of bytes takes everything");
    String::from_utf8(out).expect("UTF-8")
}

#[test]
fn names_and_turns_of_a_transcript_are_not_cut() {
    let briefing = briefing(case!("context-in-a-transcript"));
    let passage = |id| {
        CopySource::Passage(QuoteId(id))
            .copy(&briefing, &BuiltInFormat::Attribution.into(), Options::default())
            .unwrap()
            .plain
    };
    assert!(
        passage(0).starts_with(
            "MS. LEE: Good afternoon, everyone. We will not build on the marsh.\n\nQ    Thank you. Is the plan dead?\n—"
        ),
        "{}",
        passage(0)
    );
    assert!(
        passage(1).contains("Q    Thank you. Is the plan dead?\n\nMS. LEE: It is. I say it again.\n—"),
        "{}",
        passage(1)
    );
    assert!(passage(2).contains("Is the plan dead?\n\nMS. LEE: It is. I say it again.\n—"), "{}", passage(2));
}

#[test]
fn inner_marks_are_changed_except_in_data_formats() {
    let briefing = briefing(case!("nested-marks-of-one-kind"));
    let turned = "“It is over. The ‘marsh plan’ is dead.”";
    for format in [
        BuiltInFormat::Quote,
        BuiltInFormat::Attribution,
        BuiltInFormat::Markdown,
        BuiltInFormat::Apa,
        BuiltInFormat::Chicago,
        BuiltInFormat::Mla,
    ] {
        assert!(plain(&briefing, 0, format).contains(turned), "{format:?}");
        assert!(copied(&briefing, 0, format).html.contains(turned), "{format:?}");
    }
    for format in [
        BuiltInFormat::Bibtex,
        BuiltInFormat::Ris,
        BuiltInFormat::CslJson,
        BuiltInFormat::WebAnnotation,
        BuiltInFormat::Json,
    ] {
        assert!(plain(&briefing, 0, format).contains("It is over. The “marsh plan” is dead."), "{format:?}");
    }
    assert!(exported(&briefing, export::ExportFormat::Html).contains(turned));
    assert!(exported(&briefing, export::ExportFormat::Markdown).contains(turned));
    assert!(exported(&briefing, export::ExportFormat::Csv).contains("The “marsh plan” is dead."));
}

#[test]
fn two_people_with_the_same_name_stay_separate() {
    let briefing = briefing(case!("same-name-two-people"));
    let names: Vec<_> = briefing.speakers().iter().map(|speaker| speaker.distinct_name().into_owned()).collect();
    for name in
        ["Daniel Marsh (Senator for the Capital)", "Daniel Marsh (Member for the Harbour)", "Ann Lee (Prime Minister)"]
    {
        assert!(names.iter().any(|known| known == name), "{name}: {names:?}");
    }
    let apa = all(&briefing, BuiltInFormat::Apa);
    assert!(apa.contains("“We agree to it.” (Marsh, 2025"), "{apa}");
    let cited = |quote: &str| {
        let rest = apa.split_once(quote).expect("the quote").1;
        rest.split_once('\n').expect("a line").0.to_owned()
    };
    assert_ne!(cited("“We agree to it.”"), cited("“We do not agree.”"), "{apa}");
    for format in [BuiltInFormat::Apa, BuiltInFormat::Chicago, BuiltInFormat::Mla] {
        let copied = all(&briefing, format);
        for role in ["Senator for the Capital", "Member for the Harbour"] {
            assert!(copied.contains(role), "{format:?}: {copied}");
        }
    }
}

/// How Zotero reads an author (RIS.js: `value.split(/\s*,\s*/)`, the first is the family name), JabRef (split at
/// the first comma) and EndNote (the same, except for a doubled comma).
fn is_parted(author: &str) -> bool {
    author.replace(",,", "").contains(',') || author.contains(",,")
}

#[test]
fn an_office_with_a_comma_is_one_author() {
    let briefing = briefing(case!("ris-office-with-a-comma"));
    let ris = plain(&briefing, 0, BuiltInFormat::Ris);
    let author = ris.lines().find_map(|line| line.strip_prefix("AU  - ")).expect("an author");
    assert!(!is_parted(author), "{author}");
    assert_eq!(author, "Ministry of Trade / Industry and Energy");
    assert!(ris.contains("N1  - Author: Ministry of Trade, Industry and Energy\n"), "{ris}");
    assert!(plain(&briefing, 0, BuiltInFormat::Bibtex).contains("{{Ministry of Trade, Industry and Energy}}"));
}

#[test]
fn a_suffix_of_a_name_is_separate_in_every_reference() {
    let briefing = briefing(case!("name-with-a-suffix"));
    let apa = plain(&briefing, 0, BuiltInFormat::Apa);
    assert!(apa.contains("(Marsh, 2026)") && apa.contains("Marsh, T. B., Jr. (2026, January 13)."), "{apa}");
    for format in [BuiltInFormat::Chicago, BuiltInFormat::Mla] {
        let copied = plain(&briefing, 0, format);
        assert!(copied.contains("\nMarsh, Theo B., Jr. "), "{format:?}: {copied}");
    }
    assert!(plain(&briefing, 0, BuiltInFormat::Ris).contains("AU  - Marsh, Theo B., Jr.\n"));
    assert!(plain(&briefing, 0, BuiltInFormat::Bibtex).contains("{Marsh, Jr., Theo B.}"));
    assert!(plain(&briefing, 0, BuiltInFormat::Bibtex).starts_with("@misc{marsh2026q1"));
    assert!(plain(&briefing, 0, BuiltInFormat::CslJson).contains("\"suffix\": \"Jr.\""));
}

#[test]
fn a_family_name_that_references_cannot_use_is_reported() {
    let text = case!("name-with-a-suffix").replace("Theo B. Marsh Jr.", "Theo B. Marsh of Kent");
    let problems = loaded(&text).diagnostics;
    assert!(problems.iter().any(|problem| problem.code.as_str() == "W108"), "{problems:?}");
    assert_eq!(loaded(case!("name-with-a-suffix")).diagnostics, []);
}

#[test]
fn an_occasion_that_is_a_name_keeps_its_capitals() {
    let briefing = briefing(case!("occasion-that-is-a-name"));
    for (id, name) in
        [(0, ", State of the Union address, "), (1, ", Summit of the Americas, "), (2, ", Radio 4 interview, ")]
    {
        let copied = plain(&briefing, id, BuiltInFormat::Attribution);
        assert!(copied.contains(name), "{copied}");
    }
}

#[test]
fn correct_names_are_unchanged() {
    let briefing = briefing(case!("pass-names"));
    for (id, apa, bibtex) in [
        (0, "von der Leer, U. (", "{von der Leer, Ulla}"),
        (1, "Sukara. (", "{{Sukara}}"),
        (2, "Lee, J. R. (", "{Lee, J. R.}"),
        (3, "Barge and Noble. (", "{{Barge and Noble}}"),
    ] {
        assert!(plain(&briefing, id, BuiltInFormat::Apa).contains(apa), "{}", plain(&briefing, id, BuiltInFormat::Apa));
        assert!(
            plain(&briefing, id, BuiltInFormat::Bibtex).contains(bibtex),
            "{}",
            plain(&briefing, id, BuiltInFormat::Bibtex)
        );
    }
}

/// The text of a document, its hard line breaks as line breaks; a soft one would be shown as a space.
fn rendered(markdown: &str) -> String {
    use pulldown_cmark::{Event, Parser, TagEnd};
    let mut text = String::new();
    for event in Parser::new(markdown) {
        match event {
            Event::Text(part) => text.push_str(&part),
            Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Heading(_)) => text.push('\n'),
            Event::SoftBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

#[test]
fn verse_keeps_its_lines_even_from_a_windows_file() {
    let unix = case!("verse-in-markdown").to_owned();
    for text in [unix.clone(), unix.replace('\n', "\r\n")] {
        let briefing = briefing(&text);
        let verse = "“The tide is in,\nthe tide is out,\n  and nobody is to blame.”\n";
        assert!(rendered(&plain(&briefing, 0, BuiltInFormat::Markdown)).starts_with(verse));
        let whole = rendered(&exported(&briefing, export::ExportFormat::Markdown));
        assert!(whole.contains(verse) && whole.contains("The office:\n1 Harbour Road\nPort City\n"), "{whole}");
        for format in BuiltInFormat::ALL {
            assert!(!plain(&briefing, 0, *format).contains('\r'), "{format:?}");
        }
        for format in [export::ExportFormat::Markdown, export::ExportFormat::Html, export::ExportFormat::Json] {
            assert!(!exported(&briefing, format).contains("&#13;") && !exported(&briefing, format).contains('\r'));
        }
        assert!(copied(&briefing, 0, BuiltInFormat::Quote).html.contains("The tide is in,<br>\nthe tide is out,<br>"));
    }
}

#[test]
fn a_link_to_words_with_a_line_break_names_their_ends() {
    let briefing = briefing(case!("link-over-a-line-break"));
    let link = plain(&briefing, 0, BuiltInFormat::Link);
    assert!(link.ends_with("#:~:text=The%20tide%20is%20in%2C,and%20nobody%20is%20to%20blame."), "{link}");
}

#[test]
fn an_embargo_until_an_event_is_warned_of_and_copied() {
    let loaded = loaded(case!("embargo-until-an-event"));
    assert_eq!(loaded.count(Severity::Error), 0, "{:?}", loaded.diagnostics);
    assert_eq!(loaded.count(Severity::Warning), 1, "{:?}", loaded.diagnostics);
    let briefing = loaded.briefing.expect("a briefing");
    for format in BuiltInFormat::ALL {
        assert!(plain(&briefing, 0, *format).contains("the end of the briefing"), "{format:?}");
    }
    for format in export::ExportFormat::ALL.iter().filter(|format| !format.is_binary()) {
        assert!(exported(&briefing, *format).contains("the end of the briefing"), "{format:?}");
    }
}

#[test]
fn dates_are_in_the_briefings_language_except_in_references() {
    let korean = briefing(case!("korean-briefing-english-date"));
    assert_eq!(
        plain(&korean, 0, BuiltInFormat::Attribution),
        "“우리는 습지에 짓지 않겠다” — 이안, 국토교통부 장관, 기자 간담회, 부산, 2026년 1월 13일 (정책신문)"
    );
    assert!(plain(&korean, 0, BuiltInFormat::Markdown).contains("2026년 1월 13일"));
    assert!(exported(&korean, export::ExportFormat::Html).contains("2026년 1월 13일"));
    assert!(plain(&korean, 0, BuiltInFormat::Apa).contains("(2026, January 13)"));
    for (language, date) in [("ja", "2026年1月13日"), ("de", "13. Januar 2026"), ("en-US", "January 13, 2026")] {
        let text =
            case!("korean-briefing-english-date").replace("language: \"ko\"", &format!("language: \"{language}\""));
        assert!(plain(&briefing(&text), 0, BuiltInFormat::Attribution).contains(date), "{language}");
    }
}

#[test]
fn a_table_begins_with_a_byte_order_mark_and_is_read_back() {
    let table = exported(&briefing(case!("korean-briefing-english-date")), export::ExportFormat::Csv);
    let rest = table.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::Reader::from_reader(rest.as_bytes());
    assert_eq!(reader.headers().expect("a head").get(0), Some("id"));
    let row = reader.records().next().expect("a row").expect("a sound row");
    assert_eq!(row.get(1), Some("우리는 습지에 짓지 않겠다"));
}

#[test]
fn a_selection_of_several_quotes_has_one_line_per_speaker() {
    let text = r#"Briefing(format: 1, title: "Talks", source: (publisher: "The Paper"),
        speakers: {"a": (name: "Ann Lee", role: "Minister"), "b": (name: "Bo Marsh", role: "Mayor")},
        occasions: {"o": (name: "Press talk", date: "2026-01-13")}, body: [
        Paragraph(text: "“We agree,” she said. “We sail.” He added, “We stay.”", quotes: [
            (speaker: "a", occasion: "o", text: "We agree,"), (speaker: "a", occasion: "o", text: "We sail."),
            (speaker: "b", occasion: "o", text: "We stay.")])])"#;
    let briefing = briefing(text);
    let block = briefing.blocks().next().expect("a paragraph");
    let copy_source = CopySource::Selection(vec![(block.id, 0..block.text().len())]);
    let copied =
        copy_source.copy(&briefing, &BuiltInFormat::Attribution.into(), Options::default()).expect("a copy").plain;
    assert_eq!(
        copied,
        "“We agree,” she said. “We sail.” He added, “We stay.”\n\
         — “We agree,”, “We sail.”: Ann Lee, Minister, press talk, 13 January 2026 (The Paper)\n\
         — “We stay.”: Bo Marsh, Mayor, press talk, 13 January 2026 (The Paper)\n\
         — “Talks”, The Paper"
    );
}
