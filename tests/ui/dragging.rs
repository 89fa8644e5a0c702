//! Dragging out of the window gives exactly the text of *Copy*, or a message why there is none.

use crate::common::{Setup, Window, small};
use briefing_core::citation::BuiltInFormat;
use briefing_viewer::gui::{
    platform::drag_out::{DragEnd, DragError, DragReport, Reception},
    state::session::PersistedState,
};
use egui::{CursorIcon, Key, Modifiers, Pos2, Rect, vec2};
use egui_kittest::kittest::Queryable as _;

const QUOTE: &str = r#"quotes: [(speaker: "ann", occasion: "talk", text: "We did not agree.")]"#;
const ALTERED: &str = r#"quotes: [(speaker: "ann", occasion: "talk", text: "We did agree.")]"#;
const TEXT: &str = "She said, “We did not agree.”";

fn one_quote() -> Window {
    Window::of(small(TEXT, QUOTE), Setup::default())
}

fn place(window: &Window, beginning: &str) -> Rect {
    let name = window.names().into_iter().find(|name| name.starts_with(beginning));
    let name = name.unwrap_or_else(|| panic!("nothing is called {beginning}…"));
    window.harness.get_by_label(&name).rect()
}

/// The middle of the card of the first quote.
fn card(window: &Window) -> Pos2 {
    place(window, "Quote 1, by Ann Lee: ").center_top() + vec2(0.0, 20.0)
}

fn press_at(window: &mut Window, at: Pos2) {
    window.harness.hover_at(at);
    window.harness.step();
    window.harness.drag_at(at);
    window.harness.step();
}

fn move_to(window: &mut Window, at: Pos2) {
    window.harness.hover_at(at);
    window.harness.step();
    window.harness.step();
}

fn release_at(window: &mut Window, at: Pos2) {
    window.harness.drop_at(at);
    window.settle();
}

/// Presses the button at one point and moves to another, without releasing it.
fn drag(window: &mut Window, from: Pos2, to: Pos2) {
    press_at(window, from);
    move_to(window, from + vec2(0.0, 12.0));
    move_to(window, to);
}

fn report(window: &mut Window, report: DragReport) {
    window.drags.lock().unwrap().reports.push_back(report);
    window.harness.step();
    window.harness.step();
}

fn started(window: &Window) -> usize {
    window.drags.lock().unwrap().started
}

fn pointer(window: &Window) -> CursorIcon {
    window.harness.output().platform_output.cursor_icon
}

/// Selects the whole paragraph. Returns the area of its words.
fn select_paragraph(window: &mut Window) -> Rect {
    let text = window.harness.get_by_label(TEXT).rect();
    window.key(Modifiers::COMMAND, Key::A);
    text
}

#[test]
fn dragging_a_card_offers_the_text_of_copy_and_a_drop_counts() {
    let mut window = one_quote();
    let from = card(&window);
    drag(&mut window, from, Pos2::new(400.0, 500.0));
    assert_eq!(started(&window), 1);
    assert_eq!(pointer(&window), CursorIcon::Grabbing);
    report(&mut window, DragReport::Over(Reception::Refuses));
    assert_eq!(pointer(&window), CursorIcon::NoDrop);
    report(&mut window, DragReport::Over(Reception::Accepts));
    assert_eq!(pointer(&window), CursorIcon::Copy);
    release_at(&mut window, Pos2::new(-40.0, 500.0));
    report(&mut window, DragReport::Ended(DragEnd::Dropped));
    window.settle();
    assert!(window.shows("Dropped, quote with attribution: Ann Lee, “We did not agree.”"), "{:?}", window.names());
    // It is chosen, so the next key is about it, and recorded as copied.
    window.key(Modifiers::COMMAND, Key::C);
    let copied = window.board.lock().unwrap().clone();
    assert_eq!(copied.len(), 1, "nothing was put on the clipboard by the drag");
    assert_eq!(window.drags.lock().unwrap().offered, copied);
    assert_ne!(pointer(&window), CursorIcon::Copy);
}

#[test]
fn a_click_on_a_card_chooses_it_and_starts_no_drag() {
    let mut window = one_quote();
    let at = card(&window);
    press_at(&mut window, at);
    move_to(&mut window, at + vec2(2.0, 2.0));
    release_at(&mut window, at + vec2(2.0, 2.0));
    assert_eq!(started(&window), 0);
    window.key(Modifiers::COMMAND, Key::C);
    assert!(window.last_copy().is_some_and(|copied| copied.starts_with("“We did not agree.” — Ann Lee")));
}

