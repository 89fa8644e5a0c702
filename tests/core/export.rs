//! Exports have the content of the briefing: each is read back by an independent parser, and the result is compared
//! with the briefing.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use briefing_core::{
    citation::attribution,
    export::{self, ExportFormat, Filter},
    format::Folder,
    load::{load_embedded, load_text},
    model::{BlockKind, Briefing, QuoteId, VerifiedQuote},
};
use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

const EMBARGO: &str = "EMBARGOED until 14 January 2026 at 09:00 (UTC+09:00)";

fn shipped() -> Briefing {
    load_embedded().briefing.expect("the shipped briefing")
}

/// What a small briefing leaves open.
struct Small {
    title: &'static str,
    language: &'static str,
    source: &'static str,
    release: &'static str,
    speaker: &'static str,
    topics: &'static str,
    body: &'static str,
}

const SMALL: Small = Small {
    title: "T",
    language: "en",
    source: r#"publisher: "The Gazette", url: "https://example.org/a""#,
    release: "Public",
    speaker: r#"name: "Ann Lee", role: "Mayor""#,
    topics: r#"(id: "t", title: "Topic")"#,
    body: r#"Paragraph(text: "She said, “We go.”", topics: ["t"],
        quotes: [(speaker: "s", occasion: "o", text: "We go.")])"#,
};

fn briefing(small: &Small) -> Briefing {
    let Small { title, language, source, release, speaker, topics, body } = small;
    let text = format!(
        r#"Briefing(format: 1, title: "{title}", language: "{language}", source: ({source}), release: {release},
        speakers: {{"s": ({speaker})}}, occasions: {{"o": (name: "Talk", place: "Bath", date: "2026-01")}},
        topics: [{topics}], body: [{body}])"#
    );
    let loaded = load_text("small.ron", Cow::Owned(text), Folder::Embedded(&[]));
    loaded.briefing.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics))
}

fn export(briefing: &Briefing, format: ExportFormat, filter: Filter) -> String {
    let mut out = Vec::new();
    export::write(briefing, format, filter, &mut out).expect("a list of bytes takes everything");
    String::from_utf8(out).expect("an export is UTF-8")
}

fn whole(briefing: &Briefing, format: ExportFormat) -> String {
    export(briefing, format, Filter::default())
}

fn verified(briefing: &Briefing) -> Vec<VerifiedQuote<'_>> {
    (0..).map(QuoteId).take(briefing.quotes().len()).filter_map(|id| briefing.verified_quote(id).ok()).collect()
}

fn texts(briefing: &Briefing) -> Vec<String> {
    verified(briefing).iter().map(|quote| quote.text().into_owned()).collect()
}

/// Rows by the names of their columns.
fn table(csv: &str) -> Vec<HashMap<String, String>> {
    csv::Reader::from_reader(csv.as_bytes()).deserialize().map(|row| row.expect("a row")).collect()
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect()
}

fn json_ld(page: &Html) -> Value {
    let script = select(page, "script");
    assert_eq!(script.len(), 1, "the only script is data");
    assert_eq!(script[0].value().attr("type"), Some("application/ld+json"));
    serde_json::from_str(&text_of(script[0])).expect("JSON")
}

/// The statements of a JSON-LD document as subject, predicate and object, by a JSON-LD parser. The contexts replace
/// those on the network: only the terms matter here, not their full names.
fn statements(json: &str) -> Vec<[String; 3]> {
    const ANNOTATION: &str = r#"{"@context": {"@vocab": "oa:", "id": "@id", "type": "@type",
        "source": {"@type": "@id"}, "partOf": {"@type": "@id"}, "last": {"@type": "@id"},
        "items": {"@container": "@list"}, "motivation": {"@type": "@vocab"}, "purpose": {"@type": "@vocab"}}}"#;
    const SCHEMA: &str = r#"{"@context": {"@vocab": "schema:", "url": {"@type": "@id"}}}"#;
    let parser = JsonLdParser::new().for_reader(json.as_bytes()).with_load_document_callback(|url, _| {
        let document = match url {
            "http://www.w3.org/ns/anno.jsonld" => ANNOTATION,
            "https://schema.org" => SCHEMA,
            other => return Err(format!("{other} is asked for").into()),
        };
        Ok(JsonLdRemoteDocument { document: document.into(), document_url: "https://context.invalid/".to_owned() })
    });
    let quads = parser.map(|quad| quad.expect("a statement"));
    quads.map(|quad| [quad.subject.to_string(), quad.predicate.to_string(), quad.object.to_string()]).collect()
}

fn objects(statements: &[[String; 3]], predicate: &str) -> Vec<String> {
    let wanted = format!("<{predicate}>");
    statements.iter().filter(|[_, predicate, _]| *predicate == wanted).map(|[_, _, object]| object.clone()).collect()
}

/// A text as an N-Triples literal.
fn literal(text: &str) -> String {
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\r', "\\r");
    format!("\"{escaped}\"")
}

