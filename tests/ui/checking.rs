//! Checking a text in the window: pasted, as a document, as a single sentence.

use std::{fs, path::Path};

use crate::common::{Setup, Window, briefing};
use briefing_core::load::load_file;
use briefing_viewer::gui::{command::Command, state::store::StateStore};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

const BRIEFING: &str = r#"Briefing(
    format: 1,
    title: "Harbour",
    speakers: { "lee": (name: "Ann Lee"), "kim": (name: "Bo Kim") },
    occasions: { "talk": (name: "Talk") },
    body: [
        Paragraph(
            text: "“We will not build on the marsh this year,” Lee said. “The harbour costs 212 million crowns,” Kim said.",
            quotes: [
                (speaker: "lee", occasion: "talk", text: "We will not build on the marsh this year,"),
                (speaker: "kim", occasion: "talk", text: "The harbour costs 212 million crowns,"),
            ],
        ),
    ],
)"#;

const ARTICLE: &str = "\
A new harbour

“We will build on the marsh this year,” Ann Lee said in Oster.

“The harbour costs 212 million crowns,” Bo Kim said.

“The harbour costs 212 million crowns,” Ann Lee said as well.

Nobody else said a word about the “grand plan” on that day.
";

fn window() -> Window {
    Window::of(briefing(BRIEFING), Setup::default())
}

fn paste(window: &mut Window, text: &str) {
    window.harness.input_mut().events.push(egui::Event::Paste(text.to_owned()));
    window.settle();
}

fn checked() -> Window {
    let mut window = window();
    paste(&mut window, ARTICLE);
    window.wait_until("it is checked", |window| window.shows("1 of 3 quotations verified"));
    window
}

#[test]
fn a_pasted_text_gets_a_tab_with_its_findings_the_worst_first() {
    let window = checked();
    for text in [
        "Pasted text",
        "Pasted text, checked against 1 open briefing",
        "All 4",
        "1 misattributed",
        "1 altered",
        "1 verbatim",
        "1 phrase",
        "Misattributed: said by Bo Kim: “The harbour costs 212 million crowns,”. The source, Bo Kim: “The harbour costs 212 million crowns,”",
        "Altered: differs from the source: “We will build on the marsh this year,”",
    ] {
        assert!(window.shows(text), "{text}\n{:#?}", window.names());
    }
}

#[test]
fn findings_are_chosen_by_the_arrows_and_show_what_differs() {
    let mut window = checked();
    window.key(NONE, Key::ArrowDown);
    let altered = "Altered: differs from the source: “We will build on the marsh this year,”. Negation: “not” is \
                   left out. The source, Ann Lee: “We will not build on the marsh this year”";
    assert!(window.shows(altered), "{:#?}", window.names());
    window.click("Copy source wording");
    assert_eq!(window.last_copy().as_deref(), Some("We will not build on the marsh this year"));
    assert!(window.shows("Copied the source wording"), "{:#?}", window.names());
}

#[test]
fn home_and_end_choose_the_first_and_the_last_finding() {
    let mut window = checked();
    window.key(NONE, Key::End);
    window.key(CTRL, Key::C);
    assert!(window.shows("Nothing to copy: choose a finding with a passage in the source"), "a phrase is the last");
    window.key(NONE, Key::Home);
    window.key(CTRL, Key::C);
    assert_eq!(window.last_copy().as_deref(), Some("The harbour costs 212 million crowns,"));
}

#[test]
fn findings_are_listed_in_the_order_of_the_text_on_request() {
    let mut window = checked();
    let first = |window: &mut Window| {
        window.key(NONE, Key::Home);
        window.key(CTRL, Key::C);
        window.last_copy().unwrap_or_default()
    };
    assert_eq!(first(&mut window), "The harbour costs 212 million crowns,", "the worst");
    window.click("Worst first");
    assert_eq!(first(&mut window), "We will not build on the marsh this year", "the first in the text");
    window.click("In text order");
    assert_eq!(first(&mut window), "The harbour costs 212 million crowns,");
}

