//! A field for a file path.

use egui::{Response, Ui};

use super::{focus::focus_ring, label::label, modal::is_free_for_focus};
use crate::gui::ui::theme::{Palette, TextRole, space};

/// A field for a file path, which gets the focus unless something else has it.
pub fn path_field(ui: &mut Ui, palette: &Palette, id: egui::Id, path: &mut String) -> Response {
    let label = label(ui, "File", TextRole::Small, palette.weak);
    ui.add_space(space::XS);
    let edit =
        egui::TextEdit::singleline(path).id(id).desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 6));
    let response = ui.add(edit).labelled_by(label.id);
    focus_ring(ui, palette, &response, response.rect);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label("File"));
    if !response.lost_focus() && is_free_for_focus(ui) {
        response.request_focus();
        ui.ctx().request_repaint();
    }
    response
}
