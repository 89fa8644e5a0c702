//! Small briefings, and windows of a given size and theme without a screen.
#![allow(dead_code, reason = "each test target uses its part of this")]

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use briefing_core::{
    citation::ClipboardContent,
    load::{BriefingSource, Loaded, load_embedded},
};
use briefing_viewer::gui::{
    app::App,
    platform::{
        clipboard::{Clipboard, ClipboardError, Persistence},
        drag_out::{DragReport, DragSource},
        tasks::Tasks,
    },
    state::{session::PersistedState, settings_file::Settings, store::StateStore, view::PlaceInView},
};
use egui::{
    FallbackRequest, FontData, FontInsert, FontProvider,
    epaint::text::{FontPriority, InsertFontFamily},
};
use egui_kittest::{
    Harness,
    kittest::{NodeT as _, Queryable as _},
};
use egui_wgpu::WgpuSetup;

mod small;

#[allow(unused_imports, reason = "the tests of the desktop take none of them")]
pub use small::{briefing, small};

/// What was put on the clipboard, the last at the end.
pub type Pasteboard = Arc<Mutex<Vec<ClipboardContent>>>;

/// The selections for pasting with the middle button, the last at the end.
pub type Primary = Arc<Mutex<Vec<String>>>;

struct FakeClipboard {
    board: Pasteboard,
    primary: Primary,
    results: usize,
    is_missing: bool,
    lasting: Persistence,
}

impl Clipboard for FakeClipboard {
    fn put(&mut self, copied: ClipboardContent) {
        if !self.is_missing {
            self.board.lock().unwrap().push(copied);
        }
        self.results += 1;
    }

    fn select(&mut self, text: String) {
        self.primary.lock().unwrap().push(text);
    }

    fn result(&mut self) -> Option<Result<Persistence, ClipboardError>> {
        self.results = self.results.checked_sub(1)?;
        Some(if self.is_missing { Err(ClipboardError::None) } else { Ok(self.lasting) })
    }
}

/// What was dragged out of the window.
#[derive(Default)]
pub struct DragLog {
    /// How many drags were started.
    pub started: usize,
    /// Their texts, the last at the end.
    pub offered: Vec<ClipboardContent>,
    pub cancelled: usize,
    /// What the system reports next.
    pub reports: VecDeque<DragReport>,
}

struct FakeDragSource(Arc<Mutex<DragLog>>);

impl DragSource for FakeDragSource {
    fn start(&mut self) {
        self.0.lock().unwrap().started += 1;
    }

    fn offer(&mut self, content: ClipboardContent) {
        self.0.lock().unwrap().offered.push(content);
    }

    fn cancel(&mut self) {
        self.0.lock().unwrap().cancelled += 1;
    }

    fn report(&mut self) -> Option<DragReport> {
        self.0.lock().unwrap().reports.pop_front()
    }
}

/// A system font with Arabic letters.
struct ArabicFont;

impl FontProvider for ArabicFont {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        let is_arabic = request.cluster.starts_with(|c| matches!(c, '\u{600}'..='\u{6ff}'));
        is_arabic.then(|| FontInsert {
            name: "arabic".to_owned(),
            data: FontData::from_static(include_bytes!("../fonts/TestArabic-Regular.ttf")),
            families: vec![InsertFontFamily { family: request.family.clone(), priority: FontPriority::Lowest }],
        })
    }
}

/// A window in a test.
pub struct Window {
    pub harness: Harness<'static, App>,
    pub board: Pasteboard,
    pub primary: Primary,
    pub drags: Arc<Mutex<DragLog>>,
}

/// How to open a window.
pub struct Setup {
    pub size: [f32; 2],
    pub kept: PersistedState,
    /// Whether the greeting of the first start is shown.
    pub is_first_start: bool,
    pub has_no_clipboard: bool,
    /// Whether the system does not support dragging out of the window.
    pub has_no_drags: bool,
    pub lasting: Persistence,
    pub settings: Settings,
    /// The store of the state, and the tasks on threads.
    pub state_store: StateStore,
    pub tasks: Tasks,
    /// The renderer, if a picture of the window is needed.
    pub drawing: Option<WgpuSetup>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            size: [1280.0, 820.0],
            kept: PersistedState::default(),
            is_first_start: false,
            has_no_clipboard: false,
            has_no_drags: false,
            lasting: Persistence::Beyond,
            settings: Settings::default(),
            state_store: StateStore::disabled(),
            tasks: Tasks::default(),
            drawing: None,
        }
    }
}

impl Window {
    /// The sample briefing.
    pub fn shipped() -> Self {
        Self::of(load_embedded(), Setup::default())
    }