#[test]
fn the_findings_that_need_a_look_are_copied_as_a_list() {
    let list = "\
Pasted text: 1 of 3 quotations verified

1. “We will build on the marsh this year,”
   Altered: differs from the source
   Ann Lee, Harbour: “We will not build on the marsh this year”
   Negation: “not” is left out

2. “The harbour costs 212 million crowns,”
   Misattributed: said by Bo Kim
   Bo Kim, Harbour: “The harbour costs 212 million crowns,”

Checked against: Harbour";
    for keys in [(Modifiers::ALT, Key::C), (Modifiers::SHIFT, Key::F2)] {
        let mut window = checked();
        window.key(keys.0, keys.1);
        window.wait_until("it is copied", |window| window.shows("Copied the report"));
        assert_eq!(window.last_copy().as_deref(), Some(list));
    }
}

#[test]
fn a_passage_is_opened_in_its_briefing() {
    let mut window = checked();
    window.click("Open in the briefing");
    assert!(window.shows("All 2 quotes verified"), "{:#?}", window.names());
}

#[test]
fn back_leads_from_the_briefing_to_the_check_that_opened_it() {
    let mut window = checked();
    window.click("Open in the briefing");
    window.key(Modifiers::ALT, Key::ArrowLeft);
    assert!(window.shows("1 of 3 quotations verified"), "{:#?}", window.names());
    window.key(CTRL | Modifiers::SHIFT, Key::Tab);
    assert!(window.shows("All 2 quotes verified"), "{:#?}", window.names());
}

#[test]
fn forward_leads_from_the_check_to_the_briefing_again_and_back_to_the_check() {
    let mut window = checked();
    window.click("Open in the briefing");
    for _ in 0..2 {
        window.key(Modifiers::ALT, Key::ArrowLeft);
        assert!(window.shows("1 of 3 quotations verified"), "{:#?}", window.names());
        window.key(Modifiers::ALT, Key::ArrowRight);
        assert!(window.shows("All 2 quotes verified"), "{:#?}", window.names());
    }
}

#[test]
fn forward_to_a_briefing_that_was_closed_says_so() {
    let mut window = checked();
    window.click("Open in the briefing");
    window.key(Modifiers::ALT, Key::ArrowLeft);
    let context = window.harness.ctx.clone();
    window.harness.state_mut().apply(&context, Command::CloseOtherTabs(1));
    window.key(Modifiers::ALT, Key::ArrowRight);
    assert!(window.shows("That tab has been closed"), "{:#?}", window.names());
}

#[test]
fn the_chosen_finding_has_the_focus_and_enter_opens_its_passage() {
    let mut window = checked();
    window.key(NONE, Key::ArrowDown);
    window.key(NONE, Key::ArrowUp);
    window.key(NONE, Key::Enter);
    assert!(window.shows("All 2 quotes verified"), "{:#?}", window.names());
}

#[test]
fn the_text_of_a_check_is_searched() {
    let mut window = checked();
    window.key(CTRL, Key::F);
    window.harness.event(egui::Event::Text("crowns".to_owned()));
    window.wait_until("it is found", |window| window.shows("1 of 2"));
    window.key(NONE, Key::Enter);
    assert!(window.shows("2 of 2"), "{:#?}", window.names());
    window.key(NONE, Key::F3);
    assert!(window.shows("1 of 2"), "after the last match comes the first");
    window.key(CTRL, Key::A);
    window.harness.event(egui::Event::Text("nowhere".to_owned()));
    window.wait_until("nothing is found", |window| window.shows("No matches"));
    window.key(NONE, Key::Escape);
    assert!(!window.shows("Find in the text"), "{:#?}", window.names());
    window.key(NONE, Key::ArrowDown);
    window.key(CTRL, Key::C);
    assert_eq!(window.last_copy().as_deref(), Some("We will not build on the marsh this year"), "the focus is back");
}

#[test]
fn a_check_has_a_menu() {
    let mut window = checked();
    window.click("Menu");
    assert!(window.shows("New briefing…") && window.shows("Close tab"), "{:#?}", window.names());
}

