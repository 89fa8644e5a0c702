//! The user's own marks in the text: a tint and a dashed line under the words, and a sign next to the line that shows
//! the note.

use std::ops::Range;

use egui::{Color32, CornerRadius, Id, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

use super::{SIGN, SIGN_DISTANCE, menu, name_of, signs};
use crate::gui::{
    command::{Action, Command, MarkCommand},
    ui::{
        PanelContext, availability,
        theme::{MarkColors, Palette, TextRole},
        widgets::{self, Icon, OnScreen},
    },
};
use briefing_core::{
    marks::{Colour, MarkId},
    model::BlockRef,
    text::invisible::marked,
};

/// The opacity of the tint of marked words, of 255: a tint below, such as that of a quote, is still visible.
const TINT: u8 = 170;

/// Dashes and gaps under the words, in points: each colour has its own pattern, for colour-blind users.
const DASHES: [&[f32]; 4] = [&[7.0, 3.0], &[2.5, 2.5], &[10.0, 3.0, 2.5, 3.0], &[4.5, 2.0, 1.5, 2.0]];

/// The width of the line, in points.
const LINE: f32 = 2.0;

/// The marked words of a block, with the tint under them.
pub fn tints(context: &PanelContext<'_>, block: &BlockRef<'_>) -> Vec<(Range<usize>, Color32)> {
    let marks = &context.state.marks;
    let tint = |(id, range): &(MarkId, Range<usize>)| {
        let colors = colors(context.palette, marks.get(*id)?.colour);
        Some((range.clone(), colors.tint.gamma_multiply_u8(if marks.open == Some(*id) { u8::MAX } else { TINT })))
    };
    marks.in_block(block.id).iter().filter_map(tint).collect()
}

fn colors(palette: &Palette, colour: Colour) -> MarkColors {
    let one = MarkColors { line: palette.accent, tint: palette.selection };
    palette.marks.get(colour.index()).copied().unwrap_or(one)
}

/// A short piece of the line, as shown next to the words in a list.
pub fn swatch(ui: &Ui, palette: &Palette, colour: Colour, rect: Rect) {
    let colors = colors(palette, colour);
    ui.painter().rect_filled(rect, CornerRadius::same(2), colors.tint);
    broken_line(ui, rect, colour, colors.line);
}

fn broken_line(ui: &Ui, part: Rect, colour: Colour, color: Color32) {
    let pattern = DASHES.get(colour.index()).copied().unwrap_or(&[6.0, 3.0]);
    let y = part.bottom() - LINE / 2.0;
    let mut x = part.left();
    for (step, is_dash) in pattern.iter().cycle().zip([true, false].into_iter().cycle()) {
        if x >= part.right() {
            break;
        }
        let end = (x + step).min(part.right());
        if is_dash {
            ui.painter().hline(x..=end, y, Stroke::new(LINE, color));
        }
        x += step;
    }
}

/// A sign for each mark that begins in the block, next to its line: a widget for the pointer, the keyboard and screen
/// readers. The line under the words is drawn as well.
pub fn show(
    ui: &mut Ui,
    context: &PanelContext<'_>,
    block: &BlockRef<'_>,
    on_screen: &OnScreen<'_>,
    column: Rect,
    send: &mut Vec<Command>,
) {
    let marks = &context.state.marks;
    let mut last_y = f32::NEG_INFINITY;
    for (id, range) in marks.in_block(block.id) {
        let (Some(mark), rects) = (marks.get(*id), on_screen.rects(range)) else { continue };
        for part in &rects {
            broken_line(ui, part.shrink2(egui::vec2(0.0, 1.0)), mark.colour, colors(context.palette, mark.colour).line);
        }
        let begins_here = marks.place(*id).and_then(|place| place.first()).is_some_and(|(first, _)| *first == block.id);
        let Some(first) = rects.first().filter(|_| begins_here) else { continue };
        let y = first.center().y.max(last_y + SIGN + 1.0);
        // If there are more marks than lines, the others are only in the side panel.
        if y < column.bottom() || last_y == f32::NEG_INFINITY {
            last_y = y;
            let sign = Rect::from_center_size(pos2(column.left() - SIGN_DISTANCE, y), Vec2::splat(SIGN));
            sign_ui(ui, context, *id, sign, &rects, send);
        }
    }
    signs::used_in_text(ui, context, block, on_screen, column, last_y, send);
}

fn sign_ui(ui: &mut Ui, context: &PanelContext<'_>, id: MarkId, spot: Rect, words: &[Rect], send: &mut Vec<Command>) {
    let (palette, marks) = (context.palette, &context.state.marks);
    let Some(mark) = marks.get(id) else { return };
    let is_open = marks.open == Some(id);
    let sign = ui.interact(spot, Id::unique(("own mark", id)), Sense::click());
    let name = name_of(marks, id);
    sign.widget_info(|| WidgetInfo::selected(Role::Button, true, is_open, &name));
    let is_lit = is_open || sign.hovered();
    if is_lit {
        ui.painter().rect_filled(spot.expand(1.5), CornerRadius::same(4), palette.text);
    }
    let ink = if is_lit { palette.paper } else { colors(palette, mark.colour).line };
    let icon = if mark.note.is_empty() { Icon::Marker } else { Icon::Pencil };
    widgets::paint_icon(ui, icon, spot.shrink(1.5), ink);
    widgets::focus_ring(ui, palette, &sign, spot.expand(3.0));
    if sign.clicked() {
        send.push(MarkCommand::ToggleNote(id).into());
    }
    widgets::context_menu(&sign, |ui| menu(ui, marks, id, send));
    let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|_| !context.is_covered);
    let is_over = pointer.is_some_and(|pointer| words.iter().any(|part| part.contains(pointer)));
    let is_shown =
        is_open || sign.has_focus() || is_over && !mark.note.is_empty() && !egui::Popup::is_any_open(ui.ctx());
    if is_shown && !ui.input(|input| input.pointer.any_down()) {
        sign.show_tooltip_ui(|ui| tip(ui, context, id));
    } else {
        sign.on_hover_ui(|ui| tip(ui, context, id));
    }
}

/// The tooltip of a mark.
fn tip(ui: &mut Ui, context: &PanelContext<'_>, id: MarkId) {
    let (palette, marks) = (context.palette, &context.state.marks);
    let Some(mark) = marks.get(id) else { return };
    ui.set_max_width(320.0);
    let head = if mark.note.is_empty() { "Your highlight" } else { "Your note" };
    let message = format!("{head}, {}", marks.ago(mark.made));
    widgets::label(ui, &message, TextRole::Strong, palette.weak);
    if !mark.note.is_empty() {
        widgets::label(ui, &marked(&mark.note), TextRole::Plain, palette.text);
    }
    if !mark.tags.is_empty() {
        widgets::label(ui, &marked(&mark.tags.join(", ")), TextRole::Small, palette.weak);
    }
}

/// A group of the text menu: for selected words, and for the mark under the pointer.
pub fn menu_entries(ui: &mut Ui, context: &PanelContext<'_>, at: Option<MarkId>, send: &mut Vec<Command>) {
    ui.separator();
    availability::entries(ui, context, &[Action::Highlight, Action::AddMyNote], send);
    if let Some(id) = at {
        ui.menu_button("Your mark", |ui| menu(ui, &context.state.marks, id, send));
    }
    signs::used_entry(ui, context, context.state.position.chosen, send);
    ui.separator();
}
