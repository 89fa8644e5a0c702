//! The look of the window, as far as it can be tested without pictures: text settings, what is shown at which size,
//! what the keyboard reaches.

use crate::common::{Setup, Window};
use briefing_core::load::load_embedded;
use briefing_viewer::gui::{
    command::Action,
    state::{
        preferences::{LineHeight, Measure, ThemeChoice, Typeface, Typesetting},
        session::PersistedState,
    },
    ui::{theme::TextRole, widgets},
};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

#[test]
fn text_settings_are_changed_by_the_keyboard_and_kept() {
    let mut window = Window::shipped();
    window.key(Modifiers::COMMAND, Key::Comma);
    assert!(window.harness.get_by_label("Typeface: Serif").is_focused(), "the window of settings has the focus");
    window.key(Modifiers::NONE, Key::Tab);
    window.key(Modifiers::NONE, Key::Enter);
    window.click("Line height: Loose");
    window.click("Line width: Wide");
    window.click("Colours: Sepia");
    // The size also changes with its key, while the settings are open.
    window.key(Modifiers::COMMAND, Key::Plus);
    let kept = window.harness.state().persisted();
    let set = Typesetting { typeface: Typeface::Sans, line_height: LineHeight::Open, measure: Measure::Wide };
    assert_eq!((kept.typesetting, kept.theme, kept.zoom), (set, ThemeChoice::Sepia, 1.1));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("Line height: Loose"), "Escape closes it");
    let written = ron::to_string(window.harness.state().persisted()).unwrap();
    assert_eq!(ron::from_str::<PersistedState>(&written).unwrap().typesetting, set, "it comes back at the next start");
}

#[test]
fn the_text_stays_in_place_when_its_settings_change() {
    let setup = Setup { kept: PersistedState { topics_shown: false, ..PersistedState::default() }, ..Setup::default() };
    let mut window = Window::of(load_embedded(), setup);
    for _ in 0..5 {
        window.key(Modifiers::NONE, Key::PageDown);
    }
    let before = window.place();
    assert!(before.row > 5, "{before:?}");
    for setting in ["Line height: Loose", "Line width: Narrow", "Typeface: Sans", "Line height: Tight"] {
        window.key(Modifiers::COMMAND, Key::Comma);
        window.click(setting);
        window.key(Modifiers::NONE, Key::Escape);
        assert_eq!(window.place().row, before.row, "{setting}");
    }
    for setting in ["Line height: Normal", "Line width: Normal", "Typeface: Serif"] {
        window.key(Modifiers::COMMAND, Key::Comma);
        window.click(setting);
        window.key(Modifiers::NONE, Key::Escape);
    }
    assert_eq!(window.place(), before, "and back to the point");
}

#[test]
fn an_occasion_of_the_timeline_sets_and_clears_the_filter() {
    let mut window = Window::shipped();
    window.click("Timeline: 10 occasions");
    let dinner = "Dinner, Nara Prefecture, Japan, 13 Jan 2026, 3 quotes";
    window.click(dinner);
    assert!(window.shows("3 of 36 quotes"), "the panel shows those alone");
    assert!(window.shows("Filter by occasion: Dinner"));
    window.click(dinner);
    assert!(window.shows("36 quotes") && !window.shows("of 36 quotes"));
}

#[test]
fn an_occasion_leads_to_its_first_quote_if_quotes_are_hidden() {
    let setup = Setup { kept: PersistedState { quotes_shown: false, ..PersistedState::default() }, ..Setup::default() };
    let mut window = Window::of(load_embedded(), setup);
    window.click("Timeline: 10 occasions");
    window.click("Visit to Horyuji Temple, Nara Prefecture, Japan, 14 Jan 2026, 1 quote");
    let place = window.place();
    assert!(place.row > 0 && place.quote.is_some(), "{place:?}");
}

#[test]
fn the_chart_shows_quotes_by_speaker_and_filters() {
    let mut window = Window::shipped();
    window.click("Quoted: 4 speakers");
    for name in
        ["Quoted: Lee Jae-myung, 23 quotes", "Quoted: Wi Sung-rak, 4 quotes", "Quoted: The Blue House, 2 quotes"]
    {
        window.harness.get_by_label(name);
    }
    window.click("Quoted: Sanae Takaichi, 7 quotes");
    assert!(window.shows("7 of 36 quotes") && window.shows("Filter by speaker: Sanae Takaichi"));
}

