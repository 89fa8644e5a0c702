//! The user's own marks on screen: in the text, in the side panel, and the status of used or copied quotes.

pub mod panel;
pub mod signs;
pub mod text;

use egui::Ui;

use super::widgets;
use crate::gui::{
    command::{Command, MarkCommand},
    state::marks::Marks,
};
use briefing_core::marks::{Colour, MarkId};

/// The size of a sign, in points.
const SIGN: f32 = 16.0;
/// The distance of its centre from the text, in points.
const SIGN_DISTANCE: f32 = 16.0;

/// The accessible name of a mark: "Your note on “words”: text".
fn name_of(marks: &Marks, id: MarkId) -> String {
    let Some(mark) = marks.get(id) else { return String::new() };
    let words = widgets::beginning(&mark.words(), NAME_CHARACTERS);
    let what = match mark.note.is_empty() {
        true => format!("Your {} highlight: “{words}”", mark.colour.name().to_lowercase()),
        false => format!("Your note on “{words}”: {}", mark.note),
    };
    match mark.tags.is_empty() {
        true => what,
        false => format!("{what} (tags: {})", mark.tags.join(", ")),
    }
}

/// The maximum number of characters of the marked words in a name.
const NAME_CHARACTERS: usize = 200;

/// The context menu of a mark.
pub fn menu(ui: &mut Ui, marks: &Marks, id: MarkId, send: &mut Vec<Command>) {
    let Some(mark) = marks.get(id) else { return };
    let note = if mark.note.is_empty() { "Add my note…" } else { "Edit my note and tags…" };
    let entries = [
        (note, MarkCommand::Edit(id)),
        ("Copy words and my note", MarkCommand::Copy(id)),
        ("Copy as Web Annotation", MarkCommand::CopyAnnotation(id)),
        ("Remove my mark", MarkCommand::Remove(id)),
    ];
    for (text, command) in entries {
        if widgets::plain_entry(ui, text, true) {
            send.push(command.into());
        }
    }
    ui.separator();
    for colour in Colour::ALL {
        if ui.radio(mark.colour == colour, colour.name()).clicked() {
            send.push(MarkCommand::Colour(id, colour).into());
            ui.close();
        }
    }
}