fn sorted(mut list: Vec<String>) -> Vec<String> {
    list.sort();
    list
}

/// The output of a Markdown renderer: the text of each block, with the innermost element it is in.
fn blocks(markdown: &str) -> Vec<(&'static str, String)> {
    let (mut blocks, mut inside): (Vec<(&'static str, String)>, Vec<&'static str>) = (Vec::new(), Vec::new());
    for event in Parser::new(markdown) {
        match event {
            Event::Start(tag) => inside.extend(opened(&tag).inspect(|_| blocks.push(("", String::new())))),
            Event::End(end) if is_closed(end) => drop(inside.pop()),
            Event::Text(text) => push(&mut blocks, &inside, &text),
            Event::SoftBreak | Event::HardBreak => push(&mut blocks, &inside, "\n"),
            Event::Html(html) | Event::InlineHtml(html) => panic!("{html} is markup"),
            _ => {}
        }
    }
    blocks.retain(|(_, text)| !text.is_empty());
    blocks
}

fn push(blocks: &mut [(&'static str, String)], inside: &[&'static str], text: &str) {
    let last = blocks.last_mut().expect("text is in a block");
    last.0 = if inside.contains(&"quote") { "quote" } else { inside.last().copied().unwrap_or_default() };
    last.1.push_str(text);
}

fn opened(tag: &Tag<'_>) -> Option<&'static str> {
    match tag {
        Tag::Heading { .. } => Some("heading"),
        Tag::Paragraph => Some("paragraph"),
        Tag::BlockQuote(_) => Some("quote"),
        Tag::Item => Some("item"),
        Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Table(_) => panic!("{tag:?} is no part of an export"),
        _ => None,
    }
}

fn is_closed(end: TagEnd) -> bool {
    matches!(end, TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::BlockQuote(_) | TagEnd::Item)
}

fn block_quotes(markdown: &str) -> Vec<String> {
    blocks(markdown).into_iter().filter(|(kind, _)| *kind == "quote").map(|(_, text)| text).collect()
}

/// The texts of the quotes in an export, by another parser, in any order.
fn quoted(export: &str, format: ExportFormat) -> Vec<String> {
    let unmarked = |text: &str| text.strip_prefix('“').and_then(|text| text.strip_suffix('”')).map(str::to_owned);
    let quoted = match format {
        ExportFormat::Json => {
            let json: Value = serde_json::from_str(export).expect("JSON");
            let quotes = json["quotes"].as_array().expect("quotes").clone();
            quotes.iter().filter_map(|quote| quote["text"].as_str().map(str::to_owned)).collect()
        }
        ExportFormat::Markdown => block_quotes(export).iter().filter_map(|text| unmarked(text)).collect(),
        ExportFormat::Html => {
            let page = Html::parse_document(export);
            let listed: Vec<_> = select(&page, "blockquote").into_iter().map(text_of).collect();
            let listed: Vec<_> = listed.iter().map(|text| unmarked(text).expect("quotation marks")).collect();
            let said = json_ld(&page);
            let said = said["hasPart"].as_array().expect("parts").iter();
            let said: Vec<_> = said.map(|part| part["text"].as_str().expect("a text").to_owned()).collect();
            // The page puts marks around the words and so changes the inner ones; its data has those of the text.
            let folded = |texts: &[String]| texts.iter().map(|text| with_one_mark(text)).collect::<Vec<_>>();
            assert_eq!(folded(&listed), folded(&said), "the page and its data say the same");
            said
        }
        ExportFormat::Csv => {
            let guard = |row: &HashMap<String, String>| usize::from(row["guarded"].split(' ').any(|c| c == "text"));
            let rows = table(export);
            rows.iter().map(|row| row["text"][guard(row)..].to_owned()).filter(|text| !text.is_empty()).collect()
        }
        ExportFormat::WebAnnotation => {
            let json: Value = serde_json::from_str(export).expect("JSON");
            let items = json["first"]["items"].as_array().expect("items").clone();
            items.iter().map(exact).collect()
        }
        ExportFormat::Pdf => panic!("pages are read back in pages.rs"),
    };
    sorted(quoted)
}

/// The text with the same mark instead of every quotation mark, of any kind and level.
fn with_one_mark(text: &str) -> String {
    text.replace(['"', '\'', '“', '”', '‘', '’'], "|")
}

/// The pieces of an annotation's quote as one text.
fn exact(annotation: &Value) -> String {
    let targets = annotation["target"].as_array().expect("targets").iter();
    let pieces: Vec<_> = targets.map(|target| target["selector"]["exact"].as_str().expect("a text")).collect();
    pieces.join(" […] ")
}

#[test]
fn formats_have_an_id_a_name_and_an_ending_of_their_own() {
    for part in [ExportFormat::id, ExportFormat::name, ExportFormat::extension] {
        let all: HashSet<_> = ExportFormat::ALL.iter().map(|format| part(*format)).collect();
        assert_eq!(all.len(), ExportFormat::ALL.len());
    }
    assert!(ExportFormat::ALL.iter().all(|format| ExportFormat::from_id(format.id()) == Some(*format)));
    assert_eq!(ExportFormat::from_id("xml"), None);
}

#[test]
fn every_format_holds_every_quote_of_the_sample_briefing_to_the_character() {
    let briefing = shipped();
    let texts = sorted(texts(&briefing));
    assert_eq!(texts.len(), 36);
    for format in ExportFormat::ALL.iter().filter(|format| !format.is_binary()) {
        assert_eq!(quoted(&whole(&briefing, *format), *format), texts, "{format:?}");
    }
}

#[test]
fn every_export_ends_with_a_line_break_and_is_the_same_every_time() {
    let briefing = shipped();
    for format in ExportFormat::ALL.iter().filter(|format| !format.is_binary()) {
        let export = whole(&briefing, *format);
        assert!(export.ends_with('\n') && !export.ends_with("\n\n"), "{format:?}");
        assert_eq!(export, whole(&briefing, *format));
    }
}

#[test]
fn a_table_has_a_row_a_quote_with_every_field() {
    let briefing = shipped();
    let csv = whole(&briefing, ExportFormat::Csv);
    let head = "id,text,speaker,speaker_id,role,occasion,date,place,topics,paragraph,match,publisher,url,notes,original,\
                confirmed,claimed,reason,guarded\r\n";
    assert!(csv.strip_prefix('\u{feff}').is_some_and(|csv| csv.starts_with(head)), "{csv}");
    let rows = table(&csv);
    let quotes = verified(&briefing);
    assert_eq!(rows.len(), quotes.len());
    for (row, quote) in rows.iter().zip(&quotes) {
        let topics: Vec<_> =
            briefing.topics_of_quote(quote.quote()).iter().filter_map(|id| briefing.topic(*id)).collect();
        let topics: Vec<_> = topics.iter().map(|topic| topic.id.as_str()).collect();
        for (column, cell) in [
            ("id", format!("q{}", quote.id().index() + 1)),
            ("text", quote.text().into_owned()),
            ("speaker", quote.speaker().name.clone()),
            ("speaker_id", quote.speaker().id.clone()),
            ("role", quote.speaker().role.clone().unwrap_or_default()),
            ("occasion", quote.occasion().name.clone()),
            ("date", quote.occasion().date.map(|date| date.to_string()).unwrap_or_default()),
            ("place", quote.occasion().place.clone().unwrap_or_default()),
            ("topics", topics.join("; ")),
            ("paragraph", (quote.block().id.index() + 1).to_string()),
            ("match", "exact".to_owned()),
            ("publisher", "Korea Policy Briefing".to_owned()),
            ("url", "https://www.korea.kr".to_owned()),
            ("claimed", String::new()),
            ("reason", String::new()),
            ("guarded", String::new()),
        ] {
            assert_eq!(row[column], cell, "{column}");
        }
        assert_eq!(row["notes"].lines().count(), quote.notes().count());
        assert!(quote.notes().all(|note| row["notes"].contains(&note.1.text)));
    }
}

#[test]
fn no_cell_is_a_formula_and_the_row_says_where_an_apostrophe_was_put() {
    let small = Small {
        speaker: r#"name: "@Ann", role: "+Mayor""#,
        body: r#"Paragraph(text: "“-2 degrees”, “=1+1 is it”, “We, the \"people\",\nagree”", topics: [], quotes: [
            (speaker: "s", occasion: "o", text: "-2 degrees"), (speaker: "s", occasion: "o", text: "=1+1 is it"),
            (speaker: "s", occasion: "o", text: "We, the \"people\",\nagree")])"#,
        ..SMALL
    };
    let briefing = briefing(&small);
    let said = texts(&briefing);
    assert!(said.iter().any(|text| text.starts_with('=')), "{said:?}");
    let rows = table(&whole(&briefing, ExportFormat::Csv));
    assert_eq!(rows.len(), said.len());
    for (row, said) in rows.iter().zip(&said) {
        let guarded: Vec<_> = row["guarded"].split(' ').collect();
        assert!(row.values().all(|cell| !cell.starts_with(['=', '+', '-', '@'])), "{row:?}");
        assert_eq!((row["speaker"].as_str(), row["role"].as_str()), ("'@Ann", "'+Mayor"));
        assert!(guarded.contains(&"speaker") && guarded.contains(&"role"));
        let text = &row["text"];
        assert_eq!(if guarded.contains(&"text") { &text[1..] } else { text }, said);
    }
}

#[test]
fn html_has_the_exact_text_with_its_quotes_marked() {
    let briefing = shipped();
    let html = whole(&briefing, ExportFormat::Html);
    let page = Html::parse_document(&html);
    assert_eq!(page.errors, Vec::<Cow<'_, str>>::new(), "valid markup");
    for block in briefing.blocks() {
        let element = select(&page, &format!("#p{}", block.id.index() + 1));
        let name = if block.kind() == BlockKind::Heading { "h3" } else { "p" };
        assert_eq!((element.len(), element[0].value().name()), (1, name));
        assert_eq!(text_of(element[0]), block.text());
    }
    for quote in verified(&briefing) {
        let name = format!("q{}", quote.id().index() + 1);
        let marked = select(&page, &format!("article a#{name}"));
        assert_eq!(text_of(marked[0]), quote.text());
        assert_eq!(marked[0].value().attr("href"), Some(format!("#quote-{name}").as_str()));
        let caption = select(&page, &format!("#quote-{name} figcaption"));
        assert_eq!(text_of(caption[0]), format!("— {} In the text", attribution(&quote)));
        let block = select(&page, &format!("#quote-{name} blockquote"));
        assert_eq!(block[0].value().attr("cite"), Some("https://www.korea.kr"));
        let notes: Vec<_> = select(&page, &format!("#quote-{name} .remark")).into_iter().map(text_of).collect();
        assert_eq!(notes.len(), quote.notes().count());
    }
}

#[test]
fn a_page_is_complete_in_itself_and_every_link_in_it_leads_somewhere() {
    let briefing = shipped();
    let page = Html::parse_document(&whole(&briefing, ExportFormat::Html));
    let ids: Vec<_> = select(&page, "[id]").iter().filter_map(|element| element.value().attr("id")).collect();
    let unique: HashSet<_> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "ids are unique");
    for link in select(&page, "a[href]") {
        let target = link.value().attr("href").expect("an address");
        let is_there = target.strip_prefix('#').is_some_and(|id| unique.contains(&id));
        assert!(is_there || target == "https://www.korea.kr", "{target}");
        assert!(!text_of(link).trim().is_empty(), "{target} has words");
    }
    assert!(select(&page, "[src], link, iframe, object, form, [onclick], a a").is_empty());
    let headings = select(&page, "h1, h2, h3, h4, h5, h6");
    let levels: Vec<_> = headings.iter().map(|h| h.value().name()[1..].parse::<u8>().expect("a level")).collect();
    assert_eq!((levels.first(), levels.iter().filter(|level| **level == 1).count()), (Some(&1), 1));
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "no level is left out");
    for landmark in ["header", "nav[aria-label]", "main", "article[aria-labelledby]", "footer"] {
        assert_eq!(select(&page, landmark).len(), 1, "{landmark}");
    }
    let html = select(&page, "html")[0];
    assert_eq!(html.value().attr("lang"), Some("en"));
    assert_eq!(select(&page, "body > a.skip")[0].value().attr("href"), Some("#text"));
}

