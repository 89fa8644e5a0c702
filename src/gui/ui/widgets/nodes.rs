//! Helpers for nodes of the accessibility tree.

use egui::{Response, Ui};

/// Marks a pane as a landmark in the accessibility tree, so that screen readers can jump to it.
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

/// Marks a label as a heading in the accessibility tree.
pub fn mark_heading(ui: &Ui, response: &Response, level: usize) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_level(level);
        value_to_name(node);
    });
}

/// Moves the value of a node to its name: the toolkit gives a label its text as the value, which is right only for
/// labels. Headings and paragraphs are read by their name.
pub fn value_to_name(node: &mut egui::accesskit::Node) {
    if let Some(text) = node.value().map(str::to_owned) {
        node.set_label(text);
        node.clear_value();
    }
}
