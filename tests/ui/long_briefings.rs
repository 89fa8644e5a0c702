//! A long briefing is changed on a thread: the window stays usable meanwhile, and no command of the user is lost or
//! applied to something else.

use std::{
    borrow::Cow,
    fs, io,
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use crate::common::{Setup, Window, briefing};
use briefing_core::{
    editing::{Change, Entry, Field, Session},
    format::Folder,
    load::load_text,
    model::{QuoteId, TopicId},
    text::number::grouped,
};
use briefing_viewer::gui::{
    command::{Command, EditCommand, ReviewCommand, TabCommand},
    platform::{
        editing::AT_ONCE,
        file_watcher::Job,
        tasks::{StartThread, Tasks, system_thread},
    },
    state::store::StateStore,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::Queryable as _;
use tempfile::TempDir;

#[path = "../bench/made/mod.rs"]
mod made;

const CTRL: Modifiers = Modifiers::COMMAND;
const ALT: Modifiers = Modifiers::ALT;

/// The message while a change is made.
const MAKING: &str = "Making the change…";

/// A briefing of at least this many bytes: three quotes, and other text.
fn long(bytes: usize) -> String {
    let mut text = "Briefing(\n    format: 1,\n    title: \"Harbour\",\n    speakers: {\"lee\": (name: \"Ann Lee\"), \"ek\": (name: \"Bo Ek\")},\n    occasions: {\"talk\": (name: \"Talk\")},\n    topics: [(id: \"sea\", title: \"Sea\"), (id: \"money\", title: \"Money\")],\n    body: [\n".to_owned();
    for (said, speaker) in [("We go,", "lee"), ("We stay,", "lee"), ("We rest,", "ek")] {
        text.push_str(&format!(
            "        Paragraph(text: \"“{said}” somebody said.\", topics: [\"sea\"],\n            quotes: [(speaker: \"{speaker}\", occasion: \"talk\", text: \"{said}\")]),\n"
        ));
    }
    let mut number = 0;
    while text.len() < bytes {
        number += 1;
        text.push_str(&format!("        Paragraph(text: \"Ship number {number} came in and went out again, with the tide and with what it had on board, as ships do.\"),\n"));
    }
    text.push_str("    ],\n)\n");
    text
}

/// Threads that change briefings, held until they are released.
#[derive(Clone, Default)]
struct Threads {
    held: Arc<Mutex<Vec<Job>>>,
    is_holding: Arc<AtomicBool>,
}

impl Threads {
    fn start(&self) -> StartThread {
        let threads = self.clone();
        Arc::new(move |name: &str, work: Job| {
            if name == "edit" && threads.is_holding.load(Ordering::Relaxed) {
                threads.held.lock().expect("a list").push(work);
                return Ok(());
            }
            system_thread(name, work)
        })
    }

    fn hold(&self) {
        self.is_holding.store(true, Ordering::Relaxed);
    }

    fn count(&self) -> usize {
        self.held.lock().expect("a list").len()
    }

    /// Releases those that are held, and all later ones.
    fn release(&self) {
        self.is_holding.store(false, Ordering::Relaxed);
        let held: Vec<Job> = self.held.lock().expect("a list").drain(..).collect();
        held.into_iter().for_each(|work| work());
    }
}

struct Edited {
    window: Window,
    threads: Threads,
    folder: TempDir,
    text: String,
}

impl Edited {
    fn new(text: String) -> Self {
        let folder = TempDir::new().expect("a folder");
        fs::write(folder.path().join("long.ron"), &text).expect("a file");
        let threads = Threads::default();
        let window = open(&folder, Tasks::with_threads(threads.start()));
        Self { window, threads, folder, text }
    }

    /// A window with a long briefing, whose changes are held.
    fn held() -> Self {
        let edited = Self::new(long(AT_ONCE + 1));
        edited.threads.hold();
        edited
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("long.ron")
    }

    fn on_disk(&self) -> String {
        fs::read_to_string(self.file()).expect("a file")
    }

    fn apply(&mut self, command: impl Into<Command>) {
        let context = self.window.harness.ctx.clone();
        self.window.harness.state_mut().apply(&context, command.into());
        self.window.settle();
    }

    fn remove_quote(&mut self, number: u32) {
        self.apply(TabCommand::Choose(QuoteId(number)));
        self.window.key(CTRL, Key::Delete);
    }

    fn set_title(&mut self, title: &str) {
        self.window.key(ALT, Key::D);
        let node = self.window.harness.get_by_role_and_label(Role::TextInput, "Title");
        node.focus();
        self.window.settle();
        self.window.key(CTRL, Key::A);
        self.window.harness.input_mut().events.push(egui::Event::Text(title.to_owned()));
        self.window.settle();
        self.window.click("OK");
    }

    #[track_caller]
    fn shows(&self, text: &str) {
        assert!(self.window.shows(text), "{text}\n{:#?}", self.window.names());
    }

    fn wait_for(&mut self, text: &str) {
        self.window.wait_until(text, |window| window.shows(text) && !window.shows(MAKING));
    }
}

fn open(folder: &TempDir, tasks: Tasks) -> Window {
    open_when(folder, tasks, |window| window.shows("Quotes 3") || window.shows("unsaved changes were restored"))
}

/// A window with the file of this folder, after it is open.
fn open_when(folder: &TempDir, tasks: Tasks, is_open: impl Fn(&Window) -> bool) -> Window {
    let state_store = StateStore::at(&folder.path().join("state/state.ron"));
    let empty = briefing("Briefing(format: 1, title: \"Empty\", body: [])");
    let mut window = Window::of(empty, Setup { state_store, tasks, ..Setup::default() });
    let context = window.harness.ctx.clone();
    window.harness.state_mut().apply(&context, Command::OpenFiles(vec![folder.path().join("long.ron")]));
    window.wait_until("the file is shown", is_open);
    window
}

#[test]
fn a_long_briefing_changes_on_a_thread_while_the_old_one_is_shown() {
    let mut edited = Edited::held();
    edited.remove_quote(2);
    assert_eq!(edited.threads.count(), 1, "a thread makes it");
    edited.shows(MAKING);
    edited.shows("Quotes 3");
    // The window stays usable: another quote is chosen, and another topic is shown.
    edited.apply(TabCommand::Choose(QuoteId(0)));
    edited.window.press_accessibly("Money");
    edited.window.key(Modifiers::NONE, Key::F1);
    edited.window.key(Modifiers::NONE, Key::Escape);
    edited.threads.release();
    edited.wait_for("Full briefing, 2 quotes");
    edited.shows("Removed the quote; Ctrl+Z undoes it");
}

/// Compares two times of one run, so that a slow machine makes no difference.
#[test]
fn changing_a_long_briefing_does_not_block_a_frame() {
    let text = made::briefing(made::Size::Bytes(6 << 20), 7);
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("long.ron"), &text).expect("a file");
    let began = Instant::now();
    let loaded = load_text("long.ron", Cow::Owned(text.clone()), Folder::Embedded(&[]));
    let mut session = Session::new(text);
    let change = Change::Set(Entry::Briefing, vec![(Field::Title, "Mole".to_owned())]);
    let since = Instant::now();
    session.make(std::slice::from_ref(&change), loaded.briefing.as_ref().expect("a briefing")).expect("it can be made");
    let changed = load_text("long.ron", Cow::Owned(session.text().to_owned()), Folder::Embedded(&[]));
    let whole = since.elapsed();
    let count = loaded.briefing.as_ref().map_or(0, |briefing| briefing.quotes().len());
    let all = format!("Full briefing, {} quotes", grouped(count));
    drop((changed, loaded));
    println!("reading: {:?}; making a change and reading what comes of it: {whole:?}", since - began);
    let mut window = open_when(&folder, Tasks::default(), |window| window.shows(&all));
    let context = window.harness.ctx.clone();
    let mut longest = Duration::ZERO;
    let mut timed = |work: &mut dyn FnMut()| {
        let since = Instant::now();
        work();
        longest = longest.max(since.elapsed());
    };
    timed(&mut || {
        window.harness.state_mut().apply(&context, TabCommand::Edit(EditCommand::Make(change.clone())).into())
    });
    let deadline = Instant::now() + Duration::from_secs(60);
    while !window.shows("• Mole") {
        assert!(Instant::now() < deadline, "{:?}", window.names());
        timed(&mut || window.harness.step());
    }
    println!("the longest frame: {longest:?}");
    assert!(longest * 2 < whole, "a frame took {longest:?}, and making the change takes {whole:?}");
}

#[test]
fn a_short_briefing_is_changed_immediately_without_a_thread() {
    let mut edited = Edited::new(long(2000));
    edited.threads.hold();
    edited.remove_quote(2);
    assert_eq!(edited.threads.count(), 0);
    edited.shows("Quotes 2");
}

#[test]
fn quick_changes_are_made_in_order_to_what_was_chosen_then() {
    let mut edited = Edited::held();
    edited.remove_quote(0);
    edited.remove_quote(2);
    let title = Change::Set(Entry::Briefing, vec![(Field::Title, "Mole".to_owned())]);
    edited.apply(TabCommand::Edit(EditCommand::Make(title)));
    assert_eq!(edited.threads.count(), 1, "one after the other");
    edited.shows("Quotes 3");
    edited.threads.release();
    edited.wait_for("• Mole");
    edited.shows("Quotes 1");
    edited.shows("“We stay,”");
    for _ in 0..3 {
        edited.window.key(CTRL, Key::Z);
    }
    edited.wait_for("Quotes 3");
    edited.window.key(CTRL, Key::S);
    edited.wait_for("Nothing has changed since it was saved");
    assert_eq!(edited.on_disk(), edited.text);
}

#[test]
fn undo_and_redo_wait_for_their_change() {
    let mut edited = Edited::held();
    edited.remove_quote(1);
    edited.window.key(CTRL, Key::Z);
    edited.window.key(CTRL | Modifiers::SHIFT, Key::Z);
    edited.window.key(CTRL, Key::Z);
    edited.shows("Quotes 3");
    edited.threads.release();
    edited.wait_for("Undone: Removed the quote");
    edited.shows("Quotes 3");
    assert!(!edited.window.shows("• "), "nothing is left to be saved");
}

#[test]
fn saving_waits_for_earlier_changes() {
    let mut edited = Edited::held();
    edited.remove_quote(1);
    edited.window.key(CTRL, Key::S);
    edited.remove_quote(2);
    assert_eq!(edited.on_disk(), edited.text, "nothing is saved yet");
    edited.threads.release();
    edited.wait_for("Quotes 1");
    let (file, before) = (edited.file(), edited.text.clone());
    edited.window.wait_until("it is saved", |_| fs::read_to_string(&file).is_ok_and(|now| now != before));
    let saved = edited.on_disk();
    assert!(!saved.contains("text: \"We stay,\"") && saved.contains("text: \"We rest,\""), "saved at its turn");
    edited.shows("• Harbour");
    edited.window.key(CTRL, Key::S);
    edited.window.wait_until("it is saved", |window| !window.shows("• Harbour"));
    let saved = edited.on_disk();
    assert!(!saved.contains("text: \"We rest,\"") && saved.contains("text: \"We go,\""));
}

#[test]
fn closing_the_window_keeps_running_and_waiting_changes() {
    let mut edited = Edited::held();
    edited.remove_quote(0);
    edited.remove_quote(2);
    let threads = edited.threads.clone();
    let released = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(50));
        threads.release();
    });
    edited.window.harness.state_mut().finish();
    released.join().expect("a thread");
    let mut again = open(&edited.folder, Tasks::default());
    again.wait_until("the changes are back", |window| window.shows("Quotes 1"));
    assert!(again.shows("Your unsaved changes were restored; Ctrl+Z undoes them"));
    again.key(CTRL, Key::Z);
    again.wait_until("they are undone", |window| window.shows("Quotes 3"));
    assert_eq!(edited.on_disk(), edited.text);
}