#[test]
fn what_a_page_says_of_itself_in_another_language_is_marked_as_english() {
    let small = Small { language: "ko", ..SMALL };
    let page = Html::parse_document(&whole(&briefing(&small), ExportFormat::Html));
    assert_eq!(select(&page, "html")[0].value().attr("lang"), Some("ko"));
    for own in ["h2", "nav", ".skip", ".back"] {
        assert!(select(&page, own).iter().all(|element| element.value().attr("lang") == Some("en")), "{own}");
    }
    assert!(select(&page, "article p, blockquote p").iter().all(|element| element.value().attr("lang").is_none()));
}

#[test]
fn programs_read_from_a_page_who_said_what_where_and_when() {
    let briefing = shipped();
    let said = json_ld(&Html::parse_document(&whole(&briefing, ExportFormat::Html)));
    let statements = statements(&said.to_string());
    let is_a = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
    let types = objects(&statements, is_a);
    let count = |kind: &str| types.iter().filter(|name| **name == format!("<schema:{kind}>")).count();
    let has_office = |quote: &&VerifiedQuote<'_>| quote.speaker().family_name.is_none();
    let offices = verified(&briefing).iter().filter(has_office).count();
    let authors = briefing.source.authors.len();
    assert_eq!((count("NewsArticle"), count("Quotation"), count("Person")), (1, 36, 36 - offices + authors));
    let titles = objects(&statements, "schema:headline");
    assert_eq!(titles, [literal(&briefing.title)]);
    assert_eq!(
        sorted(objects(&statements, "schema:text").into_iter().filter(|text| !text.starts_with("\"Note on")).collect()),
        sorted(texts(&briefing).iter().map(|text| literal(text)).collect())
    );
    assert_eq!(objects(&statements, "schema:creator").len(), 36);
    assert_eq!(objects(&statements, "schema:url"), ["<https://www.korea.kr>"]);
    for quote in verified(&briefing) {
        let part = &said["hasPart"][quote.id().index()];
        assert_eq!(part["creator"]["name"], quote.speaker().name);
        let role = part["creator"].get("jobTitle").or(part["creator"].get("description")).and_then(Value::as_str);
        assert_eq!(role, quote.speaker().role.as_deref());
        let date = quote.occasion().date.map(|date| date.to_string());
        assert_eq!(part.get("dateCreated").and_then(Value::as_str), date.as_deref());
        let place = part.get("locationCreated").and_then(|place| place["name"].as_str());
        assert_eq!(place, quote.occasion().place.as_deref());
        let occasion = part.get("recordedAt").or(part.get("isBasedOn")).and_then(|event| event["name"].as_str());
        assert_eq!(occasion, Some(quote.occasion().name.as_str()));
    }
}

