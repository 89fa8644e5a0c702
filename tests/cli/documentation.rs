//! Every command of the README and of the pages in `assets/docs` does what it says.

use std::{fs, path::Path, process::Command};

/// The commands that are not run here, and what runs them instead.
const RUN_ELSEWHERE: [(&str, &str); 6] = [
    ("cargo run --release", "the tests of the real window"),
    ("cargo test", "this is it"),
    ("cargo install", ".ci/package"),
    (".ci/package", ".ci/run"),
    (".ci/windows", "itself, without an argument"),
    ("cargo run --release --example generate", "the benches, which use the same generator"),
];

fn pages() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs =
        fs::read_dir(root.join("assets/docs")).expect("there are pages").map(|entry| entry.expect("a page").path());
    let mut pages: Vec<_> = std::iter::once(root.join("README.md")).chain(docs).collect();
    pages.sort();
    let read = |path: &Path| fs::read_to_string(path).expect("a page is text");
    pages.iter().map(|path| (path.display().to_string(), read(path))).collect()
}

/// The commands in the code blocks, without their comments.
fn commands(page: &str) -> Vec<String> {
    let blocks = page.split("\n```").skip(1).step_by(2);
    let lines = blocks.flat_map(|block| block.lines().skip(1));
    let bare =
        lines.map(|line| line.split("  ").next().unwrap_or_default().split('#').next().unwrap_or_default().trim());
    bare.filter(|line| ["cargo ", "briefing-viewer", ".ci/"].iter().any(|program| line.starts_with(program)))
        .map(str::to_owned)
        .collect()
}

/// The documents that the commands name, and the files used instead.
const DOCUMENTS: [(&str, &str); 3] = [
    ("release.docx", "tracked-changes.docx"),
    ("release-corrected.docx", "tracked-changes.docx"),
    ("statement.html", "news-page.html"),
];

#[test]
fn every_command_of_the_documentation_works_as_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let documents = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/documents");
    for (name, document) in DOCUMENTS {
        fs::copy(documents.join(document), folder.path().join(name)).expect("a document can be copied");
    }
    let mut ran = 0;
    for (name, page) in pages() {
        for command in commands(&page) {
            let arguments = match command
                .strip_prefix("cargo run --release -- ")
                .or(command.strip_prefix("briefing-viewer"))
            {
                Some(arguments) => arguments.replace("[FILE…]", "my.briefing.ron").replace("FILE…", "my.briefing.ron"),
                None => {
                    let is_elsewhere = RUN_ELSEWHERE.iter().any(|(known, _)| command.starts_with(known));
                    assert!(is_elsewhere, "{name}: nobody runs `{command}`");
                    continue;
                }
            };
            let arguments = match arguments.split_whitespace().next() {
                Some("new") => arguments.replace("FILE", "another.briefing.ron"),
                // Several pages draft the same document.
                Some("draft") if !arguments.contains("--update") && !arguments.contains("json") => {
                    arguments.replace("FILE", "release.docx") + " --force"
                }
                // The document itself is the source, so that its quotations are found.
                Some("verify") => arguments.replace("TEXT", "release.docx").replace("SOURCE…", "release.docx"),
                _ => arguments.replace("--output FILE", "--output out.html --force").replace("FILE", "my.briefing.ron"),
            };
            let opens_window = matches!(arguments.trim(), "my.briefing.ron" | "release.docx");
            let output = Command::new(env!("CARGO_BIN_EXE_briefing-viewer"))
                .args(arguments.split_whitespace())
                .current_dir(&folder)
                .env_remove("DISPLAY")
                .env_remove("WAYLAND_DISPLAY")
                .output()
                .expect("the program runs");
            let said = String::from_utf8_lossy(&output.stderr);
            match opens_window {
                true => assert!(said.contains("there is no display"), "{name}: `{command}`: {said}"),
                false => assert!(output.status.success(), "{name}: `{command}`: {said}"),
            }
            ran += 1;
        }
    }
    assert!(ran >= 8, "only {ran} commands were found");
    assert!(folder.path().join("my.briefing.ron").is_file() && folder.path().join("out.html").is_file());
}
