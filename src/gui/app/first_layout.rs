//! The first page, laid out on a thread while the system opens the window and OpenGL.
//!
//! Opening the fonts, drawing their glyphs into the font texture and breaking the paragraphs into lines take most of
//! the program's own time at startup, and need no window, only an estimate of its size. The result stays in the
//! [`Context`]. If the estimate was wrong, the page is simply laid out again.
//!
//! All threads of the start begin before the system opens OpenGL; see [`StartupThreads`].

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::channel,
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use egui::{Context, RawInput, Rect, TextureId, Vec2, ViewportId, epaint::ImageDelta};

use super::{
    App,
    document_tab::{Document, DocumentTab},
};
use crate::gui::platform::tasks::{StartThread, StartupThreads};

/// Maximum side of a texture in pixels, even if the system allows more. It is the size of the largest picture that is
/// shown. The font texture has this width, so the estimate has to use the same value.
const TEXTURE_SIDE: usize = 8192;
/// How often to check whether the file has been read.
const POLL_INTERVAL: Duration = Duration::from_millis(1);

/// The number of frames that begin before a page laid out here is on screen: the frame that lays it out, the first of
/// the window, after which the window is shown, the second, which is on screen when the next one begins.
const FRAMES_UNTIL_SEEN: u8 = 4;

/// A thread that creates the contents of the window and lays out its first page.
pub(super) struct FirstLayout {
    thread: JoinHandle<App>,
    /// Set once the window is ready and waits for the thread.
    is_awaited: Arc<AtomicBool>,
    threads: Arc<StartupThreads>,
}

impl FirstLayout {
    /// Starts it. `make` makes what the window shows, with its fonts and its style set, and starts threads with the
    /// given function.
    ///
    /// # Errors
    /// If the system cannot start a thread.
    pub(super) fn start(
        ctx: &Context,
        make: impl FnOnce(&Context, StartThread) -> App + Send + 'static,
    ) -> io::Result<Self> {
        let (is_awaited, threads) = (Arc::new(AtomicBool::new(false)), Arc::<StartupThreads>::default());
        let (ctx, stop, held) = (ctx.clone(), Arc::clone(&is_awaited), Arc::clone(&threads));
        let (begun, has_begun) = channel();
        let work = move || {
            let mut app = make(&ctx, held.start_thread());
            held.hold();
            drop(begun);
            app.lay_out_first_page(&ctx, &stop);
            app
        };
        let thread = thread::Builder::new().name("first layout".to_owned()).spawn(work)?;
        // Nothing is sent: it waits until the thread drops its end.
        let _: Result<(), _> = has_begun.recv();
        Ok(Self { thread, is_awaited, threads })
    }

    /// The laid-out window. Waits for a layout that has begun, but not for the file to be read.
    ///
    /// # Errors
    /// If the thread panicked.
    pub(super) fn finish(self) -> thread::Result<App> {
        self.is_awaited.store(true, Ordering::Relaxed);
        let app = self.thread.join();
        self.threads.release();
        app
    }
}

/// The texture changes of frames without a window.
pub(super) type Textures = Vec<(TextureId, ImageDelta)>;

impl App {
    fn lay_out_first_page(&mut self, ctx: &Context, is_awaited: &AtomicBool) {
        loop {
            self.handle_results(ctx);
            let is_loading = |tab: &DocumentTab| matches!(tab.document, Document::Loading);
            if !self.tabs.active_document().is_some_and(is_loading) {
                break;
            }
            if is_awaited.load(Ordering::Relaxed) {
                return;
            }
            thread::sleep(POLL_INTERVAL);
        }
        // The rest of a long file waits until the page is on screen.
        if let Some(tab) = self.tabs.active_document_mut().filter(|tab| tab.reading.is_waiting_for_frames()) {
            tab.reading.wait_for_frames(FRAMES_UNTIL_SEEN);
        }
        ctx.set_zoom_factor(self.persisted.zoom);
        let output = ctx.run_ui(self.expected_input(), |ui| self.frame(ui));
        let mut delta = output.textures_delta;
        let set = std::mem::take(&mut delta.set);
        self.first_textures =
            set.into_iter().flat_map(|(id, deltas)| deltas.into_iter().map(move |delta| (id, delta))).collect();
        delta.clear();
        // There was no window to apply it to.
        self.title.clear();
    }