#[test]
fn annotations_select_each_quote_in_its_source_and_say_who_spoke() {
    let briefing = shipped();
    let export = whole(&briefing, ExportFormat::WebAnnotation);
    let statements = statements(&export);
    let quotes = verified(&briefing);
    let exact: Vec<_> = texts(&briefing).iter().map(|text| literal(text)).collect();
    assert_eq!(sorted(objects(&statements, "oa:exact")), sorted(exact));
    assert_eq!(objects(&statements, "oa:source"), vec!["<https://www.korea.kr>"; 36]);
    assert_eq!(objects(&statements, "oa:motivation"), vec!["<oa:highlighting>"; 36]);
    let said = objects(&statements, "oa:value");
    assert!(quotes.iter().all(|quote| said.contains(&literal(&attribution(quote)))));
    let total = "\"36\"^^<http://www.w3.org/2001/XMLSchema#integer>";
    assert_eq!(objects(&statements, "oa:total"), [total]);
    let subjects: HashSet<_> = statements.iter().map(|[subject, _, _]| subject).collect();
    let named = subjects.iter().filter(|subject| subject.starts_with("<urn:uuid:")).count();
    assert_eq!(named, 36 + 2, "each annotation has a name of its own, and so have the collection and its page");
}

#[test]
fn the_words_around_a_selection_are_the_paragraphs_own() {
    let briefing = shipped();
    let json: Value = serde_json::from_str(&whole(&briefing, ExportFormat::WebAnnotation)).expect("JSON");
    for quote in verified(&briefing) {
        let item = &json["first"]["items"][quote.id().index()];
        let part = |name: &str| item["target"][0]["selector"][name].as_str().expect("a text").to_owned();
        let around = format!("{}{}{}", part("prefix"), part("exact"), part("suffix"));
        assert!(quote.block().text().contains(&around), "{around}");
        assert!(part("prefix").chars().count() <= 32 && part("suffix").chars().count() <= 32);
    }
}

