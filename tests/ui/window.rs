//! The window by role and accessible name: browsing, reading, choosing, copying, without a screen.

use crate::common::{Setup, Window, briefing, small};
use briefing_core::{diagnostics::Code, load::Loaded};
use briefing_viewer::gui::state::session::{PersistedFile, PersistedState};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

const FIRST_OF_CRIME: &str = "“Our two countries have agreed to strengthen our joint response to transnational crimes, including scams.” — Lee Jae-myung, President of the Republic of Korea, joint press announcement, Nara Prefecture, Japan, 13 January 2026 (Korea Policy Briefing)";

#[test]
fn the_sample_briefing_has_topics_with_quote_counts() {
    let window = Window::shipped();
    for name in [
        "Full briefing, 36 quotes",
        "Economy, 8 quotes",
        "History, 6 quotes",
        "Crime, 3 quotes",
        "Exchanges, 18 quotes",
        "Gifts, 3 quotes",
    ] {
        window.harness.get_by_label(name);
    }
    assert!(window.shows("Comprehensive cooperation between Korea and Japan"));
    assert!(window.shows("All 36 quotes verified"));
}

#[test]
fn choose_crime_and_copy_its_first_quote_by_the_keyboard_alone() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::Num3);
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(Modifiers::COMMAND, Key::C);
    assert_eq!(window.last_copy().as_deref(), Some(FIRST_OF_CRIME));
    assert!(window.shows("Copied, quote with attribution: Lee Jae-myung, “Our two countries have agreed"));
}

#[test]
fn choose_crime_and_copy_its_first_quote_by_the_mouse_alone() {
    let mut window = Window::shipped();
    window.click("Crime, 3 quotes");
    let name =
        window.names().into_iter().find(|name| name.starts_with("Copy quote") && !name.ends_with("as…")).unwrap();
    assert_eq!(name, "Copy quote 9, by Lee Jae-myung");
    window.click(&name);
    assert_eq!(window.last_copy().as_deref(), Some(FIRST_OF_CRIME));
    let html = window.board.lock().unwrap().last().unwrap().html.clone();
    assert!(html.starts_with("<blockquote cite=\"https://www.korea.kr\""), "{html}");
}

#[test]
fn copy_uses_the_format_used_last() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::Num3);
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::X);
    assert!(window.last_copy().unwrap().ends_with("including scams.”"));
    window.key(Modifiers::COMMAND, Key::C);
    assert!(window.last_copy().unwrap().ends_with("including scams.”"));
    assert_eq!(window.board.lock().unwrap().len(), 2);
}

#[test]
fn choosing_a_quote_in_the_text_chooses_its_card_and_vice_versa() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::Num3);
    window.press_accessibly("Quote 10 in the text, by Lee Jae-myung");
    let is_chosen = |window: &Window, beginning: &str| {
        let name = window.names().into_iter().find(|name| name.starts_with(beginning)).unwrap();
        window.harness.get_by_label(&name).accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
    };
    assert!(is_chosen(&window, "Quote 10, by Lee Jae-myung"));
    window.press_accessibly("Quote 11, by Lee Jae-myung");
    assert!(is_chosen(&window, "Quote 11 in the text, by Lee Jae-myung"));
    assert!(!is_chosen(&window, "Quote 10 in the text, by Lee Jae-myung"));
}

#[test]
fn a_far_quote_is_brought_into_view_in_both_panes() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::End);
    assert!(!window.shows("Quote 1 in the text"), "the beginning is off the screen, and not laid out");
    window.key(Modifiers::NONE, Key::Home);
    for _ in 0..36 {
        window.key(Modifiers::ALT, Key::ArrowDown);
    }
    assert!(window.shows("Quote 36 in the text, by The Blue House"));
    assert!(window.shows("Quote 36, by The Blue House"));
}

#[test]
fn the_end_of_a_very_long_paragraph_can_be_reached() {
    let text = "word and word ".repeat(20_000) + "the very last words";
    let mut window = Window::of(small(&text, ""), Setup::default());
    window.key(Modifiers::NONE, Key::End);
    let paragraph = window.harness.get_all_by_role(egui::accesskit::Role::Paragraph).next().unwrap().rect();
    assert!(paragraph.height() > 60_000.0 && paragraph.bottom() < 820.0, "{paragraph:?}");
}