    /// The input for the window's first frame, if nothing has changed since it was closed.
    fn expected_input(&self) -> RawInput {
        let (width, height) = self.persisted.window;
        let mut input = RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(width, height) / self.persisted.zoom)),
            max_texture_side: Some(TEXTURE_SIDE),
            ..RawInput::default()
        };
        input.viewports.entry(ViewportId::ROOT).or_default().native_pixels_per_point = Some(self.persisted.scale);
        input
    }

    /// Passes the textures of the first layout to the window before anything is drawn in it.
    pub(super) fn hand_over_textures(&mut self, ctx: &Context) {
        if !self.first_textures.is_empty() {
            let manager = ctx.tex_manager();
            let mut manager = manager.write();
            for (id, delta) in self.first_textures.drain(..) {
                manager.set(id, delta);
            }
        }
    }

    /// Limits texture sizes as the first layout did.
    pub(super) fn limit_textures(input: &mut RawInput) {
        input.max_texture_side = input.max_texture_side.map(|side| side.min(TEXTURE_SIDE));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gui::{
        platform::{clipboard::SystemClipboard, tasks::Tasks},
        state::{session::PersistedState, store::StateStore},
    };
    use briefing_core::load::BriefingSource;

    /// Lays out the sample as at startup, and returns what the window shows.
    fn first_layout(ctx: &Context) -> App {
        let make = |ctx: &Context, start_thread: StartThread| {
            let tasks = Tasks::with_threads(start_thread);
            let reading = tasks.load(BriefingSource::Sample);
            let (clipboard, kept) = (SystemClipboard::new(|| ()), PersistedState::default());
            let mut app =
                App::new(BriefingSource::Sample, tasks, Box::new(clipboard), StateStore::disabled(), Some(kept));
            app.tabs.active_document_mut().unwrap().reading.begin(reading);
            app.set_up(ctx);
            app
        };
        let layout = FirstLayout::start(ctx, make).unwrap();
        while !layout.thread.is_finished() {
            thread::sleep(POLL_INTERVAL);
        }
        layout.finish().unwrap()
    }

    /// The first frame of a window with this size: whether it was given the complete font texture, and how many texts
    /// had been laid out before and after it.
    fn first_frame(app: &mut App, ctx: &Context, input: RawInput) -> (bool, usize, usize) {
        let texts = || ctx.fonts(|fonts| fonts.num_galleys_in_cache());
        let before = texts();
        let mut output = ctx.run_ui(input, |ui| {
            app.hand_over_textures(ui.ctx());
            app.frame(ui);
        });
        let letters = output.textures_delta.set.remove(&TextureId::default()).unwrap_or_default();
        output.drop_without_applying_deltas();
        (letters.first().is_some_and(ImageDelta::is_whole), before, texts())
    }

    #[test]
    fn the_window_is_given_the_letters_that_were_drawn_before_it_was_there() {
        let ctx = Context::default();
        let mut app = first_layout(&ctx);
        assert!(!app.first_textures.is_empty());
        let input = app.expected_input();
        let (is_whole, before, after) = first_frame(&mut app, &ctx, input);
        assert!(is_whole && app.first_textures.is_empty());
        assert!(before > 0 && after == before, "nothing is laid out twice: {before} texts before, {after} after");
    }

    #[test]
    fn a_window_of_another_size_and_scale_is_laid_out_again() {
        let ctx = Context::default();
        let mut app = first_layout(&ctx);
        let mut input = app.expected_input();
        input.screen_rect = Some(Rect::from_min_size(egui::Pos2::ZERO, Vec2::new(700.0, 500.0)));
        input.max_texture_side = Some(2048);
        input.viewports.entry(ViewportId::ROOT).or_default().native_pixels_per_point = Some(2.0);
        let (is_whole, _, _) = first_frame(&mut app, &ctx, input);
        assert!(is_whole);
        assert_eq!((ctx.pixels_per_point(), ctx.content_rect().width()), (2.0, 700.0));
    }
}