#[test]
fn markdown_has_the_exact_text_and_each_quote_with_its_speaker() {
    let briefing = shipped();
    let markdown = whole(&briefing, ExportFormat::Markdown);
    let blocks = blocks(&markdown);
    let mut rest = blocks.iter();
    for block in briefing.blocks() {
        let kind = if block.kind() == BlockKind::Heading { "heading" } else { "paragraph" };
        assert!(rest.any(|(is, text)| *is == kind && text == block.text()), "{}", block.text());
    }
    let expected: Vec<_> = verified(&briefing)
        .iter()
        .flat_map(|quote| [format!("“{}”", quote.text()), format!("— {}", attribution(quote))])
        .collect();
    assert_eq!(block_quotes(&markdown), expected);
    assert_eq!(blocks[0], ("heading", briefing.title.clone()));
    for topic in briefing.topics() {
        assert!(blocks.iter().any(|(kind, text)| *kind == "item" && text.starts_with(&topic.title)));
    }
    let links = Parser::new(&markdown).filter(|event| matches!(event, Event::Start(Tag::Link { .. })));
    assert_eq!(links.count(), 1 + 36, "the source is linked in the head and below each quote");
}

#[test]
fn a_filter_leaves_the_same_quotes_in_every_format() {
    let briefing = shipped();
    for (topic, speaker, occasion) in [
        (Some("crime"), None, None),
        (None, Some("takaichi"), None),
        (None, None, Some("dinner")),
        (Some("economy"), Some("lee"), Some("announcement")),
        (Some("gifts"), Some("wi"), Some("announcement")),
    ] {
        let filter = Filter::by_ids(&briefing, topic, speaker, occasion).expect("ids of the shipped briefing");
        let has = |wanted: Option<&str>, id: &str| wanted.is_none_or(|wanted| wanted == id);
        let in_topic = |quote: &VerifiedQuote<'_>| {
            let topics = briefing.topics_of_quote(quote.quote());
            topic.is_none_or(|id| briefing.topic_by_id(id).is_some_and(|id| topics.contains(&id)))
        };
        let quotes = verified(&briefing).into_iter().filter(|quote| {
            in_topic(quote) && has(speaker, &quote.speaker().id) && has(occasion, &quote.occasion().id)
        });
        let expected = sorted(quotes.map(|quote| quote.text().into_owned()).collect());
        for format in ExportFormat::ALL.iter().filter(|format| !format.is_binary()) {
            assert_eq!(quoted(&export(&briefing, *format, filter), *format), expected, "{format:?} {filter:?}");
        }
    }
}

