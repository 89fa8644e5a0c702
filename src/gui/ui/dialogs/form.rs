//! The dialog with the fields of an entry: a text field for each, or a choice if there are only a few values.

use egui::Ui;

use crate::gui::{
    command::{Command, EditCommand},
    state::editing_dialogs::{FormDialog, FormField, FormPurpose},
    ui::{
        PanelContext,
        theme::{TextRole, space},
        widgets::{self, TypedText},
    },
};
use briefing_core::{
    editing::{Entry, Field, KINDS, kind_name},
    model::TopicId,
    text::invisible::marked,
};

/// The maximum number of topics offered for a fact.
const MAX_TOPICS: usize = 40;

/// The maximum number of characters shown of the words.
const SHOWN_CHARACTERS: usize = 300;

/// The height of the dialog without its fields, in points.
const AROUND_FIELDS: f32 = 220.0;
/// The minimum height of the fields, in points.
const MIN_FIELDS_HEIGHT: f32 = 96.0;

/// Draws the dialog.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, form: &mut FormDialog, send: &mut Vec<Command>) {
    let (title, button) = match &form.purpose {
        FormPurpose::Edit(Entry::Briefing) => ("Briefing details".to_owned(), "OK".to_owned()),
        FormPurpose::Edit(entry) => (format!("Edit {}", entry.kind()), "OK".to_owned()),
        FormPurpose::Add(new) => (format!("New {}", new.kind()), format!("Add {}", new.kind())),
    };
    let palette = context.palette;
    let mut is_entered = false;
    let is_closed = widgets::modal_for_text(ui, palette, (&title, 520.0), |ui| {
        widgets::heading(ui, &title, TextRole::Heading, palette.text, 1);
        ui.add_space(space::S);
        if !form.words.is_empty() {
            let words = format!("“{}”", widgets::beginning(&form.words, SHOWN_CHARACTERS));
            widgets::label(ui, &words, TextRole::CardQuote, palette.text);
            ui.add_space(space::S);
        }
        // The buttons are always in view, however many fields there are.
        let height = (ui.ctx().content_rect().height() - AROUND_FIELDS).max(MIN_FIELDS_HEIGHT);
        let width = ui.available_width();
        widgets::beside_scroll_bar(ui, |ui| {
            let area = egui::ScrollArea::vertical().id_salt("fields").max_height(height).min_scrolled_height(height);
            area.auto_shrink([false, true]).show(ui, |ui| {
                ui.set_max_width(width);
                for (number, field) in form.fields.iter_mut().enumerate() {
                    let wants_focus = number == form.focused && std::mem::take(&mut form.wants_focus);
                    let answer = field_ui(ui, context, field, wants_focus);
                    is_entered |= answer.is_entered;
                    if answer.has_focus {
                        form.focused = number;
                    }
                    ui.add_space(space::S);
                }
                if let Some(topic) = form.topic_mut() {
                    topics(ui, context, topic);
                }
                widgets::follow_focus(ui);
            });
        });
        super::error_line(ui, palette, form.error.as_deref());
        let sent = super::foot(ui, palette, "form", &button, true, send);
        is_entered |= sent;
        TypedText::new(form.is_changed(), is_entered, form.error.is_some())
    });
    if is_closed {
        send.push(Command::CloseDialog);
    } else if is_entered {
        send.push(EditCommand::ConfirmForm.into());
    }
}

/// The result of drawing a field.
#[derive(Default)]
struct FieldResponse {
    has_focus: bool,
    /// Whether Return was pressed in the field.
    is_entered: bool,
}

/// Draws a field.
fn field_ui(ui: &mut Ui, context: &PanelContext<'_>, field: &mut FormField, wants_focus: bool) -> FieldResponse {
    let name = field.field.text();
    widgets::label(ui, name, TextRole::Small, context.palette.weak);
    if field.field == Field::Kind {
        kinds(ui, &mut field.text);
        return FieldResponse::default();
    }
    let id = egui::Id::unique(("form field", field.field));
    let is_long = field.field.is_long();
    let response = super::text_field(ui, context.palette, id, name, &mut field.text, is_long);
    if wants_focus {
        response.request_focus();
    }
    let is_entered = !is_long && response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    FieldResponse { has_focus: response.has_focus(), is_entered }
}

fn kinds(ui: &mut Ui, text: &mut String) {
    ui.horizontal_wrapped(|ui| {
        let none = [("", "Not said")].into_iter();
        for (value, name) in none.chain(KINDS.map(|kind| (kind_name(kind), kind_name(kind)))) {
            if ui.radio(text == value, name).clicked() {
                value.clone_into(text);
            }
        }
    });
}

/// The choice of the topic for a fact.
fn topics(ui: &mut Ui, context: &PanelContext<'_>, topic: &mut TopicId) {
    widgets::label(ui, "Topic", TextRole::Small, context.palette.weak);
    for (id, one) in (0..).map(TopicId).zip(context.briefing.topics()).take(MAX_TOPICS) {
        if ui.radio(*topic == id, marked(&widgets::beginning(&one.title, 60))).clicked() {
            *topic = id;
        }
    }
    ui.add_space(space::S);
}
