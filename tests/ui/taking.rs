//! Copying quotes in the window: every format with its key, the dialog of formats, the basket, the filters,
//! selections, files; and no way copies an unverified quote.

use std::sync::Arc;

use crate::common::{Setup, Window, small};
use briefing_core::{
    citation::{BuiltInFormat, Options, Template, copy, copy_all},
    load::load_embedded,
    model::QuoteId,
};
use briefing_viewer::gui::{
    command::{Action, ActionGroup},
    platform::clipboard::Persistence,
    state::{session::PersistedState, settings_file::Settings},
};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

fn press(window: &mut Window, action: Action) {
    let keys = action.shortcuts()[0];
    window.key(keys.modifiers, keys.logical_key);
}

fn wait_for(window: &mut Window, text: &str) {
    window.wait_until(&format!("“{text}” is shown"), |window| window.shows(text));
}

// ---- formats -----------------------------------------------------------------------------------------

#[test]
fn every_format_has_a_key_that_copies_the_exact_text() {
    let briefing = load_embedded().briefing.unwrap();
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::Num3);
    window.key(Modifiers::ALT, Key::ArrowDown);
    for (i, format) in BuiltInFormat::ALL.iter().enumerate() {
        let action = *Action::ALL.iter().find(|action| action.format() == Some(*format)).expect("an action");
        press(&mut window, action);
        window.wait_for_copies(i + 1);
        let expected =
            copy(&briefing.verified_quote(QuoteId(8)).unwrap(), &(*format).into(), Options::default()).unwrap();
        assert_eq!(window.board.lock().unwrap().last(), Some(&expected), "{format:?}");
        assert_eq!(window.harness.state().persisted().format, *format, "Copy uses it from now on");
    }
    assert!(window.shows("Copied, JSON: Lee Jae-myung, “Our two countries have agreed"));
}

#[test]
fn the_format_dialog_shows_the_exact_text_and_enter_copies_it() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::Num3);
    window.press_accessibly("Copy quote 9, by Lee Jae-myung, as…");
    assert!(window.shows("Quote 9, by Lee Jae-myung"));
    for format in BuiltInFormat::ALL {
        window.harness.get_by_label(format.name());
    }
    for _ in 0..4 {
        window.key(Modifiers::NONE, Key::ArrowDown);
        // The default is the second in the list.
    }
    wait_for(&mut window, "(Lee 2026)\n\nLee Jae-myung. 2026. Joint press announcement");
    window.key(Modifiers::NONE, Key::Enter);
    window.wait_for_copies(1);
    assert!(window.last_copy().unwrap().contains("(Lee 2026)"));
    assert!(!window.shows("Include notes"), "the window has gone");
}

#[test]
fn escape_closes_the_format_dialog_without_copying() {
    let mut window = Window::shipped();
    window.key(Modifiers::ALT, Key::ArrowDown);
    press(&mut window, Action::CopyAs);
    assert!(window.shows("Include notes"));
    window.key(Modifiers::NONE, Key::Num3);
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("Include notes"));
    assert!(window.shows("36 quotes"), "what is behind the window is left alone");
    assert_eq!(window.last_copy(), None);
    press(&mut window, Action::Copy);
    assert!(window.last_copy().is_some(), "the quote is still chosen");
}

#[test]
fn notes_can_be_excluded_from_copies() {
    let quotes = r#"quotes: [(speaker: "ann", occasion: "talk", text: "We agreed.")], notes: [(on: "agreed", text: "So it says.")]"#;
    let mut window = Window::of(small("She said, “We agreed.”", quotes), Setup::default());
    window.key(Modifiers::ALT, Key::ArrowDown);
    press(&mut window, Action::Copy);
    assert!(window.last_copy().unwrap().ends_with("[Note on “agreed”: So it says.]"));
    press(&mut window, Action::CopyAs);
    window.click("Include notes");
    window.key(Modifiers::NONE, Key::Escape);
    press(&mut window, Action::Copy);
    assert!(!window.last_copy().unwrap().contains("So it says"));
    assert!(!window.harness.state().persisted().with_notes, "and is so at the next start");
}

