//! The sheet of keys, made from the one list of actions.

use egui::{Modal, ScrollArea, Ui};

use super::{
    Scene,
    theme::{Palette, Type, space},
    widgets,
};
use crate::command::{Action, Command, key_text};

/// Keys that are no actions: they belong to the panes.
const PANES: [(&str, &str); 7] = [
    ("0–9", "Full briefing, and the topics in their order"),
    ("↑ ↓", "Scroll; in the topics and the quotes, the next one"),
    ("A–Z", "In the topics, the next one whose title begins so"),
    ("Page Up, Page Down, Space", "Scroll by a page"),
    ("Home, End", "To the beginning, to the end"),
    ("Tab, Shift+Tab", "The next thing, the one before"),
    ("Enter", "Press what has the focus"),
];

/// Draws the sheet over the window.
pub fn show(ui: &mut Ui, scene: &Scene<'_>, send: &mut Vec<Command>) {
    let palette = scene.palette;
    let screen = ui.ctx().content_rect();
    let frame = egui::Frame::popup(&ui.ctx().global_style()).inner_margin(egui::Margin::same(22));
    let response = Modal::new(egui::Id::unique("help")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width((screen.width() - 90.0).clamp(220.0, 640.0));
        ui.horizontal(|ui| {
            widgets::heading(ui, "Keys", Type::Headline, palette.text, 1);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button("Close").clicked() {
                    send.push(Command::Help(false));
                }
            });
        });
        ui.add_space(space::S);
        ScrollArea::vertical().max_height((screen.height() - 190.0).max(120.0)).auto_shrink([false, true]).show(ui, |ui| {
            ui.set_max_width(ui.available_width() - space::M);
            let mut group = "";
            for action in Action::ALL {
                if action.group() != group {
                    group = action.group();
                    group_heading(ui, palette, group);
                }
                let keys: Vec<_> = action.shortcuts().iter().map(key_text).collect();
                row(ui, palette, &keys.join(" or "), action.tooltip());
            }
            group_heading(ui, palette, "In the panes");
            for (keys, text) in PANES {
                row(ui, palette, keys, text);
            }
            ui.add_space(space::S);
            let mut takes_single = scene.kept.single_keys;
            let text = "Use the single keys 0–9 and /, which some screen readers want for themselves";
            if ui.checkbox(&mut takes_single, text).changed() {
                send.push(Command::SingleKeys(takes_single));
            }
            ui.add_space(space::M);
            let about = concat!("Briefing Viewer ", env!("CARGO_PKG_VERSION"), ", MIT OR Apache-2.0. Type: Inter, and faces made from Source Serif 4 and Noto Sans CJK, SIL Open Font License 1.1. References: hayagriva, with styles of the Citation Style Language project, CC BY-SA 3.0");
            widgets::label(ui, about, Type::Small, palette.weak);
        });
    });
    if response.should_close() {
        send.push(Command::Help(false));
    }
}

fn group_heading(ui: &mut Ui, palette: &Palette, text: &str) {
    ui.add_space(space::M);
    widgets::heading(ui, text, Type::Strong, palette.text, 2);
    ui.add_space(space::XS);
}

fn row(ui: &mut Ui, palette: &Palette, keys: &str, text: &str) {
    let width = ui.available_width();
    let left = (width * 0.36).min(210.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let column = |ui: &mut Ui, width: f32, text: &str, color| {
            ui.vertical(|ui| {
                ui.set_width(width);
                widgets::label(ui, text, Type::Plain, color);
            });
        };
        column(ui, left, keys, palette.weak);
        column(ui, width - left, text, palette.text);
    });
}
