//! Context menus of search results, problems, the speaker above cards, and proposals.

use std::fs;

use crate::common::{Setup, Window, briefing};
use briefing_viewer::gui::{command::Command, state::store::StateStore};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;

fn open_menu(window: &mut Window, beginning: &str) {
    let name = window.name_of(beginning);
    window.harness.get_all_by_label(&name).next().expect("it is there").click_secondary();
    window.settle();
}

#[test]
fn a_search_result_has_a_menu_by_pointer_and_by_key() {
    let mut window = Window::shipped();
    window.key(CTRL, Key::F);
    window.harness.event(egui::Event::Text("trade".to_owned()));
    window.wait_until("something is found", |window| window.shows("Match 1: "));
    open_menu(&mut window, "Match 2: ");
    window.click("Go to the match");
    assert!(window.shows("2 of "), "{:#?}", window.names());
    let name = window.name_of("Match 1: ");
    window.harness.get_by_label(&name).focus();
    window.settle();
    window.key(NONE, Key::Menu);
    window.click("Copy the paragraph");
    assert!(window.last_copy().is_some_and(|copied| copied.contains("trade")), "{:?}", window.last_copy());
}

#[test]
fn a_problem_has_a_menu_even_on_its_text() {
    let quotes = r#"quotes: [(speaker: "ann", occasion: "talk", text: "We did agree.")]"#;
    let mut window = Window::of(crate::common::small("She said, “We did not agree.”", quotes), Setup::default());
    window.key(NONE, Key::F8);
    let links = window.harness.get_by_label("Show it in the text").rect();
    // Beside the links there is no text.
    let at = egui::pos2(links.right() + 250.0, links.center().y);
    window.harness.hover_at(at);
    for pressed in [true, false] {
        window.harness.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Secondary,
            pressed,
            modifiers: NONE,
        });
        window.harness.step();
    }
    window.settle();
    window.click("Copy message");
    assert!(window.last_copy().is_some_and(|copied| copied.contains("E0")), "{:?}", window.last_copy());
    window.harness.get_by_label("Show it in the text").focus();
    window.settle();
    window.key(NONE, Key::Menu);
    assert!(window.shows("Copy message"), "{:#?}", window.names());
}

#[test]
fn the_speaker_above_cards_has_a_menu_that_filters() {
    let mut window = Window::shipped();
    open_menu(&mut window, "Lee Jae-myung, President of the Republic of Korea; ");
    assert!(window.shows("Edit speaker…"));
    window.click("Show only quotes of this speaker");
    assert!(window.shows("23 of 36 quotes"), "{:#?}", window.names());
}

#[test]
fn the_menu_of_a_card_shows_the_key_of_the_basket() {
    let mut window = Window::shipped();
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(CTRL, Key::D);
    open_menu(&mut window, "Quote 1, by Lee Jae-myung");
    assert!(window.shows("Remove from basket") && window.shows("Ctrl+D"), "{:#?}", window.names());
}

const RELEASE: &str = "\
Harbour of Sandrick to be rebuilt

SANDRICK, 12 March 2026 — The harbour will be rebuilt, the Minister for the Coast, Ines Arden, said on Wednesday.

“We begin in June, and we end in 2029,” Arden said at a press conference in Sandrick.

“It will cost 212 million crowns,” Arden said.

Tobias Okafor-Lund, the chief engineer, was less sure. “The sea has its own calendar,” Okafor-Lund said.
";

#[test]
fn the_menu_of_a_proposal_applies_to_that_proposal() {
    let folder = TempDir::new().expect("a folder");
    let document = folder.path().join("release.txt");
    fs::write(&document, RELEASE).expect("a document");
    let state_store = StateStore::at(&folder.path().join("state.ron"));
    let empty = briefing("Briefing(format: 1, title: \"Empty\", body: [])");
    let mut window = Window::of(empty, Setup { state_store, ..Setup::default() });
    let context = window.harness.ctx.clone();
    window.harness.state_mut().apply(&context, Command::OpenFiles(vec![document]));
    window.wait_until("the draft is shown", |window| window.shows("0 of 3 decided"));
    window.settle();
    // Another proposal has the focus.
    let first = window.name_of("Proposal by Ines Arden: “We begin");
    window.harness.get_by_label(&first).focus();
    window.settle();
    let second = window.name_of("Proposal by Ines Arden: “It will cost");
    window.harness.get_by_label(&second).click_secondary();
    window.settle();
    for entry in ["Not a quote", "Other speaker…", "Move ends", "Skip"] {
        assert!(window.shows(entry), "{entry}: {:#?}", window.names());
    }
    let is_accept = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().label().is_some_and(|label| label.starts_with("Accept") && !label.contains("certain"))
    };
    window.harness.get_all_by_role(Role::Button).rfind(is_accept).expect("Accept").click();
    window.wait_until("one is decided", |window| window.shows("1 of 3 decided"));
    assert!(window.shows("Proposal by Ines Arden: “We begin"), "{:#?}", window.names());
    assert!(!window.shows("Proposal by Ines Arden: “It will cost"), "{:#?}", window.names());
}
