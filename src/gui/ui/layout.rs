//! The layout: the text in the middle, a pane on each side, the status line below, all drawn in reading order, and the
//! handles that resize the side panes.

use egui::{
    Align, CursorIcon, EventFilter, Id, Key, Layout, Margin, Modifiers, Rangef, Rect, Role, Sense, Stroke, Ui,
    UiBuilder, WidgetInfo, accesskit,
};

use super::{PanelContext, has_room};
use crate::gui::state::view::Pane;

/// The minimum width of the topics pane, in points.
const MIN_TOPICS_WIDTH: f32 = 176.0;
/// The minimum width of the quotes pane, in points.
const MIN_QUOTES_WIDTH: f32 = 276.0;

/// The height of the status line with the line above it, in points.
const STATUS_HEIGHT: f32 = 35.0;

/// The distance from the edge of a pane at which the pointer can drag it, in points.
const GRIP: f32 = 5.0;

/// How far a key moves the edge of a pane, in points.
const KEY_STEP: f32 = 16.0;

/// The areas below the top bar, and the possible widths of the side panes in this window.
#[derive(Debug, Clone, Copy)]
pub(super) struct PaneRects {
    pub(super) topics: Rect,
    pub(super) reader: Rect,
    pub(super) quotes: Rect,
    pub(super) status: Rect,
    topics_range: Rangef,
    quotes_range: Rangef,
}

impl PaneRects {
    /// The areas within the rest of `ui`. A side pane has the width that the user has set, or less while the window has
    /// no more room.
    pub(super) fn new(ui: &Ui, context: &PanelContext<'_>) -> Self {
        let whole = ui.available_rect_before_wrap();
        let (middle, status) = whole.split_top_bottom_at_y((whole.bottom() - STATUS_HEIGHT).max(whole.top()));
        // In a small window the text gets at least half of the width.
        let topics_range = Rangef::new(MIN_TOPICS_WIDTH, (whole.width() * 0.2).clamp(MIN_TOPICS_WIDTH + 1.0, 360.0));
        let quotes_range = Rangef::new(MIN_QUOTES_WIDTH, (whole.width() * 0.33).clamp(MIN_QUOTES_WIDTH + 1.0, 640.0));
        let width_of = |pane, persisted: f32, range: Rangef| match context.has_beside(ui.ctx(), pane) {
            true => range.clamp(persisted).round(),
            false => 0.0,
        };
        let topics = width_of(Pane::Topics, context.persisted.topics_width, topics_range);
        let quotes = width_of(Pane::Quotes, context.persisted.quotes_width, quotes_range);
        let (topics, rest) = middle.split_left_right_at_x(middle.left() + topics);
        let (reader, quotes) = rest.split_left_right_at_x((rest.right() - quotes).max(rest.left()));
        let mut places = Self { topics, reader, quotes, status, topics_range, quotes_range };
        // A pane without room replaces the text.
        match context.state.overlay_pane.filter(|pane| !has_room(ui.ctx(), *pane)) {
            Some(Pane::Topics) => (places.topics, places.reader) = (reader, Rect::NOTHING),
            Some(Pane::Quotes) => (places.quotes, places.reader) = (reader, Rect::NOTHING),
            Some(Pane::Reader) | None => {}
        }
        places
    }

    /// The handle between the topics and the text. Returns the new width, if it was moved.
    pub(super) fn topics_handle(&self, ui: &Ui, context: &PanelContext<'_>) -> Option<f32> {
        self.handles().0.filter(|_| context.has_beside(ui.ctx(), Pane::Topics))?.take(ui)
    }

    /// The handle between the text and the quotes. Returns the new width, if it was moved.
    pub(super) fn quotes_handle(&self, ui: &Ui, context: &PanelContext<'_>) -> Option<f32> {
        self.handles().1.filter(|_| context.has_beside(ui.ctx(), Pane::Quotes))?.take(ui)
    }

    fn handles(&self) -> (Option<Handle>, Option<Handle>) {
        let topics = Handle {
            id: Id::unique("width of the topics"),
            name: "Width of the topics pane",
            area: self.topics,
            is_at_right: true,
            range: self.topics_range,
        };
        let quotes = Handle {
            id: Id::unique("width of the quotes"),
            name: "Width of the quotes pane",
            area: self.quotes,
            is_at_right: false,
            range: self.quotes_range,
        };
        let is_there = |handle: &Handle| handle.area.is_positive() && self.reader.is_positive();
        (Some(topics).filter(is_there), Some(quotes).filter(is_there))
    }

    /// Draws the lines between the areas, above their content.
    pub(super) fn paint_edges(&self, ui: &Ui, context: &PanelContext<'_>) {
        let (topics, quotes) = self.handles();
        for handle in [topics, quotes].into_iter().flatten() {
            handle.paint(ui, context);
        }
        let line = Stroke::new(1.0, context.palette.line);
        ui.painter().hline(self.status.x_range(), self.status.top() + 0.5, line);
    }
}