#[test]
fn a_command_for_briefings_says_in_a_check_that_it_needs_one() {
    let mut window = checked();
    for key in [Key::D, Key::M, Key::Z, Key::P] {
        window.key(CTRL, key);
        assert!(window.shows("This works in a briefing, not in a check"), "{key:?}: {:#?}", window.names());
        window.key(NONE, Key::Escape);
        assert!(!window.shows("This works in a briefing, not in a check"), "Escape takes it away");
    }
}

#[test]
fn the_keys_of_the_next_quote_choose_the_next_finding() {
    let mut window = checked();
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(CTRL, Key::C);
    window.key(Modifiers::ALT, Key::ArrowUp);
    window.key(CTRL, Key::C);
    let copied: Vec<String> = window.board.lock().unwrap().iter().map(|copied| copied.plain.clone()).collect();
    assert!(matches!(&copied[..], [second, first] if second != first), "{copied:?}");
}

#[test]
fn an_error_is_shown_in_a_check_until_it_is_dismissed() {
    let folder = TempDir::new().expect("a folder");
    let document = folder.path().join("empty.txt");
    fs::write(&document, " ").expect("a file");
    let mut window = checked();
    let context = window.harness.ctx.clone();
    window.harness.state_mut().apply(&context, Command::OpenFiles(vec![document]));
    window.wait_until("it is said", |window| window.shows("there is no text in this file"));
    assert!(window.shows("1 of 3 quotations verified"), "{:#?}", window.names());
    window.click("Dismiss");
    assert!(!window.shows("there is no text in this file"), "{:#?}", window.names());
}

#[test]
fn saving_a_report_is_refused_in_a_briefing() {
    let mut window = window();
    window.key(Modifiers::ALT, Key::V);
    assert!(window.shows("This is not a check; Ctrl+Shift+V checks a text"), "{:#?}", window.names());
}

#[test]
fn back_leads_from_the_problems_to_the_text() {
    let mut window = window();
    window.key(NONE, Key::F8);
    assert!(window.shows("No problems"), "{:#?}", window.names());
    window.key(Modifiers::ALT, Key::ArrowLeft);
    assert!(!window.shows("No problems"), "{:#?}", window.names());
}

#[test]
fn findings_of_one_kind_are_shown_alone() {
    let mut window = checked();
    window.click("1 altered");
    assert!(!window.shows("Misattributed: said by Bo Kim: “The harbour costs"), "{:#?}", window.names());
    window.click("All 4");
    assert!(window.shows("1 misattributed"));
}

#[test]
fn a_single_sentence_is_answered_without_a_tab() {
    let mut window = window();
    for (text, answer) in [
        ("We will build on the marsh this year", "≠  Altered: differs from the source"),
        ("“We will not build on the marsh this year.”", "✓  Verbatim: matches the source"),
        (
            "“We will not build on the marsh this year,” the mayor said.",
            "✓!  Verbatim, with 1 warning: matches the source",
        ),
        ("The sea is a lady", "?  Not found in any source"),
        ("“We will not build on the marsh this year,” Bo Kim said.", "@  Misattributed: said by Ann Lee"),
    ] {
        paste(&mut window, text);
        window.wait_until("it is answered", |window| window.shows(answer));
        assert!(!window.shows("Pasted text"), "{:#?}", window.names());
        window.key(NONE, Key::Escape);
    }
}

#[test]
fn an_answer_names_its_source_by_title_and_date() {
    let dated = BRIEFING.replace("title: \"Harbour\",", "title: \"Harbour\", source: (published: \"2026-03-12\"),");
    for (text, source) in [(BRIEFING, "Ann Lee, Harbour"), (dated.as_str(), "Ann Lee, Harbour, 12 March 2026")] {
        let mut window = Window::of(briefing(text), Setup::default());
        paste(&mut window, "We will build on the marsh this year");
        window.wait_until("it is answered", |window| window.shows("Altered"));
        assert!(window.names().iter().any(|name| name == source), "{:#?}", window.names());
    }
}

#[test]
fn an_answer_leads_to_the_place_in_the_briefing() {
    let mut window = window();
    paste(&mut window, "The harbour costs 213 million crowns");
    window.wait_until("it is answered", |window| window.shows("Number: “213” instead of “212”"));
    window.click("Open in the briefing");
    assert!(!window.shows("Check a text"), "{:#?}", window.names());
}

