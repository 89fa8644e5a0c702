//! Making a briefing from a document in the window: draft, review by keys and by buttons, undo, save.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::common::{Setup, Window, briefing};
use briefing_core::{files::real_path, load::load_file};
use briefing_viewer::gui::{command::Command, state::store::StateStore};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

const CTRL: Modifiers = Modifiers::COMMAND;
const NONE: Modifiers = Modifiers::NONE;

const RELEASE: &str = "\
Harbour of Sandrick to be rebuilt

SANDRICK, 12 March 2026 — The harbour will be rebuilt, the Minister for the Coast, Ines Arden, said on Wednesday.

“We begin in June, and we end in 2029,” Arden said at a press conference in Sandrick.

“It will cost 212 million crowns,” Arden said.

“Nobody has asked the sea,” the minister said, and left.

Tobias Okafor-Lund, the chief engineer, was less sure. “The sea has its own calendar,” Okafor-Lund said.
";

/// A window with the draft of a release, and the folder of its state.
fn drafted() -> (Window, TempDir) {
    drafted_from(RELEASE, Setup::default().size, "0 of 4 decided")
}

/// The draft of a document in a window of this size, once it shows `shown`.
fn drafted_from(text: &str, size: [f32; 2], shown: &str) -> (Window, TempDir) {
    let folder = TempDir::new().expect("a folder");
    let document = folder.path().join("release.txt");
    fs::write(&document, text).expect("a document");
    let state_store = StateStore::at(&folder.path().join("state.ron"));
    let mut window = Window::of(
        briefing("Briefing(format: 1, title: \"Empty\", body: [])"),
        Setup { state_store, size, ..Setup::default() },
    );
    apply(&mut window, Command::OpenFiles(vec![document]));
    window.wait_until("the draft is shown", |window| window.shows(shown));
    (window, folder)
}

fn apply(window: &mut Window, command: Command) {
    let context = window.harness.ctx.clone();
    window.harness.state_mut().apply(&context, command);
    window.settle();
}

/// The file of the draft in the program's folder.
fn draft_file(folder: &TempDir) -> PathBuf {
    folder.path().join("drafts/1/release.briefing.ron")
}

fn kept(folder: &TempDir) -> (usize, usize) {
    let briefing = load_file(&draft_file(folder)).briefing.expect("it can be shown");
    (briefing.verified_count(), briefing.unconfirmed_count())
}

#[test]
fn the_review_goes_on_when_the_window_becomes_narrow() {
    let (mut window, _folder) = drafted();
    window.harness.set_size(egui::vec2(500.0, 400.0));
    window.settle();
    assert!(window.shows("0 of 4 decided"), "{:#?}", window.names());
    window.key(NONE, Key::Enter);
    assert!(window.shows("1 of 4 decided"), "{:#?}", window.names());
}

#[test]
fn a_document_is_drafted_in_a_tab_with_its_proposals_by_speaker() {
    let (window, folder) = drafted();
    for text in [
        "4 quotes by 2 speakers: 3 certain, 1 likely",
        "Review 4",
        "Ines Arden, 3 quotes",
        "Tobias Okafor-Lund, 1 quote",
        "Proposal by Ines Arden: “We begin in June, and we end in 2029” (Certain: “…,” said NAME)",
        "Accept 2 certain quotes by Ines Arden",
    ] {
        assert!(window.shows(text), "{text}\n{:#?}", window.names());
    }
    assert_eq!(kept(&folder), (0, 4));
}