#[test]
fn back_and_forward_retrace_the_places() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::Num3);
    window.key(Modifiers::NONE, Key::Num5);
    assert!(window.shows("drums from Pearl"));
    window.key(Modifiers::ALT, Key::ArrowLeft);
    assert!(window.shows("Quote 9, by Lee Jae-myung") && !window.shows("drums from Pearl"));
    window.key(Modifiers::ALT, Key::ArrowRight);
    assert!(window.shows("drums from Pearl"));
}

#[test]
fn a_fact_leads_to_the_paragraph_that_states_it() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::Num4);
    assert!(!window.shows("The two leaders held five rounds of talks"));
    window.press_accessibly("Fact: five rounds of talks");
    assert!(window.shows("The two leaders held five rounds of talks"));
}

#[test]
fn a_note_is_named_and_opens() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::Num2);
    window.press_accessibly("Note on “Chosei Coal Mine”");
    let said = "Called Josei Coal Mine further down, in the section on DNA testing.";
    assert!(window.names().iter().any(|name| name == said), "the note itself is on screen");
}

#[test]
fn a_card_has_the_quotation_marks_of_the_language_as_copies_have() {
    let window = Window::of(
        briefing(
            r#"Briefing(format: 1, title: "Hafen", language: "de", speakers: { "lang": (name: "Eva Lang") },
            occasions: { "o": (name: "Gespräch") },
            body: [Paragraph(
                text: "„Der ‚Marschplan‘ ist tot“, sagte sie.",
                quotes: [(speaker: "lang", occasion: "o", text: "Der ‚Marschplan‘ ist tot")],
            )])"#,
        ),
        Setup::default(),
    );
    assert!(window.shows("Quote 1, by Eva Lang: „Der ‚Marschplan‘ ist tot“"), "{:#?}", window.names());
}

#[test]
fn an_error_that_is_about_no_quote_is_named_in_the_notice() {
    let quotes = r#"quotes: [(speaker: "ann", occasion: "talk", text: "We did agree.")], quotes: []"#;
    let window = Window::of(small("She said, “We did agree.”", quotes), Setup::default());
    assert!(window.shows("This briefing has 1 error: the field “quotes” occurs twice"), "{:#?}", window.names());
}

#[test]
fn no_unverified_quote_can_be_copied_as_a_quote() {
    let quotes = r#"quotes: [(speaker: "ann", occasion: "talk", text: "We did agree.")]"#;
    let mut window = Window::of(small("She said, “We did not agree.”", quotes), Setup::default());
    assert!(window.shows("This briefing has 1 error; unverified quotes are marked and cannot be copied"));
    assert!(window.names().iter().all(|name| !name.starts_with("Copy quote 1")), "no button offers it");
    window.key(Modifiers::ALT, Key::ArrowDown);
    for (modifiers, key) in [
        (Modifiers::COMMAND, Key::C),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::C),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::X),
    ] {
        window.key(modifiers, key);
        assert_eq!(window.last_copy(), None);
        assert!(
            window.shows(
                "Not copied, because this quote is not verified: this differs from the text: it leaves out “not”"
            )
        );
    }
}

#[test]
fn the_notice_leads_to_the_problems_and_these_to_the_text() {
    let quotes = r#"quotes: [(speaker: "ann", occasion: "talk", text: "We did agree.")]"#;
    let mut window = Window::of(small("She said, “We did not agree.”", quotes), Setup::default());
    window.click("Show problems");
    assert!(window.shows("error[E022]: this differs from the text: it leaves out “not”"));
    window.click("Show it in the text");
    assert!(window.shows("She said, “We did not agree.”"));
}

/// A briefing with `count` unknown topics, each a problem.
fn with_unknown_topics(count: usize) -> Loaded {
    let parts: String = (0..count)
        .map(|n| format!("Paragraph(text: \"She said, “Yes.”\", topics: [\"one\",\n\"nowhere-{n}\"]),\n"))
        .collect();
    crate::common::briefing(&format!(
        "Briefing(format: 1, title: \"T\", topics: [(id: \"one\", title: \"One\")], body: [\n{parts}])"
    ))
}

