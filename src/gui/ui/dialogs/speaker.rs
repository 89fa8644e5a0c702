//! The dialog that asks for the speaker of words that become a quote, or for another speaker of a quote.

use egui::{Key, Ui};

use crate::gui::{
    command::{Command, EditCommand},
    state::dialogs::{SpeakerDialog, SpokenWords},
    ui::{
        PanelContext,
        notices::live,
        theme::{TextRole, space},
        widgets,
    },
};
use briefing_core::{
    model::{OccasionId, Speaker, SpeakerId},
    text::invisible::marked,
};

/// The id of the field for the name.
pub fn field_id() -> egui::Id {
    egui::Id::unique("who said it")
}

/// The maximum number of characters shown of the words.
const SHOWN_CHARACTERS: usize = 300;
/// The same in a low window.
const SHOWN_CHARACTERS_LOW: usize = 70;
/// A window lower than this, in points, is low.
const LOW_WINDOW: f32 = 480.0;

/// Draws the dialog.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, dialog: &mut SpeakerDialog, send: &mut Vec<Command>) {
    let title = match dialog.what {
        SpokenWords::Selected { .. } => "Mark as quote",
        SpokenWords::Quote(_) => "Change speaker",
        SpokenWords::Turn(_) => "Make turn",
    };
    let palette = context.palette;
    let is_closed = widgets::modal(ui, title, 520.0, |ui| {
        widgets::heading(ui, title, TextRole::Heading, palette.text, 1);
        ui.add_space(space::S);
        let shown = if ui.ctx().content_rect().height() < LOW_WINDOW { SHOWN_CHARACTERS_LOW } else { SHOWN_CHARACTERS };
        let words = format!("“{}”", widgets::beginning(&dialog.words(context.briefing), shown));
        widgets::label(ui, &words, TextRole::CardQuote, palette.text);
        ui.add_space(space::M);
        speakers(ui, context, dialog);
        if let SpokenWords::Selected { .. } | SpokenWords::Turn(_) = dialog.what {
            occasions(ui, context, dialog);
        }
        if let Some(error) = &dialog.error {
            ui.add_space(space::XS);
            let label = widgets::label(ui, error, TextRole::Small, palette.bad);
            live(ui, &label);
        }
        if super::foot(ui, palette, "speaker", title, dialog.is_complete(), send) {
            send.push(EditCommand::ConfirmSpeaker.into());
        }
    });
    if is_closed {
        send.push(Command::CloseDialog);
    }
    // Return in the field presses the button.
    let is_entered = ui.input(|input| input.key_pressed(Key::Enter)) && dialog.is_typing;
    if is_entered && dialog.is_complete() {
        send.push(EditCommand::ConfirmSpeaker.into());
    }
}

/// The speakers of the briefing, and a field for another one.
fn speakers(ui: &mut Ui, context: &PanelContext<'_>, dialog: &mut SpeakerDialog) {
    widgets::label(ui, "Speaker", TextRole::Small, context.palette.weak);
    let height = (ui.ctx().content_rect().height() - 420.0).clamp(80.0, 220.0);
    let all = context.briefing.speakers();
    let row = ui.spacing().interact_size.y;
    egui::ScrollArea::vertical().id_salt("speakers").max_height(height).auto_shrink([false, true]).show_rows(
        ui,
        row,
        all.len(),
        |ui, rows| {
            for number in rows {
                let (Some(speaker), Ok(id)) = (all.get(number), u16::try_from(number).map(SpeakerId)) else { continue };
                let is_chosen = dialog.name.is_empty() && dialog.speaker == Some(id);
                let name = Speaker::distinct_name(speaker);
                if ui.radio(is_chosen, marked(&widgets::beginning(&name, 60))).clicked() {
                    dialog.speaker = Some(id);
                    dialog.name.clear();
                    dialog.error = None;
                }
            }
        },
    );
    let is_nobody = dialog.name.is_empty() && dialog.speaker.is_none();
    if let SpokenWords::Turn(_) = dialog.what
        && ui.radio(is_nobody, "No speaker (show the label instead)").clicked()
    {
        dialog.speaker = None;
        dialog.name.clear();
    }
    ui.add_space(space::XS);
    let field = egui::TextEdit::singleline(&mut dialog.name).id(field_id()).hint_text("Another name");
    let response = ui.add(field.desired_width(f32::INFINITY)).accessible_name("Another name");
    widgets::focus_ring(ui, context.palette, &response, response.rect);
    if std::mem::take(&mut dialog.wants_focus) {
        response.request_focus();
    }
    if response.changed() {
        dialog.error = None;
    }
    dialog.is_typing = response.has_focus() || response.lost_focus();
}

/// The choice of the occasion.
fn occasions(ui: &mut Ui, context: &PanelContext<'_>, dialog: &mut SpeakerDialog) {
    let all = context.briefing.occasions();
    if all.len() < 2 {
        return;
    }
    ui.add_space(space::S);
    widgets::label(ui, "Occasion", TextRole::Small, context.palette.weak);
    let height = (ui.ctx().content_rect().height() - 480.0).clamp(64.0, 160.0);
    let row = ui.spacing().interact_size.y;
    egui::ScrollArea::vertical().id_salt("occasions").max_height(height).auto_shrink([false, true]).show_rows(
        ui,
        row,
        all.len(),
        |ui, rows| {
            for number in rows {
                let (Some(occasion), Ok(id)) = (all.get(number), u16::try_from(number).map(OccasionId)) else {
                    continue;
                };
                let name = widgets::beginning(&occasion.name, 60);
                if ui.radio(dialog.occasion == Some(id), marked(&name)).clicked() {
                    dialog.occasion = Some(id);
                }
            }
        },
    );
}
