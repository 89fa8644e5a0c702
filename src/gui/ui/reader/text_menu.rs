//! The context menu of the selected text, the chosen quote and the paragraph.

use briefing_core::{marks::MarkId, model::BlockId};
use egui::{Response, Ui};

use super::{ReaderRows, block_of_row, selection::byte_of_char};
use crate::gui::{
    command::{Action, Command, TabCommand},
    state::view::View,
    ui::{availability, own_marks, widgets},
};

/// The actions on a paragraph.
const OF_PARAGRAPH: [Action; 8] = [
    Action::ParagraphTopics,
    Action::EditText,
    Action::MakeHeading,
    Action::MakeParagraph,
    Action::MakeItem,
    Action::MakeTurn,
    Action::JoinNext,
    Action::SplitHere,
];

impl ReaderRows<'_, '_> {
    /// The context menu of the selected text or the chosen quote, at the pointer or the focus. Returns whether it was
    /// just opened by its key.
    pub(super) fn text_menu(&mut self, response: &Response, block: Option<BlockId>) -> bool {
        let has_quote = self.context.state.position.chosen.is_some();
        let is_topic = self.context.state.position.view != View::Full;
        let at = self.current_mark();
        let mut asked = Vec::new();
        let is_by_key = widgets::context_menu(response, |ui| {
            let room = ui.ctx().content_rect().height() - 24.0;
            widgets::menu_area(ui, room, |ui| {
                let group = |ui: &mut Ui, asked: &mut Vec<Command>, actions: &[Action]| {
                    availability::entries(ui, self.context, actions, asked);
                };
                group(ui, &mut asked, &[Action::Copy, Action::CopyAttribution, Action::CopyAs, Action::CopyPassage]);
                group(ui, &mut asked, &[Action::Shorten, Action::ToggleInBasket]);
                own_marks::text::menu_entries(ui, self.context, at, &mut asked);
                group(ui, &mut asked, &[Action::MarkQuote, Action::AddNote, Action::StateFact]);
                group(ui, &mut asked, &[Action::ChangeSpeaker, Action::ChangeOccasion, Action::RemoveQuote]);
                ui.menu_button("Paragraph", |ui| {
                    for action in OF_PARAGRAPH {
                        if widgets::menu_entry(ui, action, block.is_some() || self.context.can(action)) {
                            asked.push(action.command_on(block));
                        }
                    }
                });
                ui.separator();
                group(ui, &mut asked, &[Action::SelectAll]);
                if is_topic && widgets::menu_entry(ui, Action::ShowInFull, block.is_some() || has_quote) {
                    asked.push(
                        block.map_or(Command::Do(Action::ShowInFull), |block| TabCommand::ShowInFull(block).into()),
                    );
                }
            });
        });
        self.send.append(&mut asked);
        is_by_key
    }

    /// The user's own mark where the text was last clicked.
    fn current_mark(&self) -> Option<MarkId> {
        let spot = (*self.clicked)?;
        let block = block_of_row(self.context, spot.row)?;
        self.context.state.marks.at(block.id, byte_of_char(block.text(), spot.char))
    }
}
