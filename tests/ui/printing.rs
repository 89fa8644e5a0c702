//! Printing from the window: what can be printed, on which paper, to a file or in the PDF program.

use std::{
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use crate::common::{Setup, Window};
use briefing_core::load::load_embedded;
use briefing_viewer::gui::{command::Action, platform::tasks::Tasks};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

fn press(window: &mut Window, action: Action) {
    let keys = action.shortcuts()[0];
    window.key(keys.modifiers, keys.logical_key);
    window.settle();
}

fn wait_for(window: &mut Window, text: &str) {
    window.wait_until(&format!("“{text}” is shown"), |window| window.shows(text));
}

fn type_path(window: &mut Window, path: &Path) {
    window.harness.get_by_role(Role::TextInput).focus();
    window.settle();
    window.key(Modifiers::COMMAND, Key::A);
    window.harness.get_by_role(Role::TextInput).type_text(&path.display().to_string());
    window.settle();
}

/// A window that only records which pages it would open, and that list.
fn window_that_opens(opens: fn() -> io::Result<()>) -> (Window, Arc<Mutex<Vec<PathBuf>>>) {
    let opened: Arc<Mutex<Vec<PathBuf>>> = Arc::default();
    let list = Arc::clone(&opened);
    let tasks = Tasks::default().opening_files_by(Arc::new(move |path| {
        list.lock().expect("no test panics in it").push(path.to_owned());
        opens()
    }));
    (Window::of(load_embedded(), Setup { tasks, ..Setup::default() }), opened)
}

#[test]
fn the_print_dialog_offers_what_can_be_printed() {
    let (mut window, _) = window_that_opens(|| Ok(()));
    press(&mut window, Action::Print);
    let radio = |window: &Window, name: &str| window.harness.query_by_role_and_label(Role::RadioButton, name).is_some();
    assert!(radio(&window, "The whole briefing") && radio(&window, "A4") && radio(&window, "Letter"));
    assert!(!window.shows("This topic: Crime") && !window.shows("Quotes by ") && !window.shows("The basket: "));
    window.key(Modifiers::NONE, Key::Escape);
    window.key(Modifiers::NONE, Key::Num3);
    window.key(Modifiers::ALT, Key::ArrowDown);
    press(&mut window, Action::ToggleInBasket);
    press(&mut window, Action::Print);
    for name in
        ["The whole briefing", "This topic: Crime", "Quotes by Lee Jae-myung", "The basket: 1 quote of this briefing"]
    {
        assert!(radio(&window, name), "{name}");
    }
}

#[test]
fn pages_of_the_topic_are_saved_on_the_paper_that_is_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("crime.pdf");
    let (mut window, _) = window_that_opens(|| Ok(()));
    window.key(Modifiers::NONE, Key::Num3);
    press(&mut window, Action::Print);
    window.click("Letter");
    window.click("Save as PDF…");
    assert!(window.shows("Pages on Letter paper"));
    type_path(&mut window, &path);
    window.click("Save");
    wait_for(&mut window, "Saved to ");
    let pdf = std::fs::read(&path).unwrap();
    assert!(pdf.starts_with(b"%PDF-") && pdf.windows(7).any(|window| window == b"612 792"));
    assert!(!window.shows("Open in the PDF viewer"), "the dialog is closed as well");
}

#[test]
fn a_save_dialog_opened_by_mouse_has_the_focus_and_return_saves() {
    for (opens, button, ending) in [(Action::Print, "Save as PDF…", "pdf"), (Action::CopyAs, "Save as…", "txt")] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own").with_extension(ending);
        let (mut window, _) = window_that_opens(|| Ok(()));
        window.key(Modifiers::ALT, Key::ArrowDown);
        press(&mut window, opens);
        window.wait_until("it can be saved", |window| {
            window.harness.query_by_label(button).is_some_and(|button| !button.accesskit_node().is_disabled())
        });
        window.click(button);
        window.key(Modifiers::COMMAND, Key::A);
        window.harness.input_mut().events.push(egui::Event::Text(path.display().to_string()));
        window.settle();
        window.key(Modifiers::NONE, Key::Enter);
        wait_for(&mut window, "Saved to ");
        assert!(path.is_file());
    }
}

#[test]
fn return_in_the_print_dialog_opens_the_pages() {
    let (mut window, opened) = window_that_opens(|| Ok(()));
    press(&mut window, Action::Print);
    window.key(Modifiers::NONE, Key::Enter);
    wait_for(&mut window, "The pages were opened in your PDF program");
    let opened = opened.lock().unwrap().clone();
    let [path] = opened.as_slice() else { panic!("{opened:?}") };
    std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
}

#[test]
fn pages_are_opened_in_the_program_of_the_system() {
    let (mut window, opened) = window_that_opens(|| Ok(()));
    press(&mut window, Action::Print);
    window.click("Open in the PDF viewer");
    wait_for(&mut window, "The pages were opened in your PDF program");
    let opened = opened.lock().unwrap().clone();
    let [path] = opened.as_slice() else { panic!("{opened:?}") };
    assert!(std::fs::read(path).unwrap().starts_with(b"%PDF-"));
    std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
}

#[test]
fn if_no_program_opens_pages_an_error_is_shown_in_the_dialog() {
    let (mut window, opened) = window_that_opens(|| Err(io::Error::other("there is none")));
    press(&mut window, Action::Print);
    window.click("Open in the PDF viewer");
    wait_for(&mut window, "No program opened the pages (there is none); save them as PDF, and open that file");
    assert!(window.shows("Save as PDF…"));
    for path in opened.lock().unwrap().iter() {
        std::fs::remove_dir_all(path.parent().unwrap()).unwrap();
    }
}

#[test]
fn the_whole_briefing_can_be_exported_as_pages() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("all.pdf");
    let (mut window, _) = window_that_opens(|| Ok(()));
    press(&mut window, Action::Export);
    window.click("Pages to print (PDF)");
    type_path(&mut window, &path);
    window.click("Save");
    wait_for(&mut window, "Saved to ");
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF-"));
}
