//! Drawing. Panels read the briefing and the state, and send commands; nothing here reads the disk or
//! changes what is shown. This file says what a panel is handed, and which panel goes where.

pub mod basket;
pub mod bidi;
pub mod copy_as;
pub mod find;
pub mod help;
pub mod images;
mod layout;
pub mod list;
pub mod notices;
pub mod open;
pub mod quotes;
pub mod reader;
pub mod save;
pub mod shorten;
pub mod speakers;
pub mod spoken;
pub mod theme;
pub mod top_bar;
pub mod topics;
pub mod trouble;
pub mod typesetting;
pub mod widgets;

use egui::{Context, Frame, Margin, Panel, Rect, Ui, accesskit::Role};

use std::{path::PathBuf, sync::Arc};

use crate::gui::{
    command::Command,
    state::{
        basket::Basket,
        session::{Kept, QuoteFilter, Tab, View},
    },
};
use briefing_core::{
    citation::{Format, Shape, Template},
    load::Loaded,
    model::{BlockId, Briefing, NoteId, QuoteId},
};
use images::Images;
use layout::{Places, part};
use notices::Lead;
use theme::Palette;

/// What is on screen, beyond what is kept between runs.
#[derive(Debug, Default)]
pub struct Shown {
    /// What the reading pane shows.
    pub view: View,
    /// The chosen quote.
    pub chosen: Option<QuoteId>,
    /// The quote that was copied last, if that was copied last.
    pub copied: Option<QuoteId>,
    /// Words that are lit up because a fact or a problem led there.
    pub lit: Option<(BlockId, std::ops::Range<usize>)>,
    /// The note that is kept open.
    pub open_note: Option<NoteId>,
    /// Whether there is a place to go back to, and one to go forward to.
    pub ways: (bool, bool),
    /// How much of the file has been read, from 0 to 1, while it is being read.
    pub reading: Option<f32>,
    /// What was done last, a sentence for the status line.
    pub status: Option<String>,
    /// What the person should know, above the text.
    pub notice: Option<notices::Notice>,
    /// What is being found.
    pub find: find::Find,
    /// Whether no other briefing is open in the window.
    pub is_alone: bool,
    /// How many of the quotes that the notice tells of it has led to.
    pub led: usize,
    /// What the file is now, where that is broken and what is shown is its last good state.
    pub broken: Option<Box<Loaded>>,
    /// Whether the list of problems is shown instead of the text.
    pub problems: bool,
    /// What is shown of the program itself.
    pub help: Option<help::Page>,
    /// Which quotes the panel shows.
    pub filter: QuoteFilter,
    /// What the pane of the quotes shows.
    pub tab: Tab,
    /// The gathered quotes.
    pub basket: Basket,
    /// Formats of one's own.
    pub formats: Vec<Arc<Template>>,
    /// The file in which they are set.
    pub settings_file: Option<PathBuf>,
    /// The window of formats, while it is open.
    pub copy_as: Option<copy_as::CopyAs>,
    /// The window in which a quote is shortened, while it is open.
    pub shorten: Option<shorten::Shorten>,
    /// The window that asks for a file name, while it is open.
    pub save: Option<save::Save>,
    /// The window that asks for a briefing to open, while it is open.
    pub opening: Option<open::OpenFile>,
    /// The side pane that stands in place of the text, where there is no room for it beside.
    pub over: Option<Pane>,
    /// The pane that was just asked to take the focus.
    pub focus_pane: Option<Pane>,
    /// Whether the settings of the text were just opened by their key.
    pub focus_typesetting: bool,
}

