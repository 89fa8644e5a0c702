//! A briefing on paper: its content, that it is the same every time, and that it can handle any file. The pages are
//! read back by this program's PDF reader, and their structure through the tags of the file.

use std::{
    borrow::Cow,
    time::{Duration, Instant},
};

use briefing_core::{
    citation::QuoteExcerpt,
    document::{self, Format},
    export::{
        Filter, OwnMark,
        pdf::{self, Paper, PdfError, QuotesOf, Selection, Settings},
    },
    format::Folder,
    load::{load_embedded, load_text},
    marks::{Anchor, Colour, Mark, Moment},
    model::{Briefing, QuoteFilter, QuoteId},
};

fn whole() -> Selection {
    Selection::Part(Filter::default())
}

fn pdf_of(briefing: &Briefing, selection: &Selection, settings: &Settings) -> Vec<u8> {
    let mut out = Vec::new();
    pdf::write(briefing, selection, settings, &mut out).expect("pages");
    assert!(out.starts_with(b"%PDF-1.7"), "{:?}", out.get(..16));
    out
}

fn pages(briefing: &Briefing) -> Vec<u8> {
    pdf_of(briefing, &whole(), &Settings::default())
}

/// All words of a PDF on one line.
fn words(pdf: &[u8]) -> String {
    let text = document::read(pdf, Format::Pdf).expect("a PDF with text").text;
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn has(pdf: &[u8], bytes: &str) -> bool {
    pdf.windows(bytes.len()).any(|window| window == bytes.as_bytes())
}

/// A briefing with this head and these blocks.
fn briefing(head: &str, body: &str) -> Briefing {
    let text = format!(
        r#"Briefing(format: 1, title: "The new harbour", {head}
        speakers: {{"ann": (name: "Ann Lee", role: "Mayor"), "bob": (name: "Bob Ray", role: "Harbour Master")}},
        occasions: {{"talk": (name: "Town meeting", place: "Bath", date: "2026-03-02")}},
        topics: [(id: "quay", title: "The quay", summary: "All about it"), (id: "boats", title: "Boats")],
        body: [{body}])"#
    );
    let loaded = load_text("small.ron", Cow::Owned(text), Folder::Embedded(&[]));
    loaded.briefing.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
}

fn paragraph(text: &str) -> String {
    format!("Paragraph(text: {text:?}),")
}

#[test]
fn the_same_briefing_makes_the_same_bytes() {
    let briefing = load_embedded().briefing.expect("the sample");
    assert!(pages(&briefing) == pages(&briefing));
}

#[test]
fn pages_are_tagged_by_the_rules_of_pdf_ua_and_say_title_and_language() {
    let pdf = pages(&load_embedded().briefing.expect("the sample"));
    for said in [
        "/StructTreeRoot",
        "/Marked true",
        "/Lang",
        "/DisplayDocTitle true",
        "/Outlines",
        "pdfuaid:part",
        "/S/Note",
        "/S/H1",
        "/S/L",
        "/S/Quote",
    ] {
        assert!(has(&pdf, said) || has(&pdf, &said.replace("/S/", "/S /")), "{said}");
    }
    assert!(!has(&pdf, "CreationDate"), "no time of day");
}

#[test]
fn letter_is_another_size_than_a4() {
    let briefing = briefing("", &paragraph("Words."));
    let letter = pdf_of(&briefing, &whole(), &Settings { paper: Paper::Letter, ..Settings::default() });
    assert!(has(&letter, "612 792") && !has(&pages(&briefing), "612 792"));
}

#[test]
fn the_headings_of_the_sample_stand_in_order_and_every_note_is_one() {
    let briefing = load_embedded().briefing.expect("the sample");
    let pdf = pages(&briefing);
    let notes = briefing.blocks().flat_map(|block| block.notes()).count();
    assert_eq!(pdf.windows(7).filter(|window| window == b"/S/Note").count(), notes);
    let printed = words(&pdf);
    let headings = briefing.blocks().filter(|block| block.kind() == briefing_core::model::BlockKind::Heading);
    let mut at = 0;
    for heading in headings {
        // Up to the number of a note in it.
        let end = heading.notes().next().map_or(heading.text().len(), |(_, note)| note.range.end);
        let place = printed[at..].find(&heading.text()[..end]);
        at += place.unwrap_or_else(|| panic!("{} is not after the heading before", heading.text()));
    }
}