#[test]
fn a_card_shows_that_its_quote_was_copied_until_another_is() {
    let mut window = Window::shipped();
    let said = |window: &Window, quote: u32| {
        let name = format!("Copy quote {quote}, by Lee Jae-myung");
        window.harness.get_by_label(&name).accesskit_node().description()
    };
    let (not_yet, just_now) = ("Copy: Quote with attribution", "Copied. Copy again: Quote with attribution");
    assert_eq!(said(&window, 1).as_deref(), Some(not_yet));
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(Modifiers::COMMAND, Key::C);
    assert_eq!(said(&window, 1).as_deref(), Some(just_now));
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(Modifiers::COMMAND, Key::C);
    assert_eq!((said(&window, 1).as_deref(), said(&window, 2).as_deref()), (Some(not_yet), Some(just_now)));
}

#[test]
fn f6_cycles_through_the_panes_and_moves_only_the_focus() {
    let mut window = Window::shipped();
    let place = window.place();
    let mut round = Vec::new();
    for _ in 0..4 {
        window.key(Modifiers::NONE, Key::F6);
        round.push(window.focused());
    }
    let (quotes, topics, text) = (&round[0], &round[1], &round[2]);
    assert!(quotes.starts_with("Quote 1, by Lee Jae-myung"), "{quotes}");
    assert_eq!((topics.as_str(), text.as_str()), ("Full briefing, 36 quotes", "Text: Full briefing"));
    assert_eq!(&round[3], quotes);
    for before in [text, topics, quotes] {
        window.key(Modifiers::SHIFT, Key::F6);
        assert_eq!(&window.focused(), before, "and back with Shift");
    }
    assert_eq!(window.place(), place, "nothing was chosen or scrolled");
}

#[test]
fn arrows_move_within_the_pane_that_has_the_focus() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::F6);
    window.key(Modifiers::NONE, Key::ArrowDown);
    assert!(window.focused().starts_with("Quote 2, by Lee Jae-myung"), "{}", window.focused());
    window.key(Modifiers::NONE, Key::F6);
    for _ in 0..2 {
        window.key(Modifiers::NONE, Key::ArrowDown);
    }
    assert_eq!(window.focused(), "History, 6 quotes");
    assert!(window.shows("Quote 13, by Lee Jae-myung") && !window.shows("Quote 1, by Lee Jae-myung"));
    window.key(Modifiers::NONE, Key::F6);
    let before = window.place();
    window.key(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(window.focused(), "Text: History");
    let after = window.place();
    assert!(after.row > before.row || after.offset > before.offset, "{before:?} {after:?}");
}

#[test]
fn f6_reaches_empty_panes_and_skips_hidden_ones() {
    let setup = Setup { kept: PersistedState { quotes_shown: false, ..PersistedState::default() }, ..Setup::default() };
    let mut window = Window::of(crate::common::small("Nobody says a word.", ""), setup);
    window.key(Modifiers::NONE, Key::F6);
    assert_eq!(window.focused(), "Full briefing, 0 quotes", "the quotes have been hidden");
    let mut window = Window::of(crate::common::small("Nobody says a word.", ""), Setup::default());
    window.key(Modifiers::NONE, Key::F6);
    assert_eq!(window.focused(), "Quotes 0");
}

#[test]
fn letters_find_a_topic_while_the_topics_have_the_focus() {
    let mut window = Window::shipped();
    let type_in = |window: &mut Window, text: &str| {
        window.harness.event(egui::Event::Text(text.to_owned()));
        window.settle();
    };
    type_in(&mut window, "g");
    assert_eq!(window.focused(), "nothing", "elsewhere letters do nothing");
    window.key(Modifiers::SHIFT, Key::F6);
    type_in(&mut window, "g");
    assert_eq!(window.focused(), "Gifts, 3 quotes");
    window.harness.run_steps(12);
    type_in(&mut window, "e");
    assert_eq!(window.focused(), "Economy, 8 quotes");
    type_in(&mut window, "x");
    assert_eq!(window.focused(), "Exchanges, 18 quotes");
    window.harness.run_steps(12);
    for expected in ["Economy, 8 quotes", "Exchanges, 18 quotes"] {
        type_in(&mut window, "É");
        assert_eq!(window.focused(), expected, "the same letter again goes on, whatever its accent");
    }
    window.key(Modifiers::NONE, Key::Num2);
    assert_eq!(window.focused(), "History, 6 quotes", "a number is still a key");
}

