//! The window: owns everything, takes in what the threads have finished, draws, then applies what was
//! asked for. Nothing else changes what is shown.

mod composing;
mod copying;
mod document_tab;
mod finding;
mod focus;
mod keeping;
mod keyboard;
mod launch;
mod places;
mod reading;
mod tabs;

use std::collections::VecDeque;

use egui::{Context, Key, Theme, Ui, ViewportCommand};

use crate::gui::{
    command::{Action, Command},
    platform::{
        clipboard::Clipboard,
        file_watcher::Watch,
        tasks::{Finished, Tasks},
    },
    state::{
        dialogs::HelpPage,
        merge::Storing,
        session::{FileKey, PersistedState, StateStore, ZOOMS},
        settings_file::Settings,
        view::{Notice, NoticeAction, Pane, View, ViewState},
    },
    ui::{
        self, PanelContext, has_room,
        theme::{self, Palette},
        top_bar, trouble,
        typesetting::Setting,
    },
};
use briefing_core::{
    model::{Briefing, QuoteId, TopicId},
    text::invisible,
};

pub use briefing_core::load::BriefingSource;
pub use launch::run;

use copying::Offered;
use document_tab::{Document, DocumentTab};
use finding::is_for_a_field;
use focus::{Focus, Opened};
use keeping::Closing;
use places::first_block_on_screen;

/// The name under which the system knows the program.
pub const APP_ID: &str = "briefing-viewer";

/// The least room that the window is laid out for, in points:
/// [WCAG 2.2, 1.4.10](https://www.w3.org/TR/WCAG22/#reflow) asks for 320 by 256.
const LEAST: egui::Vec2 = egui::vec2(320.0, 240.0);

/// As many characters of a briefing's title as the system is told.
const TITLE: usize = 120;

/// The whole window.
pub struct App {
    /// The briefing that is shown, those whose tabs stand before it, and those after.
    tab: DocumentTab,
    before: Vec<DocumentTab>,
    after: VecDeque<DocumentTab>,
    /// The number of the newest sheet.
    sheet_number: u64,
    persisted: PersistedState,
    shelf: StateStore,
    /// What of it is stored.
    storing: Storing,
    /// Who tells when another window has written it; whether that was tried.
    state_watch: Option<Watch>,
    is_state_watched: bool,
    /// Where the window is to be closed once files are written.
    closing: Option<Closing>,
    /// When a file was last not written.
    write_failed: Option<std::time::Instant>,
    tasks: Tasks,
    clipboard: Box<dyn Clipboard>,
    /// What the status line says once the clipboard has taken the text.
    copying: Option<(String, Option<QuoteId>)>,
    /// For how many frames a menu or a window within the window counts as open, and what had the focus before.
    covered_for: u8,
    focus_before: Option<egui::Id>,
    focus: Focus,
    /// What was selected when it was last handed to who pastes with the middle button.
    offered: Option<Offered>,
    /// That text, in case only the toolkit can put it on the clipboard.
    plain: Option<String>,
    /// Whether what is on the clipboard goes when the window is closed, and whether that was said.
    is_fleeting: bool,
    is_warned: bool,
    palette: Option<&'static Palette>,
    title: String,
    /// Whether the system's dialog for files is expected, and whether it is open.
    wants_dialog: bool,
    is_picking: bool,
    /// What is to be said of briefings that were open last time and are not there any more.
    gone: Option<Notice>,
    /// Whether it was said that the state cannot be kept.
    is_state_told: bool,
    had_focus: bool,
}

