//! The window for a new briefing: from a document, or from a text that is pasted or typed.

use egui::Ui;

use crate::gui::{
    command::Command,
    state::dialogs::NewDialog,
    ui::{
        theme::{Palette, Type, space},
        widgets,
    },
};

/// The field for the text.
pub fn field_id() -> egui::Id {
    egui::Id::unique("new text")
}

/// Draws the window.
pub fn show(ui: &mut Ui, palette: &Palette, new: &mut NewDialog, send: &mut Vec<Command>) {
    let is_closed = widgets::modal(ui, "New briefing", 620.0, |ui| {
        widgets::heading(ui, "New briefing", Type::Heading, palette.text, 1);
        ui.add_space(space::S);
        let said = "Choose a document, drop one onto the window, or paste a text here. The quotes in it are proposed.";
        widgets::label(ui, said, Type::Small, palette.weak);
        ui.add_space(space::M);
        if ui.button("Choose a document…").clicked() {
            send.push(Command::CloseDialog);
            send.push(Command::ChooseFiles);
        }
        ui.add_space(space::M);
        let height = (ui.ctx().content_rect().height() - 340.0).clamp(80.0, 260.0);
        egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
            let field = egui::TextEdit::multiline(&mut new.text).id(field_id()).hint_text("Text of the document");
            let response = ui.add(field.desired_width(f32::INFINITY).desired_rows(10));
            let response = response.accessible_name("Text of the document");
            if std::mem::take(&mut new.wants_focus) {
                response.request_focus();
            }
        });
        ui.add_space(space::M);
        widgets::at_right(ui, "new", |ui| {
            if ui.button("Cancel").clicked() {
                send.push(Command::CloseDialog);
            }
            let has_text = !new.text.trim().is_empty();
            if widgets::main_button(ui, palette, "Create briefing", has_text).clicked() {
                send.push(Command::CloseDialog);
                send.push(Command::DraftText(std::mem::take(&mut new.text)));
            }
        });
    });
    if is_closed {
        send.push(Command::CloseDialog);
    }
}
