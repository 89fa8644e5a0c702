//! The dialogs, each drawn over the window.

pub mod check;
pub mod copy_as;
pub mod help;
pub mod new;
pub mod open;
pub mod save;
pub mod shorten;
pub mod speaker;

use egui::Ui;

use super::{PanelContext, theme::Palette};
use crate::gui::{
    command::Command,
    state::{
        dialogs::{Dialog, Dialogs},
        session::PersistedState,
    },
};

/// Draws the dialogs over the window. `context` is there while a briefing is shown; without it, those that are about the
/// briefing are not drawn.
pub fn show(
    ui: &mut Ui,
    palette: &Palette,
    persisted: &PersistedState,
    context: Option<&PanelContext<'_>>,
    dialogs: &mut Dialogs,
    send: &mut Vec<Command>,
) {
    let dialogs = dialogs.iter_mut();
    let count = dialogs.len();
    for (dialog, number) in dialogs.zip(1..) {
        match (dialog, context) {
            (Dialog::Help(page), _) => help::show(ui, palette, persisted, *page, send),
            (Dialog::New(new), _) => new::show(ui, palette, new, send),
            (Dialog::Check(check), _) => check::show(ui, palette, check, send),
            (Dialog::Open(open), _) => open::show(ui, palette, persisted, open, send),
            (Dialog::CopyAs(copy_as), Some(context)) => copy_as::show(ui, context, copy_as, number == count, send),
            (Dialog::Shorten(shorten), Some(context)) => shorten::show(ui, context, shorten, send),
            (Dialog::Speaker(speaker), Some(context)) => speaker::show(ui, context, speaker, send),
            (Dialog::Save(save), Some(context)) => save::show(ui, context, save, send),
            (Dialog::CopyAs(_) | Dialog::Shorten(_) | Dialog::Speaker(_) | Dialog::Save(_), None) => {}
        }
    }
}
