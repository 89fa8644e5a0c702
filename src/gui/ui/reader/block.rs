//! A block of the body: its text with everything on it and next to it.

use std::sync::Arc;

use briefing_core::{
    model::{BlockKind, BlockRef, Figure},
    text::number::grouped,
};
use egui::{
    Align2, CornerRadius, CursorIcon, Galley, Id, Pos2, Rect, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo,
    pos2,
    text::{CCursor, CharIndex},
    text_selection::{CCursorRange, accesskit_text::update_accesskit_for_text_widget, visuals::paint_text_selection},
    vec2,
};

use super::{
    ReaderRows,
    beside_text::{indent_of, is_original, label_height, lead_ui, left_of, original_ui, shown_text},
    block_text::{column_of, galley_of, space_above},
    caret,
    picture::{picture_size, picture_ui},
    selection::RowPosition,
    underlays::paint_underlays,
};
use crate::gui::{
    command::TabCommand,
    state::view::View,
    ui::{
        bidi, own_marks,
        theme::{TextRole, space},
        widgets::{self, Icon, OnScreen},
    },
};

impl ReaderRows<'_, '_> {
    /// The distance of a block's text from the top of its row, in points.
    pub(super) fn text_top(&self, block: &BlockRef<'_>, width: f32) -> f32 {
        let picture =
            |figure: &Figure| picture_size(self.context, &figure.image, column_of(self.context, width).1).y + space::S;
        space_above(block) + block.figure().map_or(0.0, picture) + label_height(self.context, block)
    }

    pub(super) fn block_ui(&mut self, ui: &mut Ui, row: usize, block: &BlockRef<'_>, column: Rect) {
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
        let rect = Rect::from_min_size(pos2(column.left() + left_of(self.context, block), top), size);
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
            // The toolkit assumes that the selected part of a line is one piece.
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
            report_caret(ui, response.id, self.selected_in(row, block), spot, &laid, rect.min);
        }
        let over = self.quote_nodes(ui, row, block, &galley, rect, &on_screen);
        self.text_clicks(ui, block, rect, &response, over);
        self.selection_pointer(ui, row, block, &laid, rect, &response);
        self.near_nodes(ui, row, block, &laid, rect, &on_screen);
        self.note_marks(ui, row, block, &on_screen, column);
        self.number(ui, block, rect);
        own_marks::text::show(ui, self.context, block, &on_screen, column, self.send);
        self.open_button(ui, block, rect);
    }

    /// The pointer shows a hand over selected words that can be dragged.
    fn selection_pointer(
        &self,
        ui: &Ui,
        row: usize,
        block: &BlockRef<'_>,
        galley: &Galley,
        rect: Rect,
        response: &Response,
    ) {
        let pointer = response.hover_pos().filter(|_| self.context.state.can_drag_out && !*self.is_selecting);
        if pointer.is_some_and(|pointer| self.is_selected_at(row, block, galley, pointer - rect.min.to_vec2())) {
            ui.ctx().set_cursor_icon(CursorIcon::Default);
        }
    }

    /// The number of the paragraph in the margin, if numbers are shown.
    fn number(&self, ui: &Ui, block: &BlockRef<'_>, rect: Rect) {
        if !self.context.persisted.parts.paragraph_numbers {
            return;
        }
        let Some(number) = self.context.briefing.paragraph_number(block.id) else { return };
        let line = TextRole::Body.leading_in(self.context.persisted.typesetting);
        let place = pos2(rect.left() - left_of(self.context, block) - 18.0, rect.top() + line / 2.0 + 1.0);
        ui.painter().text(
            place,
            Align2::RIGHT_CENTER,
            grouped(number),
            TextRole::Small.font(),
            self.context.palette.weak,
        );
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

    /// In a topic, a button that goes from a paragraph to its place in the full briefing.
    fn open_button(&mut self, ui: &mut Ui, block: &BlockRef<'_>, rect: Rect) {
        if self.context.state.position.view == View::Full || !block.kind().is_paragraph() {
            return;
        }
        let palette = self.context.palette;
        // Below the number of the paragraph, where numbers are shown.
        let line = TextRole::Body.leading_in(self.context.persisted.typesetting);
        let below = if self.context.persisted.parts.paragraph_numbers { line } else { 0.0 };
        let spot = Rect::from_center_size(pos2(rect.left() - 19.0, rect.top() + 14.0 + below), Vec2::splat(22.0));
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

/// Tells screen readers the caret position and the selection in the text of a block.
fn report_caret(ui: &Ui, id: Id, selected: Option<CCursorRange>, spot: RowPosition, galley: &Galley, origin: Pos2) {
    let at = CCursorRange::one(CCursor::new(CharIndex(spot.char)));
    let place = ui.ctx().layer_transform_to_global(ui.layer_id()).unwrap_or_default()
        * egui::emath::TSTransform::from_translation(origin.to_vec2());
    update_accesskit_for_text_widget(ui.ctx(), id, Some(selected.unwrap_or(at)), place, galley);
}