#[test]
fn a_key_asks_for_a_text_to_check() {
    let mut window = window();
    window.key(CTRL | Modifiers::SHIFT, Key::V);
    assert!(window.shows("Check a text"));
    paste(&mut window, ARTICLE);
    window.click("Check");
    window.wait_until("it is checked", |window| window.shows("1 of 3 quotations verified"));
}

#[test]
fn a_text_without_quotations_is_reported() {
    let mut window = window();
    paste(&mut window, &"The sea was calm and nobody spoke.\n\n".repeat(12));
    window.wait_until("it is checked", |window| window.shows("No quotations to check"));
    assert!(window.shows("There are no quotations in this text."), "{:#?}", window.names());
}

#[test]
fn a_check_waits_for_briefings_that_are_still_being_read() {
    let folder = TempDir::new().expect("a folder");
    let other = folder.path().join("other.ron");
    fs::write(&other, BRIEFING.replace("costs 212", "costs 215")).expect("a file");
    for (text, answer) in [
        (ARTICLE, "Pasted text, checked against 2 open briefings"),
        ("The harbour costs 215 million crowns", "✓  Verbatim: matches the source"),
    ] {
        let mut window = window();
        let context = window.harness.ctx.clone();
        for command in [Command::OpenFiles(vec![other.clone()]), Command::CheckText(text.to_owned())] {
            window.harness.state_mut().apply(&context, command);
        }
        window.wait_until("it is checked", |window| window.shows(answer));
    }
}

#[test]
fn two_pasted_texts_are_told_apart_by_their_beginnings() {
    let mut window = checked();
    paste(&mut window, &ARTICLE.replace("A new harbour", "Another harbour for the people of Oster and the islands"));
    window.wait_until("it is checked", |window| window.shows("1 of 3 quotations verified"));
    for title in ["A new harbour – Pasted text", "Another harbour for the people of Oster… – Pasted text"] {
        assert!(window.shows(title), "{:#?}", window.names());
    }
}

#[test]
fn two_versions_of_a_pasted_text_are_told_apart_by_a_number() {
    let mut window = checked();
    paste(&mut window, &ARTICLE.replace("Nobody else", "Nobody"));
    window.wait_until("it is checked", |window| window.shows("1 of 3 quotations verified"));
    for title in ["A new harbour – Pasted text", "A new harbour – Pasted text (2)"] {
        assert!(window.shows(title), "{:#?}", window.names());
    }
}

#[test]
fn a_report_is_named_after_the_beginning_of_the_pasted_text() {
    let mut window = checked();
    window.click("Save report…");
    assert!(window.shows("report-on-a-new-harbour.html"), "{:#?}", window.names());
}

#[test]
fn checks_are_opened_again_at_the_next_start_until_they_are_closed() {
    let folder = TempDir::new().expect("a folder");
    let article = folder.path().join("article.txt");
    fs::write(&article, ARTICLE).expect("a file");
    let state_store = StateStore::at(&folder.path().join("state.ron"));
    let started = || {
        let (kept, state_store) = (state_store.read().0, state_store.clone());
        Window::of(briefing(BRIEFING), Setup { kept, state_store, ..Setup::default() })
    };
    let pasted_texts = || fs::read_dir(folder.path().join("drafts/checks")).expect("a folder").count();
    let mut window = started();
    paste(&mut window, ARTICLE);
    window.wait_until("it is stored before the window is closed", |_| state_store.read().0.checks.len() == 1);
    window.key(CTRL | Modifiers::SHIFT, Key::V);
    let context = window.harness.ctx.clone();
    window.harness.state_mut().apply(&context, Command::OpenFiles(vec![article]));
    window.harness.state_mut().finish();
    let mut window = started();
    let (pasted, file) =
        ("Pasted text, checked against 1 open briefing", "article.txt, checked against 1 open briefing");
    let is_checked = |window: &Window, name: &str| window.shows("1 of 3 quotations verified") && window.shows(name);
    window.wait_until("the one that was shown is checked", |window| is_checked(window, file));
    window.key(CTRL | Modifiers::SHIFT, Key::Tab);
    window.wait_until("the other one is checked", |window| is_checked(window, pasted));
    assert_eq!(pasted_texts(), 1);
    window.harness.state_mut().finish();
    let mut window = started();
    window.wait_until("the other one is shown now", |window| is_checked(window, pasted));
    window.key(CTRL, Key::W);
    window.key(CTRL, Key::W);
    window.harness.state_mut().finish();
    assert_eq!((pasted_texts(), state_store.read().0.checks), (0, Vec::new()));
}