#[test]
fn a_thousand_problems_are_laid_out_only_on_screen() {
    let mut window = Window::of(with_unknown_topics(900), Setup::default());
    window.key(Modifiers::NONE, Key::F8);
    let drawn = |window: &Window| window.names().iter().filter(|name| name.contains(": error[E013]: ")).count();
    assert!(window.shows("Unknown topic “nowhere-0”") && !window.shows("Unknown topic “nowhere-100”"));
    assert!((3..20).contains(&drawn(&window)), "{} are drawn", drawn(&window));
    window.key(Modifiers::NONE, Key::End);
    assert!(window.shows("Unknown topic “nowhere-899”"), "{:?}", window.names());
    assert!((3..20).contains(&drawn(&window)), "{} are drawn", drawn(&window));
}

#[test]
fn tab_reaches_all_problems_even_off_screen() {
    let mut window = Window::of(with_unknown_topics(40), Setup::default());
    window.key(Modifiers::NONE, Key::F8);
    for _ in 0..400 {
        window.key(Modifiers::NONE, Key::Tab);
        if window.focused().starts_with("Copy location test.ron:81:") {
            return;
        }
    }
    panic!("the last problem was never in focus");
}

#[test]
fn a_problem_shows_the_line_of_the_file_and_related_places() {
    let quotes = r#"quotes: [(speaker: "ann", occasion: "talk", text: "We did agree.")]"#;
    let mut window = Window::of(small("She said, “We did not agree.”", quotes), Setup::default());
    window.key(Modifiers::NONE, Key::F8);
    for shown in [
        "This differs from the text: it leaves out “not”",
        "error E022 · test.ron:8:",
        "The text has: “We did not agree”",
        "The text has this · test.ron:8:",
        "She said, “We did not agree.”",
    ] {
        assert!(window.shows(shown), "{shown}: {:?}", window.names());
    }
}

#[test]
fn the_place_of_a_problem_can_be_copied_for_an_editor() {
    let mut window = Window::of(with_unknown_topics(1), Setup::default());
    window.key(Modifiers::NONE, Key::F8);
    window.press_accessibly("Copy location test.ron:3:1");
    assert_eq!(window.last_copy().as_deref(), Some("test.ron:3:1"));
    assert!(window.shows("Copied the location test.ron:3:1"));
}

#[test]
fn a_code_is_explained_where_it_is_reported() {
    let mut window = Window::of(with_unknown_topics(1), Setup::default());
    window.key(Modifiers::NONE, Key::F8);
    let meaning = Code::UnknownTopic.explanation().meaning;
    assert!(!window.shows(&meaning));
    window.click("Explain E013");
    assert!(window.shows(&meaning) && window.shows("What to do"));
    window.click("Hide what E013 means");
    assert!(!window.shows(&meaning));
}

#[test]
fn problems_are_distinguished_by_severity() {
    let text =
        r#"Briefing(format: 1, title: "", topics: [(id: "one", title: "One")], body: [Paragraph(text: "Yes.")])"#;
    let mut window = Window::of(crate::common::briefing(text), Setup::default());
    window.key(Modifiers::NONE, Key::F8);
    assert!(window.shows("error[E016]") && window.shows("warning[W107]"));
    window.press_accessibly("1 warning");
    assert!(!window.shows("error[E016]") && window.shows("warning[W107]"));
    window.click("All 2");
    assert!(window.shows("error[E016]") && window.shows("warning[W107]"));
}

#[test]
fn the_page_of_problems_uses_the_terms_of_the_status_line() {
    let mut window = Window::shipped();
    let said = |window: &Window| window.names().iter().filter(|name| *name == "2 suggestions").count();
    assert_eq!(said(&window), 1);
    window.key(Modifiers::NONE, Key::F8);
    assert_eq!(said(&window), 2);
    assert!(window.shows("suggestion N201") && !window.shows("0 errors"), "{:?}", window.names());
}

