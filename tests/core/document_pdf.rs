//! Reading PDF files: the text as a reader sees it, and an error message if there is none.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use briefing_core::document::{BlockKind, Document, DocumentError, Format, LeftOutKind, read};
use serde_json::Value;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/documents").join(name)
}

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(fixture(name)).expect("the fixture is read")
}

fn document(name: &str) -> Document {
    read(&bytes(name), Format::Pdf).expect("the fixture is a PDF with text")
}

fn gold(name: &str) -> Value {
    serde_json::from_slice(&bytes(name)).expect("the gold is JSON")
}

fn name_of(kind: BlockKind) -> String {
    match kind {
        BlockKind::Heading => "heading".to_owned(),
        BlockKind::Paragraph => "paragraph".to_owned(),
        BlockKind::Item(level) => format!("item {level}"),
        BlockKind::Quotation => "quotation".to_owned(),
    }
}

fn blocks(document: &Document) -> Vec<(String, String)> {
    document.blocks.iter().map(|block| (name_of(block.kind), document.text_of(block).to_owned())).collect()
}

/// How many things of each kind were left out.
fn left_out(document: &Document) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for left_out in &document.left_out {
        *counts.entry(format!("{:?}", left_out.kind)).or_default() += left_out.count;
    }
    counts
}

fn assert_reads_as(name: &str) {
    let (document, gold) = (document(&format!("{name}.pdf")), gold(&format!("{name}.gold.json")));
    let wanted: Vec<(String, String)> = serde_json::from_value(gold["blocks"].clone()).expect("blocks are pairs");
    for (got, wanted) in blocks(&document).iter().zip(&wanted) {
        assert_eq!(got, wanted);
    }
    assert_eq!(document.blocks.len(), wanted.len());
    assert_eq!(document.title.as_deref(), gold["title"].as_str());
    assert_eq!(serde_json::json!(document.authors), gold["authors"]);
    assert_eq!(document.publisher.as_deref(), gold["publisher"].as_str());
    assert_eq!(document.published.as_deref(), gold["published"].as_str());
    assert_eq!(document.language.as_deref(), gold["language"].as_str());
    assert_eq!(serde_json::json!(left_out(&document)), gold["left_out"]);
    for quote in gold["quotes"].as_array().expect("quotes are a list") {
        let marked = format!("“{}”", quote["text"].as_str().expect("a quote has a text"));
        assert!(document.text.contains(&marked), "{marked}");
    }
}

#[test]
fn two_columns_are_read_as_a_person_reads_them() {
    assert_reads_as("two-columns");
}

#[test]
fn korean_lines_that_end_within_a_word_are_joined_without_a_space() {
    assert_reads_as("korean");
}

#[test]
fn blocks_follow_each_other_with_a_blank_line_between_and_cover_the_text() {
    for name in ["two-columns.pdf", "korean.pdf"] {
        let document = document(name);
        let texts: Vec<&str> = document.blocks.iter().map(|block| document.text_of(block)).collect();
        assert_eq!(texts.join("\n\n"), document.text);
    }
}

#[test]
fn every_joined_hyphen_says_which_word_it_stood_in() {
    let document = document("two-columns.pdf");
    let joined: Vec<_> =
        document.left_out.iter().filter(|left_out| left_out.kind == LeftOutKind::JoinedHyphen).collect();
    assert!(!joined.is_empty());
    for left_out in joined {
        let word = &document.text[left_out.place.clone().expect("it has a place")];
        let written = left_out.excerpt.as_deref().expect("it has an excerpt");
        let rejoined = written
            .char_indices()
            .filter(|(_, c)| *c == '-')
            .any(|(at, _)| format!("{}{}", &written[..at], &written[at + 1..]) == word);
        assert!(rejoined, "{written} is not {word} with a hyphen");
    }
}

#[test]
fn a_hyphen_that_belongs_to_the_word_stays_at_the_end_of_a_line() {
    let document = document("two-columns.pdf");
    assert_eq!(document.text.matches("co-operatives").count(), 3);
    assert!(!document.text.contains("cooperatives"));
}

#[test]
fn a_footnote_is_taken_out_with_its_mark() {
    let document = document("two-columns.pdf");
    let note = document.left_out.iter().find(|left_out| left_out.kind == LeftOutKind::Footnote).expect("it is listed");
    let place = note.place.clone().expect("it has a place");
    assert!(document.text[..place.start].ends_with("over twenty years."));
    assert!(note.excerpt.as_deref().is_some_and(|text| text.starts_with("The clause applies")));
    assert!(!document.text.contains("The clause applies"));
}

#[test]
fn a_file_with_a_password_says_so() {
    assert_eq!(read(&bytes("encrypted.pdf"), Format::Pdf), Err(DocumentError::Encrypted));
}

#[test]
fn a_scan_without_text_says_so() {
    assert_eq!(read(&bytes("scan.pdf"), Format::Pdf), Err(DocumentError::NoTextLayer));
}

#[test]
fn a_file_that_is_cut_off_says_so() {
    let error = read(&bytes("cut-off.pdf"), Format::Pdf).expect_err("it cannot be read");
    assert_eq!(error.to_string(), "this is not a PDF file that can be read: it is damaged or cut off");
}

#[test]
fn nothing_at_all_is_empty() {
    assert_eq!(read(b"", Format::Pdf), Err(DocumentError::Empty));
    assert_eq!(read(b" \n", Format::Pdf), Err(DocumentError::Empty));
    assert!(matches!(read(b"no PDF", Format::Pdf), Err(DocumentError::Damaged { .. })));
}