impl App {
    /// A window for `open`, whose reading `tasks` has already begun.
    pub fn new(
        open: BriefingSource,
        tasks: Tasks,
        clipboard: Box<dyn Clipboard>,
        shelf: StateStore,
        persisted: Option<PersistedState>,
    ) -> Self {
        let (persisted, sentence) = match persisted {
            Some(persisted) => (persisted, None),
            None => shelf.read(),
        };
        let notice = sentence.map(|text| Notice { text, is_error: true, action: NoticeAction::None });
        Self {
            tab: DocumentTab::new(0, open, ViewState { notice, ..ViewState::default() }),
            before: Vec::new(),
            after: VecDeque::new(),
            sheet_number: 0,
            storing: Storing::new(persisted.clone()),
            state_watch: None,
            is_state_watched: false,
            closing: None,
            write_failed: None,
            persisted,
            shelf,
            tasks,
            clipboard,
            copying: None,
            covered_for: 0,
            focus_before: None,
            focus: Focus::default(),
            offered: None,
            plain: None,
            is_fleeting: false,
            is_warned: false,
            palette: None,
            title: String::new(),
            wants_dialog: false,
            is_picking: false,
            gone: None,
            is_state_told: false,
            had_focus: true,
        }
    }

    /// Takes what the person has set by hand, and says what of it is of no use.
    pub fn take_settings(&mut self, settings: Settings) {
        for tab in self.tabs_mut() {
            tab.state.formats.clone_from(&settings.formats);
        }
        if !settings.complaints.is_empty() {
            let text = settings.complaints.join("; ");
            self.tab.state.notice = Some(Notice { text, is_error: true, action: NoticeAction::None });
        }
    }

    /// What is kept between runs, as it is now.
    pub fn persisted(&self) -> &PersistedState {
        &self.persisted
    }

    /// Whether a picture on screen is not decoded yet.
    pub fn is_waiting_for_pictures(&self) -> bool {
        self.tab.images.is_waiting()
    }

    /// Whether a thread is looking for something.
    pub fn is_finding(&self) -> bool {
        self.tab.state.find.is_searching
    }

    /// Fonts, and who is woken by the threads. Once, before the first frame.
    pub fn set_up(&self, ctx: &Context) {
        ctx.set_fonts(theme::fonts(self.persisted.typesetting.typeface));
        ctx.add_plugin(ui::accessibility::Spoken::default());
        ctx.add_plugin(keyboard::Keyboard::default());
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        self.tasks.wake(ctx);
    }

    /// One frame.
    pub fn frame(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let focused = ctx.memory(|memory| memory.focused());
        self.apply_style(&ctx);
        ctx.set_zoom_factor(self.zoom_that_fits(&ctx));
        self.warn_before_closing(&ctx);
        self.take_finished(&ctx);
        self.close_once_written(&ctx);
        self.look_at_files(&ctx);
        self.tab.state.over = self.tab.state.over.filter(|pane| !has_room(&ctx, *pane));
        let mut asked = self.take_asked_by_keys(&ctx);
        asked.extend(take_dropped(&ctx));
        self.draw(ui, &mut asked);
        if self.briefing().is_some() {
            self.tab.state.focus_pane = None;
        }
        self.tab.state.focus_typesetting = false;
        self.tab.state.find.wants_focus = false;
        self.take_refused_menu(&ctx);
        for command in asked {
            self.apply(&ctx, command);
        }
        self.store_new_settings();
        self.give_focus_back(&ctx, focused);
        self.keep_focus(&ctx);
        let shown = &self.tab.state;
        let is_expected = shown.focus_pane.is_some() || shown.find.wants_focus || shown.focus_typesetting;
        ui::accessibility::expect_focus(&ctx, is_expected && self.briefing().is_some());
        self.offer_selection(&ctx);
        let asked = self.tab.images.take_asked();
        if let Document::Read(open) = &self.tab.document
            && !asked.is_empty()
        {
            self.tasks.decode(self.tab.number, open.loaded.folder.clone(), asked);
        }
        self.say_title(&ctx);
    }

    /// Puts the colours on, when they are not on already.
    fn apply_style(&mut self, ctx: &Context) {
        let system_is_dark = ctx.system_theme() == Some(Theme::Dark);
        let palette = Palette::of(self.persisted.theme, system_is_dark);
        if !self.palette.is_some_and(|on| std::ptr::eq(on, palette)) {
            self.palette = Some(palette);
            ctx.set_theme(if palette.is_dark { Theme::Dark } else { Theme::Light });
            ctx.all_styles_mut(|style| theme::apply_style(style, palette));
        }
    }

