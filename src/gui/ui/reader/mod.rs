//! The reading pane: a view of the body, with its quotes and its notes in their places; `head` draws what stands
//! before and after it.

use std::{ops::Range, sync::Arc};

use egui::{
    Align2, Color32, CornerRadius, CursorIcon, Galley, Id, Pos2, Rect, Response, Role, Sense, Shape, Stroke,
    StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
    text::{CCursor, CharIndex, LayoutJob, TextFormat, TextWrapping},
    text_selection::{CCursorRange, accesskit_text::update_accesskit_for_text_widget, visuals::paint_text_selection},
    vec2,
};

use super::{
    PanelContext, bidi, entry_menu,
    images::Picture,
    list::{self, Bar, Keys, ListState, Rows},
    own_marks,
    theme::{Type, space},
    widgets::{self, Icon, OnScreen},
};
use crate::gui::state::{
    preferences::{Parts, Typesetting},
    view::Pane,
};
use crate::gui::{
    command::{Action, Command, TabCommand},
    state::{session::ScrollTarget, view::View},
};
use briefing_core::{
    citation::speakers_of,
    editing::Entry,
    marks::MarkId,
    model::{BlockId, BlockKind, BlockRef, Figure, Quote, QuoteId},
    search::{Place, SearchResults},
    text::{invisible::marked, number::grouped},
};

mod beside_text;
mod caret;
mod head;

use caret::Caret;

use beside_text::{indent_of, is_original, label_height, lead_ui, original_galley, original_ui, shown_text};

/// What the reading pane remembers between frames.
#[derive(Default)]
pub struct ReaderState {
    /// Where it is scrolled to. The first row is the view's head, the last one its foot.
    pub list: ListState,
    /// A place to bring into view with the next drawing.
    pub scroll_to: Option<ScrollTarget>,
    selection: Option<Selection>,
    /// Where the text was clicked last.
    clicked: Option<Spot>,
    is_selecting: bool,
    caret: Caret,
    head: Option<(HeadKey, f32)>,
    marks: Marks,
}

/// Which parts of the list have hits, for the scroll bar.
#[derive(Default)]
struct Marks {
    of: Option<(u64, View)>,
    parts: Vec<bool>,
}

impl ReaderState {
    /// Another text is shown.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Whether the title at the head of the view is on screen.
    pub fn shows_title(&self) -> bool {
        self.list.row == 0 && self.list.offset < TITLE
    }

    /// Lets go of the selected text. Says whether there was any.
    pub fn deselect(&mut self) -> bool {
        self.selection.take().is_some_and(|selection| selection.start() != selection.end())
    }

    /// Where the selected text begins and ends, if there is any: another value for another selection.
    pub fn ends(&self) -> Option<Ends> {
        let selection = self.selection.filter(|selection| selection.start() != selection.end())?;
        Some(Ends(selection.start(), selection.end()))
    }

    /// The selected bytes of each block, if there are any.
    pub fn selected(&self, context: &PanelContext<'_>) -> Option<Vec<(BlockId, Range<usize>)>> {
        let selection = self.selection.as_ref().filter(|selection| selection.start() != selection.end())?;
        let (start, end) = (selection.start(), selection.end());
        let rows = (start.row..=end.row).filter_map(|row| Some((row, block_of_row(context, row)?)));
        let selected = rows.map(|(row, block)| {
            let text = block.text();
            let from = if row == start.row { byte_of_char(text, start.char) } else { 0 };
            let to = if row == end.row { byte_of_char(text, end.char) } else { text.len() };
            (block.id, from..to)
        });
        let selected: Vec<_> = selected.filter(|(_, range)| range.start < range.end).collect();
        (!selected.is_empty()).then_some(selected)
    }

    /// The block and the byte of its text that the person is at: where the selection begins, or where the text was
    /// clicked last.
    pub fn place_at_hand(&self, context: &PanelContext<'_>) -> Option<(BlockId, usize)> {
        let selection = self.selection.filter(|selection| selection.start() != selection.end());
        let spot = selection.map(|selection| selection.start()).or(self.clicked)?;
        let block = block_of_row(context, spot.row)?;
        Some((block.id, byte_of_char(block.text(), spot.char)))
    }

    /// Selects everything that the view shows.
    pub fn select_all(&mut self, context: &PanelContext<'_>) {
        let last = row_count(context).saturating_sub(2);
        let end = block_of_row(context, last).map_or(0, |block| block.text().chars().count());
        self.selection = Some(Selection { anchor: Spot { row: 1, char: 0 }, head: Spot { row: last, char: end } });
    }
}

/// How far below the top of a view its title ends at least, in points.
const TITLE: f32 = 60.0;

/// What the height of the head depends on.
#[derive(Debug, Clone, Copy, PartialEq)]
struct HeadKey {
    view: View,
    set: Typesetting,
    width: f32,
    pixels_per_point: f32,
    parts: Parts,
    page_height: f32,
}

/// A place in the text: a row of the list and a character of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Spot {
    row: usize,
    char: usize,
}

/// Where a selection begins and ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ends(Spot, Spot);

#[derive(Debug, Clone, Copy)]
struct Selection {
    anchor: Spot,
    head: Spot,
}

impl Selection {
    fn start(&self) -> Spot {
        self.anchor.min(self.head)
    }

    fn end(&self) -> Spot {
        self.anchor.max(self.head)
    }
}

/// What can be done with a paragraph.
const OF_PARAGRAPH: [Action; 8] = [
    Action::ParagraphTopics,
    Action::EditText,
    Action::MakeHeading,
    Action::MakeParagraph,
    Action::MakeItem,
    Action::MakeTurn,
    Action::JoinNext,
    Action::PartHere,
];

