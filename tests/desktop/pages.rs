//! Reads printed pages with other programs: their words, in order, and their structure.
//!
//! If poppler is missing, the tests say so and are ignored; with `BRIEFING_VIEWER_CI=1` they fail.

use std::{borrow::Cow, path::Path, process::Command};

use briefing_core::{
    export::{
        Filter,
        pdf::{self, Selection, Settings},
    },
    format::Folder,
    load::{load_embedded, load_example, load_text},
    model::Briefing,
    sample::Example,
};
use libtest_mimic::Trial;

use crate::process::trial;

const POPPLER: [(&str, &str); 2] = [("pdftotext", "poppler-utils"), ("pdfinfo", "poppler-utils")];

/// The tests of this file.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("the_sample_on_paper_is_the_sample_word_for_word", &POPPLER, the_sample),
        trial("a_bilingual_briefing_on_paper_has_both_texts_word_for_word", &POPPLER, a_bilingual_briefing),
        trial("an_arabic_briefing_on_paper_is_the_same_word_for_word", &POPPLER, an_arabic_briefing),
        trial("poppler_finds_headings_lists_notes_and_quotes_in_the_structure", &POPPLER, the_structure),
    ]
}

/// The text between the margins of every page, with the notes.
fn printed(briefing: &Briefing, folder: &Path, is_rtl: bool) -> String {
    let path = folder.join("pages.pdf");
    let mut out = Vec::new();
    pdf::write(briefing, &Selection::Part(Filter::default()), &Settings::default(), &mut out).expect("pages");
    std::fs::write(&path, out).expect("written");
    // A4 with the text from 152.6 to 502.6 points, mirrored if it is read from right to left.
    let left = if is_rtl { "91" } else { "151" };
    let crop = ["-x", left, "-y", "62", "-W", "354", "-H", "704"];
    let mut command = Command::new("pdftotext");
    command.args(crop).arg("-enc").arg("UTF-8").arg(&path).arg("-");
    output_of(&mut command)
}

fn output_of(command: &mut Command) -> String {
    let output = command.output().expect("poppler runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    // `pdfinfo` prints titles of the structure as they are stored, in UTF-16 if one has other than Latin letters.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Only the letters and digits of a text, without white space, line ends, direction marks and contextual letter
/// forms.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Checks that the pages have the letters of every block in order and nothing between them, except the numbers of
/// notes and the notes at the feet of pages.
fn assert_word_for_word(briefing: &Briefing, printed: &str) {
    let mut printed = letters(printed);
    let mut expected = String::new();
    let mut number = 0;
    for block in briefing.blocks() {
        expected.push_str(&letters(block.turn().and_then(|turn| turn.label.as_deref()).unwrap_or_default()));
        let mut from = 0;
        for (_, note) in block.notes() {
            number += 1;
            let noted = letters(&block.text()[from..note.range.end]);
            expected.push_str(&format!("{noted}{number}"));
            from = note.range.end;
            let foot = format!("{number}{}", letters(&note.text));
            assert!(printed.contains(&foot), "note {number}: {}", note.text);
            printed = printed.replacen(&foot, "", 1);
        }
        expected.push_str(&letters(&block.text()[from..]));
        expected.push_str(&letters(block.original().unwrap_or_default()));
    }
    assert!(printed.contains(&expected), "the pages say:\n{printed}\n\nand not:\n{expected}");
}

fn the_sample() {
    let folder = tempfile::tempdir().expect("a folder");
    let briefing = load_embedded().briefing.expect("the sample");
    assert_word_for_word(&briefing, &printed(&briefing, folder.path(), false));
}

fn a_bilingual_briefing() {
    let folder = tempfile::tempdir().expect("a folder");
    let example = Example::ALL.into_iter().map(load_example).filter_map(|loaded| loaded.briefing);
    let briefing = example.into_iter().find(Briefing::has_originals).expect("one with originals");
    assert_word_for_word(&briefing, &printed(&briefing, folder.path(), false));
}

/// Without lam-alef, because poppler reads the letters of a ligature from left to right, whatever the direction of
/// the word. Ligatures are tested in the typesetter.
fn an_arabic_briefing() {
    let folder = tempfile::tempdir().expect("a folder");
    let text =
        "قال الوزير إن الميناء سيفتح في عام 2027، وأضاف: «لن ننتظر أكثر من ذلك». وحضر الجلسة 12 عضوا من مجلس المدينة.";
    let file = format!(
        r#"Briefing(format: 1, title: "ميناء جديد", language: "ar", speakers: {{"a": (name: "ليلى حسن", role: "الوزيرة")}},
        occasions: {{"o": (name: "اجتماع", date: "2026-03-02")}},
        body: [Paragraph(text: "{text}", quotes: [(speaker: "a", occasion: "o", text: "لن ننتظر أكثر من ذلك")])])"#
    );
    let loaded = load_text("arabic.ron", Cow::Owned(file), Folder::Embedded(&[]));
    let briefing = loaded.briefing.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
    assert_word_for_word(&briefing, &printed(&briefing, folder.path(), true));
}

fn the_structure() {
    let folder = tempfile::tempdir().expect("a folder");
    let briefing = load_embedded().briefing.expect("the sample");
    printed(&briefing, folder.path(), false);
    // The facts of a topic are a list; the sample has no other lists.
    let lists = briefing.topics().iter().filter(|topic| !topic.facts.is_empty()).count();
    let facts = briefing.topics().iter().map(|topic| topic.facts.len()).sum();
    let mut command = Command::new("pdfinfo");
    command.arg("-struct").arg(folder.path().join("pages.pdf"));
    let structure = output_of(&mut command);
    for (element, least) in
        [("H1", 1), ("H2", 5), ("H3", 5), ("P", 20), ("L", lists), ("LI", facts), ("Note", 37), ("Quote", 36)]
    {
        let is_one = |line: &&str| line.trim_start().split([' ', '(', ':']).next() == Some(element);
        let found = structure.lines().filter(is_one).count();
        assert!(found >= least, "{found} of {element}, not {least}:\n{structure}");
    }
}