    /// Once a menu or a window within the window is closed, the focus is where it was before. A modal window keeps the
    /// focus for itself for a frame longer than it is there.
    fn give_focus_back(&mut self, ctx: &Context, focused: Option<egui::Id>) {
        let has_cover = self.tab.state.is_covered() || egui::Popup::is_any_open(ctx);
        if has_cover && self.covered_for == 0 {
            self.focus_before = focused;
        }
        let was_covered = self.covered_for > 0;
        self.covered_for = if has_cover { 2 } else { self.covered_for.saturating_sub(1) };
        if was_covered && !has_cover {
            if let Some(before) = self.focus_before {
                ctx.memory_mut(|memory| memory.request_focus(before));
            }
            ctx.request_repaint();
        }
    }

    fn take_finished(&mut self, ctx: &Context) {
        let finished: Vec<Finished> = self.tasks.finished().collect();
        let mut has_beginning = false;
        for finished in finished {
            has_beginning |= self.take(ctx, finished);
        }
        self.follow_reading(ctx, has_beginning);
        self.wake_next();
        self.take_clipboard_results(ctx);
        if self.gone.is_some() {
            self.tab.state.notice = self.gone.take();
        }
    }

    /// Takes in what a thread has finished. Says whether that was the beginning of the file that is shown.
    fn take(&mut self, ctx: &Context, finished: Finished) -> bool {
        let is_read = |number| move |tab: &DocumentTab| tab.reading.as_ref().is_some_and(|it| it.number == number);
        let is_numbered = |number| move |tab: &DocumentTab| tab.number == number;
        match finished {
            Finished::Loaded(number, loaded, seen) => {
                let mut is_beginning = false;
                let shown = self.tab.number;
                self.in_sheet(is_read(number), |app| {
                    is_beginning = app.take_reading(ctx, loaded, seen) && app.tab.number == shown;
                });
                return is_beginning;
            }
            Finished::NotRead(number, why) => self.in_sheet(is_read(number), |app| app.take_not_read(&why)),
            Finished::Reloaded(number, reread, seen) => {
                self.in_sheet(is_read(number), |app| app.take_reread(reread, seen));
            }
            Finished::Changed(number, pictures) => {
                self.in_sheet(is_numbered(number), |app| app.take_changed(&pictures));
            }
            Finished::Image(number, name, image) => {
                self.in_sheet(is_numbered(number), |app| app.tab.images.arrived(ctx, &name, image));
            }
            Finished::Settings(settings) => self.take_settings(*settings),
            Finished::SearchResults(number, found) => {
                let is_finding = |tab: &DocumentTab| tab.finding.as_ref().is_some_and(|it| it.number == number);
                self.in_sheet(is_finding, |app| app.take_found(number, found));
            }
            Finished::Composed(number, composed) => {
                let is_waiting = |tab: &DocumentTab| tab.composing.iter().any(|(waiting, _)| *waiting == number);
                self.in_sheet(is_waiting, |app| app.take_composed(ctx, number, composed));
            }
            Finished::Written(number, written) => {
                let is_saving = |tab: &DocumentTab| tab.state.save.as_ref().is_some_and(|it| it.number == Some(number));
                let is_attended = self.tabs().any(is_saving);
                match is_attended {
                    true => self.in_sheet(is_saving, |app| app.take_written(number, written)),
                    false => self.take_written_unattended(written),
                }
            }
            Finished::Picked(files) => self.take_picked(ctx, files),
            Finished::PersistedState(persisted) => self.take_kept(ctx, persisted),
            Finished::StateChanged => self.synchronize(),
            Finished::Failed(text) => {
                self.tab.state.notice = Some(Notice { text, is_error: true, action: NoticeAction::None });
            }
        }
        false
    }

