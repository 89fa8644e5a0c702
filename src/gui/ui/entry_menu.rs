//! The context menu of a speaker, an occasion, a topic, a note or a fact.

use egui::Ui;

use super::widgets;
use crate::gui::{
    command::{Command, EditCommand},
    state::editing_dialogs::{FormPurpose, NamesDialog},
};
use briefing_core::editing::{Change, Entry};

/// Adds the entries to a menu.
pub fn show(ui: &mut Ui, entry: Entry, send: &mut Vec<Command>) {
    let kind = entry.kind();
    let mut add = |text: String, command: EditCommand| {
        if widgets::plain_entry(ui, &text, true) {
            send.push(command.into());
        }
    };
    add(format!("Edit {kind}…"), EditCommand::OpenForm(FormPurpose::Edit(entry)));
    if matches!(entry, Entry::Speaker(_) | Entry::Occasion(_) | Entry::Topic(_)) {
        add("Merge with…".to_owned(), EditCommand::OpenNames(NamesDialog::merge(entry)));
    }
    if let Entry::Speaker(id) = entry {
        add("Split…".to_owned(), EditCommand::OpenSplit(id));
    }
    if entry != Entry::Briefing {
        add(format!("Remove {kind}"), EditCommand::Make(Change::Delete(entry)));
    }
}
