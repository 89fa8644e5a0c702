//! The dialog for a new briefing: from a document, or from a text that is pasted or typed.

use egui::Ui;

use crate::gui::{
    command::Command,
    state::dialogs::NewDialog,
    ui::{
        theme::{Palette, TextRole, space},
        widgets::{self, TypedText},
    },
};

/// The id of the field for the text.
pub fn field_id() -> egui::Id {
    egui::Id::unique("new text")
}

/// Draws the dialog.
pub fn show(ui: &mut Ui, palette: &Palette, new: &mut NewDialog, send: &mut Vec<Command>) {
    let is_closed = widgets::modal_for_text(ui, palette, ("New briefing", 620.0), |ui| {
        widgets::heading(ui, "New briefing", TextRole::Heading, palette.text, 1);
        ui.add_space(space::S);
        let message =
            "Choose a document, drop one onto the window, or paste a text here. Its quotes are proposed for review.";
        widgets::label(ui, message, TextRole::Small, palette.weak);
        ui.add_space(space::M);
        if ui.button("Choose a document…").clicked() {
            send.push(Command::CloseDialog);
            send.push(Command::ChooseFiles);
        }
        ui.add_space(space::M);
        super::pasted_text(ui, palette, field_id(), "Text of the document", &mut new.text, &mut new.wants_focus);
        let has_text = !new.text.trim().is_empty();
        if super::foot(ui, palette, "new", "Create briefing", has_text, send) {
            send.push(Command::CloseDialog);
            send.push(Command::DraftText(std::mem::take(&mut new.text)));
        }
        TypedText::new(has_text, false, false)
    });
    if is_closed {
        send.push(Command::CloseDialog);
    }
}