#[test]
fn an_unverified_quote_cannot_be_dragged_and_the_reason_is_shown() {
    let mut window = Window::of(small(TEXT, ALTERED), Setup::default());
    let from = card(&window);
    drag(&mut window, from, Pos2::new(-40.0, 300.0));
    release_at(&mut window, Pos2::new(-40.0, 300.0));
    assert_eq!(started(&window), 0);
    assert!(
        window.shows("Not dragged, because this quote is not verified: this differs from the text"),
        "{:?}",
        window.names()
    );
}

#[test]
fn selected_text_is_dragged_like_a_copy_and_stays_selected() {
    let mut window = one_quote();
    let text = select_paragraph(&mut window);
    drag(&mut window, text.left_top() + vec2(20.0, 12.0), Pos2::new(-40.0, 300.0));
    assert_eq!(started(&window), 1);
    release_at(&mut window, Pos2::new(-40.0, 300.0));
    report(&mut window, DragReport::Ended(DragEnd::Dropped));
    assert!(window.shows("Dropped the selected text: “She said, "), "{:?}", window.names());
    window.key(Modifiers::COMMAND, Key::C);
    assert_eq!(window.last_copy().as_deref(), Some(TEXT), "it is still selected");
    assert_eq!(window.drags.lock().unwrap().offered, *window.board.lock().unwrap());
}

#[test]
fn dragging_selects_outside_the_selection_or_with_shift() {
    let text_of = |window: &Window| window.harness.get_by_label(TEXT).rect();
    let some = |text: Rect, part: f32| text.left_top() + vec2(text.width() * part, 12.0);
    // The words "She s…" are selected, and the drag begins after them.
    let mut window = one_quote();
    let text = text_of(&window);
    drag(&mut window, some(text, 0.0) + vec2(1.0, 0.0), some(text, 0.05));
    release_at(&mut window, some(text, 0.05));
    drag(&mut window, some(text, 0.15), some(text, 0.01));
    release_at(&mut window, some(text, 0.01));
    assert_eq!(started(&window), 0);
    window.key(Modifiers::COMMAND, Key::C);
    assert!(window.last_copy().is_some_and(|copied| copied.len() > 2), "{:?}", window.last_copy());

    let mut window = Window::of(small(TEXT, QUOTE), Setup { has_no_drags: true, ..Setup::default() });
    let text = select_paragraph(&mut window);
    drag(&mut window, some(text, 0.02), some(text, 0.12));
    release_at(&mut window, some(text, 0.12));
    window.key(Modifiers::COMMAND, Key::C);
    let copied = window.last_copy().unwrap();
    assert!(!copied.is_empty() && copied.len() < TEXT.len(), "another part is selected: {copied:?}");
}

#[test]
fn a_click_into_the_selected_words_deselects_them() {
    let mut window = one_quote();
    let text = select_paragraph(&mut window);
    let at = text.left_top() + vec2(20.0, 12.0);
    press_at(&mut window, at);
    release_at(&mut window, at);
    window.key(Modifiers::COMMAND, Key::C);
    assert_eq!((started(&window), window.last_copy()), (0, None));
}

#[test]
fn a_basket_row_is_dragged_out_and_stays_where_it_is() {
    let mut window = Window::shipped();
    for _ in 0..2 {
        window.key(Modifiers::ALT, Key::ArrowDown);
        window.key(Modifiers::COMMAND, Key::D);
    }
    window.key(Modifiers::COMMAND, Key::J);
    let order = |window: &Window| -> Vec<String> {
        window.names().into_iter().filter(|name| name.starts_with("Basket quote")).collect()
    };
    let before = order(&window);
    let from = place(&window, "Basket quote 1").center_top() + vec2(0.0, 12.0);
    drag(&mut window, from, Pos2::new(-40.0, 300.0));
    assert_eq!(started(&window), 1);
    release_at(&mut window, Pos2::new(-40.0, 300.0));
    report(&mut window, DragReport::Ended(DragEnd::Dropped));
    assert_eq!(order(&window), before);
    window.press_accessibly("Copy basket quote 1");
    assert_eq!(window.drags.lock().unwrap().offered, *window.board.lock().unwrap());
}

