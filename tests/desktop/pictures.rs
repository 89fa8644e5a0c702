//! Compares a few small pictures, each of one thing. They need a Vulkan driver (a software one is enough). Without
//! one, the tests say so and are ignored; with `BRIEFING_VIEWER_CI=1` they fail.
//!
//! `UPDATE_SNAPSHOTS=true cargo test --test desktop` draws them again, to be reviewed before they are committed.

use std::{
    path::Path,
    sync::{Arc, OnceLock},
};

use crate::common::{Setup, Window};
use briefing_core::{
    load::{load_embedded, load_example},
    sample::Example,
};
use briefing_viewer::gui::state::{
    preferences::{ShownText, ThemeChoice},
    session::PersistedState,
};
use egui::{Key, Modifiers};
use egui_kittest::wgpu::{create_render_state, default_wgpu_setup};
use egui_wgpu::{RenderState, RendererOptions, WgpuSetup, WgpuSetupExisting, wgpu::Backends};
use libtest_mimic::{Completion, Trial};

/// Draws the picture with this name, and compares it.
type Test = fn(&Drawing, &str) -> Result<(), String>;

/// The device that draws all pictures, one after another. A device for each on its own thread would load and unload
/// the driver repeatedly, which sometimes crashed the process with a software driver.
#[derive(Default)]
struct Drawing(OnceLock<WgpuSetup>);

impl Drawing {
    fn setup(&self) -> WgpuSetup {
        let setup = || {
            let mut setup = default_wgpu_setup();
            if let WgpuSetup::CreateNew(setup) = &mut setup {
                // OpenGL would be loaded only to check whether it exists.
                setup.instance_descriptor.backends = Backends::PRIMARY;
            }
            let RenderState { instance, adapter, device, queue, .. } =
                create_render_state(setup, RendererOptions::PREDICTABLE);
            WgpuSetup::Existing(WgpuSetupExisting { instance, adapter, device, queue })
        };
        self.0.get_or_init(setup).clone()
    }
}

/// The tests of this file.
pub fn trials() -> Vec<Trial> {
    let tests: [(&'static str, Test); 10] = [
        ("briefing_head_light", briefing_head_light),
        ("from_the_right_dark", from_the_right_dark),
        ("topic_head_dark", topic_head_dark),
        ("chosen_quote_light", chosen_quote_light),
        ("cards_sepia", cards_sepia),
        ("help_high_contrast", help_high_contrast),
        ("press_conference_light", press_conference_light),
        ("press_conference_dark", press_conference_dark),
        ("translation_light", translation_light),
        ("translation_dark", translation_dark),
    ];
    let drawing = Arc::new(Drawing::default());
    tests
        .map(|(name, test)| {
            let drawing = Arc::clone(&drawing);
            Trial::ignorable_test(name, move || {
                if has_vulkan() {
                    return test(&drawing, name).map(|()| Completion::Completed).map_err(Into::into);
                }
                let lack = "needs a Vulkan driver: on Debian and Ubuntu, `apt install mesa-vulkan-drivers`";
                if std::env::var_os("BRIEFING_VIEWER_CI").is_some_and(|value| value == "1") {
                    return Err(lack.into());
                }
                Ok(Completion::ignored_with(lack))
            })
        })
        .into()
}

/// Drivers are registered in these folders, according to the documentation of the Vulkan loader.
fn has_vulkan() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    ["/usr/share/vulkan/icd.d", "/usr/local/share/vulkan/icd.d", "/etc/vulkan/icd.d"]
        .into_iter()
        .filter_map(|folder| std::fs::read_dir(Path::new(folder)).ok())
        .any(|mut files| files.next().is_some())
}

fn open(drawing: &Drawing, size: [f32; 2], theme: ThemeChoice, has_quotes: bool) -> Window {
    let kept = PersistedState { theme, topics_shown: false, quotes_shown: has_quotes, ..PersistedState::default() };
    Window::of(load_embedded(), Setup { size, kept, drawing: Some(drawing.setup()), ..Setup::default() })
}

/// Waits for the topic icons, which are decoded on threads, and compares.
fn picture(mut window: Window, name: &str) -> Result<(), String> {
    window.wait_until("the pictures are decoded", |window| !window.harness.state().is_waiting_for_pictures());
    window.harness.try_snapshot(name).map_err(|error| error.to_string())
}

