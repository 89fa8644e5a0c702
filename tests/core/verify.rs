//! A manuscript against sources: every finding of a manually made set.

use std::{
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

use briefing_core::{
    document::{Format, read},
    load::load_file,
    verify::{FindingKind, Manuscript, Report, Source, Sources, verify, verify_until},
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Expected {
    against: Vec<String>,
    findings: Vec<ExpectedFinding>,
}

#[derive(Deserialize)]
struct ExpectedFinding {
    text: String,
    finding: String,
    speaker: Option<String>,
    #[serde(default)]
    continues: bool,
    warnings: Option<bool>,
    source_has: Option<String>,
    #[serde(default)]
    changes: Vec<String>,
    why: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn document(path: &Path) -> briefing_core::document::Document {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let format = Format::of(&path.display().to_string(), &bytes).unwrap();
    read(&bytes, format).unwrap()
}

fn source(name: &str) -> Source {
    let path = root().join(name);
    if name.ends_with(".ron") {
        return Source::of_briefing(name, &load_file(&path).briefing.unwrap());
    }
    Source::of_document(name, document(&path))
}

fn check(name: &str, expected: &Expected) -> Vec<String> {
    let folder = root().join("tests/fixtures/verify");
    let file = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.file_stem().is_some_and(|stem| stem == name))
        .unwrap_or_else(|| panic!("no manuscript {name}"));
    let sources = Sources::new(expected.against.iter().map(|name| source(name)).collect());
    let manuscript = Manuscript::new(name, document(&file));
    let report = verify(&manuscript, &sources);
    compare(name, &manuscript, &sources, &report, &expected.findings)
}

fn compare(
    name: &str,
    manuscript: &Manuscript,
    sources: &Sources,
    report: &Report,
    expected: &[ExpectedFinding],
) -> Vec<String> {
    let mut wrong = Vec::new();
    let found: Vec<&str> = report.findings.iter().map(|f| &manuscript.document.text[f.range.clone()]).collect();
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut next = 0;
    for entry in expected {
        let Some(at) = (next..found.len()).find(|at| flat(found[*at]) == flat(&entry.text)) else {
            wrong.push(format!("{name}: missing: {:?} ({})", entry.text, entry.finding));
            continue;
        };
        for (extra, text) in found.iter().enumerate().take(at).skip(next) {
            wrong.push(format!("{name}: not expected: {text:?} ({})", report.findings[extra].kind.as_str()));
        }
        next = at + 1;
        let finding = &report.findings[at];
        let mut faults = Vec::new();
        if finding.kind.as_str() != entry.finding {
            faults.push(format!("is {}, expected {}", finding.kind.as_str(), entry.finding));
        }
        if let Some(speaker) = &entry.speaker
            && finding.speaker.as_deref().map(|name| name.trim_start_matches("Sir ")) != Some(speaker.as_str())
        {
            faults.push(format!("speaker {:?}, expected {speaker}", finding.speaker));
        }
        if entry.continues && !finding.continues {
            faults.push("does not continue".to_owned());
        }
        if entry.warnings.is_some_and(|warns| warns == finding.warnings.is_empty()) {
            faults.push(format!("warnings expected: {:?}", entry.warnings));
        }
        let passage = finding.passage.as_ref().map(|p| &sources.get(p.source).unwrap().text()[p.range.clone()]);
        let paragraph = finding.passage.as_ref().map(|p| sources.get(p.source).unwrap().paragraph(&p.range));
        if let Some(words) = &entry.source_has
            && !paragraph.is_some_and(|passage| flat(passage).contains(&flat(words)))
        {
            faults.push(format!("the passage has not {words:?}"));
        }
        let kinds: Vec<&str> = finding.changes.iter().map(|change| change.kind.as_str()).collect();
        for kind in &entry.changes {
            if !kinds.contains(&kind.as_str()) {
                faults.push(format!("no change of kind {kind}: {:?}", finding.changes));
            }
        }
        if !faults.is_empty() {
            wrong.push(format!(
                "{name}: {:?}: {}\n    passage: {passage:?}\n    by: {:?} warnings: {:?}\n    why: {}",
                entry.text,
                faults.join("; "),
                finding.speaker,
                finding.warnings.iter().map(ToString::to_string).collect::<Vec<_>>(),
                entry.why
            ));
        }
    }
    for (text, finding) in found.iter().zip(&report.findings).skip(next) {
        wrong.push(format!("{name}: not expected: {text:?} ({})", finding.kind.as_str()));
    }
    wrong
}

#[test]
fn every_quotation_of_the_set_gets_its_finding() {
    let folder = root().join("tests/fixtures/verify");
    let (mut wrong, mut count) = (Vec::new(), 0);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let Some(name) =
            file.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_suffix(".findings.json"))
        else {
            continue;
        };
        let expected: Expected = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        assert!(expected.findings.iter().all(|entry| FindingKind::parse(&entry.finding).is_some()), "{name}");
        count += expected.findings.len();
        wrong.extend(check(name, &expected));
    }
    assert!(wrong.is_empty(), "{} of {count} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(count, 150);
}

/// The finding for the first quotation of a manuscript, against one source.
fn first_finding(source: &str, manuscript: &str) -> FindingKind {
    let text = |text: &str| read(text.as_bytes(), Format::Plain).unwrap();
    let sources = Sources::new(vec![Source::of_document("source", text(source))]);
    let manuscript = Manuscript::new("manuscript", text(manuscript));
    verify(&manuscript, &sources).findings.first().unwrap().kind
}

#[test]
fn cut_off_quantities_and_times_are_out_of_context_unless_in_the_manuscript() {
    use FindingKind::{OutOfContext, Verbatim};
    let cost = "“The whole bridge cost them 212 million crowns,” Lee said.";
    let sail = "“They sail from here when the sea is calm,” Lee said.";
    for (source, manuscript, kind) in [
        (cost, "“The whole bridge cost them 212 million,” Lee said.", OutOfContext),
        (cost, "“The whole bridge cost them 212,” Lee said.", OutOfContext),
        (cost, "Lee said “the whole bridge cost them 212 million” crowns.", Verbatim),
        (cost, "“The whole bridge cost them 212 million crowns,” Lee said.", Verbatim),
        (sail, "“They sail from here,” Lee said.", OutOfContext),
        (sail, "“They sail from here when the sea is calm,” Lee said.", Verbatim),
    ] {
        assert_eq!(first_finding(source, manuscript), kind, "{manuscript}");
    }
}

#[test]
fn words_before_a_dash_and_words_without_spaces_are_looked_at() {
    for (source, manuscript) in [
        (
            "He said: “We will not build the bridge in spring.”",
            "“We will build the bridge in spring” – the prosecutor.",
        ),
        (
            "Az ügyész szerint „a kormány nem épít új kórházat Budapesten”.",
            "A per hétfőn kezdődött.\n\n„A kormány új kórházat épít Budapesten” – közölte.",
        ),
        ("เขากล่าวว่า “เราจะไม่สร้างสะพานใหม่ในปีหน้า”", "เขากล่าวว่า “เราจะสร้างสะพานใหม่ในปีหน้าแน่นอน”"),
    ] {
        let found = first_finding(source, manuscript);
        assert!(matches!(found, FindingKind::Altered | FindingKind::NotFound), "{manuscript}: {found:?}");
    }
}

#[test]
fn a_check_that_is_stopped_has_no_report() {
    let text = |text: &str| read(text.as_bytes(), Format::Plain).unwrap();
    let sources = Sources::new(vec![Source::of_document("source", text("“We will not go there,” Ann Lee said."))]);
    let manuscript = Manuscript::new("manuscript", text("“We will not go there,” Ann Lee said."));
    assert_eq!(verify_until(&manuscript, &sources, &AtomicBool::new(true)), None);
    assert_eq!(verify_until(&manuscript, &sources, &AtomicBool::new(false)), Some(verify(&manuscript, &sources)));
}

#[test]
fn the_nearest_passage_begins_and_ends_like_the_quotation_if_possible() {
    let text = |text: &str| read(text.as_bytes(), Format::Plain).unwrap();
    for (said, quotation) in [
        ("Nous ne construirons pas le pont de Tarn avant le vote", "Nous construirons le pont de Tarn avant le vote"),
        ("We will not rebuild the old bridge in Tarn this year", "We rebuild the old bridge in Tarn this year"),
        ("We rebuild the old bridge in Tarn, alas, never", "We rebuild the old bridge in Tarn never"),
    ] {
        let sources = Sources::new(vec![Source::of_document("source", text(&format!("Ann Lee: “{said}.” So be it.")))]);
        let report = verify(&Manuscript::new("manuscript", text(&format!("Ann Lee: “{quotation}.”"))), &sources);
        let passage = report.findings.first().and_then(|finding| finding.passage.clone()).unwrap();
        assert_eq!(sources.get(passage.source).unwrap().text().get(passage.range), Some(said), "{quotation}");
    }
}

#[test]
fn the_passage_of_an_edited_quotation_has_the_words_that_its_brackets_replace() {
    let text = |text: &str| read(text.as_bytes(), Format::Plain).unwrap();
    let said = "We have decided to keep the ferry because it is the task of our age";
    for quotation in [
        "[W]e have decided to keep the ferry",
        "[They] have decided to keep the ferry",
        "keep the ferry because it is the task of [our time]",
        "[They] have decided to keep the ferry because it is the task of [our time]",
    ] {
        let sources = Sources::new(vec![Source::of_document("source", text(&format!("Ann Lee: “{said}.” So be it.")))]);
        let report = verify(&Manuscript::new("manuscript", text(&format!("Ann Lee: “{quotation}.”"))), &sources);
        let finding = report.findings.first().unwrap();
        assert_eq!(finding.kind, FindingKind::Edited, "{quotation}");
        let passage = finding.passage.clone().unwrap();
        let words = sources.get(passage.source).unwrap().text().get(passage.range).unwrap();
        let (start, end) = (words.starts_with("We have"), words.trim_end_matches('.').ends_with("our age"));
        assert_eq!((start, end), (quotation.starts_with('['), quotation.ends_with(']')), "{quotation}: {words}");
    }
}
