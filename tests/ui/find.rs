//! Find in the window: typing, the results, and the keys.

use crate::common::{Setup, Window, briefing, small};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

fn type_text(window: &mut Window, text: &str) {
    for c in text.chars() {
        window.harness.event(egui::Event::Text(c.to_string()));
        window.harness.step();
    }
    wait(window);
}

/// Waits until the search has ended.
fn wait(window: &mut Window) {
    window.harness.step();
    window.wait_until("the search ends", |window| !window.harness.state().is_finding());
}

fn open_find(window: &mut Window) {
    window.key(Modifiers::COMMAND, Key::F);
}

#[test]
fn a_query_is_counted_listed_by_topic_and_filters_the_quotes() {
    let mut window = Window::shipped();
    open_find(&mut window);
    type_text(&mut window, "nara");
    assert!(window.shows("1 of 13"), "{:?}", window.names());
    for name in ["Economy, 2 matches", "History, 5 matches", "3 of 36 quotes"] {
        assert!(window.shows(name), "{name}: {:?}", window.names());
    }
    assert!(window.shows("Match 1: …Takaichi held a summit in Nara Prefecture, Japan"));
    assert!(!window.shows("Economy, 8 quotes"), "the topics make room for the matches");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("2 of 13"));
    window.key(Modifiers::SHIFT, Key::Enter);
    window.key(Modifiers::SHIFT, Key::Enter);
    assert!(window.shows("13 of 13"), "round from the first to the last: {:?}", window.names());
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.shows("Economy, 8 quotes"));
    assert!(window.shows("36 quotes") && !window.shows("3 of 36"));
}

#[test]
fn matches_and_the_quote_filter_are_combined_and_counted() {
    let mut window = Window::shipped();
    window.click("Filter by speaker: All speakers");
    window.click("Sanae Takaichi, 7");
    open_find(&mut window);
    type_text(&mut window, "nara");
    assert!(window.shows("2 of 36 quotes"), "{:?}", window.names());
    window.click("Filter by speaker: Sanae Takaichi");
    for choice in ["Sanae Takaichi, 2", "Lee Jae-myung, 1"] {
        window.harness.get_by_label(choice);
    }
    window.click("Lee Jae-myung, 1");
    assert!(window.shows("1 of 36 quotes"));
}

#[test]
fn no_matches_are_reported() {
    let mut window = Window::shipped();
    open_find(&mut window);
    type_text(&mut window, "zyzzyva");
    for said in ["No matches", "Nothing like “zyzzyva” in this briefing", "No quotes contain “zyzzyva”"] {
        assert!(window.shows(said), "{said}: {:?}", window.names());
    }
}

#[test]
fn options_change_what_is_found() {
    let mut window = Window::of(small("An art start. ART, “quoted art”.", ""), Setup::default());
    open_find(&mut window);
    type_text(&mut window, "art");
    assert!(window.shows("1 of 4"));
    window.click("Whole words");
    wait(&mut window);
    assert!(window.shows("1 of 3"));
    window.click("Match case");
    wait(&mut window);
    assert!(window.shows("1 of 2"));
    window.click("Regular expression");
    wait(&mut window);
    // The field has the focus again.
    type_text(&mut window, "(");
    assert!(window.shows("This is not a regular expression: unclosed group"), "{:?}", window.names());
}

#[test]
fn a_slash_opens_find_and_can_be_typed_in_it() {
    let mut window = Window::of(small("Read and/or written.", ""), Setup::default());
    window.key(Modifiers::NONE, Key::Slash);
    assert!(window.shows("Find in the briefing"));
    window.harness.key_press(Key::Slash);
    type_text(&mut window, "and/or");
    assert!(window.shows("1 of 1"), "{:?}", window.names());
}

#[test]
fn ctrl_c_in_the_field_is_not_a_copied_quote() {
    let mut window = Window::shipped();
    window.key(Modifiers::ALT, Key::ArrowDown);
    open_find(&mut window);
    window.harness.event(egui::Event::Copy);
    window.settle();
    assert_eq!(window.last_copy(), None);
}

#[test]
fn a_quote_is_listed_under_its_own_topic() {
    let mut window = Window::shipped();
    open_find(&mut window);
    type_text(&mut window, "strategic environment");
    assert!(window.shows("Exchanges, 1 match"), "{:?}", window.names());
    assert!(!window.shows("Other, 1 match"), "{:?}", window.names());
}

#[test]
fn ctrl_c_copies_the_quote_that_was_chosen_from_the_field() {
    let mut window = Window::shipped();
    open_find(&mut window);
    type_text(&mut window, "strategic environment");
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.harness.event(egui::Event::Copy);
    window.settle();
    let copied = window.last_copy().expect("a quote was copied");
    assert!(copied.contains("strategic environment"), "{copied}");
}