#[test]
fn the_focus_returns_when_a_menu_or_a_dialog_is_closed() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::F6);
    let card = window.focused();
    for (modifiers, key) in [(Modifiers::NONE, Key::F1), (Modifiers::COMMAND, Key::Comma), (Modifiers::COMMAND, Key::E)]
    {
        window.key(modifiers, key);
        assert_ne!(window.focused(), card, "{key:?}");
        window.key(Modifiers::NONE, Key::Escape);
        assert_eq!(window.focused(), card, "{key:?}");
    }
}

#[test]
fn single_keys_can_be_turned_off() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::Num3);
    assert!(window.shows("Text: Crime"));
    window.key(Modifiers::NONE, Key::F1);
    window.press_accessibly("Use the single keys");
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::Num1);
    window.key(Modifiers::NONE, Key::Slash);
    assert!(window.shows("Text: Crime") && !window.shows("Find in this briefing"));
    assert!(!window.harness.state().persisted().single_keys);
    window.key(Modifiers::COMMAND, Key::F);
    assert!(window.shows("Text: Crime"));
}

#[test]
fn opening_quotation_marks_hang_in_the_margin() {
    let window = Window::shipped();
    let mut galley = None;
    let mut output = window.harness.ctx.run_ui(egui::RawInput::default(), |ui| {
        let text = "“We have agreed to strengthen it,” he said, “and to act.”";
        let job = widgets::text_job(text, TextRole::Body, egui::Color32::BLACK, 380.0);
        galley = Some(widgets::hang(ui.painter().layout_job(job)));
    });
    output.textures_delta.clear();
    let galley = galley.unwrap();
    let first_letters: Vec<(char, f32)> = galley
        .rows
        .iter()
        .filter_map(|row| {
            row.row.glyphs.iter().find(|glyph| glyph.chr != '“').map(|glyph| (glyph.chr, row.pos.x + glyph.pos.x))
        })
        .collect();
    assert_eq!(first_letters.len(), 2, "{first_letters:?}");
    assert!(galley.rows[0].pos.x < -3.0, "it hangs");
    assert!(first_letters.iter().all(|(_, x)| x.abs() <= 1.0), "{first_letters:?}");
    let chars = widgets::range_rects(&galley, &(1..3));
    assert!(chars[0].left().abs() <= 1.0, "what is tinted hangs along: {chars:?}");
}

#[test]
fn find_accepts_typing_even_if_a_pane_covered_the_text() {
    for pane in [Key::F9, Key::F10] {
        let mut window = Window::of(load_embedded(), Setup { size: [480.0, 360.0], ..Setup::default() });
        window.key(Modifiers::NONE, pane);
        window.key(Modifiers::COMMAND, Key::F);
        window.harness.event(egui::Event::Text("horyuji".to_owned()));
        window.settle();
        assert_eq!(window.focused(), "Find in the briefing");
        assert!(window.shows("horyuji"), "{:?}", window.names());
    }
}

#[test]
fn content_higher_than_its_window_is_scrolled_by_keys() {
    let mut window = Window::of(load_embedded(), Setup { size: [900.0, 600.0], ..Setup::default() });
    window.key(Modifiers::NONE, Key::F1);
    let top = |window: &Window| {
        window.harness.get_by_role_and_label(egui::accesskit::Role::Heading, "Keyboard shortcuts").rect().top()
    };
    let before = top(&window);
    window.key(Modifiers::NONE, Key::PageDown);
    let page = top(&window);
    window.key(Modifiers::NONE, Key::End);
    assert!(before > page + 200.0 && page > top(&window) + 100.0, "{before}, {page}, {}", top(&window));
    window.key(Modifiers::NONE, Key::Home);
    assert_eq!(top(&window), before);
    window.key(Modifiers::NONE, Key::End);
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::F1);
    assert_eq!(top(&window), before, "it opens at its top");
}