#[test]
fn text_of_a_file_cannot_break_the_list_of_problems() {
    let quotes = "quotes: [(speaker: \"a\u{1b}[2J\u{202e}\", occasion: \"talk\", text: \"Yes.\")]";
    let mut window = Window::of(small("She said, “Yes.”", quotes), Setup::default());
    window.key(Modifiers::NONE, Key::F8);
    assert!(window.shows("Unknown speaker “a⌧[2J⌧”"), "{:?}", window.names());
    let is_unseen = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(window.names().iter().all(|name| !name.contains(is_unseen)), "{:?}", window.names());
}

#[test]
fn the_page_of_a_file_that_cannot_be_shown_has_the_same_list() {
    let mut window = Window::of(crate::common::briefing("{\"json\": true}"), Setup::default());
    assert!(window.shows("This looks like JSON, not like a briefing") && window.shows("{\"json\": true}"));
    assert!(!window.shows("Show it in the text"), "there is no text");
    window.click("Explain E004");
    assert!(window.shows(&Code::Syntax.explanation().meaning));
}

#[test]
fn a_file_that_cannot_be_shown_has_an_error_page() {
    let window = Window::of(crate::common::briefing("{\"json\": true}"), Setup::default());
    assert!(window.shows("This briefing cannot be shown"));
    assert!(window.shows("Try again") && window.shows("Open the sample briefing"));
}

#[test]
fn an_error_of_the_clipboard_is_reported() {
    let setup = Setup { has_no_clipboard: true, ..Setup::default() };
    let mut window = Window::of(briefing_core::load::load_embedded(), setup);
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(Modifiers::COMMAND, Key::C);
    assert!(window.shows("Not copied: this system has no clipboard that the program can use"));
}

#[test]
fn selected_text_is_copied_as_it_is() {
    let quotes = r#"quotes: [(speaker: "ann", occasion: "talk", text: "We did not agree.")]"#;
    let mut window = Window::of(small("She said, “We did not agree.”", quotes), Setup::default());
    let text = window.harness.get_by_label("She said, “We did not agree.”").rect();
    let at = |part: f32| egui::pos2(text.left() + 1.0 + text.width() * part, text.top() + 14.0);
    window.harness.drag_at(at(0.0));
    window.harness.step();
    window.harness.hover_at(at(0.05));
    window.harness.step();
    window.harness.hover_at(text.right_bottom() - egui::vec2(0.0, 14.0));
    window.harness.step();
    window.harness.drop_at(text.right_bottom() - egui::vec2(0.0, 14.0));
    window.settle();
    window.key(Modifiers::COMMAND, Key::C);
    assert_eq!(window.last_copy().as_deref(), Some("She said, “We did not agree.”"));
    assert!(window.shows("Copied the selected text"));
}

#[test]
fn a_narrow_window_hides_the_quotes_first_and_then_the_topics() {
    let open = |width: f32| {
        Window::of(briefing_core::load::load_embedded(), Setup { size: [width, 600.0], ..Setup::default() })
    };
    let (wide, narrow, narrowest) = (open(900.0), open(700.0), open(480.0));
    assert!(wide.shows("36 quotes") && wide.shows("Crime, 3 quotes") && wide.shows("Copy quote 1, by"));
    assert!(narrow.shows("Crime, 3 quotes") && !narrow.shows("Copy quote 1, by"));
    assert!(!narrowest.shows("Crime, 3 quotes"));
    assert!(narrowest.shows("Comprehensive cooperation"));
}

#[test]
fn a_pane_without_room_beside_the_text_replaces_it() {
    let setup = Setup { size: [480.0, 600.0], ..Setup::default() };
    let mut window = Window::of(briefing_core::load::load_embedded(), setup);
    let text = "Text: Full briefing";
    window.key(Modifiers::NONE, Key::F10);
    assert!(window.shows("Copy quote 1, by") && !window.shows(text));
    window.key(Modifiers::COMMAND, Key::T);
    assert!(window.shows("Lee Jae-myung on Economy"), "each of its tabs");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.shows(text));
    window.key(Modifiers::NONE, Key::F9);
    assert!(window.shows("Crime, 3 quotes") && !window.shows(text));
    window.key(Modifiers::NONE, Key::ArrowDown);
    assert!(window.focused().starts_with("Economy, "), "arrows go on within it");
    window.click("Crime, 3 quotes");
    assert!(window.shows("Text: Crime"), "what was chosen is shown");
    for (key, name) in
        [("who is quoted", "Lee Jae-myung on Economy"), ("the topics", "Gifts, "), ("the text", "Text: Crime")]
    {
        window.key(Modifiers::NONE, Key::F6);
        assert!(window.shows(name), "F6 leads to {key}");
    }
}

