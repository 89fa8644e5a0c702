//! The focus, the keys and the menus, without a screen: everything is announced, no key is lost, and something
//! always has the focus.

use crate::common::{Setup, Window, small};
use briefing_core::load::load_embedded;
use briefing_viewer::gui::{
    command::{Action, Command},
    state::session::PersistedState,
};
use egui::{Event, Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const SHIFT: Modifiers = Modifiers::SHIFT;

fn press(modifiers: Modifiers, key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

/// Keys that arrive before the next frame.
fn at_once(window: &mut Window, keys: &[(Modifiers, Key)]) {
    for (modifiers, key) in keys {
        window.harness.input_mut().events.push(press(*modifiers, *key));
    }
    // Each gets a frame; its effect may need some more.
    window.harness.run_steps(keys.len() + 4);
    window.settle();
}

// ---- panes --------------------------------------------------------------------------------------

#[test]
fn panes_regain_their_width_when_the_window_is_wide_again() {
    let kept = PersistedState { topics_width: 240.0, quotes_width: 400.0, ..PersistedState::default() };
    let mut window = Window::of(load_embedded(), Setup { kept, ..Setup::default() });
    let width = |window: &Window, role| {
        let pane = window.harness.get_all_by_role(role).next().expect("the pane is there");
        pane.rect().width()
    };
    let widths = |window: &Window| (width(window, Role::Navigation), width(window, Role::Complementary));
    assert_eq!(widths(&window), (240.0, 400.0));
    for narrow in [900.0, 845.0, 640.0, 480.0] {
        window.harness.set_size(egui::vec2(narrow, 820.0));
        window.settle();
        let kept = window.harness.state().persisted();
        assert_eq!((kept.topics_width, kept.quotes_width), (240.0, 400.0), "at {narrow} the width given is kept");
    }
    window.harness.set_size(egui::vec2(900.0, 820.0));
    window.settle();
    let (topics, quotes) = widths(&window);
    assert!(topics < 240.0 && quotes < 400.0, "a narrow window shrinks them: {topics}, {quotes}");
    window.harness.set_size(egui::vec2(1280.0, 820.0));
    window.settle();
    assert_eq!(widths(&window), (240.0, 400.0));
}

#[test]
fn the_width_of_a_pane_is_set_by_pointer_or_keys_and_kept() {
    let mut window = Window::shipped();
    let edge = window.harness.get_by_label("Width of the topics pane").rect().center();
    window.harness.drag_at(edge);
    window.harness.step();
    window.harness.hover_at(edge + egui::vec2(20.0, 0.0));
    window.harness.step();
    window.harness.drop_at(edge + egui::vec2(20.0, 0.0));
    window.settle();
    assert_eq!(window.harness.state().persisted().topics_width, 240.0);
    window.harness.get_by_label("Width of the quotes pane").focus();
    window.settle();
    window.key(NONE, Key::ArrowLeft);
    assert_eq!(window.harness.state().persisted().quotes_width, 376.0, "the edge went to the left");
    assert_eq!(window.focused(), "Width of the quotes pane", "and arrows stay with it");
}

#[test]
fn arrows_skip_the_edges_of_the_panes() {
    let mut window = Window::shipped();
    for key in [Key::ArrowRight, Key::ArrowLeft, Key::ArrowUp, Key::ArrowDown] {
        for _ in 0..3 {
            window.key(SHIFT, Key::F6);
        }
        for _ in 0..12 {
            window.key(NONE, key);
            assert!(!window.focused().starts_with("Width of"), "{key:?} leads to {}", window.focused());
        }
    }
}

#[test]
fn tab_reaches_the_named_edges_of_the_panes() {
    let mut window = Window::of(small("She said yes.", ""), Setup::default());
    let mut reached = Vec::new();
    for _ in 0..40 {
        window.key(NONE, Key::Tab);
        reached.push(window.focused());
    }
    for name in ["Width of the topics pane", "Width of the quotes pane"] {
        assert!(reached.iter().any(|reached| reached == name), "{name}: {reached:?}");
    }
}

#[test]
fn a_screen_reader_gets_the_window_in_reading_order() {
    let window = Window::shipped();
    let mut roles = Vec::new();
    let mut nodes = vec![window.harness.root().accesskit_node()];
    while let Some(node) = nodes.pop() {
        let role = node.role();
        if [Role::Toolbar, Role::Navigation, Role::Main, Role::Complementary, Role::ContentInfo].contains(&role) {
            roles.push(role);
        }
        let children: Vec<_> = node.children().collect();
        nodes.extend(children.into_iter().rev());
    }
    assert_eq!(roles, [Role::Toolbar, Role::Navigation, Role::Main, Role::Complementary, Role::ContentInfo]);
}

// ---- keys ---------------------------------------------------------------------------------------

#[test]
fn every_key_counts_however_quickly_they_are_pressed() {
    let down = (NONE, Key::ArrowDown);
    let mut window = Window::shipped();
    window.key(SHIFT, Key::F6);
    at_once(&mut window, &[down; 4]);
    assert_eq!(window.focused(), "Exchanges, 18 quotes", "four rows of the topics");
    at_once(&mut window, &[(NONE, Key::ArrowUp), (NONE, Key::ArrowUp), down]);
    assert_eq!(window.focused(), "Crime, 3 quotes");
    let mut window = Window::shipped();
    window.key(NONE, Key::F6);
    at_once(&mut window, &[down; 4]);
    assert!(window.focused().starts_with("Quote 5, by"), "four cards: {}", window.focused());
    let mut window = Window::shipped();
    at_once(&mut window, &[(NONE, Key::F6), down, down, (NONE, Key::Tab), (NONE, Key::Tab)]);
    assert_eq!(window.focused(), "Copy quote 3, by Lee Jae-myung, as…", "keys of several kinds");
    let mut window = Window::shipped();
    at_once(&mut window, &[(NONE, Key::PageDown); 3]);
    let three = window.place();
    window.key(NONE, Key::Home);
    (0..3).for_each(|_| window.key(NONE, Key::PageDown));
    assert_eq!(window.place(), three, "three pages");
    let mut window = Window::shipped();
    at_once(&mut window, &[(Modifiers::ALT, Key::ArrowDown); 6]);
    assert_eq!(window.place().quote.map(|quote| quote.0), Some(5));
    // Also with one key per frame, while the focus is still moving.
    let mut window = Window::shipped();
    window.key(SHIFT, Key::F6);
    (0..4).for_each(|_| window.harness.event(press(NONE, Key::ArrowDown)));
    window.harness.step();
    window.settle();
    assert_eq!(window.focused(), "Exchanges, 18 quotes");
}

#[test]
fn text_typed_right_after_a_key_goes_into_the_field_it_opens() {
    let mut window = Window::shipped();
    let events = &mut window.harness.input_mut().events;
    events.push(press(CTRL, Key::F));
    events.extend(["h", "o", "r"].map(|letter| Event::Text(letter.to_owned())));
    window.harness.run_steps(6);
    window.settle();
    let field = window.harness.get_by_label("Find in the briefing");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("hor"));
}

#[test]
fn letters_typed_quickly_find_the_topic_by_its_beginning() {
    let mut window = Window::shipped();
    window.key(SHIFT, Key::F6);
    for letter in ["e", "x", "c"] {
        window.harness.event(Event::Text(letter.to_owned()));
        window.harness.step();
    }
    window.settle();
    assert_eq!(window.focused(), "Exchanges, 18 quotes");
    window.harness.run_steps(12);
    window.key(NONE, Key::Num0);
    window.harness.event(Event::Text("e".to_owned()));
    window.harness.event(Event::Text("e".to_owned()));
    window.settle();
    assert_eq!(window.focused(), "Exchanges, 18 quotes", "the second topic with an e");
}

#[test]
fn each_key_pressed_quickly_moves_by_one_format() {
    let mut window = Window::shipped();
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(NONE, Key::F2);
    let before = window.focused();
    at_once(&mut window, &[(NONE, Key::ArrowDown); 3]);
    let quick = window.focused();
    (0..3).for_each(|_| window.key(NONE, Key::ArrowUp));
    assert_eq!(window.focused(), before);
    (0..3).for_each(|_| window.key(NONE, Key::ArrowDown));
    assert_eq!(window.focused(), quick);
}

// ---- dialogs ------------------------------------------------------------------------------------

#[test]
fn anything_opened_by_a_key_gets_the_focus_and_has_a_name() {
    let problem = r#"quotes: [(speaker: "ann", occasion: "talk", text: "We did agree.")]"#;
    for (modifiers, key, name) in [
        (NONE, Key::F1, "Keyboard shortcuts"),
        (SHIFT, Key::F1, "About"),
        (NONE, Key::F8, "Problems: 2 problems"),
        (CTRL, Key::T, "Speakers"),
        (CTRL, Key::J, "Basket 0"),
        (CTRL, Key::F, "Find in the briefing"),
        (CTRL, Key::G, "Number"),
        (CTRL, Key::Comma, "Typeface: Serif"),
        (CTRL, Key::E, "File"),
    ] {
        let mut window = Window::of(small("She said, “We did not agree.”", problem), Setup::default());
        window.key(modifiers, key);
        assert_eq!(window.focused(), name, "{key:?}");
        let node = window.harness.ctx.memory(|memory| memory.focused()).unwrap().accesskit_id();
        let names = window.names_by_id();
        assert_eq!(names.iter().filter(|(id, _)| *id == node).count(), 1, "{key:?}: it is in the tree");
    }
}

#[test]
fn the_chosen_format_has_the_focus_and_is_announced() {
    let mut window = Window::shipped();
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(NONE, Key::F2);
    assert_eq!(window.focused(), "Quote with attribution");
    window.key(NONE, Key::ArrowDown);
    assert_eq!(window.focused(), "Markdown");
    let node = window.harness.get_by_role_and_label(Role::RadioButton, "Markdown");
    assert_eq!(node.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
    window.key(NONE, Key::Enter);
    assert!(window.shows("Copied, Markdown"), "Enter copies it");
}

#[test]
fn the_focus_returns_when_an_opened_part_is_closed() {
    for (name, modifiers, key) in [
        ("find", CTRL, Key::F),
        ("going to a paragraph", CTRL, Key::G),
        ("the problems", NONE, Key::F8),
        ("the keys", NONE, Key::F1),
        ("the settings of the text", CTRL, Key::Comma),
        ("the export", CTRL, Key::E),
        ("nothing", NONE, Key::Escape),
    ] {
        for way in [NONE, SHIFT] {
            let mut window = Window::shipped();
            window.key(way, Key::F6);
            let before = window.focused();
            window.key(modifiers, key);
            window.key(NONE, Key::Escape);
            assert_eq!(window.focused(), before, "{name}");
        }
        let mut window = Window::shipped();
        window.key(modifiers, key);
        window.key(NONE, Key::Escape);
        let now = window.focused();
        let was_nothing = ["the keys", "the settings of the text", "the export"].contains(&name);
        assert!(now == "Text: Full briefing" || was_nothing, "{name}, from nothing: {now}");
    }
}

#[test]
fn the_focus_returns_when_the_basket_or_speakers_are_closed() {
    for key in [Key::J, Key::T] {
        let mut window = Window::shipped();
        window.key(SHIFT, Key::F6);
        let before = window.focused();
        window.key(CTRL, key);
        assert_ne!(window.focused(), before);
        window.key(CTRL, key);
        assert_eq!(window.focused(), before, "{key:?}");
        let mut window = Window::shipped();
        window.key(CTRL, key);
        window.key(CTRL, key);
        assert!(window.focused().starts_with("Quote 1, by"), "{key:?}: {}", window.focused());
    }
}

#[test]
fn a_hidden_pane_passes_the_focus_to_the_text() {
    let mut window = Window::shipped();
    window.key(SHIFT, Key::F6);
    window.key(NONE, Key::F9);
    assert_eq!(window.focused(), "Text: Full briefing");
    let mut window = Window::shipped();
    window.key(NONE, Key::F6);
    window.key(NONE, Key::F10);
    assert_eq!(window.focused(), "Text: Full briefing");
}

// ---- announcements ------------------------------------------------------------------------------

/// What a screen reader would announce now.
fn live(window: &Window) -> Vec<String> {
    let mut nodes = vec![window.harness.root().accesskit_node()];
    let mut accessibility = Vec::new();
    while let Some(node) = nodes.pop() {
        if node.live() != egui::accesskit::Live::Off && node.children().next().is_none() {
            accessibility.extend(node.label().or_else(|| node.value()));
        }
        nodes.extend(node.children());
    }
    accessibility
}

#[test]
fn each_action_is_announced_once() {
    let mut window = Window::shipped();
    assert_eq!(live(&window), Vec::<String>::new(), "the line at rest is no news");
    window.key(CTRL, Key::F);
    window.harness.event(Event::Text("horyuji".to_owned()));
    window.wait_until("“ of ” is shown", |window| window.shows(" of "));
    for _ in 0..9 {
        window.key(NONE, Key::Enter);
        assert_eq!(live(&window).len(), 1, "{:?}", live(&window));
    }
    window.key(NONE, Key::Escape);
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(CTRL, Key::C);
    assert_eq!(live(&window).len(), 1, "{:?}", live(&window));
    window.key(NONE, Key::F2);
    window.key(NONE, Key::ArrowDown);
    assert_eq!(live(&window).len(), 1, "the format is spoken by its focus: {:?}", live(&window));
}

// ---- menus --------------------------------------------------------------------------------------

#[test]
fn both_context_menu_keys_open_the_menu_of_the_focused_part() {
    for (modifiers, key) in [(SHIFT, Key::F10), (NONE, Key::Menu)] {
        let mut window = Window::shipped();
        window.key(modifiers, key);
        assert!(window.shows("Select all") && window.shows("Copy with attribution"), "of the text");
        assert!(window.shows("Quote 1, by"), "the quotes are still there");
        assert!(window.focused().starts_with("Select all"), "the first entry that can be used has the focus");
        window.key(NONE, Key::Escape);
        assert!(!window.shows("Select all"));
        window.key(NONE, Key::F6);
        let card = window.focused();
        window.key(modifiers, key);
        assert!(window.shows("Copy link") && window.shows("Add to basket"), "of a card");
        assert!(window.focused().starts_with("Copy"), "{}", window.focused());
        window.key(NONE, Key::Escape);
        assert_eq!(window.focused(), card);
        window.key(NONE, Key::Tab);
        window.key(modifiers, key);
        assert!(window.shows("Copy link"), "of the card that a button is in");
        window.key(NONE, Key::Escape);
        for _ in 0..2 {
            window.key(SHIFT, Key::F6);
        }
        window.key(modifiers, key);
        assert!(window.shows("Export it…"), "of a topic: {}", window.focused());
        window.key(NONE, Key::Escape);
        assert_eq!(window.focused(), "Full briefing, 36 quotes");
    }
}

#[test]
fn context_menus_exist_for_basket_quotes_and_speakers() {
    let mut window = Window::shipped();
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(CTRL, Key::D);
    window.key(CTRL, Key::J);
    window.harness.get_by_label_contains("Basket quote 1 of 1").focus();
    window.settle();
    window.key(SHIFT, Key::F10);
    assert!(window.shows("Remove from basket") && window.shows("Move up"));
    window.harness.get_by_role_and_label(Role::Button, "Remove from basket Ctrl+D").click();
    window.settle();
    assert!(window.shows("Basket 0"));
    window.key(CTRL, Key::T);
    window.harness.get_by_label("Wi Sung-rak, 4 quotes").focus();
    window.settle();
    window.key(SHIFT, Key::F10);
    window.key(NONE, Key::Enter);
    assert!(window.shows("4 of 36 quotes"));
    window.harness.get_by_label("Menu").focus();
    window.settle();
    window.key(SHIFT, Key::F10);
    assert!(window.shows("There is no menu for this"));
}

// ---- quotes -------------------------------------------------------------------------------------

#[test]
fn copying_from_a_card_chooses_its_quote_for_the_next_key() {
    let mut window = Window::shipped();
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(NONE, Key::Num3);
    window.press_accessibly("Copy quote 10, by Lee Jae-myung");
    window.key(CTRL | SHIFT, Key::X);
    let copied: Vec<String> = window.board.lock().unwrap().iter().map(|copied| copied.plain.clone()).collect();
    let [with_attribution, alone] = copied.as_slice() else { panic!("{copied:?}") };
    assert!(with_attribution.starts_with(alone.as_str()), "{copied:?}");
}

const QUOTE: &str = r#"quotes: [(speaker: "ann", occasion: "talk", text: "We will drain no marsh in this valley.")]"#;

/// Clicks `times` times on these words, which are on one line.
fn click_on(window: &mut Window, name: &str, part: f32, times: usize) {
    let rect = window.harness.get_by_label(name).rect();
    let at = egui::pos2(rect.left() + rect.width() * part, rect.top() + 14.0);
    window.harness.hover_at(at);
    window.harness.step();
    for _ in 0..times {
        for pressed in [true, false] {
            let button = egui::PointerButton::Primary;
            let click = Event::PointerButton { pos: at, button, pressed, modifiers: NONE };
            window.harness.input_mut().events.push(click);
        }
        window.harness.step();
    }
    window.settle();
    // Another click now would still count as part of this one.
    window.harness.run_steps(10);
}

#[test]
fn double_and_triple_clicks_select_and_single_clicks_choose() {
    let text = "She said, “We will drain no marsh in this valley.”";
    let open = || Window::of(small(text, QUOTE), Setup::default());
    let quote = "Quote 1 in the text, by Ann Lee: We will drain no marsh in this valley.";
    let mut window = open();
    click_on(&mut window, quote, 0.5, 1);
    window.key(CTRL, Key::C);
    assert!(window.last_copy().unwrap().starts_with("“We will drain no marsh in this valley.” — Ann Lee"));
    let mut window = open();
    click_on(&mut window, quote, 0.5, 2);
    window.key(CTRL, Key::C);
    let word = window.last_copy().unwrap();
    assert!(["drain", "no", "marsh"].contains(&word.as_str()), "{word}");
    let mut window = open();
    click_on(&mut window, quote, 0.5, 3);
    window.key(CTRL, Key::C);
    assert_eq!(window.last_copy().as_deref(), Some(text));
}

#[test]
fn an_unverified_quote_highlights_the_similar_words() {
    let quotes = r#"quotes: [(speaker: "ann", occasion: "talk", text: "We did agree to it at last.")]"#;
    let mut window = Window::of(small("She said, “We did not agree to it at last.”", quotes), Setup::default());
    window.press_accessibly("Quote 1 is not verified; the text has: We did not agree to it at last");
    let chosen = window.names().into_iter().find(|name| name.starts_with("Quote 1, by Ann Lee")).unwrap();
    let node = window.harness.get_by_label(&chosen);
    assert_eq!(node.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True), "it leads to its card");
    assert!(window.shows("This quote is not verified"));
}

#[test]
fn a_selection_is_offered_once_to_the_middle_button_only() {
    let text = "She said, “We will drain no marsh in this valley.”";
    let mut window = Window::of(small(text, QUOTE), Setup::default());
    let words = window.harness.get_by_label(text).rect();
    let at = |part: f32| egui::pos2(words.left() + 1.0 + words.width() * part, words.top() + 14.0);
    window.harness.drag_at(at(0.0));
    window.harness.step();
    for part in [0.05, 0.1, 0.2] {
        window.harness.hover_at(at(part));
        window.harness.step();
    }
    assert!(window.primary.lock().unwrap().is_empty(), "not while it is being drawn");
    window.harness.drop_at(at(0.2));
    window.settle();
    window.harness.run_steps(4);
    let selected = window.primary.lock().unwrap().clone();
    assert!(selected.len() == 1 && text.starts_with(&selected[0]) && !selected[0].is_empty(), "{selected:?}");
    assert!(window.board.lock().unwrap().is_empty(), "nothing was copied");
    window.key(CTRL, Key::A);
    assert_eq!(window.primary.lock().unwrap().last().map(String::as_str), Some(text));
    window.key(CTRL, Key::C);
    assert_eq!((window.last_copy().as_deref(), window.primary.lock().unwrap().len()), (Some(text), 2));
}

// ---- modal windows ------------------------------------------------------------------------------

#[test]
fn arrows_in_a_menu_that_the_pointer_opened_do_not_scroll_the_text() {
    for menu in ["Menu", "Filter by speaker: All speakers"] {
        let mut window = Window::shipped();
        window.click(menu);
        let before = window.place();
        for _ in 0..3 {
            window.key(NONE, Key::ArrowDown);
        }
        assert_eq!(window.place(), before, "{menu}");
        assert_ne!(window.focused(), "nothing", "{menu}: an entry has the focus");
    }
}

#[test]
fn after_a_dialog_the_text_has_the_focus_if_nothing_had_it_before() {
    let mut window = Window::shipped();
    window.harness.ctx.memory_mut(|memory| {
        if let Some(id) = memory.focused() {
            memory.surrender_focus(id);
        }
    });
    window.key(NONE, Key::F1);
    window.key(NONE, Key::Escape);
    window.settle();
    assert_eq!(window.focused(), "Text: Full briefing");
}

#[test]
fn after_a_dialog_opened_by_mouse_the_chosen_card_has_the_focus() {
    let mut window = Window::shipped();
    let words = "In this pivotal moment in the history of civilization";
    let in_text = window.names().into_iter().find(|name| name.starts_with("Quote 2 in the text")).expect("a quote");
    window.click(&in_text);
    let context = window.harness.ctx.clone();
    window.harness.state_mut().apply(&context, Command::Do(Action::CopyAs));
    window.settle();
    window.click("Close");
    let focused = window.focused();
    assert!(focused.contains(words) && focused != in_text, "{focused}");
}
