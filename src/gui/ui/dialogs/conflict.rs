//! The window that shows two versions of a file side by side: the one that was changed here, and the one on the disk.

use egui::Ui;

use crate::gui::{
    command::{Command, EditCommand, TabCommand},
    state::editing_dialogs::ConflictDialog,
    ui::{
        PanelContext,
        theme::{Type, space},
        widgets,
    },
};
use briefing_core::editing::Difference;

/// Differences that the window shows.
const MOST: usize = 200;

/// Characters of each side that the window shows.
const SHOWN: usize = 400;

/// Draws the window.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, conflict: &ConflictDialog, send: &mut Vec<Command>) {
    let palette = context.palette;
    let title = "The file has changed on the disk";
    let is_closed = widgets::modal(ui, title, 760.0, |ui| {
        widgets::heading(ui, title, Type::Heading, palette.text, 1);
        ui.add_space(space::XS);
        widgets::label(ui, "You have changes that are not saved. Which version goes on?", Type::Plain, palette.weak);
        ui.add_space(space::M);
        let height = (ui.ctx().content_rect().height() - 320.0).clamp(80.0, 420.0);
        egui::ScrollArea::vertical().id_salt("conflict").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            if conflict.differences.is_empty() {
                let said = "Both say the same in other lines, or the file on the disk cannot be read";
                widgets::label(ui, said, Type::Plain, palette.text);
            }
            for difference in conflict.differences.iter().take(MOST) {
                row(ui, context, difference);
            }
            if let Some(more) = conflict.differences.len().checked_sub(MOST).filter(|more| *more > 0) {
                widgets::label(ui, &format!("… and {more} more"), Type::Small, palette.weak);
            }
        });
        ui.add_space(space::M);
        ui.horizontal_wrapped(|ui| {
            for (text, tooltip, command) in [
                ("Keep mine", "Saving then overwrites the file on the disk", Command::from(EditCommand::KeepMine)),
                ("Take the one on the disk", "Undo brings yours back", EditCommand::TakeTheirs.into()),
                ("Save mine as…", "Save yours to another file, and go on there", TabCommand::SaveBriefingAs.into()),
                ("Decide later", "Yours stays as it is, and is not saved", Command::CloseDialog),
            ] {
                if ui.button(text).on_hover_text(tooltip).clicked() {
                    send.push(command);
                }
            }
        });
    });
    if is_closed {
        send.push(Command::CloseDialog);
    }
}

/// What differs, mine beside theirs, or above it where there is no room.
fn row(ui: &mut Ui, context: &PanelContext<'_>, difference: &Difference) {
    let palette = context.palette;
    widgets::label(ui, &difference.what, Type::Strong, palette.text);
    let side = |ui: &mut Ui, name: &str, text: &str| {
        widgets::label(ui, name, Type::Small, palette.weak);
        let (text, color) = match text {
            "" => ("Nothing".to_owned(), palette.weak),
            text => (widgets::beginning(text, SHOWN), palette.text),
        };
        widgets::label(ui, &text, Type::Plain, color);
    };
    if ui.available_width() < 420.0 {
        side(ui, "Yours", &difference.mine);
        side(ui, "On the disk", &difference.theirs);
    } else {
        ui.columns(2, |columns| {
            for (column, (name, text)) in
                columns.iter_mut().zip([("Yours", &difference.mine), ("On the disk", &difference.theirs)])
            {
                // The toolkit would spread the words of a column over its width.
                column.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.set_max_width(ui.available_width() - space::M);
                    side(ui, name, text);
                });
            }
        });
    }
    ui.add_space(space::S);
}
