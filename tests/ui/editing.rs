//! Changing a briefing in the window: its names, its details, its quotes, notes and facts, and its paragraphs.

use std::{fs, path::PathBuf};

use crate::common::{Setup, Window, briefing};
use briefing_core::{diagnostics::Severity, load::load_file};
use briefing_viewer::gui::{
    command::{Action, ActionGroup, Command, EditCommand, TabCommand},
    state::{settings_file::Settings, store::StateStore},
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;

const CTRL: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;
const NONE: Modifiers = Modifiers::NONE;

const BY_HAND: &str = r#"// Written by hand.
Briefing(
    format: 1,
    title: "Harbour", // working title
    speakers: {
        "lee": (name: "Ann Lee", role: "Mayor"), // since May
        "ek": (name: "Bo Ek"),
        "nobody": (name: "Cy Orr"),
    },
    occasions: { "talk": (name: "Talk"), "radio": (name: "Radio") },
    topics: [(id: "sea", title: "Sea"), (id: "money", title: "Money")],
    body: [
        // The lead.
        Paragraph(
            text: "“We go,” Lee said. “We stay,” she said.",
            quotes: [
                (speaker: "lee", occasion: "talk", text: "We go,"),
                (speaker: "lee", occasion: "talk", text: "We stay,"),
            ],
        ),
        Paragraph(text: "It cost 12 million crowns.", topics: ["money"]),
        Paragraph(text: "“No,” said Ek.", quotes: [(speaker: "ek", occasion: "radio", text: "No,")]),
    ],
)
"#;

/// A window with this file that stores its state in this folder, after it shows `shown`.
fn window_on(folder: &TempDir, file: PathBuf, shown: &str) -> Window {
    let state_store = StateStore::at(&folder.path().join("state.ron"));
    let empty = briefing("Briefing(format: 1, title: \"Empty\", body: [])");
    let mut window = Window::of(empty, Setup { state_store, ..Setup::default() });
    let context = window.harness.ctx.clone();
    window.harness.state_mut().apply(&context, Command::OpenFiles(vec![file]));
    window.wait_until("the file is shown", |window| window.shows(shown));
    window
}

/// A window with a file with this text.
struct Edited {
    window: Window,
    folder: TempDir,
}

impl Edited {
    fn new(text: &str) -> Self {
        Self::opened(text, "Quotes 3")
    }

    /// The same, after it shows `shown`.
    fn opened(text: &str, shown: &str) -> Self {
        let folder = TempDir::new().expect("a folder");
        fs::write(folder.path().join("hand.ron"), text).expect("a file");
        let file = folder.path().join("hand.ron");
        let window = window_on(&folder, file, shown);
        Self { window, folder }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("hand.ron")
    }

    #[track_caller]
    fn shows(&self, text: &str) {
        assert!(self.window.shows(text), "{text}\n{:#?}", self.window.names());
    }

    /// Enters a text in a field, replacing its content.
    fn enter(&mut self, field: &str, text: &str) {
        let fields = [Role::TextInput, Role::MultilineTextInput];
        let node = fields.iter().find_map(|role| self.window.harness.query_by_role_and_label(*role, field));
        node.unwrap_or_else(|| panic!("there is no field {field}: {:#?}", self.window.names())).focus();
        self.window.settle();
        self.window.key(CTRL, Key::A);
        self.window.harness.input_mut().events.push(egui::Event::Text(text.to_owned()));
        self.window.settle();
    }

    fn choose(&mut self, action: Action) {
        let context = self.window.harness.ctx.clone();
        self.window.harness.state_mut().apply(&context, Command::Do(action));
        self.window.settle();
    }

    /// Selects all of the text of a topic with only one paragraph.
    fn select_all_of_topic(&mut self, topic: &str) {
        self.window.press_accessibly(topic);
        self.window.key(CTRL, Key::A);
    }

    /// Chooses the quote with this number in the text.
    fn choose_quote(&mut self, number: u32) {
        let context = self.window.harness.ctx.clone();
        let choose = TabCommand::Choose(briefing_core::model::QuoteId(number));
        self.window.harness.state_mut().apply(&context, choose.into());
        self.window.settle();
    }

    /// Saves, and returns the text of the file.
    fn saved(&mut self) -> String {
        self.window.key(CTRL, Key::S);
        self.window.wait_until("it is saved", |window| window.shows("Saved") || window.shows("Nothing has changed"));
        fs::read_to_string(self.file()).expect("a file")
    }

    /// Undoes all changes, and checks that nothing of them is left.
    fn undo_all(&mut self, changes: usize) {
        for _ in 0..changes {
            self.window.key(CTRL, Key::Z);
        }
        assert_eq!(self.saved(), BY_HAND);
    }
}

#[test]
fn a_speaker_is_edited_in_a_form_and_only_that_is_written() {
    let mut edited = Edited::new(BY_HAND);
    edited.window.key(CTRL, Key::T);
    edited.shows("Cy Orr, 0 quotes");
    edited.window.click("Edit speakers…");
    edited.shows("Ann Lee, Mayor: 2 quotes");
    edited.window.click("Edit…");
    edited.enter("Role", "Mayor of Sandrick");
    edited.enter("Family name", "Leeds");
    edited.window.click("OK");
    edited.shows("The family name must be at the beginning or at the end of the name");
    edited.enter("Family name", "Lee");
    edited.window.key(NONE, Key::Enter);
    edited.shows("Ann Lee, Mayor of Sandrick: 2 quotes");
    edited.window.click("Done");
    edited.shows("Changed the speaker; Ctrl+Z undoes it");
    let expected = BY_HAND.replace("role: \"Mayor\"", "role: \"Mayor of Sandrick\", family_name: \"Lee\"");
    assert_eq!(edited.saved(), expected);
    edited.undo_all(1);
}

#[test]
fn speakers_are_added_ordered_merged_and_removed_in_their_list() {
    let mut edited = Edited::new(BY_HAND);
    edited.window.key(ALT, Key::S);
    edited.window.click("Remove");
    edited.shows("2 places name Ann Lee; merge it with another, or move its quotes to another first");
    edited.window.click("Cy Orr: 0 quotes");
    edited.window.click("Remove");
    assert!(!edited.window.shows("Cy Orr: 0 quotes"));
    edited.window.click("Add…");
    edited.enter("Name", "Di Pole");
    edited.window.click("Add speaker");
    edited.shows("Di Pole: 0 quotes");
    edited.window.click("Move up");
    edited.window.click("Merge with…");
    edited.window.click("Ann Lee, Mayor: 2 quotes");
    edited.window.click("Merge");
    edited.window.key(ALT, Key::S);
    edited.window.click("Bo Ek: 1 quote");
    edited.window.click("Merge with…");
    edited.window.click("Ann Lee, Mayor: 2 quotes");
    edited.window.click("Merge");
    let saved = edited.saved();
    assert!(saved.contains(r#"quotes: [(speaker: "lee", occasion: "radio", text: "No,")]"#), "{saved}");
    assert!(!saved.contains("Bo Ek") && !saved.contains("Di Pole") && saved.contains("// since May"), "{saved}");
    edited.undo_all(5);
}

#[test]
fn a_speaker_is_split_by_quotes() {
    let mut edited = Edited::new(BY_HAND);
    edited.window.key(ALT, Key::S);
    edited.window.click("Split…");
    edited.window.click("“We stay,”");
    edited.enter("They are by", "Ana Lee");
    edited.window.harness.get_all_by_label("Split").last().expect("a button").click();
    edited.window.settle();
    edited.shows("Ana Lee: 1 quote");
    edited.window.click("Done");
    let saved = edited.saved();
    assert!(
        saved.contains("name: \"Ana Lee\"")
            && saved.contains(r#"(speaker: "ana-lee", occasion: "talk", text: "We stay,")"#),
        "{saved}"
    );
    edited.undo_all(1);
}

#[test]
fn a_paragraph_is_put_into_topics_by_the_key_t() {
    let mut edited = Edited::new(BY_HAND);
    edited.choose_quote(2);
    edited.window.key(NONE, Key::F6);
    for _ in 0..3 {
        if edited.window.shows("Topics of the paragraph") {
            break;
        }
        edited.window.key(NONE, Key::T);
        edited.window.key(NONE, Key::F6);
    }
    edited.shows("Topics of the paragraph");
    edited.window.click("Sea");
    edited.shows("Topics of the paragraph");
    edited.window.click("New topic…");
    edited.enter("Title", "Refusals");
    edited.window.click("Add topic");
    edited.window.click("Done");
    let saved = edited.saved();
    assert!(saved.contains(r#"topics: ["sea", "refusals"]"#) && saved.contains("title: \"Refusals\""), "{saved}");
    edited.undo_all(2);
}

#[test]
fn topics_are_renamed_ordered_and_removed() {
    let mut edited = Edited::new(BY_HAND);
    edited.window.key(ALT, Key::G);
    edited.window.click("Money: 1 paragraph");
    edited.window.click("Move up");
    edited.window.click("Edit…");
    edited.enter("Title", "Cost");
    edited.window.key(NONE, Key::Enter);
    edited.shows("Cost: 1 paragraph");
    edited.window.click("Sea: 0 paragraphs");
    edited.window.click("Remove");
    edited.window.click("Done");
    let saved = edited.saved();
    assert!(saved.contains(r#"topics: [(id: "money", title: "Cost")],"#), "{saved}");
    edited.undo_all(3);
}

#[test]
fn a_quote_gets_another_occasion_and_a_new_one() {
    let mut edited = Edited::new(BY_HAND);
    edited.choose_quote(0);
    edited.window.key(ALT, Key::O);
    edited.window.click("Radio: 1 quote");
    edited.window.harness.get_all_by_label("Change occasion").last().expect("a button").click();
    edited.window.settle();
    assert!(!edited.window.shows("New occasion…"), "the window is closed");
    edited.choose_quote(1);
    edited.window.key(ALT, Key::O);
    edited.window.click("New occasion…");
    edited.enter("Name", "Letter");
    edited.enter("Date, like 2026-01-14", "in May");
    edited.window.click("Statement");
    edited.window.click("Add occasion");
    edited.shows("“in May” is not a date");
    edited.enter("Date, like 2026-01-14", "2026-05");
    edited.window.click("Add occasion");
    let saved = edited.saved();
    assert!(saved.contains(r#""letter": (name: "Letter", date: "2026-05", kind: Statement)"#), "{saved}");
    assert!(saved.contains(r#"(speaker: "lee", occasion: "radio", text: "We go,")"#), "{saved}");
    edited.undo_all(2);
}

#[test]
fn selected_words_get_a_note_and_state_a_fact() {
    let mut edited = Edited::new(BY_HAND);
    edited.window.key(ALT, Key::N);
    edited.shows("Select words in the text first");
    edited.select_all_of_topic("Money");
    edited.window.key(ALT, Key::N);
    edited.enter("Note", "At the rate of May.");
    edited.window.click("Add note");
    edited.shows("Note on “It cost 12 million crowns.”: At the rate of May.");
    edited.select_all_of_topic("Money");
    edited.window.key(ALT, Key::F);
    edited.enter("Figure, as the text has it", "12 million");
    edited.enter("What it counts", "crowns");
    edited.window.click("Add fact");
    edited.shows("Fact: 12 million crowns");
    let saved = edited.saved();
    let fact = r#"(value: "12 million", label: "crowns", on: "It cost 12 million crowns.")"#;
    assert!(saved.contains(fact), "{saved}");
    let found = load_file(&edited.file()).diagnostics;
    assert!(found.iter().all(|found| found.severity() != Severity::Error), "{found:?}");
    edited.undo_all(2);
}

#[test]
fn the_details_of_a_briefing_are_set_in_one_window() {
    let mut edited = Edited::new(BY_HAND);
    edited.window.key(ALT, Key::D);
    edited.enter("Title", "The harbour");
    edited.enter("Publisher", "City of Sandrick");
    edited.enter("Published on, like 2026-01-14", "2026-03-02");
    edited.window.click("OK");
    edited.shows("• The harbour");
    let source = "    source: (publisher: \"City of Sandrick\", published: \"2026-03-02\"),\n";
    let expected =
        BY_HAND.replace("\"Harbour\", // working title\n", &format!("\"The harbour\", // working title\n{source}"));
    assert_eq!(edited.saved(), expected);
    edited.undo_all(1);
}

#[test]
fn paragraphs_are_changed_in_kind_joined_and_split() {
    let mut edited = Edited::new(BY_HAND);
    edited.choose_quote(2);
    edited.window.key(ALT, Key::Num1);
    edited.shows("Made the paragraph a heading; Ctrl+Z undoes it");
    edited.window.key(ALT, Key::Num3);
    edited.window.key(ALT, Key::Num2);
    assert_eq!(edited.saved(), BY_HAND, "it is a paragraph again");
    edited.window.key(ALT, Key::J);
    edited.shows("There is nothing after this paragraph");
    edited.choose_quote(0);
    edited.window.key(ALT, Key::J);
    edited.shows("Joined two paragraphs; Ctrl+Z undoes it");
    edited.shows("“We go,” Lee said. “We stay,” she said. It cost 12 million crowns.");
    edited.window.key(ALT, Key::E);
    edited.shows("Edit text");
    edited.window.key(CTRL, Key::Home);
    edited.window.click("Split at the cursor");
    edited.shows("There are no words on one side of this place; click between two sentences first");
    edited.window.click("Cancel");
    edited.undo_all(4);
}

#[test]
fn changing_the_words_of_a_quote_warns_and_unconfirms_it() {
    let mut edited = Edited::new(BY_HAND);
    edited.choose_quote(2);
    edited.window.key(ALT, Key::E);
    edited.enter("Text of the paragraph", "“No, no,” said Ek.");
    edited.window.click("OK");
    edited.shows("1 quote has some of these words");
    edited.window.click("Change anyway");
    edited.shows("Review 1");
    let saved = edited.saved();
    let quote = r#"(speaker: "ek", occasion: "radio", text: "No, no,", confirmed: false)"#;
    assert!(saved.contains(quote), "{saved}");
    edited.undo_all(1);
}

#[test]
fn a_conflict_with_the_file_shows_both_versions_and_loses_neither() {
    let mut edited = Edited::new(BY_HAND);
    let theirs = BY_HAND.replace("\"Mayor\"", "\"Former mayor\"");
    edited.window.key(ALT, Key::D);
    edited.enter("Title", "Mole");
    edited.window.click("OK");
    fs::write(edited.file(), &theirs).expect("a file");
    edited.window.key(CTRL, Key::R);
    edited.window.wait_until("it is asked", |window| window.shows("The file has changed"));
    for text in ["Title", "Mole", "Harbour", "Speaker Ann Lee: Role", "Mayor", "Former mayor"] {
        edited.shows(text);
    }
    edited.window.click("Use the saved version");
    edited.shows("This is the saved version; Ctrl+Z restores yours");
    assert!(!edited.window.shows("• "), "it is the file's");
    edited.window.key(CTRL, Key::Z);
    edited.shows("• Mole");
    edited.window.key(CTRL, Key::S);
    edited.window.wait_until("it is saved", |window| window.shows("Saved"));
    let mine = BY_HAND.replace("\"Harbour\"", "\"Mole\"");
    assert_eq!(fs::read_to_string(edited.file()).expect("a file"), mine);
}

#[test]
fn deciding_a_conflict_closes_its_notice_and_no_other() {
    const CONFLICT: &str = "and you have unsaved changes";
    for answer in [EditCommand::KeepMine, EditCommand::TakeTheirs, EditCommand::MergeBoth] {
        for complaint in [None, Some("Your marks cannot be saved")] {
            let mut edited = Edited::new(BY_HAND);
            edited.window.key(ALT, Key::D);
            edited.enter("Title", "Mole");
            edited.window.click("OK");
            fs::write(edited.file(), BY_HAND.replace("\"Mayor\"", "\"Former mayor\"")).expect("a file");
            edited.window.key(CTRL, Key::R);
            edited.window.wait_until("it is asked", |window| window.shows("Merge both") && window.shows(CONFLICT));
            // Both within one frame: the file may be read twice for one change.
            let context = edited.window.harness.ctx.clone();
            let app = edited.window.harness.state_mut();
            let complaints = complaint.map(str::to_owned).into_iter().collect();
            app.use_settings(Settings { formats: Vec::new(), complaints });
            app.apply(&context, answer.clone().into());
            edited.window.settle();
            assert!(!edited.window.shows(CONFLICT), "{answer:?}: {:?}", edited.window.names());
            let is_shown = complaint.is_none_or(|complaint| edited.window.shows(complaint));
            assert!(is_shown, "{answer:?}: {:?}", edited.window.names());
        }
    }
}

#[test]
fn changes_without_conflicts_are_merged_and_written() {
    let mut edited = Edited::new(BY_HAND);
    let theirs = BY_HAND.replace("\"Mayor\"", "\"Former mayor\"").replace("// The lead.", "// The lead, as agreed.");
    edited.window.key(ALT, Key::D);
    edited.enter("Title", "Mole");
    edited.window.click("OK");
    fs::write(edited.file(), &theirs).expect("a file");
    edited.window.key(CTRL, Key::R);
    edited.window.wait_until("it is asked", |window| window.shows("They are in different places"));
    edited.window.click("Merge both");
    edited.shows("Your changes and those in the saved file are merged; Ctrl+Z restores only yours");
    edited.shows("• Mole");
    edited.window.key(CTRL, Key::S);
    edited.window.wait_until("it is saved", |window| !window.shows("• Mole"));
    let merged = theirs.replace("\"Harbour\"", "\"Mole\"");
    assert_eq!(fs::read_to_string(edited.file()).expect("a file"), merged);
    edited.window.key(CTRL, Key::Z);
    edited.shows("Undone: Merged the saved version");
    let mine = BY_HAND.replace("\"Harbour\"", "\"Mole\"");
    assert_eq!(edited.saved(), mine);
}

#[test]
fn each_conflict_is_decided_separately() {
    let mut edited = Edited::new(BY_HAND);
    let theirs = BY_HAND.replace("\"Mayor\"", "\"Former mayor\"").replace("\"Harbour\"", "\"The pier\"");
    let theirs = theirs.replace("title: \"Sea\"", "title: \"Water\"");
    edited.window.key(ALT, Key::D);
    edited.enter("Title", "Mole");
    edited.window.click("OK");
    edited.window.key(CTRL, Key::T);
    edited.window.click("Edit speakers…");
    edited.window.click("Edit…");
    edited.enter("Role", "Mayor of Sandrick");
    edited.window.key(NONE, Key::Enter);
    edited.window.click("Done");
    fs::write(edited.file(), &theirs).expect("a file");
    edited.window.key(CTRL, Key::R);
    edited.window.wait_until("it is asked", |window| window.shows("2 places were changed in both versions"));
    let merge = |edited: &Edited| edited.window.harness.get_by_label("Merge both").accesskit_node().is_disabled();
    assert!(merge(&edited), "nothing is chosen without being looked at");
    edited.window.click("Mine, for Title");
    assert!(merge(&edited), "one place is not chosen yet");
    edited.window.click("Saved version, for Speaker Ann Lee: Role");
    edited.window.click("Merge both");
    edited.window.key(CTRL, Key::S);
    edited.window.wait_until("it is saved", |window| !window.shows("• Mole"));
    let merged = theirs.replace("\"The pier\"", "\"Mole\"");
    assert_eq!(fs::read_to_string(edited.file()).expect("a file"), merged);
}

#[test]
fn a_merge_that_would_break_the_file_is_not_offered() {
    let mut edited = Edited::new(BY_HAND);
    // The speaker without quotes is removed here, and gets a quote there.
    let theirs = BY_HAND.replace("speaker: \"ek\"", "speaker: \"nobody\"");
    edited.window.key(ALT, Key::S);
    edited.window.click("Cy Orr: 0 quotes");
    edited.window.click("Remove");
    edited.window.click("Done");
    fs::write(edited.file(), &theirs).expect("a file");
    edited.window.key(CTRL, Key::R);
    edited.window.wait_until("it is asked", |window| window.shows("Which version do you want to keep?"));
    assert!(!edited.window.shows("Merge both"));
    edited.window.click("Keep mine");
    edited.shows("Your version is kept");
}

#[test]
fn problems_are_updated_while_editing_and_lead_to_their_place() {
    let mut edited = Edited::new(BY_HAND);
    edited.choose_quote(2);
    edited.window.key(ALT, Key::E);
    edited.enter("Text of the paragraph", "“No,\u{200b}” said Ek.");
    edited.window.click("OK");
    edited.window.key(NONE, Key::F8);
    edited.shows("U+200B");
}

#[test]
fn a_problem_leads_to_a_far_paragraph_from_another_topic() {
    let filler: String =
        (1..=80).map(|number| format!("        Paragraph(text: \"Ship number {number} came in.\"),\n")).collect();
    let wrong = "        Paragraph(text: \"“Maybe,” said Ek.\", quotes: [(speaker: \"ek\", occasion: \"radio\", text: \"Perhaps,\")]),\n    ],\n)\n";
    let end = BY_HAND.rfind("    ],\n)").expect("the end of the body");
    let text = format!("{}{filler}{wrong}", &BY_HAND[..end]);
    let mut edited = Edited::opened(&text, "Quotes 4");
    edited.window.press_accessibly("Money");
    edited.window.key(NONE, Key::F8);
    edited.shows("Problems: ");
    let links = edited.window.harness.get_all_by_label("Show it in the text").count();
    assert_eq!(links, 1, "the speaker whom nobody quotes has no place in the text");
    edited.window.harness.get_all_by_label("Show it in the text").last().expect("a link").click();
    edited.window.settle();
    edited.shows("“Maybe,” said Ek.");
    assert!(!edited.window.shows("Problems: "), "the text is shown in place of the list");
    assert!(edited.window.place().row > 70, "{:?}", edited.window.place());
}

#[test]
fn an_embargo_and_a_translation_are_among_the_details() {
    let mut edited = Edited::new(BY_HAND);
    edited.window.key(ALT, Key::D);
    edited.enter("Translated from, like ko", "sv");
    edited.enter("Embargo until, like 2026-01-14T09:00+09:00, or an event", "the end of the talk");
    edited.window.click("OK");
    let saved = edited.saved();
    assert!(saved.contains("source: (translated: (from: \"sv\", by: Machine)),"), "{saved}");
    assert!(saved.contains("release: Embargoed(until: \"the end of the talk\"),"), "{saved}");
    edited.undo_all(1);
}

#[test]
fn a_title_that_is_too_long_is_reported_and_kept_in_the_form() {
    let mut edited = Edited::new(BY_HAND);
    edited.window.key(ALT, Key::D);
    let long = "Harbour ".repeat(250);
    edited.enter("Title", &long);
    edited.window.click("OK");
    edited.shows("“Title” is too long; shorten it");
    edited.shows(long.trim());
    edited.enter("Title", "Mole");
    edited.window.click("OK");
    edited.shows("• Mole");
    edited.window.key(ALT, Key::S);
    edited.window.click("Edit…");
    let name = "Ann-Sofie ".repeat(30);
    edited.enter("Name", name.trim());
    edited.window.click("OK");
    edited.window.click("Done");
    let saved = edited.saved();
    assert!(saved.contains(&format!("name: \"{}\"", name.trim())), "{saved}");
}

#[test]
fn a_read_only_file_is_not_overwritten_and_changes_are_kept() {
    let mut edited = Edited::new(BY_HAND);
    let before = fs::metadata(edited.file()).expect("a file").permissions();
    let mut read_only = before.clone();
    read_only.set_readonly(true);
    fs::set_permissions(edited.file(), read_only).expect("rights");
    edited.window.key(ALT, Key::D);
    edited.enter("Title", "Mole");
    edited.window.click("OK");
    edited.window.key(CTRL, Key::S);
    edited.window.wait_until("it is told", |window| window.shows("could not be written: it is read-only"));
    edited.shows("• Mole");
    assert_eq!(fs::read_to_string(edited.file()).expect("a file"), BY_HAND);
    let entries = fs::read_dir(edited.folder.path()).expect("a folder");
    let mut names = entries.map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned());
    assert!(!names.any(|name| name.starts_with(".briefing-viewer-")), "nothing is left beside it");
    fs::set_permissions(edited.file(), before).expect("rights");
    edited.window.key(CTRL, Key::S);
    edited.window.wait_until("it is saved", |window| !window.shows("• Mole"));
}

#[test]
fn a_file_that_is_removed_while_it_is_changed_is_written_again() {
    let mut edited = Edited::new(BY_HAND);
    edited.window.key(ALT, Key::D);
    edited.enter("Title", "Mole");
    edited.window.click("OK");
    fs::remove_file(edited.file()).expect("a file");
    edited.window.key(CTRL, Key::R);
    let said = "The file no longer exists. Your version is still open: Ctrl+S saves it again";
    edited.window.wait_until("it is told", |window| window.shows(said));
    edited.shows("• Mole");
    edited.window.key(CTRL, Key::S);
    edited.window.wait_until("it is saved", |window| !window.shows("• Mole"));
    let mine = BY_HAND.replace("\"Harbour\"", "\"Mole\"");
    assert_eq!(fs::read_to_string(edited.file()).expect("a file"), mine);
}

#[test]
fn a_file_that_is_no_longer_text_is_not_overwritten() {
    let mut edited = Edited::new(BY_HAND);
    edited.window.key(ALT, Key::D);
    edited.enter("Title", "Mole");
    edited.window.click("OK");
    let theirs = b"Briefing(title: \"\xff\xfe";
    fs::write(edited.file(), theirs).expect("a file");
    edited.window.key(CTRL, Key::S);
    let said = "The saved file can no longer be read and was not changed; Ctrl+Shift+S saves your version";
    edited.window.wait_until("it is told", |window| window.shows(said));
    edited.shows("• Mole");
    assert_eq!(fs::read(edited.file()).expect("a file"), theirs);
}

#[test]
fn nothing_is_asked_for_a_change_of_a_built_in_briefing() {
    for (key, input) in [(Key::D, "Title"), (Key::E, "Text of the paragraph"), (Key::S, "Role of Bo Ek")] {
        let mut window = Window::shipped();
        window.key(ALT, key);
        let why = "This briefing is part of the program; Ctrl+Shift+S saves it to a file that you can change";
        assert!(window.shows(why) && !window.shows(input), "{key:?}: {:#?}", window.names());
    }
}

#[test]
fn every_editing_action_responds_if_nothing_is_chosen() {
    for action in Action::ALL.iter().filter(|action| action.group() == ActionGroup::Editing) {
        let mut edited = Edited::new(BY_HAND);
        let before = edited.window.names();
        edited.choose(*action);
        assert_ne!(edited.window.names(), before, "{action:?} says why nothing happens, or opens its window");
    }
}

#[test]
fn changes_that_cannot_be_saved_are_kept() {
    let mut edited = Edited::new(BY_HAND);
    edited.window.key(ALT, Key::D);
    edited.enter("Title", "Mole");
    edited.window.click("OK");
    // The file is replaced by a folder, so it cannot be written on any system.
    let file = edited.file();
    fs::remove_file(&file).expect("a file");
    fs::create_dir(&file).expect("a folder");
    edited.window.key(CTRL, Key::S);
    edited.window.wait_until("it is told", |window| window.shows("The briefing was not saved"));
    edited.shows("• Mole");
    fs::remove_dir(&file).expect("a folder");
    fs::write(&file, BY_HAND).expect("a file");
    edited.window.key(CTRL, Key::S);
    let saved = || fs::read_to_string(&file).is_ok_and(|text| text == BY_HAND.replace("\"Harbour\"", "\"Mole\""));
    edited.window.wait_until("it is saved", |_| saved());
}

#[test]
fn two_windows_that_change_one_file_lose_neither_change() {
    let mut edited = Edited::new(BY_HAND);
    let state_store = StateStore::at(&edited.folder.path().join("other/state.ron"));
    let empty = briefing("Briefing(format: 1, title: \"Empty\", body: [])");
    let mut other = Window::of(empty, Setup { state_store, ..Setup::default() });
    let context = other.harness.ctx.clone();
    other.harness.state_mut().apply(&context, Command::OpenFiles(vec![edited.file()]));
    other.wait_until("the file is shown", |window| window.shows("Quotes 3"));
    let context = other.harness.ctx.clone();
    let choose = TabCommand::Choose(briefing_core::model::QuoteId(2));
    other.harness.state_mut().apply(&context, choose.into());
    other.key(CTRL, Key::Delete);
    edited.window.key(ALT, Key::D);
    edited.enter("Title", "Mole");
    edited.window.click("OK");
    other.key(CTRL, Key::S);
    other.wait_until("it is saved", |window| window.shows("Saved"));
    edited.window.key(CTRL, Key::S);
    edited.window.wait_until("it is asked", |window| window.shows("The file has changed"));
    edited.shows("“No,” by Bo Ek, Radio");
    edited.window.click("Keep mine");
    edited.window.key(CTRL, Key::S);
    edited.window.wait_until("it is saved", |window| !window.shows("• Mole"));
    assert_eq!(fs::read_to_string(edited.file()).expect("a file"), BY_HAND.replace("\"Harbour\"", "\"Mole\""));
    other.wait_until("the other window sees it", |window| window.shows("Mole"));
}

#[test]
#[cfg(unix)]
fn unsaved_changes_are_restored_under_any_name_of_their_file_only() {
    const BACK: &str = "Your unsaved changes were restored; Ctrl+Z undoes them";
    let mut edited = Edited::new(BY_HAND);
    let at = |name: &str| edited.folder.path().join(name);
    let (link, other) = (at("link"), at("other"));
    fs::create_dir(&other).expect("a folder");
    fs::write(other.join("hand.ron"), BY_HAND.replace("Harbour", "Another harbour")).expect("a file");
    std::os::unix::fs::symlink(edited.folder.path(), &link).expect("a link");

    let mut window = window_on(&edited.folder, link.join("hand.ron"), "Quotes 3");
    window.key(ALT, Key::D);
    window.harness.get_by_role_and_label(Role::TextInput, "Title").focus();
    window.settle();
    window.key(CTRL, Key::A);
    window.harness.input_mut().events.push(egui::Event::Text("New harbour".to_owned()));
    window.settle();
    window.click("OK");
    window.harness.state_mut().finish();

    let again = window_on(&edited.folder, edited.file(), BACK);
    assert!(again.shows("New harbour"), "{:#?}", again.names());
    drop(again);
    // The same name now refers to another file.
    fs::remove_file(&link).expect("the link goes");
    std::os::unix::fs::symlink(&other, &link).expect("a link");
    let elsewhere = window_on(&edited.folder, link.join("hand.ron"), "Another harbour");
    assert!(!elsewhere.shows(BACK) && !elsewhere.shows("New harbour"), "{:#?}", elsewhere.names());
    edited.window.harness.state_mut().finish();
}

#[test]
fn restored_changes_are_compared_with_a_file_that_has_changed_since_at_every_start() {
    const ASKED: &str = "They are in different places";
    let mut edited = Edited::new(BY_HAND);
    edited.window.key(ALT, Key::D);
    edited.enter("Title", "Mole");
    edited.window.click("OK");
    edited.window.harness.state_mut().finish();
    let theirs = BY_HAND.replace("\"Mayor\"", "\"Former mayor\"");
    fs::write(edited.file(), &theirs).expect("a file");
    for _ in 0..2 {
        let mut again = window_on(&edited.folder, edited.file(), ASKED);
        again.key(NONE, Key::Escape);
        again.key(CTRL, Key::S);
        again.wait_until("it is asked again", |window| window.shows(ASKED));
        again.harness.state_mut().finish();
        assert_eq!(fs::read_to_string(edited.file()).expect("a file"), theirs);
    }
    let mut again = window_on(&edited.folder, edited.file(), ASKED);
    again.click("Merge both");
    again.key(CTRL, Key::S);
    again.wait_until("it is saved", |window| !window.shows("• Mole"));
    let merged = theirs.replace("\"Harbour\"", "\"Mole\"");
    assert_eq!(fs::read_to_string(edited.file()).expect("a file"), merged);
}

#[test]
fn invalid_values_are_reported_in_a_form_opened_from_a_list() {
    let mut edited = Edited::new(BY_HAND);
    edited.window.key(ALT, Key::W);
    edited.window.click("Add…");
    edited.enter("Name", "Walk");
    edited.enter("Date, like 2026-01-14", "32 March 2026");
    edited.window.key(NONE, Key::Enter);
    let error = edited.window.names().into_iter().find(|name| name.starts_with("“32 March 2026” is not a date"));
    assert!(error.is_some(), "{:#?}", edited.window.names());
    // The field has the focus again.
    edited.window.key(CTRL, Key::A);
    edited.window.harness.input_mut().events.push(egui::Event::Text("2026-03-31".to_owned()));
    edited.window.settle();
    edited.window.key(NONE, Key::Enter);
    edited.shows("Walk, 31 March 2026: 0 quotes");
}

#[test]
fn speakers_are_changed_in_the_cells_of_their_table() {
    let mut edited = Edited::new(BY_HAND);
    edited.window.key(ALT, Key::S);
    edited.enter("Role of Bo Ek", "Harbour master");
    edited.window.key(NONE, Key::Enter);
    edited.shows("Bo Ek, Harbour master: 1 quote");
    edited.enter("Family name of Bo Ek", "Ekk");
    edited.window.key(NONE, Key::Enter);
    edited.shows("The family name must be at the beginning or at the end of the name");
    edited.enter("Family name of Bo Ek", "Ek");
    edited.window.key(NONE, Key::Enter);
    edited.window.click("Done");
    let expected =
        BY_HAND.replace("(name: \"Bo Ek\")", "(name: \"Bo Ek\", role: \"Harbour master\", family_name: \"Ek\")");
    assert_eq!(edited.saved(), expected);
    edited.undo_all(2);
}

#[test]
fn the_clicked_paragraph_stays_current_after_a_change() {
    let mut edited = Edited::new(BY_HAND);
    edited.choose_quote(0);
    edited.window.click("It cost 12 million crowns.");
    edited.window.key(ALT, Key::Num1);
    edited.window.key(ALT, Key::Num2);
    assert_eq!(edited.saved(), BY_HAND, "it became a heading, and then a paragraph again");
}

#[test]
fn a_click_outside_a_dialog_does_not_discard_typed_text() {
    let mut edited = Edited::new(BY_HAND);
    edited.window.key(ALT, Key::D);
    edited.enter("Publisher", "The Harbour Office");
    for _ in 0..2 {
        let beside = egui::pos2(4.0, 300.0);
        edited.window.harness.input_mut().events.push(egui::Event::PointerMoved(beside));
        for pressed in [true, false] {
            let button = egui::PointerButton::Primary;
            let event = egui::Event::PointerButton { pos: beside, button, pressed, modifiers: NONE };
            edited.window.harness.input_mut().events.push(event);
            edited.window.settle();
        }
    }
    edited.shows("Briefing details");
    edited.window.click("OK");
    assert!(edited.saved().contains("publisher: \"The Harbour Office\""));
}

#[test]
fn closing_a_briefing_with_unsaved_changes_says_where_they_are() {
    let mut edited = Edited::new(BY_HAND);
    edited.window.key(ALT, Key::D);
    edited.enter("Publisher", "The Harbour Office");
    edited.window.click("OK");
    edited.window.key(CTRL, Key::W);
    edited.shows("The changes of “Harbour” are kept, but not in its file; it is under Recent in the menu");
}

/// Opens a dialog of the file, types a text in a field, and changes the file.
fn typed_while_the_file_changes(key: Key, field: &str, typed: &str, from: &str, to: &str) -> Edited {
    let mut edited = Edited::new(BY_HAND);
    edited.choose_quote(0);
    edited.window.key(ALT, key);
    edited.enter(field, typed);
    let now = BY_HAND.replace(from, to);
    fs::write(edited.file(), now).expect("a file");
    edited.window.wait_until("it is read", |window| window.shows("Reloaded: ") || window.shows("The file has changed"));
    edited
}

#[test]
fn typed_details_outlast_a_change_of_the_file() {
    let mut edited = typed_while_the_file_changes(
        Key::D,
        "Publisher",
        "The Harbour Office",
        "title: \"Harbour\"",
        "title: \"Port\"",
    );
    edited.window.click("OK");
    let saved = edited.saved();
    assert!(saved.contains("title: \"Port\"") && saved.contains("publisher: \"The Harbour Office\""), "{saved}");
}

#[test]
fn a_typed_paragraph_outlasts_a_change_of_another_one() {
    let typed = "“We go,” Lee said twice. “We stay,” she said.";
    let mut edited = typed_while_the_file_changes(Key::E, "Text of the paragraph", typed, "12 million", "13 million");
    edited.window.click("OK");
    let saved = edited.saved();
    assert!(saved.contains(typed) && saved.contains("13 million"), "{saved}");
}

#[test]
fn a_typed_note_of_ones_own_outlasts_a_change_of_the_file() {
    let mut edited = Edited::new(BY_HAND);
    edited.select_all_of_topic("Money, 0 quotes");
    edited.choose(Action::AddMyNote);
    edited.enter("Note", "Ask Ek again");
    fs::write(edited.file(), BY_HAND.replace("12 million", "13 million")).expect("a file");
    edited.window.wait_until("it is read", |window| window.shows("Reloaded: "));
    edited.shows("Ask Ek again");
}

#[test]
fn a_typed_paragraph_that_changed_in_the_file_says_so_before_it_replaces_that() {
    let typed = "“We go,” Lee said twice. “We stay,” she said.";
    let mut edited = typed_while_the_file_changes(Key::E, "Text of the paragraph", typed, "Lee said.", "Lee wrote.");
    edited.shows("The paragraph has changed in the file; OK replaces the new version");
    edited.window.click("OK");
    assert!(edited.saved().contains(typed));
}

#[test]
fn a_typed_paragraph_that_is_gone_is_kept_to_be_copied() {
    let paragraph = BY_HAND.find("        // The lead.").and_then(|start| {
        let end = BY_HAND.find("        Paragraph(text: \"It cost")?;
        BY_HAND.get(start..end)
    });
    let typed = "“We go,” Lee said twice.";
    let mut edited =
        typed_while_the_file_changes(Key::E, "Text of the paragraph", typed, paragraph.expect("a paragraph"), "");
    edited.shows("The paragraph is no longer in the file; copy what you wrote before you close this");
    edited.window.click("OK");
    edited.shows(typed);
}

#[test]
fn broken_syntax_is_reported_before_any_dialog_opens() {
    let refusal = "This file cannot be changed here until its syntax is corrected; F8 shows the problems";
    let asking = [(Action::EditDetails, "Briefing details"), (Action::EditSpeakers, "Add…"), (Action::EditText, "OK")];
    for broken in [BY_HAND.replace("title: ", "title = "), BY_HAND.replace("format: 1,", "format: 1")] {
        for (action, in_dialog) in asking {
            let mut edited = Edited::new(&broken);
            edited.window.press_accessibly("Quote 1 in the text");
            edited.choose(action);
            edited.shows(refusal);
            assert!(!edited.window.shows(in_dialog), "{action:?}: {:#?}", edited.window.names());
        }
    }
    let unknown = BY_HAND.replace("speaker: \"ek\"", "speaker: \"nobody else\"");
    for text in [BY_HAND, &unknown] {
        let mut edited = Edited::new(text);
        edited.choose(Action::EditDetails);
        edited.shows("Briefing details");
    }
}

#[test]
fn escape_asks_before_discarding_typed_text() {
    let question = "Your text is not saved. Press Escape again to discard it";
    for (action, field) in [(Action::EditText, "Text of the paragraph"), (Action::EditDetails, "Title")] {
        let mut edited = Edited::new(BY_HAND);
        edited.window.press_accessibly("Quote 1 in the text");
        edited.choose(action);
        edited.window.key(NONE, Key::Escape);
        assert!(!edited.window.shows("Cancel") && !edited.window.shows(question), "{:#?}", edited.window.names());
        edited.choose(action);
        edited.enter(field, "Other words");
        edited.window.key(NONE, Key::Escape);
        edited.shows(question);
        edited.window.harness.input_mut().events.push(egui::Event::Text("!".to_owned()));
        edited.window.settle();
        edited.shows("Other words!");
        assert!(!edited.window.shows(question), "the field has the focus again");
        edited.window.key(NONE, Key::Escape);
        edited.window.key(NONE, Key::Escape);
        assert!(!edited.window.shows("Cancel"), "{:#?}", edited.window.names());
        assert_eq!(edited.saved(), BY_HAND);
    }
}