    fn say_title(&mut self, ctx: &Context) {
        let title = match self.tab.document {
            Document::Read(_) => {
                format!("{} – Briefing Viewer", invisible::marked(&ui::widgets::beginning(&self.tab.title(), TITLE)))
            }
            Document::Loading | Document::Stopped => "Briefing Viewer".to_owned(),
        };
        if title != self.title {
            self.title.clone_from(&title);
            ui::accessibility::name_window(ctx, &title);
            ctx.send_viewport_cmd(ViewportCommand::Title(title));
        }
    }

    fn briefing(&self) -> Option<&Briefing> {
        self.tab.loaded()?.briefing.as_ref()
    }

    // ---- drawing ---------------------------------------------------------------------------------

    fn draw(&mut self, ui: &mut Ui, asked: &mut Vec<Command>) {
        let Some(palette) = self.palette else { return };
        self.tab.state.ways = (self.tab.history.can_go_back(), self.tab.history.can_go_forward());
        self.tab.state.is_alone = self.before.is_empty() && self.after.is_empty();
        if !self.tab.state.is_alone {
            top_bar::tabs(ui, palette, &self.tab_labels(), self.at(), asked);
        }
        self.draw_tab(ui, palette, asked);
        if let Some(page) = self.tab.state.help {
            ui::help::show(ui, palette, &self.persisted, page, asked);
        }
        if let Some(opening) = &self.tab.state.opening {
            ui::open::show(ui, palette, &self.persisted, opening, asked);
        }
        if ui.input(|input| !input.raw.hovered_files.is_empty()) {
            trouble::drop_page(ui, palette);
        }
    }

    fn draw_tab(&mut self, ui: &mut Ui, palette: &'static Palette, asked: &mut Vec<Command>) {
        let page = egui::CentralPanel::default().frame(egui::Frame::new().fill(palette.paper));
        let DocumentTab { document, state, panes, images, .. } = &mut self.tab;
        let loaded = match document {
            Document::Loading => {
                let part = state.reading.unwrap_or_default();
                page.show(ui, |ui| trouble::loading_page(ui, palette, part, asked));
                return;
            }
            Document::Stopped => {
                let why = state.notice.as_ref().map(|notice| notice.text.as_str());
                let why = why.filter(|text| text.starts_with(reading::STOPPED));
                page.show(ui, |ui| trouble::stopped_page(ui, palette, why, asked));
                return;
            }
            Document::Read(open) => &open.loaded,
        };
        let Some(briefing) = &loaded.briefing else {
            let problems = &mut panes.problems;
            let setting = Setting { palette, persisted: &self.persisted, takes_focus: state.focus_typesetting };
            page.show(ui, |ui| trouble::trouble_page(ui, &setting, loaded, problems, asked));
            return;
        };
        let context = PanelContext { loaded, briefing, state, persisted: &self.persisted, palette, images };
        let (topics, quotes) = ui::window(ui, &context, panes, asked);
        self.persisted.topics_width = topics.unwrap_or(self.persisted.topics_width);
        self.persisted.quotes_width = quotes.unwrap_or(self.persisted.quotes_width);
    }