#[test]
fn tab_moves_through_a_card_in_reading_order_and_shows_it() {
    let mut window = Window::of(load_embedded(), Setup { size: [900.0, 600.0], ..Setup::default() });
    window.key(Modifiers::NONE, Key::F6);
    for name in [
        "Quote 1, by",
        "Copy quote 1, by Lee Jae-myung",
        "Copy quote 1, by Lee Jae-myung, as…",
        "Add quote 1,",
        "More for quote 1,",
    ] {
        assert!(window.focused().starts_with(name), "{name}: {}", window.focused());
        window.key(Modifiers::NONE, Key::Tab);
    }
    for _ in 0..12 {
        let name = window.focused();
        let rect = window.harness.get_by_label(&name).rect();
        // Of a card that is higher than the pane, the beginning is visible.
        let is_seen = rect.top() > 100.0 && (rect.bottom() < 580.0 || rect.height() > 300.0 && rect.top() < 300.0);
        assert!(is_seen, "{name} at {rect:?}");
        window.key(Modifiers::NONE, Key::Tab);
    }
    assert!(window.focused().starts_with("Copy quote 4,"), "{}", window.focused());
}

#[test]
fn f6_cycles_through_the_panes_while_find_is_open() {
    let mut window = Window::shipped();
    window.key(Modifiers::COMMAND, Key::F);
    window.harness.event(egui::Event::Text("summit".to_owned()));
    window.wait_until("“of 17” is shown", |window| window.shows("of 17"));
    let mut reached = Vec::new();
    for _ in 0..3 {
        window.key(Modifiers::NONE, Key::F6);
        reached.push(window.focused().split([' ', ':']).next().unwrap_or_default().to_owned());
    }
    reached.sort_unstable();
    assert_eq!(reached, ["Match", "Quote", "Text"]);
}

#[test]
fn quote_counts_of_speakers_add_up_to_the_total() {
    let mut window = Window::shipped();
    window.key(Modifiers::COMMAND, Key::T);
    assert!(window.shows("Sanae Takaichi, 7 quotes") && window.shows("Sanae Takaichi on Exchanges, 7 quotes"));
    assert!(!window.shows("Sanae Takaichi on No topic"), "each of the quotes has a topic");
}

#[test]
fn settings_work_even_if_the_briefing_cannot_be_shown() {
    let mut window = Window::of(crate::common::briefing("nonsense"), Setup::default());
    assert!(window.shows("This briefing cannot be shown"));
    window.key(Modifiers::COMMAND, Key::Comma);
    window.click("Colours: High contrast");
    assert_eq!(window.harness.state().persisted().theme, ThemeChoice::HighContrast);
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::F1);
    assert!(window.shows("Copy with context") || window.shows("Show all keyboard shortcuts"), "{:?}", window.names());
}

#[test]
fn the_buttons_of_a_dialog_are_in_view_in_a_low_window() {
    for (action, button) in [
        (Action::Export, "Save"),
        (Action::SaveAs, "Save"),
        (Action::Print, "Open in the PDF viewer"),
        (Action::NewBriefing, "Create briefing"),
        (Action::CheckText, "Check"),
        (Action::CopyAllAs, "Copy"),
    ] {
        let mut window = Window::of(load_embedded(), Setup { size: [450.0, 300.0], ..Setup::default() });
        window.key(Modifiers::NONE, Key::Num3);
        let keys = action.shortcuts()[0];
        window.key(keys.modifiers, keys.logical_key);
        window.settle();
        let rect = window.harness.get_by_role_and_label(egui::accesskit::Role::Button, button).rect();
        let screen = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(450.0, 300.0));
        assert!(screen.contains_rect(rect), "{button} of {action:?} at {rect:?}");
        for _ in 0..12 {
            window.key(Modifiers::NONE, Key::Tab);
            let Some(node) = window.harness.query_all_by(|node| node.is_focused()).last() else { continue };
            let middle = node.rect().center().y;
            let is_in_foot = (middle - rect.center().y).abs() < 2.0;
            let is_whole = node.accesskit_node().role() == egui::accesskit::Role::Document;
            let name = node.accesskit_node().label();
            assert!(is_whole || is_in_foot || middle < rect.top(), "{name:?} is covered in {action:?}");
        }
    }
}
