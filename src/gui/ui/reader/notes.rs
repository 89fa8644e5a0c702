//! The editor's notes: dots below their words, and their text in the margin.

use briefing_core::{editing::Entry, model::BlockRef};
use egui::{Color32, CornerRadius, Id, Rect, Role, Sense, Shape, Ui, Vec2, WidgetInfo, pos2};

use super::{ReaderRows, block_of_row};
use crate::gui::{
    command::TabCommand,
    ui::{
        PanelContext, bidi, entry_menu,
        theme::{TextRole, space},
        widgets::{self, Icon, OnScreen},
    },
};

impl ReaderRows<'_, '_> {
    /// Dots below the words with a note, and a mark next to the line that shows it.
    pub(super) fn note_marks(
        &mut self,
        ui: &mut Ui,
        row: usize,
        block: &BlockRef<'_>,
        on_screen: &OnScreen<'_>,
        column: Rect,
    ) {
        let palette = self.context.palette;
        let mut last_y = f32::NEG_INFINITY;
        let next = block_of_row(self.context, row + 1);
        let is_free_below = next.is_none_or(|next| next.notes().next().is_none());
        let margin = NoteMargin::beside(ui, column, is_free_below);
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
            let is_open = self.context.state.position.open_note == Some(id);
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
}

/// The margin next to the text, if it is wide enough for notes.
struct NoteMargin {
    left: f32,
    width: f32,
    /// The lower limit for the notes of a paragraph: those of the next begin there.
    bottom: f32,
}

/// The line height of a note in the margin, in points.
const MARGIN_LINE: f32 = 18.0;

impl NoteMargin {
    /// `is_free_below`: the next paragraph has no notes, so the last note may continue next to it.
    fn beside(ui: &Ui, column: Rect, is_free_below: bool) -> Option<Self> {
        /// The maximum number of lines of a note next to the following paragraph, which may itself have only two lines.
        const EXTRA_LINES: f32 = 3.0;
        let left = column.right() + 34.0;
        let room = ui.max_rect().right() - left - 2.0 * space::M;
        let bottom = column.bottom() - space::S + if is_free_below { EXTRA_LINES * MARGIN_LINE } else { 0.0 };
        (room >= 190.0).then(|| Self { left, width: room.min(280.0), bottom })
    }

    /// Shows a note whose first line is centred at `y`; the part without room is only shown by the note's mark. Returns
    /// where it ends.
    fn note(&self, ui: &Ui, context: &PanelContext<'_>, text: &str, y: f32) -> f32 {
        let top = y - MARGIN_LINE / 2.0;
        let mut job = widgets::text_job(text, TextRole::Small, context.palette.weak, self.width);
        job.wrap.max_rows = ((self.bottom - top) / MARGIN_LINE).floor().max(1.0) as usize;
        let galley = bidi::lay_out(ui, job, false);
        let end = top + galley.size().y;
        ui.painter().galley(pos2(self.left, top), galley, context.palette.weak);
        end + space::S
    }
}

fn dots(ui: &Ui, words: Rect, color: Color32) {
    let y = words.bottom() - 3.5;
    let mut x = words.left() + 1.0;
    while x < words.right() {
        ui.painter().add(Shape::circle_filled(pos2(x, y), 0.9, color));
        x += 3.6;
    }
}

fn note_tip(ui: &mut Ui, context: &PanelContext<'_>, words: &str, text: &str) {
    ui.set_max_width(320.0);
    widgets::label(ui, &format!("Note on “{words}”"), TextRole::Strong, context.palette.note);
    widgets::label(ui, text, TextRole::Plain, context.palette.text);
}