    /// What the keys of this frame ask for, in the order in which they were pressed: several may come
    /// at once, and "next quote, copy" must not copy the quote before.
    fn take_asked_by_keys(&self, ctx: &Context) -> Vec<Command> {
        // An open menu has the keys: Escape closes it, and not what is behind it.
        let has_menu = egui::Popup::is_any_open(ctx);
        let is_covered = self.tab.state.is_covered();
        let is_typing = self.is_typing(ctx);
        let is_in_topics = self.focused_pane(ctx) == Some(Pane::Topics);
        let pane_of_arrows = self.pane_of_arrows(ctx).filter(|_| !has_menu);
        let takes_single = self.persisted.single_keys;
        let takes_numbers = takes_single && !is_typing && !is_covered && !has_menu;
        let mut asked = Vec::new();
        let mut is_left = |event: &egui::Event| {
            let is_slash = matches!(event, egui::Event::Key { key: Key::Slash, .. });
            if is_typing && is_for_a_field(event) || is_slash && !takes_single {
                return true;
            }
            if matches!(event, egui::Event::Copy) && !has_menu {
                asked.push(Command::Do(Action::Copy));
                return true;
            }
            if let Some((pane, is_forward)) = pane_of_arrows.zip(row_asked_by(event)) {
                asked.push(Command::StepRow(pane, is_forward));
                return false;
            }
            let number = self.number_asked_by(event).filter(|_| takes_numbers);
            if number.is_some() && is_in_topics {
                asked.push(Command::FocusPane(Pane::Topics));
            }
            let action = Action::asked_by(event)
                .filter(|action| (!is_covered || action.works_over_a_window()) && (!has_menu || action.is_size()));
            let command = action.map(Command::Do).or(number.map(Command::Show));
            let is_left = command.is_none();
            asked.extend(command);
            is_left
        };
        ctx.input_mut(|input| input.events.retain(&mut is_left));
        if asked.iter().any(|command| matches!(command, Command::StepRow(..))) {
            // What has just got the focus does not keep arrows from the toolkit yet.
            ctx.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        }
        asked
    }

    /// What a row of the topics shows: the full briefing first, then each topic.
    fn view_of_row(&self, row: usize) -> Option<View> {
        let topics = self.briefing()?.topics().len();
        match row.checked_sub(1) {
            None => Some(View::Full),
            Some(index) if index < topics => Some(View::Topic(TopicId(u16::try_from(index).ok()?))),
            Some(_) => None,
        }
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
        self.view_of_row(number)
    }

    // ---- applying --------------------------------------------------------------------------------

