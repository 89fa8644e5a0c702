//! Small signs on quotes: used, copied before, in the basket.

use egui::{Id, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

use super::{SIGN, SIGN_DISTANCE};
use crate::gui::{
    command::{Action, Command, MarkCommand},
    ui::{
        PanelContext,
        widgets::{self, Icon, OnScreen},
    },
};
use briefing_core::{
    citation::QuoteExcerpt,
    model::{BlockRef, QuoteId},
};

/// The status of a quote on one line: "Used · Copied before (yesterday, Markdown) · In the basket".
pub fn line(context: &PanelContext<'_>, id: QuoteId) -> Option<String> {
    let marks = &context.state.marks;
    let record = marks.record_of(context.briefing, id);
    let used = record.and_then(|record| record.used).map(|used| format!("Used ({})", marks.ago(used)));
    let copied = record.and_then(|record| record.copied.as_ref());
    let copied = copied.map(|copied| format!("Copied before ({}, {})", marks.ago(copied.at), copied.format));
    // The basket button shows this as well, but not in the text.
    let basket = context.basket.has(context.file, &QuoteExcerpt::from(id)).then(|| "In the basket".to_owned());
    let signs: Vec<String> = [used, copied, basket].into_iter().flatten().collect();
    (!signs.is_empty()).then(|| signs.join(" · "))
}

/// The same status as icons.
pub fn icons(context: &PanelContext<'_>, id: QuoteId) -> Vec<Icon> {
    let record = context.state.marks.record_of(context.briefing, id);
    let used = record.and_then(|record| record.used).map(|_| Icon::Check);
    let copied = record.and_then(|record| record.copied.as_ref()).map(|_| Icon::Copy);
    let basket = context.basket.has(context.file, &QuoteExcerpt::from(id)).then_some(Icon::Basket);
    [used, copied, basket].into_iter().flatten().collect()
}

/// The status of a quote for screen readers: ", used (yesterday)".
pub fn spoken(context: &PanelContext<'_>, id: QuoteId) -> String {
    line(context, id).map(|signs| format!("; {}", signs.replace(" · ", ", ").to_lowercase())).unwrap_or_default()
}

fn is_used(context: &PanelContext<'_>, id: QuoteId) -> bool {
    context.state.marks.record_of(context.briefing, id).is_some_and(|record| record.used.is_some())
}

/// The menu entry that marks a quote as used, or not.
pub fn used_entry(ui: &mut Ui, context: &PanelContext<'_>, id: Option<QuoteId>, send: &mut Vec<Command>) {
    let is_used = id.is_some_and(|id| is_used(context, id));
    let is_chosen = match is_used {
        true => widgets::plain_entry(ui, "Not used", true),
        false => widgets::menu_entry(ui, Action::ToggleUsed, id.is_some()),
    };
    if is_chosen {
        send.push(MarkCommand::ToggleUsed(id).into());
    }
}

/// A tick next to the first line of each used quote that begins in the block.
pub fn used_in_text(
    ui: &mut Ui,
    context: &PanelContext<'_>,
    block: &BlockRef<'_>,
    on_screen: &OnScreen<'_>,
    column: Rect,
    mut last_y: f32,
    send: &mut Vec<Command>,
) {
    for (id, quote) in block.spoken().filter(|(id, quote)| quote.block == block.id && is_used(context, *id)) {
        let rects: Vec<Rect> = quote.pieces_in(block.id).iter().flat_map(|piece| on_screen.rects(piece)).collect();
        let Some(first) = rects.first() else { continue };
        let y = first.center().y.max(last_y + SIGN + 1.0);
        last_y = y;
        let spot = Rect::from_center_size(pos2(column.left() - SIGN_DISTANCE, y), Vec2::splat(SIGN));
        let sign = ui.interact(spot, Id::unique(("used quote", id)), Sense::click());
        let message = line(context, id).unwrap_or_default();
        let name = format!("Quote {}: {message}", id.0 + 1);
        sign.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        widgets::paint_icon(ui, Icon::Check, spot.shrink(3.0), context.palette.weak);
        widgets::focus_ring(ui, context.palette, &sign, spot.expand(3.0));
        if sign.clicked() {
            send.push(crate::gui::command::TabCommand::Choose(id).into());
        }
        widgets::context_menu(&sign, |ui| used_entry(ui, context, Some(id), send));
        sign.on_hover_text(message);
    }
}
