//! A long list of rows with different heights, of which only those on screen are laid out.
//!
//! The scroll position is a row and an offset from its top, not a distance from the top of the list: so the content
//! stays in place when the window, the text size or the theme changes, going to a row is exact, and a million rows need
//! no more precision than ten. The thumb of the scroll bar moves by the rows' weights (about the length of their text),
//! which are known without layout, so it neither jumps nor drifts.

use egui::emath::GuiRounding as _;
use egui::{Color32, CornerRadius, Id, Key, Modifiers, Rect, Sense, Ui, Vec2, pos2, vec2};

use super::theme::Palette;

/// The keys that a list handles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    /// None.
    None,
    /// Page Up and Page Down; the other keys are for a text field.
    Pages,
    /// All scrolling keys.
    All,
}

/// The rows of a list.
pub trait Rows {
    /// How many rows there are.
    fn count(&self) -> usize;
    /// Whether all rows have about the same height, so that their weights are not needed.
    fn are_alike(&self) -> bool {
        false
    }
    /// The approximate height of a row in any unit; never zero.
    fn weight(&self, _row: usize) -> u32 {
        1
    }
    /// The height of a row at this width, in points. Called only for rows on or next to the screen.
    fn height(&mut self, ui: &mut Ui, row: usize, width: f32) -> f32;
    /// A revision of whatever else heights depend on. When it changes, the scroll position is computed again.
    fn look(&self) -> u32 {
        0
    }
    /// An anchor for the content at `offset` points below the top of a row: a number that means the same at
    /// every width, such as a character of its text. Returns also how far the offset is below the top of that
    /// content.
    fn anchor(&mut self, _ui: &mut Ui, _row: usize, _width: f32, offset: f32) -> (usize, f32) {
        (0, offset)
    }
    /// The distance of an anchor from the top of its row, at this width.
    fn anchored(&mut self, _ui: &mut Ui, _row: usize, _width: f32, _anchor: usize) -> f32 {
        0.0
    }
    /// Whether the row above is the heading of this one, and is shown with it where there is room.
    fn has_heading_above(&self, _row: usize) -> bool {
        false
    }
    /// Draws a row into `rect`, which is as high as [`Self::height`] said.
    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect);
}

/// The scroll position of a list.
#[derive(Debug, Clone, Default)]
pub struct ListState {
    /// The first row on screen.
    pub row: usize,
    /// How much of that row is above the screen, in points.
    pub offset: f32,
    /// A row to bring into view in the next frame, with the offset of a place in it and the height of that place.
    scroll_to: Option<(usize, f32, f32)>,
    sums: PrefixSums,
    /// Points per unit of weight, measured on the first page.
    scale: Option<f32>,
    anchor: Option<Anchor>,
    focus: Option<Focus>,
}

/// The focused widget of the last frame, its position, and the scroll position of the list.
#[derive(Debug, Clone, Copy)]
struct Focus {
    id: Id,
    rect: Rect,
    place: (usize, f32),
}

/// The content at the top of the screen when the user last scrolled. It is restored whenever the width changes, so that
/// resizing a hundred times and back ends where it began.
#[derive(Debug, Clone, Copy)]
struct Anchor {
    row: usize,
    anchor: usize,
    rest: f32,
    width: f32,
    look: u32,
    /// The scroll position computed from it.
    seen: (usize, f32),
}

/// Sums of the weights before each row.
#[derive(Debug, Clone)]
enum PrefixSums {
    /// One for each row, and the total at the end.
    Each(Vec<u64>),
    /// This many rows with the same weight.
    Alike(usize),
}

impl Default for PrefixSums {
    fn default() -> Self {
        Self::Alike(0)
    }
}

impl PrefixSums {
    fn of(rows: &impl Rows) -> Self {
        if rows.are_alike() {
            return Self::Alike(rows.count());
        }
        let mut sum = 0_u64;
        let before = (0..rows.count()).map(|row| {
            sum += u64::from(rows.weight(row).max(1));
            sum
        });
        Self::Each(std::iter::once(0).chain(before).collect())
    }

    fn rows(&self) -> usize {
        match self {
            Self::Each(sums) => sums.len().saturating_sub(1),
            Self::Alike(rows) => *rows,
        }
    }

