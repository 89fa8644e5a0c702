//! Startup: opens the window with a file, or returns a sentence about why that is not possible.

use std::{cell::Cell, num::NonZeroUsize, rc::Rc, sync::Arc};

use thiserror::Error;

use super::{
    APP_ID, App, BriefingSource, drafting::is_briefing, first_layout::FirstLayout, opening::sources_of_last_time,
};
use crate::gui::{
    platform::{
        clipboard::SystemClipboard,
        drafting::NewText,
        tasks::{StartThread, Tasks},
    },
    state::{session::PersistedState, settings_file, store::StateStore, view::Notice},
    ui::theme,
};

/// The reason why the window cannot be opened, a sentence without a full stop.
#[derive(Debug, Error)]
pub enum LaunchError {
    /// No display server is configured.
    #[error(
        "there is no display for a window (neither WAYLAND_DISPLAY nor DISPLAY is set); `briefing-viewer check` and `export` do not need one"
    )]
    NoDisplay,
    /// The display server cannot open a window.
    #[error("no window could be opened on this display ({0}); `briefing-viewer check` and `export` do not need one")]
    NoWindow(String),
    /// Nothing can be drawn.
    #[error(
        "this system has no OpenGL to draw the window with ({0}); on Debian and Ubuntu, `apt install libgl1-mesa-dri libegl1` provides it"
    )]
    NoOpenGl(String),
    /// Anything else.
    #[error("the window could not be opened: {0}")]
    Other(String),
}

impl From<eframe::Error> for LaunchError {
    fn from(error: eframe::Error) -> Self {
        let message = error.to_string();
        match error {
            eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => {
                Self::NoWindow(without_source_location(&message).to_owned())
            }
            eframe::Error::Glutin(_) | eframe::Error::NoGlutinConfigs(..) | eframe::Error::OpenGL(_) => {
                Self::NoOpenGl(message)
            }
            _ => Self::Other(message),
        }
    }
}

/// Opens the window on these briefings, or on those of the last session if there are none, until the user closes it.
///
/// # Errors
/// If there is no display or no OpenGL.
pub fn run(sources: Vec<BriefingSource>) -> Result<(), LaunchError> {
    no_display()?;
    let store = StateStore::of_platform();
    let (persisted, sentence) = store.read();
    let viewport = egui::ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_title("Briefing Viewer")
        .with_inner_size(egui::Vec2::from(persisted.window) / persisted.zoom)
        .with_min_inner_size(egui::vec2(360.0, 280.0) / persisted.zoom)
        .with_icon(icon());
    let ctx = egui::Context::default();
    // As the toolkit configures its own contexts.
    ctx.set_embed_viewports(false);
    ctx.options_mut(|options| {
        options.max_passes = NonZeroUsize::MIN.saturating_add(1);
        // The toolkit multiplies the size of the window by it.
        options.zoom_factor = persisted.zoom;
    });
    let make = move |ctx: &egui::Context, start_thread: StartThread| {
        first_app(ctx, Tasks::with_threads(start_thread), sources, store, persisted, sentence)
    };
    let first_layout = Rc::new(Cell::new(None));
    let (started, contents) = (Rc::clone(&first_layout), ctx.clone());
    let options = eframe::NativeOptions {
        viewport,
        renderer: eframe::Renderer::Glow,
        multisampling: 0,
        // Against bands in wide gradients, which are not drawn here. A software driver works on every pixel of it.
        dithering: false,
        // Our own provider lists the system fonts only when one is needed, not while the window is being created.
        system_font_fallback: false,
        // Called once the display has been opened. No thread is started before: libX11 reads the table of compose
        // sequences byte by byte, and from the first thread on the C library takes a lock for each of half a million bytes.
        window_builder: Some(Box::new(move |viewport| {
            started.set(Some(FirstLayout::start(&contents, make)));
            viewport
        })),
        ..Default::default()
    };
    let create: eframe::AppCreator<'_> = Box::new(move |_| {
        let first_layout = first_layout.take().ok_or("no window was created")?;
        match first_layout?.finish() {
            Ok(app) => Ok(Box::new(app)),
            Err(_) => Err("the first page could not be laid out".into()),
        }
    });
    let result = eframe::run_native_ext(APP_ID, options, Some(ctx), create);
    Ok(result?)
}

/// The contents of the window: these briefings and documents, or what was open last if there are none.
fn first_app(
    ctx: &egui::Context,
    tasks: Tasks,
    sources: Vec<BriefingSource>,
    store: StateStore,
    persisted: PersistedState,
    sentence: Option<String>,
) -> App {
    let is_restored = sources.is_empty();
    let (sources, shown) = if is_restored { sources_of_last_time(&persisted) } else { (sources, 0) };
    let (sources, mut documents) = without_documents(sources);
    // Read while the window is being created: on most machines this is done before the first frame.
    let (source, reading, is_draft) = match sources.first() {
        None if !documents.is_empty() => {
            let text = documents.remove(0);
            let target = store.new_draft_path(&text.stem());
            (BriefingSource::File(target.clone()), tasks.draft(text, target), true)
        }
        first => {
            let source = first.cloned().unwrap_or(BriefingSource::Sample);
            let (reading, is_draft) = (tasks.load(source.clone()), store.is_draft(&source));
            (source, reading, is_draft)
        }
    };
    let settings_file = settings_file::path();
    tasks.read_settings(settings_file.clone());
    let waker = ctx.clone();
    let clipboard = SystemClipboard::new(move || waker.request_repaint());
    let mut app = App::new(source, tasks, Box::new(clipboard), store, Some(persisted));
    app.formats.settings_file = settings_file;
    if let Some(tab) = app.tabs.active_document_mut() {
        tab.reading.begin(reading);
        tab.is_restored = is_restored;
        tab.is_draft = is_draft;
        tab.state.notice = sentence.map(Notice::error);
        if !is_draft {
            tab.watch(&app.tasks);
        }
    }
    app.add_tabs(sources, shown, is_restored);
    app.persistence.store.remove_leftovers(&app.persisted.checks);
    ctx.add_font_provider(Arc::new(theme::SystemFonts::noting(app.missing_scripts.clone())));
    app.set_up(ctx);
    documents.into_iter().for_each(|text| app.draft(ctx, text));
    app
}

/// The briefings among the files to open, and the documents from which briefings are drafted.
fn without_documents(sources: Vec<BriefingSource>) -> (Vec<BriefingSource>, Vec<NewText>) {
    let (mut briefings, mut documents) = (Vec::new(), Vec::new());
    for source in sources {
        match source {
            BriefingSource::File(path) if !is_briefing(&path) => documents.push(NewText::File(path)),
            source => briefings.push(source),
        }
    }
    (briefings, documents)
}

/// On Linux a window needs a display server, which an environment variable names.
fn no_display() -> Result<(), LaunchError> {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if cfg!(target_os = "linux") && !["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"].into_iter().any(is_set) {
        return Err(LaunchError::NoDisplay);
    }
    Ok(())
}

/// winit's messages begin with a file and line of its source; only the rest is useful to the user.
fn without_source_location(message: &str) -> &str {
    message.rsplit_once(".rs:").and_then(|(_, after)| after.split_once(": ")).map_or(message, |(_, reason)| reason)
}

fn icon() -> egui::IconData {
    let bytes = include_bytes!("../../../assets/icons/app/briefing-viewer-128.png");
    match image::load_from_memory(bytes) {
        Ok(image) => {
            let image = image.into_rgba8();
            egui::IconData { width: image.width(), height: image.height(), rgba: image.into_raw() }
        }
        Err(_) => egui::IconData::default(),
    }
}
