//! The user's own marks: made, changed, found, copied and stored, by role and accessible name.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::common::{Setup, Window, briefing};
use briefing_viewer::gui::{
    command::{Action, Command, MarkCommand, TabCommand},
    state::store::StateStore,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

const CTRL: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;

const TEXT: &str = r#"Briefing(
    format: 1,
    title: "Harbour",
    speakers: { "lee": (name: "Ann Lee", role: "Mayor") },
    occasions: { "talk": (name: "Talk") },
    topics: [(id: "sea", title: "Sea"), (id: "money", title: "Money"), (id: "words", title: "Words")],
    body: [
        Paragraph(text: "“We go,” Lee said.", topics: ["sea"], quotes: [(speaker: "lee", occasion: "talk", text: "We go,")]),
        Paragraph(text: "It cost 12 million crowns.", topics: ["money"]),
        Turn(label: "Q", text: "이재명 高市 سلام", topics: ["words"]),
    ],
)
"#;

struct Marked {
    window: Window,
    folder: TempDir,
}

impl Marked {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        fs::write(folder.path().join("harbour.ron"), TEXT).expect("a file");
        let window = open(folder.path());
        Self { window, folder }
    }

    /// Another window with the same file and the same state.
    fn second(&self) -> Window {
        open(self.folder.path())
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("harbour.ron")
    }

    fn kept(&self) -> String {
        kept(self.folder.path())
    }

    /// Waits until the stored marks contain this.
    fn wait_until_kept(&mut self, text: &str) {
        let folder = self.folder.path().to_owned();
        self.window.wait_until("it is stored", |_| kept(&folder).contains(text));
    }

    /// Highlights all words of a topic, which is one paragraph.
    fn highlight(&mut self, topic: &str) {
        self.window.press_accessibly(topic);
        self.window.key(CTRL, Key::A);
        self.window.key(CTRL, Key::H);
    }

    /// Writes a note on all words of a topic.
    fn write_note(&mut self, topic: &str, note: &str, tags: &str) {
        self.window.press_accessibly(topic);
        self.window.key(CTRL, Key::A);
        self.window.key(ALT, Key::M);
        enter(&mut self.window, "Note", note);
        enter(&mut self.window, "Tags", tags);
        self.window.click("Save note");
    }

    #[track_caller]
    fn shows(&self, text: &str) {
        assert!(self.window.shows(text), "{text}\n{:#?}", self.window.names());
    }

    #[track_caller]
    fn hides(&self, text: &str) {
        assert!(!self.window.shows(text), "{text}\n{:#?}", self.window.names());
    }
}

/// The stored marks.
fn kept(folder: &Path) -> String {
    let files = fs::read_dir(folder.join("marks")).into_iter().flatten().flatten();
    let files = files.filter(|file| file.file_name().to_string_lossy().ends_with(".ron"));
    files.map(|file| fs::read_to_string(file.path()).unwrap_or_default()).collect()
}

fn open(folder: &Path) -> Window {
    let state_store = StateStore::at(&folder.join("state.ron"));
    let empty = briefing("Briefing(format: 1, title: \"Empty\", body: [])");
    let mut window = Window::of(empty, Setup { state_store, ..Setup::default() });
    apply(&mut window, Command::OpenFiles(vec![folder.join("harbour.ron")]));
    window.wait_until("the file is shown", |window| window.shows("Sea, 1 quote"));
    window
}

fn apply(window: &mut Window, command: Command) {
    let context = window.harness.ctx.clone();
    window.harness.state_mut().apply(&context, command);
    window.settle();
}

fn enter(window: &mut Window, field: &str, text: &str) {
    let fields = [Role::TextInput, Role::MultilineTextInput];
    let node = fields.iter().find_map(|role| window.harness.query_by_role_and_label(*role, field));
    node.unwrap_or_else(|| panic!("there is no field {field}: {:#?}", window.names())).focus();
    window.settle();
    window.key(CTRL, Key::A);
    window.harness.input_mut().events.push(egui::Event::Text(text.to_owned()));
    window.settle();
}

/// Moves the focus to another window and back.
fn look_at(window: &mut Window) {
    for is_focused in [false, true] {
        window.harness.input_mut().focused = is_focused;
        window.harness.step();
    }
}

const MILLION: &str = "“It cost 12 million crowns.”";