#[test]
fn a_release_is_reviewed_by_keys_and_nothing_undecided_is_copied() {
    let (mut window, folder) = drafted();
    window.key(CTRL, Key::C);
    assert_eq!(window.last_copy(), None);
    // The least certain proposal comes first and is already chosen; its speaker is wrong.
    window.key(NONE, Key::S);
    window.harness.input_mut().events.push(egui::Event::Text("Jon Reef".to_owned()));
    window.settle();
    window.key(NONE, Key::Enter);
    assert!(window.shows("1 of 4 decided"), "{:#?}", window.names());
    for decided in 2..=4 {
        window.key(NONE, Key::Enter);
        assert!(window.shows(&format!("{decided} of 4 decided")), "{:#?}", window.names());
    }
    window.wait_until("all is kept", |_| kept(&folder) == (4, 0));
    assert!(fs::read_to_string(draft_file(&folder)).expect("a file").contains("Jon Reef"));
    window.key(CTRL, Key::Z);
    assert!(window.shows("3 of 4 decided") && window.shows("Undone: Confirmed the quote"), "{:#?}", window.names());
    assert!(window.shows("Not a quote"), "what is a proposal again is chosen: {:#?}", window.names());
    window.key(CTRL | Modifiers::SHIFT, Key::Z);
    assert!(window.shows("4 of 4 decided"));
}

#[test]
fn speakers_have_fixed_keys_and_the_proposed_one_is_marked() {
    let (mut window, folder) = drafted();
    let speakers =
        |window: &Window| window.names().into_iter().filter(|name| name.starts_with("Said by")).collect::<Vec<_>>();
    let beside_arden = ["Said by", "Said by Ines Arden, as proposed", "Said by Tobias Okafor-Lund"];
    let beside_okafor = ["Said by", "Said by Ines Arden", "Said by Tobias Okafor-Lund, as proposed"];
    assert_eq!(speakers(&window), beside_arden);
    // The pointer would have to scroll to it first.
    window.press_accessibly("Proposal by Tobias");
    assert_eq!(speakers(&window), beside_okafor);
    window.key(NONE, Key::Num2);
    assert_eq!(speakers(&window), beside_arden);
    window.key(NONE, Key::Num2);
    window.wait_until("that is kept", |_| kept(&folder) == (2, 2));
    let text = fs::read_to_string(draft_file(&folder)).expect("a file");
    assert_eq!(text.matches("speaker: \"okafor-lund\"").count(), 2, "{text}");
}

#[test]
fn names_are_completed_and_unknown_ones_are_shown_as_new() {
    let (mut window, folder) = drafted();
    for (typed, suggested) in [("Reef", "New: Reef (not in the text)"), ("Tob", "Tobias Okafor-Lund")] {
        window.key(NONE, Key::S);
        window.harness.input_mut().events.push(egui::Event::Text(typed.to_owned()));
        window.settle();
        assert!(window.harness.query_by_label(suggested).is_some(), "{suggested}: {:#?}", window.names());
        if typed == "Reef" {
            window.key(NONE, Key::Escape);
        }
    }
    window.key(NONE, Key::Enter);
    window.wait_until("that is kept", |_| kept(&folder) == (1, 3));
    let text = fs::read_to_string(draft_file(&folder)).expect("a file");
    assert_eq!(text.matches("speaker: \"okafor-lund\"").count(), 2, "{text}");
}

#[test]
fn the_notice_of_a_draft_disappears_when_all_is_decided() {
    let (mut window, _folder) = drafted();
    let said = "4 quotes by 2 speakers: 3 certain, 1 likely";
    for _ in 0..4 {
        assert!(window.shows(said), "{:#?}", window.names());
        window.key(NONE, Key::Enter);
    }
    assert!(window.shows("4 of 4 decided") && !window.shows(said), "{:#?}", window.names());
}

#[test]
fn a_review_without_quotes_explains_how_to_mark_one() {
    let mut window = Window::of(
        briefing("Briefing(format: 1, title: \"Plan\", body: [Paragraph(text: \"The sea.\")])"),
        Setup::default(),
    );
    window.key(CTRL, Key::I);
    assert!(window.shows("No quotes were found in this text. Select words and press Ctrl+M to mark them as a quote."));
}

#[test]
fn rejecting_a_proposal_keeps_the_text() {
    let (mut window, folder) = drafted();
    window.click("Proposal by Ines Arden: “It will cost 212 million crowns” (Certain: “…,” said NAME)");
    window.click("Not a quote");
    assert!(window.shows("1 of 4 decided"), "{:#?}", window.names());
    window.wait_until("that is kept", |_| kept(&folder) == (0, 3));
    assert!(window.shows("“It will cost 212 million crowns,” Arden said."));
}