/// How many rows a view has: its blocks, a head and a foot.
fn row_count(context: &PanelContext<'_>) -> usize {
    2 + match context.state.view {
        View::Full => context.briefing.block_count(),
        View::Topic(id) => context.briefing.topic(id).map_or(0, |topic| topic.blocks.len()),
    }
}

/// The block that a row shows; none for the head and the foot.
pub fn block_of_row<'a>(context: &PanelContext<'a>, row: usize) -> Option<BlockRef<'a>> {
    let index = row.checked_sub(1)?;
    let id = match context.state.view {
        View::Full => BlockId(u32::try_from(index).ok()?),
        View::Topic(topic) => *context.briefing.topic(topic)?.blocks.get(index)?,
    };
    context.briefing.block(id)
}

/// The row that shows a block, if the view has it.
pub fn row_of_block(context: &PanelContext<'_>, block: BlockId) -> Option<usize> {
    match context.state.view {
        View::Full => (block.index() < context.briefing.block_count()).then_some(block.index() + 1),
        View::Topic(topic) => Some(context.briefing.topic(topic)?.blocks.binary_search(&block).ok()? + 1),
    }
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
    let ReaderState { list, selection, clicked, is_selecting, head, marks, .. } = state;
    let page_height = ui.available_height();
    let mut rows = ReaderRows { context, send, selection, clicked, is_selecting, caret, head, page_height };
    list::show(ui, Id::unique("reader"), list, &mut rows, keys, &Bar::plain(palette).with_marks(&marks.parts));
    rows.text_menu(&text, None);
}

/// The text as one thing.
pub fn text_id() -> Id {
    Id::unique("text")
}

/// The text as one thing, which can have the focus: then the keys scroll it.
fn text_node(ui: &Ui, context: &PanelContext<'_>) -> Response {
    let area = ui.available_rect_before_wrap();
    let text = ui.interact(area, text_id(), Sense::focusable_noninteractive());
    let title = match context.state.view {
        View::Full => "Full briefing",
        View::Topic(id) => context.briefing.topic(id).map_or("", |topic| topic.title.as_str()),
    };
    let name = format!("Text: {title}");
    text.widget_info(|| WidgetInfo::labeled(Role::Document, true, &name));
    if context.state.focus_pane == Some(Pane::Reader) {
        text.request_focus();
    }
    if text.has_focus() {
        widgets::keep_arrows(ui, text.id);
        let ring = Stroke::new(2.0, context.palette.focus);
        ui.painter().rect_stroke(area.shrink(1.0), CornerRadius::same(3), ring, StrokeKind::Inside);
    }
    text
}

/// As many marks as the highest screen has room for.
const MARKS: usize = 1000;

/// Finds the parts of the list that have hits, once for each search and view.
fn mark_hits(context: &PanelContext<'_>, state: &mut ReaderState) {
    let Some(found) = context.state.find.whole() else {
        state.marks = Marks::default();
        return;
    };
    let of = Some((found.number, context.state.view));
    if state.marks.of == of {
        return;
    }
    let rows = state.list.parts(MARKS);
    // Before the first drawing of a view its parts are not known.
    if rows.last() != Some(&row_count(context)) {
        state.marks = Marks::default();
        return;
    }
    let parts = if found.hits.total() <= EXACT {
        exact_marks(context, found, &state.list)
    } else {
        marks_by_part(context, found, &rows)
    };
    state.marks = Marks { of, parts };
}

/// With more hits than this the parts of the list are asked whether they have any, not each hit where it is.
const EXACT: usize = 4000;

fn exact_marks(context: &PanelContext<'_>, found: &SearchResults, list: &ListState) -> Vec<bool> {
    let mut parts = vec![false; MARKS];
    for (place, _, _) in found.hits.places_from(0) {
        let Place::Block(id) = place else { continue };
        let Some(row) = row_of_block(context, id) else { continue };
        let text = found.text_of(place, context.briefing);
        for range in found.search.find(&text) {
            let at = list.part_of(row, range.start as f64 / text.len().max(1) as f64);
            if let Some(part) = parts.get_mut(((at * MARKS as f64) as usize).min(MARKS - 1)) {
                *part = true;
            }
        }
    }
    parts
}