#[test]
fn a_copy_names_the_paragraph_if_that_is_chosen() {
    let mut window = Window::of(
        small("She said, “We agreed.”", r#"quotes: [(speaker: "ann", occasion: "talk", text: "We agreed.")]"#),
        Setup::default(),
    );
    window.key(Modifiers::ALT, Key::ArrowDown);
    press(&mut window, Action::CopyAs);
    assert!(!window.shows("para. 1"));
    window.click("Include paragraph");
    window.wait_until("the preview names it", |window| window.shows("para. 1"));
    window.key(Modifiers::NONE, Key::Escape);
    press(&mut window, Action::Copy);
    assert!(window.last_copy().unwrap().ends_with("para. 1)"), "{:?}", window.last_copy());
    assert!(window.harness.state().persisted().with_paragraphs, "and does so at the next start");
}

fn own(name: &str, template: &str) -> Settings {
    Settings { formats: vec![Arc::new(Template::new(name, template).unwrap())], complaints: Vec::new() }
}

#[test]
fn a_custom_format_is_listed_and_used_again() {
    let settings = own("News", "{quote}, {speaker} said{' on 'date}.");
    let mut window = Window::of(load_embedded(), Setup { settings: settings.clone(), ..Setup::default() });
    window.key(Modifiers::NONE, Key::Num3);
    window.key(Modifiers::ALT, Key::ArrowDown);
    press(&mut window, Action::CopyAs);
    window.click("News");
    wait_for(&mut window, "including scams.”, Lee Jae-myung said on 13 January 2026.");
    window.click("Copy");
    window.wait_for_copies(1);
    let expected = "“Our two countries have agreed to strengthen our joint response to transnational crimes, including scams.”, Lee Jae-myung said on 13 January 2026.";
    assert_eq!(window.last_copy().as_deref(), Some(expected));
    let kept = window.harness.state().persisted().clone();
    let mut window = Window::of(load_embedded(), Setup { settings, kept: kept.clone(), ..Setup::default() });
    window.key(Modifiers::NONE, Key::Num3);
    window.key(Modifiers::ALT, Key::ArrowDown);
    press(&mut window, Action::Copy);
    assert_eq!(window.last_copy().as_deref(), Some(expected), "at the next start as well");
    let mut window = Window::of(load_embedded(), Setup { kept, ..Setup::default() });
    window.key(Modifiers::ALT, Key::ArrowDown);
    press(&mut window, Action::Copy);
    assert!(window.last_copy().unwrap().contains("” — Lee Jae-myung"), "without the settings, the program's own");
}

#[test]
fn a_format_that_failed_is_not_used_by_the_next_copy() {
    let text = r#"Briefing(format: 1, title: "T", speakers: {"a": (name: "Ann")}, occasions: {"o": (name: "Talk")},
        body: [Paragraph(text: "“Yes, we will.”", quotes: [(speaker: "a", occasion: "o", text: "Yes, we will.")])])"#;
    let mut window = Window::of(crate::common::briefing(text), Setup::default());
    window.key(Modifiers::ALT, Key::ArrowDown);
    press(&mut window, Action::CopyLink);
    wait_for(&mut window, "Not copied: the briefing has no web address of its source");
    press(&mut window, Action::Copy);
    assert_eq!(window.last_copy().as_deref(), Some("“Yes, we will.” — Ann, talk"));
}

#[test]
fn errors_in_the_settings_are_reported_in_the_window() {
    let complaints = vec![
        "In settings.ron: the format “A” has no {quote}".to_owned(),
        "In settings.ron: a format has no name".to_owned(),
    ];
    let settings = Settings { formats: Vec::new(), complaints };
    let window = Window::of(load_embedded(), Setup { settings, ..Setup::default() });
    assert!(window.shows("In settings.ron: the format “A” has no {quote}; In settings.ron: a format has no name"));
}

#[test]
fn a_quote_is_copied_with_the_sentences_around_it() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::Num3);
    window.key(Modifiers::ALT, Key::ArrowDown);
    press(&mut window, Action::CopyPassage);
    let copied = window.last_copy().unwrap();
    assert!(copied.starts_with(
        "They also agreed to strengthen their response to transnational crime. President Lee explained, “Our two"
    ));
    assert!(
        copied
            .contains("“Our two countries have agreed …”, “We have agreed to have …”: Lee Jae-myung, President of the"),
        "{copied}"
    );
}

// ---- shortening --------------------------------------------------------------------------------------