    fn before(&self, row: usize) -> f64 {
        match self {
            Self::Each(sums) => sums.get(row).or(sums.last()).copied().unwrap_or_default() as f64,
            Self::Alike(rows) => row.min(*rows) as f64,
        }
    }

    /// The row at this distance from the beginning, in units of weight.
    fn row_at(&self, weight: f64) -> usize {
        let row = match self {
            Self::Each(sums) => sums.partition_point(|sum| (*sum as f64) <= weight).saturating_sub(1),
            Self::Alike(_) => weight.max(0.0) as usize,
        };
        row.min(self.rows().saturating_sub(1))
    }
}

impl ListState {
    /// Starts at the top with new rows.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// Shows `row` at the top in the next frame, with `offset` points of it above the screen.
    pub fn go_to(&mut self, row: usize, offset: f32) {
        self.row = row;
        self.offset = offset;
        self.scroll_to = None;
    }

    /// Keeps the top of `row` `below` points below the top of the list, while the heights of rows above it change in
    /// the next frame.
    pub fn hold(&mut self, row: usize, below: f32) {
        self.go_to(row, -below);
    }

    /// Brings `row` into view in the next frame if it is not: the place `within` points below the row's top is then a
    /// third of the way down the screen.
    pub fn reveal(&mut self, row: usize, within: f32, height: f32) {
        self.scroll_to = Some((row, within, height));
    }

    fn weigh(&mut self, rows: &impl Rows) {
        if self.sums.rows() != rows.count() {
            self.sums = PrefixSums::of(rows);
            self.scale = None;
        }
    }

    fn sum(&self, row: usize) -> f64 {
        self.sums.before(row)
    }

    /// The position of a place in a row, as a fraction of the whole list.
    pub fn part_of(&self, row: usize, within: f64) -> f64 {
        let (start, end) = (self.sum(row), self.sum(row + 1));
        (start + within * (end - start)) / self.sum(self.sums.rows()).max(1.0)
    }

    /// The first row of each of `count` equal parts of the list, then the number of rows: the positions of rows on the
    /// scroll bar. Empty before the first frame.
    pub fn parts(&self, count: usize) -> Vec<usize> {
        let whole = self.sum(self.sums.rows());
        let firsts = (0..count).map(|part| self.sums.row_at(whole * part as f64 / count as f64));
        if self.sums.rows() == 0 { Vec::new() } else { firsts.chain([self.sums.rows()]).collect() }
    }
}

/// The width of the scroll bar's track, in points.
pub const BAR: f32 = 16.0;

/// An offset beyond the height of any row, in points: it is then limited to the end of the list.
const PAST_END: f32 = 1e9;

/// The space between the track and the edge of the pane, which is used for resizing it, in points.
const EDGE: f32 = 4.0;

/// How the scroll bar is drawn.
#[derive(Debug, Clone, Copy)]
pub struct Bar<'a> {
    rest: Color32,
    active: Color32,
    mark: Color32,
    /// For each of many equal parts of the list, whether it has a mark on the scroll bar.
    marks: &'a [bool],
}

impl<'a> Bar<'a> {
    /// In the colours of a palette, without marks.
    pub fn plain(palette: &Palette) -> Self {
        Self { rest: palette.thumb, active: palette.weak, mark: palette.hit_mark, marks: &[] }
    }

    /// With these parts of the list marked.
    pub fn with_marks(self, marks: &'a [bool]) -> Self {
        Self { marks, ..self }
    }
}

/// Draws the visible rows into the rest of `ui`, and scrolls at the user's request. `keys` are the keys that this list
/// handles.
pub fn show(ui: &mut Ui, id: Id, state: &mut ListState, rows: &mut impl Rows, keys: Keys, bar: &Bar<'_>) {
    let area = ui.available_rect_before_wrap();
    let view = Rect::from_min_max(area.min, pos2(area.max.x - BAR, area.max.y));
    if rows.count() == 0 || view.height() <= 0.0 || view.width() <= 0.0 {
        return;
    }
    state.weigh(rows);
    state.row = state.row.min(rows.count() - 1);
    let mut list = List { width: view.width(), page: view.height(), rows, state };
    let anchor = list.keep_place(ui);
    let place = (list.state.row, list.state.offset);
    list.take_input(ui, id, area, keys);
    list.take_bar_drag(ui, id, area);
    list.bring_into_view(ui);
    let has_moved = place != (list.state.row, list.state.offset);
    list.settle(ui);
    list.set_anchor(ui, anchor.filter(|_| !has_moved));
    list.draw(ui, view);
    list.follow_focus(ui, view);
    list.draw_bar(ui, id, area, bar);
    ui.advance_cursor_after_rect(area);
}