fn marks_by_part(context: &PanelContext<'_>, found: &SearchResults, rows: &[usize]) -> Vec<bool> {
    let is_in_view = |id: BlockId| row_of_block(context, id).is_some();
    let has_hits = |rows: &[usize]| {
        let [first, end] = rows else { return false };
        let from = (*first..(first + 2).max(*end)).find_map(|row| block_of_row(context, row));
        let to = block_of_row(context, (first + 1).max(*end)).map_or(BlockId(u32::MAX), |block| block.id);
        from.is_some_and(|from| found.hits.has_block(from.id..to, is_in_view))
    };
    rows.windows(2).map(has_hits).collect()
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

/// Dragging a selection beyond the edge scrolls.
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

/// The left edge of the text within the pane, and the width of its lines.
fn column_of(context: &PanelContext<'_>, width: f32) -> (f32, f32) {
    let margin = if width < 480.0 { 34.0 } else { 44.0 };
    let measure = (width - 2.0 * margin).clamp(120.0, context.persisted.typesetting.measure());
    (((width - measure) / 2.0).floor(), measure.floor())
}

fn space_above(block: &BlockRef<'_>) -> f32 {
    match block.kind() {
        BlockKind::Heading => space::L,
        BlockKind::Paragraph | BlockKind::Item { .. } => 0.0,
        // Also after a list, whose items stand close.
        BlockKind::Turn(_) => 6.0,
        BlockKind::Figure(_) => space::S,
    }
}

fn space_below(block: &BlockRef<'_>) -> f32 {
    match block.kind() {
        BlockKind::Heading => space::S,
        BlockKind::Item { .. } => 8.0,
        BlockKind::Turn(_) => 12.0,
        BlockKind::Paragraph => 16.0,
        BlockKind::Figure(_) => 24.0,
    }
}

struct ReaderRows<'a, 'b> {
    context: &'a PanelContext<'a>,
    send: &'b mut Vec<Command>,
    selection: &'b mut Option<Selection>,
    clicked: &'b mut Option<Spot>,
    is_selecting: &'b mut bool,
    caret: Option<Spot>,
    head: &'b mut Option<(HeadKey, f32)>,
    /// How high the pane is, in points.
    page_height: f32,
}

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

/// Height of the last row.
const FOOT: f32 = 110.0;

impl ReaderRows<'_, '_> {
    // ---- a block -------------------------------------------------------------------------------

    /// How far below the top of its row the text of a block begins.
    fn text_top(&self, block: &BlockRef<'_>, width: f32) -> f32 {
        let picture =
            |figure: &Figure| picture_size(self.context, &figure.image, column_of(self.context, width).1).y + space::S;
        space_above(block) + block.figure().map_or(0.0, picture) + label_height(self.context, block)
    }

    fn block_ui(&mut self, ui: &mut Ui, row: usize, block: &BlockRef<'_>, column: Rect) {
        let mut top = column.top() + space_above(block);
        if let Some(figure) = block.figure() {
            let size = picture_size(self.context, &figure.image, column.width());
            let rect = Rect::from_min_size(pos2(column.left(), top), vec2(column.width(), size.y));
            picture_ui(ui, self.context, &figure.image, &figure.alt, rect, size, block.id);
            top += size.y + space::S;
        }
        top += label_height(self.context, block);
        let indent = indent_of(block);
        let mut galley = galley_of(ui, self.context, block, column.width() - indent);
        let size = vec2(column.width() - indent, galley.size().y);
        let rect = Rect::from_min_size(pos2(column.left() + indent, top), size);
        lead_ui(ui, self.context, block, rect);
        original_ui(ui, self.context, block, rect, column.width());
        let response = self.text_node(ui, block, rect);
        if is_original(self.context, block) {
            ui.painter().galley(rect.min, galley, self.context.palette.text);
            self.open_button(ui, block, rect);
            return;
        }
        self.select(ui, row, block, &galley, rect, &response);
        let laid = Arc::clone(&galley);
        let on_screen = OnScreen::new(ui, &laid, block.text(), rect.min);
        paint_underlays(ui, self.context, block, &on_screen);
        match self.selected_in(row, block) {
            // The toolkit takes what is selected of a line for one piece.
            Some(range) if bidi::is_mixed(&galley) => {
                let range = range.as_sorted_char_range();
                for part in widgets::range_rects(&galley, &(range.start.0..range.end.0)) {
                    let part = part.translate(rect.min.to_vec2());
                    ui.painter().rect_filled(part, CornerRadius::ZERO, self.context.palette.selection);
                }
            }
            Some(range) => paint_text_selection(&mut galley, ui.visuals(), &range, None),
            None => {}
        }
        ui.painter().galley(rect.min, Arc::clone(&galley), self.context.palette.text);
        if let Some(spot) = self.caret.filter(|spot| spot.row == row) {
            let place = caret::place_of(&laid, spot.char).translate(rect.min.to_vec2());
            let stroke = Stroke::new(2.0, self.context.palette.focus);
            ui.painter().vline(place.left(), place.y_range(), stroke);
            tell_caret(ui, response.id, self.selected_in(row, block), spot, &laid, rect.min);
        }
        let over = self.quote_nodes(ui, row, block, &galley, rect, &on_screen);
        self.text_clicks(ui, block, rect, &response, over);
        self.near_nodes(ui, row, block, &laid, rect, &on_screen);
        self.note_marks(ui, block, &on_screen, column);
        self.number(ui, block, rect);
        own_marks::text::show(ui, self.context, block, &on_screen, column, self.send);
        self.open_button(ui, block, rect);
    }

    /// The number by which one goes to the paragraph, in the margin, where that is asked for.
    fn number(&self, ui: &Ui, block: &BlockRef<'_>, rect: Rect) {
        if !self.context.persisted.parts.paragraph_numbers || !is_running_text(block) {
            return;
        }
        // The way to its place in the full briefing stands there while one points at the paragraph.
        if self.context.state.view != View::Full && ui.rect_contains_pointer(rect.expand2(vec2(40.0, 0.0))) {
            return;
        }
        let line = Type::Body.leading_in(self.context.persisted.typesetting);
        let place = pos2(rect.left() - indent_of(block) - 12.0, rect.top() + line / 2.0 + 1.0);
        let number = grouped(block.id.0 + 1);
        ui.painter().text(place, Align2::RIGHT_CENTER, number, Type::Small.font(), self.context.palette.weak);
    }

    fn text_node(&self, ui: &Ui, block: &BlockRef<'_>, rect: Rect) -> Response {
        let response = ui.interact(rect, Id::unique(("block", block.id)), Sense::CLICK | Sense::DRAG);
        let text = shown_text(self.context, block);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            widgets::value_to_name(node);
            match block.kind() {
                BlockKind::Heading => {
                    node.set_role(Role::Heading);
                    node.set_level(2);
                }
                BlockKind::Paragraph | BlockKind::Turn(_) => node.set_role(Role::Paragraph),
                BlockKind::Item { level } => {
                    node.set_role(Role::ListItem);
                    node.set_level(level.into());
                }
                BlockKind::Figure(_) => node.set_role(Role::Caption),
            }
        });
        response
    }

    /// Dragging, double and triple clicks select text.
    fn select(&mut self, ui: &Ui, row: usize, block: &BlockRef<'_>, galley: &Galley, rect: Rect, response: &Response) {
        let char_at = |pointer: Pos2| bidi::char_at(galley, pointer - rect.min);
        let text = block.text();
        if let Some(pointer) = response.interact_pointer_pos() {
            let char = char_at(pointer);
            if response.clicked() || response.secondary_clicked() {
                *self.clicked = Some(Spot { row, char });
            }
            if response.drag_started() {
                let origin = ui.input(|input| input.pointer.press_origin()).unwrap_or(pointer);
                let anchor = Spot { row, char: char_at(origin) };
                let extends = ui.input(|input| input.modifiers.shift);
                let anchor = self.selection.filter(|_| extends).map_or(anchor, |selection| selection.anchor);
                *self.selection = Some(Selection { anchor, head: Spot { row, char } });
                *self.is_selecting = true;
            } else if response.triple_clicked() {
                let end = text.chars().count();
                *self.selection = Some(Selection { anchor: Spot { row, char: 0 }, head: Spot { row, char: end } });
            } else if response.double_clicked() {
                let (start, end) = word_at(text, char);
                *self.selection = Some(Selection { anchor: Spot { row, char: start }, head: Spot { row, char: end } });
            } else if response.clicked() {
                let extends = ui.input(|input| input.modifiers.shift);
                match self.selection {
                    Some(selection) if extends => selection.head = Spot { row, char },
                    _ => *self.selection = None,
                }
            }
        }
        if *self.is_selecting
            && let Some(pointer) = ui.input(|input| input.pointer.latest_pos())
            && let Some(selection) = self.selection
        {
            let reach = rect.expand2(vec2(f32::INFINITY, 8.0));
            let is_beyond_edge = !ui.clip_rect().y_range().contains(pointer.y);
            if reach.y_range().contains(pointer.y) || is_beyond_edge {
                selection.head = Spot { row, char: char_at(pointer) };
            }
        }
    }

    fn selected_in(&self, row: usize, block: &BlockRef<'_>) -> Option<CCursorRange> {
        let selection = self.selection.as_ref()?;
        let (start, end) = (selection.start(), selection.end());
        if row < start.row || row > end.row || start == end {
            return None;
        }
        let first = if row == start.row { start.char } else { 0 };
        let last = if row == end.row { end.char } else { block.text().chars().count() };
        (first < last).then(|| CCursorRange::two(CCursor::new(CharIndex(first)), CCursor::new(CharIndex(last))))
    }

    /// Each quote is a thing of its own, for the pointer, for the keyboard and for a screen reader.
    /// Gives back the quote under the pointer.
    fn quote_nodes(
        &mut self,
        ui: &Ui,
        row: usize,
        block: &BlockRef<'_>,
        galley: &Galley,
        rect: Rect,
        on_screen: &OnScreen<'_>,
    ) -> Option<QuoteId> {
        let mut over = None;
        let pointer = ui
            .input(|input| input.pointer.latest_pos())
            .filter(|pointer| ui.rect_contains_pointer(Rect::from_min_max(*pointer, *pointer + Vec2::splat(0.1))));
        for (id, quote) in block.spoken() {
            let pieces = quote.pieces_in(block.id);
            let rects: Vec<Rect> = pieces.iter().flat_map(|piece| on_screen.rects(piece)).collect();
            let Some(bounds) = rects.iter().copied().reduce(Rect::union) else { continue };
            let speaker = speakers_of(self.context.briefing, quote).unwrap_or_else(|| "an unknown speaker".to_owned());
            let node = ui.interact(bounds, Id::unique(("quote in the text", id, block.id)), Sense::click());
            let (words, signs) = (self.context.briefing.quote_text(quote), own_marks::signs::spoken(self.context, id));
            let name = format!("Quote {} in the text, by {speaker}: {words}{signs}", id.0 + 1);
            let is_chosen = self.context.state.chosen == Some(id);
            node.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &name));
            let is_under = pointer.is_some_and(|pointer| rects.iter().any(|part| part.expand(2.0).contains(pointer)));
            if is_under {
                over = Some(id);
            }
            if node.has_focus() {
                for part in &rects {
                    ui.painter().rect_stroke(
                        part.expand(1.0),
                        CornerRadius::same(2),
                        Stroke::new(2.0, self.context.palette.focus),
                        StrokeKind::Outside,
                    );
                }
            }
            // The menu is about what one points at.
            if node.secondary_clicked() && is_under && self.selection.is_none() {
                self.send.push(TabCommand::ChooseInText(id).into());
            }
            if self.text_menu(&node, Some(block.id)) {
                self.send.push(TabCommand::ChooseInText(id).into());
            }
            if node.interact_pointer_pos().is_some() {
                self.click_in_quote(ui, row, block, galley, rect, &node, is_under.then_some(id));
            } else if node.clicked() {
                self.send.push(TabCommand::Choose(id).into());
            }
        }
        over
    }

    /// A click on a quote chooses it; two select the word there, three the paragraph, and one with Shift goes on
    /// selecting, as they do beside it.
    #[expect(clippy::too_many_arguments, reason = "a place in the laid out text, and what was clicked there")]
    fn click_in_quote(
        &mut self,
        ui: &Ui,
        row: usize,
        block: &BlockRef<'_>,
        galley: &Galley,
        rect: Rect,
        node: &Response,
        quote: Option<QuoteId>,
    ) {
        self.select(ui, row, block, galley, rect, node);
        ui.ctx().request_repaint();
        let is_selecting = node.double_clicked() || node.triple_clicked() || ui.input(|input| input.modifiers.shift);
        if let Some(id) = quote.filter(|_| node.clicked() && !is_selecting) {
            self.send.push(TabCommand::ChooseInText(id).into());
        }
    }

    /// The words that a quote which is not verified nearly has: a thing that leads to its card.
    fn near_nodes(
        &mut self,
        ui: &Ui,
        row: usize,
        block: &BlockRef<'_>,
        galley: &Galley,
        rect: Rect,
        on_screen: &OnScreen<'_>,
    ) {
        let pointer = ui.input(|input| input.pointer.latest_pos());
        for (id, range) in near_places(self.context, block) {
            let rects = on_screen.rects(&range);
            let Some(bounds) = rects.iter().copied().reduce(Rect::union) else { continue };
            let node = ui.interact(bounds, Id::unique(("near place", id)), Sense::click());
            let words = block.text().get(range).unwrap_or_default();
            let name = format!("Quote {} is not verified; the text has: {words}", id.0 + 1);
            let is_chosen = self.context.state.chosen == Some(id);
            node.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &name));
            if node.has_focus() {
                let ring = Stroke::new(2.0, self.context.palette.focus);
                for part in &rects {
                    ui.painter().rect_stroke(part.expand(1.0), CornerRadius::same(2), ring, StrokeKind::Outside);
                }
            }
            self.text_menu(&node, Some(block.id));
            if node.interact_pointer_pos().is_some() {
                let is_under =
                    pointer.is_some_and(|pointer| rects.iter().any(|part| part.expand(2.0).contains(pointer)));
                self.click_in_quote(ui, row, block, galley, rect, &node, is_under.then_some(id));
            } else if node.clicked() {
                self.send.push(TabCommand::Choose(id).into());
            }
        }
    }

    fn text_clicks(&mut self, ui: &Ui, block: &BlockRef<'_>, rect: Rect, response: &Response, over: Option<QuoteId>) {
        let briefing = self.context.briefing;
        let hovered = ui.rect_contains_pointer(rect.intersect(ui.clip_rect()));
        if hovered && !*self.is_selecting {
            ui.ctx().set_cursor_icon(if over.is_some() { CursorIcon::PointingHand } else { CursorIcon::Text });
        }
        if let Some(id) = over.filter(|_| hovered && !*self.is_selecting && self.selection.is_none())
            && let Ok(quote) = briefing.verified_quote(id)
        {
            response.clone().on_hover_ui_at_pointer(|ui| quote_tip(ui, self.context, &quote));
        }
        self.text_menu(response, Some(block.id));
    }

    /// What can be done with the selected text or the chosen quote, where one points or where the focus is. Says
    /// whether it was opened by its key just now.
    fn text_menu(&mut self, response: &Response, block: Option<BlockId>) -> bool {
        let has_selection = self.selection.is_some_and(|selection| selection.start() != selection.end());
        let has_quote = self.context.state.chosen.is_some();
        let is_topic = self.context.state.view != View::Full;
        let at = self.mark_at_hand();
        let mut asked = Vec::new();
        let is_by_key = widgets::context_menu(response, |ui| {
            let room = ui.ctx().content_rect().height() - 24.0;
            widgets::menu_area(ui, room, |ui| {
                for (action, enabled) in [
                    (Action::Copy, has_selection || has_quote),
                    (Action::CopyAttribution, has_selection || has_quote),
                    (Action::CopyAs, has_selection || has_quote),
                    (Action::CopyPassage, has_quote),
                    (Action::Shorten, has_quote),
                    (Action::ToggleInBasket, has_quote),
                    (Action::MarkQuote, has_selection),
                    (Action::AddNote, has_selection),
                    (Action::StateFact, has_selection),
                    (Action::ChangeSpeaker, has_quote),
                    (Action::ChangeOccasion, has_quote),
                    (Action::RemoveQuote, has_quote),
                    (Action::SelectAll, true),
                ] {
                    if widgets::menu_entry(ui, action, enabled) {
                        asked.push(Command::Do(action));
                    }
                }
                own_marks::text::menu_entries(ui, self.context, has_selection, at, &mut asked);
                ui.menu_button("Paragraph", |ui| {
                    for action in OF_PARAGRAPH {
                        if widgets::menu_entry(ui, action, block.is_some() || has_selection || has_quote) {
                            asked.push(action.command_on(block));
                        }
                    }
                });
                if is_topic && widgets::menu_entry(ui, Action::ShowInFull, block.is_some() || has_quote) {
                    asked.push(
                        block.map_or(Command::Do(Action::ShowInFull), |block| TabCommand::ShowInFull(block).into()),
                    );
                }
            });
        });
        self.send.append(&mut asked);
        is_by_key
    }

    /// The person's own mark where the text was clicked last.
    fn mark_at_hand(&self) -> Option<MarkId> {
        let spot = (*self.clicked)?;
        let block = block_of_row(self.context, spot.row)?;
        self.context.state.marks.at(block.id, byte_of_char(block.text(), spot.char))
    }

    /// Dots below the words that a note is on, and a mark beside the line that shows it.
    fn note_marks(&mut self, ui: &mut Ui, block: &BlockRef<'_>, on_screen: &OnScreen<'_>, column: Rect) {
        let palette = self.context.palette;
        let mut last_y = f32::NEG_INFINITY;
        let margin = NoteMargin::beside(ui, column);
        let mut ends = column.top();
        for (id, note) in block.notes() {
            let words = block.text().get(note.range.clone()).unwrap_or_default();
            let rects = on_screen.rects(&note.range);
            for part in &rects {
                dots(ui, *part, palette.note);
            }
            let Some(first) = rects.first() else { continue };
            let y = first.center().y.max(last_y + 19.0).max(ends + MARGIN_LINE / 2.0);
            last_y = y;
            if let Some(margin) = &margin {
                ends = margin.note(ui, self.context, &note.text, y);
            }
            let spot = Rect::from_center_size(pos2(column.right() + 17.0, y), Vec2::splat(18.0));
            let is_open = self.context.state.open_note == Some(id);
            let mark = ui.interact(spot, Id::unique(("note", id)), Sense::click());
            let name = format!("Note on “{words}”: {}", note.text);
            mark.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, &name));
            let fill = if is_open || mark.hovered() { palette.note } else { Color32::TRANSPARENT };
            let ink = if is_open || mark.hovered() { palette.paper } else { palette.note };
            ui.painter().rect_filled(spot.expand(1.0), CornerRadius::same(4), fill);
            widgets::paint_icon(ui, Icon::Note, spot.shrink(2.5), ink);
            widgets::focus_ring(ui, palette, &mark, spot.expand(3.0));
            if mark.clicked() {
                self.send.push(TabCommand::ToggleNote(id).into());
            }
            widgets::context_menu(&mark, |ui| entry_menu::show(ui, Entry::Note(id), self.send));
            if is_open || mark.has_focus() {
                mark.show_tooltip_ui(|ui| note_tip(ui, self.context, words, &note.text));
            } else {
                mark.on_hover_ui(|ui| note_tip(ui, self.context, words, &note.text));
            }
        }
    }

    /// In a topic, the way from a paragraph to its place in the full briefing.
    fn open_button(&mut self, ui: &mut Ui, block: &BlockRef<'_>, rect: Rect) {
        if self.context.state.view == View::Full || !is_running_text(block) {
            return;
        }
        let palette = self.context.palette;
        let spot = Rect::from_center_size(pos2(rect.left() - 19.0, rect.top() + 14.0), Vec2::splat(22.0));
        let response = ui.interact(spot, Id::unique(("open in full", block.id)), Sense::click());
        let name = format!("Show part {} in the full briefing", block.id.0 + 1);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let near = ui.rect_contains_pointer(rect.expand2(vec2(40.0, 0.0)));
        if near || response.has_focus() {
            if response.hovered() {
                ui.painter().rect_filled(spot, CornerRadius::same(5), palette.hover);
            }
            widgets::paint_icon(ui, Icon::AtPlace, spot.shrink(5.5), palette.weak);
        }
        widgets::focus_ring(ui, palette, &response, spot);
        if response.clicked() {
            self.send.push(TabCommand::ShowInFull(block.id).into());
        }
        response.on_hover_text("Show this paragraph in the full briefing");
    }
}

