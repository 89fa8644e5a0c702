//! A few small pictures, each of one thing. They want a Vulkan driver (a software one will do): where
//! there is none the tests say so and are ignored; with `BRIEFING_VIEWER_CI=1` they fail.
//!
//! `UPDATE_SNAPSHOTS=true cargo test --test pictures` draws them anew, to be looked at before they are
//! committed.

mod common;

use std::{
    path::Path,
    process::ExitCode,
    time::{Duration, Instant},
};

use briefing_viewer::{briefing::load_embedded, state::Kept, ui::theme::ThemeChoice};
use common::{Setup, Window};
use egui::{Key, Modifiers};
use libtest_mimic::{Arguments, Completion, Trial, run};

/// Draws the picture of this name, and compares.
type Test = fn(&str) -> Result<(), String>;

fn main() -> ExitCode {
    let tests: [(&'static str, Test); 4] = [
        ("topic_head_dark", topic_head_dark),
        ("chosen_quote_light", chosen_quote_light),
        ("cards_sepia", cards_sepia),
        ("help_high_contrast", help_high_contrast),
    ];
    let trials = tests.map(|(name, test)| {
        Trial::ignorable_test(name, move || {
            if has_vulkan() {
                return test(name).map(|()| Completion::Completed).map_err(Into::into);
            }
            let lack = "needs a Vulkan driver: on Debian and Ubuntu, `apt install mesa-vulkan-drivers`";
            if std::env::var_os("BRIEFING_VIEWER_CI").is_some_and(|value| value == "1") {
                return Err(lack.into());
            }
            Ok(Completion::ignored_with(lack))
        })
    });
    run(&Arguments::from_args(), trials.into()).exit_code()
}

/// Drivers tell of themselves in these folders, as the Vulkan loader's documentation has it.
fn has_vulkan() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    ["/usr/share/vulkan/icd.d", "/usr/local/share/vulkan/icd.d", "/etc/vulkan/icd.d"]
        .into_iter()
        .filter_map(|folder| std::fs::read_dir(Path::new(folder)).ok())
        .any(|mut files| files.next().is_some())
}

fn open(size: [f32; 2], theme: ThemeChoice, has_quotes: bool) -> Window {
    let kept = Kept { theme, topics_shown: false, quotes_shown: has_quotes, ..Kept::default() };
    Window::of(load_embedded(), Setup { size, kept, draws_pictures: true, ..Setup::default() })
}

/// Waits for the topic icons, which are decoded on threads, and compares.
fn picture(mut window: Window, name: &str) -> Result<(), String> {
    let deadline = Instant::now() + Duration::from_secs(60);
    while window.harness.state().is_waiting_for_pictures() && Instant::now() < deadline {
        std::thread::sleep(Duration::from_millis(10));
        window.harness.step();
    }
    window.settle();
    window.harness.try_snapshot(name).map_err(|error| error.to_string())
}

fn topic_head_dark(name: &str) -> Result<(), String> {
    let mut window = open([620.0, 430.0], ThemeChoice::Dark, false);
    window.key(Modifiers::NONE, Key::Num2);
    picture(window, name)
}

fn chosen_quote_light(name: &str) -> Result<(), String> {
    let mut window = open([620.0, 430.0], ThemeChoice::Light, false);
    window.key(Modifiers::NONE, Key::Num2);
    for _ in 0..4 {
        window.key(Modifiers::ALT, Key::ArrowDown);
    }
    picture(window, name)
}

fn cards_sepia(name: &str) -> Result<(), String> {
    let mut window = open([860.0, 520.0], ThemeChoice::Sepia, true);
    window.key(Modifiers::NONE, Key::Num5);
    window.key(Modifiers::ALT, Key::ArrowDown);
    picture(window, name)
}

fn help_high_contrast(name: &str) -> Result<(), String> {
    let mut window = open([620.0, 430.0], ThemeChoice::HighContrast, false);
    window.key(Modifiers::NONE, Key::F1);
    picture(window, name)
}