#[test]
fn highlighting_can_be_undone_and_does_not_change_the_file() {
    let mut marked = Marked::new();
    marked.highlight("Money");
    marked.shows("Highlighted; Ctrl+Z undoes it");
    marked.shows(&format!("Your yellow highlight: {MILLION}"));
    marked.window.key(CTRL, Key::Z);
    marked.hides("Your yellow highlight");
    marked.window.key(CTRL | Modifiers::SHIFT, Key::Z);
    marked.shows(&format!("Your yellow highlight: {MILLION}"));
    assert_eq!(fs::read_to_string(marked.file()).unwrap(), TEXT);
}

#[test]
fn without_selected_words_a_message_says_what_to_do() {
    let mut marked = Marked::new();
    marked.window.key(CTRL, Key::H);
    marked.shows("Select words in the text or choose a quote first");
    marked.window.key(CTRL, Key::K);
    marked.shows("You have no marks in this briefing. Select words and press Ctrl+H");
}

#[test]
fn without_selected_words_those_of_the_chosen_quote_are_marked() {
    let mut marked = Marked::new();
    marked.window.key(ALT, Key::ArrowDown);
    marked.window.key(CTRL, Key::H);
    marked.shows("Highlighted; Ctrl+Z undoes it");
    let name = marked.window.names().into_iter().find(|name| name.starts_with("Your yellow highlight: "));
    let quoted = marked.window.names().into_iter().find(|name| name.starts_with("Quote 1, by "));
    let words = name.as_deref().and_then(|name| name.strip_prefix("Your yellow highlight: ")).expect("a mark");
    assert!(quoted.is_some_and(|quoted| quoted.contains(words)), "{words}: {:#?}", marked.window.names());
}

#[test]
fn an_own_note_with_tags_is_written_listed_by_tag_changed_and_removed() {
    let mut marked = Marked::new();
    marked.write_note("Money", "Ask for the bill", "money, ask");
    marked.highlight("Words");
    marked.window.key(CTRL, Key::K);
    marked.shows("2 marks");
    marked.shows(&format!("Your note on {MILLION}: Ask for the bill (tags: money, ask)"));
    marked.shows("Your yellow highlight: “이재명 高市 سلام”");
    apply(&mut marked.window, MarkCommand::Only(Some("ask".to_owned())).into());
    marked.shows("1 of 2 marks");
    marked.shows("Filter by tag: ask");
    apply(&mut marked.window, MarkCommand::Only(None).into());
    marked.window.press_accessibly("Edit my note and tags: “It cost");
    enter(&mut marked.window, "Note", "Paid in May");
    marked.window.harness.get_by_label("Green").click();
    marked.window.settle();
    marked.window.click("Save note");
    marked.shows("Paid in May");
    marked.hides("Ask for the bill");
    marked.window.press_accessibly("Remove my mark: “It cost");
    marked.hides("Paid in May");
    marked.shows("1 mark");
    marked.window.key(CTRL, Key::Z);
    marked.shows("Paid in May");
    marked.window.key(CTRL, Key::Z);
    marked.shows("Ask for the bill");
}

#[test]
fn marks_appear_in_the_next_window_and_in_open_ones() {
    let mut marked = Marked::new();
    let mut second = marked.second();
    marked.write_note("Money", "Ask for the bill", "");
    marked.wait_until_kept("Ask for the bill");
    look_at(&mut second);
    second.key(CTRL, Key::K);
    second.wait_until("it is in the other window", |window| window.shows("Ask for the bill"));
    let mut third = marked.second();
    third.key(CTRL, Key::K);
    third.wait_until("it is in the next window", |window| window.shows("Ask for the bill"));
    third.press_accessibly("Remove my mark");
    third.wait_until("it is stored", |_| !marked.kept().contains("Ask for the bill"));
    look_at(&mut second);
    second.wait_until("it is gone in the other window", |window| !window.shows("Ask for the bill"));
    marked.window.harness.state_mut().finish();
    assert!(!marked.kept().contains("Ask for the bill"), "who closes later does not bring it back");
}

