//! The dialog that shows two versions of a file side by side: the one changed here and the one on disk.

use std::ops::Range;

use egui::Ui;

use crate::gui::{
    command::{Command, EditCommand},
    state::editing_dialogs::{Collision, ConflictDialog},
    ui::{
        PanelContext, bidi,
        theme::{Palette, TextRole, space},
        widgets,
    },
};
use briefing_core::{
    editing::{Difference, Side},
    text::invisible::marked,
    verify::differing_words,
};

/// The maximum number of differences in the dialog.
const MAX_DIFFERENCES: usize = 200;

/// The maximum number of characters shown of each side.
const SIDE_CHARACTERS: usize = 400;

/// Draws the dialog.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, conflict: &mut ConflictDialog, send: &mut Vec<Command>) {
    let palette = context.palette;
    let title = "The file has changed";
    let is_closed = widgets::modal(ui, title, 760.0, |ui| {
        widgets::heading(ui, title, TextRole::Heading, palette.text, 1);
        ui.add_space(space::XS);
        let (mergeable, count) = (conflict.merge.is_some(), conflict.collisions.len());
        widgets::label(ui, &question(mergeable, count), TextRole::Plain, palette.weak);
        ui.add_space(space::M);
        let height = (ui.ctx().content_rect().height() - 320.0).clamp(80.0, 420.0);
        egui::ScrollArea::vertical().id_salt("conflict").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
            for (number, collision) in (1..).zip(&mut conflict.collisions) {
                place(ui, context, (number, count), collision);
            }
            let others = conflict.differences.len();
            if count > 0 && others > 0 {
                widgets::label(ui, "Other differences", TextRole::Strong, palette.text);
                ui.add_space(space::S);
            }
            if count == 0 || others > 0 {
                differences(ui, context, conflict);
            }
        });
        ui.add_space(space::M);
        widgets::foot(ui, "conflict", |ui| {
            ui.horizontal_wrapped(|ui| choices(ui, palette, conflict, send));
        });
    });
    if is_closed {
        send.push(Command::CloseDialog);
    }
}

/// A button for each way to continue.
fn choices(ui: &mut Ui, palette: &Palette, conflict: &ConflictDialog, send: &mut Vec<Command>) {
    if conflict.merge.is_some() {
        let merge = widgets::main_button(ui, palette, "Merge both", conflict.is_decided());
        let merge = merge.on_hover_text("Keeps both sets of changes; undo restores only yours");
        if merge.on_disabled_hover_text("Choose a version for each place first").clicked() {
            send.push(EditCommand::MergeBoth.into());
        }
    }
    for (text, tooltip, command) in [
        ("Keep mine", "Saving then overwrites the saved version", Command::from(EditCommand::KeepMine)),
        ("Use the saved version", "Undo restores your version", EditCommand::TakeTheirs.into()),
        ("Save mine as…", "Save yours to another file, and continue there", EditCommand::SaveAs.into()),
        ("Decide later", "Your version stays open, and is not saved", Command::CloseDialog),
    ] {
        if ui.button(text).on_hover_text(tooltip).clicked() {
            send.push(command);
        }
    }
}

/// The question of the dialog.
fn question(mergeable: bool, collisions: usize) -> String {
    let unsaved = "You have unsaved changes.";
    match (mergeable, collisions) {
        (true, 0) => format!("{unsaved} They are in different places, and both can be kept"),
        (true, 1) => format!("{unsaved} One place was changed in both versions: choose which to keep"),
        (true, count) => {
            format!("{unsaved} {count} places were changed in both versions: choose which to keep at each")
        }
        (false, _) => format!("{unsaved} Which version do you want to keep?"),
    }
}

/// A place that was changed in both versions, with the choice between them.
fn place(ui: &mut Ui, context: &PanelContext<'_>, (number, count): (usize, usize), collision: &mut Collision) {
    let heading =
        if count == 1 { "Changed in both".to_owned() } else { format!("Changed in both, {number} of {count}") };
    widgets::label(ui, &heading, TextRole::Small, context.palette.weak);
    if collision.differences.is_empty() {
        let message = "The content is the same here, but the layout or comments of the file differ";
        widgets::label(ui, message, TextRole::Plain, context.palette.text);
    }
    for difference in collision.differences.iter().take(MAX_DIFFERENCES) {
        row(ui, context, difference);
    }
    let what = collision.differences.first().map_or("these lines", |difference| &difference.what);
    ui.horizontal_wrapped(|ui| {
        for (side, text) in [(Side::Mine, "Mine"), (Side::Theirs, "Saved version")] {
            ui.radio_value(&mut collision.side, Some(side), text).accessible_name(format!("{text}, for {what}"));
        }
    });
    ui.add_space(space::M);
}

/// The differences between both versions outside of the places that were changed in both.
fn differences(ui: &mut Ui, context: &PanelContext<'_>, conflict: &ConflictDialog) {
    if conflict.differences.is_empty() {
        let message = match conflict.is_readable {
            true => "The content is the same, but the order of names, the comments or the layout of the file differ",
            false => "The saved file can no longer be read as a briefing",
        };
        widgets::label(ui, message, TextRole::Plain, context.palette.text);
    }
    for difference in conflict.differences.iter().take(MAX_DIFFERENCES) {
        row(ui, context, difference);
    }
    if let Some(more) = conflict.differences.len().checked_sub(MAX_DIFFERENCES).filter(|more| *more > 0) {
        widgets::label(ui, &format!("… and {more} more"), TextRole::Small, context.palette.weak);
    }
}

/// A difference: my version next to the other one, or above it if there is no room.
fn row(ui: &mut Ui, context: &PanelContext<'_>, difference: &Difference) {
    let palette = context.palette;
    widgets::label(ui, &difference.what, TextRole::Strong, palette.text);
    let differing = differing_words(&difference.mine, &difference.theirs);
    let side = |ui: &mut Ui, name: &str, text: &str, differing: &[Range<usize>]| {
        widgets::label(ui, name, TextRole::Small, palette.weak);
        if text.is_empty() {
            widgets::label(ui, "Nothing", TextRole::Plain, palette.weak);
            return;
        }
        let beginning = widgets::beginning(text, SIDE_CHARACTERS);
        let shown = marked(&beginning);
        let mut job = widgets::text_job(&shown, TextRole::Plain, palette.text, ui.available_width());
        // Signs that are shown instead of invisible characters would move what is marked.
        if shown == beginning {
            let is_shown = |range: &&Range<usize>| beginning.get((*range).clone()) == text.get((*range).clone());
            let differing: Vec<_> = differing.iter().filter(is_shown).cloned().collect();
            widgets::mark_ranges(&mut job, &differing, |format| {
                format.background = palette.over_paper(palette.accent, palette.strong_tint);
                format.expand_bg = 0.0;
            });
        }
        let galley = bidi::lay_out(ui, job, false);
        ui.add(egui::Label::new(galley).selectable(false));
    };
    let sides =
        [("Yours", &difference.mine, &differing.manuscript), ("Saved version", &difference.theirs, &differing.source)];
    if ui.available_width() < 420.0 {
        for (name, text, differing) in sides {
            side(ui, name, text, differing);
        }
    } else {
        ui.columns(2, |columns| {
            for (column, (name, text, differing)) in columns.iter_mut().zip(sides) {
                // The toolkit would spread the words of a column over its width.
                column.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.set_max_width(ui.available_width() - space::M);
                    side(ui, name, text, differing);
                });
            }
        });
    }
    ui.add_space(space::S);
}