#[test]
fn a_file_that_is_cut_off_anywhere_does_no_harm() {
    let whole = bytes("two-columns.pdf");
    for length in (0..whole.len()).step_by(997) {
        let _ = read(&whole[..length], Format::Pdf);
    }
}

/// A PDF of one page with this content and a font that is not embedded.
fn page(content: &str) -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents 4 0 R/Resources<</Font<</F 5 0 R/B 6 0 R/I 7 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>".to_owned(),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Oblique/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    let mut file = b"%PDF-1.7\n".to_vec();
    for (number, object) in objects.iter().enumerate() {
        file.extend(format!("{} 0 obj{object}endobj\n", number + 1).bytes());
    }
    file.extend(b"trailer<</Root 1 0 R/Size 8>>");
    file
}

fn text_of(content: &str) -> String {
    read(&page(content), Format::Pdf).expect("the page has text").text
}

#[test]
fn a_font_that_is_not_embedded_is_read() {
    assert_eq!(text_of("BT /F 12 Tf 40 300 Td (\\223Plain words,\\224 she said.) Tj ET"), "“Plain words,” she said.");
}

#[test]
fn letters_that_are_drawn_twice_to_look_bold_are_read_once() {
    assert_eq!(text_of("BT /F 12 Tf 40 300 Td (Twice) Tj 0.4 0 Td (Twice) Tj ET"), "Twice");
}

#[test]
fn letters_that_are_spaced_out_are_one_word() {
    assert_eq!(text_of("BT /F 12 Tf 4 Tc 40 300 Td (PRESS NOTICE) Tj ET"), "PRESS NOTICE");
}

#[test]
fn words_without_a_blank_between_them_are_told_by_the_gap() {
    assert_eq!(text_of("BT /F 12 Tf 40 300 Td [(two)-300(words)20(here)] TJ ET"), "two wordshere");
}

#[test]
fn artefacts_and_text_beyond_the_page_are_left_out_and_counted() {
    let content = "/Artifact BMC BT /F 9 Tf 40 380 Td (Header) Tj ET EMC \
                   BT /F 12 Tf 40 300 Td (Body of the page.) Tj ET BT /F 12 Tf 40 900 Td (Outside) Tj ET";
    let document = read(&page(content), Format::Pdf).expect("the page has text");
    assert_eq!(document.text, "Body of the page.");
    let wanted = [("HeaderOrFooter".to_owned(), 1), ("Hidden".to_owned(), 1)];
    assert_eq!(left_out(&document), wanted.into_iter().collect());
}

#[test]
fn text_that_replaces_glyphs_is_taken() {
    let content = "BT /F 12 Tf 40 300 Td (di) Tj /Span <</ActualText (ff)>> BDC (x) Tj EMC (erent) Tj ET";
    assert_eq!(text_of(content), "different");
}

#[test]
fn forms_that_draw_each_other_without_end_are_refused() {
    const FORMS: usize = 9;
    let stream = |next: usize| {
        let content = "/X Do ".repeat(60);
        let resources = format!("/Resources<</XObject<</X {next} 0 R>>>>");
        format!("<</Subtype/Form/BBox[0 0 9 9]{resources}/Length {}>>stream\n{content}\nendstream", content.len())
    };
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>".to_owned(),
    ];
    objects.extend((0..FORMS).map(|number| stream(number + 5)));
    let mut file = b"%PDF-1.7\n".to_vec();
    for (number, object) in objects.iter().enumerate() {
        file.extend(format!("{} 0 obj{object}endobj\n", number + 1).bytes());
    }
    file.extend(b"trailer<</Root 1 0 R/Size 20>>");
    let start = std::time::Instant::now();
    assert!(matches!(read(&file, Format::Pdf), Err(DocumentError::TooLarge(_))));
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

/// A talk of questions in one font and answers in another, without space between its paragraphs.
fn talk(question: &str, dash: &str) -> Document {
    let mut content = "BT 12 TL 40 350 Td".to_owned();
    let lines = [
        (question, "Why would anybody live on a glacier?"),
        ("F", "I was asked to mind the instruments for one winter. Nobody"),
        ("F", "came, and by then I had learned to like it."),
        (question, "What do you eat up there?"),
        ("F", "What the helicopter drops, which is beans. My record is two"),
        ("F", "months of beans, and I would not do it again."),
    ];
    for (font, line) in lines {
        let dash = if line.ends_with('?') { dash } else { "" };
        content.push_str(&format!(" /{font} 10 Tf ({dash}{line}) Tj T*"));
    }
    read(&page(&format!("{content} ET")), Format::Pdf).expect("the page has text")
}

#[test]
fn bold_or_italic_questions_are_separate_emphasized_blocks() {
    for font in ["B", "I"] {
        let document = talk(font, "");
        let set: Vec<(bool, bool)> =
            document.blocks.iter().map(|block| (block.is_emphasized, document.text_of(block).ends_with('?'))).collect();
        assert_eq!(set, [(true, true), (false, false), (true, true), (false, false)], "{font}: {}", document.text);
    }
}

#[test]
fn dashes_before_questions_are_part_of_the_text_and_no_signs_of_a_list() {
    let document = talk("F", "\\226 ");
    let questions: Vec<&str> = document
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Paragraph)
        .map(|block| document.text_of(block))
        .collect();
    assert_eq!(questions[0], "– Why would anybody live on a glacier?", "{}", document.text);
    assert!(questions.iter().any(|text| text.starts_with("– What do you eat")), "{}", document.text);
}