#[test]
fn certain_proposals_are_accepted_together_and_undone_as_one() {
    let (mut window, folder) = drafted();
    window.click("Accept 2 certain quotes by Ines Arden");
    assert!(window.shows("2 of 4 decided"), "{:#?}", window.names());
    window.wait_until("that is kept", |_| kept(&folder) == (2, 2));
    window.key(CTRL, Key::Z);
    assert!(window.shows("0 of 4 decided"));
}

/// Saves a draft to this file.
fn save_as(window: &mut Window, target: &Path) {
    window.key(CTRL, Key::S);
    assert!(window.shows("Save briefing"));
    type_name(window, &target.display().to_string());
    window.key(NONE, Key::Enter);
    window.wait_until("it is saved", |window| window.shows("Saved to"));
}

/// Replaces the content of the focused field.
fn type_name(window: &mut Window, name: &str) {
    window.key(CTRL, Key::A);
    window.harness.input_mut().events.push(egui::Event::Text(name.to_owned()));
    window.settle();
}

#[test]
fn a_draft_is_saved_at_the_chosen_place_and_stays_there() {
    let (mut window, folder) = drafted();
    window.click("Accept 2 certain quotes by Ines Arden");
    let target = folder.path().join("harbour.briefing.ron");
    save_as(&mut window, &target);
    let saved = load_file(&target);
    assert_eq!(saved.briefing.map(|briefing| briefing.verified_count()), Some(2));
    // The text of the document is saved too, under the name of the briefing.
    let text = fs::read_to_string(&target).expect("a file");
    assert!(text.contains("text: \"harbour.source.txt\"") && !text.contains("release.source.txt"), "{text}");
    let source = fs::read_to_string(folder.path().join("harbour.source.txt")).expect("a file");
    assert_eq!(source.trim_end(), RELEASE.trim_end());
    window.wait_until("the draft is gone", |_| !draft_file(&folder).exists());
    // Later changes are saved with the key, without a dialog.
    window.click("Accept 1 certain quote by Tobias Okafor-Lund");
    window.key(CTRL, Key::S);
    window.wait_until("it is saved again", |_| {
        load_file(&target).briefing.is_some_and(|briefing| briefing.verified_count() == 3)
    });
}

#[test]
fn a_draft_is_saved_beside_its_document_even_after_a_restart() {
    let (mut window, folder) = drafted();
    let proposed = folder.path().join("release.briefing.ron").display().to_string();
    let source_text = |name: &str| format!("The text of the document, {name}.source.txt, is saved next to it");
    window.key(CTRL, Key::S);
    assert!(window.shows(&proposed) && window.shows(&source_text("release")), "{:#?}", window.names());
    type_name(&mut window, "elsewhere/harbour.briefing.ron");
    assert!(window.shows(&source_text("harbour")), "{:#?}", window.names());
    drop(window);
    let state_store = StateStore::at(&folder.path().join("state.ron"));
    let empty = briefing("Briefing(format: 1, title: \"Empty\", body: [])");
    let mut window = Window::of(empty, Setup { state_store, ..Setup::default() });
    apply(&mut window, Command::OpenFiles(vec![draft_file(&folder)]));
    window.wait_until("the draft is shown", |window| window.shows("of 4 decided"));
    window.key(CTRL, Key::S);
    assert!(window.shows(&proposed), "{:#?}", window.names());
}

#[test]
fn a_draft_saved_under_another_name_keeps_its_source_text() {
    let (mut window, folder) = drafted();
    window.key(NONE, Key::Enter);
    let target = folder.path().join("harbour.briefing.ron");
    save_as(&mut window, &target);
    let is_linked = |window: &Window| {
        let loaded = load_file(&target);
        let text = fs::read_to_string(&target).expect("a file");
        assert!(text.contains("text: \"harbour.source.txt\"") && !text.contains("release.source.txt"), "{text}");
        assert!(loaded.source_text().is_some(), "{text}");
        assert!(!window.shows("suggestion") && !window.shows("1 problem"), "{:#?}", window.names());
    };
    is_linked(&window);
    let verified =
        |count: usize| load_file(&target).briefing.is_some_and(|briefing| briefing.verified_count() == count);
    window.key(NONE, Key::Enter);
    window.key(CTRL, Key::S);
    window.wait_until("it is saved again", |_| verified(2));
    is_linked(&window);
    for _ in 0..3 {
        window.key(CTRL, Key::Z);
    }
    window.key(CTRL, Key::S);
    window.wait_until("it is saved once more", |_| verified(1));
    is_linked(&window);
}

