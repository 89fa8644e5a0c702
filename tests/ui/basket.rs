//! The basket for all briefings: its sections, its keys, its copies and its pages.

use std::{fs, path::PathBuf};

use crate::common::{Setup, Window, briefing};
use briefing_core::{model::QuoteId, sample::Example};
use briefing_viewer::gui::{
    command::{Action, Command, EditCommand, TabCommand},
    state::{basket::BasketPlace, session::PersistedState, store::StateStore},
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;

fn file(title: &str, release: &str, words: [&str; 2]) -> String {
    let paragraph = |words: &str| {
        format!(
            r#"Paragraph(text: "She said, “{words}” and left.", quotes: [(speaker: "s", occasion: "o", text: "{words}")]),"#
        )
    };
    format!(
        r#"Briefing(format: 1, title: "{title}", {release} source: (publisher: "{title} News"),
        speakers: {{"s": (name: "Ann Lee")}}, occasions: {{"o": (name: "Talk")}},
        body: [{}{}])"#,
        paragraph(words[0]),
        paragraph(words[1])
    )
}

fn apply(window: &mut Window, command: impl Into<Command>) {
    let context = window.harness.ctx.clone();
    window.harness.state_mut().apply(&context, command.into());
    window.settle();
}

#[test]
fn quotes_of_the_sample_stay_when_an_example_is_opened_next_to_it() {
    let mut window = Window::shipped();
    window.key(ALT, Key::ArrowDown);
    window.key(CTRL, Key::D);
    assert!(window.shows("Added to basket (1 quote)"));
    apply(&mut window, Command::OpenExample(Example::PressConference));
    window.wait_until("the example is read", |window| window.shows("Sandrick"));
    window.key(CTRL, Key::J);
    assert!(window.shows("Basket quote 1 of 1: Today, the international situation"), "{:#?}", window.names());
    assert!(!window.shows("This quote is no longer in the briefing"), "{:#?}", window.names());
}

#[test]
fn the_first_quote_of_the_basket_has_the_focus_when_its_key_opens_it() {
    let mut window = Window::shipped();
    for _ in 0..2 {
        window.key(ALT, Key::ArrowDown);
        window.key(CTRL, Key::D);
    }
    window.key(CTRL, Key::J);
    assert!(window.focused().starts_with("Basket quote 1 of 2"), "{}", window.focused());
    window.key(NONE, Key::ArrowDown);
    assert!(window.focused().starts_with("Basket quote 2 of 2"), "{}", window.focused());
}

#[test]
fn a_quote_is_not_added_to_the_basket_behind_a_dialog() {
    let mut window = Window::shipped();
    window.key(ALT, Key::ArrowDown);
    window.key(CTRL, Key::E);
    window.key(CTRL, Key::D);
    assert!(!window.shows("Added to basket"), "{:#?}", window.names());
}

struct Baskets {
    window: Window,
    folder: TempDir,
}

