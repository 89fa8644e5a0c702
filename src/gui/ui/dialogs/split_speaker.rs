//! The dialog that splits a speaker by moving some of the quotes to another speaker.

use egui::Ui;

use crate::gui::{
    command::{Command, EditCommand},
    state::editing_dialogs::SplitDialog,
    ui::{
        PanelContext,
        theme::{TextRole, space},
        widgets,
    },
};
use briefing_core::text::invisible::marked;

/// Draws the dialog.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, split: &mut SplitDialog, send: &mut Vec<Command>) {
    let palette = context.palette;
    let is_closed = widgets::modal(ui, "Split speaker", 560.0, |ui| {
        let name = context.briefing.speaker(split.speaker).map(|speaker| speaker.name.as_str()).unwrap_or_default();
        widgets::heading(ui, "Split speaker", TextRole::Heading, palette.text, 1);
        ui.add_space(space::S);
        let message = format!("Mark the quotes that are not by {}", widgets::beginning(name, 60));
        widgets::label(ui, &message, TextRole::Plain, palette.weak);
        ui.add_space(space::S);
        let height = (ui.ctx().content_rect().height() - 360.0).clamp(80.0, 420.0);
        let row = ui.spacing().interact_size.y;
        let count = split.quotes.len();
        egui::ScrollArea::vertical().id_salt("split").max_height(height).auto_shrink([false, true]).show_rows(
            ui,
            row,
            count,
            |ui, rows| {
                for (id, is_chosen) in split.quotes.get_mut(rows).unwrap_or_default() {
                    let Some(quote) = context.briefing.quote(*id) else { continue };
                    let words = context.briefing.quote_text(quote);
                    ui.checkbox(is_chosen, marked(&format!("“{}”", widgets::beginning(&words, 60))))
                        .on_hover_text(words);
                }
            },
        );
        ui.add_space(space::S);
        widgets::label(ui, "They are by", TextRole::Small, palette.weak);
        let id = egui::Id::unique("split speaker");
        let field = super::text_field(ui, palette, id, "They are by", &mut split.name, false);
        if std::mem::take(&mut split.wants_focus) {
            field.request_focus();
        }
        super::error_line(ui, palette, split.error.as_deref());
        let can = split.change(context.briefing).is_some();
        let is_entered = can && field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if super::foot(ui, palette, "split", "Split", can, send) || is_entered {
            send.push(EditCommand::ConfirmSplit.into());
        }
    });
    if is_closed {
        send.push(Command::CloseDialog);
    }
}
