//! The pages about the program: the keyboard shortcuts, made from the list of actions, and the parts of the program.

use crate::gui::state::dialogs::HelpPage;
use egui::{Color32, ColorImage, Id, Rect, Role, Sense, TextureHandle, TextureOptions, Ui, Vec2, WidgetInfo, pos2};

use crate::gui::ui::{
    theme::{Palette, TextRole, space},
    widgets,
};
use crate::gui::{
    command::{Action, Command, key_text},
    state::session::PersistedState,
};

/// Keys that are not actions: they belong to the panes.
const PANES: [(&str, &str); 10] = [
    ("Ctrl+V", "Check the pasted quotation or text against the open briefings"),
    ("0–9", "Full briefing, and the topics in their order"),
    ("↑ ↓", "Scroll; in the topics and the quotes, the next one"),
    ("A–Z", "In the topics, the next one whose title begins with what you type"),
    ("Page Up, Page Down, Space", "Scroll by a page"),
    ("Home, End", "To the beginning, to the end"),
    ("Tab, Shift+Tab", "Next control, previous control"),
    ("Enter", "Press the focused control"),
    ("Alt+↑, Alt+↓", "In the basket, move the focused quote or heading"),
    ("Ctrl and the wheel", "Larger or smaller text"),
];

/// The pointer action on systems where things can be dragged out of a window.
const DRAG: (&str, &str) =
    ("Drag out of the window", "A card, a row of the basket or selected text, to another program");

/// The keys of the review, while it has the focus.
const REVIEW: [(&str, &str); 7] = [
    ("Enter", "Accept the chosen proposal"),
    ("Delete", "Not a quote: remove the proposal"),
    ("S", "Type the name of another speaker"),
    ("1–9", "Attribute it to the speaker with that number"),
    ("E, then ← →", "Move the end of the quote; E again moves the start"),
    ("N", "Skip: leave it undecided and continue"),
    ("↑ ↓", "Previous proposal, next proposal"),
];

/// Draws a page over the window.
pub fn show(
    ui: &mut Ui,
    palette: &Palette,
    persisted: &PersistedState,
    page: HelpPage,
    can_drag_out: bool,
    send: &mut Vec<Command>,
) {
    match page {
        HelpPage::Keys => keys(ui, palette, persisted, can_drag_out, send),
        HelpPage::About => about(ui, palette, send),
    }
}

fn keys(ui: &mut Ui, palette: &Palette, persisted: &PersistedState, can_drag_out: bool, send: &mut Vec<Command>) {
    page(ui, palette, "Keyboard shortcuts", 640.0, send, |ui, send| {
        let mut group = None;
        for action in Action::ALL {
            if group.replace(action.group()) != Some(action.group()) {
                group_heading(ui, palette, action.group().title());
            }
            let keys: Vec<_> = action.shortcuts().iter().map(key_text).collect();
            row(ui, palette, &keys.join(" or "), action.tooltip());
        }
        group_heading(ui, palette, "In the panes");
        for (keys, text) in PANES.into_iter().chain(can_drag_out.then_some(DRAG)) {
            row(ui, palette, keys, text);
        }
        group_heading(ui, palette, "In the review");
        for (keys, text) in REVIEW {
            row(ui, palette, keys, text);
        }
        ui.add_space(space::S);
        let mut takes_single = persisted.single_keys;
        let text = "Use the single keys 0–9, / and those of the review (turn off if a screen reader needs them)";
        if ui.checkbox(&mut takes_single, text).changed() {
            send.push(Command::SingleKeys(takes_single));
        }
    });
}

/// The parts of the program with their licences.
const PARTS: [(&str, &str); 5] = [
    ("Program", "MIT or Apache-2.0, at your option"),
    (
        "Typefaces",
        "Briefing Serif, made from Source Serif 4; Inter; Briefing CJK, made from Noto Sans CJK: SIL Open Font License 1.1",
    ),
    ("Icons", "Drawn for this program, under its licence"),
    ("References", "hayagriva, with styles of the Citation Style Language project: CC BY-SA 3.0"),
    ("Sample briefing", "K-Gonggam, Korea Policy Briefing (www.korea.kr)"),
];

fn about(ui: &mut Ui, palette: &Palette, send: &mut Vec<Command>) {
    page(ui, palette, "About", 520.0, send, |ui, _| {
        ui.horizontal(|ui| {
            let (rect, image) = ui.allocate_exact_size(Vec2::splat(64.0), Sense::hover());
            image.widget_info(|| WidgetInfo::labeled(Role::Image, true, "A sheet with a quotation mark, and a tick"));
            if let Some(icon) = icon(ui) {
                let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
                ui.painter().image(icon.id(), rect, whole, Color32::WHITE);
            }
            ui.add_space(space::S);
            ui.vertical(|ui| {
                widgets::heading(ui, "Briefing Viewer", TextRole::Heading, palette.text, 2);
                widgets::label(ui, concat!("Version ", env!("CARGO_PKG_VERSION")), TextRole::Plain, palette.text);
                widgets::label(ui, "Reads briefings, and copies verified quotes", TextRole::Plain, palette.weak);
            });
        });
        ui.add_space(space::M);
        for (what, text) in PARTS {
            row(ui, palette, what, text);
        }
    });
}

/// The program's icon, decoded when it is first shown.
fn icon(ui: &Ui) -> Option<TextureHandle> {
    let id = Id::unique("the program's icon");
    if let Some(icon) = ui.data(|data| data.get_temp::<TextureHandle>(id)) {
        return Some(icon);
    }
    let bytes = include_bytes!("../../../../assets/icons/app/briefing-viewer-128.png");
    let image = image::load_from_memory(bytes).ok()?.into_rgba8();
    let size = [image.width() as usize, image.height() as usize];
    let icon = ColorImage::from_rgba_unmultiplied(size, image.as_raw());
    let icon = ui.ctx().load_texture("the program's icon", icon, TextureOptions::LINEAR);
    ui.data_mut(|data| data.insert_temp(id, icon.clone()));
    Some(icon)
}

fn page(
    ui: &mut Ui,
    palette: &Palette,
    title: &str,
    width: f32,
    send: &mut Vec<Command>,
    content: impl FnOnce(&mut Ui, &mut Vec<Command>),
) {
    let is_closed = widgets::modal(ui, title, width, |ui| {
        ui.horizontal(|ui| {
            widgets::heading(ui, title, TextRole::Headline, palette.text, 1);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button("Close").clicked() {
                    send.push(Command::CloseDialog);
                }
            });
        });
        ui.add_space(space::S);
        content(ui, send);
    });
    if is_closed {
        send.push(Command::CloseDialog);
    }
}

fn group_heading(ui: &mut Ui, palette: &Palette, text: &str) {
    ui.add_space(space::M);
    widgets::heading(ui, text, TextRole::Strong, palette.text, 2);
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
                widgets::label(ui, text, TextRole::Plain, color);
            });
        };
        column(ui, left, keys, palette.weak);
        column(ui, width - left, text, palette.text);
    });
}