#[test]
fn a_mark_follows_its_words_or_is_orphaned() {
    let mut marked = Marked::new();
    marked.write_note("Money", "Ask for the bill", "");
    marked.window.key(CTRL, Key::K);
    marked.window.press_accessibly("Full briefing");
    let longer = TEXT.replace("body: [", "body: [\n        Paragraph(text: \"News of the day.\"),");
    fs::write(marked.file(), &longer).unwrap();
    marked.window.key(Modifiers::NONE, Key::F5);
    marked.window.wait_until("it is read", |window| window.shows("News of the day."));
    marked.window.wait_until("it is found", |window| window.shows("; paragraph 3"));
    marked.hides("Orphaned");
    fs::write(marked.file(), longer.replace("12 million", "13 million")).unwrap();
    marked.window.key(Modifiers::NONE, Key::F5);
    marked.window.wait_until("it is orphaned", |window| window.shows("Orphaned (1)"));
    marked.shows(&format!("Orphaned. Your note on {MILLION}: Ask for the bill"));
    marked.shows("; it was near paragraph 3");
    fs::write(marked.file(), TEXT).unwrap();
    marked.window.key(Modifiers::NONE, Key::F5);
    let found = format!("Your note on {MILLION}: Ask for the bill");
    marked.window.wait_until("it is found again", |window| window.shows(&found) && !window.shows("Orphaned"));
}

#[test]
fn own_notes_are_found_and_distinguished_from_the_briefing() {
    let mut marked = Marked::new();
    marked.write_note("Money", "Ask for the bill", "finance");
    for query in ["the bill", "finance"] {
        marked.window.key(CTRL, Key::F);
        apply(&mut marked.window, TabCommand::FindText(query.to_owned()).into());
        marked.window.wait_until("it is found", |window| window.shows("1 of 1") || window.shows("1 match"));
        marked.shows("Your notes, 1 match");
        marked.shows("Match 1: your own note, Ask for the bill · finance");
    }
    marked.window.press_accessibly("Match 1: your own note");
    marked.shows("1 of 1");
}

#[test]
fn a_mark_is_copied_as_the_users_own_words() {
    let mut marked = Marked::new();
    marked.write_note("Money", "Ask for the bill", "money");
    marked.window.key(CTRL, Key::K);
    marked.window.press_accessibly("Copy words and my note");
    let expected =
        "Marked in “Harbour”, paragraph 2: It cost 12 million crowns.\nMy own note: Ask for the bill\nMy tags: money";
    assert_eq!(marked.window.last_copy().as_deref(), Some(expected));
}

#[test]
fn an_export_includes_marks_only_on_request() {
    let mut marked = Marked::new();
    marked.write_note("Money", "Ask for the bill", "money");
    for (name, is_asked) in [("without.html", false), ("with.html", true)] {
        marked.window.key(CTRL, Key::E);
        let path = marked.folder.path().join(name);
        if is_asked {
            marked.window.click("Include my marks");
        }
        enter(&mut marked.window, "File", &path.to_string_lossy());
        marked.window.click("Save");
        // The status line may still be about the previous file.
        marked.window.wait_until("it is written", |window| window.shows("Saved to") && path.is_file());
        let page = fs::read_to_string(path).unwrap();
        assert_eq!(page.contains("Ask for the bill"), is_asked);
        assert_eq!(page.contains("none of it is part of the briefing"), is_asked);
    }
}

#[test]
fn a_card_shows_whether_its_quote_was_used_copied_or_collected() {
    let mut marked = Marked::new();
    marked.window.key(ALT, Key::ArrowDown);
    marked.window.key(CTRL, Key::U);
    marked.shows("Marked as used; Ctrl+Z undoes it");
    marked.shows("Quote 1 in the text, by Ann Lee: We go,; used (just now)");
    marked.window.key(CTRL | Modifiers::SHIFT, Key::M);
    marked.window.key(CTRL, Key::D);
    marked.shows("“We go,”; used (just now), copied before (just now, markdown), in the basket");
    marked.wait_until_kept("Markdown");
    let mut second = marked.second();
    second.wait_until("the next window says so as well", |window| window.shows("copied before (just now, markdown)"));
    marked.window.key(CTRL, Key::Z);
    marked.window.key(CTRL, Key::Z);
    marked.hides("used (just now)");
    marked.shows("copied before (just now, markdown)");
}