#[test]
fn an_unreadable_document_is_reported_and_leaves_no_tab() {
    let folder = TempDir::new().expect("a folder");
    let document = folder.path().join("empty.txt");
    fs::write(&document, " \n").expect("a document");
    let mut window = Window::shipped();
    apply(&mut window, Command::OpenFiles(vec![document]));
    window.wait_until("it is told", |window| window.shows("there is no text in this file"));
    assert!(window.shows("Comprehensive cooperation between Korea and Japan"));
}

#[test]
fn a_pasted_text_becomes_a_briefing() {
    let folder = TempDir::new().expect("a folder");
    let state_store = StateStore::at(&folder.path().join("state.ron"));
    let mut window = Window::of(
        briefing("Briefing(format: 1, title: \"Empty\", body: [])"),
        Setup { state_store, ..Setup::default() },
    );
    window.key(CTRL, Key::N);
    assert!(window.shows("New briefing"));
    window.harness.input_mut().events.push(egui::Event::Paste(RELEASE.to_owned()));
    window.settle();
    window.click("Create briefing");
    window.wait_until("the draft is shown", |window| window.shows("0 of 4 decided"));
}

const BY_HAND: &str = r#"// Written by hand.
Briefing(
    format: 1,
    title: "Harbour", // working title
    speakers: { "lee": (name: "Ann Lee") },
    occasions: { "talk": (name: "Talk") },
    body: [
        Paragraph(
            text: "“We go,” Lee said. “We stay,” she said.",
            quotes: [
                (speaker: "lee", occasion: "talk", text: "We go,", confirmed: false),
                (speaker: "lee", occasion: "talk", text: "We stay,"),
            ],
        ),
    ],
)
"#;

/// A window with the file, and its state in the folder.
fn opened(folder: &TempDir) -> Window {
    let state_store = StateStore::at(&folder.path().join("state.ron"));
    let empty = briefing("Briefing(format: 1, title: \"Empty\", body: [])");
    let mut window = Window::of(empty, Setup { state_store, ..Setup::default() });
    apply(&mut window, Command::OpenFiles(vec![folder.path().join("hand.ron")]));
    window.wait_until("the file is shown", |window| window.shows("Quotes 2"));
    window
}

/// A window in which the proposal of the file was confirmed, and the folder of the file.
fn changed_by_hand() -> (Window, TempDir) {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("hand.ron"), BY_HAND).expect("a file");
    let mut window = opened(&folder);
    window.key(CTRL, Key::I);
    window.click("Proposal by Ann Lee: “We go,” (Unsure)");
    window.key(NONE, Key::Enter);
    (window, folder)
}

#[test]
fn unsaved_changes_are_restored_at_the_next_start() {
    let (mut window, folder) = changed_by_hand();
    let file = folder.path().join("hand.ron");
    assert!(window.shows("• Harbour"), "{:#?}", window.names());
    let changes = folder.path().join("drafts/changes");
    let kept = StateStore::at(&folder.path().join("state.ron")).changes_path(&real_path(&file));
    window.wait_until("the change is kept", |_| kept.is_file());
    assert_eq!(fs::read_to_string(&file).expect("a file"), BY_HAND, "nothing is saved that nobody saved");
    drop(window);
    let mut window = opened(&folder);
    assert!(window.shows("Your unsaved changes were restored; Ctrl+Z undoes them"), "{:#?}", window.names());
    assert!(window.shows("• Harbour"));
    window.key(CTRL, Key::S);
    window.wait_until("it is saved", |window| window.shows("Saved") && !window.shows("• Harbour"));
    assert_eq!(fs::read_to_string(&file).expect("a file"), BY_HAND.replace(", confirmed: false", ""));
    window.wait_until("nothing is kept any more", |_| {
        fs::read_dir(&changes).is_ok_and(|mut files| files.next().is_none())
    });
}