#[test]
fn an_embargo_stands_on_every_page() {
    let body = paragraph("Some words of a paragraph that is not short. ").repeat(150);
    let briefing = briefing(r#"release: Embargoed(until: "the end of the meeting"),"#, &body);
    let pdf = pages(&briefing);
    // Page footers are not part of the text, and the reader leaves them out, so it is not used here.
    let pages = pdf.windows(11).filter(|window| window == b"/Type/Page/").count();
    assert!(pages > 3, "{pages} pages");
    assert!(words(&pdf).contains("EMBARGOED until the end of the meeting"));
}

#[test]
fn a_topic_is_printed_without_the_others() {
    let body = r#"Paragraph(text: "The quay is old.", topics: ["quay"]), Paragraph(text: "A boat is new.", topics: ["boats"]),"#;
    let briefing = briefing("", body);
    let filter = Filter { topic: briefing.topic_by_id("quay"), ..Filter::default() };
    let printed = words(&pdf_of(&briefing, &Selection::Part(filter), &Settings::default()));
    assert!(printed.contains("The quay is old.") && printed.contains("All about it"), "{printed}");
    assert!(!printed.contains("A boat is new."), "{printed}");
}

const QUOTED: &str = r#"
    Paragraph(text: "“We build,” Lee said. “We wait,” Ray said.", quotes: [
        (speaker: "ann", occasion: "talk", text: "We build,"),
        (speaker: "bob", occasion: "talk", text: "We wait,"),
        (speaker: "bob", occasion: "talk", text: "We never wait,"),
    ]),"#;

#[test]
fn quotes_of_one_speaker_are_printed_without_those_of_others() {
    let briefing = briefing("", QUOTED);
    let quotes = QuoteFilter { speaker: briefing.speaker_by_id("ann"), occasion: None };
    let printed = words(&pdf_of(&briefing, &Selection::Part(Filter { topic: None, quotes }), &Settings::default()));
    assert!(printed.contains("Quotes of Ann Lee"), "{printed}");
    assert!(printed.contains("We build,” — Ann Lee, Mayor, town meeting, Bath, 2 March 2026"), "{printed}");
    assert!(!printed.contains("We wait"), "{printed}");
}

#[test]
fn a_basket_is_printed_in_its_order() {
    let briefing = briefing("", QUOTED);
    let basket = [1, 0].map(|id| QuoteExcerpt::from(QuoteId(id))).to_vec();
    let printed = words(&pdf_of(&briefing, &Selection::Quotes(basket), &Settings::default()));
    let places = ["We wait,", "We build,"].map(|words| printed.find(words).unwrap_or_else(|| panic!("{words}")));
    assert!(places[0] < places[1], "{printed}");
}

#[test]
fn quotes_of_several_briefings_are_printed_with_title_source_and_embargo() {
    let first = briefing(r#"source: (publisher: "The Harbour News"),"#, QUOTED);
    let second = briefing(r#"source: (publisher: "The Quay"), release: Embargoed(until: "noon"),"#, QUOTED);
    let excerpts = [1, 0].map(|id| QuoteExcerpt::from(QuoteId(id)));
    let parts =
        [&first, &second].map(|briefing| QuotesOf { briefing, excerpts: excerpts.get(..1).unwrap_or_default() });
    let mut out = Vec::new();
    pdf::write_quotes(&parts, Some("1 quote is left out"), &Settings::default(), &mut out).expect("pages");
    let printed = words(&out);
    assert_eq!(printed.matches("We wait,").count(), 2, "{printed}");
    let places =
        ["2 quotes of 2 briefings", "The Harbour News", "EMBARGOED until noon", "The Quay", "1 quote is left out"]
            .map(|words| printed.find(words).unwrap_or_else(|| panic!("{words}: {printed}")));
    assert!(places.is_sorted(), "{printed}");
    let mut one = Vec::new();
    let of_one = [QuotesOf { briefing: &first, excerpts: &excerpts }];
    pdf::write_quotes(&of_one, None, &Settings::default(), &mut one).expect("pages");
    assert!(one == pdf_of(&first, &Selection::Quotes(excerpts.to_vec()), &Settings::default()), "as before");
}

#[test]
fn marks_are_printed_on_demand_at_the_end_as_the_readers_own() {
    let briefing = briefing("", QUOTED);
    let selected = [(briefing_core::model::BlockId(0), 0..8)];
    let (anchor, place) = Anchor::all(&briefing, &selected, Moment(0)).pop().expect("an anchor");
    let mark = Mark { note: "Ask for the bill".to_owned(), ..Mark::new(anchor, Colour::Yellow, Moment(0)) };
    let own = [OwnMark { mark: &mark, place: Some(&place) }];
    let mut out = Vec::new();
    pdf::write_with_marks(&briefing, &whole(), &own, &Settings::default(), &mut out).expect("pages");
    let printed = words(&out);
    let (text, marks) = printed.split_once("My marks").expect("a part by itself");
    assert!(!text.contains("Ask for the bill"), "{text}");
    assert!(marks.contains("none of it is part of the briefing") && marks.contains("Ask for the bill"), "{marks}");
    assert!(marks.contains("Marked, paragraph 1:"), "{marks}");
    assert!(!words(&pages(&briefing)).contains("Ask for the bill"));
}

#[test]
fn what_is_not_verified_is_said_to_be_so_and_stands_in_no_quotation_marks() {
    let printed = words(&pages(&briefing("", QUOTED)));
    assert!(printed.contains("Attributed to Bob Ray: We never wait, Not verified:"), "{printed}");
    assert!(!printed.contains("“We never wait"), "{printed}");
    let draft = r#"Paragraph(text: "“We build,” Lee said.", quotes: [(speaker: "ann", occasion: "talk", text: "We build,", confirmed: false)]),"#;
    let printed = words(&pages(&briefing("", draft)));
    assert!(printed.contains("Not confirmed: Ann Lee") && printed.contains("Draft: not all quotes"), "{printed}");
}

#[test]
fn a_translation_says_so_and_has_the_original_after_it() {
    let body = r#"Paragraph(text: "It rains.", original: "비가 온다."),"#;
    let briefing = briefing(r#"source: (translated: (from: "ko", by: Machine)),"#, body);
    let pdf = pages(&briefing);
    let printed = words(&pdf);
    assert!(printed.contains("Translated from Korean by machine"), "{printed}");
    let (translated, original) = (printed.find("It rains."), printed.find("비가 온다."));
    assert!(translated < original && translated.is_some(), "{printed}");
    assert!(has(&pdf, "(ko)"), "the original has its language");
}

#[test]
fn a_picture_has_its_alternative_text_and_a_missing_one_is_said_in_words() {
    let body = r#"Figure(image: "icons/gifts.png", alt: "A drum set", caption: "The gift", credit: "Kim"),
        Figure(image: "none.png", alt: "A lost picture"),"#;
    let briefing = briefing("", body);
    let folder = load_embedded().folder;
    let with = pdf_of(&briefing, &whole(), &Settings { folder, ..Settings::default() });
    assert!(has(&with, "/Subtype/Image") || has(&with, "/Subtype /Image"));
    assert!(has(&with, "(A drum set)"), "the alternative text is in the structure");
    let printed = words(&with);
    assert!(printed.contains("Picture: A lost picture") && printed.contains("The gift Kim"), "{printed}");
    assert!(words(&pages(&briefing)).contains("Picture: A drum set"));
}

#[test]
fn a_damaged_picture_is_said_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut bytes = include_bytes!("../../data/icons/gifts.png").to_vec();
    let middle = bytes.len() / 2;
    bytes.truncate(middle);
    std::fs::write(folder.path().join("half.png"), bytes).expect("written");
    let briefing = briefing("", r#"Figure(image: "half.png", alt: "Half a picture"),"#);
    let folder = Folder::Disk(folder.path().into());
    let printed = words(&pdf_of(&briefing, &whole(), &Settings { folder, ..Settings::default() }));
    assert!(printed.contains("Picture: Half a picture"), "{printed}");
}

#[test]
fn unseen_characters_and_characters_of_no_font_make_pages() {
    // A NUL, a direction mark, a private-use character, an unassigned one, Linear A, an emoji, and a lone mark.
    let text = "Before \u{0}\u{202e} \u{e000} \u{378} \u{10600} 🧑‍🌾 \u{301} after";
    let text = text.replace('\u{0}', "\\u{0}");
    let briefing = briefing("", &format!("Paragraph(text: \"{text}\"),"));
    let printed = words(&pages(&briefing));
    assert!(printed.contains("Before") && printed.contains("after"), "{printed}");
}

#[test]
fn nothing_at_all_makes_a_page() {
    let empty = briefing("", "");
    assert!(words(&pages(&empty)).contains("The new harbour"));
    let none = Selection::Quotes(Vec::new());
    assert!(words(&pdf_of(&empty, &none, &Settings::default())).contains("There are no verified quotes"));
}

/// Asserts that pages are laid out within a few seconds even without optimization.
fn assert_quick(what: &str, briefing: &Briefing) {
    let start = Instant::now();
    pages(briefing);
    assert!(start.elapsed() < Duration::from_secs(60), "{what}: {:?}", start.elapsed());
}

#[test]
fn many_blocks_and_very_long_paragraphs_and_words_are_laid_out_quickly() {
    assert_quick("ten thousand blocks", &briefing("", &paragraph("A few words.").repeat(10_000)));
    assert_quick("a long paragraph", &briefing("", &paragraph(&"Many words in a row. ".repeat(12_000))));
    assert_quick("a long word", &briefing("", &paragraph(&"w".repeat(100_000))));
    assert_quick("a long Korean word", &briefing(r#"language: "ko","#, &paragraph(&"가".repeat(30_000))));
}

#[test]
fn a_long_paragraph_loses_no_word_where_it_is_laid_out_in_parts() {
    // A number in letters: the reader takes lines that differ only in their figures for running heads.
    let word =
        |number: u32| format!("{number:05}").bytes().map(|digit| char::from(digit - b'0' + b'a')).collect::<String>();
    let text: Vec<String> = (0..12_000).map(word).collect();
    let printed = words(&pages(&briefing("", &paragraph(&text.join(" ")))));
    let found: Vec<&str> = printed.split(' ').filter(|found| text.iter().any(|word| word == found)).collect();
    assert!(found == text, "{} of {} words", found.len(), text.len());
}

#[test]
fn more_text_than_is_laid_out_is_a_sentence() {
    let block = paragraph(&"Many words in a row. ".repeat(12_000));
    let briefing = briefing("", &block.repeat(70));
    let said = pdf::write(&briefing, &whole(), &Settings::default(), &mut Vec::new());
    assert!(matches!(&said, Err(PdfError::TooLong(_))), "{said:?}");
    let said = said.expect_err("too long").to_string();
    assert!(said.ends_with("choose a topic or a speaker"), "{said}");
}