#[test]
fn unreadable_marks_are_reported_and_left_unchanged() {
    let mut marked = Marked::new();
    marked.highlight("Money");
    // The surroundings that were found are also stored, and after that nothing more.
    marked.wait_until_kept("surroundings: Some");
    let mut files = fs::read_dir(marked.folder.path().join("marks")).unwrap().flatten().map(|file| file.path());
    let path = files.find(|path| path.extension().is_some_and(|end| end == "ron")).unwrap();
    for (text, why) in [("(marks: {", "are damaged (line 1"), ("(version: 9)", "were written by a newer version")] {
        fs::write(&path, text).unwrap();
        let mut second = marked.second();
        second.wait_until("it is told", |window| window.shows("The stored marks for this briefing"));
        assert!(second.shows(why), "{:?}", second.names());
        second.press_accessibly("Words");
        second.key(CTRL, Key::A);
        second.key(CTRL, Key::H);
        second.wait_until("it is told that it is not stored", |window| window.shows("Your marks cannot be saved"));
        assert!(second.shows("Your yellow highlight"), "{:?}", second.names());
        second.harness.state_mut().finish();
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }
}

#[test]
fn words_of_several_paragraphs_are_one_mark() {
    let mut marked = Marked::new();
    apply(&mut marked.window, Command::Do(Action::SelectAll));
    marked.window.key(CTRL, Key::H);
    marked.window.key(CTRL, Key::K);
    marked.shows("1 mark");
    marked.shows("“We go,” Lee said. It cost 12 million crowns. 이재명");
}

#[test]
fn keys_move_between_marks_in_text_order_and_wrap_around() {
    let mut marked = Marked::new();
    marked.window.key(Modifiers::NONE, Key::F4);
    marked.shows("There are no marks here; Ctrl+H highlights the selected words");
    for topic in ["Money", "Sea", "Words"] {
        marked.highlight(topic);
    }
    marked.window.press_accessibly("Full briefing");
    for expected in ["Mark 1 of 3: “We go,” Lee said.", "Mark 2 of 3: It cost", "Mark 3 of 3: 이재명", "Mark 1 of 3"]
    {
        marked.window.key(Modifiers::NONE, Key::F4);
        marked.shows(expected);
    }
    for expected in ["Mark 3 of 3", "Mark 2 of 3", "Mark 1 of 3"] {
        marked.window.key(Modifiers::SHIFT, Key::F4);
        marked.shows(expected);
    }
}

#[test]
fn a_note_is_saved_from_its_field_by_the_keyboard() {
    let mut marked = Marked::new();
    marked.window.press_accessibly("Money");
    marked.window.key(CTRL, Key::A);
    marked.window.key(ALT, Key::M);
    marked.window.harness.input_mut().events.push(egui::Event::Text("Ask for the bill".to_owned()));
    marked.window.settle();
    marked.window.key(CTRL, Key::Enter);
    marked.hides("Save note");
    marked.window.key(CTRL, Key::K);
    marked.shows(&format!("Your note on {MILLION}: Ask for the bill"));
}

#[test]
fn paragraphs_not_adjacent_in_the_text_are_marked_separately() {
    let mut window = Window::shipped();
    window.press_accessibly("Gifts, ");
    window.key(CTRL, Key::A);
    window.key(ALT, Key::M);
    assert!(window.shows("A note can only cover adjacent paragraphs"), "{:#?}", window.names());
    window.key(CTRL, Key::H);
    window.key(CTRL, Key::K);
    window.wait_until("their words are looked for", |window| window.shows("Marks 2"));
    assert!(!window.shows("Orphaned"), "{:#?}", window.names());
}

#[test]
fn a_drag_that_ends_within_a_word_marks_the_whole_word() {
    let mut marked = Marked::new();
    let node = marked.window.harness.get_by_label_contains("It cost 12 million crowns.");
    let text = node.rect();
    let width = text.width().min(170.0);
    let at = |part: f32| egui::pos2(text.left() + width * part, text.top() + 10.0);
    marked.window.harness.drag_at(at(0.04));
    for part in [0.1, 0.3, 0.5] {
        marked.window.harness.hover_at(at(part));
        marked.window.harness.step();
    }
    marked.window.harness.drop_at(at(0.5));
    marked.window.settle();
    marked.window.key(CTRL, Key::H);
    marked.shows("Highlighted");
    marked.wait_until_kept("exact: ");
    let kept = marked.kept();
    let words = kept.split("exact: \"").nth(1).and_then(|rest| rest.split('"').next()).expect("words").to_owned();
    assert!("It cost 12 million crowns.".contains(&words), "{words}");
    for word in words.split(' ') {
        assert!(["It", "cost", "12", "million", "crowns", "crowns."].contains(&word), "{words}");
    }
}