#[test]
fn escape_only_cancels_a_drag() {
    let mut window = one_quote();
    let text = select_paragraph(&mut window);
    drag(&mut window, text.left_top() + vec2(20.0, 12.0), Pos2::new(-40.0, 300.0));
    window.harness.key_press(Key::Escape);
    window.harness.step();
    window.harness.step();
    assert_eq!(window.drags.lock().unwrap().cancelled, 1);
    assert_ne!(pointer(&window), CursorIcon::Grabbing);
    // The display reports this a moment later, and the key may arrive after that.
    report(&mut window, DragReport::Ended(DragEnd::Cancelled));
    window.harness.key_press(Key::Escape);
    window.harness.step();
    release_at(&mut window, Pos2::new(-40.0, 300.0));
    window.key(Modifiers::COMMAND, Key::C);
    assert_eq!(window.last_copy().as_deref(), Some(TEXT), "it is still selected");
    window.key(Modifiers::NONE, Key::Escape);
    window.board.lock().unwrap().clear();
    window.key(Modifiers::COMMAND, Key::C);
    assert_eq!(window.last_copy(), None, "Escape deselects again");
}

#[test]
fn a_slow_text_is_offered_when_it_is_ready() {
    let kept = PersistedState { format: BuiltInFormat::Apa, ..PersistedState::default() };
    let mut window = Window::of(small(TEXT, QUOTE), Setup { kept, ..Setup::default() });
    let from = card(&window);
    drag(&mut window, from, Pos2::new(-40.0, 300.0));
    assert_eq!(started(&window), 1, "the pointer does not wait for it");
    window.wait_until("it is offered", |window| !window.drags.lock().unwrap().offered.is_empty());
    release_at(&mut window, Pos2::new(-40.0, 300.0));
    report(&mut window, DragReport::Ended(DragEnd::Dropped));
    assert!(window.shows("Dropped, APA: Ann Lee, “We did not agree.”"), "{:?}", window.names());
    window.key(Modifiers::COMMAND, Key::C);
    window.wait_for_copies(1);
    assert_eq!(window.drags.lock().unwrap().offered, *window.board.lock().unwrap());
}

#[test]
fn a_failed_drop_is_reported_and_not_recorded_as_a_copy() {
    for (end, said) in [
        (DragEnd::Refused, "Not dropped: nothing there accepts text"),
        (DragEnd::NoAnswer, "Not dropped: the program does not respond"),
        (DragEnd::Gone, "Not dropped: the program was closed"),
        (
            DragEnd::Failed(DragError::NoConnection("too many".to_owned())),
            "Not dragged: the display does not accept another connection (too many)",
        ),
    ] {
        let mut window = one_quote();
        let from = card(&window);
        drag(&mut window, from, Pos2::new(-40.0, 300.0));
        release_at(&mut window, Pos2::new(-40.0, 300.0));
        report(&mut window, DragReport::Ended(end));
        assert!(window.shows(said), "{:?}", window.names());
        window.key(Modifiers::COMMAND, Key::C);
        assert_eq!(window.last_copy(), None, "nothing is chosen");
    }
}

#[test]
fn a_drop_on_the_own_text_does_nothing() {
    let mut window = one_quote();
    let before = window.names();
    let (from, to) = (card(&window), Pos2::new(500.0, 500.0));
    drag(&mut window, from, to);
    release_at(&mut window, to);
    report(&mut window, DragReport::Ended(DragEnd::OnOwnWindow));
    window.settle();
    assert_eq!(window.names(), before);
}

#[test]
fn a_finger_and_the_second_button_drag_nothing_out() {
    let mut window = one_quote();
    let from = card(&window);
    let touch = |phase, pos| egui::Event::Touch {
        device_id: egui::TouchDeviceId(1),
        id: egui::TouchId(1),
        phase,
        pos,
        force: None,
    };
    window.harness.event(touch(egui::TouchPhase::Start, from));
    drag(&mut window, from, Pos2::new(400.0, 300.0));
    window.harness.event(touch(egui::TouchPhase::End, from));
    release_at(&mut window, Pos2::new(400.0, 300.0));
    assert_eq!(started(&window), 0);
    let button = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Middle,
        pressed,
        modifiers: Modifiers::NONE,
    };
    window.harness.hover_at(from);
    window.harness.step();
    window.harness.event(button(from, true));
    window.harness.step();
    move_to(&mut window, Pos2::new(400.0, 300.0));
    window.harness.event(button(Pos2::new(400.0, 300.0), false));
    window.settle();
    assert_eq!(started(&window), 0);
}

#[test]
fn the_help_mentions_dragging_only_if_it_is_supported() {
    for has_no_drags in [false, true] {
        let mut window = Window::of(small(TEXT, QUOTE), Setup { has_no_drags, ..Setup::default() });
        window.key(Modifiers::NONE, Key::F1);
        assert_eq!(window.shows("Drag out of the window"), !has_no_drags);
    }
}