impl Shown {
    /// Every format, the program's and one's own, in the order of the menu.
    pub fn shapes(&self) -> impl Iterator<Item = Shape> + '_ {
        let built = Format::ALL.iter().copied().map(Shape::Built);
        built.chain(self.formats.iter().cloned().map(Shape::Own))
    }

    /// The format used last, which *Copy* uses.
    pub fn last_shape(&self, kept: &Kept) -> Shape {
        let own = kept.own_format.as_deref().and_then(|name| self.formats.iter().find(|own| own.name == name));
        own.map_or(Shape::Built(kept.format), |own| Shape::Own(Arc::clone(own)))
    }

    /// Whether the matches are listed in place of the topics.
    pub fn shows_matches(&self) -> bool {
        self.find.is_open && !self.find.query.is_empty()
    }

    /// Whether a window within the window is open, which has the keys.
    pub fn is_covered(&self) -> bool {
        self.help.is_some()
            || self.opening.is_some()
            || self.copy_as.is_some()
            || self.shorten.is_some()
            || self.save.is_some()
    }
}

/// One of the three panes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// The topics.
    Topics,
    /// The text.
    Reader,
    /// The quotes.
    Quotes,
}

fn topics_pane(ui: &mut Ui, scene: &Scene<'_>, panes: &mut Panes, send: &mut Vec<Command>) {
    let has_hits = scene.shown.shows_matches();
    let name = if has_hits { "Matches" } else { "Topics" };
    widgets::landmark(ui, Role::Navigation, name);
    // Else a pane is as narrow as what is in it.
    ui.expand_to_include_rect(ui.max_rect());
    if has_hits {
        find::list(ui, scene, &mut panes.find, send);
    } else {
        topics::show(ui, scene, &mut panes.topics, send);
    }
}

fn quotes_pane(ui: &mut Ui, scene: &Scene<'_>, panes: &mut Panes, send: &mut Vec<Command>) {
    widgets::landmark(ui, Role::Complementary, "Quotes");
    ui.expand_to_include_rect(ui.max_rect());
    quotes::show(ui, scene, &mut panes.quotes, send);
}

fn reading_pane(ui: &mut Ui, scene: &Scene<'_>, panes: &mut Panes, send: &mut Vec<Command>) {
    widgets::landmark(ui, Role::Main, "Reading pane");
    if scene.shown.find.is_open || scene.shown.find.go_to.is_some() {
        find::bar(ui, scene, send);
    }
    if let Some(notice) =
        scene.shown.notice.as_ref().filter(|notice| !(notice.leads_to == Lead::Problems && scene.shown.problems))
    {
        notices::notice(ui, scene, notice, send);
    }
    if scene.shown.problems {
        let takes_focus = scene.shown.focus_pane == Some(Pane::Reader);
        trouble::problems_page(ui, scene.palette, scene.checked(), &mut panes.problems, takes_focus, send);
    } else {
        reader::show(ui, scene, &mut panes.reader, send);
    }
}

/// What a panel is handed.
pub struct Scene<'a> {
    /// The file that is open.
    pub loaded: &'a Loaded,
    /// What it holds.
    pub briefing: &'a Briefing,
    /// What is on screen.
    pub shown: &'a Shown,
    /// What the person has set.
    pub kept: &'a Kept,
    /// The colours.
    pub palette: &'static Palette,
    /// The pictures, as far as they are decoded.
    pub images: &'a Images,
}

impl Scene<'_> {
    /// The file whose problems are told: as it is now, also where what is shown is its last good state.
    pub fn checked(&self) -> &Loaded {
        self.shown.broken.as_deref().unwrap_or(self.loaded)
    }

    /// Whether a side pane stands beside the text.
    fn has_beside(&self, ctx: &Context, pane: Pane) -> bool {
        let is_wanted = match pane {
            Pane::Topics => self.kept.topics_shown,
            Pane::Reader => false,
            Pane::Quotes => self.kept.quotes_shown,
        };
        is_wanted && has_room(ctx, pane)
    }

    /// What *Copy* uses: the format used last.
    pub fn last_shape(&self) -> Shape {
        self.shown.last_shape(self.kept)
    }

    /// How many quotes the view holds.
    pub fn quotes_in_view(&self) -> usize {
        match self.shown.view {
            View::Full => self.briefing.quotes().len(),
            View::Topic(id) => self.briefing.topic(id).map_or(0, |topic| topic.quote_count),
        }
    }
}

