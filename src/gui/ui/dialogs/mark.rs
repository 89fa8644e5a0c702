//! The dialog for the user's own note on words of the text.

use egui::Ui;

use crate::gui::{
    command::{Command, MarkCommand},
    state::dialogs::{MarkDialog, MarkedWords},
    ui::{
        PanelContext, own_marks,
        theme::{TextRole, space},
        widgets::{self, TypedText},
    },
};
use briefing_core::marks::Colour;

/// The maximum number of characters shown of the words.
const SHOWN_CHARACTERS: usize = 300;

/// Draws the dialog.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, mark: &mut MarkDialog, send: &mut Vec<Command>) {
    let palette = context.palette;
    let title = match mark.what {
        MarkedWords::New(..) => "My note",
        MarkedWords::Mark(_) => "My note and tags",
    };
    let mut is_entered = false;
    let is_closed = widgets::modal_for_text(ui, palette, (title, 520.0), |ui| {
        widgets::heading(ui, title, TextRole::Heading, palette.text, 1);
        ui.add_space(space::S);
        widgets::label(ui, &widgets::beginning(&mark.words, SHOWN_CHARACTERS), TextRole::CardQuote, palette.text);
        ui.add_space(space::S);
        widgets::label(ui, "Note", TextRole::Small, palette.weak);
        let field = egui::Id::unique("own note field");
        let note = super::text_field(ui, palette, field, "Note", &mut mark.note, true);
        if std::mem::take(&mut mark.wants_focus) {
            note.request_focus();
        }
        ui.add_space(space::S);
        widgets::label(ui, "Tags, with commas between", TextRole::Small, palette.weak);
        let field = egui::Id::unique("own tags field");
        let tags = super::text_field(ui, palette, field, "Tags", &mut mark.tags, false);
        is_entered |= tags.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        ui.add_space(space::S);
        colours(ui, context, &mut mark.colour);
        ui.add_space(space::S);
        let message = "Stored with this program; the briefing’s file is not changed";
        widgets::label(ui, message, TextRole::Small, palette.weak);
        is_entered |= super::foot(ui, palette, "own mark", "Save note", true, send);
        TypedText::new(true, is_entered, false)
    });
    if is_closed {
        send.push(Command::CloseDialog);
    } else if is_entered {
        send.push(MarkCommand::Confirm.into());
    }
}

fn colours(ui: &mut Ui, context: &PanelContext<'_>, colour: &mut Colour) {
    ui.horizontal_wrapped(|ui| {
        for choice in Colour::ALL {
            let (rect, _) = ui.allocate_exact_size(egui::vec2(22.0, 18.0), egui::Sense::hover());
            own_marks::text::swatch(ui, context.palette, choice, rect.shrink2(egui::vec2(1.0, 2.0)));
            if ui.radio(*colour == choice, choice.name()).clicked() {
                *colour = choice;
            }
        }
    });
}
