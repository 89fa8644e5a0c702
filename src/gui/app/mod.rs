//! The window: collects the results of threads, draws, then applies commands. Nothing else changes what is shown.

mod basket;
mod check_tab;
mod checking;
mod clipboard;
mod closing;
mod conflict;
mod copying;
mod document_tab;
mod drafting;
mod drag_out;
mod dragging;
mod edit_commands;
mod edit_queue;
mod edit_requests;
mod edited_text;
mod editing;
mod file_reading;
mod finding;
mod first_layout;
mod focus;
mod focus_moves;
mod input_method;
mod keyboard;
mod launch;
mod marking;
mod navigation;
mod opening;
mod panes;
mod pending_copy;
mod persistence;
mod pointer;
mod printing;
mod reading;
mod results;
mod review;
mod saving;
mod services;
mod shortcuts;
mod tab;
mod tabs;
mod undo_order;

use egui::{Context, Theme, Ui, ViewportCommand};

use crate::gui::{
    command::{Command, TabCommand, Zoom},
    platform::{
        self,
        clipboard::Clipboard,
        drafting::NewText,
        tasks::{FileVersion, Tasks},
    },
    state::{
        basket::Basket,
        dialogs::{CheckDialog, Dialogs},
        preferences::Typesetting,
        session::{PersistedState, ZOOMS},
        settings_file::{CustomFormats, Settings},
        store::StateStore,
        view::{Notice, NoticeKind, Pane, PlaceInView},
        view_state::ViewState,
    },
    ui::{
        self, PanelContext, problems,
        theme::{self, MissingScripts, Palette},
        top_bar,
        typesetting::TypesettingPopup,
    },
};
use briefing_core::{load::Loaded, model::Changes, text::invisible};

pub use briefing_core::load::BriefingSource;
pub use launch::run;

use clipboard::ClipboardQueue;
use closing::Closing;
use document_tab::{Document, DocumentTab};
use drag_out::DragOut;
use focus::{Cover, Focus};
use opening::FileChooser;
use persistence::Persistence;
use pointer::Pointer;
use services::Services;
use tab::Tab;
use tabs::Tabs;

/// The name by which the system identifies the program.
pub const APP_ID: &str = "briefing-viewer";

/// The smallest size for which the window is laid out, in points: [WCAG 2.2,
/// 1.4.10](https://www.w3.org/TR/WCAG22/#reflow) asks for 320 by 256.
const MIN_WINDOW_SIZE: egui::Vec2 = egui::vec2(320.0, 240.0);

/// The whole window.
pub struct App {
    tabs: Tabs,
    dialogs: Dialogs,
    persisted: PersistedState,
    basket: Basket,
    persistence: Persistence,
    formats: CustomFormats,
    tasks: Tasks,
    clipboard: ClipboardQueue,
    drag_out: DragOut,
    focus: Focus,
    pointer: Pointer,
    closing: Closing,
    chooser: FileChooser,
    /// The colours; `None` before the first frame.
    palette: Option<&'static Palette>,
    /// The title of the window.
    title: String,
    /// The notice about briefings of the last session that can no longer be read.
    missing: Option<Notice>,
    /// The scripts that are shown as boxes because no font has them.
    missing_scripts: MissingScripts,
    /// Whether the window had the focus in the previous frame.
    had_focus: bool,
    /// Whether support for dragging out of the window has been checked.
    is_window_known: bool,
    /// Textures that have not been passed to a window yet.
    first_textures: first_layout::Textures,
}

impl App {
    /// A window for `source`, which `tasks` has already begun to read.
    pub fn new(
        source: BriefingSource,
        tasks: Tasks,
        clipboard: Box<dyn Clipboard>,
        store: StateStore,
        persisted: Option<PersistedState>,
    ) -> Self {
        let (persisted, sentence) = match persisted {
            Some(persisted) => (persisted, None),
            None => store.read(),
        };
        Self {
            tabs: Tabs::new(source, ViewState { notice: sentence.map(Notice::error), ..ViewState::default() }),
            dialogs: Dialogs::default(),
            persistence: Persistence::new(store, persisted.clone()),
            basket: Basket::of(&persisted),
            persisted,
            formats: CustomFormats::default(),
            tasks,
            clipboard: ClipboardQueue::new(clipboard),
            drag_out: DragOut::default(),
            is_window_known: false,
            focus: Focus::default(),
            pointer: Pointer::default(),
            closing: Closing::default(),
            chooser: FileChooser::default(),
            palette: None,
            title: String::new(),
            missing: None,
            missing_scripts: MissingScripts::default(),
            had_focus: true,
            first_textures: Vec::new(),
        }
    }

