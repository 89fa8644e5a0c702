//! The dialog with all topics and a checkbox for each, for the topics of one paragraph.

use egui::Ui;

use crate::gui::{
    command::{Command, EditCommand},
    state::editing_dialogs::FormPurpose,
    ui::{
        PanelContext,
        theme::{TextRole, space},
        widgets,
    },
};
use briefing_core::{
    editing::{Change, NewEntry},
    model::{BlockId, TopicId},
    text::invisible::marked,
};

/// The maximum number of characters shown of the paragraph.
const SHOWN_CHARACTERS: usize = 200;

/// Draws the dialog.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, block: BlockId, send: &mut Vec<Command>) {
    let palette = context.palette;
    let is_closed = widgets::modal(ui, "Topics of the paragraph", 480.0, |ui| {
        widgets::heading(ui, "Topics of the paragraph", TextRole::Heading, palette.text, 1);
        ui.add_space(space::S);
        let Some(block) = context.briefing.block(block) else { return };
        widgets::label(ui, &widgets::beginning(block.text(), SHOWN_CHARACTERS), TextRole::Plain, palette.weak);
        ui.add_space(space::M);
        let topics = context.briefing.topics();
        let height = (ui.ctx().content_rect().height() - 320.0).clamp(80.0, 420.0);
        let row = ui.spacing().interact_size.y;
        egui::ScrollArea::vertical().id_salt("topics").max_height(height).auto_shrink([false, true]).show_rows(
            ui,
            row,
            topics.len(),
            |ui, rows| {
                for at in rows {
                    let (Some(topic), Ok(id)) = (topics.get(at), u16::try_from(at).map(TopicId)) else { continue };
                    let mut is_in = block.topics().contains(&id);
                    let response = ui.checkbox(&mut is_in, marked(&widgets::beginning(&topic.title, 60)));
                    if at == 0 && ui.memory(|memory| memory.focused()).is_none() {
                        response.request_focus();
                    }
                    if response.clicked() {
                        send.push(EditCommand::Make(Change::Topic(block.id, id, is_in)).into());
                    }
                }
            },
        );
        ui.add_space(space::S);
        if ui.button("New topic…").clicked() {
            send.push(EditCommand::OpenForm(FormPurpose::Add(NewEntry::Topic(Some(block.id)))).into());
        }
        super::foot_buttons(ui, "topics", |ui| {
            if widgets::main_button(ui, palette, "Done", true).clicked() {
                send.push(Command::CloseDialog);
            }
        });
    });
    if is_closed {
        send.push(Command::CloseDialog);
    }
}
