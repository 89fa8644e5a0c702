//! The window: owns everything, takes in what the threads have finished, draws, then applies what was
//! asked for. Nothing else changes what is shown.

mod copying;
mod finding;
mod launch;
mod places;

use std::path::PathBuf;

use egui::{Context, Key, Theme, Ui, ViewportCommand};

use crate::{
    briefing::{BlockId, Briefing, Loaded, Severity, TopicId},
    clipboard::Clipboard,
    command::{Action, Command},
    history::History,
    settings::Settings,
    state::{Kept, PlaceInView, QuoteFilter, Shelf, Tab, View, ZOOMS},
    tasks::{Finished, Reading, Searched, Tasks},
    ui::{
        self, Pane, Panes, Scene, Shown,
        images::Images,
        notices::Notice,
        theme::{self, Palette},
        trouble, widgets,
    },
};

pub use crate::cli::Open;
pub use launch::run;

use copying::Purpose;
use finding::is_for_a_field;

/// The name under which the system knows the program.
pub const APP_ID: &str = "briefing-viewer";

/// How long a closing window waits for a copy that is still being made.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(3);

const STOPPED: &str = "Reading was stopped";

/// What is open.
enum Document {
    /// It is being read.
    Loading,
    /// It was to be read, and then not.
    Stopped,
    /// It was read; it may still hold nothing to show.
    Read(Searched),
}

/// The whole window.
pub struct App {
    open: Open,
    document: Document,
    kept: Kept,
    shelf: Shelf,
    shown: Shown,
    panes: Panes,
    images: Images,
    history: History<PlaceInView>,
    tasks: Tasks,
    clipboard: Box<dyn Clipboard>,
    /// What the status line says once the clipboard has taken the text.
    copying: Option<String>,
    /// That text, in case only the toolkit can put it on the clipboard.
    plain: Option<String>,
    /// Whether what is on the clipboard goes when the window is closed, and whether that was said.
    is_fleeting: bool,
    is_warned: bool,
    /// The texts that are being made, by their number.
    composing: Vec<(u64, Purpose)>,
    palette: Option<&'static Palette>,
    title: String,
    /// The number of the search whose result is waited for.
    find_number: u64,
    /// Where the person was when the first letter was typed, or moved on to since.
    find_origin: Option<PlaceInView>,
    /// Whether it is looked for because the file was read, and not because somebody typed it.
    is_found_again: bool,
    /// The file that is being read.
    reading: Option<Reading>,
    /// Whether its beginning came with this frame.
    is_beginning_new: bool,
}

impl App {
    /// A window for `open`, whose reading `tasks` has already begun.
    pub fn new(open: Open, tasks: Tasks, clipboard: Box<dyn Clipboard>, mut shelf: Shelf, kept: Option<Kept>) -> Self {
        let (kept, sentence) = match kept {
            Some(kept) => (kept, None),
            None => shelf.read(),
        };
        let notice = sentence.map(|text| Notice { text, is_bad: true, leads_to_problems: false });
        Self {
            open,
            document: Document::Loading,
            kept,
            shelf,
            shown: Shown { notice, ..Shown::default() },
            panes: Panes::default(),
            images: Images::default(),
            history: History::default(),
            tasks,
            clipboard,
            copying: None,
            plain: None,
            is_fleeting: false,
            is_warned: false,
            composing: Vec::new(),
            palette: None,
            title: String::new(),
            find_number: 0,
            find_origin: None,
            is_found_again: false,
            reading: None,
            is_beginning_new: false,
        }
    }

    /// Takes what the person has set by hand, and says what of it is of no use.
    pub fn take_settings(&mut self, settings: Settings) {
        self.shown.formats = settings.formats;
        if !settings.complaints.is_empty() {
            let text = settings.complaints.join("; ");
            self.shown.notice = Some(Notice { text, is_bad: true, leads_to_problems: false });
        }
    }

    /// What is kept between runs, as it is now.
    pub fn kept(&self) -> &Kept {
        &self.kept
    }

    /// Whether a picture on screen is not decoded yet.
    pub fn is_waiting_for_pictures(&self) -> bool {
        self.images.is_waiting()
    }

    /// Whether a thread is looking for something.
    pub fn is_finding(&self) -> bool {
        self.shown.find.is_seeking
    }

