//! Shared parts of the lists of speakers, occasions and topics: the text of a line, and the height.

use egui::Ui;

use crate::gui::ui::widgets;
use briefing_core::{editing::Entry, model::Briefing, text::number::counted};

/// The height of the list: the space that the dialog leaves for it.
pub(super) fn list_height(ui: &Ui) -> f32 {
    (ui.ctx().content_rect().height() - 320.0).clamp(80.0, 420.0)
}

/// A name with its number of quotes.
pub(super) fn described(entry: Entry, briefing: &Briefing, room: usize) -> String {
    let name = entry.name(briefing);
    let name = if name.is_empty() { "(no name)".to_owned() } else { name };
    match entry {
        Entry::Speaker(id) => {
            let count = briefing.speaker(id).map_or(0, |speaker| speaker.quote_count);
            let role = briefing.speaker(id).and_then(|speaker| speaker.role.as_deref()).unwrap_or_default();
            let role = if role.is_empty() || name.contains(role) { String::new() } else { format!(", {role}") };
            // The count is never cut off.
            format!("{}: {}", widgets::beginning(&format!("{name}{role}"), room), counted(count, "quote", "quotes"))
        }
        Entry::Occasion(id) => {
            let occasion = briefing.occasion(id);
            let date = occasion.and_then(|occasion| occasion.date);
            let date = date.map(|date| format!(", {}", date.in_language(&briefing.language))).unwrap_or_default();
            let count = occasion.map_or(0, |occasion| occasion.quote_count);
            format!("{}{date}: {}", widgets::beginning(&name, room), counted(count, "quote", "quotes"))
        }
        Entry::Topic(id) => {
            let count = briefing.topic(id).map_or(0, |topic| topic.blocks.len());
            format!("{}: {}", widgets::beginning(&name, room), counted(count, "paragraph", "paragraphs"))
        }
        Entry::Briefing | Entry::Note(_) | Entry::Fact(..) => name,
    }
}