#[test]
fn a_file_that_has_changed_on_the_disk_is_not_overwritten() {
    let (mut window, folder) = changed_by_hand();
    let file = folder.path().join("hand.ron");
    let theirs = BY_HAND.replace("Harbour", "Mole");
    fs::write(&file, &theirs).expect("a file");
    window.key(CTRL, Key::S);
    window.wait_until("it is told", |window| window.shows("The file has changed, and you have unsaved changes"));
    assert_eq!(fs::read_to_string(&file).expect("a file"), theirs);
    assert!(window.shows("• Harbour"), "one's own version is still there");
}

/// A file of one paragraph without a quote.
const UNMARKED: &str = r#"Briefing(
    format: 1,
    title: "Harbour",
    speakers: { "lee": (name: "Ann Lee") },
    occasions: { "talk": (name: "Talk") },
    body: [
        Paragraph(text: "“We go.”"),
    ],
)
"#;

#[test]
fn a_quote_is_marked_attributed_and_removed() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("hand.ron"), UNMARKED).expect("a file");
    let state_store = StateStore::at(&folder.path().join("state.ron"));
    let empty = briefing("Briefing(format: 1, title: \"Empty\", body: [])");
    let mut window = Window::of(empty, Setup { state_store, ..Setup::default() });
    apply(&mut window, Command::OpenFiles(vec![folder.path().join("hand.ron")]));
    window.wait_until("the file is shown", |window| window.shows("“We go.”"));
    window.key(CTRL, Key::M);
    assert!(window.shows("Select words in the text first"));
    window.key(CTRL, Key::A);
    window.key(CTRL, Key::M);
    assert!(window.shows("Mark as quote"), "{:#?}", window.names());
    window.click("Ann Lee");
    window.harness.get_all_by_label("Mark as quote").last().expect("a button").click();
    window.settle();
    assert!(window.shows("Quote 1 in the text, by Ann Lee: We go."), "{:#?}", window.names());
    assert!(window.shows("Marked a quote; Ctrl+Z undoes it"));
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(CTRL | Modifiers::SHIFT, Key::W);
    assert!(window.shows("Change speaker"));
    window.harness.input_mut().events.push(egui::Event::Text("Bo Ek".to_owned()));
    window.settle();
    window.key(NONE, Key::Enter);
    assert!(window.shows("Quote 1 in the text, by Bo Ek: We go."), "{:#?}", window.names());
    window.key(CTRL, Key::Delete);
    assert!(window.shows("Quotes 0") && window.shows("Removed the quote; Ctrl+Z undoes it"));
    for _ in 0..3 {
        window.key(CTRL, Key::Z);
    }
    window.key(CTRL, Key::S);
    assert!(window.shows("Nothing has changed since it was saved"));
}

#[test]
fn a_built_in_briefing_can_be_changed_only_after_saving_it() {
    let mut window = Window::shipped();
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(CTRL, Key::Delete);
    assert!(window.shows("This briefing is part of the program; Ctrl+Shift+S saves it to a file that you can change"));
    assert!(window.shows("Quotes 36"));
}

#[test]
fn a_correction_is_offered_for_all_of_its_kind() {
    let folder = TempDir::new().expect("a folder");
    let document = folder.path().join("release.txt");
    let text = "The mayor, Ines Arden, was there. “We begin in June,” she said.\n\n“It will be dear,” she said.\n\n\
                “And it will be late,” she said.\n";
    fs::write(&document, text).expect("a document");
    let state_store = StateStore::at(&folder.path().join("state.ron"));
    let empty = briefing("Briefing(format: 1, title: \"Empty\", body: [])");
    let mut window = Window::of(empty, Setup { state_store, ..Setup::default() });
    apply(&mut window, Command::OpenFiles(vec![document]));
    window.wait_until("the draft is shown", |window| window.shows("0 of 3 decided"));
    window.key(NONE, Key::S);
    window.harness.input_mut().events.push(egui::Event::Text("Mara Lind".to_owned()));
    window.settle();
    window.key(NONE, Key::Enter);
    assert!(window.shows("2 more proposals name “she” as well"), "{:#?}", window.names());
    window.click("Attribute to Mara Lind");
    assert!(window.shows("Mara Lind, 2 quotes") && window.shows("1 of 3 decided"), "{:#?}", window.names());
    assert!(!window.shows("as well"));
}