#[test]
fn a_quote_is_shortened_by_the_keyboard_and_the_rest_is_copied() {
    let quotes = r#"quotes: [(speaker: "ann", occasion: "talk", text: "We did not agree on trade or on ports.")]"#;
    let mut window = Window::of(small("She said, “We did not agree on trade or on ports.”", quotes), Setup::default());
    window.key(Modifiers::ALT, Key::ArrowDown);
    press(&mut window, Action::Shorten);
    for _ in 0..4 {
        window.key(Modifiers::NONE, Key::ArrowRight);
    }
    for _ in 0..3 {
        window.key(Modifiers::NONE, Key::Space);
    }
    assert!(window.shows("“We did not agree […] on ports.”"), "{:#?}", window.names());
    assert!(!window.shows("check that the meaning stays the same"));
    for _ in 0..5 {
        window.key(Modifiers::NONE, Key::ArrowLeft);
    }
    window.key(Modifiers::NONE, Key::Space);
    assert!(window.shows("Leaves out a negation: check that the meaning stays the same"), "{:#?}", window.names());
    window.key(Modifiers::NONE, Key::ArrowLeft);
    window.key(Modifiers::NONE, Key::Space);
    press(&mut window, Action::CopyQuote);
    assert_eq!(window.last_copy().as_deref(), Some("“We did not agree […] on ports.”"));
}

#[test]
fn a_quote_without_any_word_left_cannot_be_copied() {
    let quotes = r#"quotes: [(speaker: "ann", occasion: "talk", text: "We agreed.")]"#;
    let mut window = Window::of(small("She said, “We agreed.”", quotes), Setup::default());
    window.key(Modifiers::ALT, Key::ArrowDown);
    press(&mut window, Action::Shorten);
    window.key(Modifiers::NONE, Key::Space);
    window.key(Modifiers::NONE, Key::Space);
    assert!(window.shows("No words of the quote are left"));
    press(&mut window, Action::CopyQuote);
    assert_eq!(window.last_copy(), None);
}

// ---- selections --------------------------------------------------------------------------------------

#[test]
fn select_all_reaches_beyond_the_screen_and_copies_with_speakers() {
    let briefing = load_embedded().briefing.unwrap();
    let mut window = Window::shipped();
    press(&mut window, Action::SelectAll);
    press(&mut window, Action::Copy);
    window.wait_for_copies(1);
    let all: Vec<_> = briefing.blocks().map(|block| block.text()).filter(|text| !text.is_empty()).collect();
    assert_eq!(window.last_copy().as_deref(), Some(all.join("\n\n").as_str()));
    press(&mut window, Action::CopyAttribution);
    window.wait_for_copies(2);
    let attributed = window.last_copy().unwrap();
    assert!(attributed.starts_with(&all.join("\n\n")), "the text stands once, as it reads");
    for quote in (0..36).map(|id| briefing.verified_quote(QuoteId(id)).unwrap()) {
        let copied =
            copy(&quote, &BuiltInFormat::Attribution.into(), Options { with_notes: false, ..Options::default() })
                .unwrap()
                .plain;
        let who = copied.rsplit_once("” — ").unwrap().1;
        assert_eq!(attributed.matches(who).count(), 1, "one line for each speaker and occasion: {who}");
    }
    assert!(attributed.contains("\n— “Comprehensive cooperation between Korea and Japan"));
    assert!(window.shows(
        "Copied the selected text, quote with attribution: “President Lee Jae-myung and Japanese Prime Minister"
    ));
}

#[test]
fn a_selection_may_span_several_pages() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::Num2);
    window.key(Modifiers::NONE, Key::PageDown);
    let paragraphs = |window: &Window| {
        let all = window.harness.get_all_by_role(egui::accesskit::Role::Paragraph);
        let mut rects: Vec<_> =
            all.map(|node| node.rect()).filter(|rect| rect.top() > 60.0 && rect.top() < 740.0).collect();
        rects.sort_by(|a, b| a.top().total_cmp(&b.top()));
        rects
    };
    let first = paragraphs(&window)[0];
    let from = first.left_top() + egui::vec2(6.0, 12.0);
    window.harness.drag_at(from);
    window.harness.step();
    window.harness.hover_at(from + egui::vec2(40.0, 0.0));
    window.harness.step();
    window.harness.drop_at(from + egui::vec2(40.0, 0.0));
    window.settle();
    for _ in 0..3 {
        window.key(Modifiers::NONE, Key::PageDown);
    }
    let last = *paragraphs(&window).last().unwrap();
    let pos = last.left_top() + egui::vec2(60.0, 12.0);
    window.harness.hover_at(pos);
    window.harness.step();
    window.harness.event(egui::Event::ModifiersChanged(Modifiers::SHIFT));
    for pressed in [true, false] {
        let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::SHIFT);
        window.harness.event(egui::Event::PointerButton { pos, button, pressed, modifiers });
        window.harness.step();
    }
    window.harness.event(egui::Event::ModifiersChanged(Modifiers::NONE));
    window.settle();
    press(&mut window, Action::Copy);
    window.wait_for_copies(1);
    let copied = window.last_copy().unwrap();
    assert!(copied.len() > 2000 && copied.contains("\n\n"), "{} bytes: {copied}", copied.len());
}

