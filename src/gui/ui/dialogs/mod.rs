//! The dialogs, each drawn over the window.

pub mod check;
mod conflict;
pub mod copy_as;
mod form;
pub mod help;
mod mark;
mod name_list;
mod names;
pub mod new;
pub mod open;
mod print;
pub mod save;
pub mod shorten;
pub mod speaker;
mod speaker_table;
mod split_speaker;
mod text;
mod topics;

use egui::{
    Key, KeyboardShortcut, Modifiers, Response, TextBuffer, Ui,
    text::{LayoutJob, TextFormat, TextWrapping},
    text_edit::TextEditOutput,
};

use super::{
    PanelContext,
    notices::live,
    theme::{Palette, TextRole, space},
    widgets,
};
use crate::gui::{
    command::{Command, key_text},
    state::{
        dialogs::{Dialog, Dialogs, SaveContent},
        session::PersistedState,
    },
};

/// Draws the dialogs over the window. `context` is `None` if no briefing is shown; then those about the briefing are
/// not drawn.
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
            (Dialog::Help(page), context) => {
                let can_drag_out = context.is_some_and(|context| context.state.can_drag_out);
                help::show(ui, palette, persisted, *page, can_drag_out, send);
            }
            (Dialog::New(new), _) => new::show(ui, palette, new, send),
            (Dialog::Check(check), _) => check::show(ui, palette, check, send),
            (Dialog::Open(open), _) => open::show(ui, palette, persisted, open, send),
            (Dialog::CopyAs(copy_as), Some(context)) => copy_as::show(ui, context, copy_as, number == count, send),
            (Dialog::Shorten(shorten), Some(context)) => shorten::show(ui, context, shorten, send),
            (Dialog::Speaker(speaker), Some(context)) => speaker::show(ui, context, speaker, send),
            (Dialog::Form(form), Some(context)) => form::show(ui, context, form, send),
            (Dialog::Names(names), Some(context)) => names::show(ui, context, names, send),
            (Dialog::Topics(block), Some(context)) => topics::show(ui, context, *block, send),
            (Dialog::Split(split), Some(context)) => split_speaker::show(ui, context, split, send),
            (Dialog::Mark(mark), Some(context)) => mark::show(ui, context, mark, send),
            (Dialog::Text(text), Some(context)) => text::show(ui, context, text, send),
            (Dialog::Conflict(conflict), Some(context)) => conflict::show(ui, context, conflict, send),
            (Dialog::Print(print), Some(context)) => print::show(ui, context, print, send),
            (Dialog::Save(save), context) => {
                // A report is about a text, not about a briefing.
                if context.is_some() || matches!(save.what, SaveContent::Report(_)) {
                    save::show(ui, palette, context, save, send);
                }
            }
            // A dialog about a briefing is not drawn without one.
            (_, None) => {}
        }
    }
}

/// A text field with a focus ring.
fn text_field(ui: &mut Ui, palette: &Palette, id: egui::Id, name: &str, text: &mut String, is_long: bool) -> Response {
    let field = match is_long {
        true => egui::TextEdit::multiline(text).desired_rows(3),
        false => egui::TextEdit::singleline(text),
    };
    let field = field.id(id).desired_width(f32::INFINITY).margin(egui::Margin::symmetric(8, 6));
    let response = ui.add(field).accessible_name(name);
    widgets::focus_ring(ui, palette, &response, response.rect);
    response
}

/// Draws an error message.
fn error_line(ui: &mut Ui, palette: &Palette, error: Option<&str>) {
    if let Some(error) = error {
        ui.add_space(space::XS);
        let label = widgets::label(ui, error, TextRole::Small, palette.bad);
        live(ui, &label);
    }
}

/// The field into which a whole text is pasted.
fn pasted_text(ui: &mut Ui, palette: &Palette, id: egui::Id, name: &str, text: &mut String, wants_focus: &mut bool) {
    let height = (ui.ctx().content_rect().height() - 352.0).clamp(68.0, 248.0);
    let field = text_area(ui, palette, (id, name), text, height);
    if std::mem::take(wants_focus) {
        field.response.response.request_focus();
    }
}

/// A field for a long text, which scrolls once it is higher than `height` points.
fn text_area(
    ui: &mut Ui,
    palette: &Palette,
    (id, name): (egui::Id, &str),
    text: &mut String,
    height: f32,
) -> TextEditOutput {
    let frame = egui::Frame::new()
        .fill(palette.paper)
        .stroke(egui::Stroke::new(1.0, palette.outline))
        .corner_radius(6)
        .inner_margin(egui::Margin { left: 10, right: 2, top: 6, bottom: 6 });
    let lay_out = |text: &str, color, width| {
        let role = TextRole::Plain;
        let format =
            TextFormat { font_id: role.font(), color, line_height: Some(role.leading()), ..Default::default() };
        LayoutJob { wrap: TextWrapping::wrap_at_width(width), ..LayoutJob::single_section(text.to_owned(), format) }
    };
    let framed = frame.show(ui, |ui| {
        egui::ScrollArea::vertical()
            .id_salt(id)
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.set_max_width(ui.available_width() - widgets::SCROLL_BAR);
                let mut layouter = |ui: &Ui, text: &dyn TextBuffer, width: f32| {
                    ui.painter().layout_job(lay_out(text.as_str(), palette.text, width))
                };
                let hint = lay_out(name, palette.weak, f32::INFINITY);
                let field = egui::TextEdit::multiline(text).id(id).hint_text(egui::WidgetText::from(hint));
                field
                    .frame(egui::Frame::NONE)
                    .margin(egui::Margin::ZERO)
                    .min_size(egui::vec2(0.0, height))
                    .desired_width(f32::INFINITY)
                    .layouter(&mut layouter)
                    .show(ui)
            })
    });
    let field = framed.inner.inner;
    let response = field.response.response.clone().accessible_name(name);
    widgets::focus_ring(ui, palette, &response, framed.response.rect);
    field
}

/// Presses the main button from anywhere in a dialog, including a field with several lines.
const CONFIRM: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);

/// Buttons at the right of the bottom of a dialog, where they stay in view.
fn foot_buttons(ui: &mut Ui, salt: &str, buttons: impl FnOnce(&mut Ui)) {
    widgets::foot(ui, salt, |ui| widgets::at_right(ui, salt, buttons));
}

/// *Cancel* and the main button at the bottom of a dialog. Returns whether the main one was pressed.
fn foot(ui: &mut Ui, palette: &Palette, salt: &str, text: &str, enabled: bool, send: &mut Vec<Command>) -> bool {
    ui.add_space(space::M);
    let mut is_pressed = false;
    foot_buttons(ui, salt, |ui| {
        if ui.button("Cancel").clicked() {
            send.push(Command::CloseDialog);
        }
        let button = widgets::main_button(ui, palette, text, enabled);
        is_pressed = button.on_hover_text(key_text(&CONFIRM)).clicked();
    });
    is_pressed || (enabled && ui.input_mut(|input| input.consume_shortcut(&CONFIRM)))
}