/// Draws into an area of the window, with its own background.
pub(super) fn part(
    ui: &mut Ui,
    name: &str,
    area: Rect,
    fill: egui::Color32,
    margin: Margin,
    add: impl FnOnce(&mut Ui),
) {
    ui.painter().rect_filled(area, 0.0, fill);
    let inner = UiBuilder::new().id_salt(name).max_rect(area - margin).layout(Layout::top_down(Align::Min));
    let mut inner = ui.new_child(inner);
    inner.shrink_clip_rect(area);
    add(&mut inner);
}

/// The edge of a side pane, which resizes it.
struct Handle {
    id: Id,
    name: &'static str,
    area: Rect,
    is_at_right: bool,
    range: Rangef,
}

impl Handle {
    /// Returns the new width of the pane, if it was moved.
    fn take(&self, ui: &Ui) -> Option<f32> {
        let edge = Rect::from_x_y_ranges(Rangef::point(self.x()), self.area.y_range());
        let now = self.area.width();
        let dragged = self.dragged(ui, edge);
        let asked = self.focusable(ui, edge, now).or(dragged);
        asked.map(|width| self.range.clamp(width)).filter(|width| (width - now).abs() >= 0.5)
    }

    fn x(&self) -> f32 {
        if self.is_at_right { self.area.right() } else { self.area.left() }
    }

    fn paint(&self, ui: &Ui, context: &PanelContext<'_>) {
        let (width, color) = if ui.memory(|memory| memory.has_focus(self.id)) {
            (3.0, context.palette.focus)
        } else if ui.ctx().read_response(self.grip()).is_some_and(|grip| grip.hovered() || grip.dragged()) {
            (2.0, context.palette.outline)
        } else {
            (1.0, context.palette.line)
        };
        // Within the outermost points of the pane.
        let inward = if self.is_at_right { -0.5 * width } else { 0.5 * width };
        ui.painter().vline(self.x() + inward, self.area.y_range(), Stroke::new(width, color));
    }

    fn grip(&self) -> Id {
        self.id.with("grip")
    }

    fn dragged(&self, ui: &Ui, edge: Rect) -> Option<f32> {
        let grip = ui.interact(edge.expand2(egui::vec2(GRIP, 0.0)), self.grip(), Sense::DRAG);
        if grip.hovered() || grip.dragged() {
            ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
        }
        let pointer = grip.interact_pointer_pos().filter(|_| grip.dragged())?;
        Some(if self.is_at_right { pointer.x - self.area.left() } else { self.area.right() - pointer.x })
    }

    /// The handle for Tab and screen readers. Arrow keys skip it: they look for a neighbour, and for the toolkit this
    /// widget covers the whole window.
    fn focusable(&self, ui: &Ui, edge: Rect, now: f32) -> Option<f32> {
        let handle = ui.interact(ui.ctx().content_rect(), self.id, Sense::focusable_noninteractive());
        handle.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Splitter, true, self.name);
            info.value = Some(f64::from(now));
            info
        });
        let bounds = edge.expand2(egui::vec2(GRIP, 0.0));
        ui.ctx().accesskit_node_builder(self.id, |node| {
            node.set_bounds(accesskit::Rect {
                x0: bounds.left().into(),
                y0: bounds.top().into(),
                x1: bounds.right().into(),
                y1: bounds.bottom().into(),
            });
            node.set_orientation(accesskit::Orientation::Vertical);
            node.set_min_numeric_value(self.range.min.into());
            node.set_max_numeric_value(self.range.max.into());
            node.set_numeric_value_step(KEY_STEP.into());
            for action in [accesskit::Action::SetValue, accesskit::Action::Increment, accesskit::Action::Decrement] {
                node.add_action(action);
            }
        });
        self.by_keys(ui, now).or_else(|| self.by_reader(ui, now))
    }

    fn by_keys(&self, ui: &Ui, now: f32) -> Option<f32> {
        if !ui.memory(|memory| memory.has_focus(self.id)) {
            return None;
        }
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(self.id, filter));
        let mut width = now;
        let outward = if self.is_at_right { 1.0 } else { -1.0 };
        ui.input_mut(|input| {
            let mut pressed = |key| input.count_and_consume_key(Modifiers::NONE, key) as f32;
            width += outward * KEY_STEP * (pressed(Key::ArrowRight) - pressed(Key::ArrowLeft));
            if pressed(Key::Home) > 0.0 {
                width = self.range.min;
            }
            if pressed(Key::End) > 0.0 {
                width = self.range.max;
            }
        });
        (width != now).then_some(width)
    }

    fn by_reader(&self, ui: &Ui, now: f32) -> Option<f32> {
        use accesskit::{Action, ActionData};
        ui.input(|input| {
            let steps = input.num_accesskit_action_requests(self.id, Action::Increment) as f32
                - input.num_accesskit_action_requests(self.id, Action::Decrement) as f32;
            let set =
                input.accesskit_action_requests(self.id, Action::SetValue).find_map(|request| match request.data {
                    Some(ActionData::NumericValue(value)) if value.is_finite() => Some(value as f32),
                    _ => None,
                });
            (steps != 0.0 || set.is_some()).then(|| set.unwrap_or(now) + steps * KEY_STEP)
        })
    }
}