// ---- filters -----------------------------------------------------------------------------------------

#[test]
fn filters_by_speaker_and_occasion_have_counts_and_work_with_find() {
    let mut window = Window::shipped();
    window.click("Filter by speaker: All speakers");
    for choice in ["Lee Jae-myung, 23", "Sanae Takaichi, 7", "Wi Sung-rak, 4", "The Blue House, 2"] {
        window.harness.get_by_label(choice);
    }
    window.click("Sanae Takaichi, 7");
    assert!(window.shows("7 of 36 quotes"));
    window.click("Filter by occasion: All occasions");
    // The name of a card has the occasion and the date, that of a filter the occasion and a count.
    let count = |name: String| name.strip_prefix("Joint press announcement, ")?.parse::<usize>().ok();
    let count = window.names().into_iter().find_map(count).unwrap();
    let choice = format!("Joint press announcement, {count}");
    assert!(
        !window.names().contains(&"Explanation of the gifts, 2".to_owned()),
        "nothing is offered that would show nothing"
    );
    window.click(&choice);
    assert!(window.shows(&format!("{count} of 36 quotes")));
    window.key(Modifiers::ALT, Key::ArrowDown);
    press(&mut window, Action::Copy);
    assert!(
        window.last_copy().unwrap().contains("— Sanae Takaichi, Prime Minister of Japan, joint press announcement")
    );
    window.click("Show all quotes");
    assert!(window.shows("36 quotes") && !window.shows("of 36 quotes"));
}

#[test]
fn all_quotes_that_the_filter_shows_are_copied_together() {
    let briefing = load_embedded().briefing.unwrap();
    let mut window = Window::shipped();
    window.click("Filter by speaker: All speakers");
    window.click("The Blue House, 2");
    press(&mut window, Action::CopyAllAs);
    assert!(window.shows("2 quotes"));
    window.key(Modifiers::NONE, Key::Enter);
    window.wait_for_copies(1);
    let quotes: Vec<_> = (0..36)
        .map(|id| briefing.verified_quote(QuoteId(id)).unwrap())
        .filter(|q| q.speaker().id == "blue-house")
        .collect();
    let expected = copy_all(&quotes, &BuiltInFormat::Attribution.into(), Options::default()).unwrap();
    assert_eq!(window.board.lock().unwrap().last(), Some(&expected));
    assert!(window.shows("Copied 2 quotes, quote with attribution"));
}

#[test]
fn the_table_of_speakers_leads_to_their_quotes() {
    let mut window = Window::shipped();
    press(&mut window, Action::ShowSpeakers);
    window.harness.get_by_label("Lee Jae-myung, 23 quotes");
    window.press_accessibly("Lee Jae-myung on Crime, 3 quotes");
    assert!(window.shows("3 of 3 quotes") && window.shows("Filter by speaker: Lee Jae-myung"));
    press(&mut window, Action::ShowSpeakers);
    window.press_accessibly("Sanae Takaichi, 7 quotes");
    assert!(window.shows("7 of 36 quotes"));
}

// ---- the basket --------------------------------------------------------------------------------------

fn gathered(window: &Window) -> Vec<String> {
    let mut names: Vec<_> = window.names().into_iter().filter(|name| name.starts_with("Basket quote ")).collect();
    names.dedup();
    names.iter().map(|name| name.split_once(": ").unwrap().1.chars().take(24).collect()).collect()
}