/// What the panels remember between frames, and nobody else.
#[derive(Default)]
pub struct Panes {
    /// The topics.
    pub topics: topics::TopicsState,
    /// The reading pane.
    pub reader: reader::ReaderState,
    /// The quotes.
    pub quotes: quotes::QuotesState,
    /// The hits.
    pub find: find::FindState,
    /// The list of problems.
    pub problems: trouble::ProblemsState,
    /// Where the panes are, from left to right; nowhere, where one can be brought in place of the text.
    pub areas: Vec<(Pane, Rect)>,
}

/// Below this width of the window the quotes are hidden, in points.
const QUOTES_FROM: f32 = 840.0;
/// Below this width the topics are hidden too.
const TOPICS_FROM: f32 = 620.0;

/// Whether the window is wide enough for a pane beside the text. Where it is not, the pane can stand in place of the text.
pub fn has_room(ctx: &Context, pane: Pane) -> bool {
    let from = match pane {
        Pane::Topics => TOPICS_FROM,
        Pane::Reader => 0.0,
        Pane::Quotes => QUOTES_FROM,
    };
    ctx.content_rect().width() >= from
}

/// Draws the window of a briefing that can be shown. Gives back the widths that the side panes were given just now.
pub fn window(
    ui: &mut Ui,
    scene: &Scene<'_>,
    panes: &mut Panes,
    send: &mut Vec<Command>,
) -> (Option<f32>, Option<f32>) {
    let palette = scene.palette;
    let bar = Frame::new().fill(palette.pane).inner_margin(Margin::symmetric(10, 6));
    Panel::top("top bar").frame(bar).show_separator_line(true).resizable(false).show(ui, |ui| {
        widgets::landmark(ui, Role::Toolbar, "Tools");
        top_bar::show(ui, scene, send);
    });
    let places = Places::new(ui, scene);
    let none = Margin::ZERO;
    let mut widths = (None, None);
    // In the order in which they are read, by Tab and on the bus of the screen readers as well.
    if places.topics.is_positive() {
        part(ui, "topics", places.topics, palette.pane, none, |ui| topics_pane(ui, scene, panes, send));
        widths.0 = places.topics_handle(ui, scene);
    }
    if places.reader.is_positive() {
        part(ui, "text", places.reader, palette.paper, none, |ui| reading_pane(ui, scene, panes, send));
    }
    if places.quotes.is_positive() {
        widths.1 = places.quotes_handle(ui, scene);
        part(ui, "quotes", places.quotes, palette.pane, none, |ui| quotes_pane(ui, scene, panes, send));
    }
    part(ui, "status", places.status, palette.pane, Margin::symmetric(12, 3), |ui| {
        widgets::landmark(ui, Role::ContentInfo, "Status");
        notices::status_line(ui, scene, send);
    });
    places.paint_edges(ui, scene);
    ui.advance_cursor_after_rect(ui.available_rect_before_wrap());
    let areas = [places.topics, places.reader, places.quotes];
    panes.areas.clear();
    for (pane, area) in [Pane::Topics, Pane::Reader, Pane::Quotes].into_iter().zip(areas) {
        // What has been hidden is not on the way; what has no room is.
        if area.is_positive() || pane == Pane::Reader || !has_room(ui.ctx(), pane) {
            panes.areas.push((pane, area));
        }
    }
    if let Some(shown) = &scene.shown.copy_as {
        copy_as::show(ui, scene, shown, send);
    }
    if let Some(shorten) = &scene.shown.shorten {
        shorten::show(ui, scene, shorten, send);
    }
    if let Some(save) = &scene.shown.save {
        save::show(ui, scene, save, send);
    }
    widths
}
