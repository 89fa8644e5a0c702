//! The dialog with the speakers, occasions or topics of a briefing, for editing or for choosing one. Speakers are in a
//! table if there is room.

use egui::Ui;

use super::{
    name_list::{described, list_height},
    speaker_table,
};
use crate::gui::{
    command::{Command, EditCommand},
    state::editing_dialogs::{FormPurpose, NameList, NamesDialog, NamesPurpose},
    ui::{
        PanelContext,
        theme::{TextRole, space},
        widgets,
    },
};
use briefing_core::{
    editing::{Change, Entry, NewEntry},
    text::invisible::marked,
};

/// The maximum number of characters shown of a name.
const NAME_CHARACTERS: f32 = 44.0;

/// Draws the dialog.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, names: &mut NamesDialog, send: &mut Vec<Command>) {
    let title = match &names.purpose {
        NamesPurpose::Edit => names.list.title().to_owned(),
        NamesPurpose::Merge(entry) => format!("Merge “{}” with", widgets::beginning(&entry.name(context.briefing), 60)),
        NamesPurpose::Occasion(_) => "Change occasion".to_owned(),
    };
    let palette = context.palette;
    let is_table = names.list == NameList::Speakers && names.purpose == NamesPurpose::Edit;
    let is_closed = widgets::modal(ui, names.list.title(), if is_table { speaker_table::WIDTH } else { 560.0 }, |ui| {
        widgets::heading(ui, &title, TextRole::Heading, palette.text, 1);
        ui.add_space(space::S);
        if is_table && ui.available_width() >= speaker_table::MIN_WIDTH {
            speaker_table::show(ui, context, names, send);
        } else if list(ui, context, names) && names.change().is_some() {
            send.push(EditCommand::ConfirmNames.into());
        }
        super::error_line(ui, palette, names.error.as_deref());
        ui.add_space(space::S);
        match names.purpose.clone() {
            NamesPurpose::Edit => edit(ui, context, names, send),
            NamesPurpose::Merge(_) => {
                if super::foot(ui, palette, "names", "Merge", names.change().is_some(), send) {
                    send.push(EditCommand::ConfirmNames.into());
                }
            }
            NamesPurpose::Occasion(quote) => {
                if ui.button("New occasion…").clicked() {
                    let new = NewEntry::Occasion(vec![quote]);
                    send.push(Command::CloseDialog);
                    send.push(EditCommand::OpenForm(FormPurpose::Add(new)).into());
                }
                if super::foot(ui, palette, "names", "Change occasion", names.change().is_some(), send) {
                    send.push(EditCommand::ConfirmNames.into());
                }
            }
        }
    });
    if is_closed {
        send.push(Command::CloseDialog);
    }
}

/// The names with the chosen one. Returns whether Return was pressed on it.
fn list(ui: &mut Ui, context: &PanelContext<'_>, names: &mut NamesDialog) -> bool {
    let count = names.list.count(context.briefing);
    if count == 0 {
        widgets::label(ui, "None yet", TextRole::Plain, context.palette.weak);
        return false;
    }
    let mut is_entered = false;
    let height = list_height(ui);
    let row = ui.spacing().interact_size.y;
    let merged = if let NamesPurpose::Merge(entry) = &names.purpose { Some(*entry) } else { None };
    // About as many letters of the name as leave room for the rest.
    let room = ((ui.available_width() - 170.0) / 8.0).clamp(12.0, NAME_CHARACTERS) as usize;
    let area = egui::ScrollArea::vertical().id_salt("names").max_height(height).auto_shrink([false, true]);
    area.show_rows(ui, row, count, |ui, rows| {
        for at in rows {
            let Some(entry) = names.list.entry(at).filter(|entry| Some(*entry) != merged) else { continue };
            let text = described(entry, context.briefing, room);
            let radio = ui.radio(names.chosen == at, marked(&text));
            if names.chosen == at && std::mem::take(&mut names.wants_focus) {
                radio.request_focus();
            }
            is_entered |=
                names.chosen == at && radio.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            if radio.clicked() {
                names.chosen = at;
                names.error = None;
            }
        }
    });
    is_entered
}

/// A button for each action on the chosen entry.
fn edit(ui: &mut Ui, context: &PanelContext<'_>, names: &NamesDialog, send: &mut Vec<Command>) {
    let count = names.list.count(context.briefing);
    let entry = names.entry().filter(|_| names.chosen < count);
    ui.horizontal_wrapped(|ui| {
        if ui.button("Add…").clicked() {
            send.push(EditCommand::OpenForm(FormPurpose::Add(names.list.new_entry())).into());
        }
        let mut button = |text: &str, tooltip: &str, command: Option<EditCommand>| {
            let button = ui.add_enabled(command.is_some(), egui::Button::new(text)).on_hover_text(tooltip);
            if let Some(command) = command.filter(|_| button.clicked()) {
                send.push(command.into());
            }
        };
        let moved = |to: Option<usize>| {
            let to = to.filter(|to| *to < count)?;
            Some(EditCommand::Make(Change::Move(entry?, to)))
        };
        button("Edit…", "Change its fields", entry.map(|entry| EditCommand::OpenForm(FormPurpose::Edit(entry))));
        let merge = entry.filter(|_| count > 1).map(|entry| EditCommand::OpenNames(NamesDialog::merge(entry)));
        button("Merge with…", "Move everything to another entry", merge);
        if let Some(Entry::Speaker(id)) = entry {
            button("Split…", "Move some of the quotes to another speaker", Some(EditCommand::OpenSplit(id)));
        }
        button("Move up", "Move it before the one above", moved(names.chosen.checked_sub(1)));
        button("Move down", "Move it after the one below", moved(names.chosen.checked_add(1)));
        button(
            "Remove",
            "Remove it, if nothing refers to it",
            entry.map(|entry| EditCommand::Make(Change::Delete(entry))),
        );
    });
    ui.add_space(space::M);
    super::foot_buttons(ui, "names", |ui| {
        if widgets::main_button(ui, context.palette, "Done", true).clicked() {
            send.push(Command::CloseDialog);
        }
    });
}