#[test]
fn basket_quotes_are_added_ordered_removed_and_copied_as_one_text() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::Num3);
    for _ in 0..3 {
        window.key(Modifiers::ALT, Key::ArrowDown);
        press(&mut window, Action::ToggleInBasket);
    }
    assert!(window.shows("Added to basket (3 quotes)"));
    press(&mut window, Action::ShowBasket);
    let order = gathered(&window);
    assert_eq!(order, ["Our two countries have a", "We have agreed to have J", "South Korea and Japan wi"]);
    window.press_accessibly("Move basket quote 3 up");
    window.press_accessibly("Remove basket quote 1");
    assert_eq!(gathered(&window), ["South Korea and Japan wi", "We have agreed to have J"]);
    press(&mut window, Action::Undo);
    assert_eq!(gathered(&window), ["Our two countries have a", "South Korea and Japan wi", "We have agreed to have J"]);
    press(&mut window, Action::Redo);
    window.click("Copy all as…");
    window.key(Modifiers::NONE, Key::Enter);
    window.wait_for_copies(1);
    let copied = window.last_copy().unwrap();
    let (first, second) = copied.split_once("\n\n").expect("two quotes");
    assert!(first.starts_with("“South Korea and Japan") && second.starts_with("“We have agreed"), "{copied}");
    window.click("Clear basket");
    assert!(window.shows("Quotes stay here until you remove them") && window.shows("Basket cleared; Ctrl+Z undoes it"));
    press(&mut window, Action::Undo);
    assert_eq!(gathered(&window).len(), 2);
}

#[test]
fn a_basket_is_restored_and_copies_only_quotes_still_in_the_text() {
    let text = "She said, “We agreed on trade.” And: “We agreed on ports.”";
    let quotes = r#"quotes: [(speaker: "ann", occasion: "talk", text: "We agreed on trade."), (speaker: "ann", occasion: "talk", text: "We agreed on ports.")]"#;
    let mut window = Window::of(small(text, quotes), Setup::default());
    for _ in 0..2 {
        window.key(Modifiers::ALT, Key::ArrowDown);
        press(&mut window, Action::ToggleInBasket);
    }
    window.harness.state_mut().finish();
    let kept = window.harness.state().persisted().clone();
    let again =
        |text: &str, quotes: &str| Window::of(small(text, quotes), Setup { kept: kept.clone(), ..Setup::default() });
    let mut window = again(text, quotes);
    press(&mut window, Action::ShowBasket);
    assert_eq!(gathered(&window).len(), 2);
    let changed = "She said, “We disagreed on trade.” And: “We agreed on ports.”";
    let mut window = again(changed, quotes);
    press(&mut window, Action::ShowBasket);
    assert!(window.shows("This quote is no longer in the briefing and will not be copied"));
    window.click("Copy all as…");
    window.key(Modifiers::NONE, Key::Enter);
    window.wait_for_copies(1);
    assert_eq!(window.last_copy().unwrap().matches('“').count(), 1);
    assert!(window.last_copy().unwrap().starts_with("“We agreed on ports.”"));
}

// ---- nothing that is not verified ----------------------------------------------------------------------

#[test]
fn unverified_quotes_cannot_be_copied() {
    let quotes = r#"quotes: [(speaker: "ann", occasion: "talk", text: "We did agree.")]"#;
    let mut window = Window::of(small("She said, “We did not agree.”", quotes), Setup::default());
    window.key(Modifiers::ALT, Key::ArrowDown);
    // Every action that copies, collects, shortens or saves, with its key.
    for action in Action::ALL {
        let is_of_copying =
            matches!(action.group(), ActionGroup::Copying | ActionGroup::Files) && *action != Action::SelectAll;
        if is_of_copying
            && !matches!(
                action,
                Action::CheckText
                    | Action::Export
                    | Action::NewBriefing
                    | Action::Print
                    | Action::Save
                    | Action::SaveAs
            )
        {
            press(&mut window, *action);
            window.settle();
            assert_eq!(window.last_copy(), None, "{action:?}");
            assert!(
                !window.shows("Include notes") && !window.shows("Click or drag over words"),
                "{action:?} opens a window"
            );
        }
    }
    assert!(window.harness.state().persisted().files.iter().all(|file| file.quotes.is_empty()));
    // No button offers it, on the card or in the menus.
    for name in window.names() {
        assert!(
            !name.starts_with("Copy quote") && !name.starts_with("Add quote") && !name.starts_with("More for"),
            "{name}"
        );
    }
    window.click("Menu");
    window.click("Copy");
    for entry in ["Copy with context", "Add to basket"] {
        let node = window.harness.get_by_label_contains(entry);
        node.click();
        window.settle();
        assert_eq!(window.last_copy(), None, "{entry}");
        if window.harness.query_by_label_contains(entry).is_none() {
            window.click("Menu");
            window.click("Copy");
        }
    }
}