    /// Fonts, and who is woken by the threads. Once, before the first frame.
    pub fn set_up(&self, ctx: &Context) {
        ctx.set_fonts(theme::fonts());
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        ctx.set_zoom_factor(self.kept.zoom);
        self.tasks.wake(ctx);
    }

    /// One frame.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        self.dress(&ctx);
        self.warn_before_closing(&ctx);
        self.take_finished(&ctx);
        let mut asked = self.take_asked_by_keys(&ctx);
        self.draw(ui, &mut asked);
        self.shown.focus_pane = None;
        self.shown.find.wants_focus = false;
        for command in asked {
            self.apply(&ctx, command);
        }
        let asked = self.images.take_asked();
        if let Document::Read(open) = &self.document
            && !asked.is_empty()
        {
            self.tasks.decode(open.loaded.folder.clone(), asked);
        }
    }

    /// Puts the colours on, when they are not on already.
    fn dress(&mut self, ctx: &Context) {
        let system_is_dark = ctx.system_theme() == Some(Theme::Dark);
        let palette = self.kept.theme.palette(system_is_dark);
        if !self.palette.is_some_and(|on| std::ptr::eq(on, palette)) {
            self.palette = Some(palette);
            ctx.set_theme(if palette.is_dark { Theme::Dark } else { Theme::Light });
            ctx.all_styles_mut(|style| theme::dress(style, palette));
        }
    }

    fn take_finished(&mut self, ctx: &Context) {
        let finished: Vec<Finished> = self.tasks.finished().collect();
        let mut has_beginning = false;
        for finished in finished {
            match finished {
                Finished::Loaded(number, loaded) if number == self.reading.as_ref().map_or(0, |r| r.number) => {
                    if !loaded.is_beginning {
                        self.reading = None;
                        self.take_loaded(ctx, loaded);
                    } else {
                        has_beginning = true;
                        if self.wants_beginning(&loaded) {
                            self.take_loaded(ctx, loaded);
                        }
                    }
                }
                // Of a file that nobody wants any more.
                Finished::Loaded(..) => {}
                Finished::Image(name, image) => self.images.arrived(ctx, name, image),
                Finished::Settings(settings) => self.take_settings(*settings),
                Finished::Found(number, found) => self.take_found(number, found),
                Finished::Composed(number, composed) => self.take_composed(ctx, number, composed),
                Finished::Written(number, written) => self.take_written(number, written),
            }
        }
        self.shown.reading = self.reading.as_ref().map(|reading| reading.progress.part());
        if let Some(reading) = &self.reading {
            // What is taken in with one frame is on screen before the next begins.
            match std::mem::replace(&mut self.is_beginning_new, false) {
                true => reading.progress.has_been_shown(),
                false if has_beginning => self.is_beginning_new = true,
                false => {}
            }
            let soon = if self.is_beginning_new { 1 } else { 100 };
            ctx.request_repaint_after(std::time::Duration::from_millis(soon));
        }
        self.take_clipboard_results(ctx);
    }

    fn take_loaded(&mut self, ctx: &Context, loaded: Box<Loaded>) {
        let errors = loaded.count(Severity::Error);
        let is_again = matches!(&self.document, Document::Read(old) if old.loaded.name == loaded.name);
        if errors > 0 && loaded.briefing.is_some() {
            self.shown.notice = Some(Notice {
                text: format!(
                    "This briefing has {}; what is not proved is marked and cannot be copied as a quote",
                    widgets::counted(errors, "error", "errors")
                ),
                is_bad: true,
                leads_to_problems: true,
            });
        } else if self.shown.notice.as_ref().is_some_and(|notice| notice.leads_to_problems) {
            self.shown.notice = None;
        }
        let old_place = is_again.then(|| self.place());
        let goes_on = matches!(&self.document, Document::Read(old) if is_again && old.loaded.is_beginning);
        self.document = Document::Read(loaded.into());
        if goes_on {
            self.panes.quotes.refill();
        } else {
            self.images = Images::default();
            self.panes.quotes.forget();
        }
        self.shown.chosen = None;
        self.shown.lit = None;
        self.shown.open_note = None;
        self.shown.find.found = None;
        self.shown.copy_as = None;
        self.shown.shorten = None;
        self.shown.save = None;
        if !is_again {
            self.shown.filter = QuoteFilter::default();
        }
        self.fill_basket(is_again);
        match old_place {
            Some(place) if goes_on => {
                self.restore(place);
                self.panes.quotes.wanted = None;
            }
            Some(place) => self.restore(place),
            None => self.restore_kept(),
        }
        self.seek();
        self.is_found_again = true;
        self.say_title(ctx);
    }

    /// Whether to show the beginning of a file while the rest is read: not over what is open, and not where
    /// the person was last at a place farther on.
    fn wants_beginning(&self, beginning: &Loaded) -> bool {
        let is_there = |briefing: &Briefing| {
            self.kept.block.is_none_or(|block| !self.is_kept_file() || (block as usize) < briefing.block_count())
        };
        !matches!(self.document, Document::Read(_)) && beginning.briefing.as_ref().is_some_and(is_there)
    }

    fn read(&mut self) {
        self.stop_reading();
        self.shown.notice.take_if(|notice| notice.text.starts_with(STOPPED));
        if matches!(self.document, Document::Stopped) {
            self.document = Document::Loading;
        }
        self.reading = Some(self.tasks.load(self.open.clone()));
    }

    fn stop_reading(&mut self) {
        let Some(reading) = self.reading.take() else { return };
        reading.progress.stop();
        match &self.document {
            Document::Loading => self.document = Document::Stopped,
            Document::Read(open) if open.loaded.is_beginning => {
                let count = open.loaded.briefing.as_ref().map_or(0, Briefing::block_count);
                self.shown.notice = Some(Notice {
                    text: format!("{STOPPED}: only the first {} paragraphs are here", widgets::grouped(count)),
                    is_bad: true,
                    leads_to_problems: false,
                });
            }
            _ => self.shown.status = Some(STOPPED.to_owned()),
        }
    }

    fn say_title(&mut self, ctx: &Context) {
        let title = match self.briefing() {
            Some(briefing) if !briefing.title.is_empty() => format!("{} – Briefing Viewer", briefing.title),
            _ => "Briefing Viewer".to_owned(),
        };
        if title != self.title {
            self.title.clone_from(&title);
            ctx.send_viewport_cmd(ViewportCommand::Title(title));
        }
    }

    /// Whether the window was last closed on this file.
    fn is_kept_file(&self) -> bool {
        match &self.open {
            Open::Shipped => self.kept.file.is_none(),
            Open::File(path) => self.kept.file.as_deref() == path.canonicalize().ok().as_deref(),
        }
    }

    /// Where the person was when the window was last closed on this file.
    fn restore_kept(&mut self) {
        self.panes.reader.list.reset();
        if !self.is_kept_file() {
            return;
        }
        let Some(briefing) = self.briefing() else { return };
        let view = self.kept.topic.as_deref().and_then(|id| briefing.topic_by_id(id)).map_or(View::Full, View::Topic);
        let row = self.kept.block.map(BlockId).map_or(0, |block| match view {
            View::Full => block.index() + 1,
            View::Topic(topic) => {
                briefing.topic(topic).and_then(|topic| topic.blocks.binary_search(&block).ok()).map_or(0, |row| row + 1)
            }
        });
        let offset = if row == 0 && self.kept.block.is_some() { 0.0 } else { self.kept.offset };
        self.restore(PlaceInView { view, row, offset, quote: None });
    }

    fn briefing(&self) -> Option<&Briefing> {
        match &self.document {
            Document::Read(open) => open.loaded.briefing.as_ref(),
            Document::Loading | Document::Stopped => None,
        }
    }

    // ---- drawing ---------------------------------------------------------------------------------

    fn draw(&mut self, ui: &mut Ui, asked: &mut Vec<Command>) {
        let Some(palette) = self.palette else { return };
        self.shown.ways = (self.history.can_go_back(), self.history.can_go_forward());
        let whole = egui::Frame::new().fill(palette.paper);
        let loaded = match &self.document {
            Document::Loading => {
                let part = self.shown.reading.unwrap_or_default();
                egui::CentralPanel::default()
                    .frame(whole)
                    .show(ui, |ui| trouble::loading_page(ui, palette, part, asked));
                return;
            }
            Document::Stopped => {
                egui::CentralPanel::default().frame(whole).show(ui, |ui| trouble::stopped_page(ui, palette, asked));
                return;
            }
            Document::Read(open) => &open.loaded,
        };
        let Some(briefing) = &loaded.briefing else {
            let problems = &mut self.panes.problems;
            let page = |ui: &mut Ui| trouble::trouble_page(ui, palette, loaded, problems, asked);
            egui::CentralPanel::default().frame(whole).show(ui, page);
            return;
        };
        let scene = Scene { loaded, briefing, shown: &self.shown, kept: &self.kept, palette, images: &self.images };
        let (topics, quotes) = ui::window(ui, &scene, &mut self.panes, asked);
        self.kept.topics_width = topics.unwrap_or(self.kept.topics_width);
        self.kept.quotes_width = quotes.unwrap_or(self.kept.quotes_width);
    }

    /// What the keys of this frame ask for, in the order in which they were pressed: several may come
    /// at once, and "next quote, copy" must not copy the quote before.
    fn take_asked_by_keys(&self, ctx: &Context) -> Vec<Command> {
        // An open menu has the keys: Escape closes it, and not what is behind it.
        if egui::Popup::is_any_open(ctx) {
            return Vec::new();
        }
        let is_covered = self.shown.is_covered();
        let takes_numbers = !ctx.egui_wants_keyboard_input() && !is_covered;
        let is_typing = self.is_typing(ctx);
        let mut asked = Vec::new();
        let mut is_left = |event: &egui::Event| {
            if is_typing && is_for_a_field(event) {
                return true;
            }
            if matches!(event, egui::Event::Copy) {
                asked.push(Command::Do(Action::Copy));
                return true;
            }
            let number = || self.number_asked_by(event).filter(|_| takes_numbers).map(Command::Show);
            let action = Action::asked_by(event).filter(|action| !is_covered || action.works_over_a_window());
            let command = action.map(Command::Do).or_else(number);
            let is_left = command.is_none();
            asked.extend(command);
            is_left
        };
        ctx.input_mut(|input| input.events.retain(&mut is_left));
        asked
    }

    /// 0 is the full briefing, 1 to 9 are the first topics.
    fn number_asked_by(&self, event: &egui::Event) -> Option<View> {
        const NUMBERS: [Key; 10] = [
            Key::Num0,
            Key::Num1,
            Key::Num2,
            Key::Num3,
            Key::Num4,
            Key::Num5,
            Key::Num6,
            Key::Num7,
            Key::Num8,
            Key::Num9,
        ];
        let egui::Event::Key { key, modifiers, pressed: true, .. } = event else { return None };
        let number =
            NUMBERS.iter().position(|number| number == key && modifiers.matches_logically(egui::Modifiers::NONE))?;
        let topics = self.briefing()?.topics().len();
        match number.checked_sub(1) {
            None => Some(View::Full),
            Some(index) if index < topics => Some(View::Topic(TopicId(u16::try_from(index).ok()?))),
            Some(_) => None,
        }
    }

    // ---- applying --------------------------------------------------------------------------------

    /// Does what was asked for.
    pub fn apply(&mut self, ctx: &Context, command: Command) {
        match command {
            Command::Do(action) => self.act(ctx, action),
            Command::Show(view) => self.show(view),
            Command::Choose(id) => self.choose(id),
            Command::Go(block, range) => self.go(block, range),
            Command::ShowInFull(block) => self.show_in_full(block),
            Command::FindText(query) => {
                self.shown.find.query = query;
                self.is_found_again = false;
                self.seek();
            }
            Command::FindOptions(options) => {
                self.kept.find = options;
                self.seek();
            }
            Command::FindEnter(is_forward) => self.enter(is_forward),
            Command::GoToHit(number) => self.go_to_hit(number),
            Command::GoToText(typed) => self.shown.find.go_to = Some(typed),
            Command::CloseFind => self.close_find(ctx),
            Command::ToggleNote(id) => self.shown.open_note = (self.shown.open_note != Some(id)).then_some(id),
            Command::Theme(choice) => self.kept.theme = choice,
            Command::OpenUrl(url) => ctx.open_url(egui::OpenUrl::new_tab(url)),
            Command::Problems(shown) => self.shown.problems = shown,
            Command::Help(shown) => self.shown.help = shown,
            Command::FocusPane(pane) => self.shown.focus_pane = Some(pane),
            Command::OpenShipped => {
                self.open = Open::Shipped;
                self.stop_reading();
                self.document = Document::Loading;
                self.shown.notice = None;
                self.read();
            }
            Command::StopReading => self.stop_reading(),
            Command::DismissNotice => self.shown.notice = None,
            Command::Filter(filter) => {
                self.shown.filter = filter;
                // What is not shown any more is not what a key copies.
                let chosen = self.shown.chosen.and_then(|id| self.briefing()?.quote(id));
                if chosen.is_some_and(|quote| !filter.lets(quote)) {
                    self.shown.chosen = None;
                }
            }
            Command::Tab(tab) => self.shown.tab = tab,
            Command::Loaded(loaded) => self.take_loaded(ctx, loaded),
            copying => self.apply_copying(ctx, copying),
        }
        ctx.request_repaint();
    }

    fn act(&mut self, ctx: &Context, action: Action) {
        if self.act_on_quotes(ctx, action) {
            return;
        }
        match action {
            Action::NextQuote => self.step_quote(true),
            Action::PreviousQuote => self.step_quote(false),
            Action::ShowInFull => {
                let quote = self.shown.chosen.and_then(|id| self.briefing()?.quote(id));
                if let Some(block) = quote.map(|quote| quote.block) {
                    self.show_in_full(block);
                }
            }
            Action::Unselect => self.unselect(ctx),
            Action::Find => self.open_find(),
            Action::FindNext => self.step_hit(true),
            Action::FindPrevious => self.step_hit(false),
            Action::GoTo => {
                self.shown.find.go_to = Some(String::new());
                self.shown.find.wants_focus = true;
            }
            Action::Back => {
                let place = self.place();
                if let Some(place) = self.history.back(place) {
                    self.restore(place);
                }
            }
            Action::Forward => {
                let place = self.place();
                if let Some(place) = self.history.forward(place) {
                    self.restore(place);
                }
            }
            Action::NextTopic => self.step_topic(true),
            Action::PreviousTopic => self.step_topic(false),
            Action::NextPane => self.next_pane(ctx),
            Action::ToggleTopics => self.kept.topics_shown = !self.kept.topics_shown,
            Action::ToggleQuotes => self.kept.quotes_shown = !self.kept.quotes_shown,
            Action::TextLarger => self.zoom(ctx, ZOOMS.iter().copied().find(|zoom| *zoom > self.kept.zoom + 0.01)),
            Action::TextSmaller => {
                self.zoom(ctx, ZOOMS.iter().copied().rev().find(|zoom| *zoom < self.kept.zoom - 0.01))
            }
            Action::TextNormal => self.zoom(ctx, Some(1.0)),
            Action::ShowProblems => self.shown.problems = !self.shown.problems,
            Action::Reload => {
                self.read();
                self.tasks.read_settings(self.shown.settings_file.clone());
            }
            Action::Help => self.shown.help = !self.shown.help,
            Action::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            // The rest are those of copying.
            _ => {}
        }
    }

    fn unselect(&mut self, ctx: &Context) {
        if self.shown.save.take().is_some()
            || self.shown.copy_as.take().is_some()
            || self.shown.shorten.take().is_some()
        {
            return;
        }
        if self.shown.help {
            self.shown.help = false;
        } else if self.shown.problems {
            self.shown.problems = false;
        } else if self.shown.find.go_to.is_some() || self.shown.find.is_open {
            self.close_find(ctx);
        } else if self.shown.open_note.take().is_none() && !self.panes.reader.unselect() {
            self.shown.chosen = None;
            self.shown.lit = None;
            self.shown.status = None;
        }
        if let Some(focused) = ctx.memory(|memory| memory.focused()) {
            ctx.memory_mut(|memory| memory.surrender_focus(focused));
        }
    }

    fn zoom(&mut self, ctx: &Context, zoom: Option<f32>) {
        if let Some(zoom) = zoom {
            self.kept.zoom = zoom;
            ctx.set_zoom_factor(zoom);
            self.shown.status = Some(format!("Text at {:.0} %", zoom * 100.0));
        }
    }

    /// From the topics to the text, to the quotes, and round again.
    fn next_pane(&mut self, ctx: &Context) {
        let focused = ctx.memory(|memory| memory.focused());
        let is_card = self.shown.chosen.is_some_and(|id| focused == Some(egui::Id::unique(("card", id))));
        let next = match focused {
            None => Pane::Quotes,
            Some(_) if is_card => Pane::Topics,
            Some(_) => Pane::Reader,
        };
        if let Some(focused) = focused {
            ctx.memory_mut(|memory| memory.surrender_focus(focused));
        }
        if next == Pane::Quotes {
            self.shown.tab = Tab::Quotes;
        }
        if next == Pane::Quotes && self.shown.chosen.is_none() {
            self.step_quote(true);
        }
        self.shown.focus_pane = Some(next);
    }

    // ---- the end ---------------------------------------------------------------------------------

    /// Remembers the size of the window.
    fn remember_window(&mut self, ctx: &Context) {
        let size = ctx.input(|input| input.viewport().inner_rect).map(|rect| rect.size() * ctx.zoom_factor());
        if let Some(size) = size.filter(|size| size.x >= 100.0 && size.y >= 100.0) {
            self.kept.window = (size.x, size.y);
        }
    }

    /// The file that is open; nothing for the shipped briefing.
    fn file(&self) -> Option<PathBuf> {
        match &self.open {
            Open::Shipped => None,
            Open::File(path) => path.canonicalize().ok(),
        }
    }

    /// Where the system does not keep what was copied, closing says so once and waits to be asked again.
    fn warn_before_closing(&mut self, ctx: &Context) {
        if self.is_fleeting && !self.is_warned && ctx.input(|input| input.viewport().close_requested()) {
            self.is_warned = true;
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.shown.notice = Some(Notice {
                text: "What was copied goes when this window is closed, because this system does not keep it: paste it first, then close again".to_owned(),
                is_bad: true,
                leads_to_problems: false,
            });
        }
    }

    /// Waits for a copy that was asked for just before.
    fn finish_copying(&mut self, ctx: &Context) {
        while self.composing.iter().any(|(_, purpose)| matches!(purpose, Purpose::Copy(_))) {
            match self.tasks.wait(PATIENCE) {
                Some(Finished::Composed(number, composed)) => self.take_composed(ctx, number, composed),
                Some(_) => {}
                None => return,
            }
        }
    }

    /// Puts what is shown into what is kept: the file, its basket, the place in it.
    fn remember(&mut self) {
        let Some(briefing) = self.briefing() else { return };
        let list = &self.panes.reader.list;
        let topic = match self.shown.view {
            View::Full => None,
            View::Topic(id) => briefing.topic(id).map(|topic| topic.id.clone()),
        };
        let block = block_of_view_row(briefing, self.shown.view, list.row).map(|block| block.0);
        (self.kept.topic, self.kept.block, self.kept.offset) = (topic, block, list.offset);
        self.kept.file = self.file();
        self.keep_basket();
    }

    /// The window closes: keeps what is kept, and lets the clipboard be kept.
    pub fn finish(&mut self) {
        self.finish_copying(&Context::default());
        self.remember();
        if let Err(error) = self.tasks.keep_now(&self.shelf, &self.kept) {
            eprintln!("briefing-viewer: the settings could not be kept: {error}");
        }
        self.clipboard.keep();
    }
}

fn block_of_view_row(briefing: &Briefing, view: View, row: usize) -> Option<BlockId> {
    let index = row.checked_sub(1)?;
    match view {
        View::Full => u32::try_from(index).ok().filter(|_| index < briefing.block_count()).map(BlockId),
        View::Topic(id) => briefing.topic(id)?.blocks.get(index).copied(),
    }
}

fn first_block_on_screen(briefing: &Briefing, view: View, row: usize) -> Option<BlockId> {
    block_of_view_row(briefing, view, row.max(1))
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        self.remember_window(&ctx);
        self.frame(ui);
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.finish();
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.palette.map_or([1.0; 4], |palette| palette.paper.to_normalized_gamma_f32())
    }
}
