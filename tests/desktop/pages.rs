//! Printed pages as other people's programs read them: the words that stand on them, in order, and their structure.
//!
//! Where poppler is missing the tests say so and are ignored; with `BRIEFING_VIEWER_CI=1` they fail.

use std::{borrow::Cow, path::Path, process::Command};

use briefing_core::{
    export::{
        Filter,
        pdf::{self, Selection, Settings},
    },
    format::Folder,
    load::{load_embedded, load_example, load_text},
    model::{BlockRef, Briefing},
    sample::Example,
};
use libtest_mimic::Trial;

use crate::process::{trial, within_deadline};

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

/// The text between the margins of every page, with the notes cut off where they begin.
fn printed(briefing: &Briefing, folder: &Path, is_rtl: bool) -> String {
    let path = folder.join("pages.pdf");
    let mut out = Vec::new();
    pdf::write(briefing, &Selection::Part(Filter::default()), &Settings::default(), &mut out).expect("pages");
    std::fs::write(&path, out).expect("written");
    // A4 with the text from 152.6 to 502.6 points, mirrored where it is read from right to left.
    let left = if is_rtl { "91" } else { "151" };
    let crop = ["-x", left, "-y", "62", "-W", "354", "-H", "704"];
    let mut command = Command::new("pdftotext");
    command.args(crop).arg("-enc").arg("UTF-8").arg(&path).arg("-");
    let (status, text, error) = within_deadline(&mut command);
    assert!(status.success(), "{error}");
    text
}

/// Letters and figures alone: what is left of a text when white space, line ends, marks of direction and the forms of
/// letters that stand beside each other are taken away.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether every block stands on the pages in order. The numbers of notes, and notes and page ends between the lines of a
/// block, are stepped over word by word.
fn assert_in_order<'b>(printed: &str, texts: impl Iterator<Item = Cow<'b, str>>) {
    let words: Vec<String> = printed.split_whitespace().map(letters).filter(|word| !word.is_empty()).collect();
    let mut at = 0;
    for text in texts {
        for word in text.split(|c: char| c.is_whitespace() || c == '-').map(letters).filter(|word| !word.is_empty()) {
            let is_word = |printed: &String| {
                let without_number = printed.trim_end_matches(|c: char| c.is_ascii_digit());
                *printed == word || without_number == word || printed.starts_with(&word) || word.starts_with(printed)
            };
            let found = words.iter().skip(at).take(160).position(is_word);
            at += 1 + found.unwrap_or_else(|| panic!("“{word}” of “{text}” is not near {:?}", words.get(at..at + 8)));
        }
    }
}

fn texts(briefing: &Briefing) -> impl Iterator<Item = Cow<'_, str>> {
    briefing.blocks().flat_map(|block: BlockRef<'_>| {
        std::iter::once(block.text()).chain(block.original()).map(Cow::Borrowed).collect::<Vec<_>>()
    })
}

fn the_sample() {
    let folder = tempfile::tempdir().expect("a folder");
    let briefing = load_embedded().briefing.expect("the sample");
    let text = printed(&briefing, folder.path(), false);
    assert_in_order(&text, texts(&briefing));
    // Nothing is left out between the words: every paragraph's letters are among the page's, notes and ends aside.
    let all = letters(&text);
    for block in briefing.blocks().filter(|block| block.notes().next().is_none() && block.text().len() < 300) {
        assert!(all.contains(&letters(block.text())), "{}", block.text());
    }
}

fn a_bilingual_briefing() {
    let folder = tempfile::tempdir().expect("a folder");
    let example = Example::ALL.into_iter().map(load_example).filter_map(|loaded| loaded.briefing);
    let briefing = example.into_iter().find(Briefing::has_originals).expect("one with originals");
    assert_in_order(&printed(&briefing, folder.path(), false), texts(&briefing));
}

fn an_arabic_briefing() {
    let folder = tempfile::tempdir().expect("a folder");
    let text =
        "قال الوزير إن الميناء سيفتح في عام 2027، وأضاف: «لن ننتظر أكثر من ذلك». وحضر الاجتماع 12 عضوا من مجلس المدينة.";
    let file = format!(
        r#"Briefing(format: 1, title: "ميناء جديد", language: "ar", speakers: {{"a": (name: "ليلى حسن", role: "الوزيرة")}},
        occasions: {{"o": (name: "اجتماع", date: "2026-03-02")}},
        body: [Paragraph(text: "{text}", quotes: [(speaker: "a", occasion: "o", text: "لن ننتظر أكثر من ذلك")])])"#
    );
    let loaded = load_text("arabic.ron", Cow::Owned(file), Folder::Embedded(&[]));
    let briefing = loaded.briefing.unwrap_or_else(|| panic!("{:?}", loaded.diagnostics));
    let printed = printed(&briefing, folder.path(), true);
    assert_in_order(&printed, texts(&briefing));
}

fn the_structure() {
    let folder = tempfile::tempdir().expect("a folder");
    printed(&load_embedded().briefing.expect("the sample"), folder.path(), false);
    let mut command = Command::new("pdfinfo");
    command.arg("-struct").arg(folder.path().join("pages.pdf"));
    let (status, structure, error) = within_deadline(&mut command);
    assert!(status.success(), "{error}");
    for (element, least) in
        [("H1", 1), ("H2", 5), ("H3", 5), ("P", 20), ("L", 4), ("LI", 10), ("Note", 37), ("Quote", 36)]
    {
        let is_one = |line: &&str| line.trim_start().split([' ', '(', ':']).next() == Some(element);
        let found = structure.lines().filter(is_one).count();
        assert!(found >= least, "{found} of {element}, not {least}:\n{structure}");
    }
}