/// The margin beside the text, where it is wide enough for notes.
struct NoteMargin {
    left: f32,
    width: f32,
    /// Where the notes of a paragraph end at the latest: those of the next begin there.
    bottom: f32,
}

/// The distance of the lines of a note in the margin, in points.
const MARGIN_LINE: f32 = 18.0;

impl NoteMargin {
    fn beside(ui: &Ui, column: Rect) -> Option<Self> {
        let left = column.right() + 34.0;
        let room = ui.max_rect().right() - left - 2.0 * space::M;
        let bottom = column.bottom() - space::S;
        (room >= 190.0).then(|| Self { left, width: room.min(280.0), bottom })
    }

    /// Shows a note whose first line has its middle at `y`; what has no room is left to the note's mark. Returns where it
    /// ends.
    fn note(&self, ui: &Ui, context: &PanelContext<'_>, text: &str, y: f32) -> f32 {
        let top = y - MARGIN_LINE / 2.0;
        let mut job = widgets::text_job(text, Type::Small, context.palette.weak, self.width);
        job.wrap.max_rows = ((self.bottom - top) / MARGIN_LINE).floor().max(1.0) as usize;
        let galley = bidi::lay_out(ui, job, false);
        let end = top + galley.size().y;
        ui.painter().galley(pos2(self.left, top), galley, context.palette.weak);
        end + space::S
    }
}