    /// Does what was asked for.
    pub fn apply(&mut self, ctx: &Context, command: Command) {
        if leads_to_the_text(&command) && self.tab.state.over.take().is_some() {
            // What had the focus is gone with the pane. What finds takes it itself.
            let is_for_a_field = matches!(command, Command::Do(Action::Find | Action::GoTo) | Command::FindEnter(_));
            self.tab.state.focus_pane = (!is_for_a_field).then_some(Pane::Reader);
        }
        match command {
            Command::Do(action) => self.act(ctx, action),
            Command::Show(view) => self.show(view),
            Command::Choose(id) => self.choose(id),
            Command::ChooseInText(id) => self.choose_in_place(id),
            Command::Go(block, range) => self.go(block, range),
            Command::ShowInFull(block) => self.show_in_full(block),
            Command::FindText(query) => {
                self.tab.state.find.query = query;
                self.tab.is_found_again = false;
                self.search_now();
            }
            Command::FindOptions(options) => {
                self.persisted.find = options;
                self.search_now();
            }
            Command::FindEnter(is_forward) => self.enter(is_forward),
            Command::GoToHit(number) => self.go_to_hit(number),
            Command::GoToText(typed) => self.tab.state.find.go_to = Some(typed),
            Command::CloseFind => self.close_find(ctx),
            Command::ToggleNote(id) => self.tab.state.open_note = (self.tab.state.open_note != Some(id)).then_some(id),
            Command::Typeset(set) => {
                if set.typeface != self.persisted.typesetting.typeface {
                    ctx.set_fonts(theme::fonts(set.typeface));
                }
                self.persisted.typesetting = set;
            }
            Command::Theme(choice) => self.persisted.theme = choice,
            Command::OpenUrl(url) => ctx.open_url(egui::OpenUrl::new_tab(url)),
            Command::Problems(shown) => self.show_problems(ctx, shown),
            Command::SingleKeys(taken) => self.persisted.single_keys = taken,
            Command::Help(page) => self.tab.state.help = page,
            Command::FocusPane(pane) => self.focus_pane(ctx, pane),
            Command::StepRow(pane, is_forward) => self.step_row(ctx, pane, is_forward),
            Command::OpenSample => self.open_sheet(ctx, BriefingSource::Sample),
            Command::OpenFiles(files) => self.open_files(ctx, files),
            Command::Opening(opening) => self.tab.state.opening = opening,
            Command::OpenTyped => self.open_typed(ctx),
            Command::SwitchTo(at) => self.switch_to(ctx, at),
            Command::CloseTab(at) => self.close_sheet(ctx, at),
            Command::FollowNotice => self.follow_notice(),
            Command::StopReading => self.stop_reading(),
            Command::DismissNotice => self.tab.state.notice = None,
            Command::Filter(filter) => {
                self.tab.state.filter = filter;
                // What is not shown any more is not what a key copies.
                let chosen = self.tab.state.chosen.and_then(|id| self.briefing()?.quote(id));
                if chosen.is_some_and(|quote| !filter.lets(quote)) {
                    self.tab.state.chosen = None;
                }
            }
            Command::SidePanelTab(tab) => self.tab.state.side_panel = tab,
            Command::Loaded(loaded) => self.take_given(loaded),
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
                let quote = self.tab.state.chosen.and_then(|id| self.briefing()?.quote(id));
                if let Some(block) = quote.map(|quote| quote.block) {
                    self.show_in_full(block);
                }
            }
            Action::Deselect => self.deselect(ctx),
            Action::Find => self.open_find(),
            Action::FindNext => self.step_hit(true),
            Action::FindPrevious => self.step_hit(false),
            Action::GoTo => {
                self.remember_focus_before_find();
                self.tab.state.find.go_to = Some(String::new());
                self.tab.state.find.wants_focus = true;
            }
            Action::Back => {
                let place = self.place();
                if let Some(place) = self.tab.history.back(place) {
                    self.restore(place);
                }
            }
            Action::Forward => {
                let place = self.place();
                if let Some(place) = self.tab.history.forward(place) {
                    self.restore(place);
                }
            }
            Action::NextTopic => self.step_topic(true),
            Action::PreviousTopic => self.step_topic(false),
            Action::NextPane => self.step_pane(ctx, true),
            Action::PreviousPane => self.step_pane(ctx, false),
            Action::ContextMenu => self.ask_for_menu(ctx),
            Action::ToggleTopics => self.toggle(ctx, Pane::Topics),
            Action::ToggleQuotes => self.toggle(ctx, Pane::Quotes),
            Action::TextLarger => {
                let now = self.zoom_that_fits(ctx);
                self.zoom(ctx, ZOOMS.iter().copied().find(|zoom| *zoom > now + 0.01));
            }
            Action::TextSmaller => {
                let now = self.zoom_that_fits(ctx);
                self.zoom(ctx, ZOOMS.iter().copied().rev().find(|zoom| *zoom < now - 0.01));
            }
            Action::TextNormal => self.zoom(ctx, Some(1.0)),
            Action::Typesetting => {
                egui::Popup::toggle_id(ctx, ui::typesetting::popup_id());
                self.tab.state.focus_typesetting = true;
            }
            Action::ShowProblems => self.show_problems(ctx, !self.tab.state.problems),
            Action::OpenBriefing => self.wants_dialog = true,
            Action::NextBriefing => self.step_sheet(ctx, true),
            Action::PreviousBriefing => self.step_sheet(ctx, false),
            Action::CloseBriefing => self.close_sheet(ctx, self.at()),
            Action::Reload => {
                self.tab.is_asked = true;
                self.read();
                self.tasks.read_settings(self.tab.state.settings_file.clone());
            }
            Action::Help => self.help(HelpPage::Keys),
            Action::About => self.help(HelpPage::About),
            Action::Quit => ctx.send_viewport_cmd(ViewportCommand::Close),
            // The rest are those of copying.
            _ => {}
        }
    }

    fn deselect(&mut self, ctx: &Context) {
        if self.tab.state.opening.take().is_some()
            || self.tab.state.save.take().is_some()
            || self.tab.state.copy_as.take().is_some()
            || self.tab.state.shorten.take().is_some()
            || self.tab.state.help.take().is_some()
            || self.tab.state.over.take().is_some()
        {
            return;
        }
        if self.tab.state.problems {
            self.show_problems(ctx, false);
        } else if self.tab.state.find.go_to.is_some() || self.tab.state.find.is_open {
            self.close_find(ctx);
        } else {
            if self.tab.state.open_note.take().is_none() && !self.tab.panes.reader.deselect() {
                self.tab.state.chosen = None;
                self.tab.state.lit = None;
                self.tab.state.status = None;
            }
            self.keep_focus_somewhere();
        }
    }

    /// Shows the list of problems in place of the text, or the text again.
    fn show_problems(&mut self, ctx: &Context, is_shown: bool) {
        if std::mem::replace(&mut self.tab.state.problems, is_shown) == is_shown {
            return;
        }
        if is_shown {
            self.remember_focus(Opened::Problems);
            self.tab.state.focus_pane = Some(Pane::Reader);
        } else {
            self.restore_focus(ctx, Opened::Problems, Pane::Reader);
        }
    }

    /// Shows a page about the program, or closes it.
    fn help(&mut self, page: HelpPage) {
        self.tab.state.help = (self.tab.state.help != Some(page)).then_some(page);
    }

    fn zoom(&mut self, ctx: &Context, zoom: Option<f32>) {
        if let Some(zoom) = zoom {
            self.persisted.zoom = zoom;
            let fits = self.zoom_that_fits(ctx);
            let why = if fits < zoom { ", as large as the window has room for" } else { "" };
            self.tab.state.status = Some(format!("Text at {:.0} %{why}", fits * 100.0));
        }
    }

    /// The size of the text that was asked for, or the largest that leaves enough room to use the window.
    fn zoom_that_fits(&self, ctx: &Context) -> f32 {
        let whole = ctx.content_rect().size() * ctx.zoom_factor();
        let most = (whole.x / LEAST.x).min(whole.y / LEAST.y);
        self.persisted.zoom.min(most.max(1.0))
    }

    /// The pane that has the focus, if one has.
    fn focused_pane(&self, ctx: &Context) -> Option<Pane> {
        let focused = ctx.memory(|memory| memory.focused()).and_then(|id| ctx.read_response(id))?;
        let place = focused.rect.center();
        self.tab.panes.areas.iter().find(|(_, area)| area.contains(place)).map(|(pane, _)| *pane)
    }

    /// Whether a pane can be seen.
    fn is_seen(&self, ctx: &Context, pane: Pane) -> bool {
        match pane {
            Pane::Topics if has_room(ctx, pane) => self.persisted.topics_shown,
            Pane::Quotes if has_room(ctx, pane) => self.persisted.quotes_shown,
            Pane::Topics | Pane::Quotes => self.tab.state.over == Some(pane),
            Pane::Reader => self.tab.state.over.is_none(),
        }
    }

    /// Shows a pane: beside the text, or where there is no room in place of it.
    fn bring(&mut self, ctx: &Context, pane: Pane) {
        match pane {
            Pane::Topics if has_room(ctx, pane) => self.persisted.topics_shown = true,
            Pane::Quotes if has_room(ctx, pane) => self.persisted.quotes_shown = true,
            Pane::Topics | Pane::Quotes => self.tab.state.over = Some(pane),
            Pane::Reader => self.tab.state.over = None,
        }
    }

    fn toggle(&mut self, ctx: &Context, pane: Pane) {
        match pane {
            _ if !self.is_seen(ctx, pane) && !has_room(ctx, pane) => self.focus_pane(ctx, pane),
            _ if !self.is_seen(ctx, pane) => self.bring(ctx, pane),
            Pane::Topics if has_room(ctx, pane) => self.persisted.topics_shown = false,
            Pane::Quotes if has_room(ctx, pane) => self.persisted.quotes_shown = false,
            _ => self.focus_pane(ctx, Pane::Reader),
        }
    }

    /// From the topics to the text, to the quotes, and round again, or the other way round.
    fn step_pane(&mut self, ctx: &Context, is_forward: bool) {
        let areas = &self.tab.panes.areas;
        // What is read has the keys where nothing else has.
        let pane = match ctx.memory(|memory| memory.focused()) {
            None => Some(Pane::Reader),
            Some(_) => self.focused_pane(ctx),
        };
        let now = areas.iter().position(|(area, _)| Some(*area) == pane);
        let last = areas.len().saturating_sub(1);
        let next = match (now, is_forward) {
            (None, true) => 0,
            (None, false) => last,
            (Some(at), true) => {
                if at < last {
                    at + 1
                } else {
                    0
                }
            }
            (Some(at), false) => at.checked_sub(1).unwrap_or(last),
        };
        if let Some(pane) = areas.get(next).map(|(pane, _)| *pane) {
            self.focus_pane(ctx, pane);
        }
    }

    fn focus_pane(&mut self, ctx: &Context, pane: Pane) {
        self.bring(ctx, pane);
        self.tab.state.focus_pane = Some(pane);
    }

    // ---- the end ---------------------------------------------------------------------------------

    /// Remembers the size of the window.
    fn remember_window(&mut self, ctx: &Context) {
        let size = ctx.input(|input| input.viewport().inner_rect).map(|rect| rect.size() * ctx.zoom_factor());
        if let Some(size) = size.filter(|size| size.x >= 100.0 && size.y >= 100.0) {
            self.persisted.window = (size.x, size.y);
        }
    }

    /// The file that is open; nothing for the sample briefing.
    fn file(&self) -> FileKey {
        self.tab.file.clone()
    }

    /// Where the system does not keep what was copied, closing says so once and waits to be asked again.
    fn warn_before_closing(&mut self, ctx: &Context) {
        if self.is_fleeting && !self.is_warned && ctx.input(|input| input.viewport().close_requested()) {
            self.is_warned = true;
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.tab.state.notice = Some(Notice {
                text: "This system forgets what was copied when the window closes: paste it first, then close again"
                    .to_owned(),
                is_error: true,
                action: NoticeAction::None,
            });
        }
    }
}

