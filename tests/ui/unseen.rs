//! Invisible characters are shown: wherever the window shows words of a file, an invisible character or one that
//! changes the direction of the line has a mark. Copies have the characters of the file.

use crate::common::{Setup, Window, briefing};
use briefing_core::text::invisible::unseen;
use egui::{Key, Modifiers, Shape};

/// A file whose texts all contain a right-to-left override, a zero width space and an escape.
fn hostile() -> String {
    let x = |text: &str| format!("{text}\\u{{202e}}x\\u{{200b}}y\\u{{1b}}[31m\\u{{2066}}");
    let quote = "We will not build on the marsh\u{202e} \u{2066}today";
    format!(
        r#"Briefing(
    format: 1, title: "{title}",
    source: (publisher: "{paper}", publication: "{paper}", authors: ["{ann}"], credit: "{credit}"),
    release: Embargoed(until: "{until}"),
    speakers: {{ "a\u{{202e}}": (name: "{ann}", role: "{role}"), "b": (name: "Bob{bob}") }},
    occasions: {{ "o": (name: "{talk}", place: "{place}", date: "2026-01-13"), "p": (name: "Post") }},
    topics: [(id: "t\u{{202e}}", title: "{topic}", icon: "{icon}", summary: "{summary}", facts: [(value: "12\u{{202e}} berths", label: "{label}")])],
    body: [
        Heading(text: "{heading}", topics: ["t\u{{202e}}"]),
        Paragraph(
            text: "The minister said, “{quote}.” She spoke of 12\u{{202e}} berths. “No\u{{2067}}body,” said Bob.",
            topics: ["t\u{{202e}}"],
            quotes: [(speaker: "a\u{{202e}}", occasion: "o", text: "{quote}."), (speaker: "b", occasion: "p", text: "Nothing\u{{202e}} of the kind")],
            notes: [(on: "marsh\u{{202e}}", text: "{note}")],
        ),
        Figure(image: "{image}", alt: "{alt}", caption: "{caption}", credit: "{credit}", topics: ["t\u{{202e}}"]),
    ],
)"#,
        title = x("Title"),
        paper = x("Paper"),
        ann = x("Ann"),
        credit = x("Credit"),
        until = x("Tomorrow"),
        role = x("Role"),
        bob = x(""),
        talk = x("Talk"),
        place = x("Place"),
        topic = x("Topic"),
        icon = x("icon"),
        summary = x("Summary"),
        label = x("label"),
        heading = x("Heading"),
        note = x("Note"),
        image = x("image"),
        alt = x("Alt"),
        caption = x("Caption"),
    )
}

/// The texts that are drawn.
fn painted(window: &Window) -> Vec<String> {
    let mut texts = Vec::new();
    for clipped in &window.harness.output().shapes {
        collect(&clipped.shape, &mut texts);
    }
    texts
}

fn collect(shape: &Shape, texts: &mut Vec<String>) {
    match shape {
        Shape::Text(text) => texts.push(text.galley.job.text.clone()),
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| collect(shape, texts)),
        _ => {}
    }
}

#[track_caller]
fn assert_all_is_seen(window: &Window, whereabouts: &str) {
    for text in painted(window) {
        assert_eq!(unseen(&text).collect::<Vec<_>>(), [], "painted, {whereabouts}: {text:?}");
        assert!(!text.contains(['□', '\u{fffd}', '␛']), "with another mark, {whereabouts}: {text:?}");
    }
    for name in window.names() {
        assert_eq!(unseen(&name).collect::<Vec<_>>(), [], "spoken, {whereabouts}: {name:?}");
    }
}

#[test]
fn drawn_and_announced_texts_have_marks_for_invisible_characters() {
    let mut window = Window::of(briefing(&hostile()), Setup { size: [1500.0, 1400.0], ..Setup::default() });
    assert!(painted(&window).iter().any(|text| text.contains("Heading⌧x⌧y⌧[31m⌧")), "{:?}", painted(&window));
    assert!(window.shows("We will not build on the marsh⌧ ⌧today."));
    assert_all_is_seen(&window, "in the full briefing");
    window.key(Modifiers::NONE, Key::Num1);
    assert!(window.shows("Fact: 12⌧ berths label⌧x⌧y⌧[31m⌧"));
    assert_all_is_seen(&window, "in a topic");
    window.press_accessibly("Note on “marsh⌧”");
    assert_all_is_seen(&window, "with a note");
    window.key(Modifiers::ALT, Key::ArrowDown);
    for (modifiers, key, whereabouts) in [
        (Modifiers::NONE, Key::F2, "in the window of formats"),
        (Modifiers::COMMAND | Modifiers::SHIFT, Key::E, "while shortening"),
        (Modifiers::COMMAND, Key::E, "while exporting"),
        (Modifiers::COMMAND, Key::T, "in the table of speakers"),
        (Modifiers::COMMAND, Key::D, "after gathering"),
        (Modifiers::COMMAND, Key::J, "in the basket"),
        (Modifiers::NONE, Key::F8, "in the list of problems"),
    ] {
        window.key(modifiers, key);
        for _ in 0..20 {
            std::thread::sleep(std::time::Duration::from_millis(5));
            window.harness.step();
        }
        assert_all_is_seen(&window, whereabouts);
        window.key(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn search_results_and_menus_have_marks_for_invisible_characters() {
    let mut window = Window::of(briefing(&hostile()), Setup { size: [1500.0, 1400.0], ..Setup::default() });
    window.press_accessibly("Filter by speaker");
    assert_all_is_seen(&window, "in the menu of speakers");
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::COMMAND, Key::F);
    window.harness.event(egui::Event::Text("marsh".to_owned()));
    for _ in 0..200 {
        window.harness.step();
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(window.shows("Match 1"), "{:?}", window.names());
    assert_all_is_seen(&window, "in the list of matches");
}

#[test]
fn a_copy_has_the_exact_characters_of_the_text() {
    let mut window = Window::of(briefing(&hostile()), Setup::default());
    window.key(Modifiers::ALT, Key::ArrowDown);
    window.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::X);
    window.wait_for_copies(1);
    let copied = window.last_copy().unwrap();
    assert!(copied.contains("on the marsh\u{202e} \u{2066}today"), "{copied:?}");
}