    /// Applies the user's settings file, and reports the parts that cannot be used.
    pub fn use_settings(&mut self, settings: Settings) {
        self.formats.templates = settings.formats;
        if !settings.complaints.is_empty() {
            self.show_notice(Notice::error(settings.complaints.join("; ")));
        }
    }

    /// The current persisted state.
    pub fn persisted(&self) -> &PersistedState {
        &self.persisted
    }

    /// Where the reading pane is; `None` in a check.
    pub fn place(&self) -> Option<PlaceInView> {
        self.tabs.active_document().map(DocumentTab::place)
    }

    /// Whether a picture on screen is not decoded yet.
    pub fn is_waiting_for_pictures(&self) -> bool {
        self.tabs.active_document().is_some_and(|tab| tab.images.is_waiting())
    }

    /// Shows `loaded` in the active tab, or in the first one if a check is active, as if a thread had read it, for the
    /// first time or again. For tests and benchmarks with briefings that are not files.
    pub fn finish_reading(&mut self, ctx: &Context, loaded: Loaded) {
        let index = if self.tabs.active_document().is_some() { self.tabs.active_index() } else { 0 };
        self.in_document(ctx, index, |tab, services| {
            let (new, version) = (Box::new(loaded), FileVersion::default());
            match tab.loaded() {
                None => tab.finish_loading(new, version, services),
                Some(old) => {
                    let changes = old.briefing.as_ref().zip(new.briefing.as_ref());
                    let changes = changes.map(|(old, new)| Box::new(Changes::between(old, new)));
                    tab.finish_reloading(Some((new, changes)), version, services);
                }
            }
        });
        self.start_waiting_checks();
    }

    /// Whether a thread is searching.
    pub fn is_finding(&self) -> bool {
        self.tabs.active_document().is_some_and(|tab| tab.state.find.is_searching)
    }

    /// Sets up fonts and colours, and lets threads wake the window. Called once, before the first frame.
    pub fn set_up(&mut self, ctx: &Context) {
        ctx.set_fonts(theme::fonts(self.persisted.typesetting.typeface));
        ctx.add_plugin(ui::accessibility::AccessibilityPlugin::default());
        ctx.add_plugin(keyboard::Keyboard::default());
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        self.tasks.wake(ctx);
        // Glyphs are drawn again if the style changes.
        self.apply_style(ctx);
    }