/// The space next to a focused widget, in points: enough to show that there is more, which can get the focus next.
const MARGIN: f32 = 28.0;

struct List<'a, R> {
    width: f32,
    page: f32,
    rows: &'a mut R,
    state: &'a mut ListState,
}

impl<R: Rows> List<'_, R> {
    fn height(&mut self, ui: &mut Ui, row: usize) -> f32 {
        self.rows.height(ui, row, self.width).max(1.0)
    }

    /// Restores the content at the top of the screen if the width or the look has changed.
    fn keep_place(&mut self, ui: &mut Ui) -> Option<Anchor> {
        let anchor = self.state.anchor.filter(|anchor| anchor.seen == (self.state.row, self.state.offset))?;
        let look = self.rows.look();
        if (anchor.width, anchor.look) != (self.width, look) {
            self.state.row = anchor.row.min(self.rows.count() - 1);
            self.state.offset = self.rows.anchored(ui, anchor.row, self.width, anchor.anchor) + anchor.rest;
        }
        Some(Anchor { width: self.width, look, ..anchor })
    }

    /// The distance of the focused widget from the beginning of its row, with the heading of a card, so that both are
    /// shown: at least enough to show that there is more.
    fn lead_of(&mut self, ui: &mut Ui, view: Rect, focus: Rect) -> f32 {
        const MAX_LEAD: f32 = 140.0;
        let mut top = view.top() - self.state.offset;
        let mut lead = 0.0;
        for row in self.state.row..self.rows.count() {
            let height = self.height(ui, row);
            if top + height > focus.top() {
                if let Some(heading) = row.checked_sub(1).filter(|_| self.rows.has_heading_above(row)) {
                    lead = self.height(ui, heading);
                }
                break;
            }
            top += height;
        }
        (focus.top() - top + lead).clamp(MARGIN, MAX_LEAD)
    }

    fn follow_focus(&mut self, ui: &mut Ui, view: Rect) {
        let now = ui.memory(|memory| memory.focused()).and_then(|id| ui.ctx().read_response(id)).filter(|response| {
            // Content outside the list must not be visible.
            let seen = response.interact_rect;
            let is_in_list = !seen.is_positive() || view.expand(1.0).contains_rect(seen);
            is_in_list && response.layer_id == ui.layer_id() && view.x_range().contains(response.rect.center().x)
        });
        let place = (self.state.row, self.state.offset);
        let now = now.map(|response| Focus { id: response.id, rect: response.rect, place });
        let before = std::mem::replace(&mut self.state.focus, now);
        let Some(focus) = now else { return };
        // Does not prevent the user from scrolling away from it.
        if before.is_some_and(|before| before.id == focus.id && (before.place != place || before.rect == focus.rect)) {
            return;
        }
        let lead = self.lead_of(ui, view, focus.rect);
        let (above, below) = (view.top() - focus.rect.top(), focus.rect.bottom() - view.bottom());
        // If it is higher than the list, show its beginning.
        self.state.offset += match (above > 1.0, below > 1.0) {
            (true, _) => -above - lead,
            (false, true) => (below + MARGIN).min(-above - lead),
            (false, false) => return,
        };
        ui.ctx().request_repaint();
    }

    fn set_anchor(&mut self, ui: &mut Ui, previous: Option<Anchor>) {
        let seen = (self.state.row, self.state.offset);
        let anchor = previous.unwrap_or_else(|| {
            let (anchor, rest) = self.rows.anchor(ui, seen.0, self.width, seen.1);
            Anchor { row: seen.0, anchor, rest, width: self.width, look: self.rows.look(), seen }
        });
        self.state.anchor = Some(Anchor { seen, ..anchor });
    }

    fn take_input(&mut self, ui: &mut Ui, id: Id, area: Rect, keys: Keys) {
        let hovered = ui.rect_contains_pointer(area);
        ui.interact(area, id, Sense::hover());
        if hovered {
            let delta = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta.y));
            self.state.offset -= delta;
        }
        // An open menu gets the arrow keys, also if the pointer opened it.
        if keys == Keys::None || egui::Popup::is_any_open(ui.ctx()) {
            return;
        }
        let page = (self.page - 48.0).max(48.0);
        let line = 56.0;
        let none = Modifiers::NONE;
        // Each key as often as it was pressed since the last frame; the longer shortcut first.
        let press =
            |modifiers: Modifiers, key: Key| ui.input_mut(|input| input.count_and_consume_key(modifiers, key)) as f32;
        self.state.offset += page * (press(none, Key::PageDown) - press(none, Key::PageUp));
        if keys == Keys::Pages {
            return;
        }
        self.state.offset -= page * press(Modifiers::SHIFT, Key::Space);
        self.state.offset += page * press(none, Key::Space);
        let lines = press(none, Key::ArrowDown) - press(none, Key::ArrowUp);
        self.state.offset += line * lines;
        if lines != 0.0 {
            // A widget that has just got the focus does not keep the arrow keys from the toolkit yet.
            ui.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
        }
        if press(none, Key::Home) > 0.0 {
            self.state.go_to(0, 0.0);
        }
        if press(none, Key::End) > 0.0 {
            self.state.row = self.rows.count() - 1;
            self.state.offset = PAST_END;
        }
    }

    fn bring_into_view(&mut self, ui: &mut Ui) {
        let Some((row, within, height)) = self.state.scroll_to.take() else { return };
        let row = row.min(self.rows.count() - 1);
        if let Some(top) = self.distance_to(ui, row) {
            let (top, bottom) = (top + within, top + within + height);
            if top >= 8.0 && bottom <= self.page - 8.0 {
                return;
            }
        }
        self.state.row = row;
        self.state.offset = within - (self.page / 3.0).min((self.page - height).max(0.0) / 2.0);
    }

    /// The distance of a row from the top of the screen, if it is on screen.
    fn distance_to(&mut self, ui: &mut Ui, row: usize) -> Option<f32> {
        if row < self.state.row {
            return None;
        }
        let mut top = -self.state.offset;
        for before in self.state.row..row {
            top += self.height(ui, before);
            if top > self.page {
                return None;
            }
        }
        Some(top)
    }

    /// Normalizes the scroll position to the row at the top of the screen, and does not scroll past the ends of the
    /// list.
    fn settle(&mut self, ui: &mut Ui) {
        while self.state.offset < 0.0 && self.state.row > 0 {
            self.state.row -= 1;
            self.state.offset += self.height(ui, self.state.row);
        }
        self.state.offset = self.state.offset.max(0.0);
        while self.state.row + 1 < self.rows.count() {
            let height = self.height(ui, self.state.row);
            if self.state.offset < height {
                break;
            }
            self.state.offset -= height;
            self.state.row += 1;
        }
        // If there is too little below to fill the screen, the last row is at the bottom.
        let mut filled = -self.state.offset;
        for row in self.state.row..self.rows.count() {
            filled += self.height(ui, row);
            if filled >= self.page {
                return;
            }
        }
        let (mut row, mut height) = (self.rows.count(), 0.0);
        while row > 0 && height < self.page {
            row -= 1;
            height += self.height(ui, row);
        }
        self.state.row = row;
        self.state.offset = (height - self.page).max(0.0);
    }

    fn draw(&mut self, ui: &mut Ui, view: Rect) {
        let clip = ui.clip_rect();
        ui.set_clip_rect(clip.intersect(view));
        let mut top = view.top() - self.state.offset;
        // If a widget in the list has the focus, Tab has to find the next and the previous one.
        let beyond = usize::from(self.state.focus.is_some());
        let first = self.state.row.saturating_sub(beyond);
        if first < self.state.row {
            top -= self.height(ui, first);
        }
        let begin = top;
        let mut row = first;
        let mut rest = beyond;
        while row < self.rows.count() && (top < view.bottom() || std::mem::take(&mut rest) > 0) {
            let height = self.height(ui, row);
            let top_on_pixel = top.round_to_pixels(ui.pixels_per_point());
            self.rows.draw(ui, row, Rect::from_min_size(pos2(view.left(), top_on_pixel), vec2(self.width, height)));
            top += height;
            row += 1;
        }
        if self.state.scale.is_none() {
            let weight = self.state.sum(row) - self.state.sum(first);
            let height = f64::from(top - begin);
            self.state.scale = Some((height / weight.max(1.0)) as f32);
        }
        ui.set_clip_rect(clip);
    }

    /// The position and the height of the thumb, as fractions of the track.
    fn thumb(&mut self, ui: &mut Ui) -> (f32, f32) {
        let total = self.state.sum(self.rows.count());
        let row = self.state.row;
        let part = f64::from(self.state.offset / self.height(ui, row));
        let at = self.state.sum(row) + part * (self.state.sum(row + 1) - self.state.sum(row));
        let scale = f64::from(self.state.scale.unwrap_or(1.0));
        let page = f64::from(self.page) / scale.max(f64::EPSILON);
        let size = (page / total.max(1.0)).clamp(0.0, 1.0);
        let top = (at / (total - page).max(1.0)).clamp(0.0, 1.0);
        (top as f32, size as f32)
    }

    fn take_bar_drag(&mut self, ui: &mut Ui, id: Id, area: Rect) {
        let track = bar_rect(area);
        let response = ui.interact(track, id.with("bar"), Sense::CLICK | Sense::DRAG);
        let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked()) else {
            return;
        };
        let (top, size) = self.thumb(ui);
        if size >= 1.0 {
            return;
        }
        let length = thumb_length(track, size);
        let room = (track.height() - length).max(1.0);
        let grip_id = id.with("grip");
        let thumb_top = track.top() + top * room;
        if response.drag_started() || response.clicked() {
            let origin = ui.input(|i| i.pointer.press_origin()).unwrap_or(pointer);
            let inside = (thumb_top..=thumb_top + length).contains(&origin.y);
            let grip = if inside { origin.y - thumb_top } else { length / 2.0 };
            ui.data_mut(|data| data.insert_temp(grip_id, grip));
        }
        let grip: f32 = ui.data(|data| data.get_temp(grip_id)).unwrap_or(length / 2.0);
        let part = ((pointer.y - grip - track.top()) / room).clamp(0.0, 1.0);
        let total = self.state.sum(self.rows.count());
        let page = f64::from(self.page) / f64::from(self.state.scale.unwrap_or(1.0)).max(f64::EPSILON);
        let at = f64::from(part) * (total - page).max(0.0);
        let row = self.state.sums.row_at(at);
        let within = (at - self.state.sum(row)) / (self.state.sum(row + 1) - self.state.sum(row)).max(1.0);
        self.state.row = row;
        self.state.offset = within as f32 * self.height(ui, row);
        if part >= 1.0 {
            self.state.row = self.rows.count() - 1;
            self.state.offset = PAST_END;
        }
    }

    fn draw_bar(&mut self, ui: &mut Ui, id: Id, area: Rect, bar: &Bar<'_>) {
        let (top, size) = self.thumb(ui);
        if size >= 1.0 {
            return;
        }
        let track = bar_rect(area);
        let length = thumb_length(track, size);
        let is_active = ui.ctx().read_response(id.with("bar")).is_some_and(|bar| bar.hovered() || bar.dragged());
        let inset = if is_active { 2.0 } else { 3.5 };
        let min = pos2(track.left() + inset, track.top() + top * (track.height() - length));
        let thumb = Rect::from_min_size(min, Vec2::new(track.width() - 2.0 * inset, length));
        let color = if is_active { bar.active } else { bar.rest };
        draw_marks(ui, track, bar);
        ui.painter().rect_filled(thumb, CornerRadius::same(4), color);
    }
}

/// A line for each marked part; parts that are too close share one.
fn draw_marks(ui: &Ui, track: Rect, bar: &Bar<'_>) {
    let mut free_from = f32::NEG_INFINITY;
    for (i, _) in bar.marks.iter().enumerate().filter(|(_, is_marked)| **is_marked) {
        let y = track.top() + track.height() * (i as f32 + 0.5) / bar.marks.len() as f32;
        if y >= free_from {
            let mark = Rect::from_center_size(pos2(track.center().x, y), vec2(track.width() - 3.0, 2.0));
            ui.painter().rect_filled(mark, CornerRadius::ZERO, bar.mark);
            free_from = y + 2.5;
        }
    }
}

fn bar_rect(area: Rect) -> Rect {
    Rect::from_min_max(pos2(area.max.x - BAR, area.min.y + 2.0), pos2(area.max.x - EDGE, area.max.y - 2.0))
}

fn thumb_length(track: Rect, size: f32) -> f32 {
    (track.height() * size).clamp(28.0_f32.min(track.height()), track.height())
}