#[test]
fn a_match_in_another_topic_opens_the_full_briefing() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::Num3);
    open_find(&mut window);
    type_text(&mut window, "drum");
    assert!(!window.shows("1 of"), "typing does not leave the topic: {:?}", window.names());
    window.press_accessibly("Match 1:");
    assert!(window.shows("1 of"));
    window.key(Modifiers::NONE, Key::Escape);
    assert!(window.shows("Full briefing, 36 quotes"));
}

#[test]
fn notes_speakers_and_unverified_quotes_are_found_and_shown() {
    let fields = r#"quotes: [(speaker: "bob", occasion: "talk", text: "Never said xylophone.")],
        notes: [(on: "word", text: "A remark on marimbas")]"#;
    let mut window = Window::of(small("One word here.", fields), Setup::default());
    open_find(&mut window);
    type_text(&mut window, "xylophone");
    assert!(window.shows("Match 1: Never said xylophone."), "{:?}", window.names());
    window.key(Modifiers::COMMAND, Key::F);
    type_text(&mut window, "marimba");
    assert!(window.shows("Match 1: A remark on marimbas"), "{:?}", window.names());
    assert!(window.shows("Note on “word”"), "the note is open");
    window.key(Modifiers::COMMAND, Key::F);
    type_text(&mut window, "bob ray");
    assert!(window.shows("Speakers, 1 match"), "{:?}", window.names());
    assert!(window.shows("1 of 1 quote"), "{:?}", window.names());
}

#[test]
fn going_to_a_paragraph_by_its_number() {
    let parts: String = (1..=300).map(|n| format!("Paragraph(text: \"Paragraph number {n}.\"),")).collect();
    let mut window =
        Window::of(briefing(&format!("Briefing(format: 1, title: \"T\", body: [{parts}])")), Setup::default());
    window.key(Modifiers::COMMAND, Key::G);
    type_text(&mut window, "250");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("Paragraph number 250."), "{:?}", window.names());
    assert!(!window.shows("Paragraph number 249."), "it stands at the top");
    assert!(window.shows("Paragraph 250 of 300"));
    window.key(Modifiers::COMMAND, Key::G);
    type_text(&mut window, "301");
    assert!(window.shows("Enter a number from 1 to 300"));
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("Paragraph number 250."), "nothing moved");
}

#[test]
fn headings_are_not_counted_in_paragraph_numbers() {
    let body =
        "Heading(text: \"One\"), Paragraph(text: \"First.\"), Heading(text: \"Two\"), Paragraph(text: \"Second.\")";
    let of = |body: &str| briefing(&format!("Briefing(format: 1, title: \"T\", body: [{body}])"));
    let mut window = Window::of(of(body), Setup::default());
    window.key(Modifiers::COMMAND, Key::G);
    type_text(&mut window, "2");
    window.key(Modifiers::NONE, Key::Enter);
    assert!(window.shows("Paragraph 2 of 2"), "{:?}", window.names());
    let mut window = Window::of(of("Heading(text: \"One\")"), Setup::default());
    window.key(Modifiers::COMMAND, Key::G);
    assert!(window.shows("There are no paragraphs"), "{:?}", window.names());
}

#[test]
fn f3_continues_after_the_field_is_closed() {
    let mut window = Window::of(small("one two one two one", ""), Setup::default());
    open_find(&mut window);
    type_text(&mut window, "one");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("of 4"));
    window.key(Modifiers::NONE, Key::F3);
    wait(&mut window);
    assert!(window.shows("2 of 4"), "{:?}", window.names());
}

#[test]
fn after_find_is_closed_the_next_quote_is_the_one_after_the_match() {
    let text = "She said, “We agreed on trade.” The harbour stays. And: “We agreed on ports.”";
    let quotes = r#"quotes: [(speaker: "ann", occasion: "talk", text: "We agreed on trade."), (speaker: "ann", occasion: "talk", text: "We agreed on ports.")]"#;
    let mut window = Window::of(small(text, quotes), Setup::default());
    open_find(&mut window);
    type_text(&mut window, "harbour");
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.harness.event(egui::Event::Copy);
    window.settle();
    let copied = window.last_copy().expect("a quote was copied");
    assert!(copied.starts_with("“We agreed on ports.”"), "{copied}");
}