#[test]
fn rejections_and_skips_are_remembered_after_a_restart() {
    let (mut window, folder) = changed_by_hand();
    window.key(CTRL, Key::Z);
    window.key(NONE, Key::N);
    assert!(window.shows("(Skipped. Unsure)"), "{:#?}", window.names());
    let kept =
        StateStore::at(&folder.path().join("state.ron")).review_path(&real_path(&folder.path().join("hand.ron")));
    window.wait_until("it is kept", |_| kept.is_file());
    drop(window);
    let mut window = opened(&folder);
    window.key(CTRL, Key::I);
    window.click("Proposal by Ann Lee: “We go,” (Skipped. Unsure)");
    window.key(NONE, Key::Delete);
    assert!(window.shows("2 of 2 decided"), "{:#?}", window.names());
    window.key(CTRL, Key::Z);
    assert!(window.shows("1 of 2 decided"), "what is a proposal again is not counted: {:#?}", window.names());
    window.key(CTRL | Modifiers::SHIFT, Key::Z);
    window.key(CTRL, Key::S);
    window.wait_until("it is saved", |window| window.shows("Saved"));
    drop(window);
    let empty = briefing("Briefing(format: 1, title: \"Empty\", body: [])");
    let state_store = StateStore::at(&folder.path().join("state.ron"));
    let mut window = Window::of(empty, Setup { state_store, ..Setup::default() });
    apply(&mut window, Command::OpenFiles(vec![folder.path().join("hand.ron")]));
    window.wait_until("the file is shown", |window| window.shows("Quotes 1"));
    window.key(CTRL, Key::I);
    assert!(window.shows("2 of 2 decided"), "{:#?}", window.names());
}

#[test]
fn return_chooses_a_proposal_first_and_then_accepts_it() {
    let (mut window, _folder) = drafted();
    let other = "Proposal by Ines Arden: “It will cost 212 million crowns” (Certain: “…,” said NAME)";
    window.harness.get_by_label(other).focus();
    window.settle();
    window.key(NONE, Key::Enter);
    assert!(window.shows("0 of 4 decided") && window.shows("Not a quote"), "{:#?}", window.names());
    for decided in 1..=4 {
        window.key(NONE, Key::Enter);
        assert!(window.shows(&format!("{decided} of 4 decided")), "{:#?}", window.names());
    }
}

#[test]
fn keys_move_the_ends_of_a_proposal_and_escape_goes_back_a_step() {
    let (mut window, _folder) = drafted();
    assert!(
        window.shows("0 of 4 decided") && window.shows("Move ends"),
        "the review has the focus: {:#?}",
        window.names()
    );
    window.click("Move ends");
    assert!(
        window.shows("Moving the end")
            && window.shows("← and → move the end of the quote by a word; E switches to the start")
    );
    window.key(NONE, Key::ArrowLeft);
    window.key(NONE, Key::E);
    assert!(window.shows("Moving the start"), "{:#?}", window.names());
    window.key(NONE, Key::Escape);
    assert!(window.shows("Move ends"), "the proposal is still chosen: {:#?}", window.names());
    window.key(Modifiers::SHIFT, Key::S);
    assert!(window.shows("Name of the speaker"));
    window.key(NONE, Key::Escape);
    assert!(!window.shows("Name of the speaker") && window.shows("Move ends"), "{:#?}", window.names());
    window.key(NONE, Key::Delete);
    assert!(window.shows("1 of 4 decided"), "the keys are those of the review: {:#?}", window.names());
}