// ---- text ----------------------------------------------------------------------------------------

/// The text of a block, laid out with its quotes and what is lit up. The toolkit keeps it while it is
/// drawn with the same words and colours.
fn galley_of(ui: &Ui, context: &PanelContext<'_>, block: &BlockRef<'_>, width: f32) -> Arc<Galley> {
    widgets::hang(bidi::lay_out(ui, job_of(context, block, width), true))
}

fn job_of(context: &PanelContext<'_>, block: &BlockRef<'_>, width: f32) -> LayoutJob {
    let palette = context.palette;
    let kind = match block.kind() {
        BlockKind::Heading => Type::Heading,
        BlockKind::Paragraph | BlockKind::Turn(_) | BlockKind::Item { .. } => Type::Body,
        BlockKind::Figure(_) => Type::Small,
    };
    let color = if kind == Type::Small { palette.weak } else { palette.text };
    let plain = TextFormat {
        font_id: kind.font(),
        color,
        line_height: Some(kind.leading_in(context.persisted.typesetting)),
        ..TextFormat::default()
    };
    let mut text = marked(shown_text(context, block)).into_owned();
    if let Some(credit) = block.figure().and_then(|figure| figure.credit.as_ref()) {
        text.push_str(if text.is_empty() { "" } else { " · " });
        text.push_str(&marked(credit));
    }
    LayoutJob { wrap: TextWrapping::wrap_at_width(width), ..LayoutJob::single_section(text, plain) }
}

