//! The dialog that asks what to print, and on which paper.

use egui::Ui;

use crate::gui::{
    command::{Command, TabCommand},
    state::{dialogs::SaveContent, printing::PrintDialog},
    ui::{
        PanelContext,
        theme::{TextRole, space},
        widgets,
    },
};
use briefing_core::{export::pdf::Paper, text::invisible::marked};

/// Draws the dialog.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, print: &mut PrintDialog, send: &mut Vec<Command>) {
    let palette = context.palette;
    let is_closed = widgets::modal(ui, "Print", 460.0, |ui| {
        widgets::heading(ui, "Print", TextRole::Heading, palette.text, 1);
        ui.add_space(space::S);
        for (number, (words, _)) in print.parts.iter().enumerate() {
            if ui.radio(print.chosen == number, marked(&widgets::beginning(words, 60))).clicked() {
                print.chosen = number;
            }
        }
        ui.add_space(space::M);
        widgets::label(ui, "Paper", TextRole::Small, palette.weak);
        ui.horizontal(|ui| {
            // A radio button belongs to the text after it.
            ui.spacing_mut().item_spacing.x = space::M + space::XS;
            for paper in Paper::ALL {
                if ui.radio(print.paper == *paper, paper.name()).clicked() {
                    print.paper = *paper;
                }
            }
        });
        super::error_line(ui, palette, print.error.as_deref());
        foot(ui, context, print, send);
    });
    if is_closed {
        send.push(Command::CloseDialog);
    }
}

fn foot(ui: &mut Ui, context: &PanelContext<'_>, print: &PrintDialog, send: &mut Vec<Command>) {
    ui.add_space(space::M);
    let is_free = print.task.is_none();
    super::foot_buttons(ui, "print", |ui| {
        if ui.button("Cancel").clicked() {
            send.push(Command::CloseDialog);
        }
        if ui.add_enabled(is_free, egui::Button::new("Save as PDF…")).clicked()
            && let Some(job) = print.job()
        {
            send.push(TabCommand::OpenSave(SaveContent::Pages(job)).into());
        }
        let open = widgets::main_button(ui, context.palette, "Open in the PDF viewer", is_free);
        if widgets::is_free_for_focus(ui) {
            open.request_focus();
        }
        if open.on_hover_text("Print from there").clicked() {
            send.push(TabCommand::ShowPrint.into());
        }
    });
}