#[test]
fn closing_the_window_completes_a_waiting_save() {
    let mut edited = Edited::held();
    edited.remove_quote(0);
    edited.window.key(CTRL, Key::S);
    let threads = edited.threads.clone();
    let released = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(50));
        threads.release();
    });
    edited.window.harness.state_mut().finish();
    released.join().expect("a thread");
    assert!(!edited.on_disk().contains("text: \"We go,\""));
    let again = open_when(&edited.folder, Tasks::default(), |window| window.shows("Quotes 2"));
    assert!(!again.shows("unsaved changes were restored"), "{:#?}", again.names());
}

#[test]
fn a_tab_closes_after_its_running_change_is_stored() {
    let mut edited = Edited::held();
    edited.remove_quote(0);
    edited.apply(Command::CloseActiveTab);
    edited.shows("This tab will close when the change is complete");
    edited.threads.release();
    edited
        .window
        .wait_until("it is closed", |window| window.shows("The changes of “Harbour” are kept, but not in its file"));
    edited.apply(Command::OpenFiles(vec![edited.file()]));
    edited.window.wait_until("the change is back", |window| window.shows("Quotes 2"));
    edited.shows("Your unsaved changes were restored");
}

#[test]
fn commands_follow_entries_that_a_change_has_moved() {
    let mut edited = Edited::held();
    // The first topic moves; then the previous first one is renamed.
    edited.apply(TabCommand::Edit(EditCommand::Make(Change::Move(Entry::Topic(TopicId(0)), 1))));
    let rename = Change::Set(Entry::Topic(TopicId(0)), vec![(Field::Title, "Water".to_owned())]);
    edited.apply(TabCommand::Edit(EditCommand::Make(rename)));
    edited.threads.release();
    edited.wait_for("Not done: an earlier change moved the text. Try again");
    assert!(edited.window.shows("Sea") && edited.window.shows("Money") && !edited.window.shows("Water"));
}

