//! Copies for other programs: their parsers read back what the briefing says.

use std::borrow::Cow;

use pulldown_cmark::{Event, Parser, Tag};
use serde_json::Value;

use super::{BuiltInFormat, Options, annotation, attribution, copy, embargo, json};
use crate::{
    format::Folder,
    load::{load_embedded, load_text},
    model::{BlockId, Briefing, QuoteId, VerifiedQuote},
};

/// A briefing with names that are markup, a note, and the given fields of a source.
fn briefing(source: &str, release: &str) -> Briefing {
    let text = format!(
        r##"Briefing(format: 1, title: "T", source: ({source}), release: {release},
        speakers: {{"s": (name: "1. *Ann*\n[Lee](x) `a` </script>", role: "> Mayor_of_Bath # & &amp;")}},
        occasions: {{"o": (name: "Talk", date: "2026-01")}}, topics: [],
        body: [Paragraph(text: "She said, “We ‘must’ go <now>\n- & *fast* up the hill.”", topics: [],
            quotes: [(speaker: "s", occasion: "o", text: "We ‘must’ go <now>\n- & *fast* up the hill.")],
            notes: [(on: "must", text: "Said\n# twice.")])])"##
    );
    let loaded = load_text("small.ron", Cow::Owned(text), Folder::Embedded(&[]));
    loaded.briefing.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
}

const SOURCE: &str = r#"publisher: "The [Gazette]", url: "https://example.org/a?b=(c)""#;
const EMBARGOED: &str = r#"Embargoed(until: "2026-01-14T09:00:00+09:00")"#;
const WITHOUT_NOTES: Options = Options { with_notes: false, with_originals: false, with_paragraphs: false };

fn first(briefing: &Briefing) -> VerifiedQuote<'_> {
    briefing.verified_quote(QuoteId(0)).expect("a verified quote")
}

fn markdown(quote: &VerifiedQuote<'_>, options: Options) -> String {
    copy(quote, &BuiltInFormat::Markdown.into(), options).expect("a copy").plain
}

/// The paragraphs that a renderer shows, those of a block quote with "> " before them; and the links.
fn rendered(markdown: &str) -> (Vec<String>, Vec<String>) {
    let (mut paragraphs, mut links, mut depth) = (Vec::<String>::new(), Vec::new(), 0);
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::BlockQuote(_)) => depth += 1,
            Event::End(pulldown_cmark::TagEnd::BlockQuote(_)) => depth -= 1,
            Event::Start(Tag::Paragraph) => paragraphs.push("> ".repeat(depth)),
            Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.to_string()),
            Event::Text(text) => paragraphs.last_mut().expect("a paragraph").push_str(&text),
            Event::HardBreak => paragraphs.last_mut().expect("a paragraph").push('\n'),
            Event::Start(Tag::Strong) | Event::End(_) => {}
            other => panic!("{other:?} in {markdown}"),
        }
    }
    (paragraphs, links)
}

#[test]
fn markdown_is_an_escaped_block_quote_with_attribution_and_notes() {
    let briefing = briefing(SOURCE, EMBARGOED);
    let quote = first(&briefing);
    let (paragraphs, links) = rendered(&markdown(&quote, Options::default()));
    let expected = [
        embargo(&briefing).expect("an embargo"),
        format!("> “{}”", quote.text()),
        format!("> — {}", attribution(&quote)),
        "Note on “must”: Said # twice.".to_owned(),
    ];
    assert_eq!(paragraphs, expected);
    assert_eq!(links, ["https://example.org/a?b=(c)"]);
    assert_eq!(rendered(&markdown(&quote, WITHOUT_NOTES)).0, expected[..3]);
}