#[test]
fn a_file_that_is_read_again_does_not_move_the_text() {
    let mut window = Window::shipped();
    open_find(&mut window);
    type_text(&mut window, "nara");
    window.key(Modifiers::NONE, Key::Enter);
    window.key(Modifiers::NONE, Key::PageDown);
    window.key(Modifiers::NONE, Key::PageDown);
    let paragraphs = |window: &Window| {
        let names = window.names().into_iter();
        names
            .filter(|name| name.len() > 200 && !name.starts_with("Quote") && !name.starts_with("Match"))
            .collect::<Vec<_>>()
    };
    let before = paragraphs(&window);
    let ctx = window.harness.ctx.clone();
    let again = briefing_core::load::load_embedded();
    window.harness.state_mut().finish_reading(&ctx, again);
    wait(&mut window);
    assert_eq!(paragraphs(&window), before);
    assert!(window.shows("13 matches"), "{:?}", window.names());
}

#[test]
fn back_returns_to_the_place_before_the_search() {
    let mut window = Window::shipped();
    open_find(&mut window);
    type_text(&mut window, "casio");
    window.key(Modifiers::NONE, Key::Escape);
    assert!(!window.shows("Timeline"), "the match is far down");
    window.key(Modifiers::ALT, Key::ArrowLeft);
    assert!(window.shows("Timeline"), "back at the top: {:?}", window.names());
}

fn paste(window: &mut Window, text: &str) {
    window.harness.event(egui::Event::Paste(text.to_owned()));
    window.harness.step();
    wait(window);
}

#[test]
fn a_pasted_quotation_finds_the_words_within() {
    let mut window = Window::shipped();
    open_find(&mut window);
    paste(
        &mut window,
        "„Our two countries have agreed to strengthen our joint response to transnational crimes, including scams,“ \
         — Lee Jae-myung, President of the Republic of Korea",
    );
    assert!(window.shows("1 of 1"), "{:?}", window.names());
    let instead =
        "Searching for: Our two countries have agreed to strengthen our joint response to transnational crimes";
    assert!(window.shows(instead), "{:?}", window.names());
}

#[test]
fn a_query_without_matches_shows_the_nearest_passage_and_differences() {
    let mut window = Window::shipped();
    window.key(Modifiers::NONE, Key::Num5);
    open_find(&mut window);
    paste(&mut window, "“Our two countries have not agreed to strengthen our joint response to transnational crimes.”");
    for said in ["No matches", "No exact match. The briefing doesn’t have “not”", "The briefing doesn’t have “not”"]
    {
        assert!(window.shows(said), "{said}: {:?}", window.names());
    }
    let is_near =
        |name: &String| name.starts_with("Nearest passage: ") && name.contains("“Our two countries have agreed");
    assert!(window.names().iter().any(is_near), "{:?}", window.names());
    let shows_paragraph = |window: &Window| {
        let names = window.names();
        names.iter().any(|name| name.contains("including scams") && !name.starts_with("Nearest passage"))
    };
    assert!(!shows_paragraph(&window), "it is further down");
    window.key(Modifiers::NONE, Key::Enter);
    window.settle();
    assert!(shows_paragraph(&window), "{:?}", window.names());
}

#[test]
fn every_counted_match_is_reached_by_enter() {
    let mut window = Window::shipped();
    open_find(&mut window);
    for query in ["nara", "summit", "takaichi"] {
        window.key(Modifiers::COMMAND, Key::A);
        type_text(&mut window, query);
        // "3 of 13": the first match shown is the first after the current place.
        let count = |window: &Window| {
            let of =
                |name: &str| name.split_once(" of ").and_then(|(at, all)| Some((at.parse().ok()?, all.parse().ok()?)));
            window.names().iter().find_map(|name| of(name)).unwrap_or_else(|| panic!("{query}: {:?}", window.names()))
        };
        let (_, total): (usize, usize) = count(&window);
        let mut reached = std::collections::BTreeSet::new();
        for _ in 0..total {
            window.key(Modifiers::NONE, Key::Enter);
            let (number, _): (usize, usize) = count(&window);
            reached.insert(number);
        }
        assert_eq!(reached.len(), total, "{query}: {reached:?}");
    }
}

#[test]
fn the_last_match_is_copied_after_the_search_is_closed() {
    let mut window = Window::shipped();
    window.key(Modifiers::COMMAND, Key::F);
    type_text(&mut window, "social issues");
    window.key(Modifiers::NONE, Key::Enter);
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::COMMAND, Key::C);
    let copied = window.board.lock().unwrap().last().map(|copied| copied.plain.clone());
    assert_eq!(copied.as_deref(), Some("Social Issues"), "in the letters of the text");
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    let copied = window.board.lock().unwrap().last().map(|copied| copied.plain.clone());
    let copied = copied.expect("a copy");
    assert!(copied.starts_with("“[…] Social Issues […]” — Lee Jae-myung, President"), "{copied}");
}