#[test]
fn a_page_of_one_topic_has_no_link_to_what_is_not_on_it() {
    let briefing = shipped();
    for topic in briefing.topics() {
        let filter = Filter::by_ids(&briefing, Some(&topic.id), None, None).expect("a topic");
        let page = Html::parse_document(&export(&briefing, ExportFormat::Html, filter));
        let ids: HashSet<_> = select(&page, "[id]").iter().filter_map(|element| element.value().attr("id")).collect();
        let links = select(&page, "a[href^='#']");
        assert!(links.iter().all(|link| ids.contains(&link.value().attr("href").expect("an address")[1..])));
        assert_eq!(select(&page, "#topics h3").len(), 1);
    }
}

#[test]
fn an_unknown_id_is_a_sentence_that_says_what_there_is() {
    let briefing = shipped();
    for (ids, sentence) in [
        ((Some("gift"), None, None), "this briefing has no topic `gift`; did you mean `gifts`?"),
        ((None, Some("lea"), None), "this briefing has no speaker `lea`; did you mean `lee`?"),
        ((None, None, Some("diner")), "this briefing has no occasion `diner`; did you mean `dinner`?"),
    ] {
        let (topic, speaker, occasion) = ids;
        assert_eq!(
            Filter::by_ids(&briefing, topic, speaker, occasion).map_err(|error| error.to_string()),
            Err(sentence.to_owned())
        );
    }
}

const UNVERIFIED: Small = Small {
    body: r#"Paragraph(text: "She said, “We do not go to *the* hill.” And: “So be it.” Then, “Never.”", topics: ["t"],
        quotes: [(speaker: "s", occasion: "o", text: "We do go to *the* hill."),
            (speaker: "s", occasion: "o", text: "So be it."), (speaker: "nobody", occasion: "o", text: "Never.")])"#,
    ..SMALL
};

#[test]
fn no_format_shows_an_unverified_quote_as_a_quote() {
    let briefing = briefing(&UNVERIFIED);
    let claimed = "We do go to *the* hill.";
    for format in ExportFormat::ALL.iter().filter(|format| !format.is_binary()) {
        let export = whole(&briefing, *format);
        assert_eq!(quoted(&export, *format), ["So be it."], "{format:?}");
        assert!(!export.contains(&format!("“{claimed}")) && !export.contains("“We do go"), "{format:?}: {export}");
    }
    let rows = table(&whole(&briefing, ExportFormat::Csv));
    assert_eq!((rows[0]["text"].as_str(), rows[0]["claimed"].as_str()), ("", claimed));
    assert!(!rows[0]["reason"].is_empty() && rows[0]["match"] == "near");
    assert!(rows[2]["text"].is_empty() && rows[2]["reason"].contains("speaker"), "{rows:?}");

    let page = Html::parse_document(&whole(&briefing, ExportFormat::Html));
    let listed: Vec<_> = select(&page, "#unverified li .claimed").into_iter().map(text_of).collect();
    assert_eq!(listed, [claimed, "Never."]);
    assert!(select(&page, "#unverified q, #unverified blockquote, #unverified cite").is_empty());
    assert_eq!(select(&page, "article a.quote").len(), 1, "and is not marked in the text either");
    assert_eq!(select(&page, "#unverified .reason").len(), 2);

    let markdown = whole(&briefing, ExportFormat::Markdown);
    let items = blocks(&markdown).into_iter().filter(|(kind, text)| *kind == "item" && text.contains("Not verified: "));
    let items: Vec<_> = items.map(|(_, text)| text).collect();
    assert!(items.len() == 2 && items[0].contains(claimed), "{items:?}");
    let annotations: Value = serde_json::from_str(&whole(&briefing, ExportFormat::WebAnnotation)).expect("JSON");
    assert_eq!(annotations["total"], 1);
}

