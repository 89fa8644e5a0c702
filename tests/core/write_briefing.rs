//! A briefing is written as a file that reads back as the same briefing.

use std::borrow::Cow;

use briefing_core::{
    export::{ExportFormat, Filter, write as export},
    format::{Folder, write},
    load::{Loaded, load_embedded, load_example, load_text},
    model::Briefing,
    sample::{self, Example},
};
use proptest::prelude::*;

fn read(text: &str, folder: Folder) -> Loaded {
    load_text("t.ron", Cow::Owned(text.to_owned()), folder)
}

/// All content of a briefing, as exported.
fn said(briefing: &Briefing) -> serde_json::Value {
    let mut out = Vec::new();
    export(briefing, ExportFormat::Json, Filter::default(), &mut out).expect("memory takes it");
    let mut json: serde_json::Value = serde_json::from_slice(&out).expect("JSON");
    for quote in json["quotes"].as_array_mut().expect("quotes") {
        // Quotes with different typography are written as in the text; reasons for a rejection are recomputed.
        if quote["match"] == "normalized" {
            quote["match"] = "exact".into();
        }
        if quote["text"].is_null() {
            quote["match"] = serde_json::Value::Null;
            quote["reason"] = serde_json::Value::Null;
        }
    }
    json
}

#[track_caller]
fn assert_is_written_whole(briefing: &Briefing, folder: &Folder) {
    let written = write(briefing);
    let again = read(&written, folder.clone());
    let back = again.briefing.unwrap_or_else(|| panic!("{:?}\n{written}", again.diagnostics));
    assert_eq!(said(&back), said(briefing), "{written}");
    assert_eq!(write(&back), written, "written twice");
    for (one, other) in briefing.speakers().iter().zip(back.speakers()) {
        assert_eq!(one, other);
    }
    assert_eq!(briefing.occasions(), back.occasions());
    assert_eq!(briefing.topics(), back.topics());
    assert_eq!((&briefing.source, &briefing.release), (&back.source, &back.release));
    let notes = |briefing: &Briefing| {
        briefing
            .blocks()
            .flat_map(|block| block.notes().map(|(_, note)| note.clone()).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    assert_eq!(notes(briefing), notes(&back));
    for (one, other) in briefing.quotes().iter().zip(back.quotes()) {
        assert_eq!((one.proposal(), one.is_confirmed()), (other.proposal(), other.is_confirmed()));
    }
}

#[test]
fn the_built_in_briefings_read_back_the_same() {
    assert_is_written_whole(&load_embedded().briefing.expect("a briefing"), &Folder::Embedded(sample::FILES));
    for example in Example::ALL {
        let loaded = load_example(example);
        assert_is_written_whole(&loaded.briefing.expect("a briefing"), &Folder::Embedded(&[]));
    }
}

#[test]
fn what_can_be_shown_of_a_file_with_mistakes_reads_back_the_same() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/broken");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the folder of broken files") {
        let path = entry.expect("an entry").path();
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        if path.extension().is_none_or(|extension| extension != "ron") {
            continue;
        }
        // Truncated files, or those with duplicate ids, are skipped: two speakers with one id cannot be distinguished
        // in a file.
        let loaded = read(&text, Folder::Embedded(&[]));
        let is_ambiguous = loaded.is_broken()
            || loaded.diagnostics.iter().any(|one| matches!(one.code.as_str(), "E010" | "E014" | "E016" | "E028"));
        let Some(briefing) = loaded.briefing.filter(|_| !is_ambiguous) else { continue };
        assert_is_written_whole(&briefing, &Folder::Embedded(&[]));
        count += 1;
    }
    assert!(count > 20, "{count} files");
}

/// A block of a random briefing: its speech is always the same words, which no two blocks share.
fn blocks() -> impl Strategy<Value = String> {
    let words = "[A-Za-z가-힣é]{1,8}( [a-z가-힣0-9]{1,7}){2,7}";
    let tail = prop::sample::select(vec!["", ", topics: [\"a\"]", ", topics: [\"a\", \"b\"]"]);
    (0..9_u8, words, words, tail, 1..5_u8).prop_map(|(kind, one, two, tail, level)| {
        let who = r#"speaker: "x", occasion: "o""#;
        match kind {
            0 => format!("Heading(text: \"{one}\"{tail})"),
            1 => format!("Paragraph(text: \"She said, “{one}, {two}.”\"{tail}, quotes: [({who}, text: \"{one}, {two}.\")], notes: [(on: \"She said\", text: \"{two}\")])"),
            2 => format!("Paragraph(text: \"“{one},” he said, “{two}.”\"{tail}, quotes: [(speakers: [\"y\", \"x\"], occasion: \"o\", text: \"{one},\"), (continues: true, text: \"{two}.\")])"),
            3 => format!("Turn({who}, label: \"X:\", text: \"{one} “{two}”\"{tail})"),
            4 => format!("Turn({who}, role: \"{two}\", text: \"{one}. {two}.\"{tail}, quotes: [(text: \"{two}.\", topics: [])])"),
            5 => format!("Turn(label: \"Q\", text: \"{one}?\"{tail})"),
            6 => format!("Item(text: \"{one}\", level: {level}, original: \"{two}\"{tail})"),
            7 => format!("Paragraph(text: \"“Zz {one}.”\", original: \"“{two}.”\"{tail}, quotes: [({who}, role: \"R\", topics: [\"b\"], text: \"Zz {one}.\", original: \"{two}.\")])"),
            _ => format!("Paragraph(text: \"“Zz {one}.”\"{tail}, quotes: [(text: \"Zz {one}.\", confirmed: false, proposal: (rule: \"{two}\", confidence: Likely, evidence: [\"{one}\"]))])"),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_briefing_reads_back_the_same(
        blocks in prop::collection::vec(blocks(), 1..8),
        title in "[^\"\\\\\r\n\t]{1,30}",
        date in prop::sample::select(vec!["2026", "2026-02", "2026-02-03", "2026-02-03T09:30", "2026-02-03/2026-03"]),
    ) {
        let text = format!(
            "Briefing(format: 1, title: \"{title}\", source: (translated: (from: \"ko\", by: Machine)), speakers: {{
            \"x\": (name: \"Ann Lee\", roles: [(role: \"A\", until: \"2026-01\"), (role: \"B\", from: \"2026-02\")]),
            \"y\": (name: \"Ann Lee\", same_as: \"x\") }}, occasions: {{ \"o\": (name: \"Talk\", date: \"{date}\", kind: Post) }},
            topics: [(id: \"a\", title: \"A\"), (id: \"b\", title: \"B\")], body: [{}])",
            blocks.join(",\n")
        );
        let loaded = read(&text, Folder::Embedded(&[]));
        if let Some(briefing) = loaded.briefing {
            assert_is_written_whole(&briefing, &Folder::Embedded(&[]));
        }
    }
}
