//! The dialog that asks for a briefing to open, if the system has no file chooser.

use crate::gui::state::dialogs::OpenDialog;

use egui::Ui;

use crate::gui::ui::{
    notices::live,
    theme::{Palette, TextRole, space},
    widgets,
};
use crate::gui::{command::Command, state::session::PersistedState};
use briefing_core::text::invisible::marked;

/// The id of the field for the path.
pub fn field_id() -> egui::Id {
    egui::Id::unique("open field")
}

/// The maximum number of recent files in the dialog.
const MAX_RECENT: usize = 8;

/// Draws the dialog.
pub fn show(
    ui: &mut Ui,
    palette: &Palette,
    persisted: &PersistedState,
    opening: &mut OpenDialog,
    send: &mut Vec<Command>,
) {
    let is_closed = widgets::modal(ui, "Open a briefing", 560.0, |ui| {
        widgets::heading(ui, "Open a briefing", TextRole::Heading, palette.text, 1);
        ui.add_space(space::S);
        let message = "No file chooser found. Type a path, or drop the file onto the window.";
        widgets::label(ui, message, TextRole::Small, palette.weak);
        ui.add_space(space::M);
        file(ui, palette, opening, send);
        recent(ui, palette, persisted, send);
        ui.add_space(space::M);
        super::foot_buttons(ui, "open", |ui| {
            if ui.button("Cancel").clicked() {
                send.push(Command::CloseDialog);
            }
            if widgets::main_button(ui, palette, "Open", true).clicked() {
                open_typed(ui, opening, send);
            }
        });
    });
    if is_closed {
        send.push(Command::CloseDialog);
    }
}

/// Opens the typed path, or shows an error.
fn open_typed(ui: &Ui, opening: &mut OpenDialog, send: &mut Vec<Command>) {
    ui.ctx().request_repaint();
    send.extend(opening.confirm().map(|path| Command::OpenFiles(vec![path])));
}

fn file(ui: &mut Ui, palette: &Palette, opening: &mut OpenDialog, send: &mut Vec<Command>) {
    let response = widgets::path_field(ui, palette, field_id(), &mut opening.path);
    if response.changed() {
        opening.error = None;
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        open_typed(ui, opening, send);
        // Return takes the focus from a field. It is returned for another attempt if the file cannot be opened.
        response.request_focus();
    }
    if let Some(error) = &opening.error {
        ui.add_space(space::XS);
        let label = widgets::label(ui, error, TextRole::Small, palette.bad);
        live(ui, &label);
    }
}

fn recent(ui: &mut Ui, palette: &Palette, persisted: &PersistedState, send: &mut Vec<Command>) {
    let mut files = persisted.recent().take(MAX_RECENT).peekable();
    if files.peek().is_none() {
        return;
    }
    ui.add_space(space::M);
    widgets::label(ui, "Recent", TextRole::Small, palette.weak);
    for (path, title) in files {
        let name = path.display().to_string();
        if ui.link(marked(&widgets::beginning(title, 70))).on_hover_text(marked(&name)).clicked() {
            send.push(Command::OpenFiles(vec![path.to_owned()]));
        }
    }
}