#[test]
fn the_embargo_stands_first_in_every_format() {
    let small = Small { release: r#"Embargoed(until: "2026-01-14T09:00:00+09:00")"#, ..SMALL };
    let briefing = briefing(&small);
    let json = whole(&briefing, ExportFormat::Json);
    assert!(json.starts_with("{\n  \"embargo\": \"2026-01-14T09:00:00+09:00\","), "{json}");
    assert_eq!(blocks(&whole(&briefing, ExportFormat::Markdown))[0], ("paragraph", EMBARGO.to_owned()));
    let csv = whole(&briefing, ExportFormat::Csv);
    assert!(csv.starts_with("\u{feff}embargo,id,") && csv.contains(&format!("\r\n{EMBARGO},q1,")), "{csv}");
    let page = Html::parse_document(&whole(&briefing, ExportFormat::Html));
    assert_eq!(text_of(select(&page, "body > a.skip + aside")[0]), EMBARGO);
    assert!(text_of(select(&page, "title")[0]).starts_with(EMBARGO));
    assert_eq!(json_ld(&page)["conditionsOfAccess"], EMBARGO);
    let annotations: Value = serde_json::from_str(&whole(&briefing, ExportFormat::WebAnnotation)).expect("JSON");
    assert_eq!(annotations["label"][0], EMBARGO);
    assert_eq!(annotations["first"]["items"][0]["body"][0]["value"], EMBARGO);
}

const HOSTILE: Small = Small {
    title: r##"</title><script>alert(1)</script> *T* ]]> --> &amp; \"q\" 'a'"##,
    language: r##"en\"><script>"##,
    source: r##"publisher: "P</cite><b>_x_ [l](m)", authors: ["<!-- A"], credit: "# c\n- d\u{1b}[31m",
        url: "https://example.org/?a=1&b='\"><script>`|\\^{}""##,
    speaker: r##"name: "1. Ann\r\n`Lee`\u{202e}\u{1b}[2J | <i>", role: "> *Mayor* & </script>""##,
    topics: r##"(id: "t", title: "**T** </h3>", summary: "</p>\n\n# S <script>")"##,
    body: r##"Heading(text: "# H </h3> --> *h*\n===", topics: ["t"]),
        Paragraph(text: "  - She\tsaid:\n\n1. “</script> *We* <go> & &amp; `x` ]]> --> \"a\" 'b' \\\n# go.”  ", topics: ["t"],
            quotes: [(speaker: "s", occasion: "o", text: "</script> *We* <go> & &amp; `x` ]]> --> \"a\" 'b' \\\n# go.")],
            notes: [(on: "*We* <go> & &amp;", text: "</script><i> *n*\n# N")]),
        Figure(image: "https://evil.example/a.png", alt: "![a](b) \"x\"", caption: "<img src=x>\n> c", topics: [])"##,
    ..SMALL
};

#[test]
fn nothing_hostile_in_a_file_breaks_out_of_any_format() {
    let briefing = briefing(&HOSTILE);
    let text = texts(&briefing);
    assert_eq!(text, ["</script> *We* <go> & &amp; `x` ]]> --> \"a\" 'b' \\\n# go."]);
    // Within the marks that a format puts around the words, those of the text become second-level marks.
    let in_marks = ["</script> *We* <go> & &amp; `x` ]]> --> ‘a’ ‘b’ \\\n# go."];
    for format in ExportFormat::ALL.iter().filter(|format| !format.is_binary()) {
        let quoted = quoted(&whole(&briefing, *format), *format);
        match format {
            ExportFormat::Markdown => assert_eq!(quoted, in_marks, "{format:?}"),
            _ => assert_eq!(quoted, text, "{format:?}"),
        }
    }
    let page = Html::parse_document(&whole(&briefing, ExportFormat::Html));
    let listed: Vec<_> = select(&page, "blockquote").into_iter().map(text_of).collect();
    assert_eq!(listed, in_marks.map(|text| format!("“{text}”")), "Html");
    for (selector, count) in
        [("script", 1), ("title", 1), ("i, b, img, h4", 0), ("h1", 1), ("article h3", 1), ("a a", 0)]
    {
        assert_eq!(select(&page, selector).len(), count, "{selector}");
    }
    for block in briefing.blocks().filter(|block| block.figure().is_none()) {
        assert_eq!(text_of(select(&page, &format!("#p{}", block.id.index() + 1))[0]), block.text());
    }
    assert_eq!(text_of(select(&page, "article .noted")[0]), "*We* <go> & &amp;");
    assert_eq!(json_ld(&page)["hasPart"][0]["creator"]["name"], briefing.speakers()[0].name);

    let markdown = whole(&briefing, ExportFormat::Markdown);
    let blocks = blocks(&markdown);
    for block in briefing.blocks() {
        // An empty line within a text splits it into paragraphs, one after another.
        let paragraphs: Vec<&str> = block.text().split("\n\n").collect();
        let is_it =
            |blocks: &[(&str, String)]| blocks.iter().map(|(_, text)| text.as_str()).eq(paragraphs.iter().copied());
        assert!(blocks.windows(paragraphs.len()).any(is_it), "{:?} in {blocks:?}", block.text());
    }
    assert!(!Parser::new(&markdown).any(|event| matches!(event, Event::Start(Tag::Image { .. }))), "{markdown}");
    let headings: Vec<_> =
        blocks.iter().filter(|(kind, _)| *kind == "heading").map(|(_, text)| text.as_str()).collect();
    let own = ["Topics", "Text", "Quotes", "Notes"].iter().all(|name| headings.contains(name));
    assert!(own && headings.len() == 6, "{headings:?}");
    assert!(!markdown.contains('\u{1b}'), "no terminal is told anything");
    statements(&whole(&briefing, ExportFormat::WebAnnotation));
    statements(&json_ld(&page).to_string());
}

#[test]
fn a_shortened_quote_is_marked_piece_by_piece() {
    let small = Small {
        source: "",
        body: r#"Paragraph(text: "She said, “We go up the long hill today and we come down again.”", topics: [],
            quotes: [(speaker: "s", occasion: "o", text: "We go up […] and we come down")])"#,
        ..SMALL
    };
    let briefing = briefing(&small);
    assert_eq!(texts(&briefing), ["We go up […] and we come down"]);
    for format in ExportFormat::ALL.iter().filter(|format| !format.is_binary()) {
        assert_eq!(quoted(&whole(&briefing, *format), *format), texts(&briefing), "{format:?}");
    }
    let page = Html::parse_document(&whole(&briefing, ExportFormat::Html));
    let pieces: Vec<_> = select(&page, "article a.quote").into_iter().map(text_of).collect();
    assert_eq!(pieces, ["We go up", "and we come down"]);
    let annotation: Value = serde_json::from_str(&whole(&briefing, ExportFormat::WebAnnotation)).expect("JSON");
    let targets = annotation["first"]["items"][0]["target"].as_array().expect("targets").clone();
    assert_eq!(targets.len(), 2);
    assert_eq!(targets[1]["selector"]["prefix"], ", “We go up the long hill today ");
    let sources: HashSet<_> = targets.iter().filter_map(|target| target["source"].as_str()).collect();
    assert!(sources.len() == 1 && sources.iter().all(|source| source.starts_with("urn:uuid:")), "{sources:?}");
}

