//! Measures the window without a screen: the processor time of one frame while scrolling, and from a key in the
//! find field until all hits are counted, with 40, 10,000 and 1,000,000 paragraphs in one run.
//!
//! ```text
//! cargo bench --bench window
//! ```
//!
//! A frame is everything up to the triangles. Rendering them takes the same time at every size and is left out.

use std::{borrow::Cow, time::Instant};

use briefing_core::{
    citation::ClipboardContent,
    format::Folder,
    load::{BriefingSource, load_text},
};
use briefing_viewer::gui::{
    app::App,
    command::{Action, Command, TabCommand},
    platform::{
        clipboard::{Clipboard, ClipboardError, Persistence},
        tasks::Tasks,
    },
    state::{session::PersistedState, store::StateStore},
};
use egui::{Event, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, pos2, vec2};

#[path = "made/mod.rs"]
mod made;

const SIZES: [usize; 3] = [40, 10_000, 1_000_000];
const FRAMES: usize = 2000;
const KEYS: usize = 15;

fn main() {
    if std::env::args().any(|arg| arg == "--test") {
        return;
    }
    let rows: Vec<(usize, Vec<f64>, Vec<f64>)> = SIZES
        .into_iter()
        .map(|size| {
            let mut window = Window::new(size);
            (size, window.scroll(), window.find())
        })
        .collect();
    let base = rows.first().map_or(1.0, |(_, frames, _)| at(frames, 0.5));
    println!(
        "{:>12} {:>12} {:>10} {:>10} {:>10} {:>14}",
        "paragraphs", "frame ms", "× 40", "p99 ms", "max ms", "find, ms"
    );
    for (size, frames, keys) in &rows {
        println!(
            "{size:>12} {:>12.3} {:>10.2} {:>10.3} {:>10.3} {:>14.2}",
            at(frames, 0.5),
            at(frames, 0.5) / base,
            at(frames, 0.99),
            at(frames, 1.0),
            at(keys, 0.5)
        );
    }
}

/// The quantile: this part of all values is at or below it.
fn at(values: &[f64], part: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(((sorted.len() - 1) as f64 * part) as usize).copied().unwrap_or(f64::NAN)
}

struct NoClipboard;

impl Clipboard for NoClipboard {
    fn put(&mut self, _copied: ClipboardContent) {}

    fn result(&mut self) -> Option<Result<Persistence, ClipboardError>> {
        None
    }
}

struct Window {
    ctx: egui::Context,
    app: App,
    time: f64,
}

impl Window {
    fn new(blocks: usize) -> Self {
        let file = made::briefing(made::Size::Blocks(blocks), 1);
        let loaded = load_text("made.ron", Cow::Owned(file), Folder::Embedded(&[]));
        let ctx = egui::Context::default();
        let tasks = Tasks::default();
        let mut app = App::new(
            BriefingSource::Sample,
            tasks,
            Box::new(NoClipboard),
            StateStore::disabled(),
            Some(PersistedState::default()),
        );
        app.set_up(&ctx);
        app.finish_reading(&ctx, loaded);
        let mut window = Self { ctx, app, time: 0.0 };
        (0..10).for_each(|_| {
            window.frame(Vec::new());
        });
        window
    }

    /// One frame, in milliseconds.
    fn frame(&mut self, events: Vec<Event>) -> f64 {
        self.time += 1.0 / 60.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(1280.0, 820.0))),
            time: Some(self.time),
            events,
            ..RawInput::default()
        };
        let app = &mut self.app;
        let start = Instant::now();
        let mut output = self.ctx.run_ui(input, |ui| app.frame(ui));
        // Textures are not drawn.
        output.textures_delta.clear();
        let triangles = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let time = start.elapsed().as_secs_f64() * 1000.0;
        drop(triangles);
        time
    }

    /// The frames of continuous scrolling with the wheel, from the middle of the text.
    fn scroll(&mut self) -> Vec<f64> {
        let wheel = |lines: f32| {
            vec![
                Event::PointerMoved(pos2(600.0, 400.0)),
                Event::MouseWheel {
                    unit: MouseWheelUnit::Line,
                    delta: vec2(0.0, lines),
                    phase: TouchPhase::Move,
                    source: MouseWheelSource::Unknown,
                    modifiers: Modifiers::NONE,
                },
            ]
        };
        // Alternately down and up, so that forty paragraphs are enough.
        (0..FRAMES).map(|i| self.frame(wheel(if i / 60 % 2 == 0 { -1.0 } else { 1.0 }))).collect()
    }

    /// The times from a key until all hits are counted and drawn.
    fn find(&mut self) -> Vec<f64> {
        self.app.apply(&self.ctx.clone(), Command::Do(Action::Find));
        self.frame(Vec::new());
        let queries = ["c", "co", "coo", "coop", "zeppelin"];
        (0..KEYS)
            .map(|i| {
                let start = Instant::now();
                self.app.apply(&self.ctx.clone(), TabCommand::FindText(queries[i % queries.len()].to_owned()).into());
                while self.app.is_finding() {
                    self.frame(Vec::new());
                }
                self.frame(Vec::new());
                start.elapsed().as_secs_f64() * 1000.0
            })
            .collect()
    }
}