/// What lies under the words: a tint and a line for each quote, and a light.
struct Underlay {
    range: Range<usize>,
    fill: Color32,
    line: Option<Stroke>,
}

fn underlays(context: &PanelContext<'_>, block: &BlockRef<'_>) -> Vec<Underlay> {
    let palette = context.palette;
    let mut underlays = Vec::new();
    for (id, quote) in block.spoken() {
        let pieces = quote.pieces_in(block.id);
        let is_chosen = context.state.chosen == Some(id);
        // A whole turn is named above it, and tinted only while it is chosen.
        if block.turn().and_then(|turn| turn.speech()) == Some(quote) && !is_chosen {
            continue;
        }
        // It stands in the text; but who said it, or when, the file does not say.
        let is_known = quote.speaker.is_some() && quote.occasion.is_some();
        let color = match (is_known, quote.is_confirmed(), quote.speaker) {
            (_, false, _) => palette.warning,
            (true, _, Some(speaker)) => palette.speaker(speaker.index()),
            _ => palette.bad,
        };
        let is_aside = !is_chosen && !context.state.filter.matches(context.briefing, quote);
        let fill = palette.over_paper(color, if is_chosen { palette.strong_tint } else { palette.tint });
        let line = Some(Stroke::new(if is_chosen { 2.0 } else { 1.0 }, color));
        // The quotes of others step back while the panel shows those of one speaker or occasion alone.
        let (fill, line) =
            if is_aside { (Color32::TRANSPARENT, Some(Stroke::new(1.0, palette.line))) } else { (fill, line) };
        underlays.extend(pieces.iter().map(|piece| Underlay { range: piece.clone(), fill, line }));
    }
    underlays.extend(evidence_in(context, block).into_iter().map(|range| Underlay {
        range,
        fill: egui::Color32::TRANSPARENT,
        line: Some(Stroke::new(2.0, palette.accent)),
    }));
    for (id, range) in near_places(context, block) {
        let is_chosen = context.state.chosen == Some(id);
        let fill = palette.over_paper(palette.bad, if is_chosen { palette.strong_tint } else { palette.tint });
        underlays.push(Underlay { range, fill, line: Some(Stroke::new(2.0, palette.bad)) });
    }
    let tints = own_marks::text::tints(context, block).into_iter();
    underlays.extend(tints.map(|(range, fill)| Underlay { range, fill, line: None }));
    if let Some(found) = context.state.find.shown() {
        let now = context.state.find.at.and_then(|at| found.hits.get(at));
        for (nth, range) in found.search.find(block.text()).into_iter().enumerate() {
            let is_now = now == Some((Place::Block(block.id), nth));
            let fill = if is_now { palette.hit_now } else { palette.hit };
            underlays.push(Underlay { range, fill, line: None });
        }
        let near = context.state.find.near().filter(|near| near.block == block.id);
        underlays.extend(near.map(|near| Underlay { range: near.range.clone(), fill: palette.hit, line: None }));
        // A hit in a note is shown on the words that the note is on.
        let noted =
            now.and_then(|(place, _)| if let Place::Note(id) = place { context.briefing.note(id) } else { None });
        if let Some(note) = noted.filter(|note| note.block == block.id) {
            underlays.push(Underlay { range: note.range.clone(), fill: palette.hit_now, line: None });
        }
    }
    if let Some((_, range)) = context.state.highlight.as_ref().filter(|(lit, _)| *lit == block.id) {
        underlays.push(Underlay { range: range.clone(), fill: palette.selection, line: None });
    }
    underlays
}

