//! Small briefings to test with.
#![allow(dead_code, reason = "each test target uses its part of this")]

use std::borrow::Cow;

use briefing_core::{
    format::Folder,
    load::{Loaded, load_text},
};

/// A briefing read from its text, with no files beside it.
pub fn briefing(text: &str) -> Loaded {
    load_text("test.ron", Cow::Owned(text.to_owned()), Folder::Embedded(&[]))
}

/// A small briefing: one topic, two speakers, the quotes and other fields of the paragraph are given.
pub fn small(text: &str, fields: &str) -> Loaded {
    briefing(&format!(
        r##"Briefing(
    format: 1,
    title: "A small briefing",
    source: (publisher: "The Paper", url: "https://example.org/a"),
    speakers: {{ "ann": (name: "Ann Lee", role: "Minister"), "bob": (name: "Bob Ray") }},
    occasions: {{ "talk": (name: "Press talk", place: "Nara", date: "2026-01-13") }},
    topics: [(id: "one", title: "One")],
    body: [Paragraph(text: r#"{text}"#, topics: ["one"], {fields})],
)"##
    ))
}
