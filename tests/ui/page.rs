//! The uncluttered page: what is collapsed, and what is shown only when needed.

use briefing_core::{
    format::Folder,
    load::{load_embedded, load_text},
    model::QuoteId,
};
use briefing_viewer::gui::{
    command::{Action, Command, TabCommand},
    state::{
        preferences::WindowParts,
        session::{PersistedFile, PersistedState},
        view::SidePanelTab,
    },
};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::common::{Setup, Window, small};

fn apply(window: &mut Window, command: impl Into<Command>) {
    let context = window.harness.ctx.clone();
    window.harness.state_mut().apply(&context, command.into());
    window.settle();
}

#[test]
fn the_text_begins_on_the_first_page_of_every_view_at_every_size() {
    for size in [[900.0, 600.0], [1280.0, 820.0], [480.0, 360.0]] {
        let mut window = Window::of(load_embedded(), Setup { size, ..Setup::default() });
        for (view, key) in [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5].into_iter().enumerate() {
            window.key(Modifiers::NONE, key);
            let texts = window.harness.query_all_by_role(egui::accesskit::Role::Paragraph);
            let top = texts.map(|text| text.rect().top()).fold(f32::INFINITY, f32::min);
            assert!(top < size[1] - 60.0, "{size:?}: the text of view {view} begins at {top}");
        }
    }
}

#[test]
fn a_click_expands_or_collapses_a_long_summary() {
    let summary = "The ministers met for three days and spoke of ports. ".repeat(30);
    let text = format!(
        r#"Briefing(format: 1, title: "T", topics: [(id: "ports", title: "Ports", summary: "{summary}")],
        body: [Paragraph(text: "The ports stay open.", topics: ["ports"])])"#
    );
    let setup = Setup { size: [900.0, 600.0], ..Setup::default() };
    let mut window = Window::of(load_text("long.ron", text.into(), Folder::Embedded(&[])), setup);
    window.key(Modifiers::NONE, Key::Num1);
    let top = |window: &Window| window.harness.get_by_role(egui::accesskit::Role::Paragraph).rect().top();
    let cut = top(&window);
    window.press_accessibly("Whole summary: The ministers met");
    assert!(window.shows("Whole summary"), "{:?}", window.names());
    let texts = window.harness.query_all_by_role(egui::accesskit::Role::Paragraph);
    let whole = texts.map(|text| text.rect().top()).fold(f32::INFINITY, f32::min);
    assert!(whole > cut + 100.0, "{cut} {whole}");
    window.press_accessibly("Whole summary: The ministers met");
    assert_eq!(top(&window), cut);
}

#[test]
fn a_card_shows_what_its_quote_is_cut_off_from() {
    let text = "She said, “We have not agreed on a price.”";
    let quotes = r#"quotes: [(speaker: "ann", occasion: "talk", text: "agreed on a price.")]"#;
    let mut window = Window::of(small(text, quotes), Setup::default());
    assert!(
        window.shows("Quote 1, by Ann Lee: “agreed on a price.” (This quote begins just after “not”)"),
        "{:#?}",
        window.names()
    );
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::F2);
    assert!(window.shows("This quote begins just after “not”: check the meaning"), "{:#?}", window.names());
}

#[test]
fn consecutive_cards_of_one_speaker_and_occasion_share_a_heading() {
    let window = Window::shipped();
    let heading = "Lee Jae-myung, President of the Republic of Korea; Joint press announcement, 13 January 2026";
    assert_eq!(window.names().iter().filter(|name| *name == heading).count(), 1, "{:#?}", window.names());
    assert!(window.shows("Quote 1, by Lee Jae-myung") && window.shows("Quote 2, by Lee Jae-myung"));
    assert!(!window.shows("Verbatim"), "what is normal is not said");
}

#[test]
fn a_card_shows_and_opens_the_note_on_its_quote() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::Num2);
    let closed = "Note on “Josei Coal Mine in Ube City”";
    window.click(closed);
    assert!(window.names().iter().any(|name| name.starts_with(&format!("{closed}: "))), "{:#?}", window.names());
}

#[test]
fn nothing_moves_when_copy_changes_to_copied() {
    let mut window = Window::shipped();
    let left = |window: &Window| window.harness.get_by_label("Copy quote 1, by Lee Jae-myung, as…").rect().left();
    let before = left(&window);
    window.press_accessibly("Copy quote 1, by Lee Jae-myung");
    assert!((left(&window) - before).abs() < 0.5);
}

