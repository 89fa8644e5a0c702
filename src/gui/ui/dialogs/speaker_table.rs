//! The speakers as a table with text fields as cells. Text in a cell is applied when the user leaves it or presses
//! Return.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::name_list::{described, list_height};
use crate::gui::{
    command::{Command, EditCommand},
    state::editing_dialogs::{Cell, NamesDialog},
    ui::{
        PanelContext,
        theme::{TextRole, space},
        widgets,
    },
};
use briefing_core::{
    editing::{Change, Entry, Field},
    text::{invisible::marked, number::grouped},
};

/// The width of the dialog, in points.
pub(super) const WIDTH: f32 = 880.0;
/// The width below which there is no room for a table, in points.
pub(super) const MIN_WIDTH: f32 = 620.0;

const RADIO: f32 = 30.0;
const COUNT: f32 = 62.0;
const GAP: f32 = 6.0;
const ROW: f32 = 36.0;
/// The maximum number of characters of a name for screen readers.
const SPOKEN_CHARACTERS: usize = 60;

/// The editable columns, with their headings and their fractions of the width.
const COLUMNS: [(Field, &str, f32); 4] = [
    (Field::Name, "Name", 0.28),
    (Field::Role, "Role", 0.36),
    (Field::FamilyName, "Family name", 0.18),
    (Field::NativeName, "Native script", 0.18),
];

/// Draws the table.
pub(super) fn show(ui: &mut Ui, context: &PanelContext<'_>, names: &mut NamesDialog, send: &mut Vec<Command>) {
    let count = names.list.count(context.briefing);
    if count == 0 {
        widgets::label(ui, "None yet", TextRole::Plain, context.palette.weak);
        return;
    }
    let width = ui.available_width() - widgets::SCROLL_BAR;
    headings(ui, context, names, width);
    let area = egui::ScrollArea::vertical().id_salt("speakers").max_height(list_height(ui));
    area.auto_shrink([false, true]).show_rows(ui, ROW - ui.spacing().item_spacing.y, count, |ui, rows| {
        for at in rows {
            if let Some(entry) = names.list.entry(at) {
                row(ui, context, names, (at, entry), width, send);
            }
        }
        widgets::follow_focus(ui);
    });
}

/// The left edge and the width of each editable column.
fn columns(left: f32, width: f32) -> impl Iterator<Item = (Field, &'static str, f32, f32)> {
    let typed = width - RADIO - 2.0 * COUNT - GAP * COLUMNS.len() as f32;
    let mut left = left + RADIO;
    COLUMNS.into_iter().map(move |(field, heading, part)| {
        let at = left;
        left += typed * part + GAP;
        (field, heading, at, typed * part)
    })
}

fn headings(ui: &mut Ui, context: &PanelContext<'_>, names: &NamesDialog, width: f32) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, TextRole::Small.leading() + space::XS), egui::Sense::hover());
    let mut put = |left: f32, width: f32, text: &str, is_number: bool| {
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
        let layout = if is_number { Layout::right_to_left(Align::Min) } else { Layout::left_to_right(Align::Min) };
        let mut ui = ui.new_child(UiBuilder::new().max_rect(cell).layout(layout));
        widgets::label(&mut ui, text, TextRole::Small, context.palette.weak);
    };
    for (_, heading, left, width) in columns(rect.left(), width) {
        put(left + 8.0, width - 8.0, heading, false);
    }
    if !names.mentions.is_empty() {
        put(rect.left() + width - 2.0 * COUNT, COUNT, "Named", true);
    }
    put(rect.left() + width - COUNT, COUNT, "Quotes", true);
}

fn row(
    ui: &mut Ui,
    context: &PanelContext<'_>,
    names: &mut NamesDialog,
    (at, entry): (usize, Entry),
    width: f32,
    send: &mut Vec<Command>,
) {
    let (rect, _) = ui.allocate_exact_size(vec2(width, ROW - ui.spacing().item_spacing.y), egui::Sense::hover());
    let spoken = described(entry, context.briefing, SPOKEN_CHARACTERS);
    let mut part = |left: f32, width: f32, layout: Layout, draw: &mut dyn FnMut(&mut Ui)| {
        let cell = Rect::from_min_size(pos2(left, rect.top()), vec2(width, rect.height()));
        draw(&mut ui.new_child(UiBuilder::new().id_salt((entry, left.to_bits())).max_rect(cell).layout(layout)));
    };
    part(rect.left(), RADIO, Layout::left_to_right(Align::Center), &mut |ui| {
        let radio = ui.radio(names.chosen == at, "").accessible_name(marked(&spoken));
        if names.chosen == at && std::mem::take(&mut names.wants_focus) {
            radio.request_focus();
        }
        if radio.clicked() {
            names.chosen = at;
            names.error = None;
        }
    });
    let fields = entry.fields(context.briefing);
    for (field, heading, left, width) in columns(rect.left(), width) {
        part(left, width, Layout::left_to_right(Align::Center), &mut |ui| match fields.contains(&field) {
            true => cell(ui, context, names, (at, entry, field), heading, send),
            false => drop(widgets::label(ui, "Changes over time", TextRole::Small, context.palette.weak)),
        });
    }
    let quotes = match entry {
        Entry::Speaker(id) => context.briefing.speaker(id).map(|speaker| speaker.quote_count),
        _ => None,
    };
    let numbers = [(names.mentions.get(at).copied(), 2.0), (quotes, 1.0)];
    for (number, from_right) in numbers.into_iter().filter_map(|(number, from)| Some((number?, from))) {
        let left = rect.left() + width - COUNT * from_right;
        part(left, COUNT, Layout::right_to_left(Align::Center), &mut |ui| {
            widgets::label(ui, &grouped(number), TextRole::Small, context.palette.text);
        });
    }
}

fn cell(
    ui: &mut Ui,
    context: &PanelContext<'_>,
    names: &mut NamesDialog,
    (at, entry, field): (usize, Entry, Field),
    heading: &str,
    send: &mut Vec<Command>,
) {
    let before = entry.text(field, context.briefing);
    let is_open = |cell: &Cell| cell.entry == entry && cell.field == field;
    let mut text =
        names.cell.as_ref().filter(|cell| is_open(cell)).map_or_else(|| before.clone(), |cell| cell.text.clone());
    let id = egui::Id::unique(("speaker cell", entry, field));
    let name =
        format!("{heading} of {}", marked(&widgets::beginning(&entry.name(context.briefing), SPOKEN_CHARACTERS)));
    let response = super::text_field(ui, context.palette, id, &name, &mut text, false);
    if response.gained_focus() {
        names.chosen = at;
    }
    let response = if text.is_empty() { response } else { response.on_hover_text(marked(&text)) };
    if response.changed() {
        names.error = None;
        names.cell = Some(Cell { entry, field, text: text.clone() });
    }
    if response.lost_focus() && names.cell.as_ref().is_some_and(is_open) {
        let key = |key| ui.input(|input| input.key_pressed(key));
        if key(egui::Key::Escape) || text.trim() == before {
            names.cell = None;
        } else {
            send.push(EditCommand::Make(Change::Set(entry, vec![(field, text)])).into());
        }
        if key(egui::Key::Enter) {
            response.request_focus();
        }
    }
}