#[test]
fn each_of_several_unreadable_documents_is_reported() {
    let folder = TempDir::new().expect("a folder");
    let documents = ["empty.txt", "blank.txt", "none.txt"].map(|name| folder.path().join(name));
    for document in &documents {
        fs::write(document, " \n").expect("a document");
    }
    let mut window = Window::shipped();
    apply(&mut window, Command::OpenFiles(documents.to_vec()));
    for document in &documents {
        let said = format!("{}: there is no text in this file", document.display());
        window.wait_until(&said, |window| window.shows(&said));
    }
}

#[test]
fn an_unreadable_document_is_reported_with_the_draft_of_another() {
    let folder = TempDir::new().expect("a folder");
    let [broken, good] = ["scan.txt", "release.txt"].map(|name| folder.path().join(name));
    fs::write(&broken, " \n").expect("a document");
    fs::write(&good, RELEASE).expect("a document");
    for documents in [[broken.clone(), good.clone()], [good, broken]] {
        let state_store = StateStore::at(&folder.path().join("state.ron"));
        let empty = briefing("Briefing(format: 1, title: \"Empty\", body: [])");
        let mut window = Window::of(empty, Setup { state_store, ..Setup::default() });
        apply(&mut window, Command::OpenFiles(documents.to_vec()));
        window.wait_until("both are read", |window| window.shows("of 4 decided") && window.shows("scan.txt: there is"));
        window.harness.state().missing_scripts().note('\u{1780}');
        window.settle();
        let notice = window.names().into_iter().find(|name| name.contains("there is no text in this file"));
        let notice = notice.expect("a notice");
        let lines: Vec<&str> = notice.lines().collect();
        assert!(lines.first().is_some_and(|line| line.contains("scan.txt")), "what is wrong is first: {notice}");
        assert!(notice.contains("4 quotes by 2 speakers") || notice.contains("You have opened"), "{notice}");
        assert!(notice.contains("No installed font has some letters of Khmer"), "{notice}");
    }
}

#[test]
fn the_review_is_shown_even_without_room_beside_the_text() {
    let (mut window, _folder) = drafted_from(RELEASE, [640.0, 410.0], "0 of 4 decided");
    assert!(window.shows("Ines Arden, 3 quotes"), "with the speaker above it: {:#?}", window.names());
    window.key(NONE, Key::Enter);
    assert!(window.shows("1 of 4 decided"), "{:#?}", window.names());
}

#[test]
fn the_ends_of_the_focused_proposal_are_moved_even_if_none_is_chosen() {
    let (mut window, _folder) = drafted();
    window.key(NONE, Key::Escape);
    window.key(NONE, Key::E);
    assert!(window.shows("Moving the end"), "{:#?}", window.names());
}

#[test]
fn a_proposal_that_begins_after_a_negation_is_no_longer_certain() {
    let text = "OSTER, 12 May 2026\n\n“I am not against protection of the marsh,” Mayor Ann Lee said on Monday.\n";
    let (mut window, _folder) = drafted_from(text, Setup::default().size, "0 of 1 decided");
    let proposal = |window: &Window| window.name_of("Proposal by Ann Lee");
    assert!(proposal(&window).contains("(Certain"), "{}", proposal(&window));
    window.key(NONE, Key::E);
    window.key(NONE, Key::E);
    for _ in 0..3 {
        window.key(NONE, Key::ArrowRight);
    }
    let reason = "“against protection of the marsh” (Unsure: this quote begins just after “not”;";
    assert!(proposal(&window).contains(reason), "{}", proposal(&window));
}

#[test]
fn closing_a_draft_says_where_it_is() {
    let (mut window, _folder) = drafted();
    window.key(CTRL, Key::W);
    assert!(
        window.names().iter().any(|name| name.starts_with("The draft “") && name.ends_with("under Recent in the menu"))
    );
}