#[test]
fn markdown_without_an_address_has_no_link() {
    let briefing = briefing(r#"publisher: "The [Gazette]""#, "Public");
    let (paragraphs, links) = rendered(&markdown(&first(&briefing), WITHOUT_NOTES));
    assert_eq!(paragraphs[1], format!("> — {}", attribution(&first(&briefing))));
    assert_eq!(links, Vec::<String>::new());
}

#[test]
fn markdown_of_the_sample_briefing_is_attributed_in_full_and_linked() {
    let loaded = load_embedded();
    let briefing = loaded.briefing.expect("the shipped briefing");
    assert_eq!(
        markdown(&first(&briefing), Options::default()).lines().last(),
        Some(
            "> — Lee Jae-myung, President of the Republic of Korea, joint press announcement, Nara Prefecture, Japan, \
             13 January 2026 ([Korea Policy Briefing](<https://www.korea.kr>))"
        )
    );
}

fn parsed(json: &str) -> Value {
    serde_json::from_str(json).expect("JSON")
}

#[test]
fn an_annotation_has_the_embargo_first_then_who_spoke_then_the_notes() {
    let briefing = briefing(SOURCE, EMBARGOED);
    let quote = first(&briefing);
    let annotation = parsed(&annotation::plain(&quote, Options::default()));
    assert_eq!(annotation["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!((&annotation["type"], &annotation["motivation"]), (&"Annotation".into(), &"highlighting".into()));
    let bodies = annotation["body"].as_array().expect("bodies");
    let said: Vec<_> = bodies.iter().map(|body| (body["purpose"].as_str(), body["value"].as_str())).collect();
    let (embargo, attribution) = (embargo(&briefing), attribution(&quote));
    let expected = [
        (Some("commenting"), embargo.as_deref()),
        (Some("describing"), Some(attribution.as_str())),
        (Some("commenting"), Some("Note on “must”: Said # twice.")),
    ];
    assert_eq!(said, expected);
    assert!(bodies.iter().all(|body| body["type"] == "TextualBody" && body["format"] == "text/plain"));
    assert!(annotation.get("creator").is_none(), "nobody who is quoted has made the annotation");
    assert_eq!(annotation["target"][0]["source"], "https://example.org/a?b=(c)");
    assert_eq!(annotation["target"][0]["selector"]["exact"], quote.text().as_ref());
    assert_eq!(annotation["target"][0]["selector"]["prefix"], "She said, “");
    assert_eq!(annotation["target"][0]["selector"]["suffix"], "”");
}

#[test]
fn an_annotation_of_a_shortened_quote_selects_each_piece() {
    let briefing = briefing("", "Public");
    let whole = first(&briefing);
    let text = whole.block().text();
    let gap = text.find("go").expect("it")..text.find("up").expect("it");
    let short = whole.shortened(&[(BlockId(0), gap)]).expect("it is verified");
    let of = |quote: &VerifiedQuote<'_>| parsed(&annotation::plain(quote, Options::default()));
    let (whole, short) = (of(&whole), of(&short));
    let exact: Vec<_> = short["target"].as_array().expect("targets").iter().map(|t| &t["selector"]["exact"]).collect();
    assert_eq!(exact, ["We ‘must’", "up the hill."]);
    assert_eq!(short["target"][1]["selector"]["prefix"], " “We ‘must’ go <now>\n- & *fast* ");
    assert_ne!(whole["id"], short["id"]);
    assert_eq!(whole["target"][0]["source"], short["target"][0]["source"], "without an address, a URN all the same");
    assert!(whole["target"][0]["source"].as_str().is_some_and(|source| source.starts_with("urn:uuid:")));
}

#[test]
fn several_annotations_are_a_collection_with_one_page() {
    let loaded = load_embedded();
    let shipped = loaded.briefing.expect("the shipped briefing");
    let other = briefing(SOURCE, EMBARGOED);
    let quotes = [first(&other), shipped.verified_quote(QuoteId(3)).expect("a quote"), first(&shipped)];
    let collection = parsed(&annotation::collection(&quotes, Options::default()));
    let embargo = embargo(&other).expect("an embargo");
    assert_eq!(collection["label"], serde_json::json!([embargo, "T", shipped.title]));
    assert_eq!((&collection["total"], &collection["type"]), (&3.into(), &"AnnotationCollection".into()));
    assert_eq!(collection["first"]["partOf"], collection["id"]);
    assert_eq!(collection["first"]["id"], collection["last"]);
    let items = collection["first"]["items"].as_array().expect("items");
    for (item, quote) in items.iter().zip(&quotes) {
        assert!(item.get("@context").is_none());
        assert_eq!(item["target"][0]["selector"]["exact"], quote.text().as_ref(), "in the order given");
    }
    assert_eq!(parsed(&annotation::collection(&[], Options::default()))["total"], 0);
}

#[test]
fn json_has_every_field_and_the_source_and_the_embargo_first() {
    let briefing = briefing(SOURCE, EMBARGOED);
    let quote = first(&briefing);
    let json = json::plain(&quote, Options::default());
    assert!(json.starts_with("{\n  \"embargo\": \"2026-01-14T09:00:00+09:00\",\n  \"id\": \"q1\""), "{json}");
    let (speaker, record) = (quote.speaker(), parsed(&json));
    for (field, value) in [
        ("text", quote.text().as_ref().into()),
        ("speaker", speaker.name.as_str().into()),
        ("speaker_id", "s".into()),
        ("role", speaker.role.as_deref().into()),
        ("occasion", "Talk".into()),
        ("date", "2026-01".into()),
        ("place", Value::Null),
        ("topics", Value::Array(Vec::new())),
        ("paragraph", 1.into()),
        ("match", "exact".into()),
        ("notes", serde_json::json!([{"on": "must", "text": "Said\n# twice."}])),
        ("title", "T".into()),
    ] {
        assert_eq!(record[field], value, "{field}");
    }
    assert_eq!(record["source"]["url"], "https://example.org/a?b=(c)");
    assert_eq!(parsed(&json::plain(&quote, WITHOUT_NOTES))["notes"], Value::Array(Vec::new()));
}

#[test]
fn a_quote_that_was_shortened_by_hand_is_no_longer_exact() {
    let briefing = briefing("", "Public");
    let text = first(&briefing).block().text();
    let gap = text.find("go").expect("it")..text.find("up").expect("it");
    let short = first(&briefing).shortened(&[(BlockId(0), gap)]).expect("it is verified");
    let record = parsed(&json::plain(&short, Options::default()));
    assert_eq!((&record["match"], &record["text"]), (&"elided".into(), &"We ‘must’ […] up the hill.".into()));
}

#[test]
fn several_quotes_are_an_object_with_the_single_records() {
    let briefing = briefing(SOURCE, EMBARGOED);
    let quote = first(&briefing);
    let several = parsed(&json::collection(&[quote.clone(), quote.clone()], Options::default()));
    let single = parsed(&json::plain(&quote, Options::default()));
    assert_eq!(several, serde_json::json!({"quotes": [single, single]}));
    assert_eq!(parsed(&json::collection(&[], Options::default())), serde_json::json!({"quotes": []}));
}

#[test]
fn a_quote_is_the_same_record_in_a_copy_and_in_an_export() {
    let loaded = load_embedded();
    let briefing = loaded.briefing.expect("the shipped briefing");
    let mut out = Vec::new();
    crate::export::write(&briefing, crate::export::ExportFormat::Json, crate::export::Filter::default(), &mut out)
        .expect("a list of bytes takes everything");
    let export: Value = serde_json::from_slice(&out).expect("JSON");
    for (id, exported) in (0..).map(QuoteId).zip(export["quotes"].as_array().expect("quotes")) {
        let copy = parsed(&json::plain(&briefing.verified_quote(id).expect("a quote"), Options::default()));
        for (field, value) in exported.as_object().expect("an object") {
            assert_eq!(&copy[field], value, "{field}");
        }
        assert_eq!((&copy["title"], &copy["source"]), (&export["title"], &export["source"]));
    }
}

#[test]
fn copies_have_no_terminal_control_characters() {
    let text = r#"Briefing(format: 1, title: "T\u{1b}[2J", source: (publisher: "\u{9b}31m"), release: Public,
        speakers: {"s": (name: "A\u{202e}\u{1b}]0;x\u{7}")}, occasions: {"o": (name: "O")}, topics: [],
        body: [Paragraph(text: "“We \u{1b}[31m \u{9b}go.”", topics: [],
            quotes: [(speaker: "s", occasion: "o", text: "We \u{1b}[31m \u{9b}go.")])])"#;
    let loaded = load_text("small.ron", Cow::Borrowed(text), Folder::Embedded(&[]));
    let briefing = loaded.briefing.expect("a briefing");
    let quote = first(&briefing);
    let options = Options::default();
    for copy in [json::plain(&quote, options), annotation::plain(&quote, options), markdown(&quote, options)] {
        assert!(!copy.contains(|c: char| c.is_control() && c != '\n'), "{copy:?}");
    }
    assert_eq!(parsed(&json::plain(&quote, options))["text"], quote.text().as_ref());
    assert_eq!(rendered(&markdown(&quote, options)).0[0], format!("> “{}”", quote.text()));
}
