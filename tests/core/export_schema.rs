//! The JSON Schema in `assets/schema` describes the JSON export: it accepts what is written and rejects other
//! documents.

use std::borrow::Cow;

use briefing_core::{
    export::{ExportFormat, Filter, write},
    format::Folder,
    load::{Loaded, load_embedded, load_example, load_text},
    sample::Example,
};
use jsonschema::Validator;
use serde_json::{Value, json};

/// A quote that is not in the text, one that nobody has confirmed, one with an editor's brackets, a joint one, an
/// embargo, and blocks of every kind but a picture.
const SMALL: &str = r#"Briefing(format: 1, title: "T", source: (publisher: "P"),
    release: Embargoed(until: "the end of the press conference"),
    speakers: {"ann": (name: "Ann Lee", role: "Mayor"), "bob": (name: "Bob Ray")},
    occasions: {"talk": (name: "Press conference", place: "Port City", date: "2026-03-01T09:00+09:00")},
    topics: [(id: "port", title: "Port")],
    body: [
        Heading(text: "The port", topics: ["port"]),
        Item(text: "The mole"), Item(text: "Its foundations", level: 2),
        Turn(label: "Q", text: "Will you build?"),
        Paragraph(text: "“We go,” she said.", quotes: [(speaker: "ann", occasion: "talk", text: "We never go,")]),
        Paragraph(text: "“We stay,” he said.", quotes: [
            (text: "We stay,", confirmed: false, proposal: (rule: "said NAME", confidence: Likely))]),
        Paragraph(text: "He said, “Today they told us to wait.”", quotes: [
            (speaker: "bob", occasion: "talk", text: "[T]hey told [the city] to wait.")],
            notes: [(on: "Today", text: "1 March.")]),
        Paragraph(text: "“We build it together,” they said.", quotes: [
            (speakers: ["ann", "bob"], occasion: "talk", text: "We build it together,")]),
        Turn(speaker: "ann", occasion: "talk", text: "We will."),
    ])"#;

/// The indexes in `SMALL` of the entries that the changes below are made to.
const NEAR: usize = 0;
const EDITED: usize = 2;
const HEADING: usize = 0;
const ITEM: usize = 1;
const TURN: usize = 3;

/// A change to a document.
type Change = fn(&mut Value);

fn schema() -> Validator {
    let schema: Value = serde_json::from_str(include_str!("../../assets/schema/export.schema.json")).expect("JSON");
    jsonschema::validator_for(&schema).expect("a JSON Schema")
}

fn exported(loaded: &Loaded) -> Value {
    let briefing = loaded.briefing.as_ref().expect("it can be shown");
    let mut out = Vec::new();
    write(briefing, ExportFormat::Json, Filter::default(), &mut out).expect("memory takes it");
    serde_json::from_slice(&out).expect("JSON")
}

fn small() -> Value {
    exported(&load_text("small.ron", Cow::Borrowed(SMALL), Folder::Embedded(&[])))
}

/// The errors of a document according to the schema, with their locations.
fn errors(document: &Value) -> Vec<String> {
    schema().iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn what_is_exported_is_as_the_schema_says() {
    let examples = Example::ALL.map(|example| (example.name(), exported(&load_example(example))));
    let shipped = [("the shipped briefing", exported(&load_embedded())), ("a small one", small())];
    for (name, document) in shipped.iter().chain(&examples) {
        assert_eq!(errors(document), Vec::<String>::new(), "{name}");
        assert!(document["quotes"].as_array().is_some_and(|quotes| !quotes.is_empty()), "{name}");
    }
}

#[test]
fn the_small_briefing_has_what_the_schema_is_tried_on() {
    let document = small();
    assert_eq!(document["embargo"], "the end of the press conference");
    let quotes = document["quotes"].as_array().expect("quotes");
    let kinds: Vec<_> = quotes.iter().map(|quote| (quote["match"].as_str(), quote["text"].is_string())).collect();
    let expected = [("near", false), ("exact", false), ("edited", true), ("exact", true), ("exact", true)];
    assert_eq!(kinds, expected.map(|(kind, is_verified)| (Some(kind), is_verified)));
    assert_eq!(quotes[3]["speakers"].as_array().map(Vec::len), Some(2));
    let kinds = [HEADING, ITEM, TURN].map(|block| document["body"][block]["kind"].as_str());
    assert_eq!(kinds, [Some("heading"), Some("item"), Some("turn")]);
}

/// Removes an existing field.
fn take(object: &mut Value, field: &str) {
    let taken = object.as_object_mut().and_then(|object| object.remove(field));
    assert!(taken.is_some(), "there is no `{field}`");
}

#[test]
fn what_is_not_an_export_is_refused() {
    let changes: [(&str, Change); 15] = [
        ("no pieces", |document| take(&mut document["quotes"][EDITED], "pieces")),
        ("no body", |document| take(document, "body")),
        ("no role", |document| take(&mut document["quotes"][EDITED]["speakers"][0], "role")),
        ("an unknown field", |document| document["version"] = json!(1)),
        ("an unknown field of a quote", |document| document["quotes"][EDITED]["quality"] = json!("good")),
        ("no text and no reason", |document| document["quotes"][EDITED]["text"] = Value::Null),
        ("a claim without a reason", |document| take(&mut document["quotes"][NEAR], "reason")),
        ("a reason beside a text", |document| document["quotes"][EDITED]["reason"] = json!("none")),
        ("a text that stands nowhere", |document| document["quotes"][EDITED]["pieces"] = json!([])),
        ("an unknown match", |document| document["quotes"][EDITED]["match"] = json!("likely")),
        ("no such date", |document| document["quotes"][EDITED]["date"] = json!("1 March 2026")),
        ("an embargo that is null", |document| document["embargo"] = Value::Null),
        ("an item without a level", |document| take(&mut document["body"][ITEM], "level")),
        ("a turn without a label", |document| take(&mut document["body"][TURN], "label")),
        ("a heading with a level", |document| document["body"][HEADING]["level"] = json!(1)),
    ];
    for (what, change) in changes {
        let mut document = small();
        change(&mut document);
        assert!(!errors(&document).is_empty(), "{what} is taken");
    }
}
