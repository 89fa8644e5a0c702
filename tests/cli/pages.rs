//! PDF on the command line: where it may be written, and on which paper.

use briefing_viewer::cli::{self, Console, Outcome};

const SHIPPED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/korea-japan-summit.ron");

fn run(args: &[&str], is_terminal: bool) -> (Outcome, Vec<u8>, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let console = Console::new(&mut out, &mut err, false).on_terminal(is_terminal);
    let outcome = cli::run(args.iter().map(Into::into), console);
    (outcome, out, String::from_utf8(err).expect("UTF-8"))
}

#[test]
fn a_pdf_is_written_to_a_file_or_a_pipe() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("pages.pdf");
    let path = path.to_str().expect("UTF-8");
    let (outcome, out, err) = run(&["export", SHIPPED, "--format", "pdf", "--output", path], true);
    assert_eq!((outcome, out, err.as_str()), (Outcome::Exit(0), Vec::new(), ""));
    let (outcome, out, _) = run(&["export", SHIPPED, "--format", "pdf"], false);
    assert_eq!(outcome, Outcome::Exit(0));
    assert!(out == std::fs::read(path).expect("a file"), "the same bytes either way");
}

#[test]
fn a_pdf_is_not_written_to_a_terminal() {
    let (outcome, out, err) = run(&["export", SHIPPED, "--format", "pdf"], true);
    assert_eq!((outcome, out), (Outcome::Exit(2), Vec::new()));
    assert!(err.contains("a PDF cannot be shown in a terminal; add `--output FILE`"), "{err}");
}

#[test]
fn paper_is_a4_by_default_and_only_for_pdf() {
    let size = |paper: &[&str]| {
        let args = [&["export", SHIPPED, "--format", "pdf", "--topic", "gifts"], paper].concat();
        let (outcome, out, err) = run(&args, false);
        assert_eq!((outcome, err.as_str()), (Outcome::Exit(0), ""));
        out.windows(7).any(|window| window == b"612 792")
    };
    assert!(!size(&[]) && !size(&["--paper", "a4"]) && size(&["--paper", "letter"]));
    let (outcome, _, err) = run(&["export", SHIPPED, "--format", "json", "--paper", "a4"], false);
    assert_eq!(outcome, Outcome::Exit(2));
    assert!(err.contains("`--paper` is for `--format pdf`"), "{err}");
}
