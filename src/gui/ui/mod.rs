//! Drawing. Panels read the briefing and the state, and send commands; nothing here reads files or changes what is
//! shown. This file defines the data for panels, and which panel goes where.

pub mod accessibility;
pub mod availability;
pub mod bidi;
pub mod check;
pub mod dialogs;
pub mod drag_out;
mod entry_menu;
pub mod find;
pub mod find_bar;
pub mod images;
mod layout;
pub mod list;
pub mod notices;
pub mod own_marks;
pub mod problems;
pub mod reader;
pub mod side_panel;
mod snippet;
pub mod texture;
pub mod theme;
pub mod top_bar;
pub mod topics;
pub mod typesetting;
mod welcome;
pub mod widgets;

use crate::gui::state::view::Pane;
use crate::gui::state::view_state::ViewState;
use egui::{Context, Frame, Margin, Panel, Rect, Ui, accesskit::Role};

use crate::gui::state::view::NoticeKind;
use crate::gui::{
    command::Command,
    state::{
        basket::Basket,
        session::{FileKey, PersistedState},
        settings_file::CustomFormats,
        view::View,
    },
};
use briefing_core::{citation::CopyFormat, load::Loaded, model::Briefing};
use images::Images;
use layout::{PaneRects, part};
use theme::Palette;

fn topics_pane(ui: &mut Ui, context: &PanelContext<'_>, panes: &mut Panes, send: &mut Vec<Command>) {
    let has_hits = context.state.shows_matches();
    let name = if has_hits { "Matches" } else { "Topics" };
    widgets::landmark(ui, Role::Navigation, name);
    // Otherwise a pane would be as narrow as its content.
    ui.expand_to_include_rect(ui.max_rect());
    if has_hits {
        find::list(ui, context, &mut panes.find, send);
    } else {
        topics::show(ui, context, &mut panes.topics, send);
    }
}

fn quotes_pane(ui: &mut Ui, context: &PanelContext<'_>, panes: &mut Panes, send: &mut Vec<Command>) {
    widgets::landmark(ui, Role::Complementary, "Quotes");
    ui.expand_to_include_rect(ui.max_rect());
    side_panel::show(ui, context, &mut panes.side_panel, send);
}

fn reading_pane(ui: &mut Ui, context: &PanelContext<'_>, panes: &mut Panes, send: &mut Vec<Command>) {
    widgets::landmark(ui, Role::Main, "Reading pane");
    if context.state.find.is_open || context.state.find.is_go_to_open {
        find::bar(ui, context, &mut panes.find, send);
    }
    if let Some(notice) = context
        .state
        .notice
        .as_ref()
        .filter(|notice| !(notice.kind == NoticeKind::Problems && context.state.position.problems))
    {
        notices::notice(ui, context.palette, notice, context.state.notice_step, send);
    }
    welcome::show(ui, context, send);
    if context.state.position.problems {
        let takes_focus = context.state.focus_pane == Some(Pane::Reader);
        problems::problems_page(ui, context.palette, context.checked(), &mut panes.problems, takes_focus, send);
    } else {
        reader::show(ui, context, &mut panes.reader, send);
    }
}

/// The data that panels draw.
pub struct PanelContext<'a> {
    /// The open file.
    pub loaded: &'a Loaded,
    /// The briefing.
    pub briefing: &'a Briefing,
    /// Its key in the persisted state.
    pub file: &'a FileKey,
    /// The state of the view.
    pub state: &'a ViewState,
    /// The persisted settings.
    pub persisted: &'a PersistedState,
    /// The basket.
    pub basket: &'a Basket,
    /// The user's custom formats.
    pub formats: &'a CustomFormats,
    /// The colours.
    pub palette: &'static Palette,
    /// The pictures that are decoded.
    pub images: &'a Images,
    /// Whether there are changes that are not in the file.
    pub has_unsaved_changes: bool,
    /// What can currently be done in the tab.
    pub possible: availability::Possible,
    /// Whether a dialog is open and gets the keys.
    pub is_covered: bool,
}

