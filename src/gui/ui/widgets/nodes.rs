//! Helpers for nodes of the accessibility tree.

use egui::{Response, Ui};

/// Tells the accessibility tree what a pane is, so that one can go there at once.
pub fn landmark(ui: &Ui, role: egui::accesskit::Role, name: &str) {
    let area = ui.max_rect();
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_label(name);
        node.set_bounds(egui::accesskit::Rect {
            x0: area.left().into(),
            y0: area.top().into(),
            x1: area.right().into(),
            y1: area.bottom().into(),
        });
    });
}

/// Tells the accessibility tree that a label is a heading.
pub fn mark_heading(ui: &Ui, response: &Response, level: usize) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_level(level);
        value_to_name(node);
    });
}

/// The toolkit gives a label its text as the value, which is right for that role alone: headings and
/// paragraphs are spoken by their name.
pub fn value_to_name(node: &mut egui::accesskit::Node) {
    if let Some(text) = node.value().map(str::to_owned) {
        node.set_label(text);
        node.clear_value();
    }
}