#[test]
fn the_text_size_is_limited_so_that_the_window_stays_usable() {
    let kept = PersistedState { zoom: 3.0, ..PersistedState::default() };
    let setup = Setup { size: [480.0, 360.0], kept, ..Setup::default() };
    let mut window = Window::of(briefing_core::load::load_embedded(), setup);
    assert!((window.harness.ctx.zoom_factor() - 1.5).abs() < 0.001, "320 points remain");
    window.key(Modifiers::COMMAND, Key::Plus);
    assert!(window.shows("Text at 150 %, the largest that fits the window"));
    assert!(window.harness.state().persisted().zoom > 1.5, "for a larger window");
    window.key(Modifiers::COMMAND, Key::Minus);
    assert!(window.harness.ctx.zoom_factor() < 1.5);
}

#[test]
fn panes_can_be_hidden_and_shown_and_text_made_larger() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::F9);
    assert!(!window.shows("Crime, 3 quotes"));
    window.key(Modifiers::NONE, Key::F10);
    assert!(!window.shows("Copy quote 1, by"));
    window.key(Modifiers::NONE, Key::F9);
    assert!(window.shows("Crime, 3 quotes"));
    window.key(Modifiers::COMMAND, Key::Plus);
    assert!(window.shows("Text at 110 %"));
    assert!((window.harness.state().persisted().zoom - 1.1).abs() < 0.001);
}

#[test]
fn escape_closes_only_a_menu_and_nothing_behind_it() {
    let mut window = Window::shipped();
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.click("Menu");
    assert!(window.shows("Reload"));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("Reload"));
    window.key(Modifiers::COMMAND, Key::C);
    assert!(window.last_copy().is_some(), "the quote is still chosen");
}

#[test]
fn f1_shows_every_action_with_its_keys() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::F1);
    for action in briefing_viewer::gui::command::Action::ALL {
        assert!(window.shows(action.tooltip()), "{action:?}");
    }
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("In the panes"));
}

#[test]
fn headings_have_their_role_and_everything_has_a_name() {
    let mut window = Window::shipped();
    for number in [Key::Num0, Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5] {
        window.key(Modifiers::NONE, number);
        let headings = window.harness.get_all_by_role(egui::accesskit::Role::Heading).count();
        assert!(headings >= 3, "{number:?}: {headings}");
        window.harness.check_accessibility();
    }
}

#[test]
fn an_embargo_precedes_every_copy() {
    let text = r#"Briefing(format: 1, title: "T", release: Embargoed(until: "2026-01-14T09:00:00+09:00"),
        speakers: {"a": (name: "Ann")}, occasions: {"o": (name: "Talk")},
        body: [Paragraph(text: "“Yes, we will.”", quotes: [(speaker: "a", occasion: "o", text: "Yes, we will.")])])"#;
    let mut window = Window::of(crate::common::briefing(text), Setup::default());
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(Modifiers::COMMAND, Key::C);
    assert_eq!(
        window.last_copy().as_deref(),
        Some("EMBARGOED until 14 January 2026 at 09:00 (UTC+09:00)\n“Yes, we will.” — Ann, talk")
    );
    assert!(window.shows("Embargoed until 14 January 2026 at 09:00 (UTC+09:00)"));
    let topic = text.replace("body:", "topics: [(id: \"t\", title: \"A topic\")], body:");
    let mut window = Window::of(crate::common::briefing(&topic), Setup::default());
    window.key(Modifiers::NONE, Key::Num1);
    assert!(window.shows("Embargoed until 14 January 2026 at 09:00 (UTC+09:00)"), "in a topic as well");
}

