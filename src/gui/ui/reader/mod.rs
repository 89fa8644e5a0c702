//! The reading pane: a view of the body with its quotes and notes. This file has the pane and its list of rows; `head`
//! draws what is before and after the body, `block` its content.

mod beside_text;
mod block;
mod block_text;
mod caret;
mod head;
mod hit_marks;
mod notes;
mod picture;
mod quotes;
mod selection;
mod text_menu;
mod underlays;

use egui::{CornerRadius, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, vec2};

use super::{
    PanelContext,
    list::{self, Bar, Keys, ListState, Rows},
    theme::space,
    widgets,
};
use crate::gui::{
    command::Command,
    state::{
        preferences::{Typesetting, WindowParts},
        view::{Pane, ScrollTarget, View},
    },
};
use briefing_core::model::{BlockId, BlockRef, TopicId};

use beside_text::{indent_of, original_galley};
use block_text::{column_of, galley_of, space_above, space_below};
use caret::Caret;
use hit_marks::{HitMarks, mark_hits};
use selection::{RowPosition, Selection};

pub use selection::SelectionEnds;

/// The state of the reading pane between frames.
#[derive(Default)]
pub struct ReaderState {
    /// The scroll position. The first row is the view's head, the last one its foot.
    pub list: ListState,
    /// A place to bring into view in the next frame.
    pub scroll_to: Option<ScrollTarget>,
    selection: Option<Selection>,
    /// Where the text was last clicked.
    clicked: Option<RowPosition>,
    is_selecting: bool,
    /// Whether the pointer has moved since a key was pressed: keyboard users do not get tooltips for where it rests.
    is_pointing: bool,
    caret: Caret,
    head: Option<(HeadKey, f32)>,
    /// The topic whose summary is shown in full on a low page.
    whole_summary: Option<TopicId>,
    hit_marks: HitMarks,
}

impl ReaderState {
    /// Clears the state, because another text is shown.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Whether the title at the head of the view is on screen.
    pub fn shows_title(&self) -> bool {
        self.list.row == 0 && self.list.offset < MIN_TITLE_END
    }
}

/// The minimum distance of the end of a view's title from the top, in points.
const MIN_TITLE_END: f32 = 60.0;

/// Everything on which the height of the head depends.
#[derive(Debug, Clone, Copy, PartialEq)]
struct HeadKey {
    view: View,
    set: Typesetting,
    width: f32,
    pixels_per_point: f32,
    parts: WindowParts,
    page_height: f32,
    whole_summary: Option<TopicId>,
}

fn row_count(context: &PanelContext<'_>) -> usize {
    context.state.position.view.row_count(context.briefing)
}

/// The block in a row; `None` for the head and the foot.
pub fn block_of_row<'a>(context: &PanelContext<'a>, row: usize) -> Option<BlockRef<'a>> {
    context.briefing.block(context.state.position.view.block_of_row(context.briefing, row)?)
}

fn row_of_block(context: &PanelContext<'_>, block: BlockId) -> Option<usize> {
    context.state.position.view.row_of_block(context.briefing, block)
}

/// Draws the pane.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, state: &mut ReaderState, send: &mut Vec<Command>) {
    let palette = context.palette;
    if let Some(scroll_to) = state.scroll_to.take() {
        reveal(ui, context, state, &scroll_to);
    }
    if !ui.input(|input| input.pointer.primary_down()) {
        state.is_selecting = false;
    }
    let (moves, types) = ui.input(|input| {
        let is_key = |event: &egui::Event| matches!(event, egui::Event::Key { pressed: true, .. });
        (input.pointer.is_moving(), input.events.iter().any(is_key))
    });
    state.is_pointing = moves || (state.is_pointing && !types);
    scroll_while_selecting(ui, state);
    let text = text_node(ui, context);
    let keys = match ui.memory(|memory| memory.focused()) {
        _ if context.is_covered => Keys::None,
        None => Keys::All,
        Some(id) if id == text.id => Keys::All,
        Some(_) if egui::Popup::is_any_open(ui.ctx()) => Keys::None,
        Some(_) => Keys::Pages,
    };
    if state.caret.is_on && keys == Keys::All {
        caret::take_keys(ui, context, state, text.id);
    }
    let caret = state.caret.spot.filter(|_| state.caret.is_on);
    mark_hits(context, state);
    let ReaderState { list, selection, clicked, is_selecting, is_pointing, head, whole_summary, hit_marks, .. } = state;
    let is_pointing = *is_pointing;
    let page_height = ui.available_height();
    let mut rows = ReaderRows {
        context,
        send,
        selection,
        clicked,
        is_selecting,
        is_pointing,
        caret,
        head,
        whole_summary,
        page_height,
    };
    list::show(ui, Id::unique("reader"), list, &mut rows, keys, &Bar::plain(palette).with_marks(&hit_marks.parts));
    rows.text_menu(&text, None);
    focus_ring(ui, context, &text);
}

/// The id of the text as one widget.
pub fn text_id() -> Id {
    Id::unique("text")
}

/// The text as one widget that can have the focus: then keys scroll it.
fn text_node(ui: &Ui, context: &PanelContext<'_>) -> Response {
    let area = ui.available_rect_before_wrap();
    let text = ui.interact(area, text_id(), Sense::focusable_noninteractive());
    let name = format!("Text: {}", context.state.position.view.title(context.briefing));
    text.widget_info(|| WidgetInfo::labeled(Role::Document, true, &name));
    if context.state.focus_pane == Some(Pane::Reader) {
        text.request_focus();
    }
    if text.has_focus() {
        widgets::keep_arrows(ui, text.id);
    }
    text
}