#[test]
fn decisions_and_undo_are_not_reported_as_file_changes() {
    let (mut window, _folder) = drafted();
    for (modifiers, key) in [(NONE, Key::Enter), (NONE, Key::Num2), (CTRL, Key::Z), (NONE, Key::Delete), (CTRL, Key::Z)]
    {
        window.key(modifiers, key);
        let news = window.names().into_iter().find(|name| name.contains("no longer") || name.contains("not verified"));
        assert_eq!(news, None, "after {key:?}");
    }
    assert!(window.shows("1 of 4 decided"), "{:#?}", window.names());
}

#[test]
fn deciding_proposals_does_not_reorder_the_speakers() {
    let (mut window, _folder) = drafted();
    let speakers = |window: &Window| {
        let is_speaker = |name: &String| {
            let count = name.strip_prefix("Ines Arden, ").or_else(|| name.strip_prefix("Tobias Okafor-Lund, "));
            count.is_some_and(|count| count.ends_with("quote") || count.ends_with("quotes"))
        };
        window.names().into_iter().filter(is_speaker).collect::<Vec<_>>()
    };
    assert_eq!(speakers(&window), ["Ines Arden, 3 quotes", "Tobias Okafor-Lund, 1 quote"]);
    window.click("Proposal by Ines Arden: “We begin in June, and we end in 2029” (Certain: “…,” said NAME)");
    window.key(NONE, Key::Enter);
    assert_eq!(speakers(&window), ["Ines Arden, 2 quotes", "Tobias Okafor-Lund, 1 quote"]);
}

#[test]
fn moving_the_ends_stops_when_the_proposal_is_decided() {
    let (mut window, folder) = drafted();
    window.key(NONE, Key::E);
    assert!(window.shows("Moving the end"));
    window.key(NONE, Key::Enter);
    assert!(window.shows("Move ends") && window.shows("1 of 4 decided"), "{:#?}", window.names());
    window.key(NONE, Key::ArrowLeft);
    window.wait_until("that is kept", |_| kept(&folder) == (1, 3));
    let text = fs::read_to_string(draft_file(&folder)).expect("a file");
    assert!(text.contains("\"We begin in June, and we end in 2029\""), "{text}");
}

#[test]
fn reopening_a_document_continues_its_review() {
    let (mut window, folder) = drafted();
    window.key(NONE, Key::Enter);
    window.wait_until("that is kept", |_| kept(&folder) == (1, 3));
    let document = folder.path().join("release.txt");
    apply(&mut window, Command::OpenFiles(vec![document.clone()]));
    window.wait_until("its tab is shown", |window| window.shows("1 of 4 decided"));
    window.key(CTRL, Key::W);
    apply(&mut window, Command::OpenFiles(vec![document.clone()]));
    window.wait_until("the review goes on", |window| window.shows("1 of 4 decided"));
    assert!(window.shows("You have opened this text before: the review resumes where you left off"));
    // A different text with that name gets another draft.
    fs::write(&document, RELEASE.replace("212", "213")).expect("a document");
    apply(&mut window, Command::OpenFiles(vec![document]));
    window.wait_until("there is a new draft", |window| window.shows("0 of 4 decided"));
}

#[test]
fn a_draft_has_the_title_of_its_document_once() {
    let (window, folder) = drafted();
    let titles = window.names().into_iter().filter(|name| name == "Harbour of Sandrick to be rebuilt").count();
    assert_eq!(titles, 1, "{:#?}", window.names());
    let text = fs::read_to_string(draft_file(&folder)).expect("a file");
    assert_eq!(text.matches("Harbour of Sandrick to be rebuilt").count(), 1, "{text}");
}

#[test]
fn a_draft_that_arrives_during_typing_takes_no_keys() {
    let (mut window, folder) = drafted();
    let other = folder.path().join("other.txt");
    fs::write(&other, RELEASE.replace("Sandrick", "Norrick")).expect("a document");
    apply(&mut window, Command::OpenFiles(vec![other]));
    window.key(CTRL, Key::F);
    window.wait_until("the other draft is shown", |window| window.shows("Harbour of Norrick to be rebuilt"));
    for _ in 0..3 {
        window.key(NONE, Key::N);
        window.key(NONE, Key::Delete);
    }
    assert!(window.shows("0 of 4 decided"), "{:#?}", window.names());
}
