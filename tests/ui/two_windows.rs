//! Two windows share one state: changes in one appear in the other, and none are lost. Also: if the system cannot
//! start a thread, this is reported, and nothing waits for it.

use std::{
    io,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use crate::common::{Setup, Window, briefing};
use briefing_viewer::gui::{
    command::{Action, Command, TabCommand},
    platform::tasks::{Tasks, system_thread},
    state::{preferences::ThemeChoice, session::PersistedState, store::StateStore},
};
use egui::{Key, Modifiers};

const CASE: &str = include_str!("../fixtures/cases/basket-of-two-windows.ron");
const QUOTES: [&str; 2] = ["We will not build.", "We will not dig."];

fn open(state: &Path) -> Window {
    let state_store = StateStore::at(state);
    let (kept, _) = state_store.read();
    Window::of(briefing(CASE), Setup { kept, state_store, ..Setup::default() })
}

/// Moves the focus to another window and back.
fn look_at(window: &mut Window) {
    for is_focused in [false, true] {
        window.harness.input_mut().focused = is_focused;
        window.harness.step();
    }
}

fn gather(window: &mut Window, number: usize) {
    for _ in 0..number {
        window.key(Modifiers::ALT, Key::ArrowDown);
    }
    window.key(Modifiers::COMMAND, Key::D);
}

fn kept_quotes(kept: &PersistedState) -> Vec<&str> {
    kept.files.iter().flat_map(|file| &file.quotes).map(|quote| quote.text.as_str()).collect()
}

fn stored_quotes(state: &Path) -> Vec<String> {
    kept_quotes(&StateStore::at(state).read().0).into_iter().map(str::to_owned).collect()
}

#[test]
fn quotes_added_in_either_window_are_in_both_and_restored() {
    let dir = tempfile::tempdir().unwrap();
    let state = dir.path().join("state.ron");
    let [mut first, mut second] = [open(&state), open(&state)];
    gather(&mut first, 1);
    gather(&mut second, 2);
    for window in [&mut first, &mut second] {
        look_at(window);
        window.wait_until("both are in the basket", |window| {
            QUOTES.iter().all(|quote| kept_quotes(window.harness.state().persisted()).contains(quote))
        });
        window.key(Modifiers::COMMAND, Key::J);
        assert!(window.shows("Basket quote 2 of 2"), "{:?}", window.names());
    }
    // Undo in a window undoes what was done in that window.
    second.key(Modifiers::COMMAND, Key::Z);
    second.wait_until("the second quote is gone from what is stored", |_| stored_quotes(&state) == [QUOTES[0]]);
    second.key(Modifiers::COMMAND, Key::Z);
    second.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    look_at(&mut second);
    second.wait_until("it is there again", |_| stored_quotes(&state).len() == 2);
    first.harness.state_mut().finish();
    second.harness.state_mut().finish();
    assert_eq!(stored_quotes(&state), QUOTES);
    let mut third = open(&state);
    third.key(Modifiers::COMMAND, Key::J);
    assert!(third.shows("Basket quote 2 of 2"));
}

#[test]
fn a_changed_setting_applies_to_the_other_window_when_focused() {
    let dir = tempfile::tempdir().unwrap();
    let state = dir.path().join("state.ron");
    let [mut first, mut second] = [open(&state), open(&state)];
    let context = first.harness.ctx.clone();
    first.harness.state_mut().apply(&context, Command::Theme(ThemeChoice::Sepia));
    let context = second.harness.ctx.clone();
    second.harness.state_mut().apply(&context, Command::Do(Action::TextLarger));
    for window in [&mut first, &mut second] {
        window.settle();
    }
    for window in [&mut first, &mut second] {
        window.wait_until("both settings are stored", |_| {
            let (kept, _) = StateStore::at(&state).read();
            kept.theme == ThemeChoice::Sepia && kept.zoom > 1.0
        });
        look_at(window);
        window.wait_until("both settings are here", |window| {
            let kept = window.harness.state().persisted();
            kept.theme == ThemeChoice::Sepia && kept.zoom > 1.0
        });
    }
}

#[test]
fn a_state_that_cannot_be_stored_is_reported_and_stays_in_the_window() {
    let dir = tempfile::tempdir().unwrap();
    let state = dir.path().join("state.ron");
    let mut window = open(&state);
    gather(&mut window, 1);
    window.wait_until("it is stored", |_| stored_quotes(&state) == [QUOTES[0]]);
    std::fs::write(&state, "(zoom: \"large\"").unwrap();
    gather(&mut window, 1);
    window.wait_until("it is told", |window| window.shows("the saved state is damaged"));
    window.key(Modifiers::COMMAND, Key::J);
    assert!(window.shows("Basket quote 2 of 2"), "{:?}", window.names());
    // If the user repairs the file, nothing is lost either.
    std::fs::write(&state, "(zoom: 1.6)").unwrap();
    look_at(&mut window);
    window.wait_until("all is stored", |_| stored_quotes(&state) == QUOTES);
}

/// A window on a system that can start threads only while the switch is on.
fn with_threads(has_threads: &Arc<AtomicBool>) -> Window {
    let switch = Arc::clone(has_threads);
    let tasks = Tasks::with_threads(Arc::new(move |name, work| match switch.load(Ordering::Relaxed) {
        true => system_thread(name, work),
        false => Err(io::ErrorKind::WouldBlock.into()),
    }));
    Window::of(briefing(CASE), Setup { tasks, ..Setup::default() })
}

#[test]
fn without_a_thread_a_tab_does_not_wait_and_is_read_later() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("a.ron");
    std::fs::write(&file, CASE.replace("A briefing", "Another briefing")).unwrap();
    let has_threads = Arc::new(AtomicBool::new(false));
    let mut window = with_threads(&has_threads);
    let context = window.harness.ctx.clone();
    window.harness.state_mut().apply(&context, Command::OpenFiles(vec![file]));
    window.settle();
    assert!(window.shows("Reading was stopped: the system cannot start another thread"), "{:?}", window.names());
    has_threads.store(true, Ordering::Relaxed);
    window.key(Modifiers::NONE, Key::F5);
    window.wait_until("it is read", |window| window.shows("She said"));
}

#[test]
fn without_a_thread_find_copies_and_files_report_an_error() {
    let has_threads = Arc::new(AtomicBool::new(true));
    let mut window = with_threads(&has_threads);
    has_threads.store(false, Ordering::Relaxed);
    let no_thread = "system cannot start another thread";
    let context = window.harness.ctx.clone();
    let apply = |window: &mut Window, command| {
        window.harness.state_mut().apply(&context, command);
        window.settle();
    };
    apply(&mut window, Command::Do(Action::Find));
    apply(&mut window, TabCommand::FindText("build".to_owned()).into());
    assert!(window.shows(no_thread), "find: {:?}", window.names());
    assert!(!window.harness.state().is_finding());
    apply(&mut window, TabCommand::CloseFind.into());
    window.key(Modifiers::ALT, Key::ArrowDown);
    apply(&mut window, Command::Do(Action::CopyAs));
    assert!(window.shows(no_thread), "copy as: {:?}", window.names());
    apply(&mut window, Command::CloseDialog);
    apply(&mut window, Command::Do(Action::Export));
    window.press_accessibly("Save");
    assert!(window.shows(no_thread), "export: {:?}", window.names());
}