/// The focus ring around the text, above its content.
fn focus_ring(ui: &Ui, context: &PanelContext<'_>, text: &Response) {
    if text.has_focus() {
        let ring = Stroke::new(2.0, context.palette.focus);
        ui.painter().rect_stroke(text.rect.shrink(1.0), CornerRadius::same(3), ring, StrokeKind::Inside);
    }
}

fn reveal(ui: &mut Ui, context: &PanelContext<'_>, state: &mut ReaderState, scroll_to: &ScrollTarget) {
    let Some(row) = row_of_block(context, scroll_to.block) else { return };
    let Some(block) = context.briefing.block(scroll_to.block) else { return };
    let column = column_of(context, ui.available_width() - list::BAR);
    let galley = galley_of(ui, context, &block, column.1);
    let rects = widgets::range_rects(&galley, &widgets::chars_of(block.text(), &scroll_to.range));
    let top = rects.first().map_or(0.0, |rect| rect.top());
    let bottom = rects.last().map_or(top, |rect| rect.bottom());
    state.list.reveal(row, top + space_above(&block), bottom - top);
}

/// Scrolls while a selection is dragged beyond the edge.
fn scroll_while_selecting(ui: &Ui, state: &mut ReaderState) {
    let area = ui.available_rect_before_wrap();
    if let Some(pointer) = ui.input(|input| input.pointer.latest_pos()).filter(|_| state.is_selecting) {
        let beyond = (pointer.y - area.bottom()).max(0.0) - (area.top() - pointer.y).max(0.0);
        if beyond != 0.0 {
            state.list.offset += (beyond * 0.3).clamp(-40.0, 40.0);
            ui.ctx().request_repaint();
        }
    }
}

struct ReaderRows<'a, 'b> {
    context: &'a PanelContext<'a>,
    send: &'b mut Vec<Command>,
    selection: &'b mut Option<Selection>,
    clicked: &'b mut Option<RowPosition>,
    is_selecting: &'b mut bool,
    is_pointing: bool,
    caret: Option<RowPosition>,
    head: &'b mut Option<(HeadKey, f32)>,
    whole_summary: &'b mut Option<TopicId>,
    /// The height of the pane, in points.
    page_height: f32,
}

/// The height of the last row, in points.
const FOOT: f32 = 110.0;

impl Rows for ReaderRows<'_, '_> {
    fn count(&self) -> usize {
        row_count(self.context)
    }

    fn weight(&self, row: usize) -> u32 {
        match block_of_row(self.context, row) {
            Some(block) => u32::try_from(block.text().len()).unwrap_or(u32::MAX).saturating_add(60),
            None => 300,
        }
    }

    fn look(&self) -> u32 {
        self.context.persisted.typesetting.number()
    }

    fn height(&mut self, ui: &mut Ui, row: usize, width: f32) -> f32 {
        let column = column_of(self.context, width);
        if row == 0 {
            return self.head_height(ui, width);
        }
        let Some(block) = block_of_row(self.context, row) else { return FOOT };
        let text = galley_of(ui, self.context, &block, column.1 - indent_of(&block)).size().y;
        let beside =
            original_galley(ui, self.context, &block, column.1).map_or(0.0, |original| original.size().y + space::S);
        self.text_top(&block, width) + text + beside + space_below(&block)
    }

    fn anchor(&mut self, ui: &mut Ui, row: usize, width: f32, offset: f32) -> (usize, f32) {
        let Some(block) = block_of_row(self.context, row) else { return (0, offset) };
        let galley = galley_of(ui, self.context, &block, column_of(self.context, width).1 - indent_of(&block));
        let top = self.text_top(&block, width);
        let line = galley.rows.partition_point(|line| line.pos.y + line.height() <= offset - top);
        let before = galley.rows.get(..line).unwrap_or_default();
        let char = before.iter().map(|line| line.char_count_including_newline().0).sum();
        let line_top = galley.rows.get(line).or(galley.rows.last()).map_or(0.0, |line| line.pos.y);
        (char, offset - top - line_top)
    }

    fn anchored(&mut self, ui: &mut Ui, row: usize, width: f32, anchor: usize) -> f32 {
        let Some(block) = block_of_row(self.context, row) else { return 0.0 };
        let galley = galley_of(ui, self.context, &block, column_of(self.context, width).1 - indent_of(&block));
        let mut end = 0;
        let line = galley.rows.iter().find(|line| {
            end += line.char_count_including_newline().0;
            anchor < end
        });
        self.text_top(&block, width) + line.or(galley.rows.last()).map_or(0.0, |line| line.pos.y)
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect) {
        let (left, measure) = column_of(self.context, rect.width());
        let column = Rect::from_min_size(rect.min + vec2(left, 0.0), vec2(measure, rect.height()));
        if row == 0 {
            let mut inner = ui.new_child(UiBuilder::new().id_salt("head").max_rect(column));
            self.head_ui(&mut inner);
        } else if let Some(block) = block_of_row(self.context, row) {
            self.block_ui(ui, row, &block, column);
        } else {
            self.foot_ui(ui, column);
        }
    }
}