#[test]
fn a_form_stays_open_until_its_change_succeeds() {
    let mut edited = Edited::held();
    edited.set_title(" ");
    edited.shows("Publisher");
    edited.threads.release();
    edited.wait_for("“Title” cannot be empty");
    edited.shows("Publisher");
    edited.threads.hold();
    // It asks once before it throws away what was typed.
    edited.window.key(Modifiers::NONE, Key::Escape);
    edited.window.key(Modifiers::NONE, Key::Escape);
    edited.set_title("Mole");
    edited.shows("Publisher");
    edited.window.key(Modifiers::NONE, Key::Escape);
    edited.threads.release();
    edited.wait_for("The change was not made");
    edited.shows("Harbour");
}

#[test]
fn changes_are_made_even_without_a_thread() {
    let folder = TempDir::new().expect("a folder");
    fs::write(folder.path().join("long.ron"), long(AT_ONCE + 1)).expect("a file");
    let start: StartThread = Arc::new(|name: &str, work: Job| match name {
        "edit" => Err(io::ErrorKind::WouldBlock.into()),
        _ => system_thread(name, work),
    });
    let mut window = open(&folder, Tasks::with_threads(start));
    let context = window.harness.ctx.clone();
    window.harness.state_mut().apply(&context, TabCommand::Choose(QuoteId(0)).into());
    window.key(CTRL, Key::Delete);
    window.wait_until("it is changed", |window| window.shows("Quotes 2"));
}

#[test]
fn a_key_pressed_twice_does_not_accept_the_next_proposal() {
    let text = long(AT_ONCE + 1).replace("occasion: \"talk\", text:", "occasion: \"talk\", confirmed: false, text:");
    let mut edited = Edited::new(text);
    edited.threads.hold();
    edited.apply(TabCommand::Review(ReviewCommand::Choose(QuoteId(0))));
    edited.apply(TabCommand::Review(ReviewCommand::Accept));
    edited.apply(TabCommand::Review(ReviewCommand::Accept));
    edited.threads.release();
    edited.wait_for("Review 2");
    edited.window.key(CTRL, Key::Z);
    edited.wait_for("Review 3");
}
