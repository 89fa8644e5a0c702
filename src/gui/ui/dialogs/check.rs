//! The dialog that checks a text: a field for it, and the answer for a single quotation.

use egui::Ui;

use crate::gui::{
    command::Command,
    state::{
        checking::{CheckedText, WAITING},
        dialogs::CheckDialog,
    },
    ui::{
        check::{COPY_SOURCE, copy_source, finding_text, tone},
        notices::live,
        theme::{Palette, TextRole, space},
        widgets::{self, TypedText},
    },
};
use briefing_core::{text::invisible::marked, verify::Finding};

/// The id of the field for the text.
pub fn field_id() -> egui::Id {
    egui::Id::unique("text to check")
}

/// Draws the dialog.
pub fn show(ui: &mut Ui, palette: &Palette, check: &mut CheckDialog, send: &mut Vec<Command>) {
    let is_closed = widgets::modal_for_text(ui, palette, ("Check a text", 620.0), |ui| {
        widgets::heading(ui, "Check a text", TextRole::Heading, palette.text, 1);
        ui.add_space(space::S);
        if check.task.is_none() && check.answer.is_none() && !check.is_waiting {
            ask(ui, palette, check, send);
            return TypedText::new(!check.text.trim().is_empty(), false, false);
        }
        quoted(ui, palette, &check.text);
        ui.add_space(space::M);
        match &check.answer {
            None => {
                let text = if check.is_waiting { WAITING } else { "Looking it up…" };
                let label = widgets::label(ui, text, TextRole::Plain, palette.weak);
                live(ui, &label);
            }
            Some(Err(error)) => {
                let label = widgets::label(ui, &error.in_window(), TextRole::Plain, palette.bad);
                live(ui, &label);
            }
            Some(Ok(checked)) => answer(ui, palette, checked, send),
        }
        ui.add_space(space::M);
        super::foot_buttons(ui, "checked", |ui| {
            if ui.button("Close").clicked() {
                send.push(Command::CloseDialog);
            }
            if ui.button("Another text").clicked() {
                *check = CheckDialog { wants_focus: true, ..CheckDialog::default() };
            }
        });
        TypedText::Nothing
    });
    if is_closed {
        send.push(Command::CloseDialog);
    }
}

/// Asks for the text.
fn ask(ui: &mut Ui, palette: &Palette, check: &mut CheckDialog, send: &mut Vec<Command>) {
    let message = "Paste a quotation or a whole article, drop a document onto the window, or choose one. Its \
                   quotations are checked against the open briefings.";
    widgets::label(ui, message, TextRole::Small, palette.weak);
    ui.add_space(space::M);
    if ui.button("Choose a document…").clicked() {
        send.push(Command::ChooseTextToCheck);
    }
    ui.add_space(space::M);
    super::pasted_text(ui, palette, field_id(), "Text to check", &mut check.text, &mut check.wants_focus);
    let has_text = !check.text.trim().is_empty();
    if super::foot(ui, palette, "check", "Check", has_text, send) {
        send.push(Command::CheckText(std::mem::take(&mut check.text)));
    }
}

fn quoted(ui: &mut Ui, palette: &Palette, text: &str) {
    let shown = widgets::cut(text.trim(), 600);
    egui::ScrollArea::vertical().id_salt("quoted").max_height(150.0).show(ui, |ui| {
        widgets::label(ui, &shown, TextRole::CardQuote, palette.text);
    });
}

/// The finding, the passage of the source, the differences and the actions.
fn answer(ui: &mut Ui, palette: &Palette, checked: &CheckedText, send: &mut Vec<Command>) {
    let Some(finding) = checked.report.findings.first() else {
        let label = widgets::label(ui, "There is no quotation in this text", TextRole::Plain, palette.text);
        live(ui, &label);
        return;
    };
    let text = finding_text(finding);
    let line = format!("{}  {text}", finding.sign());
    let label = widgets::label(ui, &line, TextRole::Strong, tone(palette, finding));
    live(ui, &label);
    details(ui, palette, checked, finding, send);
}

fn details(ui: &mut Ui, palette: &Palette, checked: &CheckedText, finding: &Finding, send: &mut Vec<Command>) {
    for line in crate::gui::ui::check::change_lines(finding) {
        widgets::label(ui, &marked(&line), TextRole::Plain, palette.text);
    }
    for warning in &finding.warnings {
        let message = widgets::sentence(&warning.to_string());
        widgets::label(ui, &marked(&message), TextRole::Small, palette.warning);
    }
    let Some(passage) = &finding.passage else { return };
    ui.add_space(space::S);
    let by = passage.speaker.as_ref().map_or_else(|| "In the source".to_owned(), Clone::clone);
    widgets::label(ui, &marked(&format!("{by}, {}", checked.source_title(passage))), TextRole::Small, palette.weak);
    widgets::label(ui, &marked(&widgets::cut(checked.passage(passage), 800)), TextRole::CardQuote, palette.text);
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        if let Some((tab, block, range)) = checked.place(passage)
            && ui.button("Open in the briefing").clicked()
        {
            send.push(Command::ShowInTab(tab, block, range));
        }
        if ui.button(COPY_SOURCE).clicked() {
            send.push(copy_source(checked, passage).into());
        }
    });
}