    /// One frame.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let focused = ctx.memory(|memory| memory.focused());
        if let Some(tab) = self.tabs.active_document_mut() {
            tab.update_clock();
        }
        self.apply_style(&ctx);
        ctx.set_zoom_factor(self.zoom_that_fits(&ctx));
        self.warn_before_closing(&ctx);
        self.drag_out.update(&ctx);
        self.handle_results(&ctx);
        self.close_once_written(&ctx);
        self.look_for_changes(&ctx);
        if let Some(tab) = self.tabs.active_document_mut() {
            tab.adapt_panes(&ctx, &self.persisted);
        }
        let mut commands = self.commands_of_keys(&ctx);
        commands.extend(self.pointer.commands(&ctx));
        commands.extend(shortcuts::command_of_drop(&ctx));
        self.draw(ui, &mut commands);
        self.tabs.active_mut().end_focus_requests();
        self.open_menu_in_place_of_none(&ctx);
        for command in commands {
            self.apply(&ctx, command);
        }
        self.store_new_settings();
        let has_menu = egui::Popup::is_any_open(&ctx);
        let cover = self.dialogs.is_open().then_some(Cover::Dialog).or_else(|| has_menu.then_some(Cover::Menu));
        if self.focus.restore_after_cover(&ctx, cover, focused)
            && let Some(tab) = self.tabs.active_document_mut()
        {
            // The card of the quote that the dialog was about.
            let has_card = tab.state.position.chosen.is_some() && tab.is_visible(Pane::Quotes, &ctx, &self.persisted);
            tab.state.focus_pane = Some(if has_card { Pane::Quotes } else { Pane::Reader });
        }
        self.keep_focus(&ctx);
        let expects = |tab: &DocumentTab| tab.is_focus_expected() && tab.briefing().is_some();
        ui::accessibility::expect_focus(&ctx, self.tabs.active_document().is_some_and(expects));
        self.in_active_document(&ctx, |tab, services| {
            tab.offer_selection(services);
            tab.note_seen_proposals();
            tab.decode_images(services.tasks);
        });
        self.set_window_title(&ctx);
        self.report_missing_scripts(&ctx);
    }

    /// The scripts that are shown as boxes.
    pub fn missing_scripts(&self) -> &MissingScripts {
        &self.missing_scripts
    }

    /// Reports which letters are shown as boxes, unless a notice with a button is shown.
    fn report_missing_scripts(&mut self, ctx: &Context) {
        let shown = self.tabs.active_mut().notice_mut();
        if shown.as_ref().is_none_or(|shown| !shown.has_action())
            && let Some(sentence) = self.missing_scripts.sentence()
        {
            Notice::join(shown, Notice::information(NoticeKind::Message, sentence));
            ctx.request_repaint();
        }
    }

    /// Applies the colours, unless they are applied already.
    fn apply_style(&mut self, ctx: &Context) {
        let system_is_dark = ctx.system_theme() == Some(Theme::Dark);
        let palette = Palette::of(self.persisted.theme, system_is_dark);
        if !self.palette.is_some_and(|on| std::ptr::eq(on, palette)) {
            self.palette = Some(palette);
            ctx.set_theme(if palette.is_dark { Theme::Dark } else { Theme::Light });
            ctx.all_styles_mut(|style| theme::apply_style(style, palette));
        }
    }

    fn set_window_title(&mut self, ctx: &Context) {
        let title = match self.tabs.active().window_title() {
            Some(title) => format!("{} – Briefing Viewer", invisible::marked(&title)),
            None => "Briefing Viewer".to_owned(),
        };
        if title != self.title {
            self.title.clone_from(&title);
            ui::accessibility::name_window(ctx, &title);
            ctx.send_viewport_cmd(ViewportCommand::Title(title));
        }
    }

    fn show_notice(&mut self, notice: Notice) {
        *self.tabs.active_mut().notice_mut() = Some(notice);
    }

    /// Adds an error to the notices, so that all of several simultaneous failures are reported.
    fn add_error(&mut self, text: String) {
        Notice::join(self.tabs.active_mut().notice_mut(), Notice::error(text));
    }

    // ---- drawing ---------------------------------------------------------------------------------

    fn draw(&mut self, ui: &mut Ui, send: &mut Vec<Command>) {
        let Some(palette) = self.palette else { return };
        let is_only_tab = self.tabs.is_single();
        if !is_only_tab {
            top_bar::tabs(ui, palette, &self.tabs.labels(), self.tabs.active_index(), send);
        }
        if let Some(tab) = self.tabs.active_document_mut() {
            tab.state.is_only_tab = is_only_tab;
            tab.state.can_drag_out = self.drag_out.is_offered();
        }
        self.draw_tab(ui, palette, send);
        if ui.input(|input| !input.raw.hovered_files.is_empty()) {
            problems::drop_page(ui, palette);
        }
        self.drag_out.show(ui, palette);
    }

    fn draw_tab(&mut self, ui: &mut Ui, palette: &'static Palette, send: &mut Vec<Command>) {
        let (persisted, basket, dialogs) = (&self.persisted, &self.basket, &mut self.dialogs);
        let tab = match self.tabs.active_mut() {
            Tab::Document(tab) => tab,
            Tab::Check(tab) => {
                tab.show(ui, palette, persisted, send);
                ui::dialogs::show(ui, palette, persisted, None, dialogs, send);
                return;
            }
        };
        let has_unsaved_changes = tab.text.has_unsaved_changes();
        let possible = tab.possible(basket);
        let DocumentTab { document, file, state, panes, images, .. } = &mut **tab;
        let briefing = match &*document {
            Document::Read(open) => open.loaded.briefing.as_ref().map(|briefing| (&open.loaded, briefing)),
            Document::Loading | Document::Stopped => None,
        };
        let Some((loaded, briefing)) = briefing else {
            draw_page(ui, palette, persisted, document, state, panes, send);
            ui::dialogs::show(ui, palette, persisted, None, dialogs, send);
            return;
        };
        let (formats, is_covered) = (&self.formats, dialogs.is_open());
        let context = PanelContext {
            loaded,
            briefing,
            file,
            state,
            persisted,
            basket,
            formats,
            palette,
            images,
            has_unsaved_changes,
            possible,
            is_covered,
        };
        let (topics, quotes) = ui::window(ui, &context, panes, send);
        ui::dialogs::show(ui, palette, persisted, Some(&context), dialogs, send);
        self.persisted.topics_width = topics.unwrap_or(self.persisted.topics_width);
        self.persisted.quotes_width = quotes.unwrap_or(self.persisted.quotes_width);
    }

    // ---- commands --------------------------------------------------------------------------------

    /// Applies a command.
    pub fn apply(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::Do(action) => self.apply(ctx, action.command()),
            Command::Tab(TabCommand::Reload) if matches!(self.tabs.active(), Tab::Check(_)) => {
                self.check_again(self.tabs.active_index());
            }
            Command::Tab(command) => {
                self.with_services(ctx, self.tabs.active_index(), |tab, services| tab.apply(command, services));
            }
            Command::Typeset(typesetting) => self.typeset(ctx, typesetting),
            Command::ToggleTypesetting => {
                egui::Popup::toggle_id(ctx, ui::typesetting::popup_id());
                self.tabs.active_mut().focus_typesetting();
            }
            Command::TogglePart(part) => self.persisted.parts.toggle(part),
            Command::Theme(choice) => self.persisted.theme = choice,
            Command::Zoom(zoom) => self.zoom(ctx, zoom),
            Command::SingleKeys(is_on) => self.persisted.single_keys = is_on,
            Command::OpenUrl(url) => ctx.open_url(egui::OpenUrl::new_tab(url)),
            Command::OpenContextMenu => self.open_context_menu(ctx),
            Command::OpenDialog(dialog) => self.dialogs.open(dialog),
            Command::CloseDialog => drop(self.dialogs.close_top()),
            Command::ToggleHelp(page) => self.dialogs.toggle_help(page),
            Command::ChooseFiles => self.chooser.is_requested = true,
            Command::OpenFiles(files) => self.open_files(ctx, files),
            Command::DraftText(text) => self.draft(ctx, NewText::Text(text)),
            Command::ChooseTextToCheck => {
                self.dialogs.close::<CheckDialog>();
                self.chooser.is_for_check = true;
                self.chooser.is_requested = true;
            }
            Command::CheckText(text) => self.check_text(ctx, text),
            Command::ShowInTab(tab, block, range) => self.show_in_tab(ctx, tab, block, range),
            Command::ShowBasketItem(file, id) => self.show_basket_item(ctx, &file, id),
            Command::OpenSample => self.open(ctx, BriefingSource::Sample),
            Command::OpenExample(example) => self.open(ctx, BriefingSource::Example(example)),
            Command::SwitchTo(index) => self.switch_to(ctx, index),
            Command::StepTab(direction) => self.switch_to(ctx, self.tabs.neighbour(direction.is_next())),
            Command::CloseTab(index) => self.close_tab(ctx, index),
            Command::CloseOtherTabs(index) => {
                for other in (0..self.tabs.len()).rev().filter(|other| *other != index) {
                    self.close_tab(ctx, other);
                }
            }
            Command::CloseActiveTab => self.close_tab(ctx, self.tabs.active_index()),
            Command::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
        }
        ctx.request_repaint();
    }

    /// Calls `work` with the active tab, if it is a document, and the parts of the window that it needs.
    fn in_active_document(&mut self, ctx: &Context, work: impl FnOnce(&mut DocumentTab, &mut Services<'_>)) {
        self.in_document(ctx, self.tabs.active_index(), work);
    }

    /// Calls `work` with the tab at this index, if it is a document, and the parts of the window that it needs.
    fn in_document(&mut self, ctx: &Context, index: usize, work: impl FnOnce(&mut DocumentTab, &mut Services<'_>)) {
        self.with_services(ctx, index, |tab, services| {
            if let Some(tab) = tab.document_mut() {
                work(tab, services);
            }
        });
    }

    /// Calls `work` with the tab at this index, if there is one, and the parts of the window that it needs.
    fn with_services(&mut self, ctx: &Context, index: usize, work: impl FnOnce(&mut Tab, &mut Services<'_>)) {
        let Some(tab) = self.tabs.get_mut(index) else { return };
        let mut services = Services {
            ctx,
            tasks: &self.tasks,
            clipboard: &mut self.clipboard,
            drag_out: &mut self.drag_out,
            persisted: &mut self.persisted,
            basket: &mut self.basket,
            store: &self.persistence.store,
            formats: &self.formats,
            dialogs: &mut self.dialogs,
            focus: &mut self.focus,
            palette: self.palette,
            store_state: false,
            show_tab: None,
        };
        work(tab, &mut services);
        let (store_state, show_tab, left) = (services.store_state, services.show_tab, tab.id());
        if store_state {
            self.store_with(index);
        }
        let Some(shown) = show_tab else { return };
        let Some(shown) = self.tabs.index_of(shown) else {
            return self.tabs.show_status("That tab has been closed");
        };
        self.switch_to(ctx, shown);
        self.tabs.active_mut().come_from(left);
    }

    fn typeset(&mut self, ctx: &Context, typesetting: Typesetting) {
        if typesetting.typeface != self.persisted.typesetting.typeface {
            ctx.set_fonts(theme::fonts(typesetting.typeface));
        }
        self.persisted.typesetting = typesetting;
    }

    fn zoom(&mut self, ctx: &Context, zoom: Zoom) {
        let now = self.zoom_that_fits(ctx);
        let mut sizes = ZOOMS.into_iter();
        let wanted = match zoom {
            Zoom::Larger => sizes.find(|size| *size > now + 0.01),
            Zoom::Smaller => sizes.rfind(|size| *size < now - 0.01),
            Zoom::Normal => Some(1.0),
        };
        if let Some(wanted) = wanted {
            self.persisted.zoom = wanted;
            let fits = self.zoom_that_fits(ctx);
            let why = if fits < wanted { ", the largest that fits the window" } else { "" };
            self.tabs.show_status(format!("Text at {:.0} %{why}", fits * 100.0));
        }
    }

    /// The requested text size, or the largest that leaves enough room to use the window.
    fn zoom_that_fits(&self, ctx: &Context) -> f32 {
        let whole = ctx.content_rect().size() * ctx.zoom_factor();
        let most = (whole.x / MIN_WINDOW_SIZE.x).min(whole.y / MIN_WINDOW_SIZE.y);
        self.persisted.zoom.min(most.max(1.0))
    }

    /// Records the size of the window and the scale of its display.
    fn remember_window(&mut self, ctx: &Context) {
        let scale = ctx.input(|input| input.viewport().native_pixels_per_point);
        self.persisted.scale = scale.unwrap_or(self.persisted.scale);
        let size = ctx.input(|input| input.viewport().inner_rect).map(|rect| rect.size() * ctx.zoom_factor());
        if let Some(size) = size.filter(|size| size.x >= 100.0 && size.y >= 100.0) {
            self.persisted.window = (size.x, size.y);
        }
    }
}

/// Draws the page of a tab that has no briefing to show.
fn draw_page(
    ui: &mut Ui,
    palette: &'static Palette,
    persisted: &PersistedState,
    document: &Document,
    state: &ViewState,
    panes: &mut ui::Panes,
    send: &mut Vec<Command>,
) {
    let page = egui::CentralPanel::default().frame(egui::Frame::new().fill(palette.paper));
    // The page of a stopped reading says so itself.
    if let Some(notice) = state.notice.as_ref().filter(|notice| notice.kind != NoticeKind::Stopped) {
        ui::notices::notice_at_top(ui, palette, notice, send);
    }
    match document {
        Document::Loading => {
            let part = state.reading.unwrap_or_default();
            page.show(ui, |ui| problems::loading_page(ui, palette, part, send));
        }
        Document::Stopped => {
            let why = state.notice.as_ref().filter(|notice| notice.kind == NoticeKind::Stopped);
            let why = why.map(|notice| notice.text.as_str());
            page.show(ui, |ui| problems::stopped_page(ui, palette, why, send));
        }
        Document::Read(open) => {
            let setting = TypesettingPopup { palette, persisted, takes_focus: state.focus_typesetting };
            page.show(ui, |ui| problems::unreadable_page(ui, &setting, &open.loaded, &mut panes.problems, send));
        }
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        self.hand_over_textures(&ctx);
        self.remember_window(&ctx);
        if !std::mem::replace(&mut self.is_window_known, true) {
            let waker = ctx.clone();
            self.use_drag_source(platform::drag_out::of_window(frame, move || waker.request_repaint()));
        }
        self.frame(ui);
        if let Some(chooser) = self.file_chooser() {
            self.tasks.pick_files(chooser.set_parent(frame));
        }
    }

    fn raw_input_hook(&mut self, _ctx: &Context, input: &mut egui::RawInput) {
        Self::limit_textures(input);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.finish();
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.palette.map_or([1.0; 4], |palette| palette.paper.to_normalized_gamma_f32())
    }
}
