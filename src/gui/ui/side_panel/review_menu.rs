//! The context menu of a proposal's card, with the keys of the review.

use egui::Ui;

use crate::gui::{
    command::{Command, ReviewCommand},
    state::review::{key_of, offered_speakers},
    ui::{PanelContext, widgets},
};
use briefing_core::{
    model::QuoteId,
    text::{invisible::marked, number::counted},
};

/// Adds the entries. The card gets the focus first: a proposal that the user has not looked at is not accepted.
pub(super) fn show(ui: &mut Ui, context: &PanelContext<'_>, id: QuoteId, card: egui::Id, send: &mut Vec<Command>) {
    let keys = context.persisted.single_keys;
    let key = |key: &'static str| if keys { key } else { "" };
    let has_speaker = context.briefing.quote(id).is_some_and(|quote| quote.speaker.is_some());
    let mut add = |ui: &mut Ui, text: &str, key: &str, is_enabled: bool, command: ReviewCommand| {
        if widgets::entry_with_key(ui, text, key, is_enabled) {
            ui.memory_mut(|memory| memory.request_focus(card));
            send.push(ReviewCommand::Choose(id).into());
            send.push(command.into());
        }
    };
    add(ui, "Accept", key("⏎"), has_speaker, ReviewCommand::Accept);
    add(ui, "Not a quote", key("Del"), true, ReviewCommand::Reject);
    ui.separator();
    let speakers = offered_speakers(context.briefing, id);
    for id in &speakers {
        let Some(speaker) = context.briefing.speaker(*id) else { continue };
        let text = format!("Said by {}", marked(&widgets::beginning(&speaker.distinct_name(), 30)));
        let number = key_of(*id).filter(|_| keys).map(|key| key.to_string());
        add(ui, &text, number.as_deref().unwrap_or_default(), true, ReviewCommand::SaidBy(*id));
    }
    let others = context.briefing.speakers().len() - speakers.len();
    if others > 0 {
        let more = counted(others, "more speaker", "more speakers");
        widgets::label(ui, &more, crate::gui::ui::theme::TextRole::Small, context.palette.weak);
    }
    add(ui, ask_speaker(context, id), key("S"), true, ReviewCommand::AskSpeaker);
    ui.separator();
    add(ui, "Move ends", key("E"), true, ReviewCommand::MoveEnds);
    add(ui, "Skip", key("N"), true, ReviewCommand::Skip);
}

/// The label for choosing a speaker, depending on whether one is proposed.
pub(super) fn ask_speaker(context: &PanelContext<'_>, id: QuoteId) -> &'static str {
    let has_speaker = context.briefing.quote(id).is_some_and(|quote| quote.speaker.is_some());
    if has_speaker { "Other speaker…" } else { "Speaker…" }
}