    /// Any briefing.
    pub fn of(loaded: Loaded, mut setup: Setup) -> Self {
        setup.kept.parts.welcome &= setup.is_first_start;
        let board = Pasteboard::default();
        let primary = Primary::default();
        let clipboard = FakeClipboard {
            board: Arc::clone(&board),
            primary: Arc::clone(&primary),
            results: 0,
            is_missing: setup.has_no_clipboard,
            lasting: setup.lasting,
        };
        let mut app =
            App::new(BriefingSource::Sample, setup.tasks, Box::new(clipboard), setup.state_store, Some(setup.kept));
        app.use_settings(setup.settings);
        app.add_checks();
        let drags = Arc::<Mutex<DragLog>>::default();
        if !setup.has_no_drags {
            app.use_drag_source(Some(Box::new(FakeDragSource(Arc::clone(&drags)))));
        }
        let mut builder = Harness::builder().with_size(setup.size).with_step_dt(0.1).with_max_steps(30);
        if let Some(drawing) = setup.drawing {
            builder = builder.wgpu_setup(drawing);
        }
        let mut is_set_up = false;
        let frame = move |ui: &mut egui::Ui, app: &mut App| {
            // Fonts are available in the frame after they are set.
            if !is_set_up {
                is_set_up = true;
                app.set_up(ui.ctx());
                ui.ctx().add_font_provider(Arc::new(ArabicFont));
                ui.ctx().request_repaint();
                return;
            }
            app.frame(ui);
        };
        let mut harness = builder.build_ui_state(frame, app);
        let context = harness.ctx.clone();
        harness.state_mut().finish_reading(&context, loaded);
        let mut window = Self { harness, board, primary, drags };
        window.settle();
        window
    }

    /// Where the reading pane of the shown briefing is.
    pub fn place(&self) -> PlaceInView {
        self.harness.state().place().expect("a briefing is shown")
    }

    /// Steps until nothing changes; meanwhile pictures are decoded on threads.
    pub fn settle(&mut self) {
        self.harness.run();
    }

    pub fn click(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.settle();
    }

    /// The first name with this beginning.
    pub fn name_of(&self, beginning: &str) -> String {
        let name = self.names().into_iter().find(|name| name.starts_with(beginning));
        name.unwrap_or_else(|| panic!("nothing is called {beginning}…: {:#?}", self.names()))
    }

    /// Presses the first control whose name has this beginning.
    pub fn press_accessibly(&mut self, beginning: &str) {
        let name = self.name_of(beginning);
        self.harness.get_by_label(&name).click_accesskit();
        self.settle();
    }

    pub fn key(&mut self, modifiers: egui::Modifiers, key: egui::Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// The names of everything on screen.
    pub fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        collect(self.harness.root().accesskit_node(), &mut names);
        names
    }

    /// All names with the ids of their nodes.
    pub fn names_by_id(&self) -> Vec<(egui::accesskit::NodeId, String)> {
        let mut nodes = vec![self.harness.root().accesskit_node()];
        let mut names = Vec::new();
        while let Some(node) = nodes.pop() {
            names.extend(node.label().map(|name| (node.locate().0, name)));
            nodes.extend(node.children());
        }
        names
    }

    /// The accessible name of the focused widget.
    pub fn focused(&self) -> String {
        let Some(id) = self.harness.ctx.memory(|memory| memory.focused()) else { return "nothing".to_owned() };
        let name = self.names_by_id().into_iter().find(|(node, _)| *node == id.accesskit_id());
        name.map_or_else(|| "something without a name".to_owned(), |(_, name)| name)
    }

    pub fn shows(&self, text: &str) -> bool {
        self.names().iter().any(|name| name.contains(text))
    }

    /// Steps until `is` returns true, while threads read, write and search; then settles.
    pub fn wait_until(&mut self, what: &str, is: impl Fn(&Self) -> bool) {
        let deadline = Instant::now() + Duration::from_secs(60);
        while !is(self) {
            assert!(Instant::now() < deadline, "waited too long until {what}; there is: {:?}", self.names());
            std::thread::sleep(Duration::from_millis(5));
            self.harness.step();
        }
        self.settle();
    }

    /// Waits for copies that are made on a thread.
    pub fn wait_for_copies(&mut self, count: usize) {
        self.wait_until("the copies are made", |window| window.board.lock().unwrap().len() >= count);
    }

    pub fn last_copy(&self) -> Option<String> {
        self.board.lock().unwrap().last().map(|copied| copied.plain.clone())
    }
}

fn collect(node: egui_kittest::kittest::AccessKitNode<'_>, names: &mut Vec<String>) {
    names.extend(node.label());
    names.extend(node.value());
    for child in node.children() {
        collect(child, names);
    }
}