impl Baskets {
    /// A window with three briefings in tabs and two quotes of each in the basket; the last briefing is shown.
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        let files = [
            ("a.ron", file("Press briefing by Ann", "", ["We build.", "We paint."])),
            ("b.ron", file("Press briefing by Bob", r#"release: Embargoed(until: "noon"),"#, ["We wait.", "We hope."])),
            ("c.ron", file("Press briefing by Cy", "", ["We rest.", "We go."])),
        ];
        for (name, text) in &files {
            fs::write(path(name), text).expect("a file");
        }
        let state_store = StateStore::at(&path("state.ron"));
        let mut window = Window::of(
            briefing("Briefing(format: 1, title: \"Empty\", body: [])"),
            Setup { state_store, ..Setup::default() },
        );
        for (name, text) in &files {
            apply(&mut window, Command::OpenFiles(vec![path(name)]));
            let words = text.split('“').nth(1).and_then(|rest| rest.split('”').next()).expect("words").to_owned();
            window.wait_until(&format!("{name} is shown"), |window| window.shows(&format!("She said, “{words}")));
            for _ in 0..2 {
                window.key(ALT, Key::ArrowDown);
                window.key(CTRL, Key::D);
            }
        }
        window.key(CTRL, Key::J);
        Self { window, folder }
    }

    /// The quotes in the order of the basket, by their words.
    fn order(&self) -> Vec<String> {
        let names = self.window.names();
        let mut rows: Vec<(usize, String)> = names
            .iter()
            .filter_map(|name| {
                let (number, rest) = name.strip_prefix("Basket quote ")?.split_once(" of ")?;
                let words = rest.split_once(": ")?.1.split(';').next()?.to_owned();
                Some((number.parse().ok()?, words))
            })
            .collect();
        rows.sort();
        rows.into_iter().map(|(_, words)| words).collect()
    }

    fn focus(&mut self, beginning: &str) {
        let name = self.window.names().into_iter().find(|name| name.starts_with(beginning)).expect(beginning);
        self.window.harness.get_by_label(&name).focus();
        self.window.settle();
    }

    fn copy_all(&mut self) -> String {
        self.window.click("Copy all as…");
        self.window.wait_until("the text is there", |window| {
            window
                .harness
                .query_by_role_and_label(Role::Button, "Copy")
                .is_some_and(|node| !node.accesskit_node().is_disabled())
        });
        self.window.key(NONE, Key::Enter);
        self.window.wait_for_copies(1);
        self.window.last_copy().expect("a copy")
    }
}

const ALL: [&str; 6] = ["We build.", "We paint.", "We wait.", "We hope.", "We rest.", "We go."];

#[test]
fn one_basket_holds_the_quotes_of_all_briefings_and_is_counted_as_one() {
    let baskets = Baskets::new();
    assert!(baskets.window.shows("Basket 6") && baskets.window.shows("Added to basket (6 quotes of 3 briefings)"));
    assert_eq!(baskets.order(), ALL);
    let copies = baskets.window.names().iter().filter(|name| name.starts_with("Copy basket quote")).count();
    assert_eq!(copies, 6, "every quote can be copied");
    assert!(baskets.window.shows("Press briefing by Ann, 2 quotes"), "{:#?}", baskets.window.names());
    let embargoed = "Press briefing by Bob, 2 quotes, EMBARGOED until noon";
    assert!(baskets.window.shows(embargoed) && baskets.window.shows("Embargoed"), "{:#?}", baskets.window.names());
}

#[test]
fn copies_of_all_quotes_have_their_sources_and_embargoes() {
    let mut baskets = Baskets::new();
    let copied = baskets.copy_all();
    assert!(baskets.window.shows("Copied 6 quotes of 3 briefings"), "{:#?}", baskets.window.names());
    for words in ALL {
        assert!(copied.contains(words), "{words}: {copied}");
    }
    for publisher in ["by Ann News", "by Bob News", "by Cy News"] {
        assert!(copied.contains(publisher), "{publisher}: {copied}");
    }
    assert!(copied.contains("EMBARGOED until noon: Press briefing by Bob\n“We wait.”"), "{copied}");
    baskets.focus("Basket quote 3 of 6");
    baskets.window.key(CTRL, Key::C);
    let copied = baskets.window.last_copy().expect("a copy");
    assert!(copied.starts_with("EMBARGOED until noon\n“We wait.”") && copied.contains("Bob News"), "{copied}");
    baskets.window.key(CTRL | Modifiers::SHIFT, Key::J);
    let json: serde_json::Value = serde_json::from_str(&baskets.window.last_copy().expect("a copy")).expect("JSON");
    assert_eq!((json["text"].as_str(), json["title"].as_str()), (Some("We wait."), Some("Press briefing by Bob")));
}

#[test]
fn keys_reorder_sections_and_quotes_and_any_tab_can_undo_it() {
    let mut baskets = Baskets::new();
    baskets.focus("Press briefing by Cy, 2 quotes");
    baskets.window.key(ALT, Key::ArrowUp);
    baskets.window.key(ALT, Key::ArrowUp);
    baskets.window.key(ALT, Key::ArrowUp);
    let moved = ["We rest.", "We go.", "We build.", "We paint.", "We wait.", "We hope."];
    assert_eq!(baskets.order(), moved, "the heading keeps the focus");
    baskets.focus("Basket quote 4 of 6");
    baskets.window.key(ALT, Key::ArrowUp);
    assert_eq!(baskets.order(), ["We rest.", "We go.", "We paint.", "We build.", "We wait.", "We hope."]);
    baskets.window.key(ALT, Key::ArrowUp);
    assert!(baskets.window.shows("Quotes can only be moved within their briefing"));
    baskets.window.key(CTRL, Key::Z);
    assert_eq!(baskets.order(), moved);
    apply(&mut baskets.window, Command::SwitchTo(1));
    baskets.window.key(CTRL, Key::J);
    for _ in 0..2 {
        baskets.window.key(CTRL, Key::Z);
    }
    assert_eq!(baskets.order(), ALL, "what was done in one tab is undone in another");
}

#[test]
fn arrows_reach_all_rows_and_a_key_removes_the_focused_one() {
    let mut baskets = Baskets::new();
    baskets.focus("Press briefing by Ann, 2 quotes");
    let mut seen = vec![baskets.window.focused()];
    for _ in 0..8 {
        baskets.window.key(NONE, Key::ArrowDown);
        seen.push(baskets.window.focused());
    }
    let expected = ["Press", "Basket", "Basket", "Press", "Basket", "Basket", "Press", "Basket", "Basket"];
    let kinds: Vec<&str> = seen.iter().filter_map(|name| name.split(' ').next()).collect();
    assert_eq!(kinds, expected, "{seen:?}");
    baskets.window.key(NONE, Key::ArrowUp);
    assert!(baskets.window.focused().contains("We rest."), "{}", baskets.window.focused());
    baskets.window.key(CTRL, Key::D);
    assert_eq!(baskets.order(), ["We build.", "We paint.", "We wait.", "We hope.", "We go."]);
    assert!(baskets.window.shows("Removed from basket (5 quotes of 3 briefings); Ctrl+Z undoes it"));
}

#[test]
fn a_section_is_dragged_before_another_and_opens_its_briefing() {
    let mut baskets = Baskets::new();
    let place = |baskets: &Baskets, name: &str| baskets.window.harness.get_by_label(name).rect();
    let from = place(&baskets, "Press briefing by Cy, 2 quotes").left_center() + egui::vec2(40.0, 0.0);
    let to = place(&baskets, "Press briefing by Ann, 2 quotes").left_center() + egui::vec2(40.0, 0.0);
    baskets.window.harness.drag_at(from);
    baskets.window.harness.hover_at(to);
    baskets.window.harness.step();
    baskets.window.harness.drop_at(to);
    baskets.window.settle();
    assert_eq!(baskets.order()[..2], ["We rest.", "We go."]);
    baskets.window.click("Open Press briefing by Bob");
    assert!(baskets.window.shows("She said, “We wait.") && baskets.window.shows("Basket quote 1 of 6"));
}

#[test]
fn copying_reads_closed_briefings_and_reports_quotes_left_out() {
    let baskets = Baskets::new();
    let Baskets { mut window, folder } = baskets;
    window.harness.state_mut().finish();
    let kept: PersistedState = window.harness.state().persisted().clone();
    drop(window);
    let path = |name: &str| -> PathBuf { folder.path().join(name) };
    // One file is removed, and one loses a sentence.
    fs::remove_file(path("c.ron")).expect("it is removed");
    fs::write(path("b.ron"), file("Press briefing by Bob", "", ["We wait.", "We despair."])).expect("a file");
    let kept = PersistedState { open: vec![None], ..kept };
    let window =
        Window::of(briefing("Briefing(format: 1, title: \"Empty\", body: [])"), Setup { kept, ..Setup::default() });
    let mut baskets = Baskets { window, folder };
    baskets.window.key(CTRL, Key::J);
    assert_eq!(baskets.order(), ALL);
    let copied = baskets.copy_all();
    for words in &ALL[..3] {
        assert!(copied.contains(words), "{words}: {copied}");
    }
    for words in &ALL[3..] {
        assert!(!copied.contains(words), "{words}: {copied}");
    }
    for said in [
        "1 that is no longer in its briefing is left out",
        "2 of “Press briefing by Cy” are left out, because its file cannot be read",
    ] {
        assert!(baskets.window.shows(said), "{said}: {:#?}", baskets.window.names());
    }
}

#[test]
fn a_copy_says_why_no_quote_of_the_basket_was_found() {
    let baskets = Baskets::new();
    let Baskets { mut window, folder } = baskets;
    window.harness.state_mut().finish();
    let kept = PersistedState { open: vec![None], ..window.harness.state().persisted().clone() };
    drop(window);
    for name in ["a.ron", "b.ron", "c.ron"] {
        fs::write(folder.path().join(name), file("Press briefing", "", ["We despair.", "We wait no more."]))
            .expect("it is written");
    }
    let mut window =
        Window::of(briefing("Briefing(format: 1, title: \"Empty\", body: [])"), Setup { kept, ..Setup::default() });
    window.key(CTRL, Key::J);
    window.click("Copy all as…");
    let why = "There is no quote to copy; 6 that are no longer in their briefings are left out";
    window.wait_until("it says why", |window| window.shows(why));
}

#[test]
fn the_basket_of_several_briefings_can_be_printed() {
    let mut baskets = Baskets::new();
    apply(&mut baskets.window, Action::Print);
    assert!(baskets.window.shows("The basket: 6 quotes of 3 briefings"), "{:#?}", baskets.window.names());
}

#[test]
fn the_menu_of_a_quote_of_another_tab_copies_and_shows_it() {
    let mut baskets = Baskets::new();
    let name = baskets.window.names().into_iter().find(|name| name.starts_with("Basket quote 1 of 6")).expect("a row");
    baskets.window.harness.get_by_label(&name).click_secondary();
    baskets.window.settle();
    for entry in ["Copy as…", "Show in the text", "Move down", "Remove from basket"] {
        assert!(baskets.window.shows(entry), "{entry}");
    }
    baskets.window.click("Show in the text");
    assert!(baskets.window.shows("She said, “We build.") && baskets.window.shows("Basket quote 1 of 6"));
}

#[test]
fn commands_without_effect_on_the_basket_are_not_undone() {
    let mut baskets = Baskets::new();
    let window = &mut baskets.window;
    let nothing_there = BasketPlace::of_quote(9, 9);
    let into_itself = BasketPlace::of_section(0);
    let commands = || {
        [
            TabCommand::RemoveFromBasket(nothing_there),
            TabCommand::MoveInBasket(into_itself, 0),
            TabCommand::MoveInBasket(into_itself, 9),
        ]
    };
    apply(window, TabCommand::Choose(QuoteId(0)));
    apply(window, EditCommand::RemoveQuote);
    assert!(window.shows("Quotes 1") && window.shows("Basket 6"), "{:?}", window.names());
    for command in commands() {
        let what = format!("{command:?}");
        apply(window, command);
        apply(window, Action::Undo);
        assert!(window.shows("Quotes 2") && window.shows("Basket 6"), "{what}: {:?}", window.names());
        apply(window, Action::Redo);
        assert!(window.shows("Quotes 1") && window.shows("Basket 6"), "{what}: {:?}", window.names());
    }
    apply(window, Action::Undo);
    for command in commands() {
        let what = format!("{command:?}");
        apply(window, command);
        apply(window, Action::Redo);
        assert!(window.shows("Quotes 1"), "what was undone can be redone after {what}: {:?}", window.names());
        apply(window, Action::Undo);
    }
    // An actual change of the basket is undone first.
    apply(window, TabCommand::EmptyBasket);
    apply(window, TabCommand::EmptyBasket);
    assert!(window.shows("Basket 0") && window.shows("The basket is empty"), "{:?}", window.names());
    apply(window, Action::Undo);
    assert!(window.shows("Basket 6"), "{:?}", window.names());
}