/// How many blocks before a quote the words may stand that say who said it.
const EVIDENCE_BEFORE: u32 = 3;

/// The words of a block that speak for the chosen proposal: those nearest to it, in its block or a little before.
fn evidence_in(context: &PanelContext<'_>, block: &BlockRef<'_>) -> Vec<Range<usize>> {
    let chosen = context.state.chosen.and_then(|id| context.briefing.quote(id)).filter(|quote| !quote.is_confirmed());
    let Some((quote, proposal)) = chosen.and_then(|quote| Some((quote, quote.proposal()?))) else { return Vec::new() };
    if block.id > quote.block || quote.block.0 - block.id.0 > EVIDENCE_BEFORE {
        return Vec::new();
    }
    let is_own = block.id == quote.block;
    let place = if is_own { quote.span().unwrap_or(0..0) } else { block.text().len()..block.text().len() };
    let of = |id: u32| context.briefing.block(BlockId(id)).map(|block| block.text());
    let nearest = |words: &String| {
        let stands_later = (block.id.0 + 1..=quote.block.0).filter_map(of).any(|text| text.contains(words.as_str()));
        let found = block.text().match_indices(words.as_str()).map(|(at, _)| at..at + words.len());
        let outside = found.filter(|range| range.end <= place.start || place.end <= range.start);
        let distance = |range: &Range<usize>| place.start.abs_diff(range.end).min(range.start.abs_diff(place.end));
        outside.min_by_key(distance).filter(|_| is_own || !stands_later)
    };
    proposal.evidence.iter().filter(|words| !words.is_empty()).filter_map(nearest).collect()
}