// ---- the clipboard -----------------------------------------------------------------------------------

#[test]
fn closing_warns_if_the_system_does_not_keep_the_clipboard() {
    let mut window = Window::of(load_embedded(), Setup { lasting: Persistence::WhileOpen, ..Setup::default() });
    window.key(Modifiers::ALT, Key::ArrowDown);
    press(&mut window, Action::Copy);
    assert!(window.shows("(as plain text, and only until this window is closed)"));
    let close = |window: &mut Window| {
        let input = window.harness.input_mut();
        input.viewports.entry(egui::ViewportId::ROOT).or_default().events.push(egui::ViewportEvent::Close);
        window.harness.step();
        let commands = &window.harness.output().viewport_output[&egui::ViewportId::ROOT].commands;
        let is_held = commands.contains(&egui::ViewportCommand::CancelClose);
        window.harness.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default().events.clear();
        is_held
    };
    assert!(close(&mut window), "the first time it stays open");
    window.settle();
    assert!(window.shows("This system clears the clipboard when the window closes"));
    assert!(!close(&mut window), "the second time it closes");
}

#[test]
fn a_copy_that_is_still_being_made_is_not_lost_when_the_window_closes() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::Num3);
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.harness.key_press_modifiers(CTRL_SHIFT, Key::A);
    window.harness.step();
    window.harness.state_mut().finish();
    assert!(window.last_copy().is_some_and(|copied| copied.contains("(Lee, 2026)")));
}

// ---- files -------------------------------------------------------------------------------------------

/// Writes a path into the field.
fn type_path(window: &mut Window, path: &std::path::Path) {
    window.harness.get_by_role(egui::accesskit::Role::TextInput).focus();
    window.settle();
    window.key(Modifiers::COMMAND, Key::A);
    window.harness.get_by_role(egui::accesskit::Role::TextInput).type_text(&path.display().to_string());
    window.settle();
}

#[test]
fn an_export_overwrites_a_file_only_on_request() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("crime.csv");
    std::fs::write(&path, "something else").unwrap();
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::Num3);
    press(&mut window, Action::Export);
    window.click("Table of the quotes (CSV)");
    window.harness.get_by_label("What is shown: Crime");
    type_path(&mut window, &path);
    window.click("Save");
    wait_for(&mut window, "A file with this name exists. Press again to overwrite");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "something else");
    window.click("Overwrite");
    wait_for(&mut window, "Saved to ");
    let csv = std::fs::read_to_string(&path).unwrap();
    assert_eq!(csv::Reader::from_reader(csv.as_bytes()).records().count(), 3, "{csv}");
}

#[test]
fn return_confirms_overwriting_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("crime.html");
    std::fs::write(&path, "something else").unwrap();
    let mut window = Window::shipped();
    press(&mut window, Action::Export);
    type_path(&mut window, &path);
    window.key(Modifiers::NONE, Key::Enter);
    wait_for(&mut window, "A file with this name exists. Press again to overwrite");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "something else");
    assert!(window.harness.get_by_role(egui::accesskit::Role::TextInput).is_focused(), "the name can be changed");
    window.key(Modifiers::NONE, Key::Enter);
    wait_for(&mut window, "Saved to ");
    assert!(std::fs::read_to_string(&path).unwrap().ends_with("</html>\n"));
}

#[test]
fn a_failed_write_is_reported_in_the_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut window = Window::shipped();
    press(&mut window, Action::Export);
    type_path(&mut window, &folder.path().join("no such folder/x.html"));
    window.click("Save");
    wait_for(&mut window, "could not be written: the folder does not exist");
}

#[test]
fn a_basket_is_saved_as_the_text_that_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("quotes.md");
    let kept = PersistedState { format: BuiltInFormat::Markdown, ..PersistedState::default() };
    let mut window = Window::of(load_embedded(), Setup { kept, ..Setup::default() });
    window.key(Modifiers::ALT, Key::ArrowDown);
    press(&mut window, Action::ToggleInBasket);
    press(&mut window, Action::ShowBasket);
    window.click("Copy all as…");
    wait_for(&mut window, "> “Today, the international situation");
    window.click("Save as…");
    type_path(&mut window, &path);
    window.click("Save");
    wait_for(&mut window, "Saved to ");
    assert!(std::fs::read_to_string(&path).unwrap().starts_with("> “Today, the international situation"));
}
