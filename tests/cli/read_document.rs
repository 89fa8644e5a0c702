//! The hidden command `read-document`, and how its parent handles a child that fails.
#![cfg(unix)]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use briefing_core::document::{Document, DocumentError, Format, ReaderLimits, read, read_isolated};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_briefing-viewer");
const DOCUMENTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/documents/");

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new(DOCUMENTS).join(name)).expect("a fixture")
}

/// A program that runs a line of shell.
fn script(folder: &TempDir, line: &str) -> PathBuf {
    let path = folder.path().join("reader");
    // Written by another process: a file that this one has open for writing, if only by a child of another test that has
    // just been forked, cannot be run.
    let write = r#"printf '%s\n' '#!/bin/sh' "$2" > "$1" && chmod 755 "$1""#;
    let status = Command::new("/bin/sh").args(["-c", write, "sh"]).arg(&path).arg(line).status();
    assert!(status.expect("a shell").success());
    path
}

fn limits(seconds: u64) -> ReaderLimits {
    ReaderLimits { time: Duration::from_secs(seconds), memory: 1 << 30, output: 1 << 20 }
}

/// The result of reading with a child that runs a line of shell. It has a minute, but needs almost no time.
fn read_by(line: &str) -> Result<Document, DocumentError> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    read_isolated(&script(&folder, line), b"text", Format::Docx, limits(60))
}

fn said_by(line: &str) -> String {
    read_by(line).expect_err("an error").to_string()
}

#[test]
fn a_child_process_reads_a_document_like_this_one() {
    for (name, format) in [
        ("tracked-changes.docx", Format::Docx),
        ("minutes.odt", Format::Odt),
        ("museum.rtf", Format::Rtf),
        ("release.eml", Format::Email),
    ] {
        let bytes = fixture(name);
        let here = read(&bytes, format);
        assert!(here.is_ok(), "{name}: {here:?}");
        assert_eq!(read_isolated(Path::new(PROGRAM), &bytes, format, ReaderLimits::default()), here, "{name}");
    }
}

#[test]
fn errors_of_a_child_process_are_passed_on() {
    let bytes = b"PK no package";
    let here = read(bytes, Format::Docx);
    assert!(here.is_err());
    assert_eq!(read_isolated(Path::new(PROGRAM), bytes, Format::Docx, ReaderLimits::default()), here);
}

#[test]
fn a_child_without_memory_reports_that() {
    let little = ReaderLimits { memory: 64 << 20, ..ReaderLimits::default() };
    let result = read_isolated(Path::new(PROGRAM), &fixture("minutes.odt"), Format::Odt, little);
    let said = result.expect_err("an error").to_string();
    assert!(said.contains("needs more memory"), "{said}");
}

#[test]
fn a_child_that_never_ends_is_killed_with_its_descendants() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for line in [
        "while :; do :; done",
        "/bin/sleep 100 & /bin/sleep 100",
        "exec >&-; /bin/sleep 100",
        "/bin/sleep 100 & exit 0",
    ] {
        let start = Instant::now();
        let result = read_isolated(&script(&folder, line), b"text", Format::Docx, limits(1));
        assert_eq!(result, Err(DocumentError::TooSlow(1)), "{line}");
        assert!(start.elapsed() < Duration::from_secs(20), "{line}: {:?}", start.elapsed());
    }
}

#[test]
fn a_process_left_behind_by_a_child_does_not_block() {
    let start = Instant::now();
    assert_eq!(read_by("/bin/sleep 100 > /dev/null & printf '{\"Err\":\"Empty\"}'"), Err(DocumentError::Empty));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

#[test]
fn a_child_that_prints_without_end_is_stopped_at_the_limit() {
    assert_eq!(said_by("while :; do echo more and more; done"), "this file has more text than 1 MiB");
}

#[test]
fn a_child_with_endless_error_output_is_killed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let program = script(&folder, "while :; do echo more and more >&2; done");
    assert_eq!(read_isolated(&program, b"text", Format::Docx, limits(1)), Err(DocumentError::TooSlow(1)));
}

#[test]
fn an_invalid_answer_is_rejected() {
    let not_understood = "the reader of this file failed (its output is invalid); save it as plain text and try again";
    let unsound = r#"printf '{"Ok":{"text":"one","blocks":[{"kind":"Paragraph","range":{"start":0,"end":9}}],"title":null,"authors":[],"publisher":null,"published":null,"language":null,"url":null,"encoding":null,"left_out":[]}}'"#;
    for line in ["echo hello", "exit 0", "printf '{\"Ok\":'", unsound] {
        assert_eq!(said_by(line), not_understood, "{line}");
    }
    let sound = unsound.replace("\"end\":9", "\"end\":3");
    assert_eq!(read_by(&sound).expect("a document").text, "one", "the same with a range that is right");
}

#[test]
fn the_death_of_a_child_is_explained() {
    for (line, words) in [
        ("kill -SEGV $$", "a memory access error"),
        ("kill -ABRT $$", "it ended unexpectedly"),
        ("kill -KILL $$", "needs more memory than 1024 MiB"),
        ("kill -XCPU $$", "took longer than 60 seconds"),
        ("echo 'thread has overflowed its stack' >&2; kill -ABRT $$", "nested too deeply"),
        ("echo 'memory allocation of 99 bytes failed' >&2; kill -ABRT $$", "needs more memory than 1024 MiB"),
        ("exit 3", "it ended with exit status: 3"),
    ] {
        let said = said_by(line);
        assert!(said.contains(words), "{line}: {said}");
    }
}

#[test]
fn a_missing_program_is_reported() {
    let result = read_isolated(Path::new("/nowhere/reader"), b"", Format::Pdf, limits(1));
    assert!(
        matches!(result, Err(DocumentError::ReaderFailed(reason)) if reason.starts_with("it could not be started"))
    );
}

#[test]
fn a_child_gets_only_the_document_its_format_and_its_limits() {
    let answer =
        r#"printf '{"Err":{"ReaderFailed":"%s"}}' "$1 $2 $BRIEFING_VIEWER_READER_LIMITS ${HOME-none} $(/bin/cat)""#;
    assert!(said_by(answer).contains("(read-document docx 60,1073741824,1048576 none text)"), "{}", said_by(answer));
}

#[test]
fn a_child_that_does_not_read_its_input_does_not_block() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let program = script(&folder, r#"printf '{"Err":"Empty"}'"#);
    assert_eq!(read_isolated(&program, &vec![b' '; 8 << 20], Format::Docx, limits(60)), Err(DocumentError::Empty));
}