/// The places of a block that quotes which are not verified nearly have: of its own quotes, and of the chosen one, which
/// may stand in another block than the file says.
fn near_places(context: &PanelContext<'_>, block: &BlockRef<'_>) -> Vec<(QuoteId, Range<usize>)> {
    let chosen = context.state.chosen.and_then(|id| Some((id, context.briefing.quote(id)?)));
    let elsewhere = chosen.filter(|(_, quote)| quote.block != block.id);
    let near = |(id, quote): (QuoteId, &Quote)| {
        let (there, range) = quote.near_place()?;
        (there == block.id && !range.is_empty()).then(|| (id, range.clone()))
    };
    block.quotes().chain(elsewhere).filter_map(near).collect()
}

fn paint_underlays(ui: &Ui, context: &PanelContext<'_>, block: &BlockRef<'_>, on_screen: &OnScreen<'_>) {
    for underlay in underlays(context, block) {
        for part in on_screen.underlay(ui, &underlay.range, underlay.fill) {
            if let Some(line) = underlay.line {
                ui.painter().hline(part.x_range(), part.bottom() - line.width / 2.0, line);
            }
        }
    }
}

/// Tells a screen reader where the caret is in the text of a block, and what is selected of it.
fn tell_caret(ui: &Ui, id: Id, selected: Option<CCursorRange>, spot: Spot, galley: &Galley, origin: Pos2) {
    let at = CCursorRange::one(CCursor::new(CharIndex(spot.char)));
    let place = ui.ctx().layer_transform_to_global(ui.layer_id()).unwrap_or_default()
        * egui::emath::TSTransform::from_translation(origin.to_vec2());
    update_accesskit_for_text_widget(ui.ctx(), id, Some(selected.unwrap_or(at)), place, galley);
}

fn is_running_text(block: &BlockRef<'_>) -> bool {
    matches!(block.kind(), BlockKind::Paragraph | BlockKind::Turn(_) | BlockKind::Item { .. })
}

fn byte_of_char(text: &str, char: usize) -> usize {
    text.char_indices().nth(char).map_or(text.len(), |(at, _)| at)
}

/// The word at a character, as [UAX #29](https://www.unicode.org/reports/tr29/) parts words.
fn word_at(text: &str, char: usize) -> (usize, usize) {
    use unicode_segmentation::UnicodeSegmentation as _;
    let mut start = 0;
    for word in text.split_word_bounds() {
        let end = start + word.chars().count();
        if char < end {
            return (start, end);
        }
        start = end;
    }
    (start, start)
}

fn dots(ui: &Ui, words: Rect, color: Color32) {
    let y = words.bottom() - 3.5;
    let mut x = words.left() + 1.0;
    while x < words.right() {
        ui.painter().add(Shape::circle_filled(pos2(x, y), 0.9, color));
        x += 3.6;
    }
}

// ---- notes, tips, pictures -----------------------------------------------------------------------

fn note_tip(ui: &mut Ui, context: &PanelContext<'_>, words: &str, text: &str) {
    ui.set_max_width(320.0);
    widgets::label(ui, &format!("Note on “{words}”"), Type::Strong, context.palette.note);
    widgets::label(ui, text, Type::Plain, context.palette.text);
}

fn quote_tip(ui: &mut Ui, context: &PanelContext<'_>, quote: &briefing_core::model::VerifiedQuote<'_>) {
    ui.set_max_width(320.0);
    for (_, speaker) in quote.speakers() {
        widgets::label(ui, &speaker.name, Type::Strong, context.palette.text);
        if let Some(role) = quote.role_of(speaker) {
            widgets::label(ui, role, Type::Small, context.palette.weak);
        }
    }
    let occasion = quote.occasion();
    let date =
        occasion.date.map(|date| format!(", {}", date.in_language(&context.briefing.language))).unwrap_or_default();
    widgets::label(ui, &format!("{}{date}", occasion.name), Type::Small, context.palette.weak);
    if let Some(signs) = own_marks::signs::line(context, quote.id()) {
        widgets::label(ui, &signs, Type::Small, context.palette.weak);
    }
}

/// How large a picture is drawn: never beyond its own size, the column, or half a page.
fn picture_size(context: &PanelContext<'_>, name: &str, width: f32) -> Vec2 {
    if matches!(context.images.get(name), Picture::Failed(_)) {
        return vec2(width, 96.0);
    }
    // While it is decoded again it keeps its place.
    let Some(own) = context.images.size(name) else { return vec2(width, 180.0) };
    own * (width / own.x.max(1.0)).min(420.0 / own.y.max(1.0)).min(1.0)
}

fn picture_ui(ui: &mut Ui, context: &PanelContext<'_>, name: &str, alt: &str, rect: Rect, size: Vec2, block: BlockId) {
    let palette = context.palette;
    let response = ui.interact(rect, Id::unique(("picture", block)), Sense::hover());
    let picture = context.images.get(name);
    let said = match picture {
        Picture::Loaded(_) => alt.to_owned(),
        Picture::Loading => format!("{alt} (the picture is being read)"),
        Picture::Failed(why) => format!("{alt} (the picture is not shown: {why})"),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
    if let Picture::Loaded(texture) = picture {
        let place = Rect::from_min_size(rect.min, size);
        ui.painter().image(texture.id(), place, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), Color32::WHITE);
        response.on_hover_text(marked(alt));
        return;
    }
    ui.painter().rect(rect, CornerRadius::same(6), palette.pane, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    let mut inner = ui.new_child(UiBuilder::new().id_salt(("picture", block)).max_rect(rect.shrink(14.0)));
    match picture {
        Picture::Failed(why) => {
            widgets::label(&mut inner, alt, Type::Plain, palette.text);
            widgets::label(&mut inner, &format!("The picture “{name}” is not shown: {why}"), Type::Small, palette.bad);
        }
        _ => {
            widgets::label(&mut inner, alt, Type::Plain, palette.weak);
        }
    }
}
