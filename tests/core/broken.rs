//! Every mistake in a briefing file is reported with its location, in plain words.
//!
//! `tests/broken` has one file per mistake, and next to each `NAME.ron` a `NAME.expected` with the output of reading
//! it. New files are covered automatically. After a change of the messages, regenerate them with `BLESS=1 cargo test
//! --test core broken`, and read every line of the difference. A snapshot library (`insta`) was tried, but it needs six
//! more packages and a header in each file, instead of three lines here.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::hostile::assert_sound;
use briefing_core::{
    diagnostics::{Code, SourceLocation},
    format::Folder,
    limits,
    load::{Loaded, load_file, load_text},
};

fn folder() -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join("tests/broken")
}

/// The files of the folder with this extension, without it.
fn names(extension: &str) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder())
        .expect("tests/broken is there")
        .map(|entry| entry.expect("its entries can be read").path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .map(|path| path.file_stem().expect("a file has a name").to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// The problems found by reading, line by line, with file names instead of paths, and below each problem the locations
/// that explain it. Of more than forty lines, only the first ten and the last.
fn said(loaded: &Loaded) -> String {
    let mut lines = Vec::new();
    for problem in &loaded.diagnostics {
        let mut problem = problem.clone();
        problem.location = with_name_only(problem.location);
        lines.push(problem.to_string());
        for related in problem.related {
            lines.push(format!("    {}: {}", with_name_only(related.location), related.label));
        }
    }
    if lines.len() > 40 {
        let left_out = lines.len() - 11;
        lines.splice(10..lines.len() - 1, [format!("… and {left_out} more lines")]);
    }
    lines.iter().map(|line| format!("{line}\n")).collect()
}

fn with_name_only(place: SourceLocation) -> SourceLocation {
    let path = PathBuf::from(&place.file);
    SourceLocation { file: path.file_name().expect("a place names a file").to_string_lossy().into_owned(), ..place }
}

#[test]
fn every_mistake_is_reported_in_the_expected_words_at_the_expected_place() {
    let is_blessing = std::env::var_os("BLESS").is_some();
    let names = names("ron");
    assert!(names.len() >= 40, "some files are lost: there are {}", names.len());
    let mut failures = Vec::new();
    for name in names {
        let loaded = load_file(&folder().join(format!("{name}.ron")));
        let said = said(&loaded);
        let beside = folder().join(format!("{name}.expected"));
        if is_blessing {
            fs::write(&beside, &said).expect("the expected lines can be written");
        }
        match fs::read_to_string(&beside) {
            Ok(expected) if expected == said => {}
            Ok(expected) => failures.push(format!("{name}.ron\n--- expected\n{expected}--- said\n{said}")),
            Err(_) => failures.push(format!("{name}.ron has no {name}.expected; it says\n{said}")),
        }
        assert!(!said.is_empty(), "{name}.ron has no mistake");
        assert_sound(&name, &loaded);
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn no_expectation_is_left_without_its_file() {
    let files = names("ron");
    for name in names("expected") {
        assert!(files.contains(&name), "{name}.expected has no {name}.ron");
    }
}

/// The text of each file at the locations of its first problem and of its explanations.
fn marked(name: &str) -> Vec<String> {
    let loaded = load_file(&folder().join(format!("{name}.ron")));
    let problem = loaded.diagnostics.first().expect("it has a problem");
    let places = std::iter::once(&problem.location).chain(problem.related.iter().map(|related| &related.location));
    places
        .map(|place| loaded.text_of(&place.file)[place.range.clone().expect("a place in the file")].to_owned())
        .collect()
}

#[test]
fn the_very_characters_are_marked_and_those_that_explain_them() {
    for (name, expected) in [
        ("near-added-word", &["really", "agreed"][..]),
        ("near-dropped-not", &["agreed", "not"]),
        ("near-changed-digit", &["1,300", "1,200"]),
        ("near-changed-name", &["vessel", "ship"]),
        ("near-other-punctuation", &[".", "The second ship sails in May"]),
        ("misplaced-in-another-paragraph", &["\"The second ship sails in May,\"", "The second ship sails in May,"]),
        ("duplicate-ids", &["\"lind\"", "\"lind\""]),
        ("field-given-twice", &["title", "title"]),
        ("not-in-the-source", &["300", "200"]),
        (
            "folded",
            &["\"The second ship's crew-all of it-sails in May,\"", "The second ship’s crew—all of it—sails in May,"],
        ),
    ] {
        assert_eq!(marked(name), expected, "{name}");
    }
}

#[test]
fn every_code_has_a_file_that_shows_it() {
    let lines: String = names("expected")
        .iter()
        .map(|name| fs::read_to_string(folder().join(format!("{name}.expected"))).expect("it can be read"))
        .collect();
    for code in Code::ALL {
        assert!(lines.contains(&format!("[{}]: ", code.as_str())), "no file in tests/broken shows {code:?}");
    }
}

#[test]
fn what_stands_around_a_mistake_is_still_shown() {
    for name in ["several-at-once", "unknown-field-in-quote", "cut-off-in-list", "near-dropped-not", "not-a-type"] {
        let loaded = load_file(&folder().join(format!("{name}.ron")));
        let briefing = loaded.briefing.as_ref().unwrap_or_else(|| panic!("{name} shows nothing"));
        assert!(briefing.block_count() > 0, "{name}");
    }
}

#[test]
fn a_byte_order_mark_moves_no_place() {
    for name in ["several-at-once", "unknown-field-at-top", "plain-text", "cut-off-in-string"] {
        let text = fs::read_to_string(folder().join(format!("{name}.ron"))).expect("it can be read");
        let places = |text: String| {
            let loaded = load_text("x.ron", text.into(), Folder::Disk(folder().into()));
            loaded.diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(places(format!("\u{feff}{text}")), places(text), "{name}");
    }
}

fn only_line(path: &Path) -> String {
    let loaded = load_file(path);
    assert!(loaded.briefing.is_none());
    said(&loaded).trim_end().to_owned()
}

#[test]
fn files_that_are_not_utf_8_are_reported_with_their_first_invalid_byte() {
    let dir = tempfile::tempdir().expect("a folder can be made");
    let path = dir.path().join("latin.ron");
    fs::write(&path, b"Briefing(\n    title: \"Caf\xe9\",\n)").expect("it can be written");
    assert_eq!(
        only_line(&path),
        "latin.ron:2:16: error[E003]: this file is not UTF-8: byte 26 is not part of a character; save it as UTF-8 and open it again"
    );
    fs::write(&path, b"\xff\xfeB\0r\0").expect("it can be written");
    assert_eq!(
        only_line(&path),
        "latin.ron:1:1: error[E003]: this file is not UTF-8: byte 1 is not part of a character; save it as UTF-8 and open it again"
    );
}

#[test]
fn a_folder_is_told_from_a_file() {
    let dir = tempfile::tempdir().expect("a folder can be made");
    let path = dir.path().join("folder.ron");
    fs::create_dir(&path).expect("it can be made");
    assert_eq!(
        only_line(&path),
        "folder.ron: error[E001]: this is a folder, not a file; name the briefing file in it, such as briefing.ron"
    );
    assert!(!load_file(&path).could_be_read());
}

#[test]
fn a_missing_file_is_said_to_be_missing() {
    let dir = tempfile::tempdir().expect("a folder can be made");
    assert_eq!(
        only_line(&dir.path().join("none.ron")),
        "none.ron: error[E001]: file not found; check the name and the folder"
    );
}

#[cfg(unix)]
#[test]
fn a_device_is_not_read() {
    assert_eq!(
        only_line(Path::new("/dev/zero")),
        "zero: error[E001]: this is a device or a pipe, not a regular file; name a briefing file"
    );
}

#[test]
fn of_more_than_the_limits_allow_the_first_are_read_and_that_is_reported() {
    let speakers: String = (0..=limits::NAMES).map(|n| format!("\"{n}\": (name: \"A\"), ")).collect();
    // If a part cannot be read, nothing is reported as unused.
    let body = "Paragraph(text: 5), Paragraph(text: \"Yes.\")";
    let text = format!("Briefing(format: 1, title: \"T\", speakers: {{{speakers}}}, body: [{body}])");
    let loaded = load_text("many.ron", text.into(), Folder::Embedded(&[]));
    let told = "many.ron:1:43: error[E010]: there are 10001 speakers; only the first 10000 are read; split them up\n";
    assert!(said(&loaded).starts_with(told), "{}", said(&loaded));
    assert_eq!(loaded.briefing.expect("what is within the limits is shown").speakers().len(), limits::NAMES);
}
