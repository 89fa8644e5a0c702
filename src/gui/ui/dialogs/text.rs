//! The dialog that edits the text of a paragraph, or splits it at the cursor.

use egui::{
    Ui,
    text::{CCursor, CharIndex},
    text_selection::CCursorRange,
};

use crate::gui::{
    command::{Command, EditCommand},
    state::editing_dialogs::TextDialog,
    ui::{
        PanelContext,
        notices::live,
        theme::{Palette, TextRole, space},
        widgets::{self, TypedText},
    },
};
use briefing_core::text::number::counted;

/// The maximum number of characters shown of a quote.
const QUOTE_CHARACTERS: usize = 120;

/// The maximum number of quotes in the warning.
const MAX_QUOTES: usize = 4;

/// Draws the dialog.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, dialog: &mut TextDialog, send: &mut Vec<Command>) {
    let palette = context.palette;
    let is_closed = widgets::modal_for_text(ui, palette, ("Edit text", 640.0), |ui| {
        widgets::heading(ui, "Edit text", TextRole::Heading, palette.text, 1);
        ui.add_space(space::S);
        field(ui, palette, dialog);
        warning(ui, context, dialog);
        super::error_line(ui, palette, dialog.error.as_deref());
        ui.add_space(space::S);
        let can_split = dialog.text == dialog.before;
        let split = ui.add_enabled(can_split, egui::Button::new("Split at the cursor"));
        if split.on_hover_text("Split it into two paragraphs").clicked() {
            send.push(EditCommand::SplitText.into());
        }
        let text = if dialog.falsified.is_some() { "Change anyway" } else { "OK" };
        let is_sent = super::foot(ui, palette, "text", text, true, send);
        if is_sent {
            send.push(EditCommand::ConfirmText.into());
        }
        let is_asked_about = dialog.error.is_some() || dialog.falsified.is_some();
        TypedText::new(dialog.text != dialog.before, is_sent, is_asked_about)
    });
    if is_closed {
        send.push(Command::CloseDialog);
    }
}

fn field(ui: &mut Ui, palette: &Palette, dialog: &mut TextDialog) {
    let height = (ui.ctx().content_rect().height() - 342.0).clamp(68.0, 408.0);
    let id = egui::Id::unique("text of the paragraph");
    let field = super::text_area(ui, palette, (id, "Text of the paragraph"), &mut dialog.text, height);
    if let Some(range) = field.cursor_range {
        let chars = range.primary.index.0;
        dialog.cursor = dialog.text.char_indices().nth(chars).map_or(dialog.text.len(), |(at, _)| at);
    }
    let response = field.response.response;
    if response.changed() {
        // A paragraph has no line breaks.
        dialog.text.retain(|c| c != '\r');
        dialog.falsified = None;
        dialog.error = None;
    }
    if std::mem::take(&mut dialog.wants_focus) {
        response.request_focus();
        let before = dialog.text.get(..dialog.cursor).map_or(0, |before| before.chars().count());
        let mut state = field.state;
        state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(CharIndex(before)))));
        state.store(ui.ctx(), id);
    }
}

/// A warning about the quotes that would no longer be confirmed with this text.
fn warning(ui: &mut Ui, context: &PanelContext<'_>, dialog: &TextDialog) {
    let Some(falsified) = dialog.falsified.as_ref().filter(|ids| !ids.is_empty()) else { return };
    let palette = context.palette;
    let count = counted(falsified.len(), "quote has", "quotes have");
    let message = format!("{count} some of these words. Changed quotes become unconfirmed: review them afterwards");
    ui.add_space(space::S);
    let label = widgets::label(ui, &message, TextRole::Plain, palette.warning);
    live(ui, &label);
    for quote in falsified.iter().filter_map(|id| context.briefing.quote(*id)).take(MAX_QUOTES) {
        let words = context.briefing.quote_text(quote);
        widgets::label(
            ui,
            &format!("“{}”", widgets::beginning(&words, QUOTE_CHARACTERS)),
            TextRole::Small,
            palette.text,
        );
    }
}