#[test]
fn a_document_is_checked_and_checked_again_when_it_is_saved() {
    let folder = TempDir::new().expect("a folder");
    let article = folder.path().join("article.txt");
    fs::write(&article, ARTICLE).expect("a file");
    let state_store = StateStore::at(&folder.path().join("state.ron"));
    let mut window = Window::of(briefing(BRIEFING), Setup { state_store, ..Setup::default() });
    window.key(CTRL | Modifiers::SHIFT, Key::V);
    let context = window.harness.ctx.clone();
    window.harness.state_mut().apply(&context, Command::OpenFiles(vec![article.clone()]));
    window.wait_until("it is checked", |window| window.shows("1 of 3 quotations verified"));
    fs::write(&article, ARTICLE.replace("We will build", "We will not build")).expect("a file");
    window.key(NONE, Key::F5);
    window.wait_until("it is checked again", |window| window.shows("2 of 3 quotations verified"));
    assert!(window.shows("Checked again: 1 problem fewer than before"), "{:#?}", window.names());
}

#[test]
fn the_reason_for_an_unreadable_text_is_shown() {
    let folder = TempDir::new().expect("a folder");
    let article = folder.path().join("article.txt");
    fs::write(&article, " ").expect("a file");
    let mut window = window();
    window.key(CTRL | Modifiers::SHIFT, Key::V);
    let context = window.harness.ctx.clone();
    window.harness.state_mut().apply(&context, Command::OpenFiles(vec![article]));
    window.wait_until("it is said", |window| window.shows("there is no text in this file"));
}

/// Opens a document of a folder in a window that has the folder's briefing open, and waits until it is checked.
fn checked_file(folder: &TempDir, article: &Path) -> Window {
    let source = folder.path().join("harbour.ron");
    fs::write(&source, BRIEFING).expect("a file");
    let state_store = StateStore::at(&folder.path().join("state.ron"));
    let mut window = Window::of(load_file(&source), Setup { state_store, ..Setup::default() });
    window.key(CTRL | Modifiers::SHIFT, Key::V);
    let context = window.harness.ctx.clone();
    window.harness.state_mut().apply(&context, Command::OpenFiles(vec![article.to_owned()]));
    window.wait_until("it is checked", |window| window.shows("1 of 3 quotations verified"));
    window
}