#[test]
fn notes_that_overlap_quotes_and_each_other_leave_markup_and_text_whole() {
    let small = Small {
        body: r#"Paragraph(text: "one two “three four five” six seven", topics: [],
            quotes: [(speaker: "s", occasion: "o", text: "three four five")], notes: [(on: "two “three", text: "a"),
            (on: "four five” six", text: "b"), (on: "five” six seven", text: "c"), (on: "four", text: "d")])"#,
        ..SMALL
    };
    let briefing = briefing(&small);
    let page = Html::parse_document(&whole(&briefing, ExportFormat::Html));
    assert_eq!(page.errors, Vec::<Cow<'_, str>>::new());
    assert_eq!(text_of(select(&page, "#p1")[0]), "one two “three four five” six seven");
    assert_eq!(text_of(select(&page, "#q1")[0]), "three four five");
    assert_eq!(select(&page, "#notes li").len(), 4);
    assert_eq!(select(&page, "#n1, #n2, #n3, #n4").len(), 4);
    assert!(select(&page, "a a").is_empty());
}

#[test]
fn a_picture_is_reported_in_words() {
    let small = Small {
        body: r#"Figure(image: "a b.png", alt: "Two people", caption: "They *meet*.", credit: "Photo: X", topics: [])"#,
        ..SMALL
    };
    let briefing = briefing(&small);
    let page = Html::parse_document(&whole(&briefing, ExportFormat::Html));
    assert_eq!(text_of(select(&page, "article figure")[0]), "Two peopleThey *meet*.Photo: X");
    let markdown = whole(&briefing, ExportFormat::Markdown);
    let image = Parser::new(&markdown).find_map(|event| match event {
        Event::Start(Tag::Image { dest_url, .. }) => Some(dest_url.to_string()),
        _ => None,
    });
    assert_eq!(image.as_deref(), Some("a b.png"));
    let blocks = blocks(&markdown);
    assert!(blocks.iter().any(|(_, text)| text == "They *meet*."), "{blocks:?}");
}

#[test]
fn a_briefing_without_anything_is_exported_without_anything() {
    let briefing = briefing(&Small { source: "", topics: "", body: "", ..SMALL });
    for format in ExportFormat::ALL.iter().filter(|format| !format.is_binary()) {
        assert_eq!(quoted(&whole(&briefing, *format), *format), Vec::<String>::new(), "{format:?}");
    }
    assert_eq!(whole(&briefing, ExportFormat::Markdown), "# T\n");
    assert_eq!(whole(&briefing, ExportFormat::Csv).lines().count(), 1);
    let page = Html::parse_document(&whole(&briefing, ExportFormat::Html));
    assert_eq!(select(&page, "h2").into_iter().map(text_of).collect::<Vec<_>>(), ["Text"]);
    let annotations: Value = serde_json::from_str(&whole(&briefing, ExportFormat::WebAnnotation)).expect("JSON");
    assert_eq!((&annotations["total"], &annotations["first"]["items"]), (&0.into(), &Value::Array(Vec::new())));
}

#[test]
fn a_page_that_is_printed_has_each_quote_once_with_its_speaker() {
    let briefing = shipped();
    let html = whole(&briefing, ExportFormat::Html);
    let (_, print) = html.split_once("@media print {").expect("a style for paper");
    assert!(print.contains("#quotes { display: none; }"), "the list would repeat what stands in the text");
    assert!(print.contains("a.quote[id]::after { content: \" [\" attr(title) \"]\""), "{print}");
    let page = Html::parse_document(&html);
    let said: Vec<_> = select(&page, "article a.quote[id]").into_iter().filter_map(|mark| mark.attr("title")).collect();
    assert_eq!(said.len(), verified(&briefing).len(), "every quote of the list is marked in the text");
    assert_eq!(said.first(), Some(&"Lee Jae-myung"));
}
