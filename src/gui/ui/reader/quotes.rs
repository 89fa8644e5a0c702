//! Quotes in the text, each a widget for the pointer, the keyboard and screen readers.

use briefing_core::{
    citation::speakers_of,
    model::{BlockRef, Quote, QuoteId, VerifiedQuote},
};
use egui::{
    CornerRadius, CursorIcon, Galley, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use super::{ReaderRows, underlays::near_places};
use crate::gui::{
    command::TabCommand,
    ui::{
        PanelContext, own_marks,
        theme::TextRole,
        widgets::{self, OnScreen},
    },
};

impl ReaderRows<'_, '_> {
    /// Makes each quote a widget for the pointer, the keyboard and screen readers. Returns the quote under the pointer.
    pub(super) fn quote_nodes(
        &mut self,
        ui: &Ui,
        row: usize,
        block: &BlockRef<'_>,
        galley: &Galley,
        rect: Rect,
        on_screen: &OnScreen<'_>,
    ) -> Option<QuoteId> {
        let pointer = ui
            .input(|input| input.pointer.latest_pos())
            .filter(|pointer| ui.rect_contains_pointer(Rect::from_min_max(*pointer, *pointer + Vec2::splat(0.1))));
        let with_rects = |(id, quote): (QuoteId, &Quote)| {
            let rects: Vec<Rect> = quote.pieces_in(block.id).iter().flat_map(|piece| on_screen.rects(piece)).collect();
            (id, rects)
        };
        let quotes: Vec<_> = block.spoken().map(with_rects).collect();
        let is_under =
            |rects: &[Rect]| pointer.is_some_and(|at| rects.iter().any(|part| part.expand(2.0).contains(at)));
        // The bounds of a quote may cover the last line of the one before, so that its widget gets the click.
        let over = quotes.iter().rfind(|(_, rects)| is_under(rects)).map(|(id, _)| *id);
        for (id, rects) in quotes {
            let Some(quote) = self.context.briefing.quote(id) else { continue };
            let Some(bounds) = rects.iter().copied().reduce(Rect::union) else { continue };
            let speaker = speakers_of(self.context.briefing, quote).unwrap_or_else(|| "an unknown speaker".to_owned());
            let node = ui.interact(bounds, Id::unique(("quote in the text", id, block.id)), Sense::click());
            let (words, signs) = (self.context.briefing.quote_text(quote), own_marks::signs::spoken(self.context, id));
            let name = format!("Quote {} in the text, by {speaker}: {words}{signs}", id.0 + 1);
            let is_chosen = self.context.state.position.chosen == Some(id);
            node.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &name));
            focus_rings(ui, self.context, &node, &rects);
            // The menu is about what is under the pointer.
            if let Some(over) = over.filter(|_| node.secondary_clicked() && self.selection.is_none()) {
                self.send.push(TabCommand::ChooseInText(over).into());
            }
            if self.text_menu(&node, Some(block.id)) {
                self.send.push(TabCommand::ChooseInText(id).into());
            }
            if node.interact_pointer_pos().is_some() {
                self.click_in_quote(ui, row, block, galley, rect, &node, over);
            } else if node.clicked() {
                self.send.push(TabCommand::Choose(id).into());
            }
        }
        over
    }

    /// A click on a quote chooses it; a double click selects the word, a triple click the paragraph, and a click with
    /// Shift extends the selection, as elsewhere in the text.
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

    /// The passage that is similar to an unverified quote: a widget that leads to its card.
    pub(super) fn near_nodes(
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
            let is_chosen = self.context.state.position.chosen == Some(id);
            node.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &name));
            focus_rings(ui, self.context, &node, &rects);
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

    pub(super) fn text_clicks(
        &mut self,
        ui: &Ui,
        block: &BlockRef<'_>,
        rect: Rect,
        response: &Response,
        over: Option<QuoteId>,
    ) {
        let briefing = self.context.briefing;
        let hovered = ui.rect_contains_pointer(rect.intersect(ui.clip_rect()));
        if hovered && !*self.is_selecting {
            ui.ctx().set_cursor_icon(if over.is_some() { CursorIcon::PointingHand } else { CursorIcon::Text });
        }
        if let Some(id) =
            over.filter(|_| hovered && self.is_pointing && !*self.is_selecting && self.selection.is_none())
            && let Ok(quote) = briefing.verified_quote(id)
        {
            response.clone().on_hover_ui_at_pointer(|ui| quote_tip(ui, self.context, &quote));
        }
        self.text_menu(response, Some(block.id));
    }
}

/// The focus rings around the words of a widget, one for each line.
fn focus_rings(ui: &Ui, context: &PanelContext<'_>, node: &Response, words: &[Rect]) {
    if node.has_focus() {
        let ring = Stroke::new(2.0, context.palette.focus);
        for part in words {
            ui.painter().rect_stroke(part.expand(1.0), CornerRadius::same(2), ring, StrokeKind::Outside);
        }
    }
}

fn quote_tip(ui: &mut Ui, context: &PanelContext<'_>, quote: &VerifiedQuote<'_>) {
    ui.set_max_width(320.0);
    for (_, speaker) in quote.speakers() {
        widgets::label(ui, &speaker.name, TextRole::Strong, context.palette.text);
        if let Some(role) = quote.role_of(speaker) {
            widgets::label(ui, role, TextRole::Small, context.palette.weak);
        }
    }
    let occasion = quote.occasion();
    let date =
        occasion.date.map(|date| format!(", {}", date.in_language(&context.briefing.language))).unwrap_or_default();
    widgets::label(ui, &format!("{}{date}", occasion.name), TextRole::Small, context.palette.weak);
    if let Some(signs) = own_marks::signs::line(context, quote.id()) {
        widgets::label(ui, &signs, TextRole::Small, context.palette.weak);
    }
}