#[test]
fn a_missing_picture_shows_its_alternative_text_and_the_reason() {
    let text = r#"Briefing(format: 1, title: "T", body: [Figure(image: "a.png", alt: "A map of Nara", caption: "The route")])"#;
    let mut window = Window::of(crate::common::briefing(text), Setup::default());
    assert!(window.shows("A map of Nara"));
    // The picture is missing: decoded on a thread, so wait for its answer.
    for _ in 0..6000 {
        window.harness.step();
        if window.shows("A map of Nara (the picture is not shown: there is no such file in the program)") {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("the picture never failed: {:?}", window.names());
}

#[test]
fn empty_and_odd_briefings_are_drawn() {
    for text in [
        r#"Briefing(format: 1, title: "", body: [])"#,
        r#"Briefing(format: 1, title: "T", topics: [(id: "a", title: "A")], body: [])"#,
        r#"Briefing(format: 1, title: "한국 日本 العربية 😀 ｆｕｌｌ", body: [Paragraph(text: "x")])"#,
    ] {
        let loaded = crate::common::briefing(text);
        let mut setup = Setup::default();
        setup.kept.keep(PersistedFile {
            topic: Some("nowhere".to_owned()),
            block: Some(99),
            ..PersistedFile::default()
        });
        if loaded.briefing.is_some() && !text.contains('한') {
            Window::of(loaded, setup);
        }
    }
}

#[test]
fn a_very_long_name_leaves_the_buttons_of_its_quote_on_screen() {
    let long = "Never ending name ".repeat(55);
    let text = format!(
        "Briefing(format: 1, title: \"T\", speakers: {{\"s\": (name: \"{long}\", role: \"{long}\")}}, \
         occasions: {{\"o\": (name: \"{long}\")}}, body: [Paragraph(text: \"She said, “We go.”\", \
         quotes: [(speaker: \"s\", occasion: \"o\", text: \"We go.\")])])"
    );
    let window = Window::of(crate::common::briefing(&text), Setup::default());
    let name = format!("Copy quote 1, by {}", long.trim());
    let button = window.harness.get_by_label(&name).rect();
    assert!(button.bottom() < 600.0, "{button:?}");
}

#[test]
fn a_proposed_quote_is_no_error_and_is_counted_separately() {
    let quotes = r#"quotes: [(text: "We agree.", confirmed: false)]"#;
    let window = Window::of(small("She said, “We agree.”", quotes), Setup::default());
    assert!(window.shows("0 of 1 quote verified, 1 not confirmed yet"), "{:?}", window.names());
    assert!(window.shows("Quote 1, no speaker yet: “We agree.” (Not confirmed yet)"), "{:?}", window.names());
    assert!(window.names().iter().all(|name| !name.starts_with("Copy quote 1")), "no button offers it");
}

#[test]
fn the_examples_open_from_the_menu() {
    let mut window = Window::shipped();
    for (name, shown) in
        [("Example: press conference", "All 31 quotes verified"), ("Example: translation", "All 5 quotes verified")]
    {
        window.click("Menu");
        window.click("Samples");
        window.click(name);
        window.wait_until(shown, |window| window.shows(shown));
    }
}

#[test]
fn a_dialog_closes_tooltips_behind_it() {
    let mut window = Window::shipped();
    let at = window.harness.get_by_label("Find…").rect().center();
    window.harness.hover_at(at);
    let tooltip = briefing_viewer::gui::command::Action::Find.tooltip_with_key();
    window.wait_until("the tooltip is shown", |window| window.harness.query_all_by_label(&tooltip).count() > 0);
    window.key(Modifiers::NONE, Key::F1);
    window.harness.step();
    assert_eq!(window.harness.query_all_by_label(&tooltip).count(), 0, "{:?}", window.names());
}

#[test]
fn letters_without_a_font_are_reported_in_a_notice() {
    let mut window = Window::shipped();
    window.harness.state().missing_scripts().note('\u{1780}');
    window.settle();
    assert!(window.shows("No installed font has some letters of Khmer, so boxes are shown instead."));
    window.click("Dismiss");
    window.harness.state().missing_scripts().note('\u{1781}');
    window.settle();
    assert!(!window.shows("No installed font has"));
}