impl PanelContext<'_> {
    /// The file whose problems are shown: the current one, even if its last good version is shown.
    pub fn checked(&self) -> &Loaded {
        self.state.broken.as_deref().unwrap_or(self.loaded)
    }

    /// Whether a side pane is shown next to the text.
    fn has_beside(&self, ctx: &Context, pane: Pane) -> bool {
        let is_wanted = match pane {
            Pane::Topics => self.persisted.topics_shown,
            Pane::Reader => false,
            Pane::Quotes => self.persisted.quotes_shown,
        };
        is_wanted && has_room(ctx, pane)
    }

    /// The format of *Copy*: the one used last.
    pub fn last_copy_format(&self) -> CopyFormat {
        self.formats.last_used(self.persisted)
    }
}

/// The panels' own state between frames.
#[derive(Default)]
pub struct Panes {
    /// The topics.
    pub topics: topics::TopicsState,
    /// The reading pane.
    pub reader: reader::ReaderState,
    /// The side panel.
    pub side_panel: side_panel::SidePanelState,
    /// The hits.
    pub find: find::FindPanelState,
    /// The list of problems.
    pub problems: problems::ProblemsState,
    /// The areas of the panes from left to right; empty for a pane that is only shown instead of the text.
    pub areas: Vec<(Pane, Rect)>,
}

/// Below this width of the window, in points, the quotes are hidden.
const QUOTES_FROM: f32 = 840.0;
/// Below this width of the window, in points, the topics are hidden as well.
const TOPICS_FROM: f32 = 620.0;

/// Whether the window is wide enough for a pane next to the text. If not, the pane can replace the text.
pub fn has_room(ctx: &Context, pane: Pane) -> bool {
    let from = match pane {
        Pane::Topics => TOPICS_FROM,
        Pane::Reader => 0.0,
        Pane::Quotes => QUOTES_FROM,
    };
    ctx.content_rect().width() >= from
}

/// Whether the briefing's title is visible on the page, or on its tab while a topic is shown: then the bar does not
/// repeat it.
fn has_title_on_page(context: &PanelContext<'_>, panes: &Panes) -> bool {
    let state = context.state;
    match state.position.view {
        View::Topic(_) => !state.is_only_tab,
        View::Full => panes.reader.shows_title() && !state.position.problems && state.overlay_pane.is_none(),
    }
}

/// Draws the window for a briefing. Returns the new widths of the side panes, if they were resized.
pub fn window(
    ui: &mut Ui,
    context: &PanelContext<'_>,
    panes: &mut Panes,
    send: &mut Vec<Command>,
) -> (Option<f32>, Option<f32>) {
    let palette = context.palette;
    let has_title_on_page = has_title_on_page(context, panes);
    let bar = Frame::new().fill(palette.pane).inner_margin(Margin::symmetric(10, 6));
    Panel::top("top bar").frame(bar).show_separator_line(true).resizable(false).show(ui, |ui| {
        widgets::landmark(ui, Role::Toolbar, "Tools");
        top_bar::show(ui, context, !has_title_on_page, send);
    });
    let places = PaneRects::new(ui, context);
    let none = Margin::ZERO;
    let mut widths = (None, None);
    // In reading order, which is also the order for Tab and screen readers.
    if places.topics.is_positive() {
        part(ui, "topics", places.topics, palette.pane, none, |ui| topics_pane(ui, context, panes, send));
        widths.0 = places.topics_handle(ui, context);
    }
    if places.reader.is_positive() {
        part(ui, "text", places.reader, palette.paper, none, |ui| reading_pane(ui, context, panes, send));
    }
    if places.quotes.is_positive() {
        widths.1 = places.quotes_handle(ui, context);
        part(ui, "quotes", places.quotes, palette.pane, none, |ui| quotes_pane(ui, context, panes, send));
    }
    part(ui, "status", places.status, palette.pane, Margin::symmetric(12, 3), |ui| {
        widgets::landmark(ui, Role::ContentInfo, "Status");
        notices::status_line(ui, context, send);
    });
    places.paint_edges(ui, context);
    ui.advance_cursor_after_rect(ui.available_rect_before_wrap());
    if has_title_on_page != self::has_title_on_page(context, panes) {
        ui.ctx().request_repaint();
    }
    let areas = [places.topics, places.reader, places.quotes];
    panes.areas.clear();
    for (pane, area) in [Pane::Topics, Pane::Reader, Pane::Quotes].into_iter().zip(areas) {
        // Hidden panes are skipped; panes without room are not.
        if area.is_positive() || pane == Pane::Reader || !has_room(ui.ctx(), pane) {
            panes.areas.push((pane, area));
        }
    }
    widths
}