#[test]
fn the_bar_names_the_briefing_only_if_the_page_does_not() {
    let mut window = Window::shipped();
    let title = "Comprehensive cooperation between Korea and Japan brought closer through shuttle diplomacy";
    let times = |window: &Window| window.names().iter().filter(|name| *name == title).count();
    let on_page = times(&window);
    for _ in 0..3 {
        window.key(Modifiers::NONE, Key::PageDown);
    }
    assert_eq!((on_page, times(&window)), (1, 1), "first on the page, then in the bar");
    window.key(Modifiers::NONE, Key::Num2);
    assert_eq!(times(&window), 1, "a topic's page has its own title");
}

#[test]
fn a_briefing_of_one_occasion_has_no_timeline() {
    let file = r#"Briefing(format: 1, title: "One", speakers: {"a": (name: "Ann Lee")},
        occasions: {"o": (name: "Talk"), "p": (name: "Nothing said")},
        body: [Paragraph(text: "“We go now,” Lee said.", quotes: [(speaker: "a", occasion: "o", text: "We go now,")])])"#;
    let loaded = load_text("one.ron", file.into(), Folder::Embedded(&[]));
    let window = Window::of(loaded, Setup::default());
    assert!(window.shows("Quote 1") && !window.shows("Timeline") && !window.shows("Quoted:"));
}

#[test]
fn the_greeting_of_the_first_start_can_be_dismissed_for_good() {
    let mut window = Window::of(load_embedded(), Setup { is_first_start: true, ..Setup::default() });
    assert!(window.shows("Drop a document here"));
    window.click("Close the welcome");
    assert!(!window.shows("Drop a document here"));
    assert!(!window.harness.state().persisted().parts.welcome, "and is kept so");
}

#[test]
fn in_a_low_window_the_greeting_is_one_line() {
    let setup = Setup { is_first_start: true, size: [450.0, 300.0], ..Setup::default() };
    let window = Window::of(load_embedded(), setup);
    assert!(window.shows("Drop a document here, or press 3 and Alt+Down"), "{:?}", window.names());
    assert!(window.shows("held a summit in Nara"), "{:?}", window.names());
}

#[test]
fn the_caret_moves_by_keys_and_selects_with_shift() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::F7);
    assert!(window.shows("Caret browsing is on"));
    for _ in 0..2 {
        window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::ArrowRight);
    }
    window.key(Modifiers::COMMAND, Key::C);
    assert_eq!(window.last_copy().as_deref(), Some("President Lee"), "the first two words");
    window.key(Modifiers::NONE, Key::ArrowDown);
    window.key(Modifiers::SHIFT, Key::End);
    window.key(Modifiers::COMMAND, Key::C);
    let copied = window.last_copy().unwrap();
    assert!(copied != "President Lee" && !copied.contains('\n') && copied.len() > 5, "{copied}");
    window.key(Modifiers::NONE, Key::F7);
    assert!(window.shows("Caret browsing is off"));
}

fn kept_of_another() -> PersistedState {
    let briefing = load_embedded().briefing.unwrap();
    let id = briefing_core::model::QuoteId(3);
    let item = briefing_viewer::gui::state::basket::BasketItem::new(&briefing, &id.into()).unwrap().to_persisted();
    let file = Some(std::path::PathBuf::from("/briefings/harbour.ron"));
    let other = PersistedFile { file, title: "The harbour".to_owned(), quotes: vec![item], ..PersistedFile::default() };
    PersistedState { files: vec![other], ..PersistedState::default() }
}

#[test]
fn the_basket_has_a_section_for_each_briefing() {
    let mut window = Window::of(load_embedded(), Setup { kept: kept_of_another(), ..Setup::default() });
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(Modifiers::COMMAND, Key::D);
    window.key(Modifiers::COMMAND, Key::J);
    assert!(window.shows("Basket 2") && window.shows("Added to basket (2 quotes of 2 briefings)"));
    assert!(window.shows("Basket quote 2 of 2") && window.shows("The harbour") && window.shows("Open The harbour"));
    let other = window.names().into_iter().find(|name| name.starts_with("Basket quote 1 of 2: ")).unwrap();
    assert!(other.ends_with("; Lee Jae-myung, Joint press announcement, 13 January 2026"), "{other}");
    assert_eq!(window.names().iter().filter(|name| name.starts_with("Copy basket quote")).count(), 2);
    window.harness.get_by_label(&other).click_secondary();
    window.settle();
    window.click("Remove from basket Ctrl+D");
    assert!(window.shows("Basket 1") && !window.shows("The harbour"));
}

