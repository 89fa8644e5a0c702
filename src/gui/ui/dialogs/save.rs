//! The dialog that asks what to write and to which file.

use crate::gui::state::dialogs::SaveContent;
use crate::gui::state::dialogs::SaveDialog;
use egui::Ui;
use std::path::Path;

use crate::gui::command::{Command, TabCommand};
use crate::gui::ui::{
    PanelContext,
    notices::live,
    theme::{Palette, TextRole, space},
    widgets,
};
use briefing_core::{
    export::{ExportFormat, Filter},
    model::Briefing,
    report::ReportFormat,
    text::invisible::marked,
};

/// The id of the field for the path.
pub fn field_id() -> egui::Id {
    egui::Id::unique("file field")
}

/// Draws the dialog.
pub fn show(
    ui: &mut Ui,
    palette: &Palette,
    context: Option<&PanelContext<'_>>,
    save: &mut SaveDialog,
    send: &mut Vec<Command>,
) {
    let title = match save.what {
        SaveContent::Export(..) => "Export",
        SaveContent::Briefing(_) => "Save briefing",
        SaveContent::Copy(..) => "Save as",
        SaveContent::Pages(_) => "Save as PDF",
        SaveContent::Report(_) => "Save report",
    };
    let is_closed = widgets::modal(ui, title, 560.0, |ui| {
        widgets::heading(ui, title, TextRole::Heading, palette.text, 1);
        ui.add_space(space::S);
        match &save.what {
            SaveContent::Export(format, filter) => {
                let chosen = (*format, *filter);
                if let Some(context) = context {
                    export(ui, context, save, chosen);
                }
            }
            SaveContent::Briefing(saved) => {
                let name = saved.source_name(Path::new(&save.path));
                let beside = name.map(|name| format!(" The text of the document, {name}, is saved next to it."));
                let message = format!("Saves the briefing to this file.{}", beside.unwrap_or_default());
                widgets::label(ui, &marked(&message), TextRole::Small, palette.weak);
            }
            SaveContent::Pages(job) => {
                widgets::label(ui, &format!("Pages on {} paper", job.paper.name()), TextRole::Plain, palette.weak);
            }
            SaveContent::Report(format) => report(ui, *format, save),
            SaveContent::Copy(_, copy_format) => {
                widgets::label(ui, copy_format.name(), TextRole::Plain, palette.weak);
            }
        }
        ui.add_space(space::M);
        file(ui, palette, save, send);
        ui.add_space(space::M);
        foot(ui, palette, save, send);
    });
    if is_closed {
        send.push(Command::CloseDialog);
    }
}

fn export(ui: &mut Ui, context: &PanelContext<'_>, save: &mut SaveDialog, (format, filter): (ExportFormat, Filter)) {
    choices(ui, |ui| {
        for choice in ExportFormat::ALL {
            if ui.radio(format == *choice, choice.name()).clicked() {
                *save = save.with(SaveContent::Export(*choice, filter));
                ui.ctx().request_repaint();
            }
        }
    });
    with_marks(ui, context, save);
    if save.shown_part == Filter::default() {
        return;
    }
    ui.add_space(space::S);
    let part = part_in_words(context.briefing, save.shown_part);
    for (text, choice) in [(part, save.shown_part), ("The whole briefing".to_owned(), Filter::default())] {
        if ui.radio(filter == choice, marked(&text)).clicked() {
            *save = save.with(SaveContent::Export(format, choice));
            ui.ctx().request_repaint();
        }
    }
}

/// Asks for the format of a report.
fn report(ui: &mut Ui, format: ReportFormat, save: &mut SaveDialog) {
    choices(ui, |ui| {
        for choice in ReportFormat::ALL {
            if ui.radio(format == choice, choice.name()).clicked() {
                *save = save.with(SaveContent::Report(choice));
                ui.ctx().request_repaint();
            }
        }
    });
}

/// The height of the window, in points, below which the formats are beside each other, so that the buttons are in view.
const LOW_WINDOW: f32 = 460.0;

/// Formats to choose from, below each other or, in a low window, beside each other.
fn choices(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    if ui.ctx().content_rect().height() < LOW_WINDOW {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            add(ui);
        });
    } else {
        ui.vertical(add);
    }
}

/// Whether to include the user's own marks, if there are any.
fn with_marks(ui: &mut Ui, context: &PanelContext<'_>, save: &mut SaveDialog) {
    if context.state.marks.count() == 0 {
        return;
    }
    ui.add_space(space::S);
    let tooltip = "They are separate from the briefing’s text and labelled as yours";
    ui.checkbox(&mut save.with_marks, "Include my marks").on_hover_text(tooltip);
}

/// The part as a label, such as "What is shown: Crime, quotes by Lee Jae-myung".
fn part_in_words(briefing: &Briefing, part: Filter) -> String {
    let topic = part.topic.and_then(|id| briefing.topic(id)).map(|topic| topic.title.clone());
    let speaker =
        part.quotes.speaker.and_then(|id| briefing.speaker(id)).map(|speaker| format!("quotes by {}", speaker.name));
    let occasion = part.quotes.occasion.and_then(|id| briefing.occasion(id)).map(|occasion| occasion.name.clone());
    let words: Vec<_> = [topic, speaker, occasion].into_iter().flatten().collect();
    format!("What is shown: {}", words.join(", "))
}

fn file(ui: &mut Ui, palette: &Palette, save: &mut SaveDialog, send: &mut Vec<Command>) {
    let response = widgets::path_field(ui, palette, field_id(), &mut save.path);
    if response.changed() {
        save.path_changed();
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        send.push(TabCommand::Save.into());
        // Return takes the focus from a field. It is returned for another name, or for Return again if writing fails.
        response.request_focus();
    }
    if let Some(error) = &save.error {
        ui.add_space(space::XS);
        let label = widgets::label(ui, error, TextRole::Small, palette.bad);
        live(ui, &label);
    }
}

fn foot(ui: &mut Ui, palette: &Palette, save: &SaveDialog, send: &mut Vec<Command>) {
    super::foot_buttons(ui, "save", |ui| {
        if ui.button("Cancel").clicked() {
            send.push(Command::CloseDialog);
        }
        let text = if save.file_exists { "Overwrite" } else { "Save" };
        if widgets::main_button(ui, palette, text, save.task.is_none()).clicked() {
            send.push(TabCommand::Save.into());
        }
    });
}