/// Whether an event asks for the next row of a pane, or for the one before.
fn row_asked_by(event: &egui::Event) -> Option<bool> {
    match event {
        egui::Event::Key { key: Key::ArrowDown, pressed: true, modifiers, .. } if modifiers.is_none() => Some(true),
        egui::Event::Key { key: Key::ArrowUp, pressed: true, modifiers, .. } if modifiers.is_none() => Some(false),
        _ => None,
    }
}

/// The files that were dropped onto the window with this frame.
fn take_dropped(ctx: &Context) -> Option<Command> {
    let dropped = ctx.input_mut(|input| std::mem::take(&mut input.raw.dropped_files));
    let files: Vec<_> = dropped.iter().map(|file| file.path().to_owned()).collect();
    (!files.is_empty()).then_some(Command::OpenFiles(files))
}

/// Whether a command shows a place in the text, which must not be covered then.
fn leads_to_the_text(command: &Command) -> bool {
    match command {
        Command::Show(_)
        | Command::Go(..)
        | Command::ShowInFull(_)
        | Command::GoToHit(_)
        | Command::FindEnter(_)
        | Command::FollowNotice
        | Command::Problems(_) => true,
        Command::Do(action) => matches!(
            action,
            Action::ShowInFull
                | Action::Find
                | Action::FindNext
                | Action::FindPrevious
                | Action::GoTo
                | Action::Back
                | Action::Forward
                | Action::NextTopic
                | Action::PreviousTopic
                | Action::ShowProblems
        ),
        _ => false,
    }
}

impl eframe::App for App {
    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        self.remember_window(&ctx);
        self.frame(ui);
        if let Some(dialog) = self.dialog() {
            self.tasks.pick_files(dialog.set_parent(frame));
        }
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.finish();
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        self.palette.map_or([1.0; 4], |palette| palette.paper.to_normalized_gamma_f32())
    }
}