#[test]
fn a_row_of_the_basket_moves_by_alt_and_the_arrows_and_by_dragging() {
    let mut window = Window::shipped();
    for _ in 0..3 {
        window.key(Modifiers::ALT, Key::ArrowDown);
        window.key(Modifiers::COMMAND, Key::D);
    }
    window.key(Modifiers::COMMAND, Key::J);
    let order = |window: &Window| -> Vec<String> {
        let names = window.names().into_iter().filter(|name| name.starts_with("Basket quote"));
        names.map(|name| name.split_once(": ").unwrap().1.chars().take(9).collect()).collect()
    };
    let before = order(&window);
    let first = window.names().into_iter().find(|name| name.starts_with("Basket quote 1")).unwrap();
    window.harness.get_by_label(&first).focus();
    window.settle();
    window.key(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(order(&window), [before[1].clone(), before[0].clone(), before[2].clone()]);
    window.key(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(order(&window), [before[1].clone(), before[2].clone(), before[0].clone()], "it keeps the focus");
    let place = |window: &Window, number: u32| {
        let name = window.names().into_iter().find(|name| name.starts_with(&format!("Basket quote {number}"))).unwrap();
        window.harness.get_by_label(&name).rect()
    };
    let (from, to) = (place(&window, 3), place(&window, 1));
    window.harness.drag_at(from.center_top() + egui::vec2(0.0, 12.0));
    window.harness.hover_at(to.center_top() + egui::vec2(4.0, 8.0));
    window.harness.step();
    window.harness.drop_at(to.center_top() + egui::vec2(4.0, 6.0));
    window.settle();
    assert_eq!(order(&window), before);
    window.press_accessibly("Copy basket quote 2");
    assert!(window.last_copy().is_some_and(|copied| copied.contains(&before[1])), "{:?}", window.last_copy());
}

#[test]
fn paragraph_numbers_are_shown_on_demand_and_are_kept() {
    let mut window = Window::shipped();
    apply(&mut window, Action::ParagraphNumbers);
    let parts = window.harness.state().persisted().parts;
    assert_eq!(parts, WindowParts { paragraph_numbers: true, welcome: false, ..WindowParts::default() });
    apply(&mut window, TabCommand::SidePanelTab(SidePanelTab::Quotes));
}

#[test]
fn ctrl_with_the_wheel_zooms_and_side_buttons_go_back() {
    let mut window = Window::shipped();
    let wheel = egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Line,
        delta: egui::vec2(0.0, 1.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::COMMAND,
    };
    window.harness.event(wheel);
    window.settle();
    assert!((window.harness.state().persisted().zoom - 1.1).abs() < 0.01);
    window.key(Modifiers::NONE, Key::Num3);
    let crime = window.place().view;
    let button = |pressed| egui::Event::PointerButton {
        pos: egui::pos2(600.0, 400.0),
        button: egui::PointerButton::Extra1,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.harness.event(button(true));
    window.harness.event(button(false));
    window.settle();
    assert_ne!(window.place().view, crime);
}

/// Two quotes, of which the second begins on the line on which the first ends.
fn two_quotes_on_a_line() -> Window {
    let first = "We have waited nineteen winters for the new ferry, and nobody on the island has forgotten a single one of them,";
    let second = "so we will wait no longer, and we will vote on the second of May, whatever the weather and whoever may be against it.";
    let quotes = format!(
        r#"quotes: [(speaker: "ann", occasion: "talk", text: "{first}"), (speaker: "ann", occasion: "talk", text: "{second}")]"#
    );
    Window::of(small(&format!("“{first}” she said, “{second}”"), &quotes), Setup::default())
}

/// A place in the last line of the first quote, within the bounds of the second.
fn end_of_the_first(window: &Window) -> Pos2 {
    let name = window.names().into_iter().find(|name| name.starts_with("Quote 2 in the text")).unwrap();
    window.harness.get_by_label(&name).rect().left_top() + vec2(20.0, 10.0)
}

fn press(window: &mut Window, pos: Pos2, button: PointerButton) {
    window.harness.hover_at(pos);
    window.settle();
    for pressed in [true, false] {
        let modifiers = Modifiers::NONE;
        window.harness.event(Event::PointerButton { pos, button, pressed, modifiers });
        window.harness.step();
    }
    window.settle();
}

#[test]
fn the_end_of_a_quote_is_clicked_where_the_next_one_begins() {
    let mut window = two_quotes_on_a_line();
    let place = end_of_the_first(&window);
    press(&mut window, place, PointerButton::Primary);
    assert_eq!(window.place().quote, Some(QuoteId(0)));
}

#[test]
fn the_menu_at_the_end_of_a_quote_is_about_that_quote() {
    let mut window = two_quotes_on_a_line();
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(window.place().quote, Some(QuoteId(1)));
    let place = end_of_the_first(&window);
    press(&mut window, place, PointerButton::Secondary);
    assert!(window.shows("Copy as… F2"), "the menu is open: {:#?}", window.names());
    assert_eq!(window.place().quote, Some(QuoteId(0)));
}