fn briefing_head_light(drawing: &Drawing, name: &str) -> Result<(), String> {
    picture(open(drawing, [760.0, 620.0], ThemeChoice::Light, false), name)
}

fn from_the_right_dark(drawing: &Drawing, name: &str) -> Result<(), String> {
    let briefing = r#"Briefing(
        format: 1,
        title: "بيان مشترك حول القمة",
        speakers: { "lee": (name: "لي جاي ميونغ", role: "رئيس جمهورية كوريا") },
        occasions: { "press": (name: "المؤتمر الصحفي", date: "2026-01-13") },
        body: [Paragraph(
            text: "قال الرئيس: «اتفقنا على تعزيز ردنا المشترك.» وأضاف أن 12 مليون شخص (في عام 2026) سيستفيدون. Seoul, 13 January.",
            quotes: [(speaker: "lee", occasion: "press", text: "اتفقنا على تعزيز ردنا المشترك.")],
        )],
    )"#;
    let kept = PersistedState { theme: ThemeChoice::Dark, topics_shown: false, ..PersistedState::default() };
    let setup = Setup { size: [860.0, 460.0], kept, drawing: Some(drawing.setup()), ..Setup::default() };
    let mut window = Window::of(crate::common::briefing(briefing), setup);
    window.key(Modifiers::ALT, Key::ArrowDown);
    picture(window, name)
}

fn topic_head_dark(drawing: &Drawing, name: &str) -> Result<(), String> {
    let mut window = open(drawing, [620.0, 430.0], ThemeChoice::Dark, false);
    window.key(Modifiers::NONE, Key::Num2);
    picture(window, name)
}

fn chosen_quote_light(drawing: &Drawing, name: &str) -> Result<(), String> {
    let mut window = open(drawing, [620.0, 430.0], ThemeChoice::Light, false);
    window.key(Modifiers::NONE, Key::Num2);
    for _ in 0..4 {
        window.key(Modifiers::ALT, Key::ArrowDown);
    }
    picture(window, name)
}

fn example(drawing: &Drawing, example: Example, theme: ThemeChoice) -> Window {
    let shown_text = ShownText::Both;
    let kept =
        PersistedState { theme, shown_text, topics_shown: false, quotes_shown: false, ..PersistedState::default() };
    let setup = Setup { size: [620.0, 560.0], kept, drawing: Some(drawing.setup()), ..Setup::default() };
    Window::of(load_example(example), setup)
}

/// The announced measures, and the first questions with their answers.
fn press_conference(drawing: &Drawing, theme: ThemeChoice, name: &str) -> Result<(), String> {
    let mut window = example(drawing, Example::PressConference, theme);
    for _ in 0..4 {
        window.key(Modifiers::NONE, Key::PageDown);
    }
    picture(window, name)
}

fn press_conference_light(drawing: &Drawing, name: &str) -> Result<(), String> {
    press_conference(drawing, ThemeChoice::Light, name)
}

fn press_conference_dark(drawing: &Drawing, name: &str) -> Result<(), String> {
    press_conference(drawing, ThemeChoice::Dark, name)
}

/// Paragraphs with their originals.
fn translation(drawing: &Drawing, theme: ThemeChoice, name: &str) -> Result<(), String> {
    let mut window = example(drawing, Example::Translation, theme);
    window.key(Modifiers::NONE, Key::PageDown);
    picture(window, name)
}

fn translation_light(drawing: &Drawing, name: &str) -> Result<(), String> {
    translation(drawing, ThemeChoice::Light, name)
}

fn translation_dark(drawing: &Drawing, name: &str) -> Result<(), String> {
    translation(drawing, ThemeChoice::Dark, name)
}

fn cards_sepia(drawing: &Drawing, name: &str) -> Result<(), String> {
    let mut window = open(drawing, [860.0, 520.0], ThemeChoice::Sepia, true);
    window.key(Modifiers::NONE, Key::Num5);
    window.key(Modifiers::ALT, Key::ArrowDown);
    picture(window, name)
}

fn help_high_contrast(drawing: &Drawing, name: &str) -> Result<(), String> {
    let mut window = open(drawing, [620.0, 430.0], ThemeChoice::HighContrast, false);
    window.key(Modifiers::NONE, Key::F1);
    picture(window, name)
}