/// The output of the command line for the same article and briefing.
fn printed(folder: &TempDir, article: &Path, format: &str) -> Vec<u8> {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_briefing-viewer"))
        .args(["verify".as_ref(), article.as_os_str(), "--against".as_ref()])
        .arg(folder.path().join("harbour.ron"))
        .args(["--format", format])
        .output()
        .expect("the program can be started");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn type_path(window: &mut Window, path: &Path) {
    window.harness.get_by_role(egui::accesskit::Role::TextInput).focus();
    window.key(CTRL, Key::A);
    window.harness.get_by_role(egui::accesskit::Role::TextInput).type_text(&path.display().to_string());
    window.settle();
}

#[test]
fn a_report_is_saved_as_the_command_line_prints_it() {
    for name in ["article.txt", "article.md"] {
        let folder = TempDir::new().expect("a folder");
        let article = folder.path().join(name);
        fs::write(&article, ARTICLE.replace("A new harbour", "# A *new* harbour")).expect("a file");
        let mut window = checked_file(&folder, &article);
        for (choice, format) in [
            ("Web page (HTML)", "html"),
            ("Plain text", "text"),
            ("JSON, for other programs", "json"),
            ("SARIF, for editors and continuous integration", "sarif"),
        ] {
            window.click("Save report…");
            window.click(choice);
            let path = folder.path().join(format!("report.{format}"));
            type_path(&mut window, &path);
            window.click("Save");
            let said = format!("Saved to {}", path.display());
            window.wait_until("it is saved", |window| window.shows(&said));
            let saved = fs::read(&path).expect("it is there");
            assert!(
                saved == printed(&folder, &article, format),
                "{name}, {format}:\n{}",
                String::from_utf8_lossy(&saved)
            );
        }
    }
}

#[test]
fn the_export_key_saves_a_report_named_after_the_text() {
    let folder = TempDir::new().expect("a folder");
    let article = folder.path().join("the article.txt");
    fs::write(&article, ARTICLE).expect("a file");
    let mut window = checked_file(&folder, &article);
    for (modifiers, key) in [(CTRL, Key::E), (Modifiers::ALT, Key::V)] {
        window.key(modifiers, key);
        assert!(window.shows("Web page (HTML)"), "{:#?}", window.names());
        let name = window.harness.get_by_role(egui::accesskit::Role::TextInput).value();
        assert!(name.is_some_and(|name| name.ends_with("report-on-the-article.html")), "{:#?}", window.names());
        window.key(NONE, Key::Escape);
        assert!(!window.shows("Web page (HTML)"));
    }
}

#[test]
fn a_failed_report_is_an_error_and_overwrites_no_text_or_source() {
    let folder = TempDir::new().expect("a folder");
    let article = folder.path().join("article.txt");
    fs::write(&article, ARTICLE).expect("a file");
    let mut window = checked_file(&folder, &article);
    window.click("Save report…");
    type_path(&mut window, &folder.path().join("no such folder/report.html"));
    window.click("Save");
    window.wait_until("it is said", |window| window.shows("could not be written: the folder does not exist"));
    for own in [&article, &folder.path().join("harbour.ron")] {
        type_path(&mut window, own);
        window.click("Save");
        window.wait_until("it is said", |window| window.shows("This is the text itself, or one of its sources"));
    }
    assert_eq!(fs::read_to_string(&article).expect("it is there"), ARTICLE);
    assert_eq!(fs::read_to_string(folder.path().join("harbour.ron")).expect("it is there"), BRIEFING);
}

#[test]
fn an_existing_report_is_overwritten_only_on_request() {
    let folder = TempDir::new().expect("a folder");
    let (article, report) = (folder.path().join("article.txt"), folder.path().join("report.html"));
    fs::write(&article, ARTICLE).expect("a file");
    fs::write(&report, "something else").expect("a file");
    let mut window = checked_file(&folder, &article);
    window.click("Save report…");
    type_path(&mut window, &report);
    window.click("Save");
    window.wait_until("it asks", |window| window.shows("A file with this name exists. Press again to overwrite"));
    assert_eq!(fs::read_to_string(&report).expect("it is there"), "something else");
    window.click("Overwrite");
    window.wait_until("it is saved", |window| window.shows("Saved to "));
    assert!(fs::read_to_string(&report).expect("it is there").ends_with("</html>\n"));
}

#[test]
fn the_copy_key_copies_the_source_words_of_the_chosen_finding() {
    let mut window = checked();
    window.key(NONE, Key::ArrowDown);
    window.key(CTRL, Key::C);
    assert_eq!(window.last_copy().as_deref(), Some("We will not build on the marsh this year"));
    let mut window = Window::of(briefing(BRIEFING), Setup::default());
    paste(&mut window, "“No word of this,” she said.\n\n“Nor of that one,” he said.");
    window.wait_until("it is checked", |window| window.shows("0 of 2 quotations verified"));
    window.key(CTRL, Key::C);
    assert_eq!(window.last_copy(), None);
    let said = "Nothing to copy: choose a finding with a passage in the source";
    assert!(window.shows(said), "{:#?}", window.names());
}

#[test]
fn the_answer_to_a_single_sentence_offers_the_source_words() {
    let mut window = window();
    paste(&mut window, "We will build on the marsh this year");
    window.wait_until("it is answered", |window| window.shows("≠  Altered: differs from the source"));
    window.click("Copy source wording");
    assert_eq!(window.last_copy().as_deref(), Some("We will not build on the marsh this year"));
}
